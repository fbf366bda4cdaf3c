//! Keeping the search text of a record in step with it.

use kernel::{AnyId, Result, fold};
use record::{Kind, RecordType, Value, Values, text};

use crate::backend::{Conn, Dialect};
use crate::param::Param;
use crate::write::rows;

/// The folded title and the folded words of a record; `None` when it has nothing to be found by.
fn content(of: &RecordType, values: &Values) -> Option<(String, String)> {
    let mut words: Vec<String> = Vec::new();
    for field in of.fields.iter().filter(|field| field.search) {
        let Some(value) = values.get(&field.name).filter(|value| !value.is_null()) else { continue };
        let text = text::write(value);
        match field.kind {
            // Both without the sign and as people in the country write the end of it: fragments find either.
            Kind::Phone => words.push(text.chars().filter(char::is_ascii_digit).collect()),
            // A mail address is found by any piece of it, and as a whole.
            _ => words.extend(fold::words(&text).map(|word| word.to_string())),
        }
    }
    words.retain(|word| !word.is_empty());
    if words.is_empty() {
        return None;
    }
    let title = match values.get(of.title) {
        Some(Value::Text(title)) => fold::words(title).map(|word| word.to_string()).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    Some((title, words.join(" ")))
}

/// Makes a record findable as it now is; `before` is what it was, `None` for a new one.
pub(crate) fn remember(
    conn: &mut Conn,
    of: &RecordType,
    id: AnyId,
    before: Option<&Values>,
    now: &Values,
) -> Result<()> {
    if !of.fields.iter().any(|field| field.search) {
        return Ok(());
    }
    let fresh = content(of, now);
    if let Some(before) = before {
        let old = content(of, before);
        if old == fresh {
            return Ok(());
        }
        if old.is_some() {
            forget(conn, id)?;
        }
    }
    let Some((title, text)) = fresh else { return Ok(()) };
    enter(conn, of, vec![(id, title, text)])
}

/// Makes new records of a type findable.
pub(crate) fn remember_many(conn: &mut Conn, of: &RecordType, many: &[(AnyId, &Values)]) -> Result<()> {
    if !of.fields.iter().any(|field| field.search) {
        return Ok(());
    }
    let contents = many.iter().filter_map(|(id, values)| content(of, values).map(|(title, text)| (*id, title, text)));
    enter(conn, of, contents.collect())
}

fn enter(conn: &mut Conn, of: &RecordType, contents: Vec<(AnyId, String, String)>) -> Result<()> {
    let (mut found, mut texts, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for (id, title, text) in contents {
        let record = Param::Int(id.raw());
        let mut seen = std::collections::HashSet::new();
        for word in text.split(' ').filter(|word| seen.insert(*word)) {
            words.extend([Param::from(word), record.clone()]);
        }
        texts.extend([record.clone(), Param::from(text.as_str())]);
        found.extend([record, Param::from(of.name), Param::from(title), Param::from(text)]);
    }
    rows::insert_into(conn, "search (record_id, record_type, title, text)", 4, &found)?;
    if conn.dialect() == Dialect::Sqlite {
        rows::insert_into(conn, "search_fts (rowid, text)", 2, &texts)?;
    }
    rows::insert_into(conn, "search_word (word, record_id)", 2, &words)
}

/// Makes a record that went into the bin unfindable.
pub(crate) fn forget(conn: &mut Conn, id: AnyId) -> Result<()> {
    let record = [Param::Int(id.raw())];
    if conn.dialect() == Dialect::Sqlite {
        let mut text = None;
        conn.query("SELECT text FROM search WHERE record_id = $1", &record, &mut |row| {
            text = Some(row.text(0)?.to_owned());
            Ok(())
        })?;
        let Some(text) = text else { return Ok(()) };
        // The index keeps no text of its own, so it is told what to take out.
        conn.execute(
            "INSERT INTO search_fts (search_fts, rowid, text) VALUES ('delete', $1, $2)",
            &[record[0].clone(), Param::from(text)],
        )?;
    }
    conn.execute("DELETE FROM search WHERE record_id = $1", &record)?;
    conn.execute("DELETE FROM search_word WHERE record_id = $1", &record)?;
    Ok(())
}

/// Makes records of a type that went into the bin unfindable.
pub(crate) fn forget_many(conn: &mut Conn, of: &RecordType, ids: &[AnyId]) -> Result<()> {
    if !of.fields.iter().any(|field| field.search) {
        return Ok(());
    }
    ids.iter().try_for_each(|id| forget(conn, *id))
}
