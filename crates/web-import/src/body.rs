//! What several pages show in the same way.

use crm::general::ImportStatus;
use import::plan::Kind;
use web::Ctx;
use web::kit::{Cell, Tone};

/// What a kind is called: its main records in the plural.
pub fn kind_word(ctx: &Ctx, kind: &Kind) -> String {
    ctx.word(&format!("{}.many", kind.main_slot().of.name))
}

/// What the kind of this name is called; the name itself where there is no such kind any more, and nothing of the demo
/// company, whose name says what it is.
pub fn kind_named(ctx: &Ctx, name: &str) -> String {
    if name == crm::demo::KIND {
        return String::new();
    }
    Kind::named(&ctx.store().catalogue(), name).map_or_else(|_| name.to_owned(), |kind| kind_word(ctx, &kind))
}

/// How an import stands.
pub fn status_cell(ctx: &Ctx, status: ImportStatus) -> Cell {
    let (tone, code) = status_of(status);
    Cell::Chip(tone, ctx.word(&format!("import_status.{code}")))
}

/// Colour and word of a status.
pub const fn status_of(status: ImportStatus) -> (Tone, &'static str) {
    match status {
        ImportStatus::Waiting => (Tone::Quiet, "waiting"),
        ImportStatus::Running => (Tone::Info, "running"),
        ImportStatus::Finished => (Tone::Good, "finished"),
        ImportStatus::Failed => (Tone::Bad, "failed"),
        ImportStatus::Stopped => (Tone::Warn, "stopped"),
        ImportStatus::Undone => (Tone::Warn, "undone"),
    }
}
