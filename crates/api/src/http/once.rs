//! Writing once: a request with an Idempotency-Key that comes again does nothing; its answer names the same records, as the
//! asker sees them by then.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{AnyId, Error, Result};
use record::RecordRef;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use store::Tx;

use super::{Answer, Call};
use crate::deeds;

/// The header with the key.
const KEY: &str = "idempotency-key";
/// The header of an answer that was given before.
const AGAIN: &str = "idempotent-replayed";
/// The longest key, in letters.
const LONGEST: usize = 200;

/// The keys of requests that this node is working on.
#[derive(Debug, Default)]
pub(super) struct Working(Mutex<HashSet<(AnyId, String)>>);

/// A key that is being worked on; dropping it ends that.
struct Held {
    working: Arc<Working>,
    key: (AnyId, String),
}

impl Held {
    fn take(working: &Arc<Working>, key: (AnyId, String)) -> Result<Held> {
        let fresh = working.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        if fresh { Ok(Held { working: Arc::clone(working), key }) } else { Err(Error::conflict("api-error-key-busy")) }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.working.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// Writes as the asker, once for each key.
pub(super) async fn write(
    call: &Call,
    body: &Bytes,
    f: impl Fn(&mut Tx<'_>) -> Result<Answer> + Send + Sync + 'static,
) -> Result<Response> {
    let actor = call.who.actor.clone();
    let store = call.app().store();
    let Some(key) = call.parts.headers.get(KEY) else {
        return Ok(store.write(actor, f).await?.into_response());
    };
    let key = read(key).ok_or_else(|| Error::invalid("api-error-key"))?;
    let asker = actor.user.unwrap_or(AnyId::from_raw(0));
    let _held = Held::take(&call.face.working, (asker, key.clone()))?;
    let digest = digest(call, body);
    let (answer, again) = store
        .write(actor, move |tx| {
            if let Some(kept) = tx.kept_answer(&key)? {
                if kept.digest != digest {
                    return Err(Error::invalid("api-error-key-reused"));
                }
                let kept = serde_json::from_str(&kept.answer).map_err(Error::internal)?;
                return Ok((filled(tx, kept)?, true));
            }
            let answer = f(tx)?;
            tx.keep_answer(&key, &digest, &serde_json::to_string(&bare(&answer)).map_err(Error::internal)?)?;
            Ok((answer, false))
        })
        .await?;
    let mut response = answer.into_response();
    if again {
        response.headers_mut().insert(AGAIN, HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// What of an answer is kept: of records no more than which they are. Whoever asks again may have lost the right to see
/// them since, and a day's answers are not to fill the database.
fn bare(answer: &Answer) -> Answer {
    let mut kept = Answer { version: None, ..answer.clone() };
    for record in kept.body.iter_mut().flat_map(records) {
        *record = only_named(record);
    }
    kept
}

/// The answer with its records as the asker sees them now.
fn filled(tx: &mut Tx<'_>, mut kept: Answer) -> Result<Answer> {
    let one = kept.body.as_ref().is_some_and(is_record);
    let mut version = None;
    for record in kept.body.iter_mut().flat_map(records) {
        let now = deeds::shown(tx, named(tx, record)?)?;
        version = Some(now.version).filter(|version| one && *version > 0);
        *record = now.json;
    }
    Ok(Answer { version, ..kept })
}

/// The record that an object names.
pub(crate) fn named(tx: &Tx<'_>, json: &Json) -> Result<RecordRef> {
    let of = tx.describe(json["_type"].as_str().unwrap_or_default())?.name;
    Ok(RecordRef { of, id: json["id"].as_str().unwrap_or_default().parse()? })
}

/// No more of a record than which it is.
pub(crate) fn only_named(record: &Json) -> Json {
    json!({"_type": record["_type"], "id": record["id"]})
}

/// The records in the body of an answer: itself, or those of the results of a batch.
fn records(body: &mut Json) -> Vec<&mut Json> {
    if is_record(body) {
        return vec![body];
    }
    let results = body.get_mut("results").and_then(Json::as_array_mut);
    results.into_iter().flatten().filter_map(|result| result.get_mut("record")).filter(|one| is_record(one)).collect()
}

fn is_record(json: &Json) -> bool {
    json.get("_type").is_some_and(Json::is_string) && json.get("id").is_some_and(Json::is_string)
}

/// The key, also when it stands in quotes, as the IETF's draft wants it.
fn read(value: &HeaderValue) -> Option<String> {
    let text = value.to_str().ok()?.trim();
    let key = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    let fits = (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| key.to_owned())
}

/// What makes a request the same: where it leads, in which version, and its body.
fn digest(call: &Call, body: &Bytes) -> [u8; 32] {
    let parts = &call.parts;
    let matched = parts.headers.get(header::IF_MATCH).map_or(&b""[..], |value| value.as_bytes());
    let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
    let mut digest = Sha256::new();
    for piece in [parts.method.as_str().as_bytes(), path.as_bytes(), matched, body] {
        digest.update((piece.len() as u64).to_be_bytes());
        digest.update(piece);
    }
    digest.finalize().into()
}
