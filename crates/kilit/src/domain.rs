//! The domain that the store is opened with.

use kernel::{Clock, Result};
use store::{Domain, Store, Target};

/// Opens the data with the product's record types and rules; migrates when needed.
pub fn open(target: &Target) -> Result<Store> {
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    let store = Store::open(target, domain, Clock::real(jiff::tz::TimeZone::UTC))?;
    if let Ok(word) = store.settings().customer_word.parse() {
        words::set_customer_word(word);
    }
    Ok(store)
}
