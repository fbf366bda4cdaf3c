//! The parameters of an address: each is known, and given once unless it may stand several times.

use kernel::{Error, Result};
use web::Posted;

use super::problem;

/// What stands behind the question mark.
#[derive(Clone, Debug)]
pub(crate) struct Parameters(Posted);

impl Parameters {
    pub fn read(query: Option<&str>) -> Parameters {
        Parameters(Posted::parse(query.unwrap_or_default().as_bytes()))
    }

    /// Refuses what is not among these, and what stands twice but for `f`.
    pub fn only(&self, known: &[&str]) -> Result<()> {
        for (place, (name, _)) in self.0.0.iter().enumerate() {
            let wrong = |key: &'static str| {
                let shown: String = name.chars().take(50).collect();
                Err(Error::invalid(key).with("name", shown).on(name.as_str()))
            };
            if !known.contains(&name.as_str()) {
                return wrong(problem::PARAMETER);
            }
            if name != "f" && self.0.0[..place].iter().any(|(other, _)| other == name) {
                return wrong(problem::PARAMETER_TWICE);
            }
        }
        Ok(())
    }

    /// The value as it was sent.
    pub fn exact(&self, name: &str) -> Option<&str> {
        self.0.0.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The value, unless it is empty.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.0.filled(name)
    }

    /// The parts between commas; none when it is not there.
    ///
    /// # Errors
    /// An empty part.
    pub fn listed(&self, name: &str) -> Result<Vec<String>> {
        let Some(text) = self.exact(name) else { return Ok(Vec::new()) };
        let parts = text.split(',').map(|part| match part {
            "" => Err(Error::invalid("error-no-such-field").with("field", "").on(name)),
            part => Ok(part.to_owned()),
        });
        parts.collect()
    }

    /// All values of a name.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.0.iter().filter(|(given, _)| given == name).map(|(_, value)| value.clone()).collect()
    }

    /// A yes or no: `true` or `false`.
    pub fn yes(&self, name: &str) -> Result<bool> {
        match self.exact(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(other) => Err(Error::invalid("error-yes-no").with("value", other).on(name)),
        }
    }

    /// A whole number between 1 and `most`.
    pub fn number(&self, name: &str, usual: usize, most: usize) -> Result<usize> {
        match self.exact(name) {
            None => Ok(usual),
            Some(text) => match text.parse() {
                Ok(number) if (1..=most).contains(&number) && !text.starts_with('+') => Ok(number),
                _ => Err(Error::invalid("api-error-limit").with("most", most).on(name)),
            },
        }
    }
}
