//! New users, and what follows when somebody may no longer sign in.

use kernel::{Error, Id, Result};
use record::{Change, Query, Value};
use store::{Tx, Written};

use super::{DefaultRole, FieldPermission, Permission, Role, User, default_roles};

/// Somebody who is to work here.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The name.
    pub name: String,
    /// The mail address, by which he signs in.
    pub email: String,
    /// What he may do.
    pub role: Id<Role>,
    /// The hash of a first password (`passwords::hash`); without one he needs an invitation.
    pub hash: Option<String>,
}

/// Makes a user.
pub fn add(tx: &mut Tx, new: &NewUser) -> Result<Id<User>> {
    let change =
        Change::new().set(User::NAME, new.name.as_str()).set(User::EMAIL, new.email.as_str()).set(User::ROLE, new.role);
    let user = tx.create(change)?;
    if let Some(hash) = &new.hash {
        tx.set_password(user.any(), hash, None)?;
    }
    Ok(user)
}

/// The role with a name, in any of our languages, or with the code of a role to begin with: `seller`.
///
/// # Errors
/// `error-no-such-role`.
pub fn role_by_name(tx: &Tx, name: &str) -> Result<Id<Role>> {
    let wanted = kernel::fold(name);
    let roles: Vec<Role> = tx.rows(&Query::all::<Role>().limit(1000))?;
    let known_as = |role: &Role| {
        let own = kernel::fold(&role.name);
        own == wanted
            || default_roles().iter().any(|default| {
                let names = names(default);
                names.contains(&own) && (names.contains(&wanted) || default.code == name)
            })
    };
    roles.iter().find(|role| known_as(role)).map(|role| role.id).ok_or_else(|| {
        let all: Vec<&str> = roles.iter().map(|role| role.name.as_str()).collect();
        Error::invalid("error-no-such-role").with("value", name).with("names", all.join(", "))
    })
}

fn names(role: &DefaultRole) -> Vec<String> {
    kernel::Lang::ALL.iter().map(|lang| kernel::fold(&words::attr(*lang, "default_role", role.code))).collect()
}

/// Makes the roles that an installation begins with, unless it has roles; gives the administrator's.
pub fn make_default_roles(tx: &mut Tx, lang: kernel::Lang) -> Result<Id<Role>> {
    let present: Vec<Role> = tx.rows(&Query::all::<Role>().limit(1000))?;
    if let Some(administrator) = present.iter().find(|role| role.administrator) {
        return Ok(administrator.id);
    }
    let mut administrator = None;
    for role in default_roles() {
        let id = make_role(tx, &role, lang)?;
        if role.administrator {
            administrator = Some(id);
        }
    }
    administrator.ok_or_else(|| Error::internal("no role to begin with administers"))
}

fn make_role(tx: &mut Tx, role: &DefaultRole, lang: kernel::Lang) -> Result<Id<Role>> {
    let id = tx.create(
        Change::new()
            .set(Role::NAME, words::attr(lang, "default_role", role.code))
            .set(Role::DESCRIPTION, Some(words::attr(lang, "default_role", &format!("{}_purpose", role.code))))
            .set(Role::ADMINISTRATOR, role.administrator),
    )?;
    for grant in &role.grants {
        tx.create(
            Change::new()
                .set(Permission::ROLE, id)
                .set(Permission::RECORD_TYPE, grant.record_type)
                .set(Permission::CAN_SEE, grant.see)
                .set(Permission::CAN_CREATE, grant.create)
                .set(Permission::CAN_CHANGE, grant.change)
                .set(Permission::CAN_DELETE, grant.delete)
                .set(Permission::CAN_EXPORT, grant.export),
        )?;
    }
    for (of, field, access) in &role.fields {
        tx.create(
            Change::new()
                .set(FieldPermission::ROLE, id)
                .set(FieldPermission::RECORD_TYPE, *of)
                .set(FieldPermission::FIELD, *field)
                .set(FieldPermission::ACCESS, *access),
        )?;
    }
    Ok(id)
}

/// Who may no longer sign in is signed out everywhere, at once, and his tokens no longer hold.
pub fn leaving(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let active = written.after.is_some_and(|after| after.get("active") == Some(&Value::Bool(true)));
    if written.before.is_some() && !active {
        tx.as_program(|tx| {
            tx.end_sessions(written.id, None)?;
            tx.revoke_tokens(written.id)?;
            tx.end_invitations(written.id)
        })?;
    }
    Ok(())
}
