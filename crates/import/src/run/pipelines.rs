//! Pipelines and stages of opportunities: found by name, made where they are missing, the first ones where the file names
//! none.

use crm::rights::first_visit;
use kernel::{AnyId, Error, Result, fold};
use record::{Query, Value, Values};
use store::Tx;

use super::slice::{Desk, Named, located, passable};

/// The types that are looked up here: a stage is known by its name within a pipeline only.
pub(super) const OWN: [&str; 2] = ["pipeline", "stage"];

/// Names under which other programs keep what was won and what was lost, after folding.
const WON: [&str; 6] = ["won", "closed won", "kazanildi", "kazanilan", "voidetud", "voit"];
const LOST: [&str; 6] = ["lost", "closed lost", "kaybedildi", "kaybedilen", "kaotatud", "kaotus"];

struct Pipeline {
    id: AnyId,
    name: String,
    position: i64,
}

struct Stage {
    id: AnyId,
    pipeline: AnyId,
    name: String,
    position: i64,
    kind: String,
}

/// Finds pipeline and stage of every opportunity of a slice.
pub(super) fn settle(tx: &mut Tx<'_>, desk: &mut Desk<'_>, named: &mut Named) -> Result<()> {
    let main = desk.task.kind.main;
    if desk.task.kind.main_slot().of.name != "opportunity" {
        return Ok(());
    }
    let mut pipelines = pipelines(tx)?;
    if pipelines.is_empty() {
        begin(tx, desk)?;
        pipelines = self::pipelines(tx)?;
    }
    let mut stages = stages(tx)?;
    for row in 0..desk.drafts.len() {
        if desk.over[row] {
            continue;
        }
        let drafts = desk.drafts;
        let said = |of: &str| {
            let found = drafts[row].lookups.iter().find(|(slot, _, named, _)| *slot == main && *named == of);
            found.map(|(_, _, _, text)| text.as_str())
        };
        let told = drafts[row].slots[main].get("outcome").and_then(Value::as_text);
        let outcome =
            pipeline_of(tx, desk, &mut pipelines, &stages, said("pipeline"), said("stage")).and_then(|pipeline| {
                let stage = match closed_stage(tx, desk, &mut stages, pipeline, told, said("stage"))? {
                    Some(closed) => closed,
                    None => stage_of(tx, desk, &mut stages, pipeline, said("stage"))?,
                };
                Ok((pipeline, stage))
            });
        match outcome {
            Ok((pipeline, stage)) => {
                let found = named.entry(row).or_default();
                found.push((main, "pipeline".to_owned(), pipeline));
                found.push((main, "stage".to_owned(), stage));
            }
            Err(error) => desk.refuse(row, passable(error)?),
        }
    }
    desk.lost = stages.iter().filter(|stage| stage.kind == "lost").map(|stage| stage.id).collect();
    desk.won = stages.iter().filter(|stage| stage.kind == "won").map(|stage| stage.id).collect();
    Ok(())
}

/// Makes the pipeline that an installation begins with: a file may come before the first visit.
fn begin(tx: &mut Tx<'_>, desk: &mut Desk<'_>) -> Result<()> {
    let lang = desk.task.lang;
    match tx.attempt(|tx| first_visit::make_pipeline(tx, lang)) {
        Ok(()) => {
            *desk.written.created.entry("pipeline").or_default() += 1;
            *desk.written.created.entry("stage").or_default() += stages(tx)?.len() as i64;
            Ok(())
        }
        // Who may not make one has each row refused, and the file of them says why.
        Err(error) => passable(error).map(|_| ()),
    }
}

fn pipelines(tx: &Tx<'_>) -> Result<Vec<Pipeline>> {
    let mut found: Vec<Pipeline> = tx
        .page(&Query::of("pipeline").fields(&["name", "position"]).limit(500))?
        .rows
        .iter()
        .map(|view| Pipeline {
            id: view.id,
            name: fold(view.value("name").as_text().unwrap_or("")),
            position: whole(view.value("position")),
        })
        .collect();
    found.sort_by_key(|pipeline| (pipeline.position, pipeline.id));
    Ok(found)
}

fn stages(tx: &Tx<'_>) -> Result<Vec<Stage>> {
    let query = Query::of("stage").fields(&["name", "pipeline", "position", "kind"]).limit(5_000);
    let mut found: Vec<Stage> = tx
        .page(&query)?
        .rows
        .iter()
        .filter_map(|view| {
            Some(Stage {
                id: view.id,
                pipeline: view.value("pipeline").as_id()?,
                name: fold(view.value("name").as_text().unwrap_or("")),
                position: whole(view.value("position")),
                kind: view.value("kind").as_text().unwrap_or("").to_owned(),
            })
        })
        .collect();
    found.sort_by_key(|stage| (stage.position, stage.id));
    Ok(found)
}

fn whole(value: &Value) -> i64 {
    match value {
        Value::Int(number) => *number,
        _ => 0,
    }
}

/// The pipeline of that name; where none is named, one that has the stage, or the first.
fn pipeline_of(
    tx: &mut Tx<'_>,
    desk: &mut Desk<'_>,
    pipelines: &mut Vec<Pipeline>,
    stages: &[Stage],
    said: Option<&str>,
    stage: Option<&str>,
) -> Result<AnyId> {
    let Some(said) = said else {
        let with_stage = stage.map(fold).and_then(|name| {
            let has = |pipeline: &&Pipeline| stages.iter().any(|one| one.pipeline == pipeline.id && one.name == name);
            pipelines.iter().find(has)
        });
        let missing = || Error::invalid("error-required").on("opportunity.pipeline");
        return with_stage.or(pipelines.first()).map(|pipeline| pipeline.id).ok_or_else(missing);
    };
    let name = fold(said);
    if let Some(found) = pipelines.iter().find(|pipeline| pipeline.name == name) {
        return Ok(found.id);
    }
    let position = pipelines.last().map_or(1, |last| last.position + 1);
    let values = Values::from_iter([("name".into(), Value::text(said)), ("position".into(), Value::Int(position))]);
    let id = make(tx, desk, "pipeline", values, said)?;
    pipelines.push(Pipeline { id, name, position });
    Ok(id)
}

/// The stage for what was won or lost, of a program that tells so beside the stage where it stood last.
fn closed_stage(
    tx: &mut Tx<'_>,
    desk: &mut Desk<'_>,
    stages: &mut Vec<Stage>,
    pipeline: AnyId,
    told: Option<&str>,
    said: Option<&str>,
) -> Result<Option<AnyId>> {
    let Some(kind) = told.filter(|told| matches!(*told, "won" | "lost")) else { return Ok(None) };
    let closed = || stages.iter().filter(|stage| stage.pipeline == pipeline && stage.kind == kind);
    let name = said.map(fold);
    let found = closed().find(|stage| Some(&stage.name) == name.as_ref()).or_else(|| closed().next());
    if let Some(found) = found {
        return Ok(Some(found.id));
    }
    add_stage(tx, desk, stages, pipeline, &words::attr(desk.task.lang, "outcome", kind), kind).map(Some)
}

/// The stage of that name in the pipeline, the one for what was won or lost under another name, or the first.
fn stage_of(
    tx: &mut Tx<'_>,
    desk: &mut Desk<'_>,
    stages: &mut Vec<Stage>,
    pipeline: AnyId,
    said: Option<&str>,
) -> Result<AnyId> {
    let mut own = stages.iter().filter(|stage| stage.pipeline == pipeline);
    let said = match said {
        Some(said) => said,
        None => match own.clone().find(|stage| stage.kind == "open").or_else(|| own.next()) {
            Some(first) => return Ok(first.id),
            None => return Err(Error::invalid("error-required").on("opportunity.stage")),
        },
    };
    let name = fold(said);
    let kind = match name.as_str() {
        name if WON.contains(&name) => "won",
        name if LOST.contains(&name) => "lost",
        _ => "open",
    };
    let found = own
        .clone()
        .find(|stage| stage.name == name)
        .or_else(|| own.clone().find(|stage| kind != "open" && stage.kind == kind));
    if let Some(found) = found {
        return Ok(found.id);
    }
    add_stage(tx, desk, stages, pipeline, said, kind)
}

/// Adds a stage behind the others of its pipeline.
fn add_stage(
    tx: &mut Tx<'_>,
    desk: &mut Desk<'_>,
    stages: &mut Vec<Stage>,
    pipeline: AnyId,
    name: &str,
    kind: &str,
) -> Result<AnyId> {
    let own = stages.iter().filter(|stage| stage.pipeline == pipeline);
    let position = own.map(|stage| stage.position).max().map_or(1, |last| last + 1);
    let values = Values::from_iter([
        ("name".into(), Value::text(name)),
        ("pipeline".into(), Value::Id(pipeline)),
        ("position".into(), Value::Int(position)),
        ("kind".into(), Value::text(kind)),
    ]);
    let id = make(tx, desk, "stage", values, name)?;
    stages.push(Stage { id, pipeline, name: fold(name), position, kind: kind.to_owned() });
    Ok(id)
}

/// Makes one, if whoever imports may; else it is simply not found.
fn make(tx: &mut Tx<'_>, desk: &mut Desk<'_>, of: &'static str, values: Values, said: &str) -> Result<AnyId> {
    let unknown = || {
        let error = Error::invalid("import-error-not-found").with("value", said).with("type", of);
        error.on(format!("opportunity.{of}"))
    };
    match tx.attempt(|tx| tx.create_values(of, values.clone())) {
        Ok(id) => {
            *desk.written.created.entry(of).or_default() += 1;
            Ok(id)
        }
        Err(error) if error.fault() == kernel::Fault::Forbidden => Err(unknown()),
        Err(error) => Err(located(&error, "opportunity")),
    }
}
