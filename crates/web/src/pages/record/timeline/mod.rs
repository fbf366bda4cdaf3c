//! What happened to a record, the latest first: touches, comments, files and changes, with a filter and older ones on
//! demand.

mod change;
mod read;
mod talk;

use axum::extract::{Path, Query as Asked};
use axum::response::IntoResponse;
use kernel::{AnyId, Date, Result, Timestamp, format};
use maud::{Markup, html};
use serde::Deserialize;
use store::{Action, Db};

pub(super) use talk::{anew, comment, mentions, remove, reword, reword_form};

use super::{Asker, AtHand};
use crate::Ctx;
use crate::http::Answer;
use crate::kit::{self, Entry, Tab};

/// How many entries are shown at a time.
const SHOWN: usize = 20;

/// What of all that happened is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    /// Everything that people did; computed fields are left out.
    #[default]
    All,
    /// Touches with the customer.
    Activities,
    /// What colleagues said.
    Comments,
    /// Files.
    Files,
    /// Every change of a field.
    Changes,
}

impl Only {
    const ALL: [Only; 5] = [Only::All, Only::Activities, Only::Comments, Only::Files, Only::Changes];

    const fn code(self) -> &'static str {
        match self {
            Only::All => "all",
            Only::Activities => "activities",
            Only::Comments => "comments",
            Only::Files => "files",
            Only::Changes => "changes",
        }
    }
}

/// Which part of the timeline is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Wanted {
    /// What is shown.
    #[serde(default)]
    pub show: Only,
    /// Only what comes after an entry of this moment, in milliseconds, …
    #[serde(default)]
    pub before: Option<i64>,
    /// … with this id, …
    #[serde(default)]
    pub id: Option<AnyId>,
    /// … when so many of the same moment have been shown.
    #[serde(default)]
    pub same: usize,
}

/// Where a page of the timeline ended: what happened in one moment is told apart by its id.
#[derive(Clone, Copy, Debug)]
struct Reached {
    at: Timestamp,
    id: AnyId,
    same: usize,
}

impl Wanted {
    fn reached(self) -> Option<Reached> {
        let at = Timestamp::from_millis(self.before?);
        Some(Reached { at, id: self.id.unwrap_or(AnyId::earliest(at)), same: self.same.min(5_000) })
    }
}

/// Something that happened, and when.
struct Happened {
    at: Timestamp,
    id: AnyId,
    entry: Entry,
}

impl Happened {
    fn place(&self) -> (Timestamp, AnyId) {
        (self.at, self.id)
    }
}

/// The card with the field for a comment, the filter and the entries.
pub fn timeline(db: &Db<'_>, at: &AtHand, wanted: Wanted) -> Result<Markup> {
    let body = html! {
        @if may_talk(db, at)? { (talk::composer(at)) }
        @if may_attach(db, at)? { (super::files::attach_form(at)) }
        (entries(db, at, wanted)?)
    };
    Ok(kit::panel("record-timeline", &at.word("records-timeline"), "", html! {}, body))
}

/// Where one notes a call, visit or mail about the record, if there can be any and the reader may.
pub(super) fn log_href(db: &Db<'_>, at: &AtHand) -> Result<Option<String>> {
    Ok(match read::touch_field(db, at)? {
        Some(field) if super::may_create(db, &*db.describe("activity")?) => {
            Some(format!("/activities/new?{field}={}", at.view.id))
        }
        _ => None,
    })
}

/// Whether the reader may say something about the record.
fn may_talk(db: &Db<'_>, at: &AtHand) -> Result<bool> {
    Ok(!at.of.part && super::may_create(db, &*db.describe("comment")?))
}

/// Whether the reader may put files on the record.
fn may_attach(db: &Db<'_>, at: &AtHand) -> Result<bool> {
    Ok(!at.of.part && !at.of.settings && db.access().may(&*db.describe("attachment")?, Action::Create))
}

/// The filter and the entries: what is fetched anew.
fn entries(db: &Db<'_>, at: &AtHand, wanted: Wanted) -> Result<Markup> {
    let (items, more) = items(db, at, wanted)?;
    let address = at.below(&format!("timeline?show={}", wanted.show.code()));
    Ok(html! {
        div id="timeline" data-live=(at.subject()) data-version=(at.view.version) data-live-list="comment activity attachment" hx-get=(address) hx-trigger="live" hx-swap="outerHTML" {
            (kit::tabs(&at.word("records-timeline-filter"), &tabs(db, at, wanted.show)?, "#timeline"))
            @if items.is_empty() { p class="muted timeline-none" { (at.word("records-nothing-happened")) } }
            @else { (kit::timeline(&at.word("records-timeline"), &items, more)) }
        }
    })
}

fn tabs(db: &Db<'_>, at: &AtHand, now: Only) -> Result<Vec<Tab>> {
    let mut tabs = Vec::new();
    for only in Only::ALL {
        let there = match only {
            Only::Activities => read::touch_field(db, at)?.is_some(),
            Only::Comments => !at.of.part && db.access().may(&*db.describe("comment")?, Action::See),
            Only::Files => !at.of.part && db.access().may(&*db.describe("attachment")?, Action::See),
            Only::All | Only::Changes => true,
        };
        if there {
            tabs.push(Tab {
                text: at.word(&format!("records-show-{}", only.code())),
                href: at.below(&format!("timeline?show={}", only.code())),
                current: only == now,
                ..Tab::default()
            });
        }
    }
    Ok(tabs)
}

/// A page of entries with the headings of their days, and the line that fetches older ones.
fn items(db: &Db<'_>, at: &AtHand, wanted: Wanted) -> Result<(Vec<Entry>, Markup)> {
    let reached = wanted.reached();
    let (mut happened, horizon) = read::read(db, at, wanted.show, reached, SHOWN)?;
    happened.retain(|item| reached.is_none_or(|reached| item.place() < (reached.at, reached.id)));
    // What lies beyond the last entry that a source has brought may lie behind others that it has not.
    happened.retain(|item| horizon.is_none_or(|horizon| item.place() >= horizon));
    happened.sort_by_key(|item| std::cmp::Reverse(item.place()));
    let kept = happened.len().min(SHOWN);
    let cut = happened.len() > kept;
    happened.truncate(kept);
    let end = if cut { happened.last().map(Happened::place) } else { horizon };
    let older = match end {
        Some((moment, id)) => {
            let same = happened.iter().filter(|item| item.at == moment).count()
                + reached.filter(|reached| reached.at == moment).map_or(0, |reached| reached.same);
            let show = wanted.show.code();
            let href = at.below(&format!("timeline?show={show}&before={}&id={id}&same={same}", moment.millis()));
            kit::more_item(&at.word("records-older"), &href)
        }
        None => html! {},
    };
    let before = reached.map(|reached| reached.at);
    let mut day: Option<Date> = before.map(|before| before.date_in(&at.show.zone));
    let mut entries = Vec::with_capacity(kept);
    for item in happened {
        let (its, mut entry) = (item.at.date_in(&at.show.zone), item.entry);
        if day != Some(its) {
            entry.day = day_heading(at, its);
            day = Some(its);
        }
        entry.time = (format::time(at.show.lang, item.at, &at.show.zone), item.at.to_string());
        entries.push(entry);
    }
    Ok((entries, older))
}

fn day_heading(at: &AtHand, day: Date) -> String {
    let today = at.show.today();
    let near = today.yesterday().is_ok_and(|yesterday| day >= yesterday) && day <= today;
    if near {
        let word = words::relative(at.show.lang, format::relative_day(today, day));
        let mut letters = word.chars();
        // A heading begins with a capital letter; none of these words begins with an i, whose capital is in dispute.
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    } else {
        format::date_long(at.show.lang, day)
    }
}

/// `GET /{plural}/{id}/timeline`: the entries, older ones alone, or without a script the page with this filter.
pub(super) async fn asked(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, Asked(wanted): Asked<Wanted>) -> Answer {
    if !ctx.is_htmx() {
        return super::shown(ctx, plural, id, wanted).await;
    }
    let asker = Asker::of(&ctx);
    let answer = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            if wanted.before.is_none() {
                return entries(db, &at, wanted);
            }
            let (items, more) = items(db, &at, wanted)?;
            Ok(html! { (kit::timeline_entries(&items)) (more) })
        })
        .await?;
    Ok(answer.into_response())
}
