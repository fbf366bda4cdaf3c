//! Round numbers along an axis.

/// Marks of an axis from zero to at least `max`, about `count` steps apart by 1, 2, 2.5 or 5 times a power of ten.
///
/// Returns 0 and the multiples of the step up to the first that is not below `max`, so the axis ends at a mark; at
/// most `count` + 1 marks, `count` taken as at least 1. Nothing sensible to draw (`max` not a number, zero or less)
/// gives 0 and 1. After P. Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990), with the step rounded up
/// so that there are never more marks than asked for.
pub fn nice(max: f64, count: usize) -> Vec<f64> {
    nice_between(0.0, max, count)
}

/// Marks of an axis from at most `min` to at least `max`, with zero among them when the axis crosses it.
///
/// At most `count` + 2 marks, as both ends are widened to a mark.
pub fn nice_between(min: f64, max: f64, count: usize) -> Vec<f64> {
    let range = max - min;
    if !range.is_finite() || range <= 0.0 || !min.is_finite() {
        return vec![0.0, 1.0];
    }
    let step = nice_step(range / count.max(1) as f64);
    // A hair is forgiven, so that 3 × 0.1 does not ask for a mark beyond 0.3.
    let first = (min / step + 1e-9).floor() as i64;
    let last = (max / step - 1e-9).ceil() as i64;
    (first..=last).map(|n| n as f64 * step).collect()
}

/// The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below `rough`.
fn nice_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let part = rough / power;
    let nice = [1.0, 2.0, 2.5, 5.0].into_iter().find(|nice| part <= nice + 1e-9).unwrap_or(10.0);
    nice * power
}
