//! Kinds of import: which records come out of a row, how they are found again, how they hang together.

use std::sync::Arc;

use kernel::{Error, Result};
use record::{Catalogue, Field, Kind as FieldKind, RecordType};

/// The kinds that are offered first, by their names.
pub const MAIN_KINDS: [&str; 4] = ["invoice-lines", "companies", "people", "products"];

/// A kind of import.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name: the plural of the main record's type, `invoice-lines` for lines.
    pub name: String,
    /// The records of a row; each one comes after those it refers to.
    pub slots: Vec<Slot>,
    /// The place of the record that the row is about.
    pub main: usize,
}

/// A record that comes out of a row.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its type.
    pub of: Arc<RecordType>,
    /// Fields by which it is found again, the surest first; the title comes after them where it names somebody.
    pub keys: Vec<&'static str>,
    /// Whether it is also found by its title in any spelling.
    pub by_title: bool,
    /// Its references to records of the same row: field, and place of the slot.
    pub links: Vec<(String, usize)>,
    /// Values of a new one, unless the file says otherwise.
    pub fixed: Vec<(&'static str, record::Value)>,
    /// Whether it gathers the lines that follow it, so that its amounts are their sums.
    pub gathers: bool,
}

impl Kind {
    /// The kind with this name: `invoice-lines`, or the plural of any record type that people fill in.
    ///
    /// # Errors
    /// `import-error-no-such-kind`.
    pub fn named(catalogue: &Catalogue, name: &str) -> Result<Kind> {
        let unknown = || Error::invalid("import-error-no-such-kind").with("kind", name).on("kind");
        let plural = name.replace('-', "_");
        let of = catalogue.by_plural(&plural).filter(|of| is_imported(of)).ok_or_else(unknown)?;
        let parents: &[&str] = match of.name {
            "company" => &[],
            "person" => &["company"],
            "invoice" => &["company"],
            "invoice_line" => &["company", "product", "invoice"],
            "product" => &["category"],
            "payment" => &["company", "invoice"],
            "opportunity" => &["company", "person"],
            "activity" | "task" => &["company"],
            _ if of.references_to("company").next().is_some() => &["company"],
            _ => &[],
        };
        let mut kind = Kind { name: of.plural.replace('_', "-"), slots: Vec::new(), main: 0 };
        for parent in parents {
            kind.add(catalogue.get(parent)?);
        }
        kind.main = kind.add(of);
        // A list of companies often names somebody at each.
        if of.name == "company" {
            kind.add(catalogue.get("person")?);
        }
        kind.settle();
        Ok(kind)
    }

    /// The kinds that can be offered, the usual ones first, then by the order of the catalogue.
    pub fn all(catalogue: &Catalogue) -> Vec<Kind> {
        let others = catalogue.types().filter(|of| is_imported(of) && !of.part).map(|of| of.plural.replace('_', "-"));
        let names =
            MAIN_KINDS.map(str::to_owned).into_iter().chain(others.filter(|name| !MAIN_KINDS.contains(&name.as_str())));
        names.filter_map(|name| Kind::named(catalogue, &name).ok()).collect()
    }

    /// The record that the row is about.
    pub fn main_slot(&self) -> &Slot {
        &self.slots[self.main]
    }

    /// The place of the slot of a type.
    pub fn slot_of(&self, of: &str) -> Option<usize> {
        self.slots.iter().position(|slot| slot.of.name == of)
    }

    fn add(&mut self, of: &Arc<RecordType>) -> usize {
        let mut links = Vec::new();
        for (place, slot) in self.slots.iter().enumerate() {
            let field = of.fields.iter().find(|f| f.kind == FieldKind::Reference(slot.of.name) && !f.read_only);
            links.extend(field.map(|field| (field.name.to_string(), place)));
        }
        self.slots.push(Slot {
            of: Arc::clone(of),
            keys: keys(of),
            by_title: matches!(
                of.name,
                "company" | "person" | "product" | "category" | "segment" | "territory" | "tag"
            ),
            links,
            fixed: Vec::new(),
            gathers: false,
        });
        self.slots.len() - 1
    }

    /// What follows from the whole: who is billed is a customer; an invoice gathers its lines.
    fn settle(&mut self) {
        let is_billed = self.slots.iter().any(|slot| slot.of.area == "billing");
        let has_lines = self.main_slot().of.name == "invoice_line";
        for slot in &mut self.slots {
            match slot.of.name {
                "company" if is_billed => {
                    slot.fixed.push(("kinds", record::Value::Words(vec!["customer".to_owned()])));
                }
                "invoice" => slot.gathers = has_lines,
                _ => {}
            }
        }
    }
}

/// What people bring in by files: what they fill in themselves, not what the program or an administrator keeps.
fn is_imported(of: &RecordType) -> bool {
    let kept_by_the_program = matches!(
        of.name,
        "import_run"
            | "import_mapping"
            | "notification"
            | "follower"
            | "saved_view"
            | "standing"
            | "attachment"
            | "comment"
            | "tagging"
            | "confirmation"
    );
    !of.settings && of.area != "rights" && !kept_by_the_program && of.editable().next().is_some()
}

fn keys(of: &RecordType) -> Vec<&'static str> {
    match of.name {
        "company" => vec!["tax_number", "registry_number", "external_number"],
        "person" => vec!["email"],
        "product" => vec!["code"],
        "invoice" => vec!["number"],
        // Lines are new each time; whether they are there already is asked of their invoice.
        "invoice_line" => vec![],
        _ => {
            let is_key = |field: &&Field| field.unique || field.name == "external_number";
            of.fields.iter().filter(is_key).filter_map(|field| static_name(&field.name)).collect()
        }
    }
}

/// Names of the program's own fields live as long as the program; those added at run time are no keys.
fn static_name(name: &record::description::Name) -> Option<&'static str> {
    match name {
        std::borrow::Cow::Borrowed(name) => Some(name),
        std::borrow::Cow::Owned(_) => None,
    }
}
