//! `kilit_fold`: the one folding of text, inside both databases, so that filters match as the search does.

use std::fmt::Write as _;

use kernel::{Result, fold};

use crate::backend::{Conn, Dialect};
use crate::query::sql::quoted;

/// Letters whose folding the function on PostgreSQL knows: Latin, Greek, Cyrillic and their further letters.
const LETTERS: [std::ops::RangeInclusive<u32>; 3] = [0x41..=0x5a, 0xaa..=0x58f, 0x1e00..=0x1fff];
/// Marks that stand behind their letter in decomposed text.
const MARKS: std::ops::RangeInclusive<u32> = 0x300..=0x36f;
/// Most texts have no other letters, and then nothing else needs to be looked for.
const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";
const KEPT: &str = "fold_function";

/// Makes the function on PostgreSQL, when it is not there as this program writes it. On SQLite each connection has it.
pub(crate) fn install(conn: &mut Conn) -> Result<()> {
    if conn.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    let wanted = statement();
    let there: Option<String> = crate::settings::read(conn, KEPT)?;
    if there.as_deref() == Some(&wanted) {
        return Ok(());
    }
    conn.batch(&wanted)?;
    // What was indexed by another folding would not be found by this one.
    let mut indexes = Vec::new();
    conn.query(
        "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexdef LIKE '%kilit_fold(%'",
        &[],
        &mut |row| {
            indexes.push(quoted(row.text(0)?));
            Ok(())
        },
    )?;
    for index in indexes {
        conn.batch(&format!("REINDEX INDEX {index}"))?;
    }
    crate::settings::write(conn, KEPT, &wanted)
}

/// Makes the function on PostgreSQL before tables are there, as migrations put indexes over it.
pub(crate) fn before_migrations(conn: &mut Conn) -> Result<()> {
    if conn.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    let mut there = false;
    conn.query(
        "SELECT 1 FROM pg_proc WHERE proname = 'kilit_fold' AND pronamespace = current_schema()::regnamespace",
        &[],
        &mut |_| {
            there = true;
            Ok(())
        },
    )?;
    // One of another version is replaced when the database is opened, and what it indexed is indexed anew.
    if there { Ok(()) } else { conn.batch(&statement()) }
}

/// The statement that makes the function: one letter for one by `translate`, one for several by `replace`.
fn statement() -> String {
    let (mut from, mut to, mut several) = (String::new(), String::new(), Vec::new());
    for letter in LETTERS.into_iter().flatten().filter_map(char::from_u32) {
        let folded = fold::fold(&letter.to_string());
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (Some(one), None) if one != letter => {
                from.push(letter);
                to.push(one);
            }
            (Some(_), Some(_)) if !folded.contains(['\'', '\\']) => several.push((letter, folded)),
            _ => {}
        }
    }
    // Letters of `translate` without a partner are taken away.
    from.extend(MARKS.filter_map(char::from_u32));
    let mut expression = "$1".to_owned();
    for (letter, folded) in several {
        expression = format!("replace({expression}, '{letter}', '{folded}')");
    }
    let mut sql = String::new();
    // Writing into a string cannot fail.
    let _ = write!(
        sql,
        "CREATE OR REPLACE FUNCTION kilit_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $fold$ \
         SELECT CASE WHEN octet_length($1) = char_length($1) THEN translate($1, '{CAPITALS}', '{SMALL}') \
         ELSE translate({expression}, '{}', '{}') END $fold$",
        from.replace('\'', "''"),
        to.replace('\'', "''")
    );
    sql
}
