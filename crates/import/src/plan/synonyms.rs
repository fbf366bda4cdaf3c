//! What other programs and people call the fields: `synonyms.txt`, a target and its names a line.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::propose::words_of;

static SYNONYMS: LazyLock<HashMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let lines = include_str!("synonyms.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(target, names)| {
            (target.trim(), names.split(',').map(words_of).filter(|name| !name.is_empty()).collect())
        })
        .collect()
});

/// The names of a target, as names are compared.
pub(super) fn of(target: &str) -> &'static [String] {
    SYNONYMS.get(target).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_one_target_of_a_kind() {
        let mut seen: HashMap<(&str, &str), &str> = HashMap::new();
        for (target, names) in SYNONYMS.iter() {
            let record = target.split('.').next().unwrap_or("");
            for name in names {
                // Spellings that fold alike may both be written down; two targets may not share a name.
                if let Some(other) = seen.insert((record, name), target).filter(|other| other != target) {
                    panic!("{name} is called both {other} and {target}");
                }
            }
        }
        assert!(SYNONYMS.len() > 40);
    }
}
