//! Active or passive, and why, in a sentence (C4).

use analytics::activity::{Judgement, Reason};
use crm::insight::buying;
use kernel::Result;
use maud::{Markup, html};
use record::Kind;
use store::Db;
use web::kit;

use super::reader::{Reader, choice, sees_field};

/// The sentence, judged by what the reader may see; nothing where he sees no invoices.
pub fn sentence(db: &Db<'_>, reader: &Reader<'_>) -> Result<Markup> {
    if !sees_field(db, "invoice", "total")? || !sees_field(db, "company", "buying_status")? {
        return Ok(html! {});
    }
    let judgement = buying::judgement(db, reader.company())?;
    let word = buying::word(judgement.status).code();
    let of = &reader.at.of;
    let tone = match of.find("buying_status").map(|field| &field.kind) {
        Some(Kind::Choice(set)) => set.get(word).map_or(record::Tone::Plain, |value| value.tone),
        _ => record::Tone::Plain,
    };
    let says = says(reader, &judgement);
    // The word in the page's head is the one that was kept last night; a purchase of today may have changed it.
    let changed = reader.at.view.value("buying_status").as_text() != Some(word);
    Ok(html! {
        p class="buying" {
            @if changed { (kit::chip(web::show::tone(tone), &choice(reader, of, "buying_status", word))) }
            span { (says.join(" ")) }
        }
    })
}

/// One sentence for each step of the reasoning that decided.
fn says(reader: &Reader<'_>, judgement: &Judgement) -> Vec<String> {
    let ways: Vec<&Reason> = judgement.reasons.iter().filter(|reason| is_way(reason)).collect();
    // What made it active is said alone; where nothing did, the first way says what is missing.
    let decided = ways.iter().find(|reason| is_enough(reason)).or(ways.first());
    let first = judgement.reasons.iter().filter(|reason| !is_way(reason));
    first.chain(decided.copied()).map(|reason| says_one(reader, reason)).collect()
}

fn is_way(reason: &Reason) -> bool {
    matches!(reason, Reason::PartOfOffer { .. } | Reason::Categories { .. } | Reason::Requests { .. })
}

fn is_enough(reason: &Reason) -> bool {
    match reason {
        Reason::PartOfOffer { enough, .. } | Reason::Categories { enough, .. } | Reason::Requests { enough, .. } => {
            *enough
        }
        _ => false,
    }
}

fn says_one(reader: &Reader<'_>, reason: &Reason) -> String {
    match *reason {
        Reason::NeverBought => reader.word("customer-never-bought"),
        Reason::PurchaseTooOld { days_since, period_days } => {
            reader.words("customer-bought-too-long-ago", &[("days", days_since.into()), ("period", period_days.into())])
        }
        Reason::BoughtInPeriod { days_since, period_days, purchases: 1, days_left } => reader.words(
            "customer-bought-once",
            &[("days", days_since.into()), ("period", period_days.into()), ("left", days_left.into())],
        ),
        Reason::BoughtInPeriod { days_since, period_days, purchases, .. } => reader.words(
            "customer-bought",
            &[("count", purchases.into()), ("days", days_since.into()), ("period", period_days.into())],
        ),
        Reason::PartOfOffer { categories, offered, needed_percent, enough } => reader.words(
            if enough { "customer-uses-much" } else { "customer-uses-little" },
            &[
                ("count", categories.into()),
                ("offered", offered.into()),
                ("needed", kernel::format::share(reader.lang, f64::from(needed_percent) / 100.0, 0).into()),
            ],
        ),
        Reason::Categories { categories, needed, enough } => reader.words(
            if enough { "customer-uses-several" } else { "customer-uses-few" },
            &[("count", categories.into()), ("needed", needed.into())],
        ),
        Reason::Requests { requests, enough, .. } => {
            reader.words(if enough { "customer-asks" } else { "customer-asks-not" }, &[("count", requests.into())])
        }
    }
}
