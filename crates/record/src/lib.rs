//! Nouns, described once: what a record type is made of, its values, questions to ask of it and changes to make to it.
//!
//! A record type is a struct with `#[derive(Record)]`. Everything generic — tables, lists, forms, import, rights,
//! search — reads its [`RecordType`] from the [`Catalogue`] and never needs the struct.

// The derive writes paths that start with `record`; this lets it be used in this crate's own tests too.
extern crate self as record;

pub mod catalogue;
pub mod change;
pub mod column;
pub mod description;
pub mod field_type;
pub mod kind;
pub mod period;
pub mod query;
pub mod text;
pub mod validate;
pub mod value;
pub mod view;

pub use catalogue::Catalogue;
pub use change::{Change, Values};
pub use column::Column;
pub use description::{Field, Label, RecordType, Whose};
pub use field_type::{FieldType, Many};
pub use kind::{ChoiceSet, Kind, Tone};
pub use period::Bucket;
pub use query::{Cursor, Filter, Order, Path, Query, Test};
pub use record_derive::{Choice, Input, Record};
pub use value::{Address, RecordRef, Value};
pub use view::View;

use kernel::{Id, Result};

/// A record type, as a struct.
pub trait Record: Sized + Send + 'static {
    /// The name that descriptions, URLs of the API and words use, in the singular: `company`.
    const TYPE: &'static str;

    /// The description, without fields that an administrator adds.
    fn describe() -> RecordType;

    /// A whole row from its values by field name.
    fn read(values: &mut Values) -> Result<Self>;

    /// The row's id.
    fn id(&self) -> Id<Self>;
}

/// What a verb is given: a struct whose fields are described like those of a record, so that its form, its API call
/// and its assistant tool follow.
pub trait Input: Sized + Send + 'static {
    /// The fields, in the order of the form.
    fn fields() -> Vec<Field>;

    /// The input from its values by field name.
    fn read(values: &mut Values) -> Result<Self>;
}

/// A verb that needs nothing but the record it is said of.
impl Input for () {
    fn fields() -> Vec<Field> {
        Vec::new()
    }

    fn read(_: &mut Values) -> Result<Self> {
        Ok(())
    }
}
