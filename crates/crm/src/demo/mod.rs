//! A demo company to look around in: a dealer of pumps with some sixty customers and two years of business.
//!
//! [`Story::tell`] makes it from the day, the base currency and the language alone; [`run`] writes it. Names of companies
//! and people belong to nobody, and their mail addresses end in `.example`.

mod billing;
mod cast;
mod home;
mod names;
mod people;
mod products;
mod run;
mod sales;
mod work;

pub use billing::{DemoInvoice, DemoLine, DemoPayment};
pub use cast::{DemoCustomer, DemoKeyAccount, DemoRelation, Role};
pub use home::{DemoRate, Home};
pub use people::{Colleague, DemoPerson};
pub use products::{DemoCategory, DemoProduct};
pub use run::{KIND, run};
pub use sales::{DemoLead, DemoOpportunity};
pub use work::{DemoActivity, DemoComment, DemoEvent, DemoTask};

use kernel::{Currency, Date, Lang};

/// The whole story. Numbers in it are places in its lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Where the demo company is at home.
    pub home: Home,
    /// Who works there.
    pub colleagues: Vec<Colleague>,
    /// Names of its segments.
    pub segments: Vec<String>,
    /// Names of its sales territories.
    pub territories: Vec<String>,
    /// What its products have in common.
    pub categories: Vec<DemoCategory>,
    /// What it sells.
    pub products: Vec<DemoProduct>,
    /// Its customers, the largest first, then prospects, competitors and a supplier.
    pub customers: Vec<DemoCustomer>,
    /// Who buys, pays and resells for whom.
    pub relations: Vec<DemoRelation>,
    /// Its key accounts.
    pub key_accounts: Vec<DemoKeyAccount>,
    /// The people it knows.
    pub people: Vec<DemoPerson>,
    /// What it billed, by date.
    pub invoices: Vec<DemoInvoice>,
    /// What it may sell, has sold, has lost.
    pub opportunities: Vec<DemoOpportunity>,
    /// Who showed interest.
    pub leads: Vec<DemoLead>,
    /// What was said and done with customers.
    pub activities: Vec<DemoActivity>,
    /// What is to be done.
    pub tasks: Vec<DemoTask>,
    /// What happened at customers.
    pub events: Vec<DemoEvent>,
    /// What colleagues remarked.
    pub comments: Vec<DemoComment>,
    /// Names of tags, each with the customers that have it.
    pub tags: Vec<(String, Vec<usize>)>,
    /// What other currencies were worth, month by month.
    pub rates: Vec<DemoRate>,
}

impl Story {
    /// Tells the story as of a day, in the currency and language of whoever looks around.
    pub fn tell(today: Date, base: Currency, lang: Lang) -> Story {
        let home = Home::of(base);
        let colleagues = people::colleagues(home);
        let customers = cast::customers(home);
        let people = people::people(&customers);
        let products = products::products(home, lang);
        let opportunities = sales::opportunities(home, today, lang, &customers, &people);
        Story {
            segments: cast::segments(lang),
            territories: cast::territories(home, lang),
            categories: products::categories(lang),
            relations: cast::relations(),
            key_accounts: cast::key_accounts(today, lang),
            invoices: billing::invoices(home, today, &customers, &products),
            leads: sales::leads(home, lang),
            activities: work::activities(today, lang, &customers, &people),
            tasks: work::tasks(today, lang, &opportunities),
            events: work::events(today, lang),
            comments: work::comments(lang),
            tags: cast::tags(lang),
            rates: home.rates(today),
            home,
            colleagues,
            products,
            customers,
            people,
            opportunities,
        }
    }
}

/// A text of the demo in a language.
fn say(lang: Lang, message: &str, code: &str) -> String {
    words::attr(lang, message, code)
}

#[cfg(test)]
mod tests;
