//! Every noun, field and choice has its words in all three languages, and no words are left of what is gone.

use std::collections::BTreeSet;

use kernel::Lang;
use record::description::SYSTEM_FIELDS;
use record::{ChoiceSet, RecordType};

/// The keys that a record type needs, its choices and section names included.
fn keys_of(of: &RecordType) -> Vec<String> {
    let name = of.name;
    let mut keys =
        vec![name.to_owned(), format!("{name}.many"), format!("{name}.purpose"), format!("area.{}", of.area)];
    for field in &of.fields {
        if SYSTEM_FIELDS.contains(&field.name.as_ref()) {
            keys.push(format!("record.{}", field.name));
        } else {
            keys.push(format!("{name}.{}", field.name));
        }
        if !field.section.is_empty() {
            keys.push(format!("section.{}", field.section));
        }
        keys.extend(field.kind.choices().into_iter().flat_map(keys_of_choice));
    }
    keys
}

fn keys_of_choice(set: &ChoiceSet) -> Vec<String> {
    let values = set.values.iter().map(|value| format!("{}.{}", set.name, value.code));
    std::iter::once(set.name.clone()).chain(values).collect()
}

#[test]
fn everything_described_has_words() {
    let catalogue = crm::catalogue();
    let needed: BTreeSet<String> = catalogue.types().flat_map(|of| keys_of(of)).collect();
    assert!(needed.len() > 500, "only {} keys: is the catalogue complete?", needed.len());
    for lang in Lang::ALL {
        let missing: Vec<&String> = needed.iter().filter(|key| !words::has(lang, key)).collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:#?}");
    }
}

#[test]
fn no_words_are_left_of_what_is_gone() {
    let catalogue = crm::catalogue();
    let needed: BTreeSet<String> = catalogue.types().flat_map(|of| keys_of(of)).collect();
    let described: BTreeSet<&str> = needed.iter().map(|key| key.split('.').next().unwrap_or(key)).collect();
    let left: Vec<&str> = words::keys(Lang::En)
        .filter(|key| key.split('.').next().is_some_and(|message| described.contains(message)))
        .filter(|key| !needed.contains(*key) && !needed.contains(key.trim_end_matches("_hint")))
        .filter(|key| !matches!(*key, "area" | "area.insight" | "section" | "record" | "record.many"))
        .collect();
    assert!(left.is_empty(), "words of no field: {left:#?}");
}

#[test]
fn a_choice_is_the_same_everywhere() {
    let catalogue = crm::catalogue();
    let sets: Vec<&ChoiceSet> = catalogue.types().flat_map(|of| &of.fields).filter_map(|f| f.kind.choices()).collect();
    for set in &sets {
        assert!(catalogue.get(&set.name).is_err(), "{} is a record type and a choice", set.name);
        for other in sets.iter().filter(|other| other.name == set.name) {
            assert_eq!(set.values, other.values, "{} means two things", set.name);
        }
    }
}
