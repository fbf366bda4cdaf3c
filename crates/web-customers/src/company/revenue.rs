//! Revenue by month, of the customer and of the group below it.

use crm::insight::revenue::{Month, by_month, year_up_to};
use jiff::ToSpan;
use kernel::{Date, Decimal, Error, Result, decimal::SCALE, format};
use maud::{Markup, html};
use record::query::Sum;
use record::{Path, Query, Test, Value};
use store::Db;
use web::charts::{Bar, Bars, Ink, Line as Lines, Series, figure};
use web::kit::{self, Align, Cell, Column, Line, Row, Table};

use super::group::Group;
use super::reader::{Reader, sees_field};

/// How many months are drawn, the present one last.
const MONTHS: i32 = 24;

/// What was bought; nothing where the reader sees no amounts.
pub struct Revenue(Option<Known>);

struct Known {
    own: Vec<Month>,
    group: Option<Vec<Month>>,
    /// The last twelve months, and the twelve before them, scaled.
    years: (i64, i64),
    /// Invoices of these two years without an exchange rate.
    without_rate: i64,
}

impl Revenue {
    /// Reads it.
    pub fn read(db: &Db<'_>, reader: &Reader<'_>, group: &Group) -> Result<Revenue> {
        if !sees_field(db, "invoice", "total")? {
            return Ok(Revenue(None));
        }
        let first = reader.today.first_of_month().checked_sub((MONTHS - 1).months()).map_err(Error::internal)?;
        let own = by_month(db, &[reader.id()], first, reader.today)?;
        let below = group.below(reader.id());
        let group = if below.len() > 1 { Some(by_month(db, &below, first, reader.today)?) } else { None };
        let first = year_up_to(reader.today)?;
        let before = first.yesterday().map_err(Error::internal)?;
        let (now, then) = (total(db, reader, first, reader.today)?, total(db, reader, year_up_to(before)?, before)?);
        Ok(Revenue(Some(Known {
            own,
            group,
            years: (now.total, then.total),
            without_rate: now.without_rate + then.without_rate,
        })))
    }

    /// The last twelve months, and how they compare with those before.
    pub fn year(&self, reader: &Reader<'_>) -> Option<(String, String)> {
        let (now, before) = self.0.as_ref()?.years;
        let change = if before > 0 {
            let part = (now - before) as f64 / before as f64;
            let sign = if part >= 0.0 { "+" } else { "−" };
            let shown = format::share(reader.lang, part.abs(), 0);
            reader.words("customer-change", &[("change", format!("{sign}{shown}").into())])
        } else {
            String::new()
        };
        Some((reader.whole(now), change))
    }

    /// Invoices of the last two years that are counted nowhere, as there is no exchange rate for their day.
    pub fn without_rate(&self) -> i64 {
        self.0.as_ref().map_or(0, |known| known.without_rate)
    }

    /// The chart; a sentence in its place where nothing was bought.
    pub fn card(&self, reader: &Reader<'_>, group: &Group) -> Markup {
        let Some(known) = &self.0 else { return html! {} };
        let title = reader.word("customer-revenue-by-month");
        let any = known.own.iter().chain(known.group.iter().flatten()).any(|month| month.revenue.scaled() != 0);
        let body = if any {
            chart(reader, known, group, &title)
        } else {
            html! { p class="muted" { (reader.word("customer-no-revenue")) } }
        };
        let left_out: i64 = known.group.as_ref().unwrap_or(&known.own).iter().map(|month| month.without_rate).sum();
        let body = html! { (body) (reader.without_rate(left_out)) };
        html! { div class="on-revenue" { (kit::panel("revenue", &title, "", html! {}, body)) } }
    }
}

fn total(db: &Db<'_>, reader: &Reader<'_>, from: Date, to: Date) -> Result<Sum> {
    let query: Query = crm::insight::revenue::of_companies(&[reader.id()])
        .test("date", Test::AtLeast(Value::Date(from)))
        .test("date", Test::AtMost(Value::Date(to)));
    Ok(db.sums(&query, &[Path::from("total")])?.sums.first().copied().unwrap_or_default())
}

fn chart(reader: &Reader<'_>, known: &Known, group: &Group, title: &str) -> Markup {
    let lang = reader.lang;
    let write =
        |value: f64| format::amount_compact(lang, Decimal::from_scaled((value * SCALE as f64) as i64), reader.base);
    let name = |month: &Month| format::month(lang, Date::constant(month.year, month.month, 1));
    let says = reader.words(
        "customer-revenue-says",
        &[
            ("sum", reader.whole(known.own.iter().map(|month| month.revenue.scaled()).sum()).into()),
            ("count", known.own.len().into()),
        ],
    );
    let figures = table(reader, known, title);
    match &known.group {
        None => {
            let bars = Bars {
                title: title.to_owned(),
                says,
                bars: known
                    .own
                    .iter()
                    .enumerate()
                    .map(|(place, month)| Bar {
                        name: name(month),
                        value: month.revenue.to_f64(),
                        says: format!("{}: {}", name(month), reader.whole(month.revenue.scaled())),
                        // The year before stands back, and so does the month that is not over.
                        ink: if place + 1 == known.own.len() || place < 12 { Ink::Rest } else { Ink::Series(1) },
                    })
                    .collect(),
                write: &write,
            };
            figure(lang, "", html! {}, &bars, &figures)
        }
        Some(all) => {
            let values = |months: &[Month]| months.iter().map(|month| Some(month.revenue.to_f64())).collect();
            let lines = Lines {
                title: title.to_owned(),
                says,
                names: known.own.iter().map(name).collect(),
                series: vec![
                    Series { name: reader.word("customer-own"), values: values(&known.own) },
                    Series { name: group.name_below(reader), values: values(all) },
                ],
                write: &write,
            };
            figure(lang, "", html! {}, &lines, &figures)
        }
    }
}

fn table(reader: &Reader<'_>, known: &Known, title: &str) -> Table {
    let column = |label: String, align: Align| Column { label, align, narrow: true, ..Column::default() };
    let mut columns =
        vec![column(reader.word("common-month"), Align::Start), column(reader.word("customer-own"), Align::End)];
    if known.group.is_some() {
        columns.push(column(reader.word("customer-group"), Align::End));
    }
    let line = |(place, month): (usize, &Month)| {
        let mut cells = vec![
            Cell::Text(format::month_long(reader.lang, Date::constant(month.year, month.month, 1))),
            Cell::Figure(reader.whole(month.revenue.scaled())),
        ];
        if let Some(group) = known.group.as_ref().and_then(|group| group.get(place)) {
            cells.push(Cell::Figure(reader.whole(group.revenue.scaled())));
        }
        Line::Row(Row { cells, ..Row::default() })
    };
    Table {
        id: "revenue-months".to_owned(),
        caption: title.to_owned(),
        columns,
        lines: known.own.iter().enumerate().rev().map(line).collect(),
        plain: true,
        ..Table::default()
    }
}
