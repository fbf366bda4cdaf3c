//! The rights of a role as one table: record types by actions, and the fields that are taken away.

use std::collections::BTreeMap;

use kernel::{Error, Id, Result};
use record::{Change, Query, Value};
use store::{Action, Tx, Written};

use super::{FieldAccess, FieldPermission, Permission, Role, Scope};

/// The rights of a role, by record type; what is not there is denied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// How far each action reaches, in the order of `Action::ALL`.
    pub types: BTreeMap<String, [Scope; 5]>,
    /// What is taken away at a field of a type.
    pub fields: BTreeMap<(String, String), FieldAccess>,
}

/// The rights of a role as they are.
pub fn of(db: &store::Db<'_>, role: Id<Role>) -> Result<Matrix> {
    let mut matrix = Matrix::default();
    for row in db.rows::<Permission>(&permissions(role))? {
        let reach = [row.can_see, row.can_create, row.can_change, row.can_delete, row.can_export];
        matrix.types.insert(row.record_type, reach);
    }
    for row in db.rows::<FieldPermission>(&restrictions(role))? {
        let slot = matrix.fields.entry((row.record_type, row.field)).or_insert(row.access);
        if row.access == FieldAccess::Hidden {
            *slot = FieldAccess::Hidden;
        }
    }
    Ok(matrix)
}

/// Gives a role these rights and no others. Only what differs is written, so that the log shows what was changed.
///
/// # Errors
/// `error-rights-beyond-sight` when something may be done to records that may not be seen.
pub fn save(tx: &mut Tx, role: Id<Role>, matrix: &Matrix) -> Result<()> {
    let catalogue = std::sync::Arc::clone(tx.catalogue());
    for (name, reach) in &matrix.types {
        let of = catalogue.get(name)?;
        if of.settings {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let [see, _, beyond @ ..] = *reach;
        if beyond.iter().any(|scope| *scope > see) || reach[Action::Create as usize] > Scope::None && see == Scope::None
        {
            return Err(Error::invalid("error-rights-beyond-sight").with("type", of.name).on(of.name));
        }
    }
    save_types(tx, role, matrix)?;
    save_fields(tx, role, matrix)
}

/// Refuses to hide a title: a record that nobody can name can be neither listed nor chosen.
pub fn titles_stay(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(after) = written.after else { return Ok(()) };
    let text = |field: &str| after.get(field).and_then(Value::as_text).unwrap_or_default();
    let hidden = text("access") == FieldAccess::Hidden.code();
    match tx.catalogue().get(text("record_type")) {
        Ok(of) if hidden && of.title == text("field") => {
            Err(Error::invalid("error-title-hidden").with("type", of.name).on("field"))
        }
        _ => Ok(()),
    }
}

fn save_types(tx: &mut Tx, role: Id<Role>, matrix: &Matrix) -> Result<()> {
    let mut wanted = matrix.types.clone();
    wanted.retain(|_, reach| reach.iter().any(|scope| *scope != Scope::None));
    for row in tx.rows::<Permission>(&permissions(role))? {
        let present = [row.can_see, row.can_create, row.can_change, row.can_delete, row.can_export];
        match wanted.remove(&row.record_type) {
            Some(reach) if reach == present => {}
            Some(reach) => tx.change(row.id, with_reach(Change::new(), reach))?,
            None => tx.delete(row.id)?,
        }
    }
    for (name, reach) in wanted {
        let change = Change::new().set(Permission::ROLE, role).set(Permission::RECORD_TYPE, name);
        tx.create(with_reach(change, reach))?;
    }
    Ok(())
}

fn with_reach(change: Change<Permission>, [see, create, edit, delete, export]: [Scope; 5]) -> Change<Permission> {
    change
        .set(Permission::CAN_SEE, see)
        .set(Permission::CAN_CREATE, create)
        .set(Permission::CAN_CHANGE, edit)
        .set(Permission::CAN_DELETE, delete)
        .set(Permission::CAN_EXPORT, export)
}

fn save_fields(tx: &mut Tx, role: Id<Role>, matrix: &Matrix) -> Result<()> {
    let mut wanted = matrix.fields.clone();
    for row in tx.rows::<FieldPermission>(&restrictions(role))? {
        match wanted.remove(&(row.record_type.clone(), row.field.clone())) {
            Some(access) if access == row.access => {}
            Some(access) => tx.change(row.id, Change::new().set(FieldPermission::ACCESS, access))?,
            None => tx.delete(row.id)?,
        }
    }
    for ((name, field), access) in wanted {
        tx.describe(&name)?.field(&field)?;
        tx.create(
            Change::new()
                .set(FieldPermission::ROLE, role)
                .set(FieldPermission::RECORD_TYPE, name)
                .set(FieldPermission::FIELD, field)
                .set(FieldPermission::ACCESS, access),
        )?;
    }
    Ok(())
}

fn permissions(role: Id<Role>) -> Query {
    Query::all::<Permission>().is(Permission::ROLE, role).limit(1000)
}

fn restrictions(role: Id<Role>) -> Query {
    Query::all::<FieldPermission>().is(FieldPermission::ROLE, role).limit(10_000)
}
