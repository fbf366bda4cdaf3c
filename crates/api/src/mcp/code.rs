//! The code by which a write that was shown is confirmed. It is bound to the user, to exactly this write, to the version
//! that its record was in, and to a time; it is computed and kept nowhere.

use hmac::{Hmac, KeyInit, Mac};
use kernel::{AnyId, Error, Result, Timestamp};
use serde_json::{Map, Value as Json};
use sha2::Sha256;

/// For how long a code holds, in milliseconds: as long as somebody may take to decide.
pub(super) const HOLDS: i64 = 15 * 60 * 1000;
/// Bytes of the code: 80 bits are not guessed in a quarter of an hour.
const BYTES: usize = 10;

/// What a code is bound to.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// The key of the installation.
    pub key: [u8; 32],
    /// Who asks.
    pub user: Option<AnyId>,
    /// The tool and what it was called with.
    pub call: String,
}

impl Bound {
    /// To a call of a tool, whatever the order of its arguments; the confirmation itself does not count.
    pub fn to(key: [u8; 32], user: Option<AnyId>, tool: &str, given: &Map<String, Json>) -> Bound {
        let mut given = given.clone();
        given.remove("confirmation");
        let mut call = format!("{tool} ");
        canonical(&Json::Object(given), &mut call);
        Bound { key, user, call }
    }

    /// The code for a version, until a time.
    pub fn code(&self, version: i64, until: Timestamp) -> Result<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).map_err(Error::internal)?;
        let user = self.user.map_or(0, AnyId::raw);
        mac.update(format!("{user} {version} {} {}", until.millis(), self.call).as_bytes());
        let bytes = mac.finalize().into_bytes();
        let digits: String = bytes[..BYTES].iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(format!("{:x}-{digits}", until.millis()))
    }

    /// Whether a code is the one for a version, and still holds.
    pub fn fits(&self, code: &str, version: i64, now: Timestamp) -> Result<bool> {
        let until = code.split_once('-').and_then(|(until, _)| i64::from_str_radix(until, 16).ok());
        let Some(until) = until.map(Timestamp::from_millis).filter(|until| *until > now) else { return Ok(false) };
        Ok(crm::rights::token::same(code, &self.code(version, until)?))
    }
}

/// JSON with the members of each object in the order of their names.
fn canonical(json: &Json, into: &mut String) {
    match json {
        Json::Object(object) => {
            let mut members: Vec<_> = object.iter().collect();
            members.sort_by_key(|(name, _)| name.as_str());
            into.push('{');
            for (name, value) in members {
                into.push_str(&Json::String(name.clone()).to_string());
                into.push(':');
                canonical(value, into);
                into.push(',');
            }
            into.push('}');
        }
        Json::Array(items) => {
            into.push('[');
            for item in items {
                canonical(item, into);
                into.push(',');
            }
            into.push(']');
        }
        other => into.push_str(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_for_one_write_one_version_one_user_and_a_while() {
        let given = |text: &str| serde_json::from_str::<Map<String, Json>>(text).unwrap();
        let at = Timestamp::from_millis;
        let to = |user, tool: &str, text: &str| Bound::to([7; 32], Some(AnyId::from_raw(user)), tool, &given(text));
        let bound = to(1, "change", r#"{"id": "a", "values": {"name": "x", "web": null}}"#);
        let code = bound.code(3, at(1_000)).unwrap();
        assert!(bound.fits(&code, 3, at(999)).unwrap());
        assert!(!bound.fits(&code, 3, at(1_000)).unwrap());
        assert!(!bound.fits(&code, 4, at(999)).unwrap());
        let again = to(1, "change", r#"{"values": {"web": null, "name": "x"}, "id": "a", "confirmation": "y"}"#);
        assert!(again.fits(&code, 3, at(999)).unwrap());
        let others = [
            to(2, "change", r#"{"id": "a", "values": {"name": "x", "web": null}}"#),
            to(1, "delete", r#"{"id": "a", "values": {"name": "x", "web": null}}"#),
            to(1, "change", r#"{"id": "a", "values": {"name": "y", "web": null}}"#),
        ];
        for other in others {
            assert!(!other.fits(&code, 3, at(999)).unwrap());
        }
        for nonsense in ["", "-", "ffffffffffff-", "x", "3e8-zz"] {
            assert!(!bound.fits(nonsense, 3, at(999)).unwrap(), "{nonsense}");
        }
    }
}
