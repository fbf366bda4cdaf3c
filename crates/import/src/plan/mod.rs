//! What a file is read as: which columns feed which fields of which records.
//!
//! [`Kind`] says which records come out of a row and how they hang together; [`Plan`] is the whole of what is needed to
//! read a file: kind, guess, a target for each column, options. A plan is proposed by [`Plan::propose`], shown, changed
//! at will, kept, and carried out by [`crate::run`].

pub(crate) mod choice_words;
mod kept;
mod kind;
mod known;
mod propose;
mod shape;
mod synonyms;
mod target;

pub use kept::{Kept, fingerprint};
pub use kind::{Kind, MAIN_KINDS, Slot};
pub use propose::likeliest_kind;
pub(crate) use propose::{named_currency, words_of};
pub(crate) use target::PERSON_NAME;
pub use target::{CURRENCY, Target};

use kernel::{Currency, Error, Lang, Result};
use record::Catalogue;
use serde::{Deserialize, Serialize};

use crate::source::{DateOrder, Guess, Kind as Content};

/// How a file is read into records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The name of the kind: `companies`, `invoice-lines`.
    pub kind: String,
    /// How rows are read from the file.
    pub guess: Guess,
    /// What each column of the guess feeds, in its order: `company.name`; empty: nothing.
    pub targets: Vec<String>,
    /// What is left to choose.
    #[serde(default)]
    pub options: Options,
    /// The program whose export this is, if it was recognised: `HubSpot`.
    #[serde(default)]
    pub system: Option<String>,
}

/// What is left to choose besides the columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The name of the customer that rows without one are booked to; without it they are refused.
    pub collective: Option<String>,
    /// What happens to a record that is there already.
    pub existing: Existing,
    /// What happens to a row that no key finds, but that is likely the same as a record that is there.
    pub likely: Likely,
    /// The currency of amounts without one; the company's own when empty.
    pub currency: Option<Currency>,
    /// Whether the invoices are paid, so that nothing of them is open or overdue.
    pub paid: bool,
    /// Whether the amounts of credit notes stand in the file without a minus.
    pub credit_notes_without_minus: bool,
    /// Whether a row is refused that names what is not known here (a colleague, an industry) in a field that may be
    /// empty; else the field is left empty, and the import says so.
    pub refuse_unknown: bool,
}

/// What happens to a record that is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Existing {
    /// Fields take what the file says; what it leaves empty stays.
    #[default]
    Update,
    /// Only empty fields are filled.
    Fill,
    /// It is left as it is.
    Leave,
}

impl Existing {
    /// All of them, the usual one first.
    pub const ALL: [Existing; 3] = [Existing::Update, Existing::Fill, Existing::Leave];

    /// The word for forms.
    pub const fn code(self) -> &'static str {
        match self {
            Existing::Update => "update",
            Existing::Fill => "fill",
            Existing::Leave => "leave",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Existing> {
        Existing::ALL.into_iter().find(|existing| existing.code() == code)
    }
}

/// What happens to a row of a company or person that no key finds, but that is likely the same as one that is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Likely {
    /// It becomes a record of its own, and waits with the other one on the page of duplicates.
    #[default]
    Review,
    /// It is taken for the other one when that is nearly certain.
    Update,
    /// It becomes a record of its own, and nobody is asked.
    Create,
}

impl Likely {
    /// All of them, the usual one first.
    pub const ALL: [Likely; 3] = [Likely::Review, Likely::Update, Likely::Create];

    /// The word for forms.
    pub const fn code(self) -> &'static str {
        match self {
            Likely::Review => "review",
            Likely::Update => "update",
            Likely::Create => "create",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Likely> {
        Likely::ALL.into_iter().find(|likely| likely.code() == code)
    }
}

impl Plan {
    /// A date of a column that is taken over, if nothing in the file says whether its day or its month comes first, and in
    /// which order it is read.
    pub fn either_order(&self) -> Option<(&str, DateOrder)> {
        let fed = self.guess.columns.iter().zip(&self.targets).filter(|(_, target)| !target.is_empty());
        fed.map(|(column, _)| column).find_map(|column| Some((column.either_order.as_deref()?, column.date_order)))
    }

    /// The same in words.
    pub fn either_order_in_words(&self, lang: Lang) -> Option<String> {
        let (example, order) = self.either_order()?;
        let code = match order {
            DateOrder::Dmy => "dmy",
            DateOrder::Mdy => "mdy",
            DateOrder::Ymd => return None,
        };
        let order = words::attr(lang, "import-date-order", code);
        Some(words::text(
            lang,
            "import-told-either-order",
            &[("example", example.into()), ("order", order.as_str().into())],
        ))
    }

    /// The names of columns that say something and feed nothing.
    pub fn left_out(&self) -> Vec<String> {
        let added = crate::run::added_columns(&self.guess);
        let columns = self.guess.columns.iter().zip(&self.targets).enumerate();
        let unfed = columns
            .filter(|(at, (column, target))| target.is_empty() && column.kind != Content::Empty && !added.contains(at));
        unfed.map(|(_, (column, _))| column.name.clone()).collect()
    }

    /// Checks that the plan can be carried out: the kind and the targets exist, no target stands twice, and what a
    /// record cannot be without is fed.
    ///
    /// # Errors
    /// `import-error-target-twice`, `import-error-missing-target`, `import-error-no-such-target`.
    pub fn check(&self, catalogue: &Catalogue) -> Result<()> {
        let kind = Kind::named(catalogue, &self.kind)?;
        let mut seen = std::collections::HashSet::new();
        let mut targets = Vec::new();
        for text in self.targets.iter().filter(|text| !text.is_empty()) {
            let target = Target::parse(&kind, text)?;
            if !seen.insert(text) {
                return Err(Error::conflict("import-error-target-twice").with("target", text));
            }
            targets.push(target);
        }
        shape::check(&kind, &targets)
    }
}
