//! The opportunities of test data.

use jiff::ToSpan;
use kernel::Date;

use super::{Random, Shape, company, person};
use crate::customers::Source;
use crate::sales::{LostReason, Outcome};

/// An opportunity of test data.
#[derive(Clone, Debug, PartialEq)]
pub struct SeedOpportunity {
    /// The number of its company.
    pub company: u64,
    /// The number of its person.
    pub person: Option<u64>,
    /// What is to be sold.
    pub name: String,
    /// The place of its stage in the pipeline, from 0; won and lost come last.
    pub stage: usize,
    /// How it ended.
    pub outcome: Outcome,
    /// What it would bring, in whole units of the currency.
    pub amount: i64,
    /// When the customer is likely to decide.
    pub expected_close: Date,
    /// When he decided.
    pub closed_on: Option<Date>,
    /// Why it was lost.
    pub lost_reason: Option<LostReason>,
    /// How the customer came to ask.
    pub source: Source,
}

/// How often each stage is met: four open ones, won, lost.
const STAGES: [(u64, (usize, Outcome)); 6] = [
    (14, (0, Outcome::Open)),
    (12, (1, Outcome::Open)),
    (10, (2, Outcome::Open)),
    (6, (3, Outcome::Open)),
    (32, (4, Outcome::Won)),
    (26, (5, Outcome::Lost)),
];

/// The `n`th opportunity, the same in every run of that shape.
pub fn opportunity(n: u64, shape: &Shape) -> SeedOpportunity {
    let random = &mut Random::of("opportunity", n);
    let company = random.below(shape.companies.max(1));
    let names = company::company(company).market.names();
    let (stage, outcome) = *random.weighted(&STAGES);
    let open = outcome == Outcome::Open;
    let days = if open { random.between(-20, 150) } else { -random.between(1, 900) };
    let expected_close = shape.today.saturating_add(days.days());
    SeedOpportunity {
        company,
        person: person::of_company(company, shape, random),
        name: (*random.pick(names.deals)).to_owned(),
        stage,
        outcome,
        // From 500 to half a million, small ones far more often.
        amount: (500.0 * 1_000f64.powf(random.unit() * random.unit())) as i64,
        expected_close,
        closed_on: (!open).then_some(expected_close),
        lost_reason: (outcome == Outcome::Lost).then(|| *random.pick(LostReason::ALL)),
        source: *random.pick(Source::ALL),
    }
}
