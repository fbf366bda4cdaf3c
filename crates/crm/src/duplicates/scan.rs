//! Looking through all records of a type for those that are likely the same.
//!
//! The first reading puts each record into blocks; the second fetches what two records that share one are compared by.
//! Memory holds some 150 bytes a record, and only those that may be somebody's double in full.

use std::collections::{HashMap, HashSet};

use kernel::{Actor, AnyId, Error, Face, Result};
use record::{Query, RecordType};
use serde::{Deserialize, Serialize};
use store::{Db, JobKind, NewPair, Store};

use super::blocks::{Place, candidates, places};
use super::reason::{self, Sort, WORTH_A_LOOK};
use super::subject::{self, Subject};

/// The kind of jobs that scan.
pub const SCAN: &str = "duplicates-scan";

/// The types that are looked through.
pub const SCANNED: [&str; 2] = ["company", "person"];

/// Records that one reading takes.
const AT_A_TIME: usize = 2_000;
/// Pairs that one transaction writes.
const WRITTEN: usize = 200;

/// What a job looks through.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScanJob {
    /// Only pairs with a record that this import made.
    #[serde(default)]
    pub batch: Option<AnyId>,
}

/// What a scan of a type came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scanned {
    /// Records that were looked at.
    pub records: u64,
    /// Pairs that were compared.
    pub compared: u64,
    /// Pairs that are worth a look.
    pub found: u64,
    /// Those of them that were not known before.
    pub fresh: u64,
    /// Groups of records with so much in common that they were not compared.
    pub crowded: u64,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// The jobs of this area.
pub fn jobs() -> Vec<JobKind> {
    vec![JobKind::new(SCAN, |work| {
        let job: ScanJob = work.payload()?;
        all(work.store(), job.batch, &mut |done, total| {
            work.tell(done as i64, Some(total as i64), None);
            !work.should_stop()
        })
        .map(|_| ())
    })]
}

/// Starts a scan in the background, unless one waits or runs already.
///
/// # Errors
/// Forbidden unless the actor may delete records of one of the types at least: nobody else can merge what is found.
pub fn start(tx: &mut store::Tx<'_>, batch: Option<AnyId>) -> Result<()> {
    let mut may = false;
    for of in SCANNED {
        may |= tx.access().may(&*tx.describe(of)?, store::Action::Delete);
    }
    if !may && batch.is_none() {
        return Err(Error::forbidden("error-forbidden").with("action", "delete").with("type", SCANNED[0]));
    }
    if batch.is_none() && running(tx)?.is_some() {
        return Ok(());
    }
    tx.start_job(SCAN, &ScanJob { batch }).map(|_| ())
}

/// Looks through all types; `told` hears how far it is and says whether to go on.
pub fn all(
    store: &Store,
    batch: Option<AnyId>,
    told: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<(&'static str, Scanned)>> {
    let mut counts = Vec::new();
    for of in SCANNED {
        let count = store.read_blocking(system(), move |db| db.count(&Query::of(of)))?;
        counts.push(2 * u64::try_from(count).unwrap_or(0));
    }
    let total: u64 = counts.iter().sum();
    let mut behind = 0;
    let mut all = Vec::new();
    for (of, count) in SCANNED.into_iter().zip(counts) {
        let found = scan(store, of, batch, &mut |done| told(behind + done.min(count), total))?;
        behind += count;
        let stopped = found.stopped;
        all.push((of, found));
        if stopped {
            break;
        }
    }
    Ok(all)
}

fn system() -> Actor {
    Actor::system(Face::Job)
}

/// Looks through one type. What was found before and is no longer so is forgotten, unless only an import is looked at.
pub fn scan(
    store: &Store,
    of: &'static str,
    batch: Option<AnyId>,
    told: &mut dyn FnMut(u64) -> bool,
) -> Result<Scanned> {
    let sort = Sort::of(of).ok_or_else(|| Error::internal(format_args!("{of} is not looked through")))?;
    let began = store.clock().now();
    let described = store.catalogue().get(of)?.clone();
    let mut scanned = Scanned::default();
    let (mut ids, mut all, mut made): (Vec<AnyId>, Vec<Place>, HashSet<u32>) = Default::default();
    let first = each_page(store, &described, batch, |page, of_batch| {
        for subject in &page {
            let (Some(id), Ok(number)) = (subject.id, u32::try_from(ids.len())) else { continue };
            if of_batch.contains(&id) {
                made.insert(number);
            }
            all.extend(places(sort, subject, number));
            ids.push(id);
        }
        scanned.records = ids.len() as u64;
        told(scanned.records)
    })?;
    if !first {
        return Ok(Scanned { stopped: true, ..scanned });
    }
    let (mut pairs, crowded) = candidates(all);
    scanned.crowded = crowded as u64;
    if batch.is_some() {
        pairs.retain(|(a, b)| made.contains(a) || made.contains(b));
    }
    scanned.compared = pairs.len() as u64;
    let wanted: HashSet<AnyId> = pairs.iter().flat_map(|(a, b)| [ids[*a as usize], ids[*b as usize]]).collect();
    let mut subjects: HashMap<AnyId, Subject> = HashMap::with_capacity(wanted.len());
    let mut read = scanned.records;
    let second = each_page(store, &described, None, |page, _| {
        read += page.len() as u64;
        let kept = page.into_iter().filter_map(|subject| Some((subject.id?, subject)));
        subjects.extend(kept.filter(|(id, _)| wanted.contains(id)));
        told(read)
    })?;
    if !second {
        return Ok(Scanned { stopped: true, ..scanned });
    }
    let mut found = Vec::new();
    for (a, b) in pairs {
        let (a, b) = (ids[a as usize], ids[b as usize]);
        let (Some(one), Some(other)) = (subjects.get(&a), subjects.get(&b)) else { continue };
        found.extend(judged(sort, one, other).map(|(score, reasons)| NewPair { records: (a, b), score, reasons }));
    }
    scanned.found = found.len() as u64;
    for some in found.chunks(WRITTEN) {
        let some = some.to_vec();
        let fresh = store.write_blocking(system(), move |tx| tx.note_pairs(of, &some))?;
        scanned.fresh += fresh as u64;
    }
    if batch.is_none() {
        store.write_blocking(system(), move |tx| tx.forget_pairs(of, began))?;
    }
    Ok(scanned)
}

/// The score to 1,000 and the reasons as they are kept, of two records that are worth a look.
fn judged(sort: Sort, one: &Subject, other: &Subject) -> Option<(i64, String)> {
    let reasons = subject::compare(sort, one, other);
    let score = reason::score(sort, &reasons);
    (score >= WORTH_A_LOOK).then(|| ((score * 1_000.0).round() as i64, reason::write(&reasons)))
}

/// Reads all records page by page, each in a reading of its own, with those of them that a batch made; gives whether it
/// came to the end.
fn each_page(
    store: &Store,
    of: &RecordType,
    batch: Option<AnyId>,
    mut each: impl FnMut(Vec<Subject>, HashSet<AnyId>) -> bool,
) -> Result<bool> {
    let mut query = Query::of(of.name).limit(AT_A_TIME);
    query.fields = subject::fields(of);
    loop {
        let asked = query.clone();
        let (page, next, made) = store.read_blocking(system(), move |db: &Db<'_>| {
            let of = db.describe(asked.of)?;
            let page = db.page(&asked)?;
            let ids: Vec<AnyId> = page.rows.iter().map(|view| view.id).collect();
            let made = batch.map_or_else(|| Ok(HashSet::new()), |batch| db.made_in(batch, &ids))?;
            let subjects: Vec<Subject> =
                page.rows.iter().map(|view| Subject::read(&of, Some(view.id), |name| view.value(name))).collect();
            Ok((subjects, page.next, made))
        })?;
        if !each(page, made) {
            return Ok(false);
        }
        match next {
            Some(next) => query.after = Some(next),
            None => return Ok(true),
        }
    }
}

/// Progress of the scan that an actor started last, if it has not ended.
pub fn running(db: &Db<'_>) -> Result<Option<store::Job>> {
    Ok(db.latest_job(SCAN)?.filter(|job| !job.state.has_ended()))
}
