//! The key facts in one line: revenue, rank, what may come, what is overdue, the last touch and the next step.

use crm::key_accounts::Standing;
use kernel::{Date, Result, format};
use maud::{Markup, html};
use record::{Query, Value};
use store::Db;
use web::kit::{self, Fact};

use super::money::Money;
use super::reader::{Reader, sees};
use super::revenue::Revenue;
use super::sales::Sales;

/// Where the customer stands among all; for those alone who may see the whole.
pub struct Place {
    rank: i64,
    of: i64,
    share: String,
}

impl Place {
    /// Reads it.
    pub fn read(db: &Db<'_>, reader: &Reader<'_>) -> Result<Option<Place>> {
        // A rank says something of everybody, so that seeing some customers is not enough.
        if !sees(db, "standing")? || !db.sees_all("standing")? {
            return Ok(None);
        }
        let query = Query::all::<Standing>()
            .is(Standing::COMPANY, reader.company())
            .fields(&["company", "rank", "share"])
            .limit(1);
        let Some(view) = db.page(&query)?.rows.pop() else { return Ok(None) };
        let Value::Int(rank) = view.value("rank") else { return Ok(None) };
        let share = match view.value("share") {
            Value::Decimal(percent) => format::share(reader.lang, percent.to_f64() / 100.0, 1),
            _ => String::new(),
        };
        Ok(Some(Place { rank: *rank, of: db.count(&Query::all::<Standing>())?, share }))
    }
}

/// The line.
pub fn facts(reader: &Reader<'_>, revenue: &Revenue, place: Option<&Place>, sales: &Sales, money: &Money) -> Markup {
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: Markup, note: String| {
        facts.push(Fact { label: reader.word(key), value, note, ..Fact::default() });
    };
    if let Some((now, change)) = revenue.year(reader) {
        fact("customer-revenue", html! { (now) }, change);
    }
    if let Some(place) = place {
        let of =
            reader.words("customer-rank-of", &[("count", place.of.into()), ("share", place.share.as_str().into())]);
        fact("customer-rank", html! { (reader.count(place.rank)) }, of);
    }
    if let Some((sum, count)) = sales.open() {
        let note = if count > 0 { reader.count(count) } else { String::new() };
        fact("customer-open-opportunities", html! { (reader.whole(sum)) }, note);
    }
    if let Some(overdue) = money.overdue() {
        let value = html! { @if overdue.sum > 0 { span class="text-bad" { (reader.whole(overdue.sum)) } } @else { span class="text-good" { (reader.word("customer-nothing-overdue")) } } };
        let late = overdue.days.filter(|_| overdue.sum > 0);
        fact(
            "customer-overdue",
            value,
            late.map_or_else(String::new, |days| reader.words("time-days", &[("count", days.into())])),
        );
    }
    let day = |field: &str| match reader.at.view.value(field) {
        Value::Date(day) => Some(*day),
        _ => None,
    };
    fact("company.last_touch", told(reader, day("last_touch"), false), written(reader, day("last_touch")));
    fact("company.next_step", told(reader, day("next_step"), true), written(reader, day("next_step")));
    let left_out = revenue.without_rate() + sales.without_rate() + money.overdue().map_or(0, |late| late.without_rate);
    html! { (kit::facts(&facts)) (reader.without_rate(left_out)) }
}

fn told(reader: &Reader<'_>, day: Option<Date>, due: bool) -> Markup {
    match day {
        Some(day) => {
            html! { span class=[(due && day < reader.today).then_some("text-bad")] { (reader.until_or_since(day)) } }
        }
        None => {
            html! { span class="faint" { (reader.word(if due { "customer-no-next" } else { "customer-no-touch" })) } }
        }
    }
}

fn written(reader: &Reader<'_>, day: Option<Date>) -> String {
    day.map(|day| format::day_month(reader.lang, day)).unwrap_or_default()
}
