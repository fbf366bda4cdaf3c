//! A slice of rows, written in one transaction.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::{AnyId, Currency, Error, Lang, Result};
use record::{Filter, Path, Query, Value, Values};
use store::{Action, Tx};

use super::draft::{Draft, Left};
use super::keys::{self, Found, Key, Known};
use super::memory::{Learnt, LineSaid, Memory};
use super::{alike, closing, domains, gather, made_up, merge, payments, pipelines};
use crate::plan::{Kind, Likely, Options, Slot};

/// Rows of a slice that are one record, and the keys by which it is found.
type Alike = (Vec<usize>, Vec<Key>);

/// What all slices of a run have in common.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub kind: Kind,
    pub options: Options,
    pub lang: Lang,
    /// The record of the import, by which its changes belong together.
    pub run: AnyId,
}

/// What became of a slice.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub learnt: Learnt,
    /// Rows that were refused: their place in the slice, and why.
    pub bad: Vec<(usize, Error)>,
    /// Records made, by type.
    pub created: BTreeMap<&'static str, i64>,
    /// Records changed.
    pub changed: i64,
    /// Records that were as the file has them.
    pub unchanged: i64,
    /// Lines of invoices that were there before.
    pub already: i64,
    /// References that were left empty because nobody knows them here.
    pub left: Vec<Left>,
    /// Rows of records that were there, whose totals stay though the row says only one with tax.
    pub total_stays: HashSet<usize>,
}

/// A slice at work.
pub(super) struct Desk<'a> {
    pub task: &'a Task,
    pub drafts: &'a [Draft],
    pub memory: &'a Memory,
    pub written: Written,
    /// The record of each slot of each row.
    pub ids: Vec<Vec<Option<AnyId>>>,
    /// Rows that go no further: refused, or there already.
    pub over: Vec<bool>,
    /// Records that the slice has made.
    pub made: HashSet<AnyId>,
    /// Stages that stand for what was lost.
    pub lost: HashSet<AnyId>,
    /// Stages that stand for what was won.
    pub won: HashSet<AnyId>,
    /// The currencies of the invoices that are paid, by row.
    pub invoiced: HashMap<usize, Currency>,
    /// Whether each row is written so that it can fail alone.
    careful: bool,
}

/// Writes a slice of rows. Runs again from the start when the transaction does.
///
/// Without care a row that the database refuses fails the slice, which is then to be written with care.
pub(crate) fn write(tx: &mut Tx<'_>, task: &Task, drafts: &[Draft], memory: &Memory, careful: bool) -> Result<Written> {
    let slots = task.kind.slots.len();
    let mut desk = Desk {
        task,
        drafts,
        memory,
        written: Written {
            learnt: Learnt { known: vec![Known::default(); slots], ..Learnt::default() },
            ..Written::default()
        },
        ids: vec![vec![None; drafts.len()]; slots],
        over: vec![false; drafts.len()],
        made: HashSet::new(),
        lost: HashSet::new(),
        won: HashSet::new(),
        invoiced: HashMap::new(),
        careful,
    };
    let mut named = desk.named(tx)?;
    pipelines::settle(tx, &mut desk, &mut named)?;
    for place in 0..slots {
        let slot = &task.kind.slots[place];
        if slot.gathers {
            gather::invoices(tx, &mut desk, place, &named)?;
            // Its lines are written with it.
            break;
        }
        desk.slot(tx, place, &named)?;
    }
    Ok(desk.written)
}

/// Ids for references that columns name by a text: row, slot, and the field's value.
pub(super) type Named = HashMap<usize, Vec<(usize, String, AnyId)>>;

impl Desk<'_> {
    pub fn refuse(&mut self, row: usize, error: Error) {
        if !self.over[row] {
            self.over[row] = true;
            self.written.bad.push((row, error));
        }
    }

    /// Makes records, so that each can fail alone if care is taken.
    pub fn create(&self, tx: &mut Tx<'_>, of: &str, many: Vec<Values>) -> Result<Vec<Result<AnyId>>> {
        // Who may not make such records at all has each row refused, and the file of them says why.
        if let Err(error) = tx.access().demand(&*tx.describe(of)?, Action::Create) {
            return Ok(many.iter().map(|_| Err(error.clone())).collect());
        }
        if self.careful { tx.create_many(of, many) } else { tx.create_many_in_a_hurry(of, many) }
    }

    /// Looks up what columns name of types that are no part of the row.
    fn named(&mut self, tx: &Tx<'_>) -> Result<Named> {
        let mut unknown: HashMap<&'static str, HashSet<String>> = HashMap::new();
        for (_, _, of, text) in self.drafts.iter().flat_map(|draft| &draft.lookups) {
            if pipelines::OWN.contains(of) {
                continue;
            }
            if !self.memory.named.contains_key(&(*of, text.clone())) {
                unknown.entry(of).or_default().insert(text.clone());
            }
        }
        for (of, texts) in unknown {
            let found = keys::named(tx, of, &texts)?;
            self.written.learnt.named.extend(found.into_iter().map(|(text, id)| ((of, text), id)));
        }
        let mut named = Named::new();
        for row in 0..self.drafts.len() {
            for (slot, field, of, text) in &self.drafts[row].lookups {
                if pipelines::OWN.contains(of) {
                    continue;
                }
                let key = (*of, text.clone());
                match self.memory.named.get(&key).or_else(|| self.written.learnt.named.get(&key)) {
                    Some(id) => named.entry(row).or_default().push((*slot, field.clone(), *id)),
                    None => {
                        let described = &self.task.kind.slots[*slot].of;
                        let name = described.name;
                        let may_be_empty = described.find(field).is_some_and(|field| !field.required);
                        if may_be_empty && !self.task.options.refuse_unknown {
                            self.written.left.push((format!("{name}.{field}"), text.clone()));
                            continue;
                        }
                        let error = Error::invalid("import-error-not-found").with("value", text).with("type", of);
                        self.refuse(row, error.on(format!("{name}.{field}")));
                    }
                }
            }
        }
        Ok(named)
    }

    /// The values of a slot of a row, with what it refers to.
    pub fn values(&self, place: usize, row: usize, named: &Named) -> Values {
        let mut values = self.drafts[row].slots[place].clone();
        for (field, parent) in &self.task.kind.slots[place].links {
            if let Some(id) = self.ids[*parent][row] {
                values.set(field.clone(), Value::Id(id));
            }
        }
        for (slot, field, id) in named.get(&row).into_iter().flatten() {
            if *slot == place {
                values.set(field.clone(), Value::Id(*id));
            }
        }
        if self.task.kind.slots[place].of.name == "opportunity" {
            // Both follow from the stage; see `pipelines` and `closing`.
            ["outcome", "closed_on"].iter().for_each(|field| drop(values.remove(field)));
        }
        payments::in_currency_of_invoice(self, row, &mut values);
        // What was lost has a reason; a file that gives none leaves it open which.
        let is_lost = values.get("stage").and_then(Value::as_id).is_some_and(|stage| self.lost.contains(&stage));
        if is_lost && !values.has("lost_reason") {
            values.set("lost_reason", Value::text("other"));
        }
        values
    }

    pub fn found(&self, place: usize, keys: &[Key]) -> Option<Found> {
        self.memory.known[place].get(keys).or_else(|| self.written.learnt.known[place].get(keys))
    }

    /// Lines of an invoice that was there before, which no row has said yet.
    pub fn lines_there(&self, invoice: AnyId) -> Vec<LineSaid> {
        let learnt = self.written.learnt.lines.get(&invoice).or_else(|| self.memory.lines.get(&invoice));
        learnt.cloned().unwrap_or_default()
    }

    /// Finds or makes the records of one slot.
    fn slot(&mut self, tx: &mut Tx<'_>, place: usize, named: &Named) -> Result<()> {
        let task = self.task;
        let slot = &task.kind.slots[place];
        let rows: Vec<usize> = (0..self.drafts.len())
            .filter(|row| !self.over[*row] && !self.drafts[*row].slots[place].is_empty())
            .collect();
        let company = slot.links.iter().find(|(field, _)| field == "company").map(|(_, parent)| *parent);
        let wanted: Vec<(usize, Vec<Key>)> = rows
            .iter()
            .map(|row| {
                let within = company.and_then(|parent| self.ids[parent][*row]);
                (*row, keys::keys_of(slot, &self.drafts[*row].slots[place], within))
            })
            .collect();
        let unknown: Vec<(&Values, Vec<Key>)> = wanted
            .iter()
            .filter(|(_, keys)| self.found(place, keys).is_none())
            .map(|(row, keys)| (&self.drafts[*row].slots[place], keys.clone()))
            .collect();
        if !unknown.is_empty() {
            let found = keys::look_up(tx, slot, &unknown)?;
            if slot.of.name == "company" && !self.memory.domains.is_empty() {
                let rest: Vec<_> = unknown.into_iter().filter(|(_, keys)| found.get(keys).is_none()).collect();
                let by_address = keys::by_address(tx, slot, &self.memory.domains, &rest)?;
                self.written.learnt.known[place].extend(by_address);
            }
            self.written.learnt.known[place].extend(found);
        }

        if slot.of.name == "payment" {
            payments::learn_currencies(tx, self)?;
        }
        let there = alike::find(tx, self, place, &rows, named)?;

        // Rows of one slice may mean the same new record; the first of them makes it.
        let mut fresh: Vec<(Vec<usize>, Vec<Key>)> = Vec::new();
        let mut places: HashMap<Key, usize> = HashMap::new();
        let mut again: Vec<(usize, AnyId)> = Vec::new();
        for (row, keys) in wanted {
            if let Some(id) = self.found(place, &keys).map(|found| found.id).or_else(|| there.get(&row).copied()) {
                self.ids[place][row] = Some(id);
                again.push((row, id));
                continue;
            }
            match keys.iter().find_map(|key| places.get(key)).copied() {
                Some(at) => fresh[at].0.push(row),
                None => {
                    places.extend(keys.iter().map(|key| (key.clone(), fresh.len())));
                    fresh.push((vec![row], keys));
                }
            }
        }
        for (row, id) in self.make(tx, place, slot, fresh, named)? {
            self.ids[place][row] = Some(id);
            again.push((row, id));
        }
        if place == task.kind.main {
            self.update(tx, place, slot, again, named)?;
            closing::days(tx, self, place, named)?;
        } else if slot.of.name == "company" {
            self.by_domain(place);
        }
        Ok(())
    }

    /// People of whom the file names no company belong to the one of their mail address.
    fn by_domain(&mut self, company: usize) {
        let Some(person) = self.task.kind.slot_of("person").filter(|_| !self.memory.domains.is_empty()) else { return };
        for (row, draft) in self.drafts.iter().enumerate().filter(|(_, draft)| draft.slots[company].is_empty()) {
            self.ids[company][row] = domains::company_of(&self.memory.domains, draft.slots[person].get("email"));
        }
    }

    /// Makes new records; gives the further rows that mean the same ones.
    fn make(
        &mut self,
        tx: &mut Tx<'_>,
        place: usize,
        slot: &Slot,
        fresh: Vec<Alike>,
        named: &Named,
    ) -> Result<Vec<(usize, AnyId)>> {
        let (fresh, mut more) = self.taken_for(tx, place, slot, fresh, named)?;
        if self.task.kind.main_slot().of.name == "payment" && slot.of.name == "invoice" {
            // A payment makes no invoice: what nobody knows here is paid on account.
            for row in fresh.into_iter().flat_map(|(rows, _)| rows) {
                let number = self.drafts[row].slots[place].get("number").and_then(Value::as_text).unwrap_or("");
                self.written.left.push(("invoice.number".to_owned(), number.to_owned()));
            }
            return Ok(more);
        }
        if fresh.is_empty() {
            return Ok(more);
        }
        let many = fresh.iter().map(|(rows, _)| {
            let mut values = self.values(place, rows[0], named);
            for (field, value) in &slot.fixed {
                if !values.has(field) {
                    values.set(*field, value.clone());
                }
            }
            values
        });
        let many: Vec<Values> = many.collect();
        let costs: Vec<_> = many
            .iter()
            .map(|values| values.get("cost").and_then(Value::as_money).filter(|_| slot.of.name == "product"))
            .collect();
        let outcomes = self.create(tx, slot.of.name, many)?;
        for (((rows, keys), outcome), cost) in fresh.into_iter().zip(outcomes).zip(costs) {
            match outcome {
                Ok(id) => {
                    *self.written.created.entry(slot.of.name).or_default() += 1;
                    self.ids[place][rows[0]] = Some(id);
                    self.made.insert(id);
                    self.written.learnt.known[place].learn(&keys, Found { id, cost });
                    more.extend(rows.into_iter().skip(1).map(|row| (row, id)));
                }
                Err(error) => {
                    for row in rows {
                        self.refuse(row, located(&error, slot.of.name));
                    }
                }
            }
        }
        Ok(more)
    }

    /// Takes rows for records that they are nearly certainly the same as, where the plan says so; gives the rest, and the
    /// rows with the records that they were taken for.
    fn taken_for(
        &mut self,
        tx: &Tx<'_>,
        place: usize,
        slot: &Slot,
        fresh: Vec<Alike>,
        named: &Named,
    ) -> Result<(Vec<Alike>, Vec<(usize, AnyId)>)> {
        let mut taken = Vec::new();
        if self.task.options.likely != Likely::Update {
            return Ok((fresh, taken));
        }
        let mut rest = Vec::new();
        for (rows, keys) in fresh {
            match crm::duplicates::nearly_certain(tx, slot.of.name, &self.values(place, rows[0], named))? {
                Some(id) => {
                    self.written.learnt.known[place].learn(&keys, Found { id, cost: None });
                    for row in rows {
                        self.ids[place][row] = Some(id);
                        taken.push((row, id));
                    }
                }
                None => rest.push((rows, keys)),
            }
        }
        Ok((rest, taken))
    }

    /// Brings records that are there up to what the file says.
    fn update(
        &mut self,
        tx: &mut Tx<'_>,
        place: usize,
        slot: &Slot,
        rows: Vec<(usize, AnyId)>,
        named: &Named,
    ) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let task = self.task;
        let own = self.counted_as_paid(tx, &rows)?;
        let mut current: HashMap<AnyId, Values> = HashMap::new();
        let ids: Vec<AnyId> = rows.iter().map(|(_, id)| *id).collect();
        for some in ids.chunks(200) {
            let mut query = Query::of(slot.of.name).filter(Filter::Ids(some.to_vec())).limit(some.len());
            let visible = slot.of.fields.iter().filter(|field| tx.access().sees(&slot.of, field));
            query.fields = visible.map(Path::from).collect();
            current.extend(tx.page(&query)?.rows.into_iter().map(|view| (view.id, view.values)));
        }
        for (row, id) in rows {
            let mut values = self.values(place, row, named);
            let Some(now) = current.get_mut(&id) else { continue };
            made_up::take(&task.kind, place, &self.drafts[row], now, &mut values);
            if self.drafts[row].supposed.contains(&"total") {
                self.written.total_stays.insert(row);
            }
            let changes = merge::changes(now, values, self.task.options.existing);
            if changes.is_empty() {
                self.written.unchanged += 1;
                continue;
            }
            let outcome = tx.attempt(|tx| {
                tx.change_values(slot.of.name, id, None, changes.clone())?;
                if own.contains(&id) {
                    // Its further rows change what there is to pay, all of which counts as paid.
                    let paid = Values::from_iter([("status".into(), Value::text("paid"))]);
                    tx.change_values(slot.of.name, id, None, paid)?;
                }
                Ok(())
            });
            match outcome {
                Ok(()) => {
                    self.written.changed += 1;
                    for (name, value) in changes {
                        now.set(name, value);
                    }
                }
                Err(error) => self.refuse(row, located(&passable(error)?, slot.of.name)),
            }
        }
        Ok(())
    }
}

impl Desk<'_> {
    /// Those of the records that this import has made as paid because the file does not say it.
    fn counted_as_paid(&self, tx: &Tx<'_>, rows: &[(usize, AnyId)]) -> Result<HashSet<AnyId>> {
        let is_counted = |row: usize| self.drafts[row].supposed.contains(&"status");
        let ids: Vec<AnyId> = rows.iter().filter(|(row, _)| is_counted(*row)).map(|(_, id)| *id).collect();
        if ids.is_empty() {
            return Ok(HashSet::new());
        }
        let before = tx.made_in(self.task.run, &ids)?;
        Ok(ids.into_iter().filter(|id| before.contains(id) || self.made.contains(id)).collect())
    }
}

/// An error that is about one row; one of the database itself is about all and goes on up.
pub(super) fn passable(error: Error) -> Result<Error> {
    match error.fault() {
        kernel::Fault::Busy | kernel::Fault::Internal | kernel::Fault::Unauthenticated => Err(error),
        _ => Ok(error),
    }
}

/// The error with its fields named as targets are: `company.name`.
pub(super) fn located(error: &Error, of: &str) -> Error {
    let one = |error: &Error| {
        let copy = Error::new(error.fault(), error.key().to_owned());
        let copy = error.values().fold(copy, |copy, (name, value)| copy.with(name.to_owned(), value));
        match error.field() {
            Some(field) if !field.contains('.') => copy.on(format!("{of}.{field}")),
            Some(field) => copy.on(field),
            None => copy,
        }
    };
    Error::all(error.each().map(one).collect()).unwrap_or_else(|| error.clone())
}
