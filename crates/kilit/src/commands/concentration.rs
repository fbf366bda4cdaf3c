//! `kilit insight concentration`.

use std::io::Write;

use crm::insight::concentration::{Concentration, Measure, Wish, concentration};
use kernel::{Actor, Face, Result, format};
use serde_json::json;
use store::Store;

use super::say;
use crate::command::Concentration as Asked;
use crate::output;

/// Customers that are named when a person reads.
const NAMED: usize = 20;

pub fn run(store: &Store, asked: &Asked, out: &mut dyn Write) -> Result<()> {
    let wish = Wish {
        measure: Measure::from_code(&asked.measure)?,
        share: asked.share.parse().map_err(|error: kernel::Error| error.on("share"))?,
        from: asked.from.as_deref().map(kernel::date::parse_date).transpose().map_err(|error| error.on("from"))?,
        to: asked.to.as_deref().map(kernel::date::parse_date).transpose().map_err(|error| error.on("to"))?,
        rolled_up: asked.groups,
        ..Wish::default()
    };
    let found = store.read_blocking(Actor::system(Face::Command), {
        let wish = wish.clone();
        move |db| concentration(db, &wish)
    })?;
    if asked.json { as_json(&found, out) } else { as_table(store, &wish, &found, out) }
}

fn as_json(found: &Concentration, out: &mut dyn Write) -> Result<()> {
    let items: Vec<_> = found
        .items
        .iter()
        .zip(1..)
        .map(|(item, rank)| {
            json!({
                "rank": rank,
                "company": item.company,
                "name": item.name,
                "amount": number(item.amount),
                "share": item.share,
                "cumulative_share": item.cumulative_share,
            })
        })
        .collect();
    say(
        out,
        json!({
            "customers": found.customers,
            "customers_for_share": found.customers_for_share,
            "total": number(found.total),
            "left_out": found.left_out,
            "items": items,
        }),
    )
}

/// A decimal as a JSON number with its exact digits.
fn number(amount: kernel::Decimal) -> serde_json::Value {
    serde_json::from_str(&amount.to_string()).unwrap_or(serde_json::Value::Null)
}

fn as_table(store: &Store, wish: &Wish, found: &Concentration, out: &mut dyn Write) -> Result<()> {
    let (lang, currency) = (output::lang(), store.settings().base_currency);
    let total = kernel::Money::base(found.total, currency);
    say(
        out,
        words::text(
            lang,
            "program-concentration",
            &[
                ("customers", (found.customers as i64).into()),
                ("carrying", (found.customers_for_share as i64).into()),
                ("share", format::share(lang, wish.share.to_f64(), 0).into()),
                ("total", format::money(lang, &total).into()),
            ],
        ),
    )?;
    for (item, rank) in found.items.iter().take(NAMED).zip(1..) {
        let amount = format::money(lang, &kernel::Money::base(item.amount, currency));
        say(
            out,
            format_args!(
                "{rank:>4}  {amount:>18}  {:>7}  {}",
                format::share(lang, item.cumulative_share, 1),
                item.name
            ),
        )?;
    }
    Ok(())
}
