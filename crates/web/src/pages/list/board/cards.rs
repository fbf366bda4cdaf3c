//! A card: title, whom it concerns, how much, by when, the next step, and whose it is.

use maud::{Markup, html};
use record::{Field, Kind, Path, View};

use super::super::asked::Asked;
use super::at_column;
use super::setting::{Place, Setting};
use crate::kit::{self, icon};

/// The fields that cards show.
pub(super) fn fields(setting: &Setting<'_, '_>) -> Vec<Path> {
    let shown = [about(setting), named(setting), owner(setting), day(setting), step(setting)];
    let mut fields: Vec<Path> = vec![setting.of.title.into(), Path::from(&setting.field)];
    fields.extend(setting.sum.iter().map(Path::from));
    fields.extend(shown.into_iter().flatten());
    for name in crate::show::needed_to_be_late(setting.db.access(), &setting.of) {
        let path = Path::from(name);
        if !fields.contains(&path) {
            fields.push(path);
        }
    }
    fields
}

/// Whom or what it concerns: the company before all, else the first reference that a list shows.
fn about(setting: &Setting<'_, '_>) -> Option<Path> {
    let seen = |field: &&Field| setting.db.access().sees(&setting.of, field);
    let mut fields = setting.of.fields.iter().filter(seen);
    let is_reference = |field: &&Field| {
        let other = field.name != setting.field.name && field.name != setting.of.title;
        other && field.list && matches!(field.kind, Kind::Reference(to) if to != "user")
    };
    let company = fields.clone().find(|field| field.kind == Kind::Reference("company"));
    company.or_else(|| fields.find(is_reference)).map(Path::from)
}

/// The company as somebody named it, of which there is no record yet.
fn named(setting: &Setting<'_, '_>) -> Option<Path> {
    let field = setting.of.find("company_name")?;
    setting.db.access().sees(&setting.of, field).then(|| Path::from(field))
}

/// Whose it is.
fn owner(setting: &Setting<'_, '_>) -> Option<Path> {
    let users = setting.of.fields.iter().filter(|field| field.list && field.kind == Kind::Reference("user"));
    let mut seen = users.filter(|field| setting.db.access().sees(&setting.of, field));
    seen.find(|field| field.name != setting.field.name).map(Path::from)
}

/// The day by which it is to be done; where there is none, the day on which it was.
fn day(setting: &Setting<'_, '_>) -> Option<Path> {
    let field = crate::show::deadline(&setting.of).or_else(|| setting.of.find(setting.of.calendar?))?;
    setting.db.access().sees(&setting.of, field).then(|| Path::from(field))
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
    // What is won or lost waits for nothing.
    let open = !matches!(place.tone, kit::Tone::Good | kit::Tone::Bad);
    let (day, step) = (day(setting), step(setting));
    let is_late = day.as_ref().is_some_and(|day| show.is_late(view, &day.to_string()));
    let waits = open && step.as_ref().is_some_and(|step| is_past(setting, view, step));
    let overdue = is_late && view.of == "invoice";
    let mut facts = Vec::new();
    facts.extend(overdue.then(|| kit::chip(kit::Tone::Bad, &words::text(show.lang, "invoice-overdue", &[]))));
    facts.extend(fact(setting, view, day, ("calendar", "list-card-day"), is_late));
    facts.extend(fact(setting, view, step, ("check-square", "list-card-step"), waits));
    kit::Card {
        id: view.id.to_string(),
        version: view.version,
        title: if view.title.is_empty() { view.id.to_string() } else { view.title.clone() },
        href: format!("/{}/{}", setting.of.plural, view.id),
        sub: Some(text(about(setting))).filter(|sub| !sub.is_empty()).unwrap_or_else(|| text(named(setting))),
        amount: amount.unwrap_or_default(),
        facts,
        owner: text(owner(setting)),
        live: format!("{}:{}", setting.of.name, view.id),
        refresh: at_column(&bare, &format!("{}/card", view.id), &place.value, None),
    }
}

fn is_past(setting: &Setting<'_, '_>, view: &View, path: &Path) -> bool {
    matches!(view.value(&path.to_string()), record::Value::Date(day) if *day < setting.show.today())
}

/// A small fact with its icon and its words; a day that has passed stands out while the matter is open.
fn fact(
    setting: &Setting<'_, '_>,
    view: &View,
    path: Option<Path>,
    (name, label): (&str, &str),
    late: bool,
) -> Option<Markup> {
    let path = path?.to_string();
    let show = &setting.show;
    let day = match view.value(&path) {
        record::Value::Date(day) => *day,
        record::Value::Time(at) => at.date_in(&show.zone),
        _ => return None,
    };
    // A day of this year is known without its year.
    let this_year = day.year() == show.today().year();
    let shown =
        if this_year { kernel::format::day_month(show.lang, day) } else { kernel::format::date_medium(show.lang, day) };
    let label = words::text(show.lang, label, &[]);
    Some(html! {
        span class={ "fact-day" @if late { " text-bad" } } title=(label) { (icon(name)) span class="sr" { (label) ": " } (shown) }
    })
}
