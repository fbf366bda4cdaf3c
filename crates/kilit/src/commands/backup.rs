//! `kilit backup`: everything in one file, while others go on working.

use std::path::PathBuf;

use clap::Args;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use store::{Store, backup};

use crate::output::Voice;

/// Where the backup goes.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct Backup {
    /// The file to be written; one that is there is replaced when the new one is whole. It holds digests of passwords
    /// and the key of the change log, so keep it where only you can read it.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write what is in it as JSON.
    #[arg(long)]
    pub json: bool,
}

impl Backup {
    /// A server that does this stands in a folder of its own, so the file is named from the root.
    pub fn name_from_the_root(&mut self) -> Result<()> {
        self.file = std::path::absolute(&self.file).map_err(Error::internal)?;
        Ok(())
    }
}

pub fn run(store: &Store, asked: &Backup, voice: &mut Voice<'_>) -> Result<()> {
    let written = store.back_up(&asked.file)?;
    let backup::Written { manifest, bytes } = &written;
    if asked.json {
        voice.line(serde_json::to_value(manifest).map_err(Error::internal)?)?;
        return refuse_damaged(manifest, asked);
    }
    voice.say(
        "commands-backed-up",
        &[
            ("path", asked.file.display().to_string().into()),
            ("rows", (manifest.rows() as i64).into()),
            ("files", (manifest.files.count as i64).into()),
            ("size", kernel::format::file_size(voice.lang, *bytes).into()),
        ],
    )?;
    say_missing(manifest.files.missing.len(), voice)?;
    refuse_damaged(manifest, asked)
}

/// The backup is there with all the rest, but whoever runs it each night must hear of it.
fn refuse_damaged(manifest: &backup::Manifest, asked: &Backup) -> Result<()> {
    match manifest.files.damaged.len() {
        0 => Ok(()),
        count => {
            Err(Error::conflict("error-backup-files-damaged").with("count", count).with("path", asked.file.display()))
        }
    }
}

/// Says how many attached files have lost their content.
pub fn say_missing(count: usize, voice: &mut Voice<'_>) -> Result<()> {
    if count == 0 { Ok(()) } else { voice.say("commands-files-missing", &[("count", (count as i64).into())]) }
}
