//! What a tool is called with, read to the letter: what is not known is named.

use kernel::{AnyId, Error, Result};
use serde_json::{Map, Value as Json};

/// The arguments of a call.
pub(super) struct Arguments<'a>(&'a Map<String, Json>);

impl<'a> Arguments<'a> {
    /// Arguments of which only these names are known.
    pub fn of(given: &'a Map<String, Json>, known: &[&str]) -> Result<Arguments<'a>> {
        let unknown = given.keys().find(|name| !known.contains(&name.as_str()));
        match unknown {
            Some(name) => Err(Error::invalid("error-no-such-field").with("field", name).on(name.as_str())),
            None => Ok(Arguments(given)),
        }
    }

    fn get(&self, name: &str) -> Option<&'a Json> {
        self.0.get(name).filter(|json| !json.is_null())
    }

    /// A text that may be left out.
    pub fn text(&self, name: &str) -> Result<Option<&'a str>> {
        self.get(name).map(|json| json.as_str().ok_or_else(|| unfit(name, json))).transpose()
    }

    /// A text that must be there.
    pub fn needed(&self, name: &str) -> Result<&'a str> {
        self.text(name)?.ok_or_else(|| Error::invalid("error-required").on(name))
    }

    /// An id that must be there.
    pub fn id(&self, name: &str) -> Result<AnyId> {
        crate::json::id(self.needed(name)?).map_err(|error| error.on(name))
    }

    /// Several texts.
    pub fn texts(&self, name: &str) -> Result<Vec<String>> {
        let Some(json) = self.get(name) else { return Ok(Vec::new()) };
        let list = json.as_array().ok_or_else(|| unfit(name, json))?;
        list.iter().map(|one| one.as_str().map(str::to_owned).ok_or_else(|| unfit(name, one))).collect()
    }

    /// A number from 1 on, or the usual one.
    pub fn count(&self, name: &str, usual: usize) -> Result<usize> {
        let Some(json) = self.get(name) else { return Ok(usual) };
        let count = json.as_u64().and_then(|count| usize::try_from(count).ok()).filter(|count| *count > 0);
        count.ok_or_else(|| unfit(name, json))
    }

    /// Yes or no; no if it is left out.
    pub fn yes(&self, name: &str) -> Result<bool> {
        let Some(json) = self.get(name) else { return Ok(false) };
        json.as_bool().ok_or_else(|| unfit(name, json))
    }

    /// An object, empty if it is left out.
    pub fn object(&self, name: &str) -> Result<Json> {
        match self.get(name) {
            None => Ok(Json::Object(Map::new())),
            Some(json @ Json::Object(_)) => Ok(json.clone()),
            Some(json) => Err(unfit(name, json)),
        }
    }
}

fn unfit(name: &str, json: &Json) -> Error {
    Error::invalid("mcp-error-argument").with("value", json).on(name)
}
