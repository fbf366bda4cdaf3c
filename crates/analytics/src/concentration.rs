//! How few customers carry the company.
//!
//! The balance of a customer is what was sold to it less what was credited, over the period looked at. Customers
//! whose balance is zero or negative carry nothing: they are neither ranked nor part of the total. Pareto's rule of
//! thumb (a fifth of the customers brings four fifths of the revenue) is measured here, never assumed.

mod curve;
mod inequality;

pub use curve::Point;

use crate::share::Share;

/// A customer in the ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// Position of the customer in the balances handed in.
    pub index: usize,
    /// Its balance, in the unit of the input; always positive.
    pub amount: i64,
    /// Its part of the total, 0 to 1.
    pub share: f64,
    /// Its balance and those of all customers ranked before it, in the unit of the input.
    pub cumulative: i128,
    /// The cumulative balance as part of the total, 0 to 1.
    pub cumulative_share: f64,
}

/// The concentration of a customer base.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// The share that was asked for.
    pub share: Share,
    /// How many balances were handed in, of whatever sign.
    pub customers_seen: usize,
    /// How many customers have a positive balance; as many as there are `items`.
    pub customers: usize,
    /// Sum of the positive balances, in the unit of the input.
    pub total: i128,
    /// The smallest number of customers whose balances reach `share` of `total`; 0 when nobody has a balance.
    pub customers_for_share: usize,
    /// Customers with a positive balance, the largest first; equals stay in the order of the input.
    pub items: Vec<Item>,
}

/// Ranks customers by balance and finds the smallest number of them that reaches `share` of the total.
///
/// `balances`: one whole number for each customer, in any unit. Taking the largest first gives the smallest number,
/// and the threshold is compared in 128-bit whole numbers, so a balance that reaches it exactly counts.
pub fn measure(balances: &[i64], share: Share) -> Concentration {
    let ranked = rank(balances);
    let total: i128 = ranked.iter().map(|&(_, amount)| i128::from(amount)).sum();

    let mut items = Vec::with_capacity(ranked.len());
    let mut cumulative = 0;
    let mut customers_for_share = 0;
    for (index, amount) in ranked {
        if !share.is_reached(cumulative, total) {
            customers_for_share += 1;
        }
        cumulative += i128::from(amount);
        items.push(Item {
            index,
            amount,
            share: amount as f64 / total as f64,
            cumulative,
            cumulative_share: cumulative as f64 / total as f64,
        });
    }
    Concentration { share, customers_seen: balances.len(), customers: items.len(), total, customers_for_share, items }
}

/// What the largest customers hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Top {
    /// How many customers these are.
    pub customers: usize,
    /// Sum of their balances, in the unit of the input.
    pub amount: i128,
    /// Their part of the total, 0 to 1.
    pub share: f64,
}

impl Concentration {
    /// What the largest `fraction` of all customers handed in hold together, zero and negative balances included in
    /// the head count; the number of customers is rounded up. Nothing when nobody has a balance.
    pub fn top(&self, fraction: Share) -> Option<Top> {
        let customers = fraction.of_count(self.customers_seen).min(self.customers);
        let last = self.items.get(customers.checked_sub(1)?)?;
        Some(Top { customers, amount: last.cumulative, share: last.cumulative_share })
    }

    /// Gini coefficient of the positive balances, 0 (all alike) to 1 (one holds all); nothing when there are none.
    ///
    /// G = 2 Σ i·x₍ᵢ₎ / (n Σ x) − (n + 1) / n with x in ascending order (Gini 1912; in this form for ranked data in
    /// Sen, "On Economic Inequality", 1973), without a correction for small samples.
    pub fn gini(&self) -> Option<f64> {
        inequality::gini(&self.items, self.total)
    }

    /// Herfindahl–Hirschman index: the sum of the squared shares, 1/n to 1 (Hirschman 1945, Herfindahl 1950);
    /// nothing when there are no positive balances. Competition authorities quote it times 10,000.
    pub fn herfindahl(&self) -> Option<f64> {
        inequality::herfindahl(&self.items)
    }

    /// The Pareto curve in at most `points` points for drawing, from (0, 0) to (all customers, 1).
    ///
    /// The customer who reaches the share is always one of them, so `points` is taken as at least 3; an empty base
    /// gives an empty curve.
    pub fn curve(&self, points: usize) -> Vec<Point> {
        curve::reduce(&self.items, self.customers_for_share, points.max(3))
    }
}

/// Positive balances with their positions, the largest first.
fn rank(balances: &[i64]) -> Vec<(usize, i64)> {
    let mut ranked: Vec<(usize, i64)> =
        balances.iter().copied().enumerate().filter(|&(_, amount)| amount > 0).collect();
    ranked.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked
}
