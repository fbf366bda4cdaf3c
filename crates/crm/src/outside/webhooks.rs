//! What administrators do with webhooks.

use kernel::{Error, Id, Result, Timestamp};
use record::{Change, Value, Values};
use store::deliveries::NewDelivery;
use store::{Tx, Written};

use super::{Secret, Webhook};

pub use super::secret::encode as base64;
pub use super::stop::stop;

/// For how long both keys sign after a change of keys: one day, in milliseconds.
const BOTH: i64 = 24 * 60 * 60 * 1000;

/// Adds an endpoint with its key. It hears of what happens from now on.
///
/// # Errors
/// `error-webhook-address` when the address is none of http or https, or carries a password.
pub fn add(tx: &mut Tx, values: Values, secret: &Secret) -> Result<Id<Webhook>> {
    let id = tx.create_values("webhook", values)?;
    tx.begin_webhook(id, &secret.text())?;
    Ok(id.of())
}

/// Gives an endpoint a new key; for a day everything is signed with both, so that the receiver can change over.
pub fn rotate(tx: &mut Tx, id: Id<Webhook>, secret: &Secret) -> Result<()> {
    let until = Timestamp::from_millis(tx.now().millis() + BOTH);
    tx.change_secret(id.any(), &secret.text(), until)
}

/// Sends a test.
pub fn test(tx: &mut Tx, id: Id<Webhook>) -> Result<kernel::AnyId> {
    let webhook = tx.get(id)?;
    let at = tx.now().to_string();
    let body = serde_json::json!({ "type": "test", "timestamp": at, "data": { "webhook": webhook.name } });
    tx.queue_delivery(id.any(), &NewDelivery { event: "test".to_owned(), body: body.to_string() })
}

/// However an endpoint is written: its address makes sense, a new one has a key, and one that had been stopped and is
/// switched on again begins anew where it stopped.
///
/// An address is judged again when it is used; here whoever types it learns of the obvious.
pub fn keep(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(after) = written.after else { return Ok(()) };
    check_address(after)?;
    if written.before.is_none() {
        tx.begin_webhook(written.id, &Secret::fresh()?.text())?;
    } else if written.changed("active") && after.get("active") == Some(&Value::Bool(true)) {
        let id: Id<Webhook> = written.id.of();
        tx.as_program(|tx| tx.change(id, Change::new().set(Webhook::STOPPED, None)))?;
        tx.forgive_webhook(written.id)?;
    }
    Ok(())
}

fn check_address(values: &Values) -> Result<()> {
    let Some(address) = values.get("address").and_then(Value::as_text) else { return Ok(()) };
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or("");
    if host.is_empty() || host.contains('@') || address.contains(char::is_whitespace) {
        return Err(Error::invalid("error-webhook-address").on("address"));
    }
    Ok(())
}
