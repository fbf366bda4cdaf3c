//! Loads the rights of an actor. The tables are those of the record types `user`, `role`, `permission`,
//! `field_permission` and `membership`.

use std::collections::HashMap;

use kernel::{Actor, AnyId, Error, Fault, Result};

use super::access::{Access, Action, FieldAccess, Scope, TypeRights};
use crate::backend::Conn;
use crate::param::Param;

/// The actor with the rights of this moment.
///
/// # Errors
/// `error-signed-out` when the user is gone or may no longer sign in.
pub(crate) fn load(conn: &mut Conn, actor: Actor) -> Result<Access> {
    let Some(user) = actor.user else {
        return Ok(Access::system(actor));
    };
    let mut role = None;
    conn.query(
        "SELECT r.id, r.name, r.administrator, u.time_zone FROM \"user\" u JOIN role r ON r.id = u.role
         WHERE u.id = $1 AND u.active = 1 AND u.deleted_at IS NULL AND r.deleted_at IS NULL",
        &[Param::Int(user.raw())],
        &mut |row| {
            role = Some((
                row.int(0)?,
                row.text(1)?.to_owned(),
                row.opt_int(2)? == Some(1),
                row.opt_text(3)?.map(str::to_owned),
            ));
            Ok(())
        },
    )?;
    let Some((role_id, name, administrator, time_zone)) = role else {
        return Err(Error::new(Fault::Unauthenticated, "error-signed-out"));
    };
    let mut access = Access {
        actor,
        everything: administrator,
        role: name,
        rights: HashMap::new(),
        fields: HashMap::new(),
        time_zone,
        colleagues: vec![user],
    };
    if !administrator {
        rights(conn, role_id, &mut access)?;
        fields(conn, role_id, &mut access)?;
        colleagues(conn, user, &mut access)?;
    }
    Ok(access)
}

fn rights(conn: &mut Conn, role: i64, access: &mut Access) -> Result<()> {
    conn.query(
        "SELECT record_type, can_see, can_create, can_change, can_delete, can_export FROM permission
         WHERE role = $1 AND deleted_at IS NULL",
        &[Param::Int(role)],
        &mut |row| {
            let mut rights = TypeRights::default();
            for (place, action) in Action::ALL.into_iter().enumerate() {
                rights.set(action, Scope::from_code(row.opt_text(place + 1)?.unwrap_or("")));
            }
            access.rights.insert(row.text(0)?.to_owned(), rights);
            Ok(())
        },
    )
}

fn fields(conn: &mut Conn, role: i64, access: &mut Access) -> Result<()> {
    conn.query(
        "SELECT record_type, field, access FROM field_permission WHERE role = $1 AND deleted_at IS NULL",
        &[Param::Int(role)],
        &mut |row| {
            let allowed = match row.text(2)? {
                "read_only" => FieldAccess::ReadOnly,
                _ => FieldAccess::Hidden,
            };
            let slot = access.fields.entry((row.text(0)?.to_owned(), row.text(1)?.to_owned())).or_insert(allowed);
            *slot = (*slot).min(allowed);
            Ok(())
        },
    )
}

fn colleagues(conn: &mut Conn, user: AnyId, access: &mut Access) -> Result<()> {
    conn.query(
        "SELECT DISTINCT other.\"user\" FROM membership mine
         JOIN membership other ON other.team = mine.team AND other.deleted_at IS NULL
         WHERE mine.\"user\" = $1 AND mine.deleted_at IS NULL",
        &[Param::Int(user.raw())],
        &mut |row| {
            let id = AnyId::from_raw(row.int(0)?);
            if !access.colleagues.contains(&id) {
                access.colleagues.push(id);
            }
            Ok(())
        },
    )
}
