//! The customers of the demo, and the part each plays in the story.

use jiff::ToSpan;
use kernel::{Currency, Date, Lang};
use record::Address;

use super::home::Home;
use super::{names, say};
use crate::customers::{CompanyKind, Industry, Party, RelationKind, Source};
use crate::key_accounts::KeyAccountClass;
use crate::seed::names::{Market, domain, slug};
use crate::seed::{self, Random, numbers};

/// A customer of the demo, or another company around it.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoCustomer {
    /// Its part in the story.
    pub role: Role,
    /// Its market.
    pub market: Market,
    /// Its name.
    pub name: String,
    /// What it is to us.
    pub kinds: Vec<CompanyKind>,
    /// Organisation or individual.
    pub party: Party,
    /// The place of the company above it.
    pub parent: Option<usize>,
    /// The place of its account manager.
    pub owner: usize,
    /// What it lives from.
    pub industry: Industry,
    /// The place of its segment.
    pub segment: usize,
    /// The place of its territory.
    pub territory: usize,
    /// How many work there.
    pub employees: Option<i64>,
    /// What it buys in a year, in euros.
    pub yearly_euros: f64,
    /// The currency in which it is billed.
    pub currency: Currency,
    /// Days until its invoices are due.
    pub payment_terms: i64,
    /// How it came to know of us.
    pub source: Source,
    /// The general mail address.
    pub email: String,
    /// The phone.
    pub phone: String,
    /// The web site; individuals have none.
    pub web: Option<String>,
    /// The address.
    pub address: Address,
    /// The tax number; individuals and associations have none.
    pub tax_number: Option<String>,
    /// The number in the business register.
    pub registry_number: Option<String>,
}

/// The part that a company plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Buys as it always did.
    Regular,
    /// Buys much and leaves little: it was given a large discount.
    LowMargin,
    /// Bought every month and fell silent seven months ago.
    Silent,
    /// Pays late.
    LatePayer,
    /// Bought for the first time four months ago.
    New,
    /// Has not bought for more than a year.
    Former,
    /// May buy.
    Prospect,
    /// Sells what we sell.
    Competitor,
    /// Sells to us.
    Supplier,
}

/// How one company acts for another.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoRelation {
    /// The place of who acts.
    pub from: usize,
    /// What it does.
    pub kind: RelationKind,
    /// The place of the other.
    pub to: usize,
}

/// A key account of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoKeyAccount {
    /// The place of the company.
    pub company: usize,
    /// Of which class.
    pub class: KeyAccountClass,
    /// Since when.
    pub since: Date,
    /// Why.
    pub reason: String,
}

/// How many of the cast buy.
pub(super) const BUYERS: usize = 50;
/// The first competitor.
pub(super) const COMPETITORS: usize = 58;
const CAST: usize = 62;

/// What the cast lives from, in turn: pumps are sold to whoever moves liquids.
const INDUSTRIES: [Industry; 12] = [
    Industry::Food,
    Industry::Chemicals,
    Industry::Energy,
    Industry::Machinery,
    Industry::Textiles,
    Industry::Construction,
    Industry::Wood,
    Industry::Hospitality,
    Industry::Agriculture,
    Industry::Health,
    Industry::Transport,
    Industry::Trade,
];

/// Those from abroad, the rest are at home.
const ABROAD: [usize; 9] = [3, 11, 17, 24, 31, 38, 44, 52, 59];
const PUBLIC_BODIES: [usize; 3] = [8, 21, 34];
const ASSOCIATION: usize = 30;
const INDIVIDUALS: [usize; 2] = [41, 47];
const RESELLERS: [usize; 2] = [9, 26];

const SEGMENTS: [&str; 5] = ["industry", "public", "buildings", "agriculture", "trade"];
const TAGS: [(&str, &[usize]); 4] = [
    ("reference", &[0, 2, 6]),
    ("expansion", &[2, 18, 52]),
    ("price_sensitive", &[1, 5, 13]),
    ("newsletter", &[3, 7, 16, 20, 33]),
];

pub(super) fn customers(home: Home) -> Vec<DemoCustomer> {
    let mut met = [0; 4];
    (0..CAST).map(|place| customer(home, place, &mut met)).collect()
}

fn customer(home: Home, place: usize, met: &mut [usize; 4]) -> DemoCustomer {
    let random = &mut Random::of("demo customer", place as u64);
    let market = market(home, place);
    let nth = &mut met[Market::ALL.iter().position(|one| *one == market).unwrap_or(0)];
    *nth += 1;
    let all = market.names();
    let city = &all.cities[(place * 7 + 1) % all.cities.len()];
    let party = if INDIVIDUALS.contains(&place) { Party::Individual } else { Party::Organisation };
    let role = role(place);
    let industry = match place {
        _ if PUBLIC_BODIES.contains(&place) => Industry::PublicAdministration,
        ASSOCIATION => Industry::Other,
        _ if RESELLERS.contains(&place) => Industry::Trade,
        _ => INDUSTRIES[place % INDUSTRIES.len()],
    };
    let large = place < 8;
    let name = match place {
        _ if PUBLIC_BODIES.contains(&place) => names::public_body(market, place),
        ASSOCIATION => names::association(market).to_owned(),
        _ if party == Party::Individual => {
            let person = all.person(random);
            format!("{} {}", person.given, person.family)
        }
        _ => names::company(market, *nth - 1, industry, large),
    };
    let host = format!("{}.example", domain(&name));
    let registered = party == Party::Organisation && place != ASSOCIATION;
    DemoCustomer {
        role,
        market,
        kinds: kinds(place, role),
        party,
        parent: parent(place),
        owner: owner(place),
        industry,
        segment: segment(industry),
        territory: if market == home.market { (place * 7 + 1) % 4 } else { 4 },
        employees: (party == Party::Organisation).then(|| 4_000 / (place as i64 + 2) + random.between(3, 12)),
        yearly_euros: yearly_euros(place, role),
        currency: home.bills_in(market),
        payment_terms: if party == Party::Individual { 14 } else { *random.pick(&[30, 30, 45, 60]) },
        source: *random.pick(Source::ALL),
        email: if party == Party::Individual {
            format!("{}@mail.example", slug(&name))
        } else {
            format!("info@{host}")
        },
        phone: numbers::phone(market, city, random),
        web: registered.then(|| format!("https://{host}")),
        address: seed::address(market, city, random),
        tax_number: registered.then(|| numbers::tax_number(market, random)),
        registry_number: registered.then(|| numbers::registry_number(market, random)),
        name,
    }
}

fn market(home: Home, place: usize) -> Market {
    let others: Vec<Market> = Market::ALL.into_iter().filter(|market| *market != home.market).collect();
    match ABROAD.iter().position(|abroad| *abroad == place) {
        // The largest one abroad is German, wherever home is.
        Some(turn) => others[(turn + 2) % 3],
        None => home.market,
    }
}

fn role(place: usize) -> Role {
    match place {
        1 => Role::LowMargin,
        4 => Role::Silent,
        5 | 13 => Role::LatePayer,
        18 | 27 => Role::New,
        22 | 36 => Role::Former,
        BUYERS..COMPETITORS => Role::Prospect,
        61 => Role::Supplier,
        COMPETITORS.. => Role::Competitor,
        _ => Role::Regular,
    }
}

fn kinds(place: usize, role: Role) -> Vec<CompanyKind> {
    let mut kinds = vec![match role {
        Role::Prospect => CompanyKind::Prospect,
        Role::Competitor => CompanyKind::Competitor,
        Role::Supplier => CompanyKind::Supplier,
        _ => CompanyKind::Customer,
    }];
    if RESELLERS.contains(&place) {
        kinds.push(CompanyKind::Reseller);
    }
    if PUBLIC_BODIES.contains(&place) {
        kinds.push(CompanyKind::PublicBody);
    }
    if place == ASSOCIATION {
        kinds.push(CompanyKind::Ngo);
    }
    kinds
}

/// Three groups: of the largest customer, of the one abroad, and of one in the middle.
fn parent(place: usize) -> Option<usize> {
    match place {
        7 | 14 => Some(0),
        12 => Some(3),
        25 => Some(10),
        _ => None,
    }
}

/// The large ones are the sales manager's and the first seller's.
fn owner(place: usize) -> usize {
    match place {
        0..=3 => 0,
        _ => 1 + place % 3,
    }
}

fn segment(industry: Industry) -> usize {
    match industry {
        Industry::PublicAdministration | Industry::Other => 1,
        Industry::Hospitality | Industry::Construction | Industry::Health => 2,
        Industry::Agriculture => 3,
        Industry::Trade => 4,
        _ => 0,
    }
}

/// What a customer buys in a year: a few carry the company, a dozen of fifty make four fifths.
fn yearly_euros(place: usize, role: Role) -> f64 {
    match role {
        Role::Prospect | Role::Competitor | Role::Supplier => 0.0,
        _ => 4_300_000.0 * (place as f64 + 2.5).powf(-1.6),
    }
}

pub(super) fn segments(lang: Lang) -> Vec<String> {
    SEGMENTS.iter().map(|code| say(lang, "demo_segment", code)).collect()
}

pub(super) fn territories(home: Home, lang: Lang) -> Vec<String> {
    let regions = match home.market {
        Market::Turkey => ["Marmara", "Ege", "İç Anadolu", "Akdeniz ve Güneydoğu"],
        Market::Estonia => ["Põhja-Eesti", "Lõuna-Eesti", "Lääne-Eesti ja saared", "Ida-Virumaa"],
        Market::Britain => ["London and the South", "Midlands", "The North", "Scotland, Wales, Northern Ireland"],
        Market::Germany => ["Nord", "West", "Süd", "Ost"],
    };
    regions.into_iter().map(str::to_owned).chain([say(lang, "demo_territory", "export")]).collect()
}

pub(super) fn tags(lang: Lang) -> Vec<(String, Vec<usize>)> {
    TAGS.iter().map(|(code, places)| (say(lang, "demo_tag", code), places.to_vec())).collect()
}

pub(super) fn relations() -> Vec<DemoRelation> {
    let relation = |(from, kind, to)| DemoRelation { from, kind, to };
    [
        (9, RelationKind::ResellerOf, 61),
        (7, RelationKind::BuysFor, 14),
        (10, RelationKind::PaysFor, 25),
        (26, RelationKind::PartnerOf, 9),
    ]
    .map(relation)
    .to_vec()
}

pub(super) fn key_accounts(today: Date, lang: Lang) -> Vec<DemoKeyAccount> {
    let account = |(company, class, months, reason): (usize, KeyAccountClass, i64, &str)| DemoKeyAccount {
        company,
        class,
        since: today.saturating_sub(months.months()),
        reason: say(lang, "demo_reason", reason),
    };
    [
        (0, KeyAccountClass::Key, 20, "largest"),
        (1, KeyAccountClass::Key, 14, "volume"),
        (2, KeyAccountClass::Strategic, 9, "growing"),
        (3, KeyAccountClass::Global, 11, "abroad"),
        (52, KeyAccountClass::Strategic, 2, "prospect"),
    ]
    .map(account)
    .to_vec()
}
