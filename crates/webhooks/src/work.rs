//! Working for one endpoint: looking at what changed, queueing it, sending what is due.

use std::sync::atomic::{AtomicBool, Ordering};

use crm::outside::{Secret, Stopped, Webhook, webhooks};
use kernel::{Actor, Error, Face, Fault, Result, Timestamp};
use store::Store;
use store::deliveries::{Attempt, Delivery, Lease, Sending, WITHDRAWN};

use crate::message::messages;
use crate::send::{Answer, Post, unkept};
use crate::sign::headers;
use crate::still;
use crate::wait::wait;

/// Changes looked at in one go.
const LOOKED_AT: usize = 200;
/// The most deliveries that wait. While an endpoint does not answer, the rest stays in the log.
const WAITING: i64 = 500;
/// Deliveries sent in one go.
const SENT: usize = 20;
/// Rounds before others get their turn.
const ROUNDS: usize = 50;
/// After so many failures one behind the other the endpoint is left alone for a while.
const FAILURES: usize = 3;
/// For how long, in milliseconds.
const REST: i64 = 30_000;
/// After so long without anything arriving an endpoint is stopped: five days.
const LONGEST: i64 = 5 * 24 * 60 * 60 * 1000;

/// How a delivery went.
enum Went {
    Well,
    Badly,
    /// The endpoint was stopped, or its owner may no longer sign in.
    Over,
}

/// Does what is due for an endpoint, unless another is at it; gives how many requests were made.
pub(crate) fn serve(store: &Store, post: &Post, ending: &AtomicBool, webhook: &Webhook) -> Result<usize> {
    let Some((lease, mut sending)) = store.lease_webhook(webhook.id.any())? else { return Ok(0) };
    let (mut sent, mut failures) = (0, 0);
    for _ in 0..ROUNDS {
        let looked_at = match look(store, webhook, lease, &mut sending)? {
            Looked::At(count) => count,
            Looked::NotOurs => return Ok(sent),
            Looked::NotAllowed => {
                store.release_webhook(lease, REST)?;
                return Ok(sent);
            }
        };
        let due = store.due_deliveries(webhook.id.any(), SENT)?;
        if due.is_empty() && looked_at == 0 {
            break;
        }
        for delivery in due {
            if ending.load(Ordering::Acquire) {
                store.release_webhook(lease, 0)?;
                return Ok(sent);
            }
            if !store.renew_webhook(lease)? {
                return Ok(sent);
            }
            // What administrators settle holds from the next message on.
            let Some(webhook) = current(store, webhook)? else {
                store.release_webhook(lease, 0)?;
                return Ok(sent);
            };
            sent += 1;
            match deliver(store, post, &webhook, &mut sending, &delivery)? {
                Went::Well => failures = 0,
                Went::Badly => failures += 1,
                Went::Over => {
                    store.release_webhook(lease, 0)?;
                    return Ok(sent);
                }
            }
            if failures >= FAILURES {
                store.release_webhook(lease, REST)?;
                return Ok(sent);
            }
        }
    }
    store.release_webhook(lease, 0)?;
    Ok(sent)
}

enum Looked {
    At(usize),
    /// Another node has taken over.
    NotOurs,
    /// The owner may no longer sign in, so nothing may be sent.
    NotAllowed,
}

/// The endpoint as it stands now; nothing when it was switched off or deleted.
fn current(store: &Store, webhook: &Webhook) -> Result<Option<Webhook>> {
    let id = webhook.id;
    let found = store.read_blocking(Actor::system(Face::Job), move |db| db.find(id))?;
    Ok(found.filter(|webhook| webhook.active))
}

/// Queues what changed since the last time, as the owner may see it now.
fn look(store: &Store, webhook: &Webhook, lease: Lease, sending: &mut Sending) -> Result<Looked> {
    if store.waiting_deliveries(webhook.id.any())? >= WAITING {
        return Ok(Looked::At(0));
    }
    let owner = owner(store, webhook);
    let from = sending.position;
    let followed = match store.read_blocking(owner, move |db| db.follow(from, LOOKED_AT)) {
        Err(error) if error.fault() == Fault::Unauthenticated => {
            tracing::info!(webhook = %webhook.id, "the owner may no longer sign in, so nothing is sent");
            return Ok(Looked::NotAllowed);
        }
        followed => followed?,
    };
    let Some(last) = followed.last().map(|change| change.position) else { return Ok(Looked::At(0)) };
    let catalogue = store.catalogue();
    let new = followed
        .iter()
        .filter(|change| change.entry.as_ref().is_some_and(|entry| entry.id > sending.since))
        .flat_map(|change| messages(&catalogue, webhook, change))
        .collect();
    if !store.queue_deliveries(lease, from, last, new)? {
        return Ok(Looked::NotOurs);
    }
    sending.position = last;
    Ok(Looked::At(followed.len()))
}

fn owner(store: &Store, webhook: &Webhook) -> Actor {
    Actor::user(webhook.owner.any(), Face::Job, store.settings().language)
}

fn deliver(store: &Store, post: &Post, webhook: &Webhook, sending: &mut Sending, delivery: &Delivery) -> Result<Went> {
    let at = store.clock().now();
    let kept = delivery.body.clone();
    let body = match store.read_blocking(owner(store, webhook), move |db| still::as_seen(db, &kept)) {
        Err(error) if error.fault() == Fault::Unauthenticated => return Ok(Went::Over),
        body => body?,
    };
    let Some(body) = body else {
        let withdrawn =
            Attempt { at, status: None, millis: 0, answer: String::new(), error: Some(WITHDRAWN.to_owned()) };
        store.note_attempt(delivery, &withdrawn, false, None)?;
        return Ok(Went::Well);
    };
    let keys = keys(sending)?;
    let headers = headers(delivery.id, at, &body, &keys)?;
    let answer = post.send(&webhook.address, &headers, &body);
    let arrived = answer.has_arrived();
    let again = if arrived { None } else { wait(delivery.attempts + 1, chance()?) };
    // A receiver that says when it has time is not asked before.
    let again = again.map(|millis| Timestamp::from_millis(at.millis() + millis.max(answer.rest)));
    store.note_attempt(delivery, &attempt(at, &answer), arrived, again)?;
    if arrived {
        sending.failing_since = None;
        return Ok(Went::Well);
    }
    let since = *sending.failing_since.get_or_insert(at);
    let why = match answer.status {
        Some(410) => Some(Stopped::Gone),
        _ if at.millis() - since.millis() >= LONGEST => Some(Stopped::Failing),
        _ => None,
    };
    let Some(why) = why else { return Ok(Went::Badly) };
    let id = webhook.id;
    store.write_blocking(Actor::system(Face::Job), move |tx| webhooks::stop(tx, id, why))?;
    Ok(Went::Over)
}

/// The key, and the former one while both are used.
fn keys(sending: &Sending) -> Result<Vec<Secret>> {
    let read = |text: &String| Secret::parse(text).ok_or_else(|| unkept(text));
    [Some(&sending.secret), sending.former.as_ref()].into_iter().flatten().map(read).collect()
}

fn attempt(at: Timestamp, answer: &Answer) -> Attempt {
    Attempt {
        at,
        status: answer.status.map(i64::from),
        millis: answer.millis,
        answer: answer.text.clone(),
        error: answer.error.map(str::to_owned),
    }
}

fn chance() -> Result<u32> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(u32::from_le_bytes(bytes))
}
