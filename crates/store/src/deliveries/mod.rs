//! Deliveries to the endpoints of webhooks: what is to be sent, in which order, who is at it, and how it went.
//!
//! They are no records: a record of each would be a change to be sent again. An endpoint is the record `webhook`; beside
//! it stands a row of `webhook_state` with its keys and its position in the log. Whoever works for an endpoint holds its
//! lease, so that of several nodes one sends; one that dies leaves its work to the next, which sends at worst a second
//! time what was under way.

mod lease;
mod list;
mod queue;
mod replay;

use kernel::{AnyId, Result, Timestamp};

use crate::row::Row;

pub use lease::{Lease, Sending};

/// How a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// It is to be sent, now or again.
    Waiting,
    /// It has arrived.
    Delivered,
    /// It was tried as often as it may be.
    Failed,
}

impl DeliveryState {
    /// All of them.
    pub const ALL: [DeliveryState; 3] = [DeliveryState::Waiting, DeliveryState::Delivered, DeliveryState::Failed];

    /// The word that is kept.
    pub const fn code(self) -> &'static str {
        match self {
            DeliveryState::Waiting => "waiting",
            DeliveryState::Delivered => "delivered",
            DeliveryState::Failed => "failed",
        }
    }

    fn from_code(code: &str) -> DeliveryState {
        DeliveryState::ALL.into_iter().find(|state| state.code() == code).unwrap_or(DeliveryState::Failed)
    }
}

/// Something that is sent to an endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Its id, by which the receiver knows it again when it comes twice.
    pub id: AnyId,
    /// The endpoint.
    pub webhook: AnyId,
    /// What happened: `company.change`.
    pub event: String,
    /// The JSON that is sent.
    pub body: String,
    /// How it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is to be tried.
    pub due_at: Timestamp,
    /// When it came into the queue.
    pub created_at: Timestamp,
}

/// Something to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDelivery {
    /// What happened: `company.change`.
    pub event: String,
    /// The JSON to send.
    pub body: String,
}

/// One time that a delivery was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// When.
    pub at: Timestamp,
    /// The status of the answer; `None` without one.
    pub status: Option<i64>,
    /// How long it took.
    pub millis: i64,
    /// The first bytes of the answer.
    pub answer: String,
    /// Why there was no answer, as an attribute of the message `webhook_error`.
    pub error: Option<String>,
}

/// The error of an attempt that was not made because the endpoint's owner may no longer see what it tells.
pub const WITHDRAWN: &str = "withdrawn";

const COLUMNS: &str = "id, webhook_id, event, body, state, attempts, due_at, created_at";

fn delivery(row: &Row<'_>) -> Result<Delivery> {
    Ok(Delivery {
        id: AnyId::from_raw(row.int(0)?),
        webhook: AnyId::from_raw(row.int(1)?),
        event: row.text(2)?.to_owned(),
        body: row.text(3)?.to_owned(),
        state: DeliveryState::from_code(row.text(4)?),
        attempts: row.int(5)?,
        due_at: Timestamp::from_millis(row.int(6)?),
        created_at: Timestamp::from_millis(row.int(7)?),
    })
}
