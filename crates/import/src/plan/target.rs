//! Where a column goes: a field of one of the records of a row, or a part of an address.

use kernel::{Error, Lang, Result};
use record::value::ADDRESS_PARTS;
use record::{Field, Kind as FieldKind};

use super::kind::{Kind, Slot};

/// The target that gives the currency of the row's amounts, a field of no record.
pub const CURRENCY: &str = "currency";

/// Where a column goes.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its text: `company.name`, `company.address.city`, `currency`.
    pub text: String,
    /// The place of the slot; none for the currency.
    pub slot: Option<usize>,
    /// The field; none for the currency.
    pub field: Option<Field>,
    /// The part of an address.
    pub part: Option<&'static str>,
}

impl Target {
    /// From its text.
    ///
    /// # Errors
    /// `import-error-no-such-target`.
    pub fn parse(kind: &Kind, text: &str) -> Result<Target> {
        Target::all(kind)
            .into_iter()
            .find(|target| target.text == text)
            .ok_or_else(|| Error::invalid("import-error-no-such-target").with("target", text).on("target"))
    }

    /// All targets of a kind, the main record's first.
    pub fn all(kind: &Kind) -> Vec<Target> {
        let mut order: Vec<usize> = (0..kind.slots.len()).collect();
        order.sort_by_key(|place| (*place != kind.main, std::cmp::Reverse(*place)));
        let mut targets = Vec::new();
        for place in order {
            let slot = &kind.slots[place];
            let own = slot.of.fields.iter().filter(|field| is_fed(kind, slot, field)).cloned();
            for field in own.chain(said_apart(kind, slot)) {
                let text = format!("{}.{}", slot.of.name, field.name);
                let target = |text, part| Target { text, slot: Some(place), field: Some(field.clone()), part };
                match field.kind {
                    FieldKind::Address => {
                        targets.extend(ADDRESS_PARTS.map(|part| target(format!("{text}.{part}"), Some(part))));
                    }
                    _ => targets.push(target(text, None)),
                }
            }
        }
        if kind.slots.iter().any(|slot| slot.of.fields.iter().any(|field| field.kind == FieldKind::Money)) {
            targets.push(Target { text: CURRENCY.to_owned(), slot: None, field: None, part: None });
        }
        targets
    }

    /// What it is called, without the record it belongs to.
    pub fn label(&self, kind: &Kind, lang: Lang) -> String {
        let (Some(slot), Some(field)) = (self.slot, &self.field) else {
            return words::text(lang, "import-target-currency", &[]);
        };
        let label = field_label(&kind.slots[slot], field, lang);
        match self.part {
            Some(part) => words::text(
                lang,
                "import-target-part",
                &[("field", label.into()), ("part", words::attr(lang, "address", part).into())],
            ),
            None => label,
        }
    }
}

/// What a field is called.
pub(crate) fn field_label(slot: &Slot, field: &Field, lang: Lang) -> String {
    match field.label.given(lang) {
        Some(given) => given.to_owned(),
        None if slot.of.find(&field.name).is_some() => words::attr(lang, slot.of.name, &field.name),
        None if field.name == PERSON_NAME => words::attr(lang, "lead", PERSON_NAME),
        None => words::attr(lang, "person", &field.name),
    }
}

/// The name of somebody who stands where a company would.
pub(crate) const PERSON_NAME: &str = "person_name";

/// Names that files have in parts or beside the company, though the record keeps one: of leads, and of customers that are
/// private persons, as shops have them.
fn said_apart(kind: &Kind, slot: &Slot) -> impl Iterator<Item = Field> + use<> {
    let is_buyer = slot.of.name == "company" && kind.main_slot().of.area == "billing";
    let names: &[&'static str] = match slot.of.name {
        "lead" => &["given_name", "family_name"],
        "company" if is_buyer => &[PERSON_NAME, "given_name", "family_name"],
        _ => &[],
    };
    names.iter().map(|name| Field::new(*name, FieldKind::Text))
}

/// What follows from other fields, and what files of other programs say themselves: it is turned into those others.
fn is_told_by_files(kind: &Kind, slot: &Slot, field: &Field) -> bool {
    let is_main = kind.main_slot().of.name == slot.of.name;
    is_main
        && matches!((slot.of.name, field.name.as_ref()), ("invoice", "open") | ("opportunity", "outcome" | "closed_on"))
}

/// Whether a column can feed a field: people fill it in, a text can say it, and nothing else of the row decides it.
fn is_fed(kind: &Kind, slot: &Slot, field: &Field) -> bool {
    let is_linked = slot.links.iter().any(|(name, _)| *name == field.name);
    // The amounts of an invoice that comes with its lines are their sums.
    let is_sum = slot.gathers && field.kind == FieldKind::Money;
    let is_place =
        slot.of.name == "invoice_line" && field.name == "position" && kind.main_slot().of.name == "invoice_line";
    (!field.read_only || is_told_by_files(kind, slot, field))
        && !is_linked
        && !is_sum
        && !is_place
        && !matches!(field.kind, FieldKind::File | FieldKind::AnyRecord | FieldKind::References(_))
}
