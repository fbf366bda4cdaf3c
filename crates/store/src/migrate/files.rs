//! The files of `migrations/`, carried in the program.

use std::borrow::Cow;

use kernel::{Error, Result};
use sha2::{Digest, Sha256};

use crate::backend::Dialect;
use crate::hex;

/// One migration: written once for both databases, with a file for one of them where they must differ.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) both: Option<&'static str>,
    pub(super) sqlite: Option<&'static str>,
    pub(super) postgres: Option<&'static str>,
}

/// All of them, in the order in which they are applied.
pub(super) const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

impl File {
    /// The file for a database, as it is written, with Unix ends of lines.
    fn written(&self, dialect: Dialect) -> Cow<'static, str> {
        let special = match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        };
        let text = special.or(self.both).unwrap_or_default();
        if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
    }

    /// The digest by which a change of an applied file shows.
    pub(super) fn digest(&self, dialect: Dialect) -> String {
        hex::write(&Sha256::digest(self.written(dialect).as_bytes()))
    }

    /// The statements for a database.
    pub(super) fn statements(&self, dialect: Dialect) -> Result<String> {
        let text = fitted(&self.written(dialect), dialect);
        match unknown_word(&text) {
            Some(word) => Err(Error::internal(format_args!("{}: the word {{{word}}} is not known", self.name))),
            None => Ok(text),
        }
    }
}

/// A text with the words in braces replaced by what a database calls them.
pub(crate) fn fitted(text: &str, dialect: Dialect) -> String {
    // Text sorts and compares by its bytes on both, whatever the server's locale; people's order comes from sort keys.
    let (id, bytes, word) = match dialect {
        Dialect::Sqlite => ("INTEGER PRIMARY KEY", "BLOB", "TEXT"),
        Dialect::Postgres => ("BIGINT PRIMARY KEY", "BYTEA", "TEXT COLLATE \"C\""),
    };
    text.replace("{id}", id).replace("{bytes}", bytes).replace("{text}", word)
}

/// A word in braces that nothing stands for.
fn unknown_word(text: &str) -> Option<&str> {
    text.split('{').skip(1).find_map(|rest| {
        let (word, _) = rest.split_once('}')?;
        (!word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: File = File {
        name: "0001_company",
        both: Some("CREATE TABLE company (id {id}, name {text}, logo {bytes});\r\n"),
        sqlite: None,
        postgres: Some("CREATE TABLE company (id {id}, name {text}); -- '{}' '{\"a\": 1}'"),
    };

    #[test]
    fn words_stand_for_what_differs() {
        let sqlite = FILE.statements(Dialect::Sqlite).unwrap();
        assert_eq!(sqlite, "CREATE TABLE company (id INTEGER PRIMARY KEY, name TEXT, logo BLOB);\n");
        let postgres = FILE.statements(Dialect::Postgres).unwrap();
        assert_eq!(
            postgres,
            "CREATE TABLE company (id BIGINT PRIMARY KEY, name TEXT COLLATE \"C\"); -- '{}' '{\"a\": 1}'"
        );
    }

    #[test]
    fn an_unknown_word_is_an_error() {
        let file = File { postgres: None, both: Some("CREATE TABLE a (b {byte})"), ..FILE };
        assert!(file.statements(Dialect::Postgres).unwrap_err().to_string().contains("byte"));
    }

    #[test]
    fn the_digest_does_not_depend_on_ends_of_lines() {
        let unix = File { both: Some("CREATE TABLE company (id {id}, name {text}, logo {bytes});\n"), ..FILE };
        assert_eq!(FILE.digest(Dialect::Sqlite), unix.digest(Dialect::Sqlite));
        assert_ne!(FILE.digest(Dialect::Sqlite), FILE.digest(Dialect::Postgres));
    }

    #[test]
    fn every_file_carried_can_be_written_for_both() {
        for file in FILES {
            for dialect in [Dialect::Sqlite, Dialect::Postgres] {
                assert!(!file.statements(dialect).unwrap().trim().is_empty(), "{}", file.name);
            }
        }
    }
}
