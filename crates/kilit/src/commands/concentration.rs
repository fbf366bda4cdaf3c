//! `kilit insight concentration`.

use clap::Args;
use crm::insight::concentration::{Concentration as Found, Measure, Wish, concentration};
use kernel::{Actor, Face, Result, format};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Store;

use crate::output::Voice;

/// What is asked of the concentration.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct Concentration {
    /// Rank by `revenue` or by `profit`.
    #[arg(long, default_value = "revenue")]
    pub measure: String,
    /// The share that the smallest number of customers is to reach.
    #[arg(long, default_value = "0.8")]
    pub share: String,
    /// Count invoices from this day on, YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Count invoices up to this day, YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// Count what the companies of a group buy for the one at its top.
    #[arg(long)]
    pub groups: bool,
    /// Write JSON: {customers, customers_for_share, total, items: [...]}.
    #[arg(long)]
    pub json: bool,
}

/// Customers that are named when a person reads.
const NAMED: usize = 20;

pub fn run(store: &Store, asked: &Concentration, voice: &mut Voice<'_>) -> Result<()> {
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
    if asked.json { as_json(&found, voice) } else { as_table(store, &wish, &found, voice) }
}

fn as_json(found: &Found, voice: &mut Voice<'_>) -> Result<()> {
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
    voice.line(json!({
        "customers": found.customers,
        "customers_for_share": found.customers_for_share,
        "total": number(found.total),
        "left_out": found.left_out,
        "items": items,
    }))
}

/// A decimal as a JSON number with its exact digits.
fn number(amount: kernel::Decimal) -> serde_json::Value {
    serde_json::from_str(&amount.to_string()).unwrap_or(serde_json::Value::Null)
}

fn as_table(store: &Store, wish: &Wish, found: &Found, voice: &mut Voice<'_>) -> Result<()> {
    let (lang, currency) = (voice.lang, store.settings().base_currency);
    let total = kernel::Money::base(found.total, currency);
    voice.say(
        "program-concentration",
        &[
            ("customers", (found.customers as i64).into()),
            ("carrying", (found.customers_for_share as i64).into()),
            ("share", format::share(lang, wish.share.to_f64(), 0).into()),
            ("total", format::money(lang, &total).into()),
        ],
    )?;
    for (item, rank) in found.items.iter().take(NAMED).zip(1..) {
        let amount = format::money(lang, &kernel::Money::base(item.amount, currency));
        let share = format::share(lang, item.cumulative_share, 1);
        voice.line(format_args!("{rank:>4}  {amount:>18}  {share:>7}  {}", item.name))?;
    }
    Ok(())
}
