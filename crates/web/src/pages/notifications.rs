//! What one has been told: the bell, the list of one's own notifications, and marking them as read.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Path, Query as Asked};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use crm::general::Notification;
use crm::general::notify::{self, Which};
use crm::rights::User;
use kernel::{AnyId, Error, Lang, Result, Timestamp, format};
use maud::{Markup, html};
use record::{Cursor, Query, RecordRef, Test, Value, View};
use serde::Deserialize;
use store::Db;
use words::Arg;

use crate::http::Answer;
use crate::kit::{self, Button, Empty, Tone};
use crate::show::{Show, field_label, type_name};
use crate::{App, Ctx, url_encoded};

/// How many stand on a page.
const SHOWN: usize = 50;

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/notifications", get(page))
        .route("/notifications/bell", get(bell))
        .route("/notifications/read", post(read_all))
        .route("/notifications/{id}/read", post(read_one))
        .route("/notifications/about/{type}/{id}", post(read_about))
}

/// Where the page begins.
#[derive(Deserialize)]
struct Wanted {
    after: Option<String>,
}

/// `GET /notifications`: the page, or for htmx the list alone.
async fn page(ctx: Ctx, Asked(wanted): Asked<Wanted>) -> Answer {
    let (me, csrf) = (ctx.user(), ctx.csrf().to_owned());
    let first = wanted.after.is_none();
    let (list, unread) = ctx.read(move |db| Ok((list(db, me, wanted.after, &csrf)?, unread(db, me)?))).await?;
    if ctx.is_htmx() {
        return Ok(list.into_response());
    }
    let title = ctx.word("kit-notifications");
    let all = ctx.word("notifications-read-all");
    let body = html! {
        div class="page-head" {
            h1 { (title) }
            @if first && unread > 0 {
                span class="page-count" { (ctx.words("notifications-unread", &[("count", unread.into())])) }
                form class="page-actions" method="post" action="/notifications/read" {
                    (kit::hidden_csrf(ctx.csrf()))
                    (kit::submit(&Button { text: &all, icon: "check", ..Button::default() }, "", ""))
                }
            }
        }
        (list)
    };
    Ok(ctx.page(&title, "/notifications", body))
}

/// `GET /notifications/bell`: the bell with the count of what is unread.
async fn bell(ctx: Ctx) -> Answer {
    // Counted with the visit, a moment ago.
    Ok(kit::bell(ctx.lang(), ctx.visit().unread).into_response())
}

async fn read_all(ctx: Ctx) -> Answer {
    ctx.write(|tx| notify::mark_read(tx, Which::All)).await?;
    Ok(ctx.go("/notifications"))
}

async fn read_one(ctx: Ctx, Path(id): Path<AnyId>) -> Answer {
    let me = ctx.user();
    ctx.write(move |tx| {
        own(tx, me, id)?;
        notify::mark_read(tx, Which::One(id))
    })
    .await?;
    Ok(ctx.go("/notifications"))
}

/// `POST /notifications/about/{type}/{id}`: the page of a record is open, so what one was told of it has been read. Sent by
/// the page itself, as asking for a page changes nothing.
async fn read_about(ctx: Ctx, Path((of, id)): Path<(String, AnyId)>) -> Answer {
    let read = ctx
        .write(move |tx| {
            let of = tx.describe(&of).map_err(|_| Error::not_found())?.name;
            notify::mark_read(tx, Which::About(RecordRef { of, id }))
        })
        .await?;
    let unread = ctx.visit().unread.saturating_sub(read as _);
    Ok(kit::bell(ctx.lang(), unread).into_response())
}

/// Those of one user: an administrator may see others' too, which are nobody's business but theirs.
fn of_user(me: AnyId) -> Query {
    Query::all::<Notification>().is(Notification::USER, me.of::<User>())
}

/// What a notification of one's own is about.
fn own(db: &Db<'_>, me: AnyId, id: AnyId) -> Result<Option<RecordRef>> {
    let found = db.first::<Notification>(of_user(me).filter(record::Filter::Ids(vec![id])))?;
    Ok(found.ok_or_else(Error::not_found)?.about)
}

fn unread(db: &Db<'_>, me: AnyId) -> Result<i64> {
    db.count(&of_user(me).test("read_at", Test::Empty))
}

fn list(db: &Db<'_>, me: AnyId, after: Option<String>, csrf: &str) -> Result<Markup> {
    let lang = db.actor().lang;
    let here = match &after {
        Some(after) => format!("/notifications?after={}", url_encoded(after)),
        None => "/notifications".to_owned(),
    };
    let mut query = of_user(me).limit(SHOWN).fields(&["kind", "about", "message", "details", "read_at"]);
    query.after = after.map(Cursor);
    let page = db.page(&query)?;
    let told: Vec<Told> = page.rows.iter().map(Told::read).collect();
    let titles = db.titles(&told.iter().flat_map(Told::mentioned).collect::<Vec<_>>())?;
    let show = Show::of(db);
    Ok(html! {
        div id="told" data-live-list="notification" hx-get=(here) hx-trigger="live" hx-swap="outerHTML" {
            @if told.is_empty() {
                (kit::empty(&Empty { icon: "bell".into(), title: word(lang, "notifications-none"), text: word(lang, "notifications-none-how"), ..Empty::default() }))
            } @else {
                section class="panel" {
                    div class="panel-body flush" {
                        ul class="related told" { @for one in &told { (line(db, &show, one, &titles, csrf)?) } }
                    }
                    @if let Some(next) = page.next {
                        div class="panel-foot" { a href={ "/notifications?after=" (url_encoded(&next.0)) } { (word(lang, "notifications-older")) } }
                    }
                }
            }
        }
    })
}

fn word(lang: Lang, key: &str) -> String {
    words::text(lang, key, &[])
}

/// A notification, read from its row.
struct Told {
    id: AnyId,
    kind: String,
    about: Option<RecordRef>,
    message: String,
    details: serde_json::Value,
    read: bool,
}

impl Told {
    fn read(view: &View) -> Told {
        let text = |field: &str| view.value(field).as_text().unwrap_or("").to_owned();
        // Words that cannot be read are left out; the notification still says what it is about.
        let details = view.value("details").as_text().and_then(|text| serde_json::from_str(text).ok());
        Told {
            id: view.id,
            kind: text("kind"),
            about: match view.value("about") {
                Value::Record(about) => Some(*about),
                _ => None,
            },
            message: text("message"),
            details: details.unwrap_or_default(),
            read: !view.value("read_at").is_null(),
        }
    }

    fn id_in(&self, name: &str, of: &'static str) -> Option<RecordRef> {
        Some(RecordRef { of, id: self.details[name].as_str()?.parse().ok()? })
    }

    fn by(&self) -> Option<RecordRef> {
        self.id_in("by", "user")
    }

    fn comment(&self) -> Option<RecordRef> {
        self.id_in("comment", "comment")
    }

    /// Every record that its words name.
    fn mentioned(&self) -> impl Iterator<Item = RecordRef> {
        [self.about, self.by(), self.comment()].into_iter().flatten()
    }

    fn face(&self) -> (&'static str, Tone) {
        match self.kind.as_str() {
            "mention" => ("user", Tone::Accent),
            "assignment" => ("check-square", Tone::Plum),
            "comment" => ("mail", Tone::Info),
            "due" => ("clock", Tone::Warn),
            "finished" => ("check", Tone::Good),
            _ => ("edit", Tone::Quiet),
        }
    }
}

/// One notification. What one may no longer see is not named.
fn line(db: &Db<'_>, show: &Show, told: &Told, titles: &HashMap<RecordRef, String>, csrf: &str) -> Result<Markup> {
    let lang = show.lang;
    let at = told.id.made_at();
    let (icon, tone) = told.face();
    let said = told.comment().and_then(|comment| titles.get(&comment));
    let about = told.about.and_then(|about| {
        let title = titles.get(&about)?;
        Some(if title.is_empty() { type_name(lang, about.of) } else { title.clone() })
    });
    let sentence = sentence(db, lang, told, titles)?;
    Ok(html! {
        li class={ "related-item" @if !told.read { " is-unread" } } {
            span class={ "entry-mark " (tone.class()) } { (kit::icon(icon)) }
            span class="related-text" {
                @if told.about.is_some() && about.is_some() {
                    a class="related-title" href=[told.about.map(|about| show.href(about))] { (about.as_deref().unwrap_or_default()) }
                } @else {
                    span class="related-title" { (word(lang, if told.about.is_some() { "notifications-gone" } else { "kit-notifications" })) }
                }
                span class="related-note" { (sentence) @if let Some(said) = said { ": " q { (glimpse(said)) } } }
            }
            span class="related-end" {
                time datetime=(at.to_string()) title=(format::date_time(lang, at, &show.zone)) { (ago(lang, show.now, at)) }
                @if told.read { span class="sr" { (word(lang, "notification.read_at")) } }
                @else {
                    form method="post" action={ "/notifications/" (told.id) "/read" } {
                        (kit::hidden_csrf(csrf))
                        (kit::submit(&Button { text: &word(lang, "notifications-read-one"), small: true, look: kit::Look::Quiet, ..Button::default() }, "", ""))
                    }
                }
            }
        }
    })
}

fn ago(lang: Lang, now: Timestamp, at: Timestamp) -> String {
    words::relative(lang, format::relative(now, at))
}

/// What happened, in the reader's words.
fn sentence(db: &Db<'_>, lang: Lang, told: &Told, titles: &HashMap<RecordRef, String>) -> Result<String> {
    let who = match told.by() {
        Some(by) => titles.get(&by).cloned().unwrap_or_else(|| word(lang, "records-somebody")),
        None => word(lang, "records-program"),
    };
    // Work of the program brings words of its own.
    if told.by().is_none() && told.message != "notification_kind" && words::has(lang, &told.message) {
        let values: Vec<(&str, Arg)> =
            told.details.as_object().into_iter().flatten().map(|(n, v)| (n.as_str(), arg(lang, v))).collect();
        return Ok(words::text(lang, &told.message, &values));
    }
    let args = [("who", Arg::from(who))];
    Ok(match told.kind.as_str() {
        "mention" => words::text(lang, "notifications-mention", &args),
        "assignment" => words::text(lang, "notifications-assignment", &args),
        "comment" => words::text(lang, "notifications-comment", &args),
        "change" => {
            let fields = fields(db, lang, told)?;
            if fields.is_empty() {
                words::text(lang, "notifications-change", &args)
            } else {
                let [who] = args;
                words::text(lang, "notifications-change-of", &[who, ("fields", words::list(lang, &fields).into())])
            }
        }
        kind => word(lang, &format!("notification_kind.{kind}")),
    })
}

/// The names of the fields that changed, as far as the reader may see them now.
fn fields(db: &Db<'_>, lang: Lang, told: &Told) -> Result<Vec<String>> {
    let Some(about) = told.about else { return Ok(Vec::new()) };
    let of = db.describe(about.of)?;
    let names = told.details["fields"].as_array().into_iter().flatten().filter_map(|name| name.as_str());
    let seen = names.filter_map(|name| of.find(name)).filter(|field| db.access().sees(&of, field));
    Ok(seen.map(|field| field_label(lang, of.name, field)).collect())
}

fn arg(lang: Lang, value: &serde_json::Value) -> Arg<'_> {
    if let Some(day) = value.as_str().and_then(|text| kernel::date::parse_date(text).ok()) {
        return Arg::from(format::date_medium(lang, day));
    }
    match value {
        serde_json::Value::String(text) => Arg::from(text.as_str()),
        serde_json::Value::Number(number) => number.as_i64().map_or_else(|| Arg::from(number.to_string()), Arg::from),
        other => Arg::from(other.to_string()),
    }
}

/// The beginning of what was said.
fn glimpse(text: &str) -> String {
    const LETTERS: usize = 140;
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
