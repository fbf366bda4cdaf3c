//! Sort keys that another version of the alphabets made are made anew, so that a list never mixes two orders.

use kernel::sort_key::{ICU_VERSION, sort_key};
use kernel::{Actor, Error, Face, Fault, Lang, Result};
use record::RecordType;

use crate::jobs::{JobKind, Work};
use crate::param::Param;
use crate::query::order::key_column;
use crate::query::sql::quoted;
use crate::settings;
use crate::store::Store;
use crate::tx::Tx;

/// The kind of jobs that does it.
const KIND: &str = "sort-keys";
/// The setting that names the version of the stored keys.
const VERSION: &str = "sort_keys";
/// Records looked at in one transaction.
const SLICE: usize = 500;

impl Store {
    /// Starts the job that makes the stored sort keys anew, if they may be of another version than this program's.
    ///
    /// # Errors
    /// When the database fails.
    pub fn renew_sort_keys(&self) -> Result<()> {
        self.write_blocking(Actor::system(Face::Job), |tx| {
            let kept: Option<String> = settings::read(&mut tx.conn.borrow_mut(), VERSION)?;
            if kept.as_deref() != Some(ICU_VERSION) {
                tx.start_job_once(KIND, &ICU_VERSION)?;
            }
            Ok(())
        })
    }
}

/// The kind of jobs that makes sort keys anew.
pub fn sort_keys() -> JobKind {
    JobKind::new(KIND, renew)
}

fn renew(work: &Work) -> Result<()> {
    let (program, mut seen) = (Actor::system(Face::Job), 0);
    for of in work.store().catalogue().types().filter(|of| of.fields.iter().any(record::Field::has_sort_keys)) {
        let (name, mut after) = (of.name, 0);
        loop {
            let slice = work.store().write_blocking(program.clone(), move |tx| one_slice(tx, name, after))?;
            seen += slice.seen;
            work.tell(seen, None, None);
            if work.should_stop() {
                return Err(Error::new(Fault::Busy, "error-stopping"));
            }
            match slice.last {
                Some(last) => after = last,
                None => break,
            }
        }
    }
    work.store().write_blocking(program, |tx| settings::write(&mut tx.conn.borrow_mut(), VERSION, &ICU_VERSION))
}

struct Slice {
    seen: i64,
    /// The last record, if there may be more.
    last: Option<i64>,
}

/// Compares the keys of the next records, those in the bin too, with what their texts say now.
///
/// A key follows from its text, so that another one is no change of the record.
fn one_slice(tx: &Tx, of: &str, after: i64) -> Result<Slice> {
    let of = tx.describe(of)?;
    let texts: Vec<String> =
        of.fields.iter().filter(|field| field.has_sort_keys()).map(|field| field.name.to_string()).collect();
    let keys = key_columns(&of);
    let columns: Vec<String> = texts.iter().chain(&keys).map(|column| quoted(column)).collect();
    let sql = format!(
        "SELECT id, version, {} FROM {} WHERE id > $1 ORDER BY id LIMIT {SLICE}",
        columns.join(", "),
        quoted(of.name)
    );
    let (mut seen, mut last, mut stale) = (0, 0, Vec::new());
    tx.query(&sql, &[Param::Int(after)], |row| {
        seen += 1;
        last = row.int(0)?;
        let (mut wanted, mut fits) = (Vec::with_capacity(keys.len() + 2), true);
        for place in 0..texts.len() {
            let text = row.opt_text(2 + place)?;
            for (of_lang, lang) in Lang::ALL.into_iter().enumerate() {
                let key = text.map(|text| sort_key(lang, text));
                let at = 2 + texts.len() + place * Lang::ALL.len() + of_lang;
                fits &= key.as_deref() == row.opt_bytes(at)?;
                wanted.push(Param::from(key));
            }
        }
        if !fits {
            wanted.extend([Param::Int(last), Param::Int(row.int(1)?)]);
            stale.push(wanted);
        }
        Ok(())
    })?;
    let sets: Vec<String> =
        keys.iter().enumerate().map(|(place, column)| format!("{} = ${}", quoted(column), place + 1)).collect();
    // Whoever has changed the text since has written its keys too.
    let sql = format!(
        "UPDATE {} SET {} WHERE id = ${} AND version = ${}",
        quoted(of.name),
        sets.join(", "),
        sets.len() + 1,
        sets.len() + 2
    );
    for params in &stale {
        tx.conn.borrow_mut().execute(&sql, params)?;
    }
    Ok(Slice { seen, last: (seen == SLICE as i64).then_some(last) })
}

/// The columns of the keys, field by field, each in all languages.
fn key_columns(of: &RecordType) -> Vec<String> {
    let sorted = of.fields.iter().filter(|field| field.has_sort_keys());
    sorted.flat_map(|field| Lang::ALL.map(|lang| key_column(field, lang))).collect()
}
