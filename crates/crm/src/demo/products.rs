//! What the demo company sells.

use kernel::Lang;

use super::home::{Home, price};
use super::say;

/// A product category of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoCategory {
    /// Its name.
    pub name: String,
}

/// A product of the demo. Money in hundredths of the base currency, as of today.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoProduct {
    /// Its name.
    pub name: String,
    /// Its number.
    pub code: String,
    /// The place of its category.
    pub category: usize,
    /// In what it is counted.
    pub unit: String,
    /// The list price.
    pub price: i64,
    /// What one costs us.
    pub cost: i64,
    /// The list price in euros, from which prices of other times and currencies follow.
    pub euros: f64,
    /// What one costs us, as a share of the list price.
    pub cost_share: f64,
}

const CATEGORIES: [&str; 4] = ["pumps", "controls", "parts", "services"];

/// Word, category, unit, list price in euros, share of the cost in it.
const PRODUCTS: [(&str, usize, &str, f64, f64); 18] = [
    ("circulation_small", 0, "piece", 420.0, 0.62),
    ("circulation_large", 0, "piece", 980.0, 0.61),
    ("submersible", 0, "piece", 2_350.0, 0.64),
    ("process", 0, "piece", 5_400.0, 0.66),
    ("vacuum", 0, "piece", 3_900.0, 0.63),
    ("station", 0, "piece", 18_500.0, 0.71),
    ("inverter", 1, "piece", 690.0, 0.58),
    ("panel", 1, "piece", 2_800.0, 0.60),
    ("sensor", 1, "piece", 145.0, 0.52),
    ("flow_meter", 1, "piece", 820.0, 0.55),
    ("seal_kit", 2, "piece", 38.0, 0.38),
    ("impeller", 2, "piece", 96.0, 0.42),
    ("bearing_set", 2, "piece", 64.0, 0.40),
    ("filter", 2, "piece", 22.0, 0.35),
    ("installation", 3, "hour", 78.0, 0.55),
    ("maintenance", 3, "year", 1_450.0, 0.48),
    ("inspection", 3, "piece", 320.0, 0.50),
    ("training", 3, "day", 890.0, 0.45),
];

pub(super) fn categories(lang: Lang) -> Vec<DemoCategory> {
    CATEGORIES.iter().map(|code| DemoCategory { name: say(lang, "demo_category", code) }).collect()
}

pub(super) fn products(home: Home, lang: Lang) -> Vec<DemoProduct> {
    let product =
        |(place, (code, category, unit, euros, cost_share)): (usize, &(&str, usize, &str, f64, f64))| DemoProduct {
            name: say(lang, "demo_product", code),
            code: format!("{}-{:03}", ["PMP", "CTL", "PRT", "SRV"][*category], 100 + place * 5),
            category: *category,
            unit: say(lang, "demo_unit", unit),
            price: price(*euros, home.base, 0),
            cost: price(euros * cost_share, home.base, 0),
            euros: *euros,
            cost_share: *cost_share,
        };
    PRODUCTS.iter().enumerate().map(product).collect()
}
