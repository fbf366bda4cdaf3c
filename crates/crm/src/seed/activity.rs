//! The activities of test data.

use super::{Random, Shape, company, person};
use crate::work::{ActivityKind, ActivityOutcome, Direction};

/// An activity of test data.
#[derive(Clone, Debug, PartialEq)]
pub struct SeedActivity {
    /// The number of its company.
    pub company: u64,
    /// The number of its person.
    pub person: Option<u64>,
    /// By which touch point.
    pub kind: ActivityKind,
    /// What it was about.
    pub subject: String,
    /// How many minutes before now it was.
    pub minutes_ago: i64,
    /// How many minutes it took.
    pub duration: i64,
    /// Who reached for whom.
    pub direction: Direction,
    /// What came of it.
    pub outcome: Option<ActivityOutcome>,
}

const KINDS: [(u64, ActivityKind); 7] = [
    (40, ActivityKind::Call),
    (25, ActivityKind::Mail),
    (12, ActivityKind::Visit),
    (10, ActivityKind::Meeting),
    (6, ActivityKind::Note),
    (5, ActivityKind::Service),
    (2, ActivityKind::WebForm),
];

const THREE_YEARS: i64 = 3 * 365 * 24 * 60;

/// The `n`th activity, the same in every run of that shape.
pub fn activity(n: u64, shape: &Shape) -> SeedActivity {
    let random = &mut Random::of("activity", n);
    let company = random.below(shape.companies.max(1));
    let names = company::company(company).market.names();
    SeedActivity {
        company,
        person: person::of_company(company, shape, random),
        kind: *random.weighted(&KINDS),
        subject: (*random.pick(names.subjects)).to_owned(),
        minutes_ago: random.between(1, THREE_YEARS),
        duration: random.between(1, 12) * 5,
        direction: *random.pick(Direction::ALL),
        outcome: random.chance(70).then(|| *random.pick(ActivityOutcome::ALL)),
    }
}
