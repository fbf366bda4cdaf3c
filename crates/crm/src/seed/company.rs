//! The companies of test data.

use record::Address;

use super::names::{City, Market, domain, fill};
use super::{Random, numbers};
use crate::customers::{CompanyKind, Industry, Source};

/// A company of test data.
#[derive(Clone, Debug, PartialEq)]
pub struct SeedCompany {
    /// Its market.
    pub market: Market,
    /// Its name.
    pub name: String,
    /// What it is to us.
    pub kinds: Vec<CompanyKind>,
    /// Its general mail address, under a name that no server will ever have.
    pub email: String,
    /// Its phone, E.164.
    pub phone: String,
    /// Its web site.
    pub web: String,
    /// Its address.
    pub address: Address,
    /// Its tax number.
    pub tax_number: String,
    /// Its number in the business register.
    pub registry_number: String,
    /// Its bank account.
    pub iban: String,
    /// Its number in accounting.
    pub external_number: String,
    /// What it lives from.
    pub industry: Industry,
    /// How many work there.
    pub employees: i64,
    /// Days until its invoices are due.
    pub payment_terms: i64,
    /// How it came to know of us.
    pub source: Source,
}

/// How often each market is met.
const MARKETS: [(u64, Market); 4] =
    [(45, Market::Turkey), (25, Market::Estonia), (15, Market::Britain), (15, Market::Germany)];

const KINDS: [(u64, CompanyKind); 5] = [
    (70, CompanyKind::Customer),
    (18, CompanyKind::Prospect),
    (5, CompanyKind::Supplier),
    (4, CompanyKind::Reseller),
    (3, CompanyKind::Competitor),
];

/// The `n`th company, the same in every run.
pub fn company(n: u64) -> SeedCompany {
    let random = &mut Random::of("company", n);
    let market = *random.weighted(&MARKETS);
    let names = market.names();
    let city = random.pick(names.cities);
    let name = names.company(random, city);
    let host = format!("{}-{n}.example", domain(&name));
    // Many are small and few are large.
    let size = random.unit();
    SeedCompany {
        market,
        kinds: vec![*random.weighted(&KINDS)],
        email: format!("info@{host}"),
        phone: numbers::phone(market, city, random),
        web: format!("https://{host}"),
        address: address(market, city, random),
        tax_number: numbers::tax_number(market, random),
        registry_number: numbers::registry_number(market, random),
        iban: numbers::iban(market, random),
        external_number: format!("C-{n:07}"),
        industry: *random.pick(Industry::ALL),
        employees: (2.0 / (1.0 - size * 0.9999)) as i64,
        payment_terms: *random.pick(&[14, 30, 30, 45, 60, 90]),
        source: *random.pick(Source::ALL),
        name,
    }
}

/// An address in a city.
pub(crate) fn address(market: Market, city: &City, random: &mut Random) -> Address {
    let street = random.pick(market.names().streets);
    let number = random.between(1, 180);
    let street = match market {
        Market::Britain => format!("{number} {street}"),
        Market::Turkey => format!("{street} No: {number}"),
        Market::Estonia | Market::Germany => format!("{street} {number}"),
    };
    Address {
        street: Some(street),
        postcode: Some(fill(city.postcode, random)),
        city: Some(city.name.to_owned()),
        region: Some(city.region.to_owned()),
        country: Some(market.country().to_owned()),
    }
}
