//! `kilit_fold`: the one folding of text, inside both databases, so that filters match as the search does.

use std::fmt::Write as _;

use kernel::{Result, fold};

use crate::backend::{Conn, Dialect};
use crate::query::sql::quoted;

/// Letters whose folding the function on PostgreSQL knows: Latin, Greek, Cyrillic and their further letters, and the marks
/// that stand behind their letter in decomposed text.
const LETTERS: [std::ops::RangeInclusive<u32>; 3] = [0x41..=0x5a, 0xaa..=0x58f, 0x1e00..=0x1fff];
/// Letters that stay as they are, the more frequent first. `translate` compares each letter of a text with all that it knows
/// until it finds it: were these behind the thousand others, or not among them, folding a name would take twenty times as
/// long.
const KEPT_LETTERS: &str = " aeirnltsokmudyhgvbzpcfjwqx0123456789-.,&";
/// Further letters of the languages that the program speaks, and of their neighbours.
const NEAR: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZıİşŞçÇğĞöÖüÜõÕäÄšŠžŽåÅøØéÉáÁíÍóÓúÚñÑ";
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
///
/// In SQL itself the function would be started like a statement for each text, which takes five times as long.
fn statement() -> String {
    let (mut from, mut to) = (KEPT_LETTERS.to_owned(), KEPT_LETTERS.to_owned());
    let (mut gone, mut several) = (String::new(), Vec::new());
    let all = || LETTERS.into_iter().flatten().filter_map(char::from_u32);
    // Of a letter that stands there twice the first counts.
    for letter in NEAR.chars().chain(all().filter(|letter| !NEAR.contains(*letter))) {
        let folded = fold::fold(&letter.to_string());
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (Some(one), None) if one != letter => {
                from.push(letter);
                to.push(one);
            }
            (None, _) => gone.push(letter),
            (Some(_), Some(_)) if !folded.contains(['\'', '\\']) => several.push((letter, folded)),
            _ => {}
        }
    }
    // Letters of `translate` without a partner are taken away.
    from.push_str(&gone);
    let mut expression = "$1".to_owned();
    for (letter, folded) in several {
        expression = format!("replace({expression}, '{letter}', '{folded}')");
    }
    let mut sql = String::new();
    // Writing into a string cannot fail. Most texts have no letters but those of ASCII.
    let _ = write!(
        sql,
        "CREATE OR REPLACE FUNCTION kilit_fold(text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fold$ \
         BEGIN IF octet_length($1) = char_length($1) THEN RETURN lower($1 COLLATE \"C\"); END IF; \
         RETURN translate({expression}, '{}', '{}'); END $fold$",
        from.replace('\'', "''"),
        to.replace('\'', "''")
    );
    sql
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::PostgresOptions;
    use crate::param::Param;

    #[test]
    fn postgres_folds_every_letter_as_the_program_does() {
        let mut conn = Conn::postgres(&testing::postgres_url(), &PostgresOptions::default()).unwrap();
        conn.control("SET default_transaction_read_only = off").unwrap();
        conn.control(&statement()).unwrap();
        let mut folded = |text: &str| {
            let mut folded = String::new();
            conn.query("SELECT kilit_fold($1)", &[Param::from(text)], &mut |row| {
                folded = row.text(0)?.to_owned();
                Ok(())
            })
            .unwrap();
            folded
        };
        let letters = LETTERS.into_iter().flatten().filter_map(char::from_u32);
        let known: Vec<char> =
            letters.filter(|letter| !fold::fold(&letter.to_string()).contains(['\'', '\\'])).collect();
        assert!(known.len() > 1_500 && NEAR.chars().all(|letter| known.contains(&letter)));
        for some in known.chunks(50) {
            let text = some.iter().map(char::to_string).collect::<Vec<_>>().join("|");
            assert_eq!(folded(&text), fold::fold(&text));
        }
        assert_eq!(folded(KEPT_LETTERS), fold::fold(KEPT_LETTERS));
        assert_eq!(folded("IŞIK Çetin & Oğulları, A.Ş. 42"), fold::fold("IŞIK Çetin & Oğulları, A.Ş. 42"));
        assert_eq!(folded("Plain ASCII_Text-1"), fold::fold("Plain ASCII_Text-1"));
    }
}
