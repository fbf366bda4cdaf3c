//! An error is a key and its values; the edge puts it into the reader's language.

use std::borrow::Cow;
use std::fmt;

/// What a fallible function of Kilit returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of thing went wrong; decides the status of an answer and whether trying again helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The input cannot be accepted; the error names the field or the line.
    Invalid,
    /// There is no such thing, or the actor may not see it.
    NotFound,
    /// The actor may see it, but not do this.
    Forbidden,
    /// Nobody is signed in.
    Unauthenticated,
    /// Somebody else changed it meanwhile, or it exists already.
    Conflict,
    /// Too much at once, or the database is away: trying again later helps.
    Busy,
    /// A defect or a broken part; the details go to the log and not to the reader.
    Internal,
}

/// An error as data: a key of the words (`quotes.error.not_sent` or `error-required`) and its values.
#[derive(Clone, PartialEq)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone, Debug, PartialEq)]
struct Inner {
    fault: Fault,
    key: Cow<'static, str>,
    values: Vec<(Cow<'static, str>, String)>,
    field: Option<String>,
    others: Vec<Error>,
}

impl Error {
    /// An error of any kind.
    pub fn new(fault: Fault, key: impl Into<Cow<'static, str>>) -> Self {
        Error { inner: Box::new(Inner { fault, key: key.into(), values: Vec::new(), field: None, others: Vec::new() }) }
    }

    /// Input that cannot be accepted.
    pub fn invalid(key: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Fault::Invalid, key)
    }

    /// Nothing there that the actor may see.
    pub fn not_found() -> Self {
        Self::new(Fault::NotFound, "error-not-found")
    }

    /// Something the actor may not do.
    pub fn forbidden(key: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Fault::Forbidden, key)
    }

    /// Two wishes that cannot both be kept.
    pub fn conflict(key: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Fault::Conflict, key)
    }

    /// A defect or a broken part. `detail` is for the log only.
    pub fn internal(detail: impl fmt::Display) -> Self {
        Self::new(Fault::Internal, "error-internal").with("detail", detail)
    }

    /// Adds a value that the words of this key use.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl fmt::Display) -> Self {
        self.inner.values.push((name.into(), value.to_string()));
        self
    }

    /// Names the field the error is about.
    #[must_use]
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.inner.field = Some(field.into());
        self
    }

    /// Joins errors of several fields into one answer; `None` when there are none.
    pub fn all(errors: Vec<Error>) -> Option<Error> {
        let mut errors = errors.into_iter();
        let mut first = errors.next()?;
        first.inner.others.extend(errors);
        Some(first)
    }

    /// This error without those joined to it.
    #[must_use]
    pub fn alone(&self) -> Error {
        let mut alone = self.clone();
        alone.inner.others.clear();
        alone
    }

    /// What kind of thing went wrong.
    pub fn fault(&self) -> Fault {
        self.inner.fault
    }

    /// The key of the words.
    pub fn key(&self) -> &str {
        &self.inner.key
    }

    /// The values of the words, by name.
    pub fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.inner.values.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// One value by name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values().find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    /// The field the error is about, if it is about one.
    pub fn field(&self) -> Option<&str> {
        self.inner.field.as_deref()
    }

    /// This error and those joined to it.
    pub fn each(&self) -> impl Iterator<Item = &Error> {
        std::iter::once(self).chain(self.inner.others.iter())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// For logs and developers; people read `words::error`.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.inner.key)?;
        if let Some(field) = &self.inner.field {
            write!(f, " on {field}")?;
        }
        for (name, value) in &self.inner.values {
            write!(f, " {name}={value:?}")?;
        }
        for other in &self.inner.others {
            write!(f, "; {other}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
