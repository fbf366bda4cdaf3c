//! The domain that the store is opened with.

use std::path::PathBuf;

use kernel::{Clock, Result};
use store::{Domain, Folder, Store, Target, backup, folder, migrate};

use crate::config::Config;

/// Opens the data with the product's record types and rules; migrates when needed, after a backup.
///
/// `held` is the folder when this program holds it. On PostgreSQL another program may: the key of the log is then read
/// and never made.
pub fn open(config: &Config, held: Option<&Folder>) -> Result<Store> {
    back_up_before_migration(config)?;
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    let store = Store::open(&config.target, domain, clock())?;
    let mut key = folder::key_in(&config.folder, "log")?;
    if let (Some(held), None) = (held, key) {
        if matches!(config.target, Target::Postgres { .. }) && store.is_sealed()? {
            // Another node has the key; one of our own would only break the chain.
            tracing::warn!("the log is sealed by another node: copy its file log.key into this folder to take part");
        } else {
            key = Some(held.key("log")?);
        }
    }
    store.keep_outside_with(&config.folder, key, config.shelf.clone());
    if let Ok(word) = store.settings().customer_word.parse() {
        words::set_customer_word(word);
    }
    Ok(store)
}

/// Makes a backup when the data are of an older version; gives its path.
pub fn back_up_before_migration(config: &Config) -> Result<Option<PathBuf>> {
    if !migrate::is_behind(&config.target)? {
        return Ok(None);
    }
    let path = backup::before_migration(&config.target, &config.folder, clock().now())?;
    tracing::info!(path = %path.display(), "a backup was made before the migration");
    Ok(Some(path))
}

fn clock() -> Clock {
    Clock::real(jiff::tz::TimeZone::UTC)
}
