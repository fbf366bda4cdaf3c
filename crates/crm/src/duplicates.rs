//! Records that are likely the same: found when one is about to be made ([`likely`]), by looking through all that is
//! there ([`scan`]), kept until somebody has looked at them ([`queue()`]), and made one ([`merge()`]).

mod better;
mod blocks;
mod by_name;
mod by_value;
mod compare;
mod domain;
mod merge;
mod queue;
mod reason;
pub mod scan;
mod subject;

use kernel::{AnyId, Result};
use record::{Field, Kind, RecordRef, RecordType, Value, Values};
use store::Db;

pub use compare::{Compared, Comparison, TOGETHER, Take, compare};
pub use domain::{domain_of, own_domain_of};
pub use merge::{Merging, may_merge, may_undo, merge, merge_into, undo_merge, unmerge};
pub use queue::{Cluster, Likeness, Queue, queue, waiting_with};
pub use reason::{Mark, Reason, Sort};
use subject::Subject;

/// How many are named at most.
const NAMED: usize = 5;

/// A record that is likely the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate {
    /// The record.
    pub record: RecordRef,
    /// Its title.
    pub title: String,
    /// By what it was found.
    pub by: Match,
}

/// By what two records are likely the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Match {
    /// A field holds the same value; the name of the field of the record that was found.
    Same(String),
    /// Their mail addresses or web sites are of one domain.
    Domain(String),
    /// Their names are alike, 0 to 1.
    Name(f64),
}

/// What is likely the same as a new record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Likely {
    /// Records that the actor may see, the likeliest first.
    pub seen: Vec<Duplicate>,
    /// There is a record with the same value in this field that the actor may not see, and this is whom to ask.
    pub hidden: Option<Hidden>,
}

impl Likely {
    /// Whether there is nothing to warn of.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty() && self.hidden.is_none()
    }
}

/// A clash with a record that one may not see: that it exists and whom to ask, and nothing more.
#[derive(Clone, Debug, PartialEq)]
pub struct Hidden {
    /// The field that was filled in.
    pub field: String,
    /// Who owns the record; nobody when it has no owner.
    pub ask: Option<AnyId>,
}

/// What is likely the same as a record with these values. `itself` is left out, for a record that exists already.
///
/// The values are as typed: those that cannot be kept are passed over.
pub fn likely(db: &Db<'_>, of: &str, values: &Values, itself: Option<AnyId>) -> Result<Likely> {
    let of = db.describe(of)?;
    let kept = kept(db, &of, values);
    let mut likely = by_value::find(db, &of, &kept, itself)?;
    let mut add = |duplicate: Duplicate| {
        if Some(duplicate.record.id) != itself && !likely.seen.iter().any(|known| known.record == duplicate.record) {
            likely.seen.push(duplicate);
        }
    };
    if of.name == "company" {
        domain::find(db, &of, &kept)?.into_iter().for_each(&mut add);
    }
    by_name::find(db, &of, &kept)?.into_iter().for_each(&mut add);
    likely.seen.truncate(NAMED);
    Ok(likely)
}

/// The one record that values are nearly certainly of; nothing when none is, or more than one. The values are as typed.
pub fn nearly_certain(db: &Db<'_>, of: &str, values: &Values) -> Result<Option<AnyId>> {
    let Some(sort) = Sort::of(of) else { return Ok(None) };
    let described = db.describe(of)?;
    let kept = kept(db, &described, values);
    let given = Subject::read(&described, None, |name| kept.get(name).unwrap_or(&Value::Null));
    let mut certain = Vec::new();
    for duplicate in likely(db, of, values, None)?.seen {
        let view = db.view(of, duplicate.record.id)?;
        let known = Subject::read(&described, Some(view.id), |name| view.value(name));
        if reason::score(sort, &subject::compare(sort, &given, &known)) >= reason::NEARLY_CERTAIN {
            certain.push(view.id);
        }
    }
    Ok(if let [one] = certain.as_slice() { Some(*one) } else { None })
}

/// The values in the form that is kept, so that they compare with those in the database.
fn kept(db: &Db<'_>, of: &RecordType, values: &Values) -> Values {
    let country = of.fields.iter().find_map(|field| match values.get(&field.name) {
        Some(Value::Address(address)) => address.country.clone(),
        _ => None,
    });
    let country = country.unwrap_or_else(|| db.settings().country.clone());
    let around = record::validate::Surroundings { country: Some(&country) };
    let mut kept = Values::new();
    for (name, value) in values.iter() {
        let Some(field) = of.find(name).filter(|field| db.access().sees(of, field)) else { continue };
        let field = Field { required: false, ..field.clone() };
        match record::validate::check(&field, value.clone(), around) {
            Ok(value) if !value.is_null() => {
                kept.set(name.clone(), value);
            }
            _ => {}
        }
    }
    kept
}

/// Kinds whose values belong to one record only, so that two with the same are likely one.
fn is_telling(kind: &Kind) -> bool {
    matches!(kind, Kind::Email | Kind::Phone | Kind::TaxNumber | Kind::RegistryNumber | Kind::Iban)
}
