//! A card: title, whom it concerns, how much, by when, the next step, and whose it is.

use maud::{Markup, html};
use record::{Kind, Path, View};

use super::super::asked::Asked;
use super::at_column;
use super::setting::{Place, Setting};
use crate::kit::{self, icon};

/// The fields that cards show.
pub(super) fn fields(setting: &Setting<'_, '_>) -> Vec<Path> {
    let named = [about(setting), owner(setting), day(setting), step(setting)];
    let mut fields: Vec<Path> = vec![setting.of.title.into(), Path::from(&setting.field)];
    fields.extend(setting.sum.iter().map(Path::from));
    fields.extend(named.into_iter().flatten());
    fields
}

/// Whom or what it concerns: the first reference that a list shows, the company before all.
fn about(setting: &Setting<'_, '_>) -> Option<Path> {
    let shown = setting.of.fields.iter().filter(|field| {
        let other = field.name != setting.field.name && field.name != setting.of.title;
        other && field.list && setting.db.access().sees(&setting.of, field)
    });
    let references: Vec<_> = shown.filter(|field| matches!(field.kind, Kind::Reference(to) if to != "user")).collect();
    let company = references.iter().find(|field| field.kind == Kind::Reference("company"));
    company.or(references.first()).map(|field| Path::from(*field))
}

/// Whose it is.
fn owner(setting: &Setting<'_, '_>) -> Option<Path> {
    let users = setting.of.fields.iter().filter(|field| field.list && field.kind == Kind::Reference("user"));
    let mut seen = users.filter(|field| setting.db.access().sees(&setting.of, field));
    seen.find(|field| field.name != setting.field.name).map(Path::from)
}

/// The day by which it is judged late.
fn day(setting: &Setting<'_, '_>) -> Option<Path> {
    let name = setting.of.calendar?;
    let field = setting.of.find(name).filter(|field| setting.db.access().sees(&setting.of, field))?;
    Some(Path::from(field))
}

/// The next step: its own, or that of the company it concerns.
fn step(setting: &Setting<'_, '_>) -> Option<Path> {
    let access = setting.db.access();
    if let Some(field) = setting.of.find("next_step").filter(|field| access.sees(&setting.of, field)) {
        return Some(Path::from(field));
    }
    let company = setting.of.references_to("company").find(|field| field.list && access.sees(&setting.of, field))?;
    let target = setting.db.catalogue().get("company").ok()?;
    target.find("next_step").filter(|field| access.sees(target, field))?;
    format!("{}.next_step", company.name).parse().ok()
}

/// The card of a record.
pub(super) fn card(setting: &Setting<'_, '_>, view: &View, place: &Place) -> kit::Card {
    let show = &setting.show;
    let text = |path: Option<Path>| path.map(|path| show.text(view, &path.to_string())).unwrap_or_default();
    let bare = Asked { bin: false, ..setting.asked.clone() };
    let amount = setting.sum.as_ref().and_then(|field| view.value(&field.name).as_money());
    let amount = amount.map(|money| kernel::format::amount_whole(show.lang, money.amount, money.currency));
    // What is won or lost is never late.
    let open = !matches!(place.tone, kit::Tone::Good | kit::Tone::Bad);
    let mut facts = Vec::new();
    facts.extend(fact(setting, view, day(setting), ("calendar", "list-card-day"), open));
    facts.extend(fact(setting, view, step(setting), ("check-square", "list-card-step"), open));
    kit::Card {
        id: view.id.to_string(),
        version: view.version,
        title: if view.title.is_empty() { view.id.to_string() } else { view.title.clone() },
        href: format!("/{}/{}", setting.of.plural, view.id),
        sub: text(about(setting)),
        amount: amount.unwrap_or_default(),
        facts,
        owner: text(owner(setting)),
        live: format!("{}:{}", setting.of.name, view.id),
        refresh: at_column(&bare, &format!("{}/card", view.id), &place.value, None),
    }
}

/// A small fact with its icon and its words; a day that has passed stands out while the matter is open.
fn fact(
    setting: &Setting<'_, '_>,
    view: &View,
    path: Option<Path>,
    (name, label): (&str, &str),
    open: bool,
) -> Option<Markup> {
    let path = path?.to_string();
    let show = &setting.show;
    let value = view.value(&path);
    let (day, shown) = match value {
        record::Value::Date(day) => (*day, kernel::format::day_month(show.lang, *day)),
        record::Value::Time(at) => {
            (at.date_in(&show.zone), kernel::format::day_month(show.lang, at.date_in(&show.zone)))
        }
        _ => return None,
    };
    let shown = if day.year() == show.today().year() { shown } else { kernel::format::date(show.lang, day) };
    let late = open && day < show.today();
    let label = words::text(show.lang, label, &[]);
    Some(html! {
        span class={ "fact-day" @if late { " text-warn" } } title=(label) { (icon(name)) span class="sr" { (label) ": " } (shown) }
    })
}
