//! Where a new sale begins.

use kernel::{Id, Result};
use record::Query;
use store::{Action, Db};

use super::{Pipeline, Stage};

/// The first pipeline in use and its first stage, which a new opportunity takes unless somebody chooses otherwise; nothing
/// where there is none, or where the reader may not see them.
pub fn beginning(db: &Db<'_>) -> Result<Option<(Id<Pipeline>, Id<Stage>)>> {
    for name in ["pipeline", "stage"] {
        if !db.access().may(&*db.describe(name)?, Action::See) {
            return Ok(None);
        }
    }
    let in_use = Query::all::<Pipeline>().is(Pipeline::ACTIVE, true).by(Pipeline::POSITION.name());
    let Some(pipeline) = db.first::<Pipeline>(in_use)? else { return Ok(None) };
    let its = Query::all::<Stage>().is(Stage::PIPELINE, pipeline.id).by(Stage::POSITION.name());
    Ok(db.first::<Stage>(its)?.map(|stage| (pipeline.id, stage.id)))
}
