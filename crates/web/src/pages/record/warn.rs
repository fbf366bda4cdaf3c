//! Records that are likely the same as the one about to be made: shown while one types and when one saves.

use axum::extract::Path;
use axum::response::IntoResponse;
use crm::duplicates::{Likely, Match, likely as find};
use kernel::Result;
use maud::{Markup, html};
use record::{RecordRef, RecordType};
use store::{Action, Db};

use super::new;
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Notice, Tone};
use crate::read_form::{self, Reader};
use crate::show::{Show, field_label};

/// `POST /{plural}/likely`: what the form so far is likely the same as. It changes nothing; it is posted so that names and
/// numbers of people stay out of addresses and logs.
pub(super) async fn likely(ctx: Ctx, Path(plural): Path<String>, posted: Posted) -> Answer {
    let shown = ctx
        .read(move |db| {
            let of = db.describe(super::type_of(db, &plural)?)?;
            db.access().demand(&of, Action::Create)?;
            let show = Show::of(db);
            let reader = Reader { lang: show.lang, zone: &show.zone, currency: show.base, catalogue: &show.catalogue };
            // What cannot be read yet is still being typed.
            let values = read_form::read(&posted, new::fields(db, &of), &reader).values;
            let likely = find(db, of.name, &values, None)?;
            notice(db, &of, &likely, false)
        })
        .await?;
    Ok(shown.into_response())
}

/// The warning when one saves, with the way to make the record all the same.
pub(super) fn on_saving(db: &Db<'_>, of: &RecordType, likely: &Likely) -> Result<Markup> {
    notice(db, of, likely, true)
}

fn notice(db: &Db<'_>, of: &RecordType, likely: &Likely, saving: bool) -> Result<Markup> {
    if likely.is_empty() {
        return Ok(html! {});
    }
    let lang = db.actor().lang;
    let word = |key: &str| words::text(lang, key, &[]);
    let body = html! {
        p class="strong" { (word("records-likely")) }
        @if !likely.seen.is_empty() {
            ul class="likely" {
                @for duplicate in &likely.seen {
                    li {
                        a href=(format!("/{}/{}", of.plural, duplicate.record.id)) { (duplicate.title) }
                        span class="muted small" { (reason(lang, of, &duplicate.by)) }
                    }
                }
            }
        }
        @if let Some(hidden) = &likely.hidden {
            p { (hidden_words(db, of, hidden)?) }
        }
    };
    let actions = html! {
        @if saving {
            button type="submit" form="new-record" class="btn" name="anyway" value="1" { (word("records-create-anyway")) }
        }
    };
    Ok(kit::notice(&Notice { body, tone: Tone::Warn, actions }))
}

fn reason(lang: kernel::Lang, of: &RecordType, by: &Match) -> String {
    match by {
        Match::Same(field) => {
            let label = of.find(field).map(|field| field_label(lang, of.name, field)).unwrap_or_default();
            words::text(lang, "records-likely-same", &[("field", label.into())])
        }
        Match::Domain(domain) => words::text(lang, "records-likely-domain", &[("domain", domain.into())]),
        Match::Name(_) => words::text(lang, "records-likely-name", &[]),
    }
}

/// That there is a record one may not see, and whom to ask.
fn hidden_words(db: &Db<'_>, of: &RecordType, hidden: &crm::duplicates::Hidden) -> Result<String> {
    let lang = db.actor().lang;
    let label = of.find(&hidden.field).map(|field| field_label(lang, of.name, field)).unwrap_or_default();
    let owner = match hidden.ask {
        Some(id) => db.title(RecordRef { of: "user", id })?,
        None => None,
    };
    Ok(match owner {
        Some(owner) => words::text(lang, "records-likely-hidden", &[("field", label.into()), ("owner", owner.into())]),
        None => words::text(lang, "records-likely-hidden-nobody", &[("field", label.into())]),
    })
}
