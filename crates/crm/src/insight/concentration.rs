//! On how few customers the company lives (K1).

use std::collections::HashMap;

use analytics::concentration as mathematics;
use analytics::share::Share;
use kernel::{AnyId, Date, Decimal, Error, Id, Result};
use record::query::Grouping;
use record::{Filter, Path, Query, RecordRef, Test, Value};
use store::Db;

use crate::billing::{Invoice, InvoiceStatus};
use crate::customers::{Company, Segment, Territory};

/// What customers are ranked by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// What was invoiced, without tax; credit notes subtract.
    #[default]
    Revenue,
    /// The same less its cost, of invoices whose cost is known.
    Profit,
}

impl Measure {
    /// The word for URLs and the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Measure::Revenue => "revenue",
            Measure::Profit => "profit",
        }
    }

    /// From the word.
    ///
    /// # Errors
    /// When there is no such measure.
    pub fn from_code(code: &str) -> Result<Measure> {
        match code {
            "revenue" => Ok(Measure::Revenue),
            "profit" => Ok(Measure::Profit),
            _ => Err(Error::invalid("error-measure").with("value", code).on("measure")),
        }
    }

    /// The field of an invoice that is summed.
    pub const fn field(self) -> &'static str {
        match self {
            Measure::Revenue => "total",
            Measure::Profit => "profit",
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// By what customers are ranked.
    pub measure: Measure,
    /// The share that the smallest number of customers is to reach, 0.8 for 80 %.
    pub share: Decimal,
    /// Invoices from this day on.
    pub from: Option<Date>,
    /// Invoices up to this day.
    pub to: Option<Date>,
    /// Customers of this segment only.
    pub segment: Option<Id<Segment>>,
    /// Customers of this territory only.
    pub territory: Option<Id<Territory>>,
    /// Whether what a group's companies buy counts for the company at its top.
    pub rolled_up: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Wish {
            measure: Measure::Revenue,
            share: Decimal::from_scaled(8_000),
            from: None,
            to: None,
            segment: None,
            territory: None,
            rolled_up: false,
        }
    }
}

/// A customer in the ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The customer.
    pub company: Id<Company>,
    /// Its name.
    pub name: String,
    /// Its balance in the base currency.
    pub amount: Decimal,
    /// Its part of the total, 0 to 1.
    pub share: f64,
    /// The part of the total that it and all before it hold, 0 to 1.
    pub cumulative_share: f64,
}

/// On how few customers the company lives.
#[derive(Clone, Debug)]
pub struct Concentration {
    /// How many customers have a positive balance.
    pub customers: usize,
    /// The smallest number of customers whose sum reaches the share of the sum of all with a positive balance.
    pub customers_for_share: usize,
    /// The sum of the positive balances in the base currency.
    pub total: Decimal,
    /// The customers with a positive balance, the largest first.
    pub items: Vec<Item>,
    /// The curve and the further figures of the mathematics.
    pub figures: mathematics::Concentration,
    /// Invoices that count for nothing, because no exchange rate (or, for profit, no cost) is known.
    pub left_out: i64,
    /// Whether the actor sees only some of the customers, so that this is not the whole company.
    pub restricted: bool,
}

/// Measures the concentration over the invoices that the actor may see.
///
/// # Errors
/// When the share is not above 0 and at most 1.
pub fn concentration(db: &Db, wish: &Wish) -> Result<Concentration> {
    // Four places of a decimal are a hundred millionths each.
    let share = u32::try_from(wish.share.scaled().saturating_mul(100))
        .ok()
        .and_then(Share::from_millionths)
        .ok_or_else(|| Error::invalid("error-share").with("value", wish.share).on("share"))?;
    let query = invoices(wish);
    let field = Path::from(wish.measure.field());
    let groups =
        db.groups(&query, &Grouping { by: Invoice::COMPANY.name().into(), bucket: None, sums: vec![field] })?;

    let mut names: HashMap<AnyId, String> = HashMap::new();
    let mut balances: Vec<(AnyId, i64)> = Vec::with_capacity(groups.len());
    let mut places: HashMap<AnyId, usize> = HashMap::new();
    let tops = if wish.rolled_up { Some(db.group_tops()?) } else { None };
    for group in groups {
        // An invoice whose customer may not be seen is not seen either, so a company is always there.
        let Value::Id(company) = group.key else { continue };
        let top = tops.as_ref().map_or(company, |tops| tops.of(company));
        let total = group.sums.first().map_or(0, |sum| sum.total);
        let place = *places.entry(top).or_insert_with(|| {
            balances.push((top, 0));
            balances.len() - 1
        });
        balances[place].1 = balances[place].1.checked_add(total).ok_or_else(kernel::decimal::overflow)?;
        if let (true, Some(title)) = (top == company, group.title) {
            names.insert(company, title);
        }
    }
    // Equal balances stand in the order of their ids, so that the answer is always the same.
    balances.sort_by_key(|(company, _)| *company);
    let amounts: Vec<i64> = balances.iter().map(|(_, amount)| *amount).collect();
    let figures = mathematics::measure(&amounts, share);

    let nameless: Vec<RecordRef> = balances
        .iter()
        .filter(|(company, _)| !names.contains_key(company))
        .map(|(company, _)| RecordRef { of: "company", id: *company })
        .collect();
    names.extend(db.titles(&nameless)?.into_iter().map(|(record, title)| (record.id, title)));
    let items = figures
        .items
        .iter()
        .map(|item| {
            let (company, _) = balances[item.index];
            Item {
                company: company.of(),
                name: names.get(&company).cloned().unwrap_or_default(),
                amount: Decimal::from_scaled(item.amount),
                share: item.share,
                cumulative_share: item.cumulative_share,
            }
        })
        .collect();
    Ok(Concentration {
        customers: figures.customers,
        customers_for_share: figures.customers_for_share,
        total: i64::try_from(figures.total).map(Decimal::from_scaled).map_err(|_| kernel::decimal::overflow())?,
        items,
        left_out: db.count(&left_out(wish))?,
        restricted: !db.sees_all("invoice")?,
        figures,
    })
}

/// The invoices that count: within the period, of the chosen customers, not cancelled.
pub fn invoices(wish: &Wish) -> Query {
    let mut query = Query::all::<Invoice>()
        .test(Invoice::STATUS.name(), Test::NotIn(vec![Value::Text(InvoiceStatus::Cancelled.code().to_owned())]));
    if let Some(from) = wish.from {
        query = query.test(Invoice::DATE.name(), Test::AtLeast(Value::Date(from)));
    }
    if let Some(to) = wish.to {
        query = query.test(Invoice::DATE.name(), Test::AtMost(Value::Date(to)));
    }
    if let Some(segment) = wish.segment {
        query = query.test("company.segment", Test::In(vec![Value::Id(segment.any())]));
    }
    if let Some(territory) = wish.territory {
        query = query.test("company.territory", Test::In(vec![Value::Id(territory.any())]));
    }
    query
}

/// The invoices among them that count for nothing: without an amount, or with one that no exchange rate is known for.
pub fn left_out(wish: &Wish) -> Query {
    // Tests compare base amounts, so that an amount on neither side of zero has none.
    let zero = || Value::Decimal(Decimal::ZERO);
    let side = |test| Filter::Field(wish.measure.field().into(), test);
    let has_base = Filter::Any(vec![side(Test::AtLeast(zero())), side(Test::Less(zero()))]);
    invoices(wish).filter(Filter::Not(Box::new(has_base)))
}
