//! `kilit restore`: the data of a backup, back where programs can work on them.

use kernel::{Clock, Error, Result};
use store::{Folder, backup, folder::Opening};

use crate::command::Restore;
use crate::commands::say_missing;
use crate::config::Config;
use crate::output::{self, Voice};

/// Restores, or only looks at the backup.
pub fn run(config: &Config, wish: &Restore) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let mut voice = Voice::new(output::lang(), &mut out);
    let made = |manifest: &backup::Manifest| {
        [
            ("made", manifest.made_at.clone().into()),
            ("version", manifest.program.clone().into()),
            ("rows", (manifest.rows() as i64).into()),
            ("files", (manifest.files.count as i64).into()),
        ]
    };
    if wish.check {
        let manifest = backup::check(&wish.file)?;
        voice.say("commands-backup-whole", &made(&manifest))?;
        return say_missing(manifest.files.lost(), &mut voice);
    }
    let held = match Folder::open(&config.folder)? {
        Opening::Ours(held) => held,
        Opening::Held => return Err(Error::conflict("error-folder-held").with("path", config.folder.display())),
    };
    let now = Clock::real(jiff::tz::TimeZone::UTC).now();
    let restored = backup::restore(&wish.file, &config.target, &held, &config.shelf, wish.force, now)?;
    voice.say("commands-restored", &made(&restored.manifest))?;
    say_missing(restored.missing.len(), &mut voice)
}
