//! Questions to ask of a record type: which rows, which fields, in which order, how many.

use std::fmt;
use std::str::FromStr;

use kernel::{AnyId, Error, Result};

use crate::change::Col;
use crate::description::Name;
use crate::text::{self, Context};
use crate::value::ADDRESS_PARTS;
use crate::{Bucket, Catalogue, Field, FieldType, Kind, Record, RecordType, Value};

/// How many rows a list brings at a time unless asked otherwise.
pub const PAGE: usize = 50;

/// The most conditions that a list takes from outside.
pub const MOST_CONDITIONS: usize = 50;
/// The most values of one condition.
pub const MOST_VALUES: usize = 200;
/// The most fields to order by.
pub const MOST_ORDERS: usize = 8;
/// The most fields of a list.
pub const MOST_FIELDS: usize = 100;

/// Refuses more of something than a list takes.
///
/// # Errors
/// `error-too-many` with how many there may be.
pub fn at_most(count: usize, most: usize) -> Result<()> {
    if count > most { Err(Error::invalid("error-too-many").with("most", most)) } else { Ok(()) }
}

/// A field, of the type itself or of what it refers to: `name`, `company.name`, `company.manager.email`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Path(Vec<Name>);

impl Path {
    /// The steps, at least one.
    pub fn steps(&self) -> &[Name] {
        &self.0
    }

    /// The field at the end of the path in a type, with the part of an address if the path goes on into one.
    ///
    /// # Errors
    /// When a step is no field, or is followed by another though it refers to nothing.
    pub fn resolve<'a>(
        &self,
        of: &'a RecordType,
        catalogue: &'a Catalogue,
    ) -> Result<(&'a Field, Option<&'static str>)> {
        let mut current = of;
        for (place, step) in self.0.iter().enumerate() {
            let field = current.field(step)?;
            let rest = &self.0[place + 1..];
            match (rest, &field.kind) {
                ([], _) => return Ok((field, None)),
                ([part], Kind::Address) => {
                    let part = ADDRESS_PARTS.iter().find(|p| *p == part).ok_or_else(|| no_such_field(self))?;
                    return Ok((field, Some(part)));
                }
                (_, Kind::Reference(target)) => current = catalogue.get(target)?,
                _ => return Err(no_such_field(self)),
            }
        }
        Err(no_such_field(self))
    }
}

fn no_such_field(path: &Path) -> Error {
    Error::invalid("error-no-such-field").with("field", path).with("type", "").on(path.to_string())
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}

impl FromStr for Path {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let steps: Vec<Name> = text.split('.').map(|step| Name::Owned(step.to_owned())).collect();
        if steps.len() > 4 || steps.iter().any(|step| step.is_empty()) {
            return Err(Error::invalid("error-no-such-field").with("field", text).with("type", ""));
        }
        Ok(Path(steps))
    }
}

impl From<&'static str> for Path {
    fn from(text: &'static str) -> Self {
        Path(text.split('.').map(Name::Borrowed).collect())
    }
}

impl From<&Field> for Path {
    fn from(field: &Field) -> Self {
        Path(vec![field.name.clone()])
    }
}

/// Which rows are wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Those that pass all.
    All(Vec<Filter>),
    /// Those that pass at least one.
    Any(Vec<Filter>),
    /// Those that do not pass.
    Not(Box<Filter>),
    /// Those whose field passes a test.
    Field(Path, Test),
    /// These rows.
    Ids(Vec<AnyId>),
}

impl Default for Filter {
    fn default() -> Self {
        Filter::All(Vec::new())
    }
}

/// A test of one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Equal to one of these; for several references or choices: holds one of these.
    In(Vec<Value>),
    /// Not equal to any of these; nothing is not equal to anything.
    NotIn(Vec<Value>),
    /// Text that contains this, whatever its case and marks.
    Contains(String),
    /// Text that starts so, whatever its case and marks.
    Starts(String),
    /// Less than this.
    Less(Value),
    /// At most this.
    AtMost(Value),
    /// More than this.
    More(Value),
    /// At least this.
    AtLeast(Value),
    /// Nothing is there.
    Empty,
    /// Something is there.
    Filled,
    /// A reference to this company or to one of its group below it.
    Within(AnyId),
}

impl Test {
    /// The word for URLs.
    pub const fn code(&self) -> &'static str {
        match self {
            Test::In(_) => "is",
            Test::NotIn(_) => "not",
            Test::Contains(_) => "has",
            Test::Starts(_) => "starts",
            Test::Less(_) => "lt",
            Test::AtMost(_) => "max",
            Test::More(_) => "gt",
            Test::AtLeast(_) => "min",
            Test::Empty => "empty",
            Test::Filled => "filled",
            Test::Within(_) => "within",
        }
    }

    /// The words of the tests that make sense for a kind, in the order in which they are offered.
    pub fn offered(kind: &Kind) -> &'static [&'static str] {
        match kind {
            Kind::Choice(_) | Kind::Choices(_) | Kind::References(_) | Kind::Country | Kind::Currency => {
                &["is", "not", "empty", "filled"]
            }
            Kind::Reference("company") => &["is", "not", "within", "empty", "filled"],
            Kind::Reference(_) | Kind::AnyRecord => &["is", "not", "empty", "filled"],
            Kind::YesNo => &["is"],
            Kind::Integer | Kind::Decimal | Kind::Percent | Kind::Money | Kind::Duration => {
                &["min", "max", "is", "empty", "filled"]
            }
            Kind::Date | Kind::DateTime => &["min", "max", "is", "empty", "filled"],
            Kind::Address | Kind::File => &["empty", "filled"],
            _ => &["has", "is", "starts", "not", "empty", "filled"],
        }
    }
}

/// A direction to order by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// By which field.
    pub path: Path,
    /// From large to small.
    pub falling: bool,
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.falling { "-" } else { "" }, self.path)
    }
}

impl FromStr for Order {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.strip_prefix('-') {
            Some(path) => Ok(Order { path: path.parse()?, falling: true }),
            None => Ok(Order { path: text.parse()?, falling: false }),
        }
    }
}

/// Where the next page of a list starts: an opaque word that the store made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub String);

/// A list to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The record type's name.
    pub of: &'static str,
    /// The fields wanted; empty for those a list shows.
    pub fields: Vec<Path>,
    /// Which rows.
    pub filter: Filter,
    /// Words that a row's search text must contain.
    pub search: Option<String>,
    /// By what they are ordered; the id decides at last.
    pub order: Vec<Order>,
    /// Behind which row to go on.
    pub after: Option<Cursor>,
    /// How many rows at most.
    pub limit: usize,
    /// Whether to read the bin instead.
    pub bin: bool,
}

impl Query {
    /// All rows of a type by name, a page at a time.
    pub fn of(of: &'static str) -> Self {
        Query {
            of,
            fields: Vec::new(),
            filter: Filter::default(),
            search: None,
            order: Vec::new(),
            after: None,
            limit: PAGE,
            bin: false,
        }
    }

    /// All rows of a type.
    pub fn all<T: Record>() -> Self {
        Self::of(T::TYPE)
    }

    /// Adds a condition.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        match &mut self.filter {
            Filter::All(all) => all.push(filter),
            other => *other = Filter::All(vec![std::mem::take(other), filter]),
        }
        self
    }

    /// Adds the condition that a field equals a value.
    #[must_use]
    pub fn is<T: Record, V: FieldType>(self, column: Col<T, V>, value: impl Into<V>) -> Self {
        self.filter(Filter::Field(column.name().into(), Test::In(vec![value.into().to_value()])))
    }

    /// Adds a test of a field.
    #[must_use]
    pub fn test(self, path: impl Into<Path>, test: Test) -> Self {
        self.filter(Filter::Field(path.into(), test))
    }

    /// Orders by a field, rising.
    #[must_use]
    pub fn by(mut self, path: impl Into<Path>) -> Self {
        self.order.push(Order { path: path.into(), falling: false });
        self
    }

    /// Orders by a field, falling.
    #[must_use]
    pub fn by_falling(mut self, path: impl Into<Path>) -> Self {
        self.order.push(Order { path: path.into(), falling: true });
        self
    }

    /// At most so many rows.
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// These fields, by path.
    #[must_use]
    pub fn fields(mut self, fields: &[&'static str]) -> Self {
        self.fields = fields.iter().map(|path| Path::from(*path)).collect();
        self
    }
}

/// Reads one condition from its machine form `path:test:value|value`, as URLs and saved views keep it.
pub fn parse_filter(text: &str, of: &RecordType, context: Context<'_>) -> Result<Filter> {
    let bad = || Error::invalid("error-filter").with("value", text);
    let (path, rest) = text.split_once(':').ok_or_else(bad)?;
    let (code, wanted) = rest.split_once(':').unwrap_or((rest, ""));
    let path: Path = path.parse()?;
    let (field, part) = path.resolve(of, context.catalogue)?;
    let plain = Kind::Text;
    let kind = match (&field.kind, part) {
        (_, Some(_)) => &plain,
        // One of several is tested by one of them.
        (Kind::References(target), None) => &Kind::Reference(target),
        (kind, None) => kind,
    };
    // A moment is looked for by its day, unless it is said to the second.
    let day_or = |word: &str| match (kind, crate::period::day(word, context.today)) {
        (Kind::DateTime, Ok(day)) => Ok(Value::Date(day)),
        _ => text::parse(kind, word, context),
    };
    let one = || match kind {
        // Filters compare base amounts, so a bare number is enough.
        Kind::Money if !wanted.contains(' ') => Ok(Value::Decimal(wanted.parse()?)),
        _ => day_or(wanted),
    };
    let several = || -> Result<Vec<Value>> {
        at_most(wanted.split('|').count(), MOST_VALUES)?;
        wanted
            .split('|')
            .filter(|word| !word.is_empty())
            .map(|word| match kind {
                Kind::Choices(_) => Ok(Value::Text(word.to_owned())),
                Kind::Money => Ok(Value::Decimal(word.parse()?)),
                _ => day_or(word),
            })
            .collect()
    };
    let test = match code {
        "is" => Test::In(several()?),
        "not" => Test::NotIn(several()?),
        "has" => Test::Contains(wanted.to_owned()),
        "starts" => Test::Starts(wanted.to_owned()),
        "lt" => Test::Less(one()?),
        "max" => Test::AtMost(one()?),
        "gt" => Test::More(one()?),
        "min" => Test::AtLeast(one()?),
        "empty" => Test::Empty,
        "filled" => Test::Filled,
        "within" => Test::Within(wanted.parse()?),
        _ => return Err(bad()),
    };
    Ok(Filter::Field(path, test))
}

/// A question for groups: a row for each value of a field, or for each stretch of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouping {
    /// The field whose values make the groups.
    pub by: Path,
    /// The stretch, when it is a day or a moment.
    pub bucket: Option<Bucket>,
    /// The fields to sum.
    pub sums: Vec<Path>,
}

/// One group, or with a key of `Null` and no grouping the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The value that its rows share; for stretches of the calendar their text, `2026-11`.
    pub key: Value,
    /// The title of the record the key refers to; absent when it is none or may not be seen.
    pub title: Option<String>,
    /// How many rows.
    pub count: i64,
    /// The sums asked for, in their order.
    pub sums: Vec<Sum>,
}

/// A sum over rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum: of base amounts for money; scaled by 10⁴ for decimals and money, plain for whole numbers and minutes.
    pub total: i64,
    /// How many rows have an amount but no rate, so that they are not in the total.
    pub without_rate: i64,
}
