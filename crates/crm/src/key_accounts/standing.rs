//! Where a company stands among all customers.

use kernel::{Decimal, Id, Money, Timestamp};
use record::Record;

use crate::customers::Company;

/// A company's rank and share over the last twelve months, among all customers of the company. Computed by a job, so that
/// whoever sees only some customers does not see a rank among those.
#[derive(Record, Debug)]
#[record(
    area = "key_accounts",
    icon = "bar-chart",
    title = "company",
    within = "company",
    order = "rank",
    part,
    computed
)]
pub struct Standing {
    /// Its id.
    pub id: Id<Standing>,
    /// The company.
    #[field(cascade, unique, index, list, read_only)]
    pub company: Id<Company>,
    /// Revenue of the last twelve months.
    #[field(list, sort, sum, read_only)]
    pub revenue: Money,
    /// Profit of the last twelve months, where costs are known.
    #[field(list, sum, read_only)]
    pub profit: Option<Money>,
    /// The place by revenue, from 1; empty without positive revenue.
    #[field(list, sort, read_only)]
    pub rank: Option<i64>,
    /// The share in the revenue of all customers with positive revenue.
    #[field(kind = "percent", list, read_only)]
    pub share: Option<Decimal>,
    /// The share of this one and all before it.
    #[field(kind = "percent", list, read_only)]
    pub cumulative_share: Option<Decimal>,
    /// When it was computed.
    #[field(read_only)]
    pub computed_at: Timestamp,
}
