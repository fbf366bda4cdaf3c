//! Whether a customer buys now, and how it came to that word (C4).

use analytics::activity::{Facts, Judgement, Rule, Status, judge};
use jiff::ToSpan;
use kernel::{AnyId, Date, Error, Id, Result};
use record::{Change, Query};
use store::{Bought, Db, Store};

use crate::customers::{BuyingStatus, Company};
use crate::sales::{Category, Product};

/// Companies whose status is written in one transaction.
const SLICE: usize = 200;

/// The rule of this installation.
pub fn rule(db: &Db) -> Rule {
    let period = u32::try_from(db.settings().purchase_period_days).unwrap_or(365);
    Rule { period_days: period, ..Rule::default() }
}

/// How a customer stands today, and why, from what the actor may see of its invoices.
pub fn judgement(db: &Db, company: Id<Company>) -> Result<Judgement> {
    let rule = rule(db);
    let bought = db.bought(Some(company.any()), since(db, &rule)?)?.pop();
    Ok(judge(&facts(db, bought.as_ref(), offered(db)?)?, &rule))
}

/// The first day of the period that makes a buyer.
fn since(db: &Db, rule: &Rule) -> Result<Date> {
    // The day of the purchase is the first of its period.
    db.today()
        .checked_sub(i64::from(rule.period_days).saturating_sub(1).days())
        .map_err(|_| Error::invalid("error-date").with("value", rule.period_days))
}

/// How many categories are offered; products where there are no categories.
fn offered(db: &Db) -> Result<u32> {
    let categories = db.count(&Query::all::<Category>())?;
    let offered = if categories > 0 { categories } else { db.count(&Query::all::<Product>())? };
    Ok(u32::try_from(offered).unwrap_or(u32::MAX))
}

fn facts(db: &Db, bought: Option<&Bought>, categories_offered: u32) -> Result<Facts> {
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let days = match bought {
        None => None,
        Some(bought) => {
            let days = bought.last.until(db.today()).map_err(Error::internal)?.get_days();
            Some(u32::try_from(days).unwrap_or(0))
        }
    };
    Ok(Facts {
        days_since_purchase: days,
        purchases: bought.map_or(0, |bought| count(bought.purchases)),
        categories: bought.map_or(0, |bought| count(bought.categories)),
        categories_offered,
        requests: bought.map_or(0, |bought| count(bought.requests)),
    })
}

/// The word that a company keeps.
pub const fn word(status: Status) -> BuyingStatus {
    match status {
        Status::Active => BuyingStatus::Active,
        Status::Passive => BuyingStatus::Passive,
        Status::Former => BuyingStatus::Former,
        Status::Prospect => BuyingStatus::Never,
    }
}

/// Judges every company anew and writes the word where it changed; gives how many changed.
pub fn refresh(store: &Store) -> Result<usize> {
    let program = kernel::Actor::system(kernel::Face::Job);
    let changed: Vec<(Id<Company>, BuyingStatus)> = store.read_blocking(program.clone(), |db| {
        let rule = rule(db);
        let offered = offered(db)?;
        let bought = db.bought(None, since(db, &rule)?)?;
        let mut changed = Vec::new();
        for_each_company(db, |company, kept| {
            let of = bought.binary_search_by_key(&company, |one| one.company).ok().map(|place| &bought[place]);
            let now = word(judge(&facts(db, of, offered)?, &rule).status);
            if kept != Some(now) {
                changed.push((company.of(), now));
            }
            Ok(())
        })?;
        Ok(changed)
    })?;
    for slice in changed.chunks(SLICE) {
        let slice = slice.to_vec();
        store.write_blocking(program.clone(), move |tx| {
            slice.iter().try_for_each(|(company, status)| {
                match tx.change(*company, Change::new().set(Company::BUYING_STATUS, Some(*status))) {
                    // Somebody may have deleted it since it was read.
                    Err(error) if error.fault() == kernel::Fault::NotFound => Ok(()),
                    outcome => outcome,
                }
            })
        })?;
    }
    Ok(changed.len())
}

fn for_each_company(db: &Db, mut each: impl FnMut(AnyId, Option<BuyingStatus>) -> Result<()>) -> Result<()> {
    let mut query = Query::all::<Company>().fields(&["buying_status"]).limit(5_000);
    query.order = vec!["created_at".parse()?];
    loop {
        let page = db.page(&query)?;
        for view in &page.rows {
            each(view.id, view.value("buying_status").as_text().and_then(BuyingStatus::from_code))?;
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(()),
        }
    }
}
