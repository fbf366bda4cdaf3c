//! Sort keys that another version of the alphabets made are made anew, so that a list never mixes two orders.

use kernel::sort_key::{ICU_VERSION, sort_key};
use kernel::{Actor, AnyId, Error, Face, Fault, Lang, Result};
use record::{Field, column};

use super::row::Columns;
use crate::jobs::{JobKind, Work};
use crate::param::Param;
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
    let sorted: Vec<&Field> = of.fields.iter().filter(|field| field.has_sort_keys()).collect();
    let texts: Vec<String> = sorted.iter().map(|field| field.name.to_string()).collect();
    let keys: Vec<String> =
        sorted.iter().flat_map(|field| column::key_columns(field)).map(|key| key.name.to_string()).collect();
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
        let (mut right, mut fits) = (Columns::default(), true);
        for (place, key) in keys.iter().enumerate() {
            let lang = Lang::ALL[place % Lang::ALL.len()];
            let wanted = row.opt_text(2 + place / Lang::ALL.len())?.map(|text| sort_key(lang, text));
            fits &= wanted.as_deref() == row.opt_bytes(2 + texts.len() + place)?;
            right.add(key, wanted);
        }
        if !fits {
            stale.push((AnyId::from_raw(last), row.int(1)?, right));
        }
        Ok(())
    })?;
    for (id, version, right) in stale {
        // Whoever has changed the text since has written its keys too.
        right.update(tx, &of, id, version)?;
    }
    Ok(Slice { seen, last: (seen == SLICE as i64).then_some(last) })
}
