//! What charts need: months without gaps, round marks, small lines.

use analytics::months::{self, Month};
use analytics::{sparkline, ticks};

fn month(year: i16, month: u8) -> Month {
    Month::new(year, month).expect("a month")
}

#[test]
fn months_are_filled_in_order_and_summed() {
    let amounts = [(month(2011, 2), 7), (month(2010, 11), 5), (month(2011, 2), -2), (month(2012, 1), 99)];
    assert_eq!(
        months::fill(month(2010, 11), month(2011, 2), &amounts),
        [(month(2010, 11), 5), (month(2010, 12), 0), (month(2011, 1), 0), (month(2011, 2), 5)]
    );
    assert_eq!(months::fill(month(2011, 2), month(2010, 11), &amounts), []);
    assert_eq!(months::fill(month(2011, 2), month(2011, 2), &[]), [(month(2011, 2), 0)]);
}

#[test]
fn months_count_over_the_turn_of_the_year() {
    assert_eq!(month(2024, 1).plus(-1), month(2023, 12));
    assert_eq!(month(2023, 12).plus(13), month(2025, 1));
    assert_eq!(month(2025, 1).since(month(2023, 12)), 13);
    assert_eq!((Month::new(2024, 0), Month::new(2024, 13)), (None, None));
}

#[test]
fn marks_are_round_and_reach_the_top() {
    assert_eq!(ticks::nice(97.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
    assert_eq!(ticks::nice(244_091.94, 4), [0.0, 100_000.0, 200_000.0, 300_000.0]);
    assert_eq!(ticks::nice(1.0, 4), [0.0, 0.25, 0.5, 0.75, 1.0]);
    assert_eq!(ticks::nice(0.3, 3).len(), 4);
    assert_eq!(ticks::nice_between(-30.0, 70.0, 5), [-40.0, -20.0, 0.0, 20.0, 40.0, 60.0, 80.0]);
    for nothing in [0.0, -3.0, f64::NAN, f64::INFINITY] {
        assert_eq!(ticks::nice(nothing, 5), [0.0, 1.0]);
    }
    for n in 1..2_000 {
        let max = f64::from(n) * 3.7;
        let marks = ticks::nice(max, 6);
        let last = *marks.last().expect("marks");
        assert!(last >= max * (1.0 - 1e-9) && marks.len() <= 7, "{max}: {marks:?}");
    }
}

#[test]
fn a_small_line_keeps_zero_in_sight() {
    assert_eq!(sparkline::points(&[0, 50, 100], 10.0, 20.0), [(0.0, 20.0), (5.0, 10.0), (10.0, 0.0)]);
    assert_eq!(sparkline::points(&[100, 90], 10.0, 20.0), [(0.0, 0.0), (10.0, 2.0)]);
    assert_eq!(sparkline::points(&[-10, 10], 10.0, 20.0), [(0.0, 20.0), (10.0, 0.0)]);
    assert_eq!(sparkline::points(&[0, 0], 10.0, 20.0), [(0.0, 20.0), (10.0, 20.0)]);
    assert_eq!(sparkline::points(&[4], 10.0, 20.0), [(0.0, 0.0), (10.0, 0.0)]);
    assert_eq!(sparkline::points(&[], 10.0, 20.0), []);
}
