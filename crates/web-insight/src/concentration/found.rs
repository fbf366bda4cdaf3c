//! What the page is made from, read at once.

use std::collections::HashMap;

use crm::billing::Invoice;
use crm::customers::Company;
use crm::insight::concentration::{Concentration, Item, concentration};
use crm::key_accounts::KeyAccount;
use kernel::{AnyId, Currency, Date, Result};
use record::{Filter, Query, Test};
use store::{Action, Db};

use super::{Asked, Period, ROWS};

/// Segments and territories that a choice can hold.
const CHOICES: usize = 500;

/// What the page is made from.
pub struct Found {
    /// What was asked.
    pub asked: Asked,
    /// The period, also where the address is silent.
    pub named: Period,
    /// Its first and last day.
    pub period: (Option<Date>, Option<Date>),
    /// The figures.
    pub figures: Concentration,
    /// The class of each company that is a key account now; absent where one may not see key accounts.
    pub keys: Option<HashMap<AnyId, String>>,
    /// The account managers of the customers shown.
    pub managers: HashMap<AnyId, String>,
    /// Segments to choose from.
    pub segments: Vec<(AnyId, String)>,
    /// Territories to choose from.
    pub territories: Vec<(AnyId, String)>,
    /// Whether there is any invoice at all.
    pub any_invoice: bool,
    /// The currency of all amounts.
    pub base: Currency,
    /// Whether the reader sees costs.
    pub sees_profit: bool,
    /// Whether the reader may take the ranking out as a file.
    pub may_export: bool,
    /// Whether the reader may bring data in.
    pub may_import: bool,
}

impl Found {
    /// Reads as the reader.
    pub fn read(db: &Db<'_>, asked: Asked) -> Result<Found> {
        let (invoice, company) = (db.describe("invoice")?, db.describe("company")?);
        for of in [&invoice, &company] {
            db.access().demand(of, Action::See)?;
        }
        let today = db.today();
        let mut named = asked.period.unwrap_or(Period::TwelveMonths);
        let mut figures = concentration(db, &asked.wish(named, today)?)?;
        let mut any_invoice = figures.customers > 0;
        if !any_invoice {
            any_invoice = !db.page(&Query::all::<Invoice>().fields(&["date"]).limit(1))?.rows.is_empty();
        }
        // Who brought in the invoices of other years is shown those at once.
        if asked.period.is_none() && any_invoice && figures.customers == 0 {
            named = Period::All;
            figures = concentration(db, &asked.wish(named, today)?)?;
        }
        let sees = |of: &str, field: &str| -> Result<bool> {
            let of = db.describe(of)?;
            Ok(db.access().may(&of, Action::See) && db.access().sees(&of, of.field(field)?))
        };
        let managers =
            if sees("company", "owner")? { managers(db, shown(&figures.items, &asked))? } else { HashMap::new() };
        Ok(Found {
            period: asked.days(named, today)?,
            keys: if sees("key_account", "class")? { Some(keys(db)?) } else { None },
            managers,
            segments: choices(db, "segment")?,
            territories: choices(db, "territory")?,
            any_invoice,
            base: db.settings().base_currency,
            sees_profit: sees("invoice", "profit")?,
            may_export: may_export(db)?,
            may_import: db.access().may(&*db.describe("import_run")?, Action::Create),
            named,
            figures,
            asked,
        })
    }

    /// The customers of the present page of the ranking, with the place of the first.
    pub fn rows(&self) -> (usize, &[Item]) {
        (self.asked.after.min(self.figures.items.len()), shown(&self.figures.items, &self.asked))
    }
}

fn shown<'a>(items: &'a [Item], asked: &Asked) -> &'a [Item] {
    let from = asked.after.min(items.len());
    &items[from..items.len().min(from + ROWS)]
}

/// Whether everything that the page shows may be taken out, so that the file can be what is seen.
pub fn may_export(db: &Db<'_>) -> Result<bool> {
    for of in ["invoice", "company"] {
        let of = db.describe(of)?;
        if !db.access().may(&of, Action::Export)
            || db.access().scope(&of, Action::Export) < db.access().scope(&of, Action::See)
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The class of each present key account by company.
pub fn keys(db: &Db<'_>) -> Result<HashMap<AnyId, String>> {
    let mut query = Query::all::<KeyAccount>()
        .test(KeyAccount::UNTIL.name(), Test::Empty)
        .fields(&["company", "class"])
        .limit(10_000);
    query.order = vec!["since".parse()?];
    let rows = db.page(&query)?.rows;
    let class = |view: &record::View| view.value("class").as_text().unwrap_or_default().to_owned();
    Ok(rows.iter().filter_map(|view| Some((view.value("company").as_id()?, class(view)))).collect())
}

/// The names of the account managers of companies.
pub fn managers(db: &Db<'_>, items: &[Item]) -> Result<HashMap<AnyId, String>> {
    let mut managers = HashMap::new();
    for items in items.chunks(500) {
        let ids = items.iter().map(|item| item.company.any()).collect();
        let query = Query::all::<Company>().filter(Filter::Ids(ids)).fields(&["owner"]).limit(items.len());
        for view in db.page(&query)?.rows {
            if let Some(name) = view.title_of("owner") {
                managers.insert(view.id, name.to_owned());
            }
        }
    }
    Ok(managers)
}

fn choices(db: &Db<'_>, of: &str) -> Result<Vec<(AnyId, String)>> {
    let of = db.describe(of)?;
    if !db.access().may(&of, Action::See) {
        return Ok(Vec::new());
    }
    let rows = db.page(&Query::of(of.name).fields(&["name"]).by("name").limit(CHOICES))?.rows;
    Ok(rows.into_iter().map(|view| (view.id, view.title)).collect())
}
