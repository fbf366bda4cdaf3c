//! What is asked of no single record type: who I am, anything by a fragment, who calls, the concentration.

use axum::response::{IntoResponse, Response};
use kernel::{Error, Result};
use serde_json::json;

use super::answer::unless_known;
use super::{Answer, Call};
use crate::deeds::{self, concentration};

/// The most that a search finds.
const FOUND: usize = 100;
/// What it finds unless asked otherwise.
const USUAL: usize = 20;

pub(super) async fn me(call: &Call) -> Result<Response> {
    call.parameters().only(&[])?;
    let who = &call.who;
    Ok(Answer::ok(json!({
        "id": who.actor.user,
        "name": who.name,
        "email": who.email,
        "role": who.access.role(),
        "administrator": who.access.is_administrator(),
        "read_only": who.actor.read_only,
        "language": who.actor.lang.code(),
        "time_zone": who.time_zone,
    }))
    .into_response())
}

pub(super) async fn search(call: &Call) -> Result<Response> {
    let sent = call.parameters();
    sent.only(&["q", "type", "limit"])?;
    let words = needed(&sent, "q")?;
    let (of, limit) = (sent.exact("type").map(str::to_owned), sent.number("limit", USUAL, FOUND)?);
    let found = call.read(move |db| deeds::search(db, &words, of.as_deref(), limit)).await?;
    Ok(Answer::ok(found).into_response())
}

pub(super) async fn look_up(call: &Call) -> Result<Response> {
    let sent = call.parameters();
    sent.only(&["phone"])?;
    let phone = needed(&sent, "phone")?;
    let found = call.read(move |db| deeds::look_up(db, &phone)).await?;
    Ok(Answer::ok(found).into_response())
}

pub(super) async fn concentration(call: &Call) -> Result<Response> {
    let sent = call.parameters();
    sent.only(&["measure", "share", "from", "to", "groups"])?;
    let wish = concentration::Asked {
        measure: sent.exact("measure"),
        share: sent.exact("share"),
        from: sent.exact("from"),
        to: sent.exact("to"),
        groups: sent.yes("groups")?,
    }
    .wish()?;
    let found = call.read(move |db| concentration::measure(db, &wish)).await?;
    Ok(unless_known(&call.parts.headers, Answer::ok(found).into_response()))
}

/// A parameter that must be there; it may be empty.
fn needed(sent: &super::Parameters, name: &'static str) -> Result<String> {
    sent.exact(name).map(str::to_owned).ok_or_else(|| Error::invalid("error-required").on(name))
}
