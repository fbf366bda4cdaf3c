//! Open opportunities: what may come, how likely and until when.

use kernel::Result;
use maud::{Markup, html};
use record::query::Sum;
use record::{Query, Test, Value, View};
use store::Db;
use web::kit::{self, Related, RelatedItem, icon};

use super::reader::{Reader, new_href, sees, sees_field, visible};

const SHOWN: usize = 4;

/// The open opportunities, if the reader sees opportunities at all.
pub struct Sales(Option<Open>);

struct Open {
    rows: Vec<View>,
    count: i64,
    sum: Option<Sum>,
    add: String,
}

impl Sales {
    /// Reads the next ones to be decided, and what all of them are worth.
    pub fn read(db: &Db<'_>, reader: &Reader<'_>) -> Result<Sales> {
        if !sees(db, "opportunity")? {
            return Ok(Sales(None));
        }
        let of = db.describe("opportunity")?;
        let mut query = Query::of("opportunity")
            .test("company", Test::In(vec![Value::Id(reader.id())]))
            .test("outcome", Test::In(vec![Value::Text("open".into())]))
            .by("expected_close")
            .limit(SHOWN);
        query.fields = visible(db, &of, &["company", "stage", "amount", "expected_close", "owner"]);
        let sums: Vec<record::Path> =
            if sees_field(db, "opportunity", "amount")? { vec!["amount".into()] } else { Vec::new() };
        let whole = db.sums(&query, &sums)?;
        Ok(Sales(Some(Open {
            rows: db.page(&query)?.rows,
            count: whole.count,
            sum: whole.sums.first().copied(),
            add: new_href(db, "opportunity", &format!("company={}", reader.id()))?,
        })))
    }

    /// What they are worth together, and how many they are.
    pub fn open(&self) -> Option<(i64, i64)> {
        self.0.as_ref().and_then(|open| Some((open.sum?.total, open.count)))
    }

    /// Opportunities that are left out of the sum, as there is no exchange rate for their day.
    pub fn without_rate(&self) -> i64 {
        self.0.as_ref().and_then(|open| open.sum).map_or(0, |sum| sum.without_rate)
    }

    /// The card.
    pub fn card(&self, reader: &Reader<'_>) -> Markup {
        let Some(open) = &self.0 else { return html! {} };
        let all = format!("/opportunities?f=company:is:{}", reader.id());
        let item = |view: &View| RelatedItem {
            picture: html! { span class="faint" { (icon("target")) } },
            title: view.title.clone(),
            href: format!("/opportunities/{}", view.id),
            note: [view.title_of("stage"), view.title_of("owner")]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            end: html! { span class="strong" { (reader.at.show.text(view, "amount")) } },
            end_note: html! { @if let Value::Date(day) = view.value("expected_close") {
                span class=[(*day < reader.today).then_some("text-bad")] { (kernel::format::date_medium(reader.lang, *day)) }
            } },
            live: format!("opportunity:{}", view.id),
        };
        html! {
            div class="on-sales" {
                (kit::related(reader.lang, &Related {
                    id: "opportunities".to_owned(),
                    title: reader.word("customer-open-opportunities"),
                    count: if open.count > 0 { reader.count(open.count) } else { String::new() },
                    add: open.add.clone(),
                    add_text: reader.word("customer-new-opportunity"),
                    items: open.rows.iter().map(item).collect(),
                    none: reader.word("customer-no-opportunities"),
                    all: Some((reader.word("customer-all-opportunities"), all)),
                    ..Related::default()
                }))
            }
        }
    }
}
