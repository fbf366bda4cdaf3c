//! Concentration, against published and hand-computed values.

use analytics::concentration::{self, Concentration};
use analytics::share::Share;

const HALF: u32 = 500_000;

fn share(millionths: u32) -> Share {
    Share::from_millionths(millionths).expect("a share between 0 and 1")
}

fn cdnow() -> Vec<i64> {
    include_str!("data/cdnow_sample_balances.txt").lines().map(|line| line.parse().expect("cents")).collect()
}

fn measured(balances: &[i64]) -> Concentration {
    concentration::measure(balances, Share::EIGHTY_PERCENT)
}

#[test]
fn cdnow_needs_777_of_2349_customers_for_eighty_per_cent() {
    let base = measured(&cdnow());
    assert_eq!(base.customers_seen, 2_357);
    assert_eq!(base.customers, 2_349);
    assert_eq!(base.total, 24_409_194);
    assert_eq!(base.customers_for_share, 777);

    let top = base.top(Share::TWENTY_PERCENT).expect("there are balances");
    assert_eq!(top.customers, 472);
    assert!((top.share - 0.6746).abs() < 5e-5, "{}", top.share);
}

#[test]
fn the_threshold_customer_is_the_first_to_reach_it() {
    let base = measured(&cdnow());
    let before = base.items[base.customers_for_share - 2];
    let reached = base.items[base.customers_for_share - 1];
    assert!(before.cumulative * 10 < base.total * 8);
    assert!(reached.cumulative * 10 >= base.total * 8);
    assert_eq!(base.items.last().map(|item| item.cumulative), Some(base.total));
}

#[test]
fn reaching_the_share_exactly_is_enough() {
    // 8 of 10: in binary fractions 0.8 × 10 may fall on either side.
    assert_eq!(measured(&[5, 3, 1, 1]).customers_for_share, 2);
    // One unit less than the share takes one customer more.
    assert_eq!(measured(&[5_000_000, 2_999_999, 1_000_001, 1_000_000]).customers_for_share, 3);
    // Every tenth of 10^15 units is met by as many of ten equal customers.
    let equal = [100_000_000_000_000; 10];
    for tenths in 1..=10 {
        assert_eq!(concentration::measure(&equal, share(tenths * 100_000)).customers_for_share, tenths as usize);
    }
}

#[test]
fn credit_notes_and_strangers_carry_nothing() {
    let base = measured(&[0, -400, 100, 300, -1]);
    assert_eq!((base.customers, base.total, base.customers_for_share), (2, 400, 2));
    assert_eq!(base.items.iter().map(|item| item.index).collect::<Vec<_>>(), [3, 2]);
    assert_eq!(base.items[0].share, 0.75);
}

#[test]
fn equals_stay_in_the_order_of_the_input() {
    let base = measured(&[7, 9, 7, 9, 7]);
    assert_eq!(base.items.iter().map(|item| item.index).collect::<Vec<_>>(), [1, 3, 0, 2, 4]);
}

#[test]
fn the_largest_amounts_do_not_overflow() {
    let base = concentration::measure(&[i64::MAX; 1_000], share(HALF));
    assert_eq!(base.total, i128::from(i64::MAX) * 1_000);
    assert_eq!(base.customers_for_share, 500);
}

#[test]
fn nobody_gives_no_figures() {
    for nobody in [&[][..], &[0, -5]] {
        let base = measured(nobody);
        assert_eq!((base.customers, base.total, base.customers_for_share), (0, 0, 0));
        assert_eq!((base.gini(), base.herfindahl()), (None, None));
        assert!(base.top(Share::TWENTY_PERCENT).is_none() && base.curve(50).is_empty());
    }
}

#[test]
fn inequality_of_known_bases() {
    let equal = measured(&[4; 25]);
    assert!(equal.gini().expect("balances").abs() < 1e-12);
    assert!((equal.herfindahl().expect("balances") - 0.04).abs() < 1e-12);

    // 1, 2, 3, 4: G = 2·30/(4·10) − 5/4 = 0.25; HHI = (1 + 4 + 9 + 16)/100.
    let steps = measured(&[3, 1, 4, 2]);
    assert!((steps.gini().expect("balances") - 0.25).abs() < 1e-12);
    assert!((steps.herfindahl().expect("balances") - 0.30).abs() < 1e-12);

    // Computed apart from this crate, in a few lines of another language.
    let cdnow = measured(&cdnow());
    assert!((cdnow.gini().expect("balances") - 0.629_660_129_8).abs() < 1e-9);
    assert!((cdnow.herfindahl().expect("balances") - 0.002_285_796_437).abs() < 1e-11);
}

#[test]
fn the_curve_is_short_rises_and_keeps_the_threshold() {
    let base = measured(&cdnow());
    for points in [3, 10, 100, 5_000] {
        let curve = base.curve(points);
        assert!(curve.len() <= points, "{} of {points}", curve.len());
        assert_eq!((curve[0].customers, curve[0].share), (0, 0.0));
        assert_eq!(curve.last().map(|point| (point.customers, point.share)), Some((2_349, 1.0)));
        assert!(curve.iter().any(|point| point.customers == 777));
        assert!(curve.windows(2).all(|w| w[0].customers < w[1].customers && w[0].share <= w[1].share));
    }
    // Drawn as straight lines between 100 points, the curve is nowhere off by more than two hundredths.
    let curve = base.curve(100);
    for line in curve.windows(2) {
        for n in line[0].customers + 1..line[1].customers {
            let along = (n - line[0].customers) as f64 / (line[1].customers - line[0].customers) as f64;
            let drawn = line[0].share + along * (line[1].share - line[0].share);
            assert!((drawn - base.items[n - 1].cumulative_share).abs() < 0.02);
        }
    }
}

#[test]
fn a_share_is_more_than_nothing_and_at_most_all() {
    assert_eq!(Share::from_fraction(0.8), Some(Share::EIGHTY_PERCENT));
    assert_eq!(Share::from_fraction(1.0).map(Share::millionths), Some(1_000_000));
    for wrong in [0.0, -0.1, 1.000_001, f64::NAN, f64::INFINITY] {
        assert_eq!(Share::from_fraction(wrong), None, "{wrong}");
    }
    assert_eq!(Share::TWENTY_PERCENT.of_count(2_357), 472);
    assert_eq!(Share::TWENTY_PERCENT.of_count(10), 2);
}
