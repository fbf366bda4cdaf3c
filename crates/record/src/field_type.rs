//! Rust types that can be fields.

use kernel::{AnyId, Currency, Date, Decimal, Error, Id, Money, Result, Timestamp};

use crate::{Address, Kind, Record, RecordRef, Value};

/// A Rust type that can be the type of a field.
pub trait FieldType: Sized {
    /// Whether a record cannot be without it; `Option` lifts it.
    const REQUIRED: bool = true;

    /// The kind of field, unless the field says otherwise.
    fn kind() -> Kind;

    /// The value to keep.
    fn to_value(&self) -> Value;

    /// From the value kept; an error when it is of another sort.
    fn from_value(value: Value) -> Result<Self>;
}

fn mismatch(wanted: &str, value: &Value) -> Error {
    Error::internal(format!("expected {wanted}, found {value:?}"))
}

macro_rules! plain {
    ($type:ty, $kind:expr, $variant:ident, $wanted:literal) => {
        impl FieldType for $type {
            fn kind() -> Kind {
                $kind
            }

            fn to_value(&self) -> Value {
                Value::$variant(self.clone())
            }

            fn from_value(value: Value) -> Result<Self> {
                match value {
                    Value::$variant(inner) => Ok(inner),
                    other => Err(mismatch($wanted, &other)),
                }
            }
        }
    };
}

plain!(i64, Kind::Integer, Int, "a whole number");
plain!(Decimal, Kind::Decimal, Decimal, "a decimal");
plain!(Money, Kind::Money, Money, "money");
plain!(Date, Kind::Date, Date, "a day");
plain!(Timestamp, Kind::DateTime, Time, "a moment");
plain!(RecordRef, Kind::AnyRecord, Record, "a record of any type");

impl FieldType for String {
    fn kind() -> Kind {
        Kind::Text
    }

    fn to_value(&self) -> Value {
        Value::text(self.as_str())
    }

    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Text(text) => Ok(text),
            Value::Null => Ok(String::new()),
            other => Err(mismatch("text", &other)),
        }
    }
}

impl FieldType for bool {
    // A yes/no that was never answered is a no.
    const REQUIRED: bool = false;

    fn kind() -> Kind {
        Kind::YesNo
    }

    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }

    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Bool(yes) => Ok(yes),
            Value::Null => Ok(false),
            other => Err(mismatch("yes or no", &other)),
        }
    }
}

impl FieldType for Currency {
    fn kind() -> Kind {
        Kind::Currency
    }

    fn to_value(&self) -> Value {
        Value::Text(self.code().to_owned())
    }

    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Text(code) => code.parse(),
            other => Err(mismatch("a currency", &other)),
        }
    }
}

impl FieldType for Address {
    const REQUIRED: bool = false;

    fn kind() -> Kind {
        Kind::Address
    }

    fn to_value(&self) -> Value {
        self.clone().into()
    }

    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Address(address) => Ok(*address),
            Value::Null => Ok(Address::default()),
            other => Err(mismatch("an address", &other)),
        }
    }
}

impl<T: Record> FieldType for Id<T> {
    fn kind() -> Kind {
        Kind::Reference(T::TYPE)
    }

    fn to_value(&self) -> Value {
        Value::Id(self.any())
    }

    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Id(id) => Ok(id.of()),
            other => Err(mismatch("a reference", &other)),
        }
    }
}

/// A file: its record is found by this id.
impl FieldType for AnyId {
    fn kind() -> Kind {
        Kind::File
    }

    fn to_value(&self) -> Value {
        Value::Id(*self)
    }

    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Id(id) => Ok(id),
            other => Err(mismatch("a file", &other)),
        }
    }
}

impl<T: FieldType> FieldType for Option<T> {
    const REQUIRED: bool = false;

    fn kind() -> Kind {
        T::kind()
    }

    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }

    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

/// A type of which a field may hold several.
pub trait Many: Sized {
    /// The kind of a field that holds several.
    fn kind_of_many() -> Kind;

    /// The value that holds these.
    fn many_to_value(many: &[Self]) -> Value;

    /// These from the value that holds them.
    fn many_from_value(value: Value) -> Result<Vec<Self>>;
}

impl<T: Record> Many for Id<T> {
    fn kind_of_many() -> Kind {
        Kind::References(T::TYPE)
    }

    fn many_to_value(many: &[Self]) -> Value {
        if many.is_empty() { Value::Null } else { Value::Ids(many.iter().map(|id| id.any()).collect()) }
    }

    fn many_from_value(value: Value) -> Result<Vec<Self>> {
        match value {
            Value::Ids(ids) => Ok(ids.into_iter().map(AnyId::of).collect()),
            Value::Null => Ok(Vec::new()),
            other => Err(mismatch("several references", &other)),
        }
    }
}

impl<T: Many> FieldType for Vec<T> {
    const REQUIRED: bool = false;

    fn kind() -> Kind {
        T::kind_of_many()
    }

    fn to_value(&self) -> Value {
        T::many_to_value(self)
    }

    fn from_value(value: Value) -> Result<Self> {
        T::many_from_value(value)
    }
}
