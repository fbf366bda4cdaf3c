//! The head of a record's page: its name, its marks, what one can do with it.

use kernel::Result;
use maud::{Markup, html};
use record::{Field, Kind, Value};
use store::Db;

use super::{AtHand, edit};
use crate::kit::{self, Button, Cell, Look, MenuItem, RecordHead};

/// How many verbs have buttons of their own; the others stand in the menu.
const BUTTONS: usize = 2;

/// Name, state, verbs and menu. Refreshes itself when the record changes.
pub fn head(db: &Db<'_>, at: &AtHand) -> Result<Markup> {
    refreshed_from(db, at, html! {}, &at.below("part/head"))
}

/// The same with further marks after the name, such as that of a key account; refreshes itself from the page.
pub fn head_with(db: &Db<'_>, at: &AtHand, marks: Markup) -> Result<Markup> {
    refreshed_from(db, at, marks, &at.href())
}

fn refreshed_from(db: &Db<'_>, at: &AtHand, marks: Markup, address: &str) -> Result<Markup> {
    let head = RecordHead {
        title: at.title(),
        picture: picture(at),
        marks: html! { (state(at)) (marks) },
        sub: sub(at),
        actions: actions(db, at)?,
        edit: title_edit(db, at),
    };
    Ok(html! {
        div id="record-head" data-live=(at.subject()) data-version=(at.view.version) hx-get=(address) hx-trigger="live" hx-select="#record-head" hx-swap="outerHTML" {
            (kit::record_head(&head))
        }
    })
}

/// Where the title is changed in place: a text of its own, not what it takes from others.
fn title_edit(db: &Db<'_>, at: &AtHand) -> (String, String) {
    match at.of.title_field().filter(|field| field.kind == Kind::Text && at.may_fill(db, field)) {
        Some(field) => {
            let label = crate::show::field_label(at.show.lang, at.of.name, field);
            (at.below(&format!("field/{}?{}", field.name, edit::IN_HEAD)), format!("{}: {label}", at.word("kit-edit")))
        }
        None => Default::default(),
    }
}

/// Initials for people and companies, the type's icon for all others.
fn picture(at: &AtHand) -> Markup {
    match at.of.name {
        "company" => kit::avatar_large(&at.title(), true),
        "person" | "user" => kit::avatar_large(&at.title(), false),
        _ => html! { span class="avatar avatar-l square record-icon" aria-hidden="true" { (kit::icon(at.of.icon)) } },
    }
}

/// The choice with colours that says how the record stands: the one of its board, else the first that the list shows.
fn state_field(at: &AtHand) -> Option<&Field> {
    let toned = |field: &&Field| match &field.kind {
        Kind::Choice(set) => set.values.iter().any(|value| value.tone != record::Tone::Plain),
        _ => false,
    };
    let shown = || at.of.fields.iter().filter(|field| field.list || field.read_only);
    at.of.board_field().filter(toned).or_else(|| shown().find(toned))
}

/// How it stands, as chips: what is done or overdue before what somebody chose.
fn state(at: &AtHand) -> Markup {
    let word = |key: &str| at.word(key);
    if at.of.name == "task" && !at.view.value("done_at").is_null() {
        return kit::chip(kit::Tone::Good, &word("records-task-done"));
    }
    if at.of.name == "invoice" && at.show.is_late(&at.view, "due") {
        return kit::chip(kit::Tone::Bad, &word("invoice-overdue"));
    }
    let Some(field) = state_field(at) else { return html! {} };
    match at.show.cell(&at.view, &field.name) {
        // What holds unless somebody says otherwise needs no mark.
        Cell::Text(_) if is_usual(at, field) => html! {},
        Cell::Text(text) => kit::chip(kit::Tone::Quiet, &text),
        Cell::None => html! {},
        cell => kit::cell(&cell),
    }
}

fn is_usual(at: &AtHand, field: &Field) -> bool {
    field.default.as_ref() == Some(at.view.value(&field.name))
}

/// What it is, and to what it belongs.
fn sub(at: &AtHand) -> Markup {
    let parents = at.of.whose.within.iter().filter(|name| !at.view.value(name).is_null());
    html! {
        span { (at.word(at.of.name)) }
        @for parent in parents { (kit::cell(&at.show.cell(&at.view, parent))) }
    }
}

fn actions(db: &Db<'_>, at: &AtHand) -> Result<Markup> {
    let mut offered = Vec::new();
    for verb in at.verbs.of(at.of.name) {
        if verb.offered(db, &at.view)? {
            offered.push(verb);
        }
    }
    let following = crm::general::is_following(db, at.record())?;
    let mut buttons = Vec::new();
    let mut items = Vec::new();
    for verb in offered {
        let (text, href) = (at.word(&format!("verb_{}", verb.name)), at.below(&format!("do/{}", verb.name)));
        if let Some(page) = verb.page {
            let href = page(at.record());
            items.push(kit::menu_link(&MenuItem { text, icon: verb.icon, href, ..MenuItem::default() }));
        } else if !verb.rare && buttons.len() < BUTTONS {
            buttons.push(html! {
                a class="btn" href=(href) hx-get=(href) hx-target="#dialog" { (kit::icon(verb.icon)) (text) }
            });
        } else {
            items.push(dialog_item(verb.icon, &text, &href, false));
        }
    }
    let may_end = at.of.name == "task" && at.may_change && at.view.values.get("done_at").is_some_and(Value::is_null);
    Ok(html! {
        @if may_end {
            form method="post" action=(at.below("done")) {
                (kit::hidden_csrf(&at.csrf))
                input type="hidden" name="task" value=(at.view.id);
                (kit::submit(&Button { text: &at.word("records-task-done"), icon: "check", look: Look::Primary, ..Button::default() }, "", ""))
            }
        }
        @if let Some(href) = super::timeline::log_href(db, at)? {
            a class="btn btn-primary" href=(href) hx-get=(href) hx-target="#dialog" { (kit::icon("plus")) (at.word("records-log-activity")) }
        }
        @for button in buttons { (button) }
        (follow_button(at, following))
        (kit::menu(kit::icon("more"), &at.word("common-actions"), true, "btn btn-icon", menu(db, at, &items)))
    })
}

/// The button by which one follows a record or stops to.
pub(super) fn follow_button(at: &AtHand, following: bool) -> Markup {
    let (key, to) = if following { ("records-unfollow", "unfollow") } else { ("records-follow", "follow") };
    let look = if following { Look::Quiet } else { Look::Plain };
    html! {
        form method="post" action=(at.below(to)) hx-post=(at.below(to)) hx-target="this" hx-swap="outerHTML" {
            (kit::hidden_csrf(&at.csrf))
            (kit::submit(&Button { text: &at.word(key), icon: if following { "check" } else { "bell" }, look, ..Button::default() }, "", ""))
        }
    }
}

fn menu(db: &Db<'_>, at: &AtHand, verbs: &[Markup]) -> Markup {
    let item = |icon, key: &str, href: String| {
        kit::menu_link(&MenuItem { text: at.word(key), icon, href, ..MenuItem::default() })
    };
    html! {
        @for verb in verbs { (verb) }
        @if at.may_change { (item("edit", "records-edit-all", at.below("edit"))) }
        @if super::may_create(db, &at.of) && !at.of.settings {
            (item("columns", "common-duplicate", format!("/{}/new?copy={}", at.of.plural, at.view.id)))
        }
        @if db.access().is_administrator() {
            (item("shield", "records-why", format!("/settings/why?record={}", at.subject())))
        }
        @if at.may_delete { (dialog_item("trash", &at.word("common-delete"), &at.below("delete"), true)) }
    }
}

/// A line of the menu that opens a dialog, and without a script a page.
fn dialog_item(icon: &'static str, text: &str, href: &str, danger: bool) -> Markup {
    html! {
        a class={ "menu-item" @if danger { " danger" } } href=(href) hx-get=(href) hx-target="#dialog" {
            (kit::icon(icon)) span class="clip" { (text) }
        }
    }
}

/// The key facts: what the list shows, as far as it is known.
pub fn facts(at: &AtHand) -> Markup {
    let state = state_field(at).map(|field| &field.name);
    let shown: Vec<kit::Fact> = at
        .of
        .fields
        .iter()
        // A number to call is wanted on every page of somebody who has one.
        .filter(|field| field.list || field.kind == Kind::Phone)
        .filter(|field| field.name != at.of.title && is_fact(&field.kind))
        .filter(|field| !at.view.value(&field.name).is_null() && Some(&field.name) != state)
        // What stands under the name, and what is as always, need not be said again.
        .filter(|field| !at.of.whose.within.contains(&&*field.name) && !is_usual(at, field))
        .take(6)
        .map(|field| kit::Fact {
            label: crate::show::field_label(at.show.lang, at.of.name, field),
            value: kit::cell(&at.show.cell(&at.view, &field.name)),
            note: note(at, at.view.value(&field.name)),
            bad: at.show.is_late(&at.view, &field.name),
        })
        .collect();
    html! { @if !shown.is_empty() { (kit::facts(&shown)) } }
}

fn is_fact(kind: &Kind) -> bool {
    !matches!(kind, Kind::LongText | Kind::Address | Kind::File | Kind::References(_))
}

/// How far away a day is.
fn note(at: &AtHand, value: &Value) -> String {
    match value {
        Value::Date(day) => words::relative(at.show.lang, kernel::format::relative_day(at.show.today(), *day)),
        _ => String::new(),
    }
}
