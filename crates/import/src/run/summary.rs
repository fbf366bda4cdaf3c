//! What became of an import.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crm::general::ImportRun;
use kernel::{Error, Id, Lang};
use serde::{Deserialize, Serialize};

use super::Progress;
use super::complete::NO_CUSTOMER;
use super::draft::Left;
use super::slice::Written;
use crate::plan::{Kind, Target};

/// Refused rows that are named; all of them are in the file.
const NAMED: usize = 20;

/// What became of an import.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The import.
    pub run: Id<ImportRun>,
    /// Rows read.
    pub read: u64,
    /// Records made, by type.
    pub created: BTreeMap<String, u64>,
    /// Records changed.
    pub changed: u64,
    /// Records that were as the file has them.
    pub unchanged: u64,
    /// Lines of invoices that were there before, left alone.
    pub already_there: u64,
    /// Rows that an earlier import had taken, left alone because nothing in them finds their records again.
    pub taken_before: u64,
    /// Rows refused, those without a customer included.
    pub refused: u64,
    /// Rows that name no customer.
    pub without_customer: u64,
    /// Rows taken although a cell of them could not be read, which was left out or kept as it is written.
    pub remarks: u64,
    /// Values that nobody knows here and that were left out, by the target they were for: the first of them, and how many.
    pub left_empty: BTreeMap<String, LeftEmpty>,
    /// The first refused rows.
    pub first_refused: Vec<Refused>,
    /// The first rows that were taken with remarks.
    pub first_remarks: Vec<Refused>,
    /// The file of the refused rows and of those taken with remarks.
    pub report: Option<PathBuf>,
    /// Columns of the file that say something and went nowhere.
    pub columns_left_out: Vec<String>,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// What was left out of one field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeftEmpty {
    /// How many records miss it.
    pub count: u64,
    /// The first different values.
    pub values: Vec<String>,
}

/// Values that are named of each field.
const NAMED_VALUES: usize = 5;

/// Adds values that were left out.
pub(super) fn add_left(all: &mut BTreeMap<String, LeftEmpty>, left: &[Left]) {
    for (target, value) in left {
        let found = all.entry(target.clone()).or_default();
        found.count += 1;
        if found.values.len() < NAMED_VALUES && !found.values.contains(value) {
            found.values.push(value.clone());
        }
    }
}

/// What was left out, a sentence for each field; fields are called as on the pages.
pub fn left_in_words(kind: &Kind, left: &BTreeMap<String, LeftEmpty>, lang: Lang) -> Vec<String> {
    left.iter()
        .map(|(target, left)| {
            let label = Target::parse(kind, target).map_or_else(|_| target.clone(), |target| target.label(kind, lang));
            let values = left.values.join(", ");
            let args = [
                ("field", label.as_str().into()),
                ("count", (left.count as i64).into()),
                ("values", values.as_str().into()),
            ];
            words::text(lang, "import-told-left", &args)
        })
        .collect()
}

/// A row that was refused, or taken with remarks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// Its line in the file.
    pub line: u64,
    /// Why, in the language of whoever imported.
    pub reason: String,
    /// Whether it was taken all the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub taken: bool,
}

impl Summary {
    /// How many records were made.
    pub fn created_in_all(&self) -> u64 {
        self.created.values().sum()
    }

    /// A list of sentences, in Markdown.
    pub fn in_words(&self, kind: Option<&Kind>, lang: Lang) -> String {
        let mut lines = Vec::new();
        let mut say = |key: &str, count: u64| {
            if count > 0 {
                lines.push(format!("- {}", words::text(lang, key, &[("count", (count as i64).into())])));
            }
        };
        say("import-told-read", self.read);
        say("import-told-changed", self.changed);
        say("import-told-unchanged", self.unchanged);
        say("import-told-already", self.already_there);
        say("import-told-taken-before", self.taken_before);
        say("import-told-refused", self.refused);
        say("import-told-without-customer", self.without_customer);
        say("import-told-remarks", self.remarks);
        for (place, (of, count)) in self.created.iter().enumerate() {
            let many = words::text(lang, &format!("{of}.many"), &[]);
            let count = (*count as i64).into();
            let text = words::text(lang, "import-told-created", &[("type", many.as_str().into()), ("count", count)]);
            lines.insert(1 + place, format!("- {text}"));
        }
        if let Some(kind) = kind {
            lines.extend(left_in_words(kind, &self.left_empty, lang).iter().map(|line| format!("- {line}")));
        }
        if !self.columns_left_out.is_empty() {
            let columns = self.columns_left_out.join(", ");
            let args = [("columns", columns.as_str().into())];
            lines.push(format!("- {}", words::text(lang, "import-told-columns", &args)));
        }
        if self.stopped {
            lines.push(format!("\n{}", words::text(lang, "import-told-stopped", &[])));
        }
        lines.join("\n")
    }
}

/// What is counted while an import runs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Counts {
    #[serde(skip)]
    pub stopped: bool,
    read: u64,
    created: BTreeMap<String, u64>,
    changed: u64,
    unchanged: u64,
    already: u64,
    taken_before: u64,
    refused: u64,
    without_customer: u64,
    remarks: u64,
    first: Vec<Refused>,
    first_remarks: Vec<Refused>,
    left: BTreeMap<String, LeftEmpty>,
}

impl Counts {
    pub fn refuse(&mut self, line: u64, reason: String, error: &Error) {
        self.refused += 1;
        if error.key() == NO_CUSTOMER {
            self.without_customer += 1;
        }
        if self.first.len() < NAMED {
            self.first.push(Refused { line, reason, taken: false });
        }
    }

    /// A row that is taken with remarks.
    pub fn remark(&mut self, line: u64, reason: String) {
        self.remarks += 1;
        if self.first_remarks.len() < NAMED {
            self.first_remarks.push(Refused { line, reason, taken: true });
        }
    }

    /// Adds a slice of so many rows; its refused ones have been counted by [`Counts::refuse`].
    pub fn add(&mut self, rows: usize, written: &Written) {
        self.read += rows as u64;
        for (of, count) in &written.created {
            *self.created.entry((*of).to_owned()).or_default() += *count as u64;
        }
        self.changed += written.changed as u64;
        self.unchanged += written.unchanged as u64;
        self.already += written.already as u64;
        add_left(&mut self.left, &written.left);
    }

    /// What was left out of a row that was written.
    pub fn leave(&mut self, left: &[Left]) {
        add_left(&mut self.left, left);
    }

    /// A row that never came to a slice.
    pub fn passed_over(&mut self) {
        self.read += 1;
    }

    /// A row that an earlier import had taken.
    pub fn was_taken(&mut self) {
        self.read += 1;
        self.taken_before += 1;
    }

    pub fn progress(&self) -> Progress {
        Progress { read: self.read, refused: self.refused, created: self.created.values().sum() }
    }

    pub fn summary(&self, run: Id<ImportRun>, report: Option<PathBuf>, columns_left_out: Vec<String>) -> Summary {
        Summary {
            run,
            read: self.read,
            created: self.created.clone(),
            changed: self.changed,
            unchanged: self.unchanged,
            already_there: self.already,
            taken_before: self.taken_before,
            refused: self.refused,
            without_customer: self.without_customer,
            remarks: self.remarks,
            first_remarks: self.first_remarks.clone(),
            left_empty: self.left.clone(),
            first_refused: self.first.clone(),
            report,
            columns_left_out,
            stopped: self.stopped,
        }
    }
}
