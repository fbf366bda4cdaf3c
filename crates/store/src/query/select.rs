//! A statement over one record type with gated joins along references.

use kernel::{Clock, Error, Result};
use record::{Catalogue, Field, Filter, Kind, Path, Query, RecordType, Test, column};

use super::filter;
use super::sql::{Params, quoted};
use crate::gate::{self, Access, Action, Look};

/// The alias of the type itself.
pub(crate) const ROOT: &str = "t";
/// The most types that a statement joins.
const MOST_JOINS: usize = 40;

/// What a statement is made for.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub access: &'a Access,
    pub catalogue: &'a Catalogue,
    pub clock: &'a Clock,
    /// How the rows of other types that let the actor in are looked at.
    pub look: Look,
}

/// A statement over one record type in the making.
pub(crate) struct Select<'a> {
    pub frame: Frame<'a>,
    pub of: &'a RecordType,
    pub params: Params,
    joins: Vec<Join<'a>>,
    conditions: Vec<String>,
}

struct Join<'a> {
    /// The steps that lead to it, joined by points.
    path: String,
    alias: String,
    of: &'a RecordType,
    clause: String,
}

/// A field under an alias.
pub(crate) struct Place<'a> {
    pub alias: String,
    pub field: &'a Field,
    /// The part of an address.
    pub part: Option<&'static str>,
}

impl Place<'_> {
    /// Its first or only column.
    pub fn column(&self) -> String {
        match self.part {
            Some(part) => format!("{}.{}", self.alias, quoted(&format!("{}_{part}", self.field.name))),
            None => format!("{}.{}", self.alias, quoted(&self.field.name)),
        }
    }

    /// The column that is compared, summed and sorted by; for money the base amount.
    pub fn measure(&self) -> String {
        match self.field.kind {
            Kind::Money => format!("{}.{}", self.alias, quoted(&format!("{}_base", self.field.name))),
            // Of an address people compare the city first.
            Kind::Address if self.part.is_none() => {
                format!("{}.{}", self.alias, quoted(&format!("{}_city", self.field.name)))
            }
            _ => self.column(),
        }
    }
}

impl<'a> Select<'a> {
    /// All rows of a type that the actor may do something to, outside the bin (or inside).
    pub fn new(frame: Frame<'a>, of: &'a RecordType, action: Action, bin: bool) -> Result<Self> {
        let mut select = Self::ungated(frame, of, bin);
        select.gate(action)?;
        Ok(select)
    }

    /// All rows that the actor may see and that pass a filter, to be counted and added up.
    pub fn to_add_up(frame: Frame<'a>, of: &'a RecordType, query: &Query) -> Result<Self> {
        // Of the rows of one parent that parent alone is asked for.
        if query.search.is_some() || is_pinned(of, &query.filter) {
            return Self::new(frame, of, Action::See, query.bin);
        }
        Self::new(Frame { look: Look::Gathered, ..frame }, of, Action::See, query.bin)
    }

    /// All rows of a type, before it is known how [`Select::gate`] is to look at them.
    pub fn ungated(frame: Frame<'a>, of: &'a RecordType, bin: bool) -> Self {
        let conditions = vec![format!("{ROOT}.deleted_at IS {}NULL", if bin { "NOT " } else { "" })];
        Select { frame, of, params: Params::default(), joins: Vec::new(), conditions }
    }

    /// Keeps to the rows that the actor may do something to.
    pub fn gate(&mut self, action: Action) -> Result<()> {
        let Frame { access, catalogue, look, .. } = self.frame;
        if let Some(gate) = gate::rows(access, catalogue, self.of, ROOT, action, look, &mut self.params)? {
            self.conditions.push(gate);
        }
        Ok(())
    }

    /// A statement without rows and conditions of its own: joins and parameters only.
    pub fn bare(frame: Frame<'a>, of: &'a RecordType) -> Self {
        Select { frame, of, params: Params::default(), joins: Vec::new(), conditions: Vec::new() }
    }

    /// Adds a condition in SQL.
    pub fn and(&mut self, condition: String) {
        self.conditions.push(condition);
    }

    /// Leaves out what lies in the bin because it was merged: its address leads to the record that it became part of.
    pub fn without_merged(&mut self) {
        self.and(format!("NOT EXISTS (SELECT 1 FROM merged m WHERE m.loser_id = {ROOT}.id AND m.undone_at IS NULL)"));
    }

    /// Adds the conditions of a filter.
    pub fn filter(&mut self, wanted: &Filter) -> Result<()> {
        if let Some(condition) = filter::condition(self, wanted)? {
            self.conditions.push(condition);
        }
        Ok(())
    }

    /// The field at a path; joins what lies on the way. What the actor may not see does not exist.
    pub fn place(&mut self, path: &Path) -> Result<Place<'a>> {
        let (steps, frame) = (path.steps(), self.frame);
        let (mut alias, mut of) = (ROOT.to_owned(), self.of);
        for (index, step) in steps.iter().enumerate() {
            let field = frame.access.visible_field(of, step)?;
            let rest = &steps[index + 1..];
            match (rest, &field.kind) {
                ([], _) => return Ok(Place { alias, field, part: None }),
                ([part], Kind::Address) => {
                    let part = record::value::ADDRESS_PARTS.into_iter().find(|p| p == part);
                    return match part {
                        Some(part) => Ok(Place { alias, field, part: Some(part) }),
                        None => Err(no_such_path(path)),
                    };
                }
                (_, Kind::Reference(target)) => {
                    let joined = self.join(&alias, field, target, &steps[..=index].join("."))?;
                    (alias, of) = joined;
                }
                _ => return Err(no_such_path(path)),
            }
        }
        Err(no_such_path(path))
    }

    /// Joins what a reference points at, as far as the actor may see it.
    fn join(&mut self, from: &str, field: &Field, target: &str, path: &str) -> Result<(String, &'a RecordType)> {
        if let Some(join) = self.joins.iter().find(|join| join.path == path) {
            return Ok((join.alias.clone(), join.of));
        }
        // SQLite joins 64 tables and no more; gates of the joined types have subqueries of their own.
        record::query::at_most(self.joins.len() + 1, MOST_JOINS).map_err(|error| error.on(path))?;
        let frame = self.frame;
        let of: &'a RecordType = frame.catalogue.get(target)?;
        let alias = self.params.alias();
        let mut on = format!("{alias}.id = {from}.{} AND {alias}.deleted_at IS NULL", quoted(&field.name));
        // What is joined is there or not, row by row, even where the rows themselves are looked for among what was gathered.
        let look = if frame.look == Look::Gathered { Look::Each } else { frame.look };
        let params = &mut self.params;
        if let Some(gate) = gate::rows(frame.access, frame.catalogue, of, &alias, Action::See, look, params)? {
            on.push_str(" AND ");
            on.push_str(&gate);
        }
        let clause = format!("LEFT JOIN {} {alias} ON {on}", quoted(of.name));
        self.joins.push(Join { path: path.to_owned(), alias: alias.clone(), of, clause });
        Ok((alias, of))
    }

    /// The expression of the text by which a person recognises a record of the type itself.
    pub fn title(&mut self) -> Result<String> {
        self.title_at(ROOT.to_owned(), self.of, "")
    }

    /// The same for what the reference at a path points at.
    pub fn title_of(&mut self, path: &Path, place: &Place<'a>, target: &str) -> Result<String> {
        let (alias, of) = self.join(&place.alias, place.field, target, &path.to_string())?;
        self.title_at(alias, of, &format!("{path}."))
    }

    fn title_at(&mut self, mut alias: String, mut of: &'a RecordType, before: &str) -> Result<String> {
        let mut path = before.to_owned();
        // A title may be a reference, whose title is the title: a key account is called as its company.
        for _ in 0..3 {
            let field = of.field(of.title)?;
            if !self.frame.access.sees(of, field) {
                return Ok("NULL".to_owned());
            }
            let Kind::Reference(target) = &field.kind else {
                return Ok(format!("{alias}.{}", quoted(&field.name)));
            };
            path.push_str(&field.name);
            (alias, of) = self.join(&alias, field, target, &path)?;
            path.push('.');
        }
        Ok("NULL".to_owned())
    }

    /// The path and place by whose sort keys a title is ordered.
    pub fn title_place(&mut self, path: Option<&Path>) -> Result<Place<'a>> {
        let mut steps: Vec<record::description::Name> = path.map(|p| p.steps().to_vec()).unwrap_or_default();
        let mut of = match path {
            None => self.of,
            Some(path) => match path.resolve(self.of, self.frame.catalogue)?.0.kind.target() {
                Some(target) => self.frame.catalogue.get(target)?,
                None => return Err(no_such_path(path)),
            },
        };
        loop {
            let field = of.field(of.title)?;
            steps.push(field.name.clone());
            match field.kind.target() {
                Some(target) if steps.len() < 4 => of = self.frame.catalogue.get(target)?,
                _ => break,
            }
        }
        let path: Path = steps.join(".").parse()?;
        self.place(&path)
    }

    /// `FROM … JOIN … WHERE …`.
    pub fn body(&self) -> String {
        let of = quoted(self.of.name);
        format!(" FROM {of} {ROOT}{} WHERE {}", self.joined(), self.conditions.join(" AND "))
    }

    /// The same for the rows with the ids that another statement gives, whatever the conditions.
    pub fn body_of(&self, ids: &str) -> String {
        let of = quoted(self.of.name);
        format!(" FROM ({ids}) those CROSS JOIN {of} {ROOT}{} WHERE {ROOT}.id = those.id", self.joined())
    }

    /// The joins, one behind the other.
    pub fn joined(&self) -> String {
        self.joins.iter().map(|join| format!(" {}", join.clause)).collect()
    }
}

/// Whether a filter leaves few rows: some that are named, or those of one parent.
pub(crate) fn is_pinned(of: &RecordType, filter: &Filter) -> bool {
    match filter {
        Filter::All(all) => all.iter().any(|one| is_pinned(of, one)),
        Filter::Ids(_) => true,
        Filter::Field(path, Test::In(_) | Test::Within(_)) => {
            matches!(path.steps(), [step] if of.whose.within.contains(&step.as_ref()))
        }
        _ => false,
    }
}

/// The columns of a field under an alias, in the order in which they are decoded.
pub(crate) fn columns(place: &Place<'_>) -> Vec<String> {
    if place.part.is_some() {
        return vec![place.column()];
    }
    column::columns(place.field).iter().map(|column| format!("{}.{}", place.alias, quoted(&column.name))).collect()
}

fn no_such_path(path: &Path) -> Error {
    Error::invalid("error-no-such-field").with("field", path).with("type", "").on(path.to_string())
}
