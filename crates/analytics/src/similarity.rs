//! How alike two names are, for warnings of likely duplicates.
//!
//! All functions take *folded* text: lower case, marks stripped, Turkish i's made one (`kernel` does that). Scores
//! run from 0 (nothing in common) to 1 (the same).
//!
//! Company names are compared by what distinguishes them. Legal forms are taken off ("A.Ş.", "Ltd. Şti.", "OÜ",
//! "GmbH"), abbreviations written out ("San. ve Tic." is "Sanayi ve Ticaret"), and words that half the town bears
//! ("gıda", "inşaat", "group") weigh a quarter; trades that contradict one another ("gıda" and "inşaat") count against.

mod company;
mod legal_forms;
mod soft;

pub use company::{company, core_of_company, distinguishing_words};
pub use soft::person;

/// From this score on, two company or person names are worth a warning.
pub const LIKELY: f64 = 0.85;

/// Jaro–Winkler similarity of two folded texts, 0 to 1: forgiving about a few typing errors, less so at the beginning
/// (M. Jaro 1989; W. Winkler 1990, with the usual prefix weight of 0.1).
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

/// Dice coefficient of the three-letter fragments of two folded texts, 0 to 1, each text padded with two spaces
/// before and one behind: forgiving about order and missing words (L. Dice 1945).
pub fn trigrams(a: &str, b: &str) -> f64 {
    let (a, b) = (fragments(a), fragments(b));
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let mut common = 0;
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * f64::from(common) / (a.len() + b.len()) as f64
}

/// All fragments of three letters, sorted; a fragment that occurs twice counts twice.
fn fragments(text: &str) -> Vec<[char; 3]> {
    if text.is_empty() {
        return Vec::new();
    }
    let letters: Vec<char> = "  ".chars().chain(text.chars()).chain([' ']).collect();
    let mut fragments: Vec<[char; 3]> = letters.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    fragments.sort_unstable();
    fragments
}

/// The words of a folded name: runs of letters and digits.
fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}
