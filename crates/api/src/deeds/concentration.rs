//! On how few customers the company lives (K1): the same figures for the command line, programs and assistants.

use crm::insight::concentration::{Concentration, Measure, Wish, concentration};
use kernel::{Decimal, Error, Result};
use serde_json::{Value as Json, json};
use store::Db;

/// What is asked, as it is written. Nothing said is revenue, 80 %, of all time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Asked<'a> {
    /// `revenue` or `profit`.
    pub measure: Option<&'a str>,
    /// The share that the smallest number of customers is to reach: 0.8 for 80 %.
    pub share: Option<&'a str>,
    /// The first day that counts.
    pub from: Option<&'a str>,
    /// The last day that counts.
    pub to: Option<&'a str>,
    /// Whether what the companies of a group buy counts for the one at its top.
    pub groups: bool,
}

impl Asked<'_> {
    /// Reads it.
    ///
    /// # Errors
    /// Invalid with the name of what cannot be read.
    pub fn wish(&self) -> Result<Wish> {
        let on = |name: &'static str| move |error: Error| error.on(name);
        let day = |text: Option<&str>, name| text.map(kernel::date::parse_date).transpose().map_err(on(name));
        let usual = Wish::default();
        Ok(Wish {
            measure: self.measure.map_or(Ok(usual.measure), Measure::from_code)?,
            share: self.share.map_or(Ok(usual.share), |share| share.parse().map_err(on("share")))?,
            from: day(self.from, "from")?,
            to: day(self.to, "to")?,
            rolled_up: self.groups,
            ..usual
        })
    }
}

/// Measures it over the invoices that the asker may see.
pub fn measure(db: &Db<'_>, wish: &Wish) -> Result<Json> {
    db.access().demand(&*db.describe("invoice")?, store::Action::See)?;
    Ok(to_json(&concentration(db, wish)?))
}

/// The figures: `{customers, customers_for_share, total, left_out, items: [...]}`.
pub fn to_json(found: &Concentration) -> Json {
    let items: Vec<Json> = found
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
    json!({
        "customers": found.customers,
        "customers_for_share": found.customers_for_share,
        "total": number(found.total),
        "left_out": found.left_out,
        "items": items,
    })
}

/// A decimal as a JSON number with its exact digits.
fn number(amount: Decimal) -> Json {
    serde_json::from_str(&amount.to_string()).unwrap_or(Json::Null)
}
