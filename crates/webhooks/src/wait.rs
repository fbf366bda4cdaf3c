//! How long to wait before sending again.

/// Seconds after each failure: quickly at first, then ever more patiently, three days in all.
const SECONDS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
/// By how much a wait varies either way, in hundredths, so that what failed together does not come back together.
const JITTER: i64 = 20;

/// How often a delivery is tried.
pub const LAST: i64 = SECONDS.len() as i64 + 1;

/// Milliseconds to wait after so many failures; `None` after the last. `chance` is any number.
pub fn wait(failures: i64, chance: u32) -> Option<i64> {
    let place = usize::try_from(failures - 1).ok()?;
    let millis = SECONDS.get(place)? * 1000;
    let hundredths = i64::from(chance) % (2 * JITTER + 1) - JITTER;
    Some(millis + millis * hundredths / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        assert_eq!(wait(1, 20), Some(5_000));
        assert_eq!((wait(1, 0), wait(1, 40), wait(1, 41)), (Some(4_000), Some(6_000), Some(4_000)));
        let all: Vec<i64> = (1..LAST).map(|failures| wait(failures, 20).unwrap()).collect();
        assert!(all.is_sorted() && all.len() == 9);
        assert!(all.iter().sum::<i64>() > 3 * 86_400_000);
        assert_eq!((wait(LAST, 20), wait(0, 20)), (None, None));
    }
}
