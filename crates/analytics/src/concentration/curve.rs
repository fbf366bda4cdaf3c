//! The Pareto curve, thinned out for drawing.

use super::Item;

/// A point of the curve: so many of the largest customers hold this share of the total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Number of customers, the largest first.
    pub customers: usize,
    /// Their part of the total, 0 to 1.
    pub share: f64,
}

/// At most `points` (3 or more) points of the curve through `items`, the one after `keep` customers among them.
///
/// Points are taken at equal steps of (part of the customers + part of the total). Both grow along the curve, so the
/// steep beginning, which is what people look at, gets as many points as the long flat end.
pub(super) fn reduce(items: &[Item], keep: usize, points: usize) -> Vec<Point> {
    if items.is_empty() {
        return Vec::new();
    }
    let all = items.len();
    let at = |customers: usize| Point {
        customers,
        share: match customers {
            0 => 0.0,
            n => items[n - 1].cumulative_share,
        },
    };
    if all < points {
        return (0..=all).map(at).collect();
    }

    // The beginning, the end and the kept point are certain; the rest is shared out between them.
    let steps = points - 2;
    let mut curve = vec![at(0)];
    let mut next = 1;
    for customers in 1..all {
        let point = at(customers);
        let way = customers as f64 / all as f64 + point.share;
        let due = way * steps as f64 / 2.0 >= next as f64;
        if due {
            next = (way * steps as f64 / 2.0).floor() as usize + 1;
        }
        if due || customers == keep {
            curve.push(point);
        }
    }
    curve.push(at(all));
    curve
}
