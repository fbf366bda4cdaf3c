//! The change log, for administrators: who changed what, when, and by which face.

mod verify;

use axum::Router;
use axum::extract::Query as Asked;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use kernel::{AnyId, Face, Result, format};
use maud::{Markup, html};
use record::{Query, RecordRef, Value};
use serde::Deserialize;
use store::{Db, Deed, Entry, LogFilter};
use web::http::Answer;
use web::kit::{self, Choice, Input, Tone};
use web::show::{Show, Titles, field_label, type_name};
use web::{App, Ctx, url_encoded};

use crate::frame::page;

const PAGE: usize = 50;
const FACES: [Face; 6] = [Face::Web, Face::Command, Face::Api, Face::Assistant, Face::Job, Face::Import];

/// Serves `/settings/log`.
pub fn router() -> Router<App> {
    Router::new().route("/settings/log", get(log)).route("/settings/log/verify", post(verify::verify))
}

#[derive(Clone, Deserialize)]
struct Wanted {
    #[serde(default)]
    user: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    batch: String,
    #[serde(default)]
    before: String,
}

impl Wanted {
    fn filter(&self) -> LogFilter {
        LogFilter {
            user: self.user.parse().ok(),
            of: Some(self.of.clone()).filter(|of| !of.is_empty()),
            batch: self.batch.parse().ok(),
            before: self.before.parse().ok(),
        }
    }

    /// The address of the rows before one.
    fn before(&self, id: AnyId) -> String {
        let (user, of, batch) = (url_encoded(&self.user), url_encoded(&self.of), url_encoded(&self.batch));
        format!("/settings/log?user={user}&of={of}&batch={batch}&before={id}")
    }
}

async fn log(ctx: Ctx, Asked(wanted): Asked<Wanted>) -> Answer {
    ctx.administrators_only()?;
    let asked = wanted.clone();
    let lang = ctx.lang();
    let (entries, last) = ctx.read(move |db| lines(db, &asked.filter(), lang)).await?;
    let more = match last {
        Some(last) => kit::more_item(&ctx.word("kit-more"), &wanted.before(last)),
        None => html! {},
    };
    if ctx.is_htmx() && !wanted.before.is_empty() {
        return Ok(html! { (kit::timeline_entries(&entries)) (more) }.into_response());
    }
    let users = ctx.read(|db| db.page(&Query::of("user").by("name").limit(1000).fields(&["name"]))).await?.rows;
    let body = html! {
        div id="verdict" {}
        (filters(&ctx, &wanted, users.iter().map(|view| Choice { value: view.id.to_string(), label: view.title.clone() }).collect()))
        @if entries.is_empty() { p class="muted" { (ctx.word("settings-log-empty")) } }
        @else { (kit::timeline(&ctx.word("settings-log"), &entries, more)) }
    };
    Ok(page(
        &ctx,
        "/settings/log",
        &ctx.word("settings-log"),
        verify::button(&ctx),
        html! { div class="stack" { (body) } },
    ))
}

fn filters(ctx: &Ctx, wanted: &Wanted, users: Vec<Choice>) -> Markup {
    let lang = ctx.lang();
    let types = ctx
        .store()
        .catalogue()
        .types()
        .map(|of| Choice { value: of.name.to_owned(), label: type_name(lang, of.name) })
        .collect();
    let pick = |name: &str, label: String, value: &str, choices: Vec<Choice>| kit::Field {
        name: name.into(),
        label,
        input: Input::Choice { value: value.to_owned(), choices, none: ctx.word("settings-log-all") },
        ..kit::Field::default()
    };
    html! {
        form class="row log-filter" method="get" action="/settings/log" {
            (kit::field(lang, &pick("user", ctx.word("user"), &wanted.user, users)))
            (kit::field(lang, &pick("of", words::attr(lang, "permission", "record_type"), &wanted.of, types)))
            (kit::submit(&kit::Button { text: &ctx.word("kit-apply"), ..kit::Button::default() }, "", ""))
        }
    }
}

/// The entries ready to be shown, and the id of the last one when there may be more.
fn lines(db: &Db<'_>, filter: &LogFilter, lang: kernel::Lang) -> Result<(Vec<kit::Entry>, Option<AnyId>)> {
    let rows = db.log(filter, PAGE)?;
    let mut mentioned: Vec<RecordRef> = rows.iter().map(|entry| entry.record).collect();
    mentioned.extend(rows.iter().filter_map(|entry| Some(RecordRef { of: "user", id: entry.user? })));
    for entry in &rows {
        mentioned.extend(referred(db, entry));
    }
    let titles = db.titles(&mentioned)?;
    let titled = |id: AnyId| titles.iter().find(|(record, _)| record.id == id).map(|(_, title)| title.clone());
    let show = Show::of(db);
    let last = (rows.len() == PAGE).then(|| rows.last().map(|entry| entry.id)).flatten();
    let mut day = None;
    let mut entries = Vec::with_capacity(rows.len());
    for entry in &rows {
        let date = entry.at.date_in(&show.zone);
        let first = day.replace(date) != Some(date);
        let by = entry.user.and_then(|id| titles.get(&RecordRef { of: "user", id })).cloned();
        entries.push(kit::Entry {
            day: if first { format::date(lang, date) } else { String::new() },
            icon: icon(entry.deed).to_owned(),
            tone: tone(entry.deed),
            title: title(lang, &show, entry, titles.get(&entry.record)),
            by: format!(
                "{} · {}",
                by.unwrap_or_else(|| words::text(lang, "settings-log-program", &[])),
                face(lang, &entry.face)
            ),
            time: (format::time(lang, entry.at, &show.zone), entry.at.to_string()),
            body: changes(db, &show, lang, entry, &titled),
            plain: entry.deed == Deed::Change,
            ..kit::Entry::default()
        });
    }
    Ok((entries, last))
}

/// The records that changed references point at.
fn referred(db: &Db<'_>, entry: &Entry) -> Vec<RecordRef> {
    let Ok(of) = db.describe(entry.record.of) else { return Vec::new() };
    let mut found = Vec::new();
    for change in &entry.fields {
        let target = of.find(&change.name).and_then(|field| field.kind.target());
        let target = target.and_then(|name| Some(db.describe(name).ok()?.name));
        for value in [&change.before, &change.after] {
            match (value, target) {
                (Value::Id(id), Some(of)) => found.push(RecordRef { of, id: *id }),
                (Value::Ids(ids), Some(of)) => found.extend(ids.iter().map(|id| RecordRef { of, id: *id })),
                (Value::Record(record), _) => found.push(*record),
                _ => {}
            }
        }
    }
    found
}

fn icon(deed: Deed) -> &'static str {
    match deed {
        Deed::Create => "plus",
        Deed::Change => "edit",
        Deed::Delete => "trash",
        Deed::Restore => "undo",
        Deed::Erase => "x",
    }
}

fn tone(deed: Deed) -> Tone {
    match deed {
        Deed::Create | Deed::Restore => Tone::Good,
        Deed::Change => Tone::Quiet,
        Deed::Delete | Deed::Erase => Tone::Bad,
    }
}

fn face(lang: kernel::Lang, code: &str) -> String {
    match FACES.iter().find(|face| face.code() == code) {
        Some(face) => words::attr(lang, "face", face.code()),
        None => code.to_owned(),
    }
}

fn title(lang: kernel::Lang, show: &Show, entry: &Entry, title: Option<&String>) -> Markup {
    let what = type_name(lang, entry.record.of);
    // Rights are titled by the name that the program has for a record type.
    let title = title.map(|title| if words::has(lang, title) { type_name(lang, title) } else { title.clone() });
    let said = words::attr(lang, "deed", entry.deed.code());
    html! {
        (what) " "
        @match title {
            Some(title) => a href=(show.href(entry.record)) { (title) },
            None => span class="faint" { (entry.record.id) },
        }
        " · " (said)
    }
}

fn changes(db: &Db<'_>, show: &Show, lang: kernel::Lang, entry: &Entry, titled: Titles<'_>) -> Markup {
    let Ok(of) = db.describe(entry.record.of) else { return html! {} };
    html! {
        @for change in &entry.fields {
            @if let Some(field) = of.find(&change.name) {
                (kit::change(
                    &field_label(lang, of.name, field),
                    &show.value_text(&field.kind, &change.before, titled),
                    &show.value_text(&field.kind, &change.after, titled),
                )) " "
            }
        }
    }
}
