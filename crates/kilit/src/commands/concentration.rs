//! `kilit insight concentration`.

use api::deeds::concentration as shared;
use clap::Args;
use crm::insight::concentration::{Concentration as Found, Wish, concentration};
use kernel::{Actor, Face, Result, format};
use serde::{Deserialize, Serialize};
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
    let wish = shared::Asked {
        measure: Some(&asked.measure),
        share: Some(&asked.share),
        from: asked.from.as_deref(),
        to: asked.to.as_deref(),
        groups: asked.groups,
    }
    .wish()?;
    let found = store.read_blocking(Actor::system(Face::Command), {
        let wish = wish.clone();
        move |db| concentration(db, &wish)
    })?;
    if asked.json { voice.line(shared::to_json(&found)) } else { as_table(store, &wish, &found, voice) }
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
