//! What commands say.

use std::io::Write;

use kernel::{Error, Lang, Result};
use words::Arg;

/// The language of whoever types: that of his terminal, else English.
pub fn lang() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|value| value.get(..2).and_then(|code| code.parse().ok()))
        .unwrap_or_default()
}

/// Where a command says what it has to say, in the language of whoever typed it.
///
/// Whoever asked may have gone; not being heard is an error like any, so that long work ends.
pub struct Voice<'a> {
    /// The language.
    pub lang: Lang,
    out: &'a mut dyn Write,
}

impl<'a> Voice<'a> {
    /// A voice into `out`.
    pub fn new(lang: Lang, out: &'a mut dyn Write) -> Voice<'a> {
        Voice { lang, out }
    }

    /// Says a text of the words, at once.
    pub fn say(&mut self, key: &str, args: &[(&str, Arg)]) -> Result<()> {
        let text = words::text(self.lang, key, args);
        self.line(text)
    }

    /// Says a line, at once.
    pub fn line(&mut self, text: impl std::fmt::Display) -> Result<()> {
        writeln!(self.out, "{text}").and_then(|()| self.out.flush()).map_err(unheard)
    }

    /// Writes a piece of a file.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.out.write_all(bytes).map_err(unheard)
    }

    /// Sends what was written on its way.
    pub fn flush(&mut self) -> Result<()> {
        self.out.flush().map_err(unheard)
    }
}

fn unheard(error: std::io::Error) -> Error {
    Error::new(kernel::Fault::Busy, "error-not-heard").with("reason", error)
}
