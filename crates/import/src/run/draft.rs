//! From a row of the file to drafts of records: cells become values of fields, or errors that name the field.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{Currency, Error, Result};
use record::validate::{Surroundings, check};
use record::{Address, Field, Kind as FieldKind, Value, Values};

use super::contact::address;
use super::places::Places;
use super::value::{UNKNOWN_CHOICE, read_currency};
use super::written::{is_shortened, names_something, says_nothing, without_guard, without_places};
use super::{country, leave, register, report};
use crate::plan::{Kind, PERSON_NAME, Plan, Target, named_currency};
use crate::source::{Column, Row, cell, written_out};

/// What came out of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The row itself, for the file of refused ones.
    pub row: Row,
    /// A draft for each slot of the kind; empty where the row says nothing of it.
    pub slots: Vec<Values>,
    /// References that the file names by a title or number: slot, field, type, text.
    pub lookups: Vec<(usize, String, &'static str, String)>,
    /// What was left empty because nobody knows it here.
    pub left: Vec<Left>,
    /// Cells that could not be read and were left out, or are kept though they look wrong; each names its target.
    pub remarks: Vec<Remark>,
    /// Values of the main record that follow from others or are only supposed: they begin a new record, and change nothing
    /// of one that is there.
    pub supposed: Vec<&'static str>,
    /// Whether our own file of refused rows says that the row was refused when it came the first time.
    pub was_refused: bool,
    /// The currency that the row names.
    pub currency: Option<Currency>,
    /// Whether the row names no currency, so that its amounts are in that of the file or of the company.
    pub currency_is_supposed: bool,
    /// Whether the row names no customer, so that it goes to the collective one.
    pub is_collective: bool,
}

/// A cell of a row that was taken, of which something is to be said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Remark {
    /// What is wrong with it; names its target.
    pub error: Error,
    /// What was done with it.
    pub done: Done,
}

/// What was done with a cell that looks wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// The field stays empty.
    LeftOut,
    /// It is kept as it is written.
    Kept,
    /// The first of several was taken.
    First,
    /// The amount with tax stands for the one without.
    WithTax,
}

impl Draft {
    pub fn remark(&mut self, error: Error, done: Done) {
        self.remarks.push(Remark { error, done });
    }
}

/// A value that is not known here, in a field that may be empty: its target, and what the file says.
pub(crate) type Left = (String, String);

/// Reads rows by a plan.
pub(crate) struct Reader {
    pub kind: Kind,
    columns: Vec<Bound>,
    pub(super) zone: TimeZone,
    pub(super) places: Places,
    currency: Currency,
    refuse_unknown: bool,
    /// Whether some amounts have their currency beside them.
    has_signs: bool,
    /// Where our own file of refused rows says what became of each, if such a file comes back of a kind that nothing finds
    /// again.
    fate: Option<usize>,
    /// Cells of columns with few different ones, such as countries.
    known: HashMap<String, Option<&'static str>>,
    /// The invoice of the row before, which further lines may leave out.
    before: Option<Invoiced>,
}

/// Whose invoice a line belongs to.
struct Invoiced {
    company: Values,
    invoice: Values,
    currency: Option<Currency>,
}

/// A column of the file and where its cells go.
pub(super) struct Bound {
    at: usize,
    pub column: Column,
    pub target: Target,
    /// The currency that its header names: `Tutar (USD)`.
    pub currency: Option<Currency>,
}

impl Bound {
    fn is_of_amounts(&self) -> bool {
        self.target.field.as_ref().is_some_and(|field| field.kind == FieldKind::Money)
    }
}

impl Invoiced {
    /// The currency of this invoice, if a row is one more line of it.
    fn currency_for(&self, columns: &[Bound], row: &Row) -> Option<Currency> {
        let number = columns.iter().find(|bound| bound.target.text == "invoice.number")?;
        let own = cell::tidy(row.cell(number.at));
        let known = self.invoice.get("number").and_then(Value::as_text)?;
        self.currency.filter(|_| own.is_empty() || own == known)
    }
}

/// The one currency that signs beside amounts of a row name.
fn said_beside(columns: &[Bound], row: &Row) -> Option<Currency> {
    let mut said = None;
    for bound in columns.iter().filter(|bound| bound.is_of_amounts()) {
        let Ok((_, Some(currency))) = cell::money(cell::tidy(row.cell(bound.at)), bound.column.decimal) else {
            continue;
        };
        if said.is_some_and(|known| known != currency) {
            return None;
        }
        said = Some(currency);
    }
    said
}

/// Where the company that works with the program is.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    pub zone: TimeZone,
    pub country: String,
    pub currency: Currency,
}

impl Reader {
    pub fn new(kind: Kind, plan: &Plan, home: Home) -> Result<Reader> {
        let mut columns = Vec::new();
        for (at, (column, text)) in plan.guess.columns.iter().zip(&plan.targets).enumerate() {
            if !text.is_empty() {
                let target = Target::parse(&kind, text)?;
                let currency = column.named.then(|| named_currency(&column.name)).flatten();
                columns.push(Bound { at, column: column.clone(), target, currency });
            }
        }
        // The country and the currency of a row are known before what is read by them.
        columns.sort_by_key(|bound| match (bound.target.part, &bound.target.field) {
            (_, None) | (Some("country"), _) => 0,
            _ => 1,
        });
        let signed = |bound: &Bound| {
            let said = |cell: &String| matches!(cell::money(cell, bound.column.decimal), Ok((_, Some(_))));
            bound.is_of_amounts() && bound.column.samples.iter().any(said)
        };
        let has_signs = columns.iter().any(signed);
        let main = kind.main_slot();
        let is_found_again = main.by_title || !main.keys.is_empty();
        Ok(Reader {
            fate: report::fate_column(&plan.guess).filter(|_| !is_found_again),
            places: Places::of(plan, home.country),
            kind,
            columns,
            zone: home.zone,
            currency: plan.options.currency.unwrap_or(home.currency),
            refuse_unknown: plan.options.refuse_unknown,
            has_signs,
            known: HashMap::new(),
            before: None,
        })
    }

    /// Whether a row of our own file of refused rows was taken with remarks.
    pub fn was_taken(&self, row: &Row) -> bool {
        self.fate.is_some_and(|at| report::says_taken(row.cell(at)))
    }

    /// Reads a row.
    ///
    /// A cell that a record can do without is left out, with a remark; see [`leave`].
    ///
    /// # Errors
    /// All that cannot be read, joined; each names its target, such as `invoice.date`.
    pub fn read(&mut self, row: &Row) -> Result<Draft> {
        let mut draft = Draft {
            row: row.clone(),
            slots: self.kind.slots.iter().map(|slot| Values::with_capacity(slot.of.fields.len().min(12))).collect(),
            lookups: Vec::new(),
            left: Vec::new(),
            remarks: Vec::new(),
            supposed: Vec::new(),
            was_refused: self.fate.is_some(),
            currency: None,
            currency_is_supposed: true,
            is_collective: false,
        };
        let mut errors = Vec::new();
        let mut keys = Vec::new();
        let mut currency = self.currency;
        let columns = std::mem::take(&mut self.columns);
        // An amount with a sign beside it says in which currency its neighbours of the row are.
        if let Some(said) = self.has_signs.then(|| said_beside(&columns, row)).flatten() {
            currency = said;
            draft.currency_is_supposed = false;
        }
        // Further lines of an invoice are in the currency of its first one.
        if let Some(said) = self.before.as_ref().and_then(|before| before.currency_for(&columns, row)) {
            currency = said;
            draft.currency_is_supposed = false;
        }
        for bound in &columns {
            let text = without_guard(cell::tidy(row.cell(bound.at)));
            if says_nothing(text) {
                continue;
            }
            // Shops write names as pages have them.
            let written_out = text.contains('&').then(|| written_out(text));
            let text = written_out.as_deref().unwrap_or(text);
            let outcome = match (bound.target.slot, &bound.target.field) {
                (Some(slot), Some(field)) => self.put(&mut draft, slot, field, bound, text, currency),
                _ => read_currency(text).map(|read| {
                    currency = read;
                    draft.currency_is_supposed = false;
                }),
            };
            if let Err(error) = outcome {
                let error = error.on(bound.target.text.as_str());
                match (bound.target.slot, &bound.target.field) {
                    (Some(slot), Some(field)) if !self.refuse_unknown => {
                        match leave::out(&self.kind.slots[slot], field) {
                            leave::Out::Never => errors.push(error),
                            leave::Out::Always => draft.remark(error, Done::LeftOut),
                            leave::Out::IfNamed => keys.push((slot, error)),
                        }
                    }
                    _ => errors.push(error),
                }
            }
        }
        self.columns = columns;
        for (slot, error) in keys {
            if leave::is_named(&self.kind.slots[slot], &draft.slots[slot]) {
                draft.remark(error, Done::LeftOut);
            } else {
                errors.push(error);
            }
        }
        draft.currency = (!draft.currency_is_supposed).then_some(currency);
        match Error::all(errors) {
            Some(errors) => Err(errors),
            None => Ok(draft),
        }
    }

    /// Gives a further line of an invoice what shops and reports say in its first one alone: the customer and the day, and
    /// the number itself where all three are missing.
    pub fn carry_down(&mut self, draft: &mut Draft) {
        let place = |of: &str| self.kind.slot_of(of);
        let (Some(company), Some(invoice), "invoice_line") =
            (place("company"), place("invoice"), self.kind.main_slot().of.name)
        else {
            return;
        };
        let names =
            ["name", "external_number", "tax_number", "registry_number", PERSON_NAME, "given_name", "family_name"];
        let is_named = names.iter().any(|field| draft.slots[company].has(field));
        let is_numbered = draft.slots[invoice].has("number");
        if let Some(before) = &self.before {
            let same = |field: &str, own: &Values, other: &Values| {
                own.get(field).is_none() || own.get(field) == other.get(field)
            };
            let goes_on = match is_numbered {
                true => same("number", &draft.slots[invoice], &before.invoice),
                false => {
                    !draft.slots[invoice].has("date")
                        && draft.slots[company].is_empty()
                        && !draft.slots[self.kind.main].is_empty()
                }
            };
            if goes_on && !is_named && same("email", &draft.slots[company], &before.company) {
                draft.slots[company].clone_from(&before.company);
                for (field, value) in before.invoice.iter() {
                    if !draft.slots[invoice].has(field) {
                        draft.slots[invoice].set(field.clone(), value.clone());
                    }
                }
                return;
            }
        }
        self.before = is_numbered.then(|| Invoiced {
            company: draft.slots[company].clone(),
            invoice: draft.slots[invoice].clone(),
            currency: draft.currency,
        });
    }

    fn put(
        &mut self,
        draft: &mut Draft,
        slot: usize,
        field: &Field,
        bound: &Bound,
        text: &str,
        currency: Currency,
    ) -> Result<()> {
        let text = without_places(&self.kind.slots[slot], field, bound.target.part, text);
        if let Some(part) = bound.target.part {
            let values = &mut draft.slots[slot];
            let text = match part {
                // A country that nobody knows is no reason to refuse a customer.
                "country" => match self.country_code(text) {
                    Some(code) => code.to_owned(),
                    None => {
                        draft.left.push((bound.target.text.clone(), text.to_owned()));
                        return Ok(());
                    }
                },
                _ => text.to_owned(),
            };
            let mut address = match values.take(&field.name) {
                Value::Address(address) => *address,
                _ => Address::default(),
            };
            address.set_part(part, Some(text));
            values.set(field.name.clone(), address.into());
            return Ok(());
        }
        if let FieldKind::Reference(of) = field.kind {
            draft.lookups.push((slot, field.name.to_string(), of, text.to_owned()));
            return Ok(());
        }
        if is_shortened(text) && names_something(&self.kind.slots[slot], field) {
            return Err(Error::invalid("import-source-shortened").with("value", text));
        }
        let value = match field.kind {
            FieldKind::TaxNumber | FieldKind::RegistryNumber => {
                let own = country_of(&draft.slots, slot);
                let read = register::read(field, text, own.as_deref(), &self.places, &bound.target.text)?;
                if let Some(remark) = read.remark {
                    if self.refuse_unknown {
                        return Err(remark);
                    }
                    draft.remark(remark.on(bound.target.text.as_str()), Done::Kept);
                }
                read.value
            }
            FieldKind::Phone => {
                let own = country_of(&draft.slots, slot);
                self.phone(field, text, own.as_deref(), draft, bound)?
            }
            FieldKind::Email => address(draft, slot, &self.kind.slots[slot], field, bound, text)?,
            _ => match self.value(field, bound, text, currency) {
                Err(error)
                    if error.key() == UNKNOWN_CHOICE
                        && can_be_empty(&self.kind.slots[slot], field)
                        && !self.refuse_unknown =>
                {
                    draft.left.push((bound.target.text.clone(), text.to_owned()));
                    return Ok(());
                }
                read => check(field, read?, Surroundings::default())?,
            },
        };
        if !value.is_null() {
            draft.slots[slot].set(field.name.clone(), value);
        }
        Ok(())
    }

    pub(super) fn country_code(&mut self, text: &str) -> Option<&'static str> {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let code = country::code(text);
        if self.known.len() < 1_000 {
            self.known.insert(text.to_owned(), code);
        }
        code
    }
}

/// Whether a file may leave a field empty: the record can do without, or begins with a value of its own. What is billed is
/// not supposed to be an invoice only because nobody knows the word for what it is.
fn can_be_empty(slot: &crate::plan::Slot, field: &Field) -> bool {
    !field.required || (field.default.is_some() && slot.of.area != "billing")
}

/// The country of a row: that of the record itself, else of another in the row.
fn country_of(slots: &[Values], slot: usize) -> Option<String> {
    let own = |values: &Values| {
        values.iter().find_map(|(_, value)| match value {
            Value::Address(address) => address.country.clone(),
            _ => None,
        })
    };
    own(&slots[slot]).or_else(|| slots.iter().find_map(own))
}
