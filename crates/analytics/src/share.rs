//! A share of a whole, kept exactly.

/// One whole in millionths.
const WHOLE: u32 = 1_000_000;

/// A share of a whole: more than nothing, at most all, in millionths.
///
/// Binary fractions cannot hold 0.8; a customer who reaches the threshold to the last cent would be counted or not
/// by chance. In millionths `0.8` is exact and comparisons are made between whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

impl Share {
    /// Eighty per cent, the share that the Pareto rule of thumb speaks of.
    pub const EIGHTY_PERCENT: Share = Share(800_000);
    /// Twenty per cent.
    pub const TWENTY_PERCENT: Share = Share(200_000);

    /// A share from millionths, 1 to 1,000,000.
    pub const fn from_millionths(millionths: u32) -> Option<Share> {
        if millionths >= 1 && millionths <= WHOLE { Some(Share(millionths)) } else { None }
    }

    /// A share from a fraction, rounded to the nearest millionth: `0.8` is eighty per cent.
    ///
    /// Nothing for what is not a number, for zero and less, and for more than one.
    pub fn from_fraction(fraction: f64) -> Option<Share> {
        let millionths = (fraction * f64::from(WHOLE)).round();
        if millionths >= 1.0 && millionths <= f64::from(WHOLE) { Some(Share(millionths as u32)) } else { None }
    }

    /// The share in millionths.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// The share as a fraction between 0 and 1.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / f64::from(WHOLE)
    }

    /// Whether `part` is at least this share of `whole`, without rounding.
    ///
    /// Holds for amounts up to 10^32 units, which sums of `i64` over any number of customers stay below.
    pub fn is_reached(self, part: i128, whole: i128) -> bool {
        part * i128::from(WHOLE) >= whole * i128::from(self.0)
    }

    /// The smallest whole number of `n` things that is at least this share of them.
    pub fn of_count(self, n: usize) -> usize {
        let numerator = n as u128 * u128::from(self.0);
        numerator.div_ceil(u128::from(WHOLE)) as usize
    }
}
