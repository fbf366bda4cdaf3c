//! What is likely the same and waits for somebody to look at it: pairs, joined to clusters.

use kernel::{AnyId, Result};
use record::{RecordRef, RecordType};
use store::{Db, Pair};

use super::reason::{self, Reason, Sort, WORTH_A_LOOK};

/// Pairs that one reading takes.
const AT_A_TIME: usize = 100;
/// Readings for one page, when much of what is read is not for this reader.
const READINGS: usize = 20;

/// Two records that are likely the same, with the reasons that the reader may know.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// The pair.
    pub pair: Pair,
    /// Why, the reasons against at the end.
    pub reasons: Vec<Reason>,
    /// How likely by these reasons, 0 to 1.
    pub score: f64,
}

/// Records that are likely all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The records, the oldest first.
    pub records: Vec<RecordRef>,
    /// What holds them together, the likeliest first.
    pub pairs: Vec<Likeness>,
}

impl Cluster {
    /// How likely the likeliest two of them are the same, 0 to 1.
    pub fn score(&self) -> f64 {
        self.pairs.iter().map(|pair| pair.score).fold(0.0, f64::max)
    }
}

/// A page of the queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// The clusters, the likeliest first.
    pub clusters: Vec<Cluster>,
    /// The score and id of the pair behind which the next page begins.
    pub next: Option<(i64, AnyId)>,
}

/// A page of what waits of a type, behind a pair, of about so many pairs. Of each the reader sees both records, and what he
/// is told of follows from fields that he sees; what these do not make likely he is not shown.
pub fn queue(db: &Db<'_>, of: &str, after: Option<(i64, AnyId)>, wanted: usize) -> Result<Queue> {
    let described = db.describe(of)?;
    let (mut found, mut after) = (Vec::new(), after);
    for _ in 0..READINGS {
        let pairs = db.pairs(of, after, AT_A_TIME)?;
        let last = pairs.len() < AT_A_TIME;
        for pair in pairs {
            if found.len() == wanted {
                return Ok(Queue { clusters: clusters(found), next: after });
            }
            after = Some((pair.score, pair.id));
            found.extend(seen(db, &described, pair));
        }
        if last {
            return Ok(Queue { clusters: clusters(found), next: None });
        }
    }
    Ok(Queue { clusters: clusters(found), next: after })
}

/// What waits with a record in it, the likeliest first.
pub fn waiting_with(db: &Db<'_>, record: RecordRef, most: usize) -> Result<Vec<Likeness>> {
    let described = db.describe(record.of)?;
    Ok(db.pairs_with(record, most)?.into_iter().filter_map(|pair| seen(db, &described, pair)).collect())
}

/// The pair by the reasons that the reader may know; nothing when these do not make it likely.
fn seen(db: &Db<'_>, of: &RecordType, pair: Pair) -> Option<Likeness> {
    let sort = Sort::of(of.name)?;
    let mut reasons = reason::read(&pair.reasons);
    let hidden: Vec<_> = of.fields.iter().filter(|field| !db.access().sees(of, field)).collect();
    reasons.retain(|reason| !hidden.iter().any(|field| reason.is_from(of, field)));
    let score = reason::score(sort, &reasons);
    (score >= WORTH_A_LOOK).then_some(Likeness { pair, reasons, score })
}

/// Joins pairs that share a record.
fn clusters(pairs: Vec<Likeness>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for pair in pairs {
        let ends = [pair.pair.first, pair.pair.second];
        let touches = |cluster: &Cluster| cluster.records.iter().any(|record| ends.contains(record));
        let Some(home) = clusters.iter().position(touches) else {
            clusters.push(Cluster { records: ends.to_vec(), pairs: vec![pair] });
            continue;
        };
        // It may join two that stood apart so far.
        while let Some(other) = clusters.iter().skip(home + 1).position(touches) {
            let other = clusters.remove(home + 1 + other);
            clusters[home].records.extend(other.records);
            clusters[home].pairs.extend(other.pairs);
        }
        let cluster = &mut clusters[home];
        cluster.records.extend(ends);
        cluster.pairs.push(pair);
    }
    for cluster in &mut clusters {
        let key = |record: &RecordRef| record.id;
        cluster.records.sort_by_key(key);
        cluster.records.dedup();
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: i64, second: i64) -> Likeness {
        let record = |id| RecordRef { of: "company", id: AnyId::from_raw(id) };
        let pair = Pair {
            id: AnyId::from_raw(first * 100 + second),
            first: record(first),
            second: record(second),
            score: 900,
            reasons: String::new(),
        };
        Likeness { pair, reasons: Vec::new(), score: 0.9 }
    }

    #[test]
    fn pairs_that_share_a_record_are_one_cluster() {
        let all = clusters(vec![pair(1, 2), pair(3, 4), pair(5, 6), pair(2, 3)]);
        let ids: Vec<Vec<i64>> =
            all.iter().map(|cluster| cluster.records.iter().map(|record| record.id.raw()).collect()).collect();
        assert_eq!(ids, [vec![1, 2, 3, 4], vec![5, 6]]);
        assert_eq!(all[0].pairs.len(), 3);
    }
}
