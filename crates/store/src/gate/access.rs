//! What an actor may see and do, as loaded for one reading or writing.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{Actor, AnyId, Clock, Error, Result};
use record::{Field, RecordType};

/// What may be done to records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// See them in pages, lists, counts, sums and search.
    See,
    /// Make new ones.
    Create,
    /// Change them.
    Change,
    /// Put them into the bin and take them out.
    Delete,
    /// Take them out of the program as a file.
    Export,
}

impl Action {
    /// All of them, in the order of the fields `can_see` to `can_export` of a permission.
    pub const ALL: [Action; 5] = [Action::See, Action::Create, Action::Change, Action::Delete, Action::Export];

    /// The word for it in errors and words.
    pub const fn code(self) -> &'static str {
        match self {
            Action::See => "see",
            Action::Create => "create",
            Action::Change => "change",
            Action::Delete => "delete",
            Action::Export => "export",
        }
    }
}

/// How far a right reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Not at all.
    #[default]
    None,
    /// To what one owns.
    Own,
    /// To what members of one's teams own.
    Team,
    /// To everything.
    All,
}

impl Scope {
    /// From the word that a permission keeps; unknown words give nothing.
    pub fn from_code(code: &str) -> Scope {
        match code {
            "own" => Scope::Own,
            "team" => Scope::Team,
            "all" => Scope::All,
            _ => Scope::None,
        }
    }
}

/// The rights to one record type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypeRights([Scope; 5]);

impl TypeRights {
    /// How far an action reaches.
    pub const fn scope(&self, action: Action) -> Scope {
        self.0[action as usize]
    }

    /// Sets how far an action reaches.
    pub const fn set(&mut self, action: Action, scope: Scope) {
        self.0[action as usize] = scope;
    }
}

/// What may be done with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldAccess {
    /// It does not exist for the actor.
    Hidden,
    /// It may be seen.
    ReadOnly,
    /// It may be seen and set.
    Full,
}

/// An actor with his rights.
#[derive(Clone, Debug)]
pub struct Access {
    /// Who it is.
    pub actor: Actor,
    /// The program itself or an administrator: everything.
    pub(crate) everything: bool,
    /// The role's name, for explanations.
    pub(crate) role: String,
    pub(crate) rights: HashMap<String, TypeRights>,
    pub(crate) fields: HashMap<(String, String), FieldAccess>,
    /// The time zone in which the actor reads moments, if it is not the company's.
    pub(crate) time_zone: Option<String>,
    /// The members of the actor's teams, the actor included.
    pub(crate) colleagues: Vec<AnyId>,
}

impl Access {
    /// The program itself.
    pub fn system(actor: Actor) -> Access {
        Access {
            actor,
            everything: true,
            role: String::new(),
            rights: HashMap::new(),
            fields: HashMap::new(),
            time_zone: None,
            colleagues: Vec::new(),
        }
    }

    /// Whether the actor may do everything.
    pub fn is_administrator(&self) -> bool {
        self.everything
    }

    /// The time zone in which the actor reads moments: his own if he chose one that still exists, else the company's.
    pub fn zone(&self, clock: &Clock) -> TimeZone {
        let own = self.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        own.unwrap_or_else(|| clock.zone().clone())
    }

    /// The name of the actor's role; empty for the program.
    pub fn role(&self) -> &str {
        &self.role
    }

    /// How far an action on a type reaches.
    pub fn scope(&self, of: &RecordType, action: Action) -> Scope {
        if self.everything {
            return Scope::All;
        }
        if of.settings {
            return Scope::None;
        }
        self.rights.get(of.name).map_or(Scope::None, |rights| rights.scope(action))
    }

    /// Whether the actor may do this to any record of the type.
    pub fn may(&self, of: &RecordType, action: Action) -> bool {
        self.scope(of, action) > Scope::None
    }

    /// Like `may`, as an error that says what is missing.
    pub fn demand(&self, of: &RecordType, action: Action) -> Result<()> {
        if self.may(of, action) {
            return Ok(());
        }
        Err(Error::forbidden("error-forbidden").with("action", action.code()).with("type", of.name))
    }

    /// What may be done with a field.
    pub fn field(&self, of: &RecordType, field: &Field) -> FieldAccess {
        if self.everything || self.fields.is_empty() {
            return FieldAccess::Full;
        }
        self.fields.get(&(of.name.to_owned(), field.name.to_string())).copied().unwrap_or(FieldAccess::Full)
    }

    /// Whether a field exists for the actor.
    pub fn sees(&self, of: &RecordType, field: &Field) -> bool {
        self.fields.is_empty() || self.field(of, field) > FieldAccess::Hidden
    }

    /// The field with this name, as if a hidden one did not exist.
    pub fn visible_field<'a>(&self, of: &'a RecordType, name: &str) -> Result<&'a Field> {
        let field = of.field(name)?;
        if self.sees(of, field) { Ok(field) } else { of.field("").map_err(|_| no_such_field(of, name)) }
    }
}

fn no_such_field(of: &RecordType, name: &str) -> Error {
    Error::invalid("error-no-such-field").with("field", name).with("type", of.name).on(name)
}
