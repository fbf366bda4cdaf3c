//! Opportunities in all stages, and leads.

use jiff::ToSpan;
use kernel::{Currency, Date, Lang};

use super::billing::workday;
use super::cast::{COMPETITORS, DemoCustomer};
use super::home::{Home, price};
use super::people::DemoPerson;
use super::say;
use crate::customers::Source;
use crate::sales::{LeadStatus, LostReason, Outcome};
use crate::seed::names::{Market, slug};
use crate::seed::{Random, numbers};

/// An opportunity of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoOpportunity {
    /// The place of the company.
    pub company: usize,
    /// The place of the person.
    pub person: Option<usize>,
    /// The place of who sells.
    pub owner: usize,
    /// What is to be sold.
    pub name: String,
    /// The place of its stage in the first pipeline, from 0; won and lost come last.
    pub stage: usize,
    /// How it ended.
    pub outcome: Outcome,
    /// What it would bring, in hundredths of its currency.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// When the customer is likely to decide.
    pub expected_close: Date,
    /// When he decided.
    pub closed_on: Option<Date>,
    /// Why it was lost.
    pub lost_reason: Option<LostReason>,
    /// The places of the competitors.
    pub competitors: Vec<usize>,
    /// How the customer came to ask.
    pub source: Source,
}

/// A lead of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoLead {
    /// What is wanted.
    pub name: String,
    /// The company as it was named.
    pub company_name: String,
    /// The person as he named himself.
    pub person_name: String,
    /// The mail address.
    pub email: String,
    /// The phone.
    pub phone: String,
    /// How far it is.
    pub status: LeadStatus,
    /// How it came in.
    pub source: Source,
    /// The place of who takes care of it; nobody yet for the newest.
    pub owner: Option<usize>,
    /// How many hours ago it came in.
    pub hours_ago: i64,
    /// After how many hours it was answered.
    pub answered_after: Option<i64>,
    /// Why it came to nothing.
    pub lost_reason: Option<LostReason>,
}

const DEALS: [&str; 10] = [
    "new_line",
    "maintenance",
    "expansion",
    "replacement",
    "spare_parts",
    "trial",
    "new_site",
    "energy",
    "framework",
    "control_room",
];

/// How many stand in each stage: four open ones, won, lost.
const STAGES: [(usize, Outcome); 6] = [
    (8, Outcome::Open),
    (7, Outcome::Open),
    (6, Outcome::Open),
    (4, Outcome::Open),
    (13, Outcome::Won),
    (9, Outcome::Lost),
];

pub(super) fn opportunities(
    home: Home,
    today: Date,
    lang: Lang,
    customers: &[DemoCustomer],
    people: &[DemoPerson],
) -> Vec<DemoOpportunity> {
    let places = STAGES.iter().enumerate().flat_map(|(stage, (count, outcome))| vec![(stage, *outcome); *count]);
    places
        .enumerate()
        .map(|(n, (stage, outcome))| {
            let random = &mut Random::of("demo opportunity", n as u64);
            // Every company that is no competitor has its turn, the large ones first.
            let company = (n * 11) % if n < 30 { 30 } else { COMPETITORS };
            let customer = &customers[company];
            let open = outcome == Outcome::Open;
            let days = match stage {
                _ if !open => -random.between(4, 360),
                // One stands longer than it should.
                3 if n % 4 == 0 => -5,
                _ => random.between(6, 130 - 25 * stage as i64),
            };
            let expected_close = workday(today.saturating_add(days.days()));
            let lost = outcome == Outcome::Lost;
            DemoOpportunity {
                company,
                person: people.iter().position(|person| person.company == company),
                owner: customer.owner,
                name: say(lang, "demo_deal", random.pick::<&str>(&DEALS)),
                stage,
                outcome,
                amount: price(1_800.0 * 60f64.powf(random.unit()), customer.currency, 0),
                currency: customer.currency,
                expected_close,
                closed_on: (!open).then_some(expected_close),
                lost_reason: lost.then(|| LostReason::ALL[n % 6]),
                competitors: if lost || n % 3 == 0 { vec![COMPETITORS + n % 3] } else { Vec::new() },
                source: *random.pick(Source::ALL),
            }
        })
        .inspect(|one| debug_assert!(home.base == one.currency || customers[one.company].market != home.market))
        .collect()
}

const LEADS: [(&str, LeadStatus, Source, i64, Option<i64>); 8] = [
    ("brochure", LeadStatus::New, Source::WebForm, 2, None),
    ("price_list", LeadStatus::New, Source::WebForm, 19, None),
    ("greenhouse", LeadStatus::Contacted, Source::Event, 70, Some(5)),
    ("hotel", LeadStatus::Contacted, Source::Referral, 120, Some(22)),
    ("waterworks", LeadStatus::Qualified, Source::Tender, 260, Some(3)),
    ("dairy", LeadStatus::Qualified, Source::Partner, 400, Some(9)),
    ("student", LeadStatus::Lost, Source::Website, 700, Some(30)),
    ("shipyard", LeadStatus::Lost, Source::ColdContact, 900, Some(52)),
];

pub(super) fn leads(home: Home, lang: Lang) -> Vec<DemoLead> {
    let lead = |(n, (code, status, source, hours_ago, answered_after)): (
        usize,
        &(&str, LeadStatus, Source, i64, Option<i64>),
    )| {
        let random = &mut Random::of("demo lead", n as u64);
        let market = if n % 4 == 3 { Market::Germany } else { home.market };
        let names = market.names();
        let person = names.person(random);
        let city = random.pick(names.cities);
        let company_name = names.company(random, city);
        DemoLead {
            name: say(lang, "demo_lead", code),
            email: format!("{}@{}.example", slug(person.given), slug(&company_name)),
            phone: numbers::phone(market, city, random),
            company_name,
            person_name: format!("{} {}", person.given, person.family),
            status: *status,
            source: *source,
            owner: (*status != LeadStatus::New).then_some(1 + n % 3),
            hours_ago: *hours_ago,
            answered_after: *answered_after,
            lost_reason: match status {
                LeadStatus::Lost if n % 2 == 0 => Some(LostReason::NoNeed),
                LeadStatus::Lost => Some(LostReason::Trust),
                _ => None,
            },
        }
    };
    LEADS.iter().enumerate().map(lead).collect()
}
