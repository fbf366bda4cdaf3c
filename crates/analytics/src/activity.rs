//! Whether a customer is a buyer now, and whether an active one.
//!
//! A first, simple rule that pages can explain in one sentence: a purchase makes a customer for a period only; an
//! active customer uses much of what is offered, or asks for what is missing; a passive one uses a single service.
//! Days are whole numbers on any calendar that counts on by one (days since 1970-01-01, say).

use std::collections::BTreeSet;

/// What an installation sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// For how many days a purchase makes a customer; the day after the last of them it is a former one.
    pub period_days: u32,
    /// Active is who buys from at least this percentage of the categories offered.
    pub active_percent: u32,
    /// Active is also who buys from at least so many categories, however many are offered.
    pub active_categories: u32,
    /// Active is also who asked for something at least so often in the period; 0 leaves requests out.
    pub active_requests: u32,
}

impl Default for Rule {
    /// A year; half of what is offered, or three categories, or one request.
    fn default() -> Self {
        Rule { period_days: 365, active_percent: 50, active_categories: 3, active_requests: 1 }
    }
}

/// A purchase: when, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// Day number.
    pub day: i32,
    /// Category (or product, or service) by any number of the caller's.
    pub category: i64,
}

/// What is known of a customer on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Days from the last purchase to today; nothing when there never was one.
    pub days_since_purchase: Option<u32>,
    /// Purchases within the period.
    pub purchases: u32,
    /// Different categories bought from within the period.
    pub categories: u32,
    /// Categories offered to this customer; 0 when unknown, which leaves the percentage out.
    pub categories_offered: u32,
    /// Requests, wishes and suggestions within the period.
    pub requests: u32,
}

impl Facts {
    /// Counts what happened in the `period_days` days up to `today`, both in day numbers; what lies in the future is
    /// not counted.
    pub fn count(
        today: i32,
        period_days: u32,
        purchases: &[Purchase],
        requests: &[i32],
        categories_offered: u32,
    ) -> Facts {
        let age = |day: i32| u32::try_from(i64::from(today) - i64::from(day)).ok();
        let recent = |day: i32| age(day).is_some_and(|age| age < period_days);
        let bought: Vec<&Purchase> = purchases.iter().filter(|purchase| recent(purchase.day)).collect();
        let categories: BTreeSet<i64> = bought.iter().map(|purchase| purchase.category).collect();
        Facts {
            days_since_purchase: purchases.iter().filter_map(|purchase| age(purchase.day)).min(),
            purchases: count(bought.len()),
            categories: count(categories.len()),
            categories_offered,
            requests: count(requests.iter().filter(|&&day| recent(day)).count()),
        }
    }
}

/// Where a customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Buys now, and much of what is offered, or asks for what is missing.
    Active,
    /// Buys now, but little of what is offered.
    Passive,
    /// Bought once, not within the period.
    Former,
    /// Never bought.
    Prospect,
}

/// One step of the reasoning, in numbers; pages put it into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was ever bought.
    NeverBought,
    /// The last purchase lies longer back than the period.
    PurchaseTooOld {
        /// Days from the last purchase to today.
        days_since: u32,
        /// The period of the rule.
        period_days: u32,
    },
    /// There was a purchase within the period.
    BoughtInPeriod {
        /// Days from the last purchase to today.
        days_since: u32,
        /// The period of the rule.
        period_days: u32,
        /// Purchases in it; a single one makes a customer for its period only.
        purchases: u32,
        /// For how many days more it is a customer without buying again, today included.
        days_left: u32,
    },
    /// How much of the offer is used.
    PartOfOffer {
        /// Categories bought from.
        categories: u32,
        /// Categories offered.
        offered: u32,
        /// The percentage that makes active.
        needed_percent: u32,
        /// Whether that is enough.
        enough: bool,
    },
    /// How many categories are used.
    Categories {
        /// Categories bought from.
        categories: u32,
        /// The number that makes active.
        needed: u32,
        /// Whether that is enough.
        enough: bool,
    },
    /// What was asked for.
    Requests {
        /// Requests in the period.
        requests: u32,
        /// The number that makes active.
        needed: u32,
        /// Whether that is enough.
        enough: bool,
    },
}

impl Reason {
    /// Whether this step alone makes an active customer.
    fn makes_active(&self) -> bool {
        matches!(
            self,
            Reason::PartOfOffer { enough: true, .. }
                | Reason::Categories { enough: true, .. }
                | Reason::Requests { enough: true, .. }
        )
    }
}

/// A status and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Where the customer stands.
    pub status: Status,
    /// Why: first whether it buys now, then each way of being active with its outcome.
    pub reasons: Vec<Reason>,
}

/// Applies the rule to the facts.
pub fn judge(facts: &Facts, rule: &Rule) -> Judgement {
    let Some(days_since) = facts.days_since_purchase else {
        return Judgement { status: Status::Prospect, reasons: vec![Reason::NeverBought] };
    };
    let period_days = rule.period_days;
    let Some(days_left) = period_days.checked_sub(days_since).filter(|&left| left > 0) else {
        return Judgement { status: Status::Former, reasons: vec![Reason::PurchaseTooOld { days_since, period_days }] };
    };
    let mut reasons = vec![Reason::BoughtInPeriod { days_since, period_days, purchases: facts.purchases, days_left }];
    reasons.extend(ways_of_being_active(facts, rule));
    let active = reasons.iter().any(Reason::makes_active);
    Judgement { status: if active { Status::Active } else { Status::Passive }, reasons }
}

fn ways_of_being_active(facts: &Facts, rule: &Rule) -> Vec<Reason> {
    let Facts { categories, categories_offered: offered, requests, .. } = *facts;
    let mut ways = Vec::new();
    if offered > 0 {
        let much = u64::from(categories) * 100 >= u64::from(offered) * u64::from(rule.active_percent);
        // One of two is half of the offer and still a single service, unless there is no other.
        let single = categories <= 1 && offered > 1;
        ways.push(Reason::PartOfOffer {
            categories,
            offered,
            needed_percent: rule.active_percent,
            enough: much && !single,
        });
    }
    let needed = rule.active_categories;
    ways.push(Reason::Categories { categories, needed, enough: categories >= needed });
    if rule.active_requests > 0 {
        let needed = rule.active_requests;
        ways.push(Reason::Requests { requests, needed, enough: requests >= needed });
    }
    ways
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
