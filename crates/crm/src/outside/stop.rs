//! Stopping an endpoint that answers no more.

use kernel::{Id, Result};
use record::Change;
use store::Tx;

use super::{Stopped, Webhook};
use crate::general::{Notification, NotificationKind};

/// Stops sending to an endpoint and tells its owner. Nothing is lost: it goes on where it stopped when somebody switches
/// it on again.
pub fn stop(tx: &mut Tx, id: Id<Webhook>, why: Stopped) -> Result<()> {
    let webhook = tx.get(id)?;
    if !webhook.active {
        return Ok(());
    }
    tx.change(id, Change::new().set(Webhook::ACTIVE, false).set(Webhook::STOPPED, Some(why)))?;
    let message = match why {
        Stopped::Gone => "webhooks-told-gone",
        Stopped::Failing => "webhooks-told-failing",
    };
    let details = serde_json::json!({ "name": webhook.name });
    let told = Change::new()
        .set(Notification::USER, webhook.owner)
        .set(Notification::KIND, NotificationKind::Finished)
        .set(Notification::MESSAGE, message)
        .set(Notification::DETAILS, Some(details.to_string()));
    tx.create(told)?;
    Ok(())
}
