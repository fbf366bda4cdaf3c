//! Where the demo company is at home: its market, taxes, currencies.

use jiff::ToSpan;
use kernel::{Currency, Date, Decimal};

use crate::seed::names::Market;

/// The demo company's home.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Home {
    /// The market in which most customers are.
    pub market: Market,
    /// The currency of its books.
    pub base: Currency,
}

/// What one unit of a currency was worth in the base currency from a day on.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoRate {
    /// The currency.
    pub currency: Currency,
    /// The day.
    pub date: Date,
    /// Units of the base currency.
    pub rate: Decimal,
}

/// How many months the story goes back.
pub(super) const MONTHS: i64 = 24;

impl Home {
    /// The home that goes with a base currency; Estonia with any but lira and pound.
    pub fn of(base: Currency) -> Home {
        let market = match base {
            Currency::TRY => Market::Turkey,
            Currency::GBP => Market::Britain,
            _ => Market::Estonia,
        };
        Home { market, base }
    }

    /// The currency in which customers of a market are billed.
    pub(super) fn bills_in(self, market: Market) -> Currency {
        match market {
            market if market == self.market => self.base,
            Market::Britain => Currency::GBP,
            Market::Turkey | Market::Estonia | Market::Germany => Currency::EUR,
        }
    }

    /// The rate of value added tax for customers of a market: sales abroad carry none.
    pub(super) fn tax_percent(self, market: Market) -> i64 {
        match market {
            market if market != self.market => 0,
            Market::Turkey | Market::Britain => 20,
            Market::Estonia => 24,
            Market::Germany => 19,
        }
    }

    /// The rates of all currencies that customers are billed in, from the beginning of each month.
    pub(super) fn rates(self, today: Date) -> Vec<DemoRate> {
        let mut currencies: Vec<Currency> = Market::ALL.into_iter().map(|market| self.bills_in(market)).collect();
        currencies.sort();
        currencies.dedup();
        currencies.retain(|currency| *currency != self.base);
        let months = (0..=MONTHS + 1).rev();
        months
            .flat_map(|ago| {
                let date = today.first_of_month().saturating_sub(ago.months());
                let worth = move |currency| per_euro(self.base, ago) / per_euro(currency, ago);
                currencies
                    .iter()
                    .map(move |currency| DemoRate { currency: *currency, date, rate: decimal(worth(*currency)) })
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

/// Roughly what a euro cost so many months ago, so that lira prices rise as they do.
fn per_euro(currency: Currency, months_ago: i64) -> f64 {
    let ago = months_ago as f64;
    match currency {
        Currency::TRY => 49.0 * (-0.0108 * ago).exp(),
        Currency::GBP => 0.86 + 0.012 * (ago / 4.0).sin(),
        Currency::USD => 1.14 + 0.02 * (ago / 5.0).cos(),
        _ => 1.0,
    }
}

fn decimal(number: f64) -> Decimal {
    Decimal::from_scaled((number * 10_000.0).round() as i64)
}

/// A price in euros as it would stand in a price list of another currency, so many months ago: three figures that count,
/// then zeros. In hundredths.
pub(super) fn price(euros: f64, currency: Currency, months_ago: i64) -> i64 {
    let exact = euros * per_euro(currency, months_ago);
    let step = 10f64.powi(exact.abs().max(1.0).log10().floor() as i32 - 2).max(0.01);
    ((exact / step).round() * step * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_read_like_a_price_list() {
        assert_eq!(price(420.0, Currency::EUR, 0), 42_000);
        assert_eq!(price(38.0, Currency::GBP, 0), 3_270);
        assert_eq!(price(420.0, Currency::TRY, 0), 2_060_000);
        assert_eq!(price(-18_500.0, Currency::EUR, 3), -1_850_000);
    }

    #[test]
    fn every_foreign_currency_has_a_rate_before_the_first_invoice() {
        let today = jiff::civil::date(2026, 11, 21);
        for base in [Currency::EUR, Currency::TRY, Currency::GBP] {
            let home = Home::of(base);
            let rates = home.rates(today);
            assert!(rates.iter().all(|rate| rate.currency != base && rate.rate > Decimal::ZERO));
            for market in Market::ALL {
                let currency = home.bills_in(market);
                let first = rates.iter().filter(|rate| rate.currency == currency).map(|rate| rate.date).min();
                assert!(currency == base || first.unwrap() < today.saturating_sub(MONTHS.months()));
            }
        }
    }
}
