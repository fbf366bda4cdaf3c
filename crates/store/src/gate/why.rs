//! Why somebody may do something to a record, for administrators.

use kernel::{Actor, AnyId, Error, Face, Result};
use record::{RecordRef, RecordType, Value, View};

use super::access::{Access, Action, Scope};
use super::rows::{DEPTH, Reach, on_parent, reach};
use crate::db::Db;

/// One reason, or one step on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The role administers: it may do everything.
    Administrator,
    /// The role gives all records of the type.
    All,
    /// The record is his own.
    Owner,
    /// It belongs to a member of one of his teams.
    Team {
        /// Who owns it.
        owner: AnyId,
    },
    /// It belongs to a record that he may see or change, for the reason that follows.
    Within {
        /// The parent.
        parent: RecordRef,
    },
    /// Records of this type belong to nobody: whoever has the right to the type has it to all of them.
    Shared,
}

/// The steps to a reason, the record itself first.
pub type Way = Vec<Why>;

impl Db<'_> {
    /// What a user may see and do. Only administrators ask for another's.
    pub fn access_of(&self, user: AnyId) -> Result<Access> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        super::load(&mut self.conn.borrow_mut(), Actor::user(user, Face::Web, self.actor().lang))
    }

    /// Every way by which somebody may do this to a record; none when he may not. The gate decides by statements that
    /// it builds; this walks the same rules over one record, and tests hold both together.
    pub fn why(&self, access: &Access, record: RecordRef, action: Action) -> Result<Vec<Way>> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        self.ways(access, record, action, DEPTH)
    }

    fn ways(&self, access: &Access, record: RecordRef, action: Action, depth: usize) -> Result<Vec<Way>> {
        if access.is_administrator() {
            return Ok(vec![vec![Why::Administrator]]);
        }
        let of = self.describe(record.of)?;
        let (owner, fields) = match reach(&of, access.scope(&of, action), action) {
            Reach::Nothing => return Ok(Vec::new()),
            _ if depth == 0 => return Ok(Vec::new()),
            Reach::Everything if of.whose.owner.is_none() => return Ok(vec![vec![Why::Shared]]),
            Reach::Everything => return Ok(vec![vec![Why::All]]),
            Reach::Some { owner, parents } => (owner, parents),
        };
        let view = match self.view(record.of, record.id) {
            Err(error) if error.fault() == kernel::Fault::NotFound => return Ok(Vec::new()),
            view => view?,
        };
        let own = owner.and_then(|(field, scope)| owned(access, field, &view, scope));
        let mut ways: Vec<Way> = own.into_iter().map(|why| vec![why]).collect();
        for (parent, depth) in parents(&of, fields, &view, depth) {
            if parent.of == record.of && parent.id == record.id {
                continue;
            }
            for way in self.ways(access, parent, on_parent(action), depth)? {
                ways.push([Why::Within { parent }].into_iter().chain(way).collect());
            }
        }
        Ok(ways)
    }
}

fn owned(access: &Access, field: &str, view: &View, scope: Scope) -> Option<Why> {
    let owner = view.value(field).as_id()?;
    match scope {
        _ if Some(owner) == access.actor.user => Some(Why::Owner),
        Scope::Team if access.colleagues.contains(&owner) => Some(Why::Team { owner }),
        _ => None,
    }
}

/// The records that a record belongs to, each with how much deeper one may look from there.
fn parents(of: &RecordType, fields: &[&str], view: &View, depth: usize) -> Vec<(RecordRef, usize)> {
    let mut parents = Vec::new();
    for name in fields {
        match (view.value(name), of.find(name).and_then(|field| field.kind.target())) {
            (Value::Id(id), Some(target)) => parents.push((RecordRef { of: target, id: *id }, depth.saturating_sub(1))),
            (Value::Record(record), _) => parents.push((*record, depth.saturating_sub(2))),
            _ => {}
        }
    }
    parents
}
