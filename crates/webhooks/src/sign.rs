//! Signatures by Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, in base64, with `v1,` before it.

use crm::outside::Secret;
use crm::outside::webhooks::base64;
use hmac::{Hmac, KeyInit, Mac};
use kernel::{AnyId, Error, Result, Timestamp};
use sha2::Sha256;

/// How far the clock of whoever sends and the clock of whoever checks may be apart, in seconds.
const TOLERANCE: i64 = 5 * 60;

/// The three headers of a message, signed with each key: `webhook-id`, `webhook-timestamp`, `webhook-signature`.
pub fn headers(id: AnyId, at: Timestamp, body: &str, keys: &[Secret]) -> Result<[(&'static str, String); 3]> {
    let id = format!("msg_{id}");
    let seconds = at.millis().div_euclid(1000);
    let signatures: Vec<String> = keys
        .iter()
        .map(|key| Ok(format!("v1,{}", base64(&code(key, &id, seconds, body)?.finalize().into_bytes()))))
        .collect::<Result<_>>()?;
    Ok([("webhook-id", id), ("webhook-timestamp", seconds.to_string()), ("webhook-signature", signatures.join(" "))])
}

fn code(key: &Secret, id: &str, seconds: i64, body: &str) -> Result<Hmac<Sha256>> {
    let mut code = Hmac::<Sha256>::new_from_slice(key.bytes()).map_err(Error::internal)?;
    code.update(format!("{id}.{seconds}.{body}").as_bytes());
    Ok(code)
}

/// Whether a message is from whoever holds the key and was sent just now, as a receiver checks it.
pub fn is_genuine(key: &Secret, id: &str, timestamp: &str, signatures: &str, body: &str, now: Timestamp) -> bool {
    let Ok(seconds) = timestamp.parse::<i64>() else { return false };
    if (now.millis().div_euclid(1000) - seconds).abs() > TOLERANCE {
        return false;
    }
    let Ok(code) = code(key, id, seconds, body) else { return false };
    let ours = format!("v1,{}", base64(&code.finalize().into_bytes()));
    signatures.split(' ').any(|theirs| theirs == ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_comes_out() {
        // The test vector of the specification's reference libraries.
        let key = Secret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let (id, at, body) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        let signature = format!("v1,{}", base64(&code(&key, id, at, body).unwrap().finalize().into_bytes()));
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let now = Timestamp::from_millis(at * 1000);
        assert!(is_genuine(&key, id, "1614265330", &format!("v1,xxx {signature}"), body, now));
        assert!(!is_genuine(&key, id, "1614265330", &signature, "{}", now));
        assert!(!is_genuine(&key, id, "1614265330", &signature, body, Timestamp::from_millis(at * 1000 + 301_000)));
    }

    #[test]
    fn while_keys_change_both_sign() {
        let (one, other) = (Secret::fresh().unwrap(), Secret::fresh().unwrap());
        let (id, now) = (AnyId::from_raw(7), Timestamp::from_millis(1_795_255_200_000));
        let [(_, id), (_, at), (_, signatures)] = headers(id, now, "{}", &[one.clone(), other.clone()]).unwrap();
        for key in [one, other] {
            assert!(is_genuine(&key, &id, &at, &signatures, "{}", now));
        }
        assert!(!is_genuine(&Secret::fresh().unwrap(), &id, &at, &signatures, "{}", now));
    }
}
