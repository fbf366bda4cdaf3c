//! What a cell says: numbers, days, moments and yes or no in the writings that people use.
//!
//! Every reader takes the text as it stands in the file, blanks around it included, and either understands all of it
//! or returns an error that names it: half-understood numbers are worse than none. Empty cells are the caller's to
//! handle, see [`is_blank`].

mod date;
mod month_names;
mod number;
mod period;

pub use date::{DateOrder, counted_day, date, datetime, timestamp};
pub use number::{DecimalSign, decimal, integer, money, percent};
pub use period::month;

use kernel::{Error, Result, fold};

/// Whether a cell holds nothing but blanks, no-break spaces and invisible marks.
pub fn is_blank(text: &str) -> bool {
    tidy(text).is_empty()
}

/// Reads yes or no as the three languages and the programs of accountants write it.
pub fn yes_no(text: &str) -> Result<bool> {
    match fold(tidy(text)).as_str() {
        "evet" | "e" | "var" | "dogru" | "yes" | "y" | "true" | "t" | "jah" | "j" | "ja" | "tosi" | "1" | "x" | "✓" => {
            Ok(true)
        }
        "hayir" | "h" | "yok" | "yanlis" | "no" | "n" | "false" | "f" | "ei" | "nein" | "vale" | "0" | "-" => Ok(false),
        _ => Err(not("import-source-not-yes-no", text)),
    }
}

/// The text without blanks and invisible marks around it.
pub(crate) fn tidy(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\0'))
}

/// The error of a text that is not what it should be. Long texts are cut, as they end up in messages.
fn not(key: &'static str, text: &str) -> Error {
    let text = tidy(text);
    let shown: String = text.chars().take(60).collect();
    let dots = if shown.len() < text.len() { "…" } else { "" };
    Error::invalid(key).with("value", format!("{shown}{dots}"))
}
