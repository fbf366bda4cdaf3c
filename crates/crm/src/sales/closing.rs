//! An opportunity follows its stage: one of kind won or lost closes it.

use kernel::{AnyId, Decimal, Error, Id, Result};
use record::{Query, Value, Values};
use store::{Tx, Written};

use super::{Opportunity, Outcome, Pipeline, Stage, StageKind};

/// What a new opportunity takes from its stage: the outcome, the day it was closed, how likely it is.
///
/// # Errors
/// `error-stage-of-another-pipeline`, or `error-required` on the reason of one that is lost.
pub fn begin(tx: &mut Tx, values: &mut Values) -> Result<()> {
    let Some(stage) = values.get("stage").and_then(Value::as_id) else { return Ok(()) };
    let Some(stage) = stage_of(tx, stage)? else { return Ok(()) };
    match id_of(values, "pipeline") {
        Some(pipeline) if pipeline != stage.pipeline.any() => return Err(another_pipeline()),
        Some(_) => {}
        None => {
            values.set("pipeline", Value::Id(stage.pipeline.any()));
        }
    }
    let outcome = outcome_of(stage.kind);
    values.set("outcome", Value::Text(outcome.code().to_owned()));
    if !is_set(values, "probability") || outcome != Outcome::Open {
        values.set("probability", likelihood(&stage));
    }
    if outcome == Outcome::Open {
        values.remove("closed_on");
    } else if !is_set(values, "closed_on") {
        values.set("closed_on", Value::Date(tx.today()));
    }
    demand_reason(outcome, is_set(values, "lost_reason"))
}

/// What follows from a change of stage or pipeline.
///
/// Another pipeline alone puts the opportunity on its first stage. A likelihood that somebody has set stays until the
/// opportunity is closed; who opens it again leaves the reason why it was lost behind.
///
/// # Errors
/// As for a new one, and `error-pipeline-without-stages`.
pub fn go_on(tx: &mut Tx, before: &Values, changes: &mut Values) -> Result<()> {
    if !["stage", "pipeline", "lost_reason", "probability"].iter().any(|field| changes.has(field)) {
        return Ok(());
    }
    let now = |changes: &Values, field: &str| changes.get(field).or_else(|| before.get(field)).cloned();
    let pipeline = now(changes, "pipeline").and_then(|value| value.as_id());
    if changes.has("pipeline")
        && !changes.has("stage")
        && let Some(pipeline) = pipeline
    {
        changes.set("stage", Value::Id(first_stage(tx, pipeline.of())?.any()));
    }
    let stage = now(changes, "stage").and_then(|value| value.as_id());
    let Some(stage) = stage.map(|id| stage_of(tx, id)).transpose()?.flatten() else { return Ok(()) };
    if pipeline != Some(stage.pipeline.any()) {
        return Err(another_pipeline());
    }
    let outcome = outcome_of(stage.kind);
    let was = before.get("outcome").and_then(Value::as_text).and_then(Outcome::from_code).unwrap_or(Outcome::Open);
    if changes.has("stage") {
        changes.set("outcome", Value::Text(outcome.code().to_owned()));
        if outcome == Outcome::Open {
            changes.set("closed_on", Value::Null);
        } else if outcome != was && !changes.has("closed_on") {
            changes.set("closed_on", Value::Date(tx.today()));
        }
        if was == Outcome::Lost && outcome != Outcome::Lost && !changes.has("lost_reason") {
            changes.set("lost_reason", Value::Null);
        }
        let nobody_set_it = was != Outcome::Open || is_of_the_old_stage(tx, before)?;
        if !changes.has("probability") && nobody_set_it {
            changes.set("probability", likelihood(&stage));
        }
    }
    if outcome != Outcome::Open {
        changes.set("probability", likelihood(&stage));
    }
    let reason = now(changes, "lost_reason").is_some_and(|reason| !reason.is_null());
    demand_reason(outcome, reason)
}

/// A stage keeps its meaning while opportunities stand in it, because they have been closed or kept open by it.
///
/// # Errors
/// `error-stage-in-use`, a conflict that says how many they are.
pub fn stage_stays(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let both = written.before.is_some() && written.after.is_some();
    let Some(field) = ["kind", "pipeline"].into_iter().find(|field| both && written.changed(field)) else {
        return Ok(());
    };
    let here = Query::all::<Opportunity>().is(Opportunity::STAGE, written.id.of::<Stage>());
    match tx.as_program(|tx| tx.count(&here))? {
        0 => Ok(()),
        count => Err(Error::conflict("error-stage-in-use").with("count", count).on(field)),
    }
}

/// The stage, whoever may see it; none when there is none, which the check of references says better.
fn stage_of(tx: &mut Tx, id: AnyId) -> Result<Option<Stage>> {
    tx.as_program(|tx| tx.find(id.of::<Stage>()))
}

fn first_stage(tx: &mut Tx, pipeline: Id<Pipeline>) -> Result<Id<Stage>> {
    let first = tx.as_program(|tx| {
        tx.first::<Stage>(Query::all::<Stage>().is(Stage::PIPELINE, pipeline).by(Stage::POSITION.name()))
    })?;
    first.map(|stage| stage.id).ok_or_else(|| Error::invalid("error-pipeline-without-stages").on("pipeline"))
}

/// Whether the likelihood is what the stage so far gave, or none at all.
fn is_of_the_old_stage(tx: &mut Tx, before: &Values) -> Result<bool> {
    let known = before.get("probability").cloned().unwrap_or_default();
    if known.is_null() {
        return Ok(true);
    }
    let old = id_of(before, "stage").map(|id| stage_of(tx, id)).transpose()?.flatten();
    Ok(old.is_some_and(|stage| likelihood(&stage) == known))
}

const fn outcome_of(kind: StageKind) -> Outcome {
    match kind {
        StageKind::Open => Outcome::Open,
        StageKind::Won => Outcome::Won,
        StageKind::Lost => Outcome::Lost,
    }
}

/// How likely a sale is that stands here; what is decided is certain.
fn likelihood(stage: &Stage) -> Value {
    let percent = match stage.kind {
        StageKind::Open => stage.probability,
        StageKind::Won => Decimal::from_int(100),
        StageKind::Lost => Some(Decimal::ZERO),
    };
    percent.map_or(Value::Null, Value::Decimal)
}

fn demand_reason(outcome: Outcome, is_given: bool) -> Result<()> {
    match outcome {
        Outcome::Lost if !is_given => Err(Error::invalid("error-required").on("lost_reason")),
        _ => Ok(()),
    }
}

fn another_pipeline() -> Error {
    Error::invalid("error-stage-of-another-pipeline").on("stage")
}

fn is_set(values: &Values, field: &str) -> bool {
    values.get(field).is_some_and(|value| !value.is_null())
}

fn id_of(values: &Values, field: &str) -> Option<AnyId> {
    values.get(field).and_then(Value::as_id)
}
