//! `POST /batch`: many writes at once.

use axum::body::Body;
use axum::response::Response;
use kernel::Result;
use serde_json::{Value as Json, json};

use super::{Answer, Call, problem};
use crate::deeds::batch::{self, Batch, Outcome};

pub(super) async fn run(call: &Call, body: Body) -> Result<Response> {
    call.parameters().only(&[])?;
    let (bytes, json) = call.json(body).await?;
    let batch = Batch::read(&json)?;
    let (verbs, lang) = (call.app().verbs_arc(), call.who.actor.lang);
    call.write(&bytes, move |tx| {
        let outcomes = batch::run(tx, &verbs, &batch)?;
        let results: Vec<Json> = outcomes
            .iter()
            .zip(&batch.operations)
            .map(|(outcome, operation)| result(lang, operation.deed, outcome))
            .collect();
        Ok(Answer::ok(json!({"results": results})))
    })
    .await
}

fn result(lang: kernel::Lang, deed: batch::Deed, outcome: &Outcome) -> Json {
    match outcome {
        Ok(Some(written)) => {
            let status = if deed == batch::Deed::Create { 201 } else { 200 };
            json!({"status": status, "record": written.json})
        }
        Ok(None) => json!({"status": 204}),
        Err(error) => {
            json!({"status": problem::status(error).as_u16(), "problem": problem::details(lang, error, false)})
        }
    }
}
