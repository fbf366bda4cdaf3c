//! Names as four markets have them.

mod british;
mod estonian;
mod german;
mod turkish;

use crate::customers::Language;
use crate::seed::Random;

/// A market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Market {
    /// Turkey.
    Turkey,
    /// Estonia.
    Estonia,
    /// The United Kingdom.
    Britain,
    /// Germany.
    Germany,
}

impl Market {
    /// All of them.
    pub const ALL: [Market; 4] = [Market::Turkey, Market::Estonia, Market::Britain, Market::Germany];

    /// The ISO 3166 alpha-2 code.
    pub const fn country(self) -> &'static str {
        match self {
            Market::Turkey => "TR",
            Market::Estonia => "EE",
            Market::Britain => "GB",
            Market::Germany => "DE",
        }
    }

    /// The language in which one writes there.
    pub const fn language(self) -> Language {
        match self {
            Market::Turkey => Language::Tr,
            Market::Estonia => Language::Et,
            Market::Britain => Language::En,
            Market::Germany => Language::De,
        }
    }

    /// Its names.
    pub const fn names(self) -> &'static Names {
        match self {
            Market::Turkey => &turkish::NAMES,
            Market::Estonia => &estonian::NAMES,
            Market::Britain => &british::NAMES,
            Market::Germany => &german::NAMES,
        }
    }
}

/// What names are made of.
pub struct Names {
    /// Given names of men.
    pub men: &'static [&'static str],
    /// Given names of women.
    pub women: &'static [&'static str],
    /// Family names.
    pub surnames: &'static [&'static str],
    /// Words that companies name themselves after, beside the names of their founders.
    pub stems: &'static [&'static str],
    /// What companies do, as it stands in their name.
    pub trades: &'static [&'static str],
    /// Legal forms, with how often each is met.
    pub forms: &'static [(u64, &'static str)],
    /// Cities.
    pub cities: &'static [City],
    /// Streets, without number.
    pub streets: &'static [&'static str],
    /// What people are at their company.
    pub positions: &'static [&'static str],
    /// What an opportunity may be about.
    pub deals: &'static [&'static str],
    /// What a call or visit may be about.
    pub subjects: &'static [&'static str],
}

/// A city.
pub struct City {
    /// Its name.
    pub name: &'static str,
    /// Its province, county or state.
    pub region: &'static str,
    /// How its postal codes begin; `#` stands for any digit.
    pub postcode: &'static str,
    /// The area code of its phones, without the 0 dialled at home.
    pub area: &'static str,
}

/// A person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// The given name.
    pub given: &'static str,
    /// The family name.
    pub family: &'static str,
    /// Whether it is a woman's.
    pub woman: bool,
}

impl Names {
    /// A person's name.
    pub fn person(&self, random: &mut Random) -> PersonName {
        let woman = random.chance(45);
        let given = *random.pick(if woman { self.women } else { self.men });
        let family = *random.pick(self.surnames);
        PersonName { given, family, woman }
    }

    /// A company's name: what it is named after, what it does, often where, and its legal form.
    pub fn company(&self, random: &mut Random, city: &City) -> String {
        let founders = random.chance(45);
        let after = random.pick(if founders { self.surnames } else { self.stems });
        let trade = random.pick(self.trades);
        let form = random.weighted(self.forms);
        if random.chance(40) {
            format!("{after} {} {trade} {form}", city.name)
        } else {
            format!("{after} {trade} {form}")
        }
    }
}

/// Letters of a name as they stand in addresses of mail and web: `Işık Çelik` → `isik-celik`.
pub fn slug(name: &str) -> String {
    let folded = kernel::fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// The name of a company's mail and web: its first two words.
pub fn domain(company: &str) -> String {
    slug(&company.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
}

/// Fills the `#` of a pattern with digits.
pub fn fill(pattern: &str, random: &mut Random) -> String {
    pattern.chars().map(|c| if c == '#' { char::from(b'0' + random.below(10) as u8) } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        assert_eq!(slug("Işık & Çelik A.Ş."), "isik-celik-a-s");
        assert_eq!(slug("Õun OÜ"), "oun-ou");
    }

    #[test]
    fn every_market_has_enough_to_choose_from() {
        for market in Market::ALL {
            let names = market.names();
            for list in [names.men, names.women, names.surnames, names.stems, names.trades, names.streets] {
                let unique: std::collections::HashSet<&&str> = list.iter().collect();
                assert!(unique.len() == list.len() && list.len() >= 12, "{market:?} {list:?}");
            }
            assert!(names.cities.len() >= 10 && names.positions.len() >= 8);
        }
    }
}
