//! Every key that the code names literally exists.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kernel::Lang;

/// Calls whose first literal is a key, and how many literals make it: `attr(lang, "company", "name")` has two.
const CALLS: [(&str, usize); 10] = [
    ("words::text(", 1),
    ("words::attr(", 2),
    ("word(lang", 1),
    ("voice.say(", 1),
    ("Error::invalid(", 1),
    ("Error::conflict(", 1),
    ("Error::forbidden(", 1),
    ("Error::new(Fault::", 1),
    ("Relative { key: ", 1),
    ("choose(", 2),
];

/// The code before the tests of a file, without comments.
fn code(source: &str) -> String {
    let until_tests = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    until_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The string literals in the rest of a call, as long as they stand in it as arguments of their own.
fn literals(call: &str, wanted: usize) -> Vec<String> {
    let mut depth = 1;
    let mut found = Vec::new();
    let mut rest = call.char_indices();
    while let Some((place, c)) = rest.next() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '"' => {
                let text: String = call[place + 1..].chars().take_while(|c| *c != '"').collect();
                rest.by_ref().nth(text.chars().count());
                // A literal inside an inner call, such as `format!("…")`, is no key.
                if depth == 1 {
                    found.push(text);
                }
            }
            _ => {}
        }
        if depth == 0 || found.len() == wanted {
            break;
        }
    }
    found
}

#[test]
fn every_key_in_the_code_exists() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = testing::sources(&crates);
    let mut missing: BTreeMap<String, String> = BTreeMap::new();
    let mut checked = 0;
    for file in files {
        let code = code(&fs::read_to_string(&file).unwrap());
        for (call, wanted) in CALLS {
            for (place, _) in code.match_indices(call) {
                let found = literals(&code[place + call.len()..], wanted);
                let keys = match (call, found.as_slice()) {
                    ("words::attr(", [message, attribute]) => vec![format!("{message}.{attribute}")],
                    ("words::attr(", _) => vec![],
                    (_, found) => found.to_vec(),
                };
                for key in keys.into_iter().filter(|key| is_key(key)) {
                    checked += 1;
                    if !words::has(Lang::En, &key) {
                        missing.insert(key, file.display().to_string());
                    }
                }
            }
        }
    }
    assert!(checked > 50, "only {checked} keys were found: has the code changed its way of naming them?");
    assert!(missing.is_empty(), "keys without a text: {missing:#?}");
}

fn is_key(text: &str) -> bool {
    text.contains(['-', '.'])
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_'))
}

#[test]
fn literals_are_found_in_a_call() {
    assert_eq!(literals("lang, \"a-b\", &[(\"x\", 1.into())])", 1), ["a-b"]);
    assert_eq!(literals("lang, \"company\", \"name\")", 2), ["company", "name"]);
    assert_eq!(literals("lang, &format!(\"a-{b}\"), &[])", 1), Vec::<String>::new());
    assert_eq!(literals("if x { \"time-a\" } else { y })", 1), Vec::<String>::new());
    assert_eq!(literals("key) + \"other-text\"", 1), Vec::<String>::new());
}
