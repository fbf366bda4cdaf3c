//! Names and values as a form sends them.

use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Request};

/// Names and values in the order in which the form sent them; a name may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted(Vec<(String, String)>);

impl Posted {
    /// From pairs.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Posted(pairs)
    }

    /// The first value under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The first value under a name, trimmed; nothing when only spaces are left.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// All values under a name that are not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, value)| n == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Whether a name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// Everything that was sent.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The pairs that belong to a field: its own name and the parts of amounts and addresses.
    pub fn pairs_of(&self, field: &str) -> Vec<(String, String)> {
        let part = |name: &str| name.strip_prefix(field).is_some_and(|rest| rest.is_empty() || PARTS.contains(&rest));
        self.0.iter().filter(|(name, _)| part(name)).cloned().collect()
    }

    /// The words of a reference that was typed and not picked.
    pub(super) fn unpicked(&self, field: &str) -> Option<&str> {
        self.get(field).filter(|id| id.is_empty())?;
        self.filled(&format!("{field}_text"))
    }

    /// The version of the record that the person looked at.
    pub fn version(&self) -> Option<i64> {
        self.filled("version")?.parse().ok()
    }

    /// Sets a value in place of all others under its name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value.into()));
    }
}

/// What stands behind a field's name for a part of its value.
const PARTS: [&str; 7] = ["_text", "_currency", "_street", "_postcode", "_city", "_region", "_country"];

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = FormRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, FormRejection> {
        let axum::Form(pairs) = axum::Form::<Vec<(String, String)>>::from_request(request, state).await?;
        Ok(Posted(pairs))
    }
}
