//! The page of one record, and the parts that pages of one's own are composed of.
//!
//! A type can have a page of its own, a `RecordPage`, made of the parts it wants, all in one reading:
//!
//! ```ignore
//! fn body(db: &Db<'_>, at: &AtHand, wanted: Wanted, asked: &Posted) -> Result<Markup> {
//!     Ok(html! {
//!         (record::head(db, at)?) (record::facts(at)) (record::stage_bar(db, at)?)
//!         div class="record-grid" {
//!             (record::details(db, at)?)
//!             div class="record-main" { (record::timeline(db, at, wanted)?) }
//!             div class="record-side" { (record::next_activity(db, at)?) (record::people(db, at)?) (record::related(db, at)?) }
//!         }
//!     })
//! }
//! ```
//!
//! `head_with` adds marks after the name, `details_of` and `related_but` leave out what the page shows elsewhere. The
//! parts refresh themselves through `/{plural}/{id}/part/…`, and whatever they post goes to the generic addresses.

mod at_hand;
mod bin;
pub(crate) mod conflict;
mod details;
pub(crate) mod edit;
mod edit_all;
mod files;
mod head;
pub(crate) mod look_up;
mod new;
mod next;
mod people;
mod related;
mod stages;
mod timeline;
mod verb;
mod warn;

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use kernel::{AnyId, Error, Fault, Result};
use maud::{Markup, html};
use store::Db;

pub use at_hand::{Asker, AtHand};
pub use details::{details, details_of};
pub use files::given_out;
pub use head::{facts, head, head_with};
pub use next::next_activity;
pub use people::people;
pub use related::{Listed, lists, related, related_but};
pub use stages::stage_bar;
pub use timeline::{Only, Wanted, timeline};

pub(crate) use at_hand::may_create;

use crate::http::{Answer, Posted};
use crate::kit::Crumb;
use crate::show::type_many;
use crate::{App, Ctx};

/// The page of a type of its own, in place of the generic one.
///
/// It stands in `AppOptions::record_pages` and not at a fixed address, because `/companies/{id}` would win over
/// `/companies/new` too.
#[derive(Clone, Copy, Debug)]
pub struct RecordPage {
    /// The record type.
    pub of: &'static str,
    /// What stands on it: made from the record, the filter of its timeline and the query of the address.
    pub body: fn(&Db<'_>, &AtHand, Wanted, &Posted) -> Result<Markup>,
}

/// Serves the pages of records of all types.
pub fn router() -> Router<App> {
    Router::new()
        .route("/{plural}/new", get(new::form).post(new::create))
        .route("/{plural}/likely", post(warn::likely))
        .route("/{plural}/{id}", get(page))
        .route("/{plural}/{id}/edit", get(edit_all::form).post(edit_all::save))
        .route("/{plural}/{id}/part/{part}", get(edit::part))
        .route("/{plural}/{id}/field/{field}", get(edit::field).post(edit::save_field))
        .route("/{plural}/{id}/confirm/{field}", post(edit::confirm))
        .route("/{plural}/{id}/stage", post(edit::save_stage))
        .route("/{plural}/{id}/timeline", get(timeline::asked))
        .route("/{plural}/{id}/comments", post(timeline::comment))
        .route("/comments/{id}/words", get(timeline::reword_form).post(timeline::reword))
        .route("/comments/{id}/remove", post(timeline::remove))
        .route("/mentions", get(timeline::mentions))
        .route("/{plural}/{id}/tasks", post(next::add))
        .route("/{plural}/{id}/done", post(next::done))
        .route("/{plural}/{id}/tags", post(people::add_tag))
        .route("/{plural}/{id}/tags/remove", post(people::remove_tag))
        .route("/tags/names", get(people::tag_names))
        .route("/{plural}/{id}/follow", post(people::follow))
        .route("/{plural}/{id}/unfollow", post(people::unfollow))
        .route("/{plural}/{id}/do/{verb}", get(verb::form).post(verb::run))
        .route("/{plural}/{id}/delete", get(bin::ask).post(bin::delete))
        .route("/{plural}/{id}/restore", post(bin::restore))
        // Files are as large as the store takes them, and it counts their bytes itself.
        .route("/{plural}/{id}/files", post(files::upload).layer(axum::extract::DefaultBodyLimit::disable()))
        .route("/{plural}/{id}/file/{field}", get(files::download))
        .route("/bin", get(bin::page))
}

/// `GET /{plural}/{id}`: the record's page.
async fn page(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>) -> Answer {
    shown(ctx, plural, id, Wanted::default()).await
}

/// The page with a filter of its timeline; what lies in the bin says so and can be taken out again.
async fn shown(ctx: Ctx, plural: String, id: AnyId, wanted: Wanted) -> Answer {
    let asker = Asker::of(&ctx);
    let own = ctx.app().options().record_pages.clone();
    let query = Posted::parse(ctx.asked().split_once('?').map_or("", |(_, query)| query).as_bytes());
    let read = ctx
        .read({
            let plural = plural.clone();
            move |db| {
                let at = AtHand::read(db, &asker, type_of(db, &plural)?, id)?;
                let body = match own.iter().find(|page| page.of == at.of.name) {
                    Some(page) => (page.body)(db, &at, wanted, &query)?,
                    None => body(db, &at, wanted)?,
                };
                Ok((at.title(), at.subject(), at.of.name, body))
            }
        })
        .await;
    match read {
        Ok((title, subject, of, body)) => Ok(framed(&ctx, &plural, of, &title, subject, body)),
        Err(error) if error.value("merged_into").is_some() => {
            let into = error.value("merged_into").unwrap_or_default();
            Ok(ctx.go(&format!("/{plural}/{into}")))
        }
        Err(error) if error.fault() == Fault::NotFound => bin::in_bin(ctx, plural, id, error).await,
        Err(error) => Err(error.into()),
    }
}

fn body(db: &Db<'_>, at: &AtHand, wanted: Wanted) -> Result<Markup> {
    Ok(html! {
        div class="record" {
            (head(db, at)?)
            (facts(at))
            (stage_bar(db, at)?)
            div class="record-grid" {
                (details(db, at)?)
                div class="record-side" { (next_activity(db, at)?) (related(db, at)?) (people(db, at)?) }
                div class="record-main" { (timeline(db, at, wanted)?) }
            }
        }
    })
}

/// A page of a record in the frame, with the way to it; for pages of one's own too.
pub fn framed(ctx: &Ctx, plural: &str, of: &str, title: &str, subject: String, body: Markup) -> Response {
    let list = format!("/{plural}");
    let mut shell = ctx.shell(title, &list);
    shell.crumbs = vec![
        Crumb { text: type_many(ctx.lang(), of), href: list },
        Crumb { text: title.to_owned(), href: String::new() },
    ];
    // What one was told of it is read by opening it; the page says so itself, because asking for it changes nothing.
    let told = (ctx.visit().unread > 0 && !subject.is_empty())
        .then(|| format!("/notifications/about/{}", subject.replacen(':', "/", 1)));
    let body = html! { (body) @if let Some(told) = &told { div hx-post=(told) hx-trigger="load" hx-target="#bell" hx-swap="outerHTML" {} } };
    shell.subject = subject;
    axum::response::IntoResponse::into_response(crate::kit::page(&shell, body))
}

/// The name of the record type with this plural.
fn type_of(db: &Db<'_>, plural: &str) -> Result<&'static str> {
    db.catalogue().by_plural(plural).map(|of| of.name).ok_or_else(Error::not_found)
}
