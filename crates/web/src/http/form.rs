//! A form as it was posted: names and values in their order, a name as often as it was sent.

use axum::extract::{FromRequest, RawForm, Request};
use kernel::Error;

use super::Fail;

/// The fields of a form or of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posted(pub Vec<(String, String)>);

impl Posted {
    /// Reads `a=1&b=2`.
    pub fn parse(text: &[u8]) -> Posted {
        let decode = |part: &[u8]| {
            let plus: Vec<u8> = part.iter().map(|b| if *b == b'+' { b' ' } else { *b }).collect();
            percent_decoded(&plus)
        };
        Posted(
            text.split(|byte| *byte == b'&')
                .filter(|pair| !pair.is_empty())
                .map(|pair| {
                    let mut halves = pair.splitn(2, |byte| *byte == b'=');
                    (decode(halves.next().unwrap_or_default()), decode(halves.next().unwrap_or_default()))
                })
                .collect(),
        )
    }

    /// The last value of a name, trimmed; empty when it was not sent. Last, because a box that is ticked follows the
    /// empty value that says it was asked.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// The value as it was typed: passwords may begin with a space.
    pub fn exact(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Whether a name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// The value of a name, unless it is empty.
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// Puts a value in place of all others under its name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// The version of the record that the form was made from.
    pub fn version(&self) -> Option<i64> {
        self.get("version").parse().ok()
    }

    /// All values of a name that are not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, value)| n == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }
}

fn percent_decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let code = (text[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                at += 3;
            }
            None => {
                bytes.push(text[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Fail;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fail> {
        let RawForm(form) =
            RawForm::from_request(request, state).await.map_err(|_| Fail::Error(Error::invalid("error-request")))?;
        Ok(Posted::parse(&form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_the_last_one_counts() {
        let form = Posted::parse("name=%C5%9Eirin+%26+Co&active=&active=1&tag=a&tag=b&broken=%zz".as_bytes());
        assert_eq!(form.get("name"), "Şirin & Co");
        assert_eq!(form.get("active"), "1");
        assert_eq!(form.all("tag").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(form.get("broken"), "%zz");
        assert!(form.has("active") && !form.has("nothing"));
    }
}
