//! Numbers of registers, banks and phones that pass their checks and belong to nobody we know of.

use kernel::checks::{kmkr, registrikood, vkn};

use super::Random;
use super::names::{City, Market};

/// A tax number as companies of the market have it.
pub fn tax_number(market: Market, random: &mut Random) -> String {
    match market {
        Market::Turkey => with_check_digit(&random.digits(9), |number| vkn::check(number).is_ok()),
        Market::Estonia => with_check_digit(&format!("EE10{}", random.digits(6)), |number| kmkr::check(number).is_ok()),
        Market::Britain => format!("GB{}{}", random.between(1, 9), random.digits(8)),
        Market::Germany => format!("DE{}{}", random.between(1, 3), random.digits(8)),
    }
}

/// A number of the business register as companies of the market have it.
pub fn registry_number(market: Market, random: &mut Random) -> String {
    match market {
        Market::Turkey => format!("{}-0", random.between(100_000, 999_999)),
        Market::Estonia => {
            with_check_digit(&format!("1{}", random.digits(6)), |number| registrikood::check(number).is_ok())
        }
        Market::Britain => format!("0{}", random.between(1_000_000, 9_999_999)),
        Market::Germany => format!("HRB {}", random.between(1_000, 250_000)),
    }
}

/// A fixed phone in a city, as E.164.
pub fn phone(market: Market, city: &City, random: &mut Random) -> String {
    let (code, digits) = match market {
        // No number behind a Turkish area code begins with 0 or 1.
        Market::Turkey => ("90", format!("{}{}", random.between(2, 9), random.digits(6))),
        Market::Estonia => ("372", random.digits(7 - city.area.len())),
        Market::Britain => ("44", random.digits(10 - city.area.len())),
        Market::Germany => ("49", format!("{}{}", random.between(2, 9), random.digits(6))),
    };
    format!("+{code}{}{digits}", city.area)
}

/// A mobile phone, as E.164.
pub fn mobile(market: Market, random: &mut Random) -> String {
    match market {
        Market::Turkey => format!("+905{}{}", random.pick(&["32", "33", "42", "05", "55", "46"]), random.digits(7)),
        Market::Estonia => format!("+3725{}", random.digits(7)),
        Market::Britain => format!("+4477{}", random.digits(8)),
        Market::Germany => format!("+4917{}{}", random.between(0, 9), random.digits(7)),
    }
}

/// A bank account as ISO 13616 writes it.
pub fn iban(market: Market, random: &mut Random) -> String {
    let account = match market {
        // Bank, a reserved zero, account.
        Market::Turkey => format!("000{}0{}", random.pick(&["10", "12", "15", "46", "62", "64"]), random.digits(16)),
        Market::Estonia => format!("{}{}", random.pick(&["22", "10", "77"]), random.digits(14)),
        Market::Britain => format!("{}{}", random.pick(&["BARC", "HBUK", "LOYD"]), random.digits(14)),
        Market::Germany => random.digits(18),
    };
    let country = market.country();
    // ISO 7064 mod 97-10: letters count from A = 10, the country and two zeros stand at the end.
    let spelled = account.chars().chain(country.chars()).chain(['0', '0']).filter_map(|c| c.to_digit(36));
    let rest = spelled.fold(0, |rest, value| match value {
        0..=9 => (rest * 10 + value) % 97,
        _ => (rest * 100 + value) % 97,
    });
    format!("{country}{:02}{account}", 98 - rest)
}

/// The number with the one digit behind it that fits.
fn with_check_digit(number: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut candidates = (0..10).map(|digit| format!("{number}{digit}"));
    candidates.find(|candidate| fits(candidate)).unwrap_or_else(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use kernel::checks;

    use super::*;

    #[test]
    fn all_numbers_pass_the_checks_of_their_country() {
        for market in Market::ALL {
            let country = Some(market.country());
            for n in 0..500 {
                let random = &mut Random::of("numbers", n);
                let city = random.pick(market.names().cities);
                let tax = tax_number(market, random);
                assert_eq!(checks::tax_number(country, &tax).unwrap(), tax);
                let registry = registry_number(market, random);
                assert_eq!(checks::registry_number(country, &registry).unwrap(), registry);
                let iban = iban(market, random);
                assert_eq!(checks::iban::check(&iban).unwrap(), iban);
                for phone in [phone(market, city, random), mobile(market, random)] {
                    assert_eq!(kernel::phone::parse(&phone, country).unwrap(), phone);
                }
            }
        }
    }
}
