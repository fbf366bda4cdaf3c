//! The installation's word for customer, in all the forms that sentences need.
//!
//! The word cannot be pasted into a sentence: Turkish says *müşteriye* and *hastaya*, Estonian *klienti* and *liiget*. So
//! texts ask for a form, `{ CUSTOMER("dative") }`, and `customer-words.ftl` of each language has the forms of each word.
//! `cap: "yes"` makes the first letter a capital, by the rules of the language.

use std::cell::Cell;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use kernel::{Error, Lang};

use crate::bundle::{files, visible};

/// The file with the forms. Its messages are not texts: each language has forms of its own.
pub(crate) const FILE: &str = "customer-words.ftl";

/// What an installation calls those it serves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CustomerWord {
    /// The usual word.
    #[default]
    Customer,
    /// Of advisers and lawyers.
    Client,
    /// Of clubs, chambers and associations.
    Member,
    /// Of hotels and restaurants.
    Guest,
    /// Of surgeries and hospitals.
    Patient,
    /// Of public bodies.
    Citizen,
}

impl CustomerWord {
    /// All words, in the order in which they are offered.
    pub const ALL: [CustomerWord; 6] = [
        CustomerWord::Customer,
        CustomerWord::Client,
        CustomerWord::Member,
        CustomerWord::Guest,
        CustomerWord::Patient,
        CustomerWord::Citizen,
    ];

    /// The word in settings and files.
    pub const fn code(self) -> &'static str {
        match self {
            CustomerWord::Customer => "customer",
            CustomerWord::Client => "client",
            CustomerWord::Member => "member",
            CustomerWord::Guest => "guest",
            CustomerWord::Patient => "patient",
            CustomerWord::Citizen => "citizen",
        }
    }

    /// The word in one of its forms, for the page where it is chosen; `None` when the language has no such form.
    pub fn form(self, lang: Lang, form: &str) -> Option<&'static str> {
        FORMS[lang as usize].get(self.code())?.get(form).map(String::as_str)
    }
}

impl FromStr for CustomerWord {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let found = CustomerWord::ALL.into_iter().find(|word| word.code() == text);
        found.ok_or_else(|| Error::invalid("error-choice").with("value", text))
    }
}

static CHOSEN: AtomicU8 = AtomicU8::new(0);

thread_local! {
    static HERE: Cell<Option<CustomerWord>> = const { Cell::new(None) };
}

/// Sets the word of this installation, for all texts from now on.
pub fn set_customer_word(word: CustomerWord) {
    CHOSEN.store(word as u8, Ordering::Relaxed);
}

/// The word of this installation.
pub fn customer_word() -> CustomerWord {
    HERE.get().unwrap_or_else(|| CustomerWord::ALL[usize::from(CHOSEN.load(Ordering::Relaxed))])
}

/// Makes texts with another word on this thread while `make` runs: for tests and for showing the choice.
pub fn with_customer_word<R>(word: CustomerWord, make: impl FnOnce() -> R) -> R {
    struct Restore(Option<CustomerWord>);
    impl Drop for Restore {
        fn drop(&mut self) {
            HERE.set(self.0);
        }
    }
    let _restore = Restore(HERE.replace(Some(word)));
    make()
}

/// The Fluent function `CUSTOMER("form", cap: "yes")`.
pub(crate) fn function<'a>(lang: Lang, positional: &[FluentValue<'a>], named: &FluentArgs) -> FluentValue<'a> {
    let Some(FluentValue::String(form)) = positional.first() else {
        return FluentValue::from(visible("CUSTOMER()"));
    };
    match customer_word().form(lang, form) {
        Some(word) if matches!(named.get("cap"), Some(FluentValue::String(cap)) if cap == "yes") => {
            FluentValue::from(capitalised(lang, word))
        }
        Some(word) => FluentValue::from(word),
        None => FluentValue::from(visible(&format!("CUSTOMER({form})"))),
    }
}

fn capitalised(lang: Lang, word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some('i') if lang == Lang::Tr => format!("İ{}", letters.as_str()),
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The forms of each word, for each language in the order of `Lang::ALL`.
static FORMS: LazyLock<[Forms; 3]> = LazyLock::new(|| Lang::ALL.map(forms));

type Forms = HashMap<String, HashMap<String, String>>;

fn forms(lang: Lang) -> Forms {
    let mut forms = Forms::new();
    for (_, text) in files(lang).filter(|(name, _)| *name == FILE) {
        let resource = parse(text).unwrap_or_else(|(resource, problems)| {
            tracing::error!(%lang, file = FILE, ?problems, "forms that cannot be parsed are left out");
            resource
        });
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let word = forms.entry(message.id.name.to_owned()).or_default();
                word.extend(message.attributes.iter().map(|form| (form.id.name.to_owned(), plain(&form.value))));
            }
        }
    }
    forms
}

fn plain(pattern: &Pattern<&str>) -> String {
    pattern
        .elements
        .iter()
        .map(|element| if let PatternElement::TextElement { value } = element { *value } else { "" })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_has_the_same_forms_as_the_others_of_its_language() {
        for lang in Lang::ALL {
            let forms =
                |word: CustomerWord| -> BTreeSet<&String> { FORMS[lang as usize][word.code()].keys().collect() };
            assert!(forms(CustomerWord::Customer).len() >= 3, "{lang}");
            for word in CustomerWord::ALL {
                assert_eq!(forms(word), forms(CustomerWord::Customer), "{lang} {word:?}");
            }
            assert_eq!(FORMS[lang as usize].len(), CustomerWord::ALL.len());
        }
    }

    #[test]
    fn words_are_declined_and_not_pasted() {
        let form = |word: CustomerWord, lang, form| word.form(lang, form).unwrap();
        assert_eq!(form(CustomerWord::Customer, Lang::Tr, "dative"), "müşteriye");
        assert_eq!(form(CustomerWord::Guest, Lang::Tr, "dative"), "konuğa");
        assert_eq!(form(CustomerWord::Patient, Lang::Tr, "plural-accusative"), "hastaları");
        assert_eq!(form(CustomerWord::Member, Lang::Et, "genitive"), "liikme");
        assert_eq!(form(CustomerWord::Member, Lang::Et, "partitive"), "liiget");
        assert_eq!(form(CustomerWord::Citizen, Lang::Et, "plural-partitive"), "kodanikke");
        assert_eq!(form(CustomerWord::Citizen, Lang::En, "possessive"), "citizen's");
        assert_eq!(CustomerWord::Customer.form(Lang::En, "dative"), None);
    }

    #[test]
    fn a_first_letter_is_made_a_capital_by_the_language() {
        assert_eq!(capitalised(Lang::Tr, "irtibat"), "İrtibat");
        assert_eq!(capitalised(Lang::Et, "üks"), "Üks");
        assert_eq!(capitalised(Lang::En, "item"), "Item");
    }

    #[test]
    fn a_word_chosen_on_a_thread_ends_with_its_block() {
        let before = customer_word();
        let inside = with_customer_word(CustomerWord::Guest, || {
            let innermost = with_customer_word(CustomerWord::Patient, customer_word);
            (innermost, customer_word(), std::thread::spawn(customer_word).join().unwrap())
        });
        assert_eq!(inside, (CustomerWord::Patient, CustomerWord::Guest, before));
        assert_eq!(customer_word(), before);
    }

    #[test]
    fn codes_are_read_back() {
        for word in CustomerWord::ALL {
            assert_eq!(word.code().parse::<CustomerWord>().unwrap(), word);
        }
        assert_eq!("king".parse::<CustomerWord>().unwrap_err().key(), "error-choice");
    }
}
