//! The calendar: a month of days, and on each what falls on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Weekday;
use kernel::{Date, Error, Lang, Result, format};
use maud::{Markup, html};
use record::{Field, Kind, Path, RecordType, Test, Tone, Value, View};
use store::Db;

use super::asked::{Asked, Layout};
use crate::kit::{self, Day, DayItem, Month, icon};
use crate::show::{Show, tone, type_many};

/// The most records that a month shows.
const MOST: usize = 1_000;
/// How many a day shows before the rest is counted.
const A_DAY: usize = 4;

/// The month of a list.
pub(super) fn draw(db: &Db<'_>, of: &Arc<RecordType>, asked: &Asked) -> Result<Markup> {
    let show = Show::of(db);
    let by = field(db, of, asked)?;
    let today = show.today();
    let first = asked.month.unwrap_or(today).first_of_month();
    let (begin, end) = weeks(first)?;
    let found = entries(db, &show, of, asked, &by, begin, end)?;
    let mut days = Vec::new();
    let mut day = begin;
    while day <= end {
        let items = found.get(&day).map(Vec::as_slice).unwrap_or_default();
        let more = items.len().saturating_sub(A_DAY);
        days.push(Day {
            date: day.to_string(),
            number: day.day().unsigned_abs(),
            name: format!("{}, {}", format::weekday(show.lang, day.weekday()), format::date_long(show.lang, day)),
            outside: day.month() != first.month(),
            today: day == today,
            items: items.iter().take(A_DAY).cloned().collect(),
            more: (more > 0).then(|| {
                (words::text(show.lang, "common-more-count", &[("count", more.into())]), of_day(asked, &by, day))
            }),
        });
        day = day.checked_add(1.day()).map_err(Error::internal)?;
    }
    let month = Month {
        title: format!("{}, {}", type_many(show.lang, of.name), format::month_long(show.lang, first)),
        weekdays: weekdays(show.lang),
        days,
        live_list: of.name.to_owned(),
        refresh: asked.href(),
    };
    Ok(html! { (turning(&show, asked, first, today)?) (kit::month(&month)) })
}

/// The day by which records are shown: the type's, or another one that was asked for.
fn field(db: &Db<'_>, of: &RecordType, asked: &Asked) -> Result<Field> {
    let name = if asked.by.is_empty() { of.calendar.unwrap_or_default() } else { asked.by.as_str() };
    let none = || Error::invalid("error-no-calendar").with("type", of.name);
    if name.is_empty() {
        return Err(none());
    }
    let field = db.access().visible_field(of, name)?;
    if matches!(field.kind, Kind::Date | Kind::DateTime) { Ok(field.clone()) } else { Err(none()) }
}

/// The first and the last day of the weeks of a month; a week begins on Monday.
fn weeks(first: Date) -> Result<(Date, Date)> {
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let last = first.last_of_month();
    let after = 6 - i64::from(last.weekday().to_monday_zero_offset());
    let begin = first.checked_sub(before.days()).map_err(Error::internal)?;
    let end = last.checked_add(after.days()).map_err(Error::internal)?;
    Ok((begin, end))
}

fn weekdays(lang: Lang) -> Vec<String> {
    (0..7)
        .filter_map(|place| Weekday::from_monday_zero_offset(place).ok())
        .map(|day| format::weekday_short(lang, day).to_owned())
        .collect()
}

/// What falls on which day, in the order of the day.
fn entries(
    db: &Db<'_>,
    show: &Show,
    of: &RecordType,
    asked: &Asked,
    by: &Field,
    begin: Date,
    end: Date,
) -> Result<BTreeMap<Date, Vec<DayItem>>> {
    let path = Path::from(by);
    let toned = of.fields.iter().find(|field| {
        let coloured =
            matches!(&field.kind, Kind::Choice(set) if set.values.iter().any(|value| value.tone != Tone::Plain));
        coloured && db.access().sees(of, field)
    });
    let mut query = asked
        .rows(db, of)?
        .test(path.clone(), Test::AtLeast(Value::Date(begin)))
        .test(path.clone(), Test::AtMost(Value::Date(end)))
        .by(path.clone())
        .limit(MOST);
    query.fields = vec![of.title.into(), path];
    query.fields.extend(toned.map(Path::from));
    let company = of.find("company").filter(|field| of.name == "invoice" && db.access().sees(of, field));
    query.fields.extend(company.map(Path::from));
    for name in crate::show::needed_to_be_late(db.access(), of) {
        let path = Path::from(name);
        if !query.fields.contains(&path) {
            query.fields.push(path);
        }
    }
    let mut days: BTreeMap<Date, Vec<DayItem>> = BTreeMap::new();
    for view in db.page(&query)?.rows {
        let (day, time) = match view.value(&by.name) {
            Value::Date(day) => (*day, String::new()),
            Value::Time(at) => (at.date_in(&show.zone), format::time(show.lang, *at, &show.zone)),
            _ => continue,
        };
        days.entry(day).or_default().push(DayItem {
            title: match view.title_of("company") {
                // A number says little; whom it went to says more.
                Some(company) => format!("{company} · {}", view.title),
                None if view.title.is_empty() => view.id.to_string(),
                None => view.title.clone(),
            },
            href: format!("/{}/{}", of.plural, view.id),
            time,
            tone: match toned {
                _ if view.of == "invoice" && show.is_late(&view, "due") => kit::Tone::Bad,
                // What is done asks for nothing any more.
                _ if super::special::is_done(&view) => kit::Tone::Good,
                toned => toned.map_or(kit::Tone::Quiet, |field| colour(field, &view)),
            },
        });
    }
    Ok(days)
}

fn colour(field: &Field, view: &View) -> kit::Tone {
    let code = view.value(&field.name).as_text().unwrap_or_default();
    field.kind.choices().and_then(|set| set.get(code)).map_or(kit::Tone::Quiet, |value| tone(value.tone))
}

/// The list of one day.
fn of_day(asked: &Asked, by: &Field, day: Date) -> String {
    let list = asked.changed(|asked| {
        asked.layout = Layout::List;
        asked.month = None;
        asked.filters.push(format!("{}:is:{day}", by.name));
    });
    list.href()
}

/// The name of the month, with the ways to the one before, to the next, and to today.
fn turning(show: &Show, asked: &Asked, first: Date, today: Date) -> Result<Markup> {
    let lang = show.lang;
    let word = |key: &str| words::text(lang, key, &[]);
    // Turning the pages of a calendar leaves a saved view as it is.
    let at = |month: Date| Asked { month: Some(month), after: None, ..asked.clone() }.href();
    let before = first.checked_sub(1.month()).map_err(Error::internal)?;
    let after = first.checked_add(1.month()).map_err(Error::internal)?;
    let this = first == today.first_of_month();
    let mut name = format::month_long(lang, first);
    if let Some(letter) = name.chars().next() {
        name = letter.to_uppercase().chain(name.chars().skip(1)).collect();
    }
    Ok(html! {
        div class="row calendar-turn" {
            h2 { (name) }
            div class="btn-group" {
                a class="btn btn-icon" href=(at(before)) title=(word("list-month-before")) { (icon("chevron-left")) span class="sr" { (word("list-month-before")) } }
                a class="btn btn-icon" href=(at(after)) title=(word("list-month-after")) { (icon("chevron-right")) span class="sr" { (word("list-month-after")) } }
            }
            @if !this { a class="btn" href=(at(today.first_of_month())) { (word("time-today")) } }
        }
    })
}
