//! The description of a record type and its fields.

use std::borrow::Cow;

use kernel::{Error, Lang, Result};

use crate::{Kind, Value};

/// The name of a field: of the program, or `x_<id>` for one added at run time.
pub type Name = Cow<'static, str>;

/// A record type.
#[derive(Clone, Debug)]
pub struct RecordType {
    /// Its name in the singular: `company`. Also the key of its words.
    pub name: &'static str,
    /// Its name in the plural, for URLs: `companies`.
    pub plural: &'static str,
    /// The area of the product that it belongs to: `customers`, `sales`, …
    pub area: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The text field by which a person recognises a record.
    pub title: &'static str,
    /// Whose it is.
    pub whose: Whose,
    /// The fields, in the order of the form; those added at run time at the end.
    pub fields: Vec<Field>,
    /// How a list is ordered unless asked otherwise: fields, with `-` for falling.
    pub order: Vec<&'static str>,
    /// The date or moment by which a calendar shows it.
    pub calendar: Option<&'static str>,
    /// Whether it is part of another record (lines of an invoice): shown there, not in the navigation.
    pub part: bool,
    /// Whether only administrators meet it (roles, rights).
    pub settings: bool,
    /// Whether a job computes it from other records: then it is written without log and events.
    pub computed: bool,
}

/// Whose rows they are; decides what "own" and "team" mean.
///
/// With neither owner nor parents the rows are everybody's who may see the type at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whose {
    /// The reference to the user who owns the row.
    pub owner: Option<&'static str>,
    /// References to records whose rights the row takes; one visible suffices.
    pub within: Vec<&'static str>,
}

/// A field of a record type or of a verb's input.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// What it holds.
    pub kind: Kind,
    /// How it is called.
    pub label: Label,
    /// Whether a record cannot be without it.
    pub required: bool,
    /// Whether no two records outside the bin may share a value.
    pub unique: bool,
    /// Whether the global search looks into it.
    pub search: bool,
    /// Whether a list shows it unless told otherwise.
    pub list: bool,
    /// Whether lists may be sorted by it fast: it has an index, and sort keys if it is text.
    pub sort: bool,
    /// Whether lists sum it unless told otherwise.
    pub sum: bool,
    /// Whether a board may have its values as columns.
    pub board: bool,
    /// Whether it has an index for filters and for look-ups by value.
    pub index: bool,
    /// Whether deleting what it refers to deletes this record with it.
    pub cascade: bool,
    /// Whether only verbs and jobs set it.
    pub read_only: bool,
    /// Whether it is a fact that somebody confirms from time to time (C12).
    pub fact: bool,
    /// The section of the form it stands in.
    pub section: &'static str,
    /// The value of a new record, unless given.
    pub default: Option<Value>,
    /// Whether an administrator added it at run time.
    pub added: bool,
}

/// How a field is called.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// By an attribute of the type's words.
    Words,
    /// By the administrator who added it, in each language.
    Given([String; 3]),
}

impl Label {
    /// The name an administrator gave, in a language.
    pub fn given(&self, lang: Lang) -> Option<&str> {
        match self {
            Label::Words => None,
            Label::Given(labels) => Some(&labels[lang as usize]),
        }
    }
}

impl Field {
    /// A field with nothing but a name and a kind.
    pub fn new(name: impl Into<Name>, kind: Kind) -> Self {
        Field {
            name: name.into(),
            kind,
            label: Label::Words,
            required: false,
            unique: false,
            search: false,
            list: false,
            sort: false,
            sum: false,
            board: false,
            index: false,
            cascade: false,
            read_only: false,
            fact: false,
            section: "",
            default: None,
            added: false,
        }
    }

    /// Whether it has sort keys beside its column.
    pub fn has_sort_keys(&self) -> bool {
        self.sort && self.kind.is_alphabetical()
    }
}

/// The fields every record has, kept by the store.
pub const SYSTEM_FIELDS: [&str; 4] = ["created_at", "created_by", "updated_at", "updated_by"];

impl RecordType {
    /// The field with this name, or an error that names it.
    pub fn field(&self, name: &str) -> Result<&Field> {
        self.find(name)
            .ok_or_else(|| Error::invalid("error-no-such-field").with("field", name).with("type", self.name).on(name))
    }

    /// The field with this name.
    pub fn find(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field by which a person recognises a record.
    pub fn title_field(&self) -> Option<&Field> {
        self.find(self.title)
    }

    /// The fields people fill in.
    pub fn editable(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.read_only)
    }

    /// Fields that refer to records of a type.
    pub fn references_to<'a>(&'a self, target: &'a str) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(move |field| field.kind.target() == Some(target))
    }

    /// Whether a board can be shown, and by which field.
    pub fn board_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.board)
    }
}
