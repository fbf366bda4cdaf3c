//! One number for how unequal balances are.

use super::Item;

/// Gini coefficient; `items` are ranked from the largest to the smallest.
pub(super) fn gini(items: &[Item], total: i128) -> Option<f64> {
    if items.is_empty() {
        return None;
    }
    let n = items.len() as f64;
    let weighted: f64 = items.iter().rev().zip(1..).map(|(item, i)| f64::from(i) * item.amount as f64).sum();
    Some(2.0 * weighted / (n * total as f64) - (n + 1.0) / n)
}

/// Sum of the squared shares.
pub(super) fn herfindahl(items: &[Item]) -> Option<f64> {
    if items.is_empty() {
        return None;
    }
    Some(items.iter().map(|item| item.share * item.share).sum())
}
