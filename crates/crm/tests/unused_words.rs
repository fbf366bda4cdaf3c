//! No words are missing that a page asks for, and none are kept that nothing shows: what is described is named after its record type, field, choice or verb, and
//! everything else stands in the code.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use kernel::Lang;

/// The literals of a file outside its tests and comments; a quote that is itself written in code is none.
fn literals(source: &str, found: &mut BTreeSet<String>) {
    let until_tests = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    for line in until_tests.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for part in line.replace("'\"'", "").split('"').skip(1).step_by(2) {
            found.insert(part.to_owned());
        }
    }
}

/// Whether a key may be made by a template such as `kit-theme-{}` or `{}-text`.
fn made_by(key: &str, template: &str) -> bool {
    let Some((front, rest)) = template.split_once('{') else { return false };
    let Some((_, back)) = rest.split_once('}') else { return false };
    // Between two open places anything would do; there the words on both sides have to be enough.
    let back = back.rsplit('}').next().unwrap_or_default();
    let telling = (front.len() + back.len()) > 4 && front.chars().chain(back.chars()).all(is_of_keys);
    telling && key.len() > front.len() + back.len() && key.starts_with(front) && key.ends_with(back)
}

fn is_of_keys(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_.".contains(sign)
}

/// Messages whose names and attributes follow from a description.
fn described() -> BTreeSet<String> {
    let catalogue = crm::catalogue();
    let mut messages = BTreeSet::new();
    for of in catalogue.types() {
        messages.insert(of.name.to_owned());
        let sets = of.fields.iter().filter_map(|field| field.kind.choices());
        messages.extend(sets.map(|set| set.name.clone()));
    }
    for verb in crm::verbs::verbs().iter() {
        messages.insert(format!("verb_{}", verb.name));
        for field in verb.fields() {
            messages.extend(field.kind.choices().map(|set| set.name.clone()));
        }
    }
    messages
}

#[test]
fn all_words_are_shown_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = testing::sources(&folder);
    let mut said = BTreeSet::new();
    for file in files {
        literals(&fs::read_to_string(file).unwrap(), &mut said);
    }
    assert!(said.len() > 3000, "only {} literals: is the code read?", said.len());
    let templates: Vec<&String> = said.iter().filter(|one| one.contains('{')).collect();
    let described = described();

    let mut unused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for key in words::keys(Lang::En) {
        let (message, attribute) = key.split_once('.').map_or((key, None), |(message, own)| (message, Some(own)));
        // A choice is added to the name of its message, a measure or a reason to the key before it.
        let front = key.rsplit_once('-').map(|(front, _)| front);
        let used = said.contains(key)
            || described.contains(message)
            || attribute.is_some() && said.contains(message)
            || front.is_some_and(|front| said.contains(front) && !words::has(Lang::En, front))
            || templates.iter().any(|template| made_by(key, template))
            // A message that stands for its attributes alone.
            || attribute.is_none() && said.iter().any(|one| one.starts_with(&format!("{message}.")));
        if !used {
            unused.entry(message).or_default().push(key);
        }
    }
    assert!(unused.is_empty(), "words that nothing shows: {unused:#?}");
}

/// What is asked for by `word("…")` and its likes on a line: whole keys, and what stands before the first open place of
/// a key that is put together.
fn asked_for(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for call in
        [".word(\"", ".words(\"", ".word(&format!(\"", ".words(&format!(\"", "text(lang, \"", "text(ctx.lang(), \""]
    {
        for rest in line.split(call).skip(1) {
            found.extend(rest.split('"').next().map(|said| said.split('{').next().unwrap_or(said)));
        }
    }
    found
}

#[test]
fn all_words_asked_for_are_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let keys: Vec<&str> = words::keys(Lang::En).collect();
    let mut asked = 0;
    let mut missing = BTreeSet::new();
    for file in testing::sources(&folder) {
        let source = fs::read_to_string(&file).unwrap();
        let until_tests = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for line in until_tests.lines().filter(|line| !line.trim_start().starts_with("//")) {
            // The store says `BEGIN` in one word; keys are small letters.
            for said in
                asked_for(line).into_iter().filter(|said| !said.contains(|sign: char| sign.is_ascii_uppercase()))
            {
                asked += 1;
                let is_front = said.ends_with(['.', '-', '_']);
                if !keys.iter().any(|key| *key == said || is_front && key.starts_with(said)) && !said.is_empty() {
                    missing.insert(format!("{}: {said}", file.display()));
                }
            }
        }
    }
    assert!(asked > 500, "only {asked} words are asked for: is the code read?");
    assert!(missing.is_empty(), "pages ask for words that nobody wrote: {missing:#?}");
}
