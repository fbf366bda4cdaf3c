//! Many writes at once, all or nothing, or each alone.

use crm::verbs::Verbs;
use kernel::{AnyId, Error, Fault, Result};
use record::RecordRef;
use serde_json::{Map, Value as Json};
use store::Tx;

use super::write::Written;
use super::{Said, change, create, delete, restore, shown, type_named, verb};
use crate::json;

/// The most operations of one batch: what a single transaction writes without keeping others waiting for long.
pub const MOST: usize = 200;

/// What is to be done, in this order.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The operations.
    pub operations: Vec<Operation>,
    /// Whether each stands alone; otherwise one that fails undoes all.
    pub each_alone: bool,
}

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// What to do.
    pub deed: Deed,
    /// The name of the record type, in the singular.
    pub of: String,
    /// The record; `@0` is the one that the first operation made. Absent when one is made.
    pub id: Option<String>,
    /// The version that it must be in.
    pub version: Option<i64>,
    /// The verb.
    pub verb: Option<String>,
    /// Fields, or the input of the verb. References may be `@0` too.
    pub values: Option<Json>,
}

impl Batch {
    /// Reads `{"operations": [{"do", "type", "id", "version", "verb", "values"}], "each_alone": false}`.
    ///
    /// # Errors
    /// Whatever is missing, unknown or of another sort, with its place.
    pub fn read(json: &Json) -> Result<Batch> {
        let object = known(json, &["operations", "each_alone"])?;
        let operations = object.get("operations").ok_or_else(|| Error::invalid("error-required").on("operations"))?;
        let operations = operations.as_array().ok_or_else(|| unfit(operations, "operations"))?;
        if operations.is_empty() || operations.len() > MOST {
            return Err(Error::invalid("api-error-batch").with("most", MOST).on("operations"));
        }
        let read = operations.iter().enumerate();
        Ok(Batch {
            operations: read
                .map(|(place, json)| Operation::read(json).map_err(|error| placed(error, place)))
                .collect::<Result<_>>()?,
            each_alone: match object.get("each_alone") {
                None => false,
                Some(given) => given.as_bool().ok_or_else(|| unfit(given, "each_alone"))?,
            },
        })
    }
}

impl Operation {
    fn read(json: &Json) -> Result<Operation> {
        let object = known(json, &["do", "type", "id", "version", "verb", "values"])?;
        let text = |name: &str| match object.get(name) {
            None => Ok(None),
            Some(given) => given.as_str().map(|text| Some(text.to_owned())).ok_or_else(|| unfit(given, name)),
        };
        let needed = |name: &str| text(name)?.ok_or_else(|| Error::invalid("error-required").on(name));
        let code = needed("do")?;
        let deed = Deed::from_code(&code);
        Ok(Operation {
            deed: deed.ok_or_else(|| Error::invalid("error-choice").with("value", &code).on("do"))?,
            of: needed("type")?,
            id: text("id")?,
            version: match object.get("version") {
                None => None,
                Some(given) => Some(given.as_i64().ok_or_else(|| unfit(given, "version"))?),
            },
            verb: text("verb")?,
            values: object.get("values").cloned(),
        })
    }
}

/// The members of an object that has no others than these.
fn known<'a>(json: &'a Json, names: &[&str]) -> Result<&'a Map<String, Json>> {
    let object = json::object(json)?;
    match object.keys().find(|name| !names.contains(&name.as_str())) {
        None => Ok(object),
        Some(name) => Err(Error::invalid("error-no-such-field").with("field", name).on(json::escaped(name))),
    }
}

fn unfit(given: &Json, name: &str) -> Error {
    let shown: String = given.to_string().chars().take(100).collect();
    Error::invalid("error-json-value").with("value", shown).on(name)
}

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Makes a record.
    Create,
    /// Changes one.
    Change,
    /// Puts one into the bin.
    Delete,
    /// Takes one out of the bin.
    Restore,
    /// Says a verb of one.
    Verb,
}

impl Deed {
    /// All of them.
    pub const ALL: [Deed; 5] = [Deed::Create, Deed::Change, Deed::Delete, Deed::Restore, Deed::Verb];

    /// The word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Deed::Create => "create",
            Deed::Change => "change",
            Deed::Delete => "delete",
            Deed::Restore => "restore",
            Deed::Verb => "verb",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Deed> {
        Deed::ALL.into_iter().find(|deed| deed.code() == code)
    }
}

/// What became of one operation.
pub type Outcome = Result<Option<Written>>;

/// Does them in their order. What follows from writes is reckoned once behind a whole batch, so that its operations may
/// pass through what none of them alone could leave.
///
/// # Errors
/// Unless each stands alone, the first error, with `operations/N` before the place that it names. Errors of the database
/// itself end the batch in any case.
pub fn run(tx: &mut Tx<'_>, verbs: &Verbs, batch: &Batch) -> Result<Vec<Outcome>> {
    if batch.each_alone { each_alone(tx, verbs, batch) } else { whole(tx, verbs, batch) }
}

fn whole(tx: &mut Tx<'_>, verbs: &Verbs, batch: &Batch) -> Result<Vec<Outcome>> {
    let (mut made, mut done) = (Vec::new(), Vec::new());
    for (place, operation) in batch.operations.iter().enumerate() {
        let record = one(tx, verbs, operation, &made).map_err(|error| placed(error, place))?;
        made.push(record.map(|record| record.id));
        done.push(record);
    }
    done.into_iter().map(|record| Ok(Ok(record.map(|record| shown(tx, record)).transpose()?))).collect()
}

fn each_alone(tx: &mut Tx<'_>, verbs: &Verbs, batch: &Batch) -> Result<Vec<Outcome>> {
    let (mut made, mut outcomes): (Vec<Option<AnyId>>, Vec<Outcome>) = (Vec::new(), Vec::new());
    for operation in &batch.operations {
        let outcome = tx.attempt(|tx| {
            let record = one(tx, verbs, operation, &made)?;
            tx.settle()?;
            record.map(|record| shown(tx, record)).transpose()
        });
        if let Err(error) = &outcome
            && matches!(error.fault(), Fault::Busy | Fault::Internal | Fault::Unauthenticated)
        {
            return Err(error.clone());
        }
        made.push(outcome.as_ref().ok().and_then(|written| written.as_ref().map(|written| written.record.id)));
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn one(tx: &mut Tx<'_>, verbs: &Verbs, operation: &Operation, made: json::Made<'_>) -> Result<Option<RecordRef>> {
    let of = type_named(tx, &operation.of)?;
    let nothing = Json::Object(Map::new());
    let values = operation.values.as_ref().unwrap_or(&nothing);
    let within = |error: Error| inside(error, "values");
    let allowed = |name: &'static str, given: bool, wanted: bool| match (given, wanted) {
        (true, false) => Err(Error::invalid("error-no-such-field").with("field", name).on(name)),
        _ => Ok(()),
    };
    allowed("id", operation.id.is_some(), operation.deed != Deed::Create)?;
    allowed("verb", operation.verb.is_some(), operation.deed == Deed::Verb)?;
    allowed("version", operation.version.is_some(), operation.deed != Deed::Create)?;
    allowed("values", operation.values.is_some(), !matches!(operation.deed, Deed::Delete | Deed::Restore))?;
    if operation.deed == Deed::Create {
        return create(tx, &of, values, made).map(Some).map_err(within);
    }
    let id = which(operation, made)?;
    let wanted = operation.version.map(|version| [version]);
    let only = wanted.as_ref().map(|version| &version[..]);
    match operation.deed {
        Deed::Change => change(tx, &of, id, only, values, made).map(Some).map_err(within),
        Deed::Delete => delete(tx, &of, id, only).map(|()| None),
        Deed::Restore => restore(tx, &of, id, only).map(Some),
        Deed::Create | Deed::Verb => {
            let name = operation.verb.as_deref().ok_or_else(|| Error::invalid("error-required").on("verb"))?;
            let said = Said { id, verb: name, only, body: values, made };
            verb(tx, verbs, &of, said).map(Some).map_err(within)
        }
    }
}

/// The record that an operation is about.
fn which(operation: &Operation, made: json::Made<'_>) -> Result<AnyId> {
    let text = operation.id.as_deref().ok_or_else(|| Error::invalid("error-required").on("id"))?;
    let found = match text.strip_prefix('@') {
        Some(place) => place.parse().ok().and_then(|place: usize| made.get(place).copied().flatten()),
        None => json::id(text).ok(),
    };
    found.ok_or_else(|| Error::invalid("error-id").with("value", text).on("id"))
}

/// The errors, each with where its operation stands.
fn placed(error: Error, place: usize) -> Error {
    inside(error, &format!("operations/{place}"))
}

pub(crate) fn inside(error: Error, place: &str) -> Error {
    let placed = |error: &Error| {
        let alone = error.alone();
        match alone.field().map(str::to_owned) {
            Some(field) if !field.is_empty() => alone.on(format!("{place}/{field}")),
            _ => alone.on(place),
        }
    };
    let all: Vec<Error> = error.each().map(placed).collect();
    Error::all(all).unwrap_or(error)
}
