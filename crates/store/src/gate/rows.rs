//! The condition that keeps an actor to his rows.

use kernel::Result;
use record::{Catalogue, Kind, RecordType};

use super::access::{Access, Action, Scope};
use crate::param::Param;
use crate::query::select::ROOT;
use crate::query::sql::{APART, Params, quoted};

/// How many parents deep a right is looked for: a comment on an activity of an opportunity of a company.
pub(super) const DEPTH: usize = 4;

/// How the gate goes about the rows and the parents that let an actor in: the same rows are let in, whichever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Each row is asked for its parents as it comes by, which suits the few rows of a page.
    Each,
    /// The same where the rows themselves are few and known, by their ids or by the one above them: whose they are is
    /// looked at too. SQLite would else go through all that the actor owns to see which of the few are among it.
    Known,
    /// The same as `Each` on PostgreSQL, which does not see how soon a page is full, and would gather all that lets the
    /// actor in before it looks at the first row.
    Apart,
    /// PostgreSQL gathers or asks, whichever it reckons to be less: for reports, which go over few rows or many.
    Free,
    /// The parents that let the actor in are gathered once, and each row is looked for among them: for statements that pass
    /// over all rows.
    Gathered,
}

/// The condition on rows of `of` under the table alias `alias`; `None` when there is none.
pub(crate) fn rows(
    access: &Access,
    catalogue: &Catalogue,
    of: &RecordType,
    alias: &str,
    action: Action,
    look: Look,
    params: &mut Params,
) -> Result<Option<String>> {
    condition(Asker { access, catalogue, look }, of, alias, action, params, DEPTH)
}

/// Who asks, and how parents are looked at.
#[derive(Clone, Copy)]
struct Asker<'a> {
    access: &'a Access,
    catalogue: &'a Catalogue,
    look: Look,
}

/// Whether the actor sees every row of a type: by his own right, or because every row belongs to a record of a type of
/// which he sees every row.
pub(crate) fn sees_whole(access: &Access, catalogue: &Catalogue, of: &RecordType) -> Result<bool> {
    whole(access, catalogue, of, DEPTH)
}

fn whole(access: &Access, catalogue: &Catalogue, of: &RecordType, depth: usize) -> Result<bool> {
    if access.everything {
        return Ok(true);
    }
    let parents = match reach(of, access.scope(of, Action::See), Action::See) {
        Reach::Nothing => return Ok(false),
        _ if depth == 0 => return Ok(false),
        Reach::Everything => return Ok(true),
        Reach::Some { parents, .. } => parents,
    };
    for parent in parents {
        let field = of.field(parent)?;
        // Where the parent may be missing, some rows have none to be seen by.
        if let (true, Kind::Reference(target)) = (field.required, &field.kind)
            && whole(access, catalogue, catalogue.get(target)?, depth - 1)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Which rows of a type a right reaches: the one rule by which statements are built and reasons are given.
pub(super) enum Reach<'a> {
    /// None.
    Nothing,
    /// All there are.
    Everything,
    /// Those that he or his team owns, and those whose parents let him in.
    Some {
        /// The field of the owner, and whether the team counts.
        owner: Option<(&'a str, Scope)>,
        /// The fields that lead to parents.
        parents: &'a [&'static str],
    },
}

pub(super) fn reach(of: &RecordType, scope: Scope, action: Action) -> Reach<'_> {
    let whose = &of.whose;
    if scope == Scope::None {
        return Reach::Nothing;
    }
    // What is part of another record is seen with that record: the right to all comments is one to those on what one sees.
    let by_parent = of.part && !whose.within.is_empty();
    if whose.owner.is_none() && whose.within.is_empty() || whose.owner.is_some() && scope == Scope::All && !by_parent {
        return Reach::Everything;
    }
    Reach::Some {
        owner: whose.owner.map(|owner| (owner, scope.min(Scope::Team))),
        // Who makes something makes it as his own; whose parents he sees does not let him make it in another's name.
        parents: if action == Action::Create && whose.owner.is_some() { &[] } else { &whose.within },
    }
}

const NOTHING: &str = "1=0";

fn condition(
    asker: Asker<'_>,
    of: &RecordType,
    alias: &str,
    action: Action,
    params: &mut Params,
    depth: usize,
) -> Result<Option<String>> {
    let Asker { access, catalogue, .. } = asker;
    if access.everything {
        return Ok(None);
    }
    let (owner, parents) = match reach(of, access.scope(of, action), action) {
        Reach::Nothing => return Ok(Some(NOTHING.to_owned())),
        _ if depth == 0 => return Ok(Some(NOTHING.to_owned())),
        Reach::Everything => return Ok(None),
        Reach::Some { owner, parents } => (owner, parents),
    };
    let mut ways: Vec<String> =
        owner.into_iter().map(|(owner, scope)| owned(asker, alias, owner, scope, params)).collect();
    let on_parent = on_parent(action);
    for parent in parents {
        let field = of.field(parent)?;
        match &field.kind {
            Kind::Reference(target) => {
                let target = catalogue.get(target)?;
                ways.push(within(asker, target, (alias, parent), on_parent, params, depth)?);
            }
            Kind::AnyRecord => {
                // Only types the actor may see at all can let him in; parts cannot be parents of parts without end.
                for target in catalogue.types().filter(|t| access.may(t, Action::See)) {
                    // There are so many such types that gathering for each of them would cost more than it saves.
                    let look = if asker.look == Look::Gathered { Look::Each } else { asker.look };
                    let each = Asker { look, ..asker };
                    let inner = within(each, target, (alias, parent), on_parent, params, depth.saturating_sub(1))?;
                    if inner != NOTHING {
                        ways.push(format!("({alias}.{}_type = {} AND {inner})", parent, params.text(target.name)));
                    }
                }
            }
            _ => {}
        }
    }
    ways.retain(|way| way != NOTHING);
    Ok(Some(match ways.len() {
        0 => NOTHING.to_owned(),
        1 => ways.remove(0),
        _ => format!("({})", ways.join(" OR ")),
    }))
}

/// What one must be allowed with the whole: a part is changed by who may change the whole, seen and added by who may
/// see it.
pub(super) fn on_parent(action: Action) -> Action {
    match action {
        Action::Change | Action::Delete => Action::Change,
        Action::See | Action::Create | Action::Export => Action::See,
    }
}

fn owned(asker: Asker<'_>, alias: &str, owner: &str, scope: Scope, params: &mut Params) -> String {
    let access = asker.access;
    // Of the rows that are joined or known the owner is looked at and not looked for: the plus says so to SQLite, which
    // would otherwise go through all that he owns to see which of a few rows are among it.
    let looked_at = match asker.look {
        Look::Each => alias != ROOT,
        Look::Known => true,
        Look::Apart | Look::Free | Look::Gathered => false,
    };
    let sign = if looked_at { "+" } else { "" };
    let column = format!("{sign}{alias}.{}", quoted(owner));
    match access.actor.user {
        None => NOTHING.to_owned(),
        Some(me) if scope == Scope::Own => format!("{column} = {}", params.add(Param::Int(me.raw()))),
        Some(_) => {
            let ids: Vec<String> = access.colleagues.iter().map(|id| params.add(Param::Int(id.raw()))).collect();
            format!("{column} IN ({})", ids.join(", "))
        }
    }
}

/// The condition that the actor may do this to the parent, which `place` names by alias and field.
fn within(
    asker: Asker<'_>,
    target: &RecordType,
    place: (&str, &str),
    action: Action,
    params: &mut Params,
    depth: usize,
) -> Result<String> {
    let inner_alias = params.alias();
    let column = format!("{}.{}", place.0, quoted(place.1));
    Ok(match condition(asker, target, &inner_alias, action, params, depth.saturating_sub(1))? {
        None => format!("{column} IS NOT NULL"),
        Some(nothing) if nothing == NOTHING => nothing,
        Some(inner) if asker.look == Look::Gathered => format!(
            "{column} IN (SELECT {inner_alias}.id FROM {} {inner_alias} WHERE {inner_alias}.deleted_at IS NULL AND {inner})",
            quoted(target.name)
        ),
        Some(inner) => {
            let apart = if asker.look == Look::Apart { APART } else { "" };
            format!(
                "EXISTS (SELECT 1 FROM {} {inner_alias} WHERE {inner_alias}.id = {column} \
                 AND {inner_alias}.deleted_at IS NULL AND {inner}{apart})",
                quoted(target.name)
            )
        }
    })
}
