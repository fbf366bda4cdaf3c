//! The first visit: an empty database becomes somebody's.

use kernel::{Actor, Currency, Decimal, Error, Face, Id, Lang, Result};
use record::{Change, Query};
use store::{Store, Tx};
use words::CustomerWord;

use super::users::{self, NewUser};
use super::{PageLanguage, User};
use crate::sales::{Pipeline, Stage, StageKind};

/// What is asked on the first visit.
#[derive(Clone, Debug)]
pub struct FirstVisit {
    /// The administrator's name.
    pub name: String,
    /// His mail address.
    pub email: String,
    /// The hash of his password.
    pub hash: String,
    /// The name of the company.
    pub company: String,
    /// Its language, and his.
    pub lang: Lang,
    /// The currency of sums.
    pub currency: Currency,
    /// Its country, ISO 3166 alpha-2.
    pub country: String,
    /// Its time zone by its IANA name.
    pub time_zone: String,
    /// Its word for customer.
    pub customer_word: CustomerWord,
}

/// Makes the roles, the administrator, a pipeline to begin with, and settles what was asked.
///
/// # Errors
/// `error-already-set-up` when there is a user already: the first visit is once.
pub async fn set_up(store: &Store, visit: FirstVisit) -> Result<Id<User>> {
    if jiff::tz::TimeZone::get(&visit.time_zone).is_err() {
        return Err(Error::invalid("error-time-zone").with("value", &visit.time_zone).on("time_zone"));
    }
    store.write(Actor::system(Face::Web), move |tx| begin(tx, &visit)).await
}

fn begin(tx: &mut Tx, visit: &FirstVisit) -> Result<Id<User>> {
    if tx.first::<User>(Query::all::<User>())?.is_some() {
        return Err(Error::conflict("error-already-set-up"));
    }
    let mut settings = tx.settings().clone();
    settings.company_name.clone_from(&visit.company);
    settings.language = visit.lang;
    settings.base_currency = visit.currency;
    settings.country.clone_from(&visit.country);
    settings.time_zone.clone_from(&visit.time_zone);
    settings.customer_word = visit.customer_word.code().to_owned();
    settings.set_up = true;
    tx.save_settings(&settings)?;
    let role = users::make_default_roles(tx, visit.lang)?;
    let new = NewUser { name: visit.name.clone(), email: visit.email.clone(), role, hash: Some(visit.hash.clone()) };
    let user = users::add(tx, &new)?;
    tx.change(user, Change::new().set(User::LANGUAGE, Some(page_language(visit.lang))))?;
    make_pipeline(tx, visit.lang)?;
    Ok(user)
}

/// The stages of a sale between companies, with the likelihoods that most begin with.
const STAGES: [(&str, i64, StageKind); 6] = [
    ("qualified", 10, StageKind::Open),
    ("meeting", 25, StageKind::Open),
    ("offered", 50, StageKind::Open),
    ("negotiation", 75, StageKind::Open),
    ("won", 100, StageKind::Won),
    ("lost", 0, StageKind::Lost),
];

/// Makes the pipeline that an installation begins with, unless it has one.
pub fn make_pipeline(tx: &mut Tx, lang: Lang) -> Result<()> {
    if tx.first::<Pipeline>(Query::all::<Pipeline>())?.is_some() {
        return Ok(());
    }
    let word = |name: &str| words::attr(lang, "default_pipeline", name);
    let pipeline = tx.create(Change::new().set(Pipeline::NAME, word("name")))?;
    for (place, (code, percent, kind)) in (1_i64..).zip(STAGES) {
        tx.create(
            Change::new()
                .set(Stage::NAME, word(code))
                .set(Stage::PIPELINE, pipeline)
                .set(Stage::POSITION, place)
                .set(Stage::PROBABILITY, Decimal::from_int(percent))
                .set(Stage::KIND, kind),
        )?;
    }
    Ok(())
}

/// The choice of a user that means a language.
pub fn page_language(lang: Lang) -> PageLanguage {
    match lang {
        Lang::En => PageLanguage::En,
        Lang::Tr => PageLanguage::Tr,
        Lang::Et => PageLanguage::Et,
    }
}
