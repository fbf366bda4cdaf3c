//! Where each customer stands among all: facts about the whole company, computed by a job, so that they can be shown to
//! those who may see the whole without being computed for each page.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use kernel::{AnyId, Decimal, Error, Id, Money, Result};
use record::{Change, Query};
use store::{Db, Store};

use super::concentration::{Measure, Wish, concentration};
use crate::customers::Company;
use crate::key_accounts::Standing;

/// Standings written in one transaction.
const SLICE: usize = 200;

#[derive(Clone, Debug, PartialEq)]
struct Place {
    company: Id<Company>,
    rank: i64,
    revenue: Decimal,
    profit: Option<Decimal>,
    share: Decimal,
    cumulative: Decimal,
}

/// Ranks the customers by their revenue of the last twelve months anew; gives how many standings changed.
pub fn refresh(store: &Store) -> Result<usize> {
    let program = kernel::Actor::system(kernel::Face::Job);
    let (fresh, kept) = store.read_blocking(program.clone(), |db| Ok((places(db)?, kept(db)?)))?;
    let currency = store.settings().base_currency;
    let standing: HashSet<Id<Company>> = fresh.iter().map(|place| place.company).collect();
    let gone: Vec<Id<Standing>> =
        kept.iter().filter(|(company, _)| !standing.contains(company)).map(|(_, (id, _))| *id).collect();
    let changed: Vec<(Option<Id<Standing>>, Place)> = fresh
        .into_iter()
        .filter_map(|place| match kept.get(&place.company) {
            Some((_, old)) if *old == place => None,
            Some((id, _)) => Some((Some(*id), place)),
            None => Some((None, place)),
        })
        .collect();
    for slice in changed.chunks(SLICE) {
        let slice = slice.to_vec();
        store.write_blocking(program.clone(), move |tx| {
            for (id, place) in &slice {
                let money = |amount| Money::base(amount, currency);
                let change = Change::new()
                    .set(Standing::REVENUE, money(place.revenue))
                    .set(Standing::PROFIT, place.profit.map(money))
                    .set(Standing::RANK, Some(place.rank))
                    .set(Standing::SHARE, Some(place.share))
                    .set(Standing::CUMULATIVE_SHARE, Some(place.cumulative))
                    .set(Standing::COMPUTED_AT, tx.now());
                match id {
                    Some(id) => tx.change(*id, change)?,
                    None => {
                        tx.create(change.set(Standing::COMPANY, place.company))?;
                    }
                }
            }
            Ok(())
        })?;
    }
    for slice in gone.chunks(SLICE) {
        let slice = slice.to_vec();
        store.write_blocking(program.clone(), move |tx| slice.iter().try_for_each(|id| tx.delete(*id)))?;
    }
    Ok(changed.len() + gone.len())
}

/// The customers with revenue in the last twelve months, the largest first.
fn places(db: &Db) -> Result<Vec<Place>> {
    let year_ago = db.today().checked_sub(1.year()).map_err(Error::internal)?;
    let wish = Wish { from: Some(year_ago), to: Some(db.today()), ..Wish::default() };
    let revenue = concentration(db, &wish)?;
    let profit = concentration(db, &Wish { measure: Measure::Profit, ..wish })?;
    let profits: HashMap<Id<Company>, Decimal> = profit.items.iter().map(|item| (item.company, item.amount)).collect();
    Ok(revenue
        .items
        .iter()
        .zip(1..)
        .map(|(item, rank)| Place {
            company: item.company,
            rank,
            revenue: item.amount,
            profit: profits.get(&item.company).copied(),
            share: percent(item.share),
            cumulative: percent(item.cumulative_share),
        })
        .collect())
}

/// A part of one as a percentage with four places.
fn percent(share: f64) -> Decimal {
    Decimal::from_scaled((share * 100.0 * kernel::decimal::SCALE as f64).round() as i64)
}

type Kept = HashMap<Id<Company>, (Id<Standing>, Place)>;

fn kept(db: &Db) -> Result<Kept> {
    let mut kept = HashMap::new();
    let mut query =
        Query::all::<Standing>().fields(&["company", "revenue", "profit", "rank", "share", "cumulative_share"]);
    query.limit = 5_000;
    loop {
        let page = db.page(&query)?;
        for view in &page.rows {
            let Some(company) = view.value("company").as_id().map(AnyId::of) else { continue };
            let amount = |field: &str| view.value(field).as_money().map(|money| money.amount);
            let number = |field: &str| match view.value(field) {
                record::Value::Decimal(number) => *number,
                _ => Decimal::ZERO,
            };
            let rank = match view.value("rank") {
                record::Value::Int(rank) => *rank,
                _ => 0,
            };
            let place = Place {
                company,
                rank,
                revenue: amount("revenue").unwrap_or_default(),
                profit: amount("profit"),
                share: number("share"),
                cumulative: number("cumulative_share"),
            };
            kept.insert(company, (view.id.of(), place));
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(kept),
        }
    }
}
