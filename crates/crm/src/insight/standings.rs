//! Where each customer stands among all: facts about the whole company, computed by a job, so that they can be shown to
//! those who may see the whole without being computed for each page.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Date, Decimal, Id, Money, Result, Timestamp};
use record::{Change, Query, Record as _, Test, Value, Values};
use store::{Action, Computed, Db, Store};

use super::concentration::{Measure, Wish, concentration};
use super::revenue::year_up_to;
use crate::billing::Invoice;
use crate::customers::Company;
use crate::key_accounts::Standing;

/// Standings written in one transaction.
const SLICE: usize = 1_000;

#[derive(Clone, Debug, PartialEq)]
struct Place {
    company: Id<Company>,
    rank: i64,
    revenue: Decimal,
    profit: Option<Decimal>,
    share: Decimal,
    cumulative: Decimal,
}

/// Ranks the customers by their revenue of the [latest year](latest_year) anew; gives how many standings changed.
pub fn refresh(store: &Store) -> Result<usize> {
    let program = kernel::Actor::system(kernel::Face::Job);
    let (fresh, kept) = store.read_blocking(program.clone(), |db| Ok((places(db)?, kept(db)?)))?;
    let currency = store.settings().base_currency;
    let standing: HashSet<Id<Company>> = fresh.iter().map(|place| place.company).collect();
    let mut found: Vec<Found> =
        kept.iter().filter(|(company, _)| !standing.contains(company)).map(|(_, (id, _))| Found::Gone(*id)).collect();
    for place in fresh {
        match kept.get(&place.company) {
            Some((_, old)) if *old == place => {}
            Some((id, _)) => found.push(Found::Changed(*id, place)),
            None => found.push(Found::New(place)),
        }
    }
    for slice in found.chunks(SLICE) {
        let slice = slice.to_vec();
        store.write_blocking(program.clone(), move |tx| {
            let mut written = Computed::default();
            for one in &slice {
                match one {
                    Found::New(place) => written.fresh.push(said(place, currency, tx.now(), true)),
                    Found::Changed(id, place) => {
                        written.changed.push((id.any(), said(place, currency, tx.now(), false)));
                    }
                    Found::Gone(id) => written.gone.push(id.any()),
                }
            }
            tx.write_computed(Standing::TYPE, &written)
        })?;
    }
    Ok(found.len())
}

/// What of the standings is not as it was.
#[derive(Clone, Debug)]
enum Found {
    New(Place),
    Changed(Id<Standing>, Place),
    Gone(Id<Standing>),
}

/// What is written of a place.
fn said(place: &Place, currency: kernel::Currency, now: Timestamp, is_new: bool) -> Values {
    let money = |amount| Money::base(amount, currency);
    let change = Change::new()
        .set(Standing::REVENUE, money(place.revenue))
        .set(Standing::PROFIT, place.profit.map(money))
        .set(Standing::RANK, Some(place.rank))
        .set(Standing::SHARE, Some(place.share))
        .set(Standing::CUMULATIVE_SHARE, Some(place.cumulative))
        .set(Standing::COMPUTED_AT, now);
    let change = if is_new { change.set(Standing::COMPANY, place.company) } else { change };
    change.into_values()
}

/// The year that rank and share speak of, its first and its last day: up to today, or up to the last invoice where that
/// is more than a year old, as in old data that somebody brings in to look at.
pub fn latest_year(db: &Db) -> Result<(Date, Date)> {
    let today = db.today();
    let of = db.describe("invoice")?;
    if !db.access().may(&of, Action::See) || !db.access().sees(&of, of.field("date")?) {
        return Ok((year_up_to(today)?, today));
    }
    let upto = Test::AtMost(Value::Date(today));
    let last = Query::all::<Invoice>().test("date", upto).by_falling("date").fields(&["date"]).limit(1);
    let to = match db.page(&last)?.rows.first().map(|view| view.value("date")) {
        Some(Value::Date(day)) if *day < year_up_to(today)? => *day,
        _ => today,
    };
    Ok((year_up_to(to)?, to))
}

/// The customers with revenue in that year, the largest first.
fn places(db: &Db) -> Result<Vec<Place>> {
    let (from, to) = latest_year(db)?;
    let wish = Wish { from: Some(from), to: Some(to), ..Wish::default() };
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
                Value::Decimal(number) => *number,
                _ => Decimal::ZERO,
            };
            let rank = match view.value("rank") {
                Value::Int(rank) => *rank,
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
