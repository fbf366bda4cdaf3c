//! Everything the user reads, in three languages, from the Fluent files in `locales/<lang>/`.
//!
//! A key is the id of a message (`common-save`) or of one of its attributes (`company.name`). Values are given by name and
//! written in the conventions of the language: a number is grouped, money has its sign, a day its form.
//!
//! ```
//! use kernel::Lang;
//!
//! assert_eq!(words::text(Lang::En, "time-days-ago", &[("count", 3.into())]), "3 days ago");
//! assert_eq!(words::text(Lang::Tr, "time-days-ago", &[("count", 3.into())]), "3 gün önce");
//! assert_eq!(words::text(Lang::Et, "time-days-ago", &[("count", 3.into())]), "3 päeva tagasi");
//! ```

mod arg;
mod bundle;
mod country;
mod customer;
mod error;
mod phrases;
mod suffix;

pub use arg::Arg;
pub use country::{countries, country};
pub use customer::{CustomerWord, customer_word, set_customer_word, with_customer_word};
pub use error::{error, errors};
pub use phrases::{list, relative, yes_no};

use kernel::Lang;

/// The text of a key with its values.
///
/// A key that does not exist gives itself in brackets (`⟦company.nmae⟧`) and is logged once, so that a page with a gap is
/// still a page.
pub fn text(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    bundle::of(lang).text(key, args)
}

/// The text of an attribute: `attr(lang, "company", "name")` is the text of `company.name`.
pub fn attr(lang: Lang, message: &str, attribute: &str) -> String {
    text(lang, &format!("{message}.{attribute}"), &[])
}

/// Whether a key exists.
pub fn has(lang: Lang, key: &str) -> bool {
    bundle::of(lang).has(key)
}

/// All keys of a language in the order of their names, attributes included.
pub fn keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    bundle::of(lang).keys()
}
