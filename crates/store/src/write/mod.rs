//! Writing records: checked, logged, findable, told.

mod bin;
mod computed;
mod insert;
mod money;
mod rebase;
mod references;
mod repoint;
mod resort;
mod row;
pub(crate) mod rows;
mod update;

pub(crate) use bin::{delete, restore};
pub use computed::Computed;
pub(crate) use insert::{insert, insert_many};
pub(crate) use repoint::{put_aside, repoint, take_back};
pub use resort::sort_keys;
pub(crate) use update::update;

use kernel::{Error, Result};
use record::validate::Surroundings;
use record::{Field, RecordType, Value, Values};

use crate::gate::FieldAccess;
use crate::tx::{By, Tx};

/// How deep rules may call each other before it is a defect.
const DEPTH: usize = 8;

/// Refuses fields that do not exist for the actor or that he may not set.
fn permitted(tx: &Tx, of: &RecordType, values: &Values, by: By) -> Result<()> {
    let one = |name: &str| {
        let field = tx.access.visible_field(of, name)?;
        let locked = tx.access.field(of, field) < FieldAccess::Full || (by == By::Person && field.read_only);
        if locked { Err(Error::forbidden("error-field-read-only").with("field", name).on(name)) } else { Ok(()) }
    };
    match Error::all(values.iter().filter_map(|(name, _)| one(name).err()).collect()) {
        Some(errors) => Err(errors),
        None => Ok(()),
    }
}

/// Checks that the values are of their fields' kinds, and brings them into the form that is kept.
fn checked(of: &RecordType, values: Values, country: Option<&str>) -> Result<Values> {
    let around = Surroundings { country };
    let (mut errors, mut good) = (Vec::new(), Values::with_capacity(values.len()));
    for (name, value) in values {
        match of.field(&name).and_then(|field| record::validate::check(field, value, around)) {
            Ok(value) => good.push(name, value),
            Err(error) => errors.push(error),
        }
    }
    match Error::all(errors) {
        Some(errors) => Err(errors),
        None => Ok(good),
    }
}

/// The country by whose rules numbers of this record are read: its own, else its parent's is not asked, else the
/// installation's.
///
/// An import has read the numbers of its file by the rules of their own countries and keeps what it could not tell as it is
/// written: nothing is held against it here.
fn country(tx: &Tx, of: &RecordType, values: &Values, before: Option<&Values>) -> Option<String> {
    if tx.actor().face == kernel::Face::Import {
        return None;
    }
    let own = of.fields.iter().find_map(|field| {
        let value = values.get(&field.name).or_else(|| before?.get(&field.name))?;
        match (value, &field.kind) {
            (Value::Address(address), _) => address.country.clone(),
            (Value::Text(code), record::Kind::Country) => Some(code.clone()),
            _ => None,
        }
    });
    Some(own.unwrap_or_else(|| tx.settings.country.clone()))
}

/// What of a record that goes into the bin the change log keeps.
pub(crate) fn bin_difference(before: &Values) -> String {
    row::difference(Some(before), None)
}

/// Calls the rules of a type.
pub(crate) fn keep_rules(tx: &mut Tx, written: crate::rules::Written<'_>) -> Result<()> {
    let rules = tx.rules.after(written.of);
    if rules.is_empty() {
        return Ok(());
    }
    if tx.depth.get() >= DEPTH {
        return Err(Error::internal(format_args!("rules of {} call each other without end", written.of)));
    }
    tx.depth.set(tx.depth.get() + 1);
    let outcome = rules.into_iter().try_for_each(|rule| rule(tx, written));
    tx.depth.set(tx.depth.get() - 1);
    outcome
}

/// Turns the database's word that a value is taken into one that names the field.
fn named(of: &RecordType, error: Error) -> Error {
    if error.key() != "error-taken" {
        return error;
    }
    let columns = error.value("columns").unwrap_or("");
    let index = error.value("index").unwrap_or("");
    let field = of
        .fields
        .iter()
        .find(|field| field.unique && (columns == field.name || index.ends_with(&format!("_{}_unique", field.name))));
    match field {
        Some(field) => Error::conflict("error-taken-field").with("field", &field.name).on(field.name.as_ref()),
        None => Error::conflict("error-taken-field").with("field", columns),
    }
}

/// Checks the input of a verb like the fields of a record: kinds, required ones, references that lead somewhere.
pub(crate) fn checked_input(tx: &Tx, fields: &[Field], mut values: Values) -> Result<Values> {
    let country = tx.settings.country.clone();
    let around = Surroundings { country: Some(&country) };
    let (mut errors, mut good) = (Vec::new(), Values::with_capacity(fields.len()));
    for field in fields {
        let given = values.remove(&field.name).or_else(|| field.default.clone()).unwrap_or_default();
        match record::validate::check(field, given, around) {
            Ok(value) => good.push(field.name.clone(), value),
            Err(error) => errors.push(error),
        }
    }
    if let Some((name, _)) = values.into_iter().next() {
        errors.push(Error::invalid("error-no-such-field").with("field", &name).with("type", "").on(name.as_ref()));
    }
    if let Some(errors) = Error::all(errors) {
        return Err(errors);
    }
    for field in fields {
        if let Some(value) = good.get(&field.name) {
            references::check_one(tx, field, value)?;
        }
    }
    Ok(good)
}
