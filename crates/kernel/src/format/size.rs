//! Sizes of files.

use super::number::float;
use crate::Lang;

/// A number of bytes in the largest fitting unit, a kilobyte being 1,000 bytes: `312 B`, `14 kB`, `1.4 MB`.
pub fn file_size(lang: Lang, bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        return format!("{bytes}\u{a0}B");
    }
    let mut size = bytes as f64 / 1e3;
    let mut unit = 0;
    // 999.5 kB would be shown as 1,000 kB.
    while size >= 999.5 && unit < UNITS.len() - 1 {
        size /= 1e3;
        unit += 1;
    }
    let places = if size < 9.95 { 1 } else { 0 };
    format!("{}\u{a0}{}", float(lang, size, places), UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_keep_two_figures() {
        let shown = |bytes| file_size(Lang::Tr, bytes).replace('\u{a0}', " ");
        assert_eq!(shown(0), "0 B");
        assert_eq!(shown(999), "999 B");
        assert_eq!(shown(1_400), "1,4 kB");
        assert_eq!(shown(9_960), "10 kB");
        assert_eq!(shown(999_600), "1,0 MB");
        assert_eq!(shown(25_300_000), "25 MB");
        assert_eq!(shown(5_000_000_000_000_000), "5.000 TB");
    }
}
