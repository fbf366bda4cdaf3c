//! All three languages say the same things: every key exists in each, takes the same values, renders, and is translated.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use kernel::Lang;
use words::{Arg, CustomerWord};

/// Texts that are rightly the same in two languages: names, abbreviations and words that were taken over.
const SAME: &str = include_str!("same.txt");

fn locales(lang: Lang) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(lang.code())
}

/// File names with their texts, without the forms of the customer word, which each language has for itself.
fn files(lang: Lang) -> BTreeMap<String, String> {
    fs::read_dir(locales(lang))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .filter(|(name, _)| name != "customer-words.ftl")
        .collect()
}

/// What a key says: the values it takes, and its bare text.
#[derive(Default)]
struct Text {
    variables: BTreeSet<String>,
    words: String,
}

/// Every key of a language. Fails when a file cannot be parsed or a key exists twice.
fn texts(lang: Lang) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    for (file, source) in files(lang) {
        let resource = parse(source.as_str()).unwrap_or_else(|(_, problems)| panic!("{lang}/{file}: {problems:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    let value = message.value.map(|value| (id.to_owned(), value));
                    let attributes = message.attributes.into_iter().map(|a| (format!("{id}.{}", a.id.name), a.value));
                    for (key, pattern) in value.into_iter().chain(attributes) {
                        let mut text = Text::default();
                        read(&pattern, &mut text);
                        assert!(texts.insert(key.clone(), text).is_none(), "{lang}/{file}: {key} exists twice");
                    }
                }
                Entry::Junk { content } => panic!("{lang}/{file}: cannot be parsed: {content}"),
                Entry::Term(_) | Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
    texts
}

fn read(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.words.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, text),
        }
    }
}

fn read_expression(expression: &Expression<&str>, text: &mut Text) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, text),
        Expression::Select { selector, variants } => {
            read_inline(selector, text);
            for variant in variants {
                read(&variant.value, text);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, text: &mut Text) {
    match inline {
        InlineExpression::VariableReference { id } => {
            text.variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, named }, .. } => {
            positional
                .iter()
                .chain(named.iter().map(|argument| &argument.value))
                .for_each(|inner| read_inline(inner, text));
        }
        InlineExpression::Placeable { expression } => read_expression(expression, text),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

#[test]
fn every_file_and_key_exists_in_every_language() {
    let names = |lang| files(lang).into_keys().collect::<BTreeSet<_>>();
    let keys = |lang| texts(lang).into_keys().collect::<BTreeSet<_>>();
    let (english_files, english) = (names(Lang::En), keys(Lang::En));
    for lang in [Lang::Tr, Lang::Et] {
        assert_eq!(names(lang), english_files, "files of {lang}");
        let theirs = keys(lang);
        let missing: Vec<_> = english.difference(&theirs).collect();
        let surplus: Vec<_> = theirs.difference(&english).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{lang} lacks {missing:?} and has {surplus:?} that English lacks"
        );
    }
}

#[test]
fn every_text_takes_the_same_values_in_every_language() {
    let english = texts(Lang::En);
    let mut different = Vec::new();
    for lang in [Lang::Tr, Lang::Et] {
        for (key, theirs) in texts(lang) {
            if let Some(ours) = english.get(&key).filter(|ours| ours.variables != theirs.variables) {
                different.push(format!("{key}: en {:?}, {lang} {:?}", ours.variables, theirs.variables));
            }
        }
    }
    assert!(different.is_empty(), "{different:#?}");
}

#[test]
fn every_text_renders_with_every_word_for_customer() {
    let mut broken = Vec::new();
    for lang in Lang::ALL {
        for (key, text) in texts(lang) {
            for word in CustomerWord::ALL {
                for count in [0, 1, 2, 5, 1_000] {
                    let args: Vec<(&str, Arg)> =
                        text.variables.iter().map(|name| (name.as_str(), count.into())).collect();
                    let shown = words::with_customer_word(word, || words::text(lang, &key, &args));
                    // An unresolved placeable stays in braces, a missing form or key in brackets.
                    if shown.trim().is_empty() || shown.contains(['{', '⟦']) {
                        broken.push(format!("{lang} {key}: {shown}"));
                    }
                }
            }
        }
    }
    broken.dedup();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_text_is_translated() {
    let same: BTreeSet<&str> = SAME.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let english = texts(Lang::En);
    let mut untranslated = Vec::new();
    for lang in [Lang::Tr, Lang::Et] {
        for (key, theirs) in texts(lang) {
            let bare = theirs.words.trim();
            let is_text = bare.chars().filter(|c| c.is_alphabetic()).count() > 1;
            if is_text && !same.contains(bare) && english.get(&key).is_some_and(|ours| ours.words.trim() == bare) {
                untranslated.push(format!("{lang} {key} = {bare}"));
            }
        }
    }
    assert!(
        untranslated.is_empty(),
        "the same as in English; translate them, or add the text to crates/words/tests/same.txt: {untranslated:#?}"
    );
}

#[test]
fn the_program_knows_the_keys_of_the_files() {
    for lang in Lang::ALL {
        let embedded: BTreeSet<&str> = words::keys(lang).collect();
        let written = texts(lang);
        assert_eq!(embedded, written.keys().map(String::as_str).collect(), "{lang}");
        assert!(written.keys().all(|key| words::has(lang, key)));
        assert!(!words::has(lang, "no-such-key") && !words::has(lang, "common-save.no-such-attribute"));
    }
}
