//! Invoices, what of them is overdue, and what was paid.

use crm::billing::{days_overdue, only_overdue};
use kernel::{Result, format};
use maud::{Markup, html};
use record::{Query, Test, Value, View};
use store::Db;
use web::kit::{self, Related, RelatedItem, Tone, dot, icon};

use super::reader::{Reader, sees, sees_field, visible};

const SHOWN: usize = 4;
const PAYMENTS: usize = 3;

/// What was billed and paid, as far as the reader sees it.
pub struct Money {
    invoices: Option<Invoices>,
    payments: Vec<View>,
}

struct Invoices {
    /// The late ones first, the latest after them.
    rows: Vec<View>,
    count: i64,
    overdue: Option<Overdue>,
}

/// What should have been paid by now.
#[derive(Clone, Copy)]
pub struct Overdue {
    /// In the base currency, scaled.
    pub sum: i64,
    /// Days that the oldest is late.
    pub days: Option<i32>,
    /// Invoices that are left out of the sum, as there is no exchange rate for their day.
    pub without_rate: i64,
}

impl Money {
    /// Reads it.
    pub fn read(db: &Db<'_>, reader: &Reader<'_>) -> Result<Money> {
        let invoices = if sees(db, "invoice")? { Some(Invoices::read(db, reader)?) } else { None };
        let mut payments = Vec::new();
        if sees(db, "payment")? {
            let of = db.describe("payment")?;
            let mut query = of_company("payment", reader).by_falling("date").limit(PAYMENTS);
            query.fields = visible(db, &of, &["company", "date", "amount", "method", "invoice"]);
            payments = db.page(&query)?.rows;
        }
        Ok(Money { invoices, payments })
    }

    /// What is overdue, if the reader sees amounts.
    pub fn overdue(&self) -> Option<Overdue> {
        self.invoices.as_ref().and_then(|invoices| invoices.overdue)
    }

    /// The card of invoices.
    pub fn invoices(&self, reader: &Reader<'_>) -> Markup {
        html! { @if let Some(invoices) = &self.invoices { div class="on-invoices" { (invoices.card(reader)) } } }
    }

    /// The card of payments; nothing while there are none.
    pub fn payments(&self, reader: &Reader<'_>) -> Markup {
        html! { @if !self.payments.is_empty() { div class="on-payments" { (self.paid(reader)) } } }
    }

    fn paid(&self, reader: &Reader<'_>) -> Markup {
        let item = |view: &View| RelatedItem {
            picture: html! { span class="faint" { (icon("credit-card")) } },
            title: reader.at.show.text(view, "date"),
            href: format!("/payments/{}", view.id),
            note: [reader.at.show.text(view, "method"), view.title_of("invoice").unwrap_or_default().to_owned()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            end: html! { span class="strong" { (reader.at.show.text(view, "amount")) } },
            ..RelatedItem::default()
        };
        kit::related(
            reader.lang,
            &Related {
                id: "payments".to_owned(),
                title: reader.word("payment.many"),
                items: self.payments.iter().map(item).collect(),
                all: Some((reader.word("customer-all-payments"), format!("/payments?f=company:is:{}", reader.id()))),
                ..Related::default()
            },
        )
    }
}

fn of_company(of: &'static str, reader: &Reader<'_>) -> Query {
    Query::of(of).test("company", Test::In(vec![Value::Id(reader.id())]))
}

impl Invoices {
    fn read(db: &Db<'_>, reader: &Reader<'_>) -> Result<Invoices> {
        let of = db.describe("invoice")?;
        let fields = visible(db, &of, &["company", "date", "due", "status", "kind", "total", "gross", "open"]);
        let mut overdue = None;
        let mut rows = Vec::new();
        if sees_field(db, "invoice", "open")? && sees_field(db, "invoice", "due")? {
            // Days pass without anybody changing a status, so that the day and what is left decide.
            let mut late = only_overdue(of_company("invoice", reader), reader.today).by("due").limit(SHOWN);
            let sum = db.sums(&late, &["open".into()])?.sums.first().copied().unwrap_or_default();
            late.fields.clone_from(&fields);
            rows = db.page(&late)?.rows;
            let oldest = rows.first().and_then(|view| days_overdue(view, reader.today));
            overdue = Some(Overdue { sum: sum.total, days: oldest, without_rate: sum.without_rate });
        }
        let mut latest = of_company("invoice", reader).by_falling("date").limit(SHOWN);
        let count = db.count(&latest)?;
        latest.fields = fields;
        for view in db.page(&latest)?.rows {
            if rows.len() < SHOWN + 1 && !rows.iter().any(|known| known.id == view.id) {
                rows.push(view);
            }
        }
        Ok(Invoices { rows, count, overdue })
    }

    fn card(&self, reader: &Reader<'_>) -> Markup {
        let id = reader.id();
        let item = |view: &View| {
            let amount = if view.value("gross").is_null() { "total" } else { "gross" };
            RelatedItem {
                picture: html! { span class="faint" { (icon("file-text")) } },
                title: view.title.clone(),
                href: format!("/invoices/{}", view.id),
                note: match view.value("date") {
                    Value::Date(day) => format::date_medium(reader.lang, *day),
                    _ => String::new(),
                },
                end: html! { span class="strong" { (reader.at.show.text(view, amount)) } },
                end_note: state(reader, view),
                live: format!("invoice:{}", view.id),
            }
        };
        kit::related(
            reader.lang,
            &Related {
                id: "invoices".to_owned(),
                title: reader.word("invoice.many"),
                count: if self.count > 0 { reader.count(self.count) } else { String::new() },
                items: self.rows.iter().map(item).collect(),
                none: reader.word("customer-no-invoices"),
                all: (self.count > 0)
                    .then(|| (reader.word("customer-all-invoices"), format!("/invoices?f=company:is:{id}"))),
                ..Related::default()
            },
        )
    }
}

/// How an invoice stands; of a late one, for how long.
fn state(reader: &Reader<'_>, view: &View) -> Markup {
    match days_overdue(view, reader.today) {
        Some(days) => dot(Tone::Bad, &reader.words("customer-days-late", &[("count", days.into())])),
        None => kit::cell(&match reader.cell(view, "status") {
            web::kit::Cell::Chip(tone, text) => web::kit::Cell::Dot(tone, text),
            other => other,
        }),
    }
}
