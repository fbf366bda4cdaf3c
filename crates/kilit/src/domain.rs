//! The domain that the store is opened with.

use kernel::{Clock, Result};
use store::{Domain, Folder, Store, folder};

use crate::config::Config;

/// Opens the data with the product's record types and rules; migrates when needed.
///
/// `held` is the folder when this program holds it. On PostgreSQL another program may: the key of the log is then read
/// and never made.
pub fn open(config: &Config, held: Option<&Folder>) -> Result<Store> {
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    let store = Store::open(&config.target, domain, Clock::real(jiff::tz::TimeZone::UTC))?;
    let key = match held {
        Some(held) => Some(held.key("log")?),
        None => folder::key_in(&config.folder, "log")?,
    };
    store.keep_outside(&config.folder, key);
    if let Ok(word) = store.settings().customer_word.parse() {
        words::set_customer_word(word);
    }
    Ok(store)
}
