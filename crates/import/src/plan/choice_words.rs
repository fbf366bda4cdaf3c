//! Words by which other programs mean a choice: `choice_words.txt`, a choice and its words a line.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::propose::words_of;

static WORDS: LazyLock<HashMap<&'static str, HashMap<String, &'static str>>> = LazyLock::new(|| {
    let mut sets: HashMap<&'static str, HashMap<String, &'static str>> = HashMap::new();
    let lines = include_str!("choice_words.txt").lines().filter(|line| !line.starts_with('#'));
    for (choice, words) in lines.filter_map(|line| line.split_once(':')) {
        let Some((set, code)) = choice.trim().split_once('.') else { continue };
        sets.entry(set).or_default().extend(words.split(',').map(|word| (words_of(word), code)));
    }
    sets
});

/// The code of a choice of a set by a word that other programs have for it.
pub(crate) fn code(set: &str, text: &str) -> Option<&'static str> {
    let said = words_of(text);
    let known = WORDS.get(set)?.get(&said).copied();
    // Accounting programs say in many words what gives back: "Toptan Satıştan İade Faturası".
    let gives_back = || said.split(' ').any(|word| GIVING_BACK.iter().any(|start| word.starts_with(start)));
    known.or_else(|| (set == "invoice_kind" && gives_back()).then_some("credit_note"))
}

/// How words for what gives back begin, after folding.
const GIVING_BACK: [&str; 7] = ["iade", "kreedit", "credit", "gutschrift", "storno", "refund", "tagastus"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_choices_that_exist() {
        let catalogue = crm::catalogue();
        let sets: Vec<_> = catalogue
            .types()
            .flat_map(|of| of.fields.iter())
            .filter_map(|field| match &field.kind {
                record::Kind::Choice(set) | record::Kind::Choices(set) => Some(set.clone()),
                _ => None,
            })
            .collect();
        assert!(!WORDS.is_empty());
        for (set, words) in WORDS.iter() {
            for (word, code) in words {
                let there = sets.iter().any(|known| known.name == *set && known.get(code).is_some());
                assert!(there, "{word} should mean {set}.{code}, which is not there");
            }
        }
        assert_eq!(code("invoice_kind", "İADE"), Some("credit_note"));
    }
}
