//! The customer's page (C1): everything the company knows of a customer, the most urgent first, because he may be on the
//! phone.

mod buying;
mod caller;
mod contact;
mod group;
mod key;
mod money;
mod people;
mod reader;
mod relate;
mod revenue;
mod sales;
mod standing;

use kernel::Result;
use maud::{Markup, html};
use store::Db;
use web::http::Posted;
use web::pages::record::{self, AtHand, RecordPage, Wanted};

pub use relate::router;

use reader::Reader;

/// In place of the generic page of a company.
pub const PAGE: RecordPage = RecordPage { of: "company", body };

/// Lists that have a card of their own here.
const SHOWN_HERE: &[&str] = &[
    "company.parent",
    "person.company",
    "job.company",
    "company_relation.from_company",
    "company_relation.to_company",
    "opportunity.company",
    "invoice.company",
    "payment.company",
    "key_account.company",
    "standing.company",
];

/// Fields that stand elsewhere on the page, or follow from others.
const ELSEWHERE: &[&str] = &["name", "buying_status", "last_touch", "next_step", "parent"];

/// Cards that are fetched anew with the page when a colleague changes a record of these types.
fn live(at: &AtHand, asked: &Posted, id: &str, types: &str, cards: Markup) -> Markup {
    // Who calls stays known.
    let page = match asked.filled("person") {
        Some(person) => format!("{}?person={}", at.href(), web::url_encoded(person)),
        None => at.href(),
    };
    html! {
        div id=(id) class="as-if-not" data-live-list=(types) hx-get=(page) hx-trigger="live" hx-select={ "#" (id) } hx-swap="outerHTML" { (cards) }
    }
}

fn body(db: &Db<'_>, at: &AtHand, wanted: Wanted, asked: &Posted) -> Result<Markup> {
    let reader = Reader::of(db, at)?;
    let key = key::current(db, &reader)?;
    let money = money::Money::read(db, &reader)?;
    let sales = sales::Sales::read(db, &reader)?;
    let group = group::Group::read(db, &reader)?;
    let revenue = revenue::Revenue::read(db, &reader, &group)?;
    let standing = standing::Place::read(db, &reader)?;
    let people = people::People::read(db, &reader, asked)?;
    Ok(html! {
        div class="record customer" {
            (caller::banner(&reader, &people, asked))
            (record::head_with(db, at, key.mark(&reader))?)
            (contact::line(&reader))
            (live(at, asked, "customer-figures", "invoice payment opportunity activity task", html! {
                (standing::facts(&reader, &revenue, standing.as_ref(), &sales, &money))
                (buying::sentence(db, &reader)?)
            }))
            div class="record-grid customer-grid" {
                div class="record-main" {
                    (live(at, asked, "customer-sales", "opportunity invoice payment", html! {
                        div class="customer-pair" { (sales.card(&reader)) (money.invoices(&reader)) }
                        (revenue.card(&reader, &group))
                        (money.payments(&reader))
                    }))
                    div class="on-timeline" { (record::timeline(db, at, wanted)?) }
                }
                div class="record-side" {
                    div class="on-next" { (record::next_activity(db, at)?) }
                    (live(at, asked, "customer-people", "person job key_account company_relation", html! {
                        (people.card(&reader))
                        (key.card(&reader))
                        (group.card(db, &reader)?)
                    }))
                    div class="on-rest" { (record::related_but(db, at, SHOWN_HERE)?) }
                    div class="on-details" { (record::details_of(db, at, |field| !ELSEWHERE.contains(&field.name.as_ref()))?) (record::people(db, at)?) }
                }
            }
        }
    })
}
