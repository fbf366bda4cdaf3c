//! The messages of a language, parsed once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use kernel::Lang;
use unic_langid::LanguageIdentifier;

use crate::arg::{Arg, write_number};
use crate::{customer, suffix};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The messages of one language.
pub(crate) struct Messages {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    /// The texts that are the same whatever they are given: most of them, and pages are full of them.
    plain: HashMap<String, String>,
    complained: Mutex<HashSet<String>>,
}

/// The messages of a language.
pub(crate) fn of(lang: Lang) -> &'static Messages {
    static ENGLISH: LazyLock<Messages> = LazyLock::new(|| Messages::load(Lang::En));
    static TURKISH: LazyLock<Messages> = LazyLock::new(|| Messages::load(Lang::Tr));
    static ESTONIAN: LazyLock<Messages> = LazyLock::new(|| Messages::load(Lang::Et));
    match lang {
        Lang::En => &ENGLISH,
        Lang::Tr => &TURKISH,
        Lang::Et => &ESTONIAN,
    }
}

/// The Fluent files of a language: name and text.
pub(crate) fn files(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter(move |(of, ..)| *of == lang.code()).map(|(_, name, text)| (*name, *text))
}

impl Messages {
    fn load(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language(lang)]);
        // Marks of text direction would end up in file names, searches and the clipboard; our languages need none.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::En => |value, _| numbers(Lang::En, value),
            Lang::Tr => |value, _| numbers(Lang::Tr, value),
            Lang::Et => |value, _| numbers(Lang::Et, value),
        }));
        let number = bundle.add_builtins();
        let customer =
            bundle.add_function("CUSTOMER", move |positional, named| customer::function(lang, positional, named));
        let suffix = bundle.add_function("SUFFIX", move |positional, _| suffix::function(lang, positional));
        for problem in [number, customer, suffix].into_iter().filter_map(Result::err) {
            tracing::error!(%lang, %problem, "a function of the texts could not be added");
        }
        let (mut keys, mut plain) = (BTreeSet::new(), HashMap::new());
        for (name, text) in files(lang).filter(|(name, _)| *name != customer::FILE) {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, problems)) => {
                    tracing::error!(%lang, file = name, ?problems, "texts that cannot be parsed are left out");
                    resource
                }
            };
            for (key, pattern) in patterns_of(&resource) {
                // Of a text that exists twice the first stays.
                if keys.insert(key.clone())
                    && let Some(text) = plain_text(pattern)
                {
                    plain.insert(key, text);
                }
            }
            if let Err(problems) = bundle.add_resource(resource) {
                tracing::error!(%lang, file = name, ?problems, "texts that exist twice are left out");
            }
        }
        Messages { lang, bundle, keys, plain, complained: Mutex::default() }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.plain.contains_key(key) || self.keys.contains(key)
    }

    pub(crate) fn keys(&'static self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(String::as_str)
    }

    pub(crate) fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        if let Some(text) = self.plain.get(key) {
            return text.clone();
        }
        let (id, attribute) = match key.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (key, None),
        };
        let message = self.bundle.get_message(id);
        let pattern = message.as_ref().and_then(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
            None => message.value(),
        });
        let Some(pattern) = pattern else {
            self.complain_once(key, "a text is missing");
            return visible(key);
        };
        let values: FluentArgs = args.iter().map(|(name, value)| (*name, value.to_fluent(self.lang))).collect();
        let mut problems = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut problems).into_owned();
        if let Some(problem) = problems.first() {
            self.complain_once(key, &problem.to_string());
        }
        text
    }

    fn complain_once(&self, key: &str, problem: &str) {
        let mut complained = self.complained.lock().unwrap_or_else(PoisonError::into_inner);
        if complained.insert(key.to_owned()) {
            tracing::warn!(lang = %self.lang, key, problem, "a text is not as it should be");
        }
    }
}

/// The keys of a parsed file with their patterns: messages with a text of their own, and attributes.
fn patterns_of(resource: &FluentResource) -> Vec<(String, &Pattern<&str>)> {
    let mut patterns = Vec::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let id = message.id.name;
            patterns.extend(message.value.as_ref().map(|value| (id.to_owned(), value)));
            patterns.extend(message.attributes.iter().map(|one| (format!("{id}.{}", one.id.name), &one.value)));
        }
    }
    patterns
}

/// The text of a pattern with nothing to be put in.
fn plain_text(pattern: &Pattern<&str>) -> Option<String> {
    let text = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some((*value).to_owned()),
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(text).collect()
}

/// What stands in place of a text that is missing: its key, so that everybody sees which.
pub(crate) fn visible(key: &str) -> String {
    format!("⟦{key}⟧")
}

fn numbers(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(write_number(lang, number)),
        _ => None,
    }
}

/// The language by which plurals are chosen.
fn language(lang: Lang) -> LanguageIdentifier {
    lang.code().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_text_shows_its_key_and_is_logged_once() {
        let messages = Messages::load(Lang::Et);
        assert_eq!(messages.text("no-such-text", &[]), "⟦no-such-text⟧");
        assert_eq!(messages.text("common-save.nothing", &[]), "⟦common-save.nothing⟧");
        assert_eq!(messages.text("no-such-text", &[]), "⟦no-such-text⟧");
        assert_eq!(messages.complained.lock().unwrap().len(), 2);
    }

    #[test]
    fn a_missing_value_is_logged_and_the_text_still_shown() {
        let messages = Messages::load(Lang::En);
        assert_eq!(messages.text("common-and", &[("first", "a".into())]), "a and {$last}");
        assert!(messages.complained.lock().unwrap().contains("common-and"));
    }
}
