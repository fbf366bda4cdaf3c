//! Names of the demo's customers: after people and places, by what they do.

use crate::customers::Industry;
use crate::seed::names::Market;

/// The `n`th name of a market for a company of an industry: `n` counts within the market.
pub(super) fn company(market: Market, n: usize, industry: Industry, large: bool) -> String {
    let names = market.names();
    // Places and founders by turns, each once; more founders when there are no more places.
    let turn = n / 2;
    let after = match names.stems.get(turn).filter(|_| n.is_multiple_of(2)) {
        Some(stem) => stem,
        None if n.is_multiple_of(2) => names.surnames[names.surnames.len() - 1 - (turn - names.stems.len())],
        None => names.surnames[(3 + turn) % names.surnames.len()],
    };
    format!("{after} {} {}", trade(market, industry), form(market, large))
}

/// The `n`th public body of a market, of a place that is on no map.
pub(super) fn public_body(market: Market, n: usize) -> String {
    let stems = market.names().stems;
    let place = stems[stems.len() - 1 - n % stems.len()];
    match market {
        Market::Turkey => format!("{place} Belediyesi Su İşleri"),
        Market::Estonia => format!("{place} Vallavalitsus"),
        Market::Britain => format!("{place} Borough Council"),
        Market::Germany => format!("Stadtwerke {place}"),
    }
}

/// An association.
pub(super) fn association(market: Market) -> &'static str {
    match market {
        Market::Turkey => "Temiz Su Derneği",
        Market::Estonia => "MTÜ Puhas Vesi",
        Market::Britain => "Clean Rivers Trust",
        Market::Germany => "Sauberes Wasser e.V.",
    }
}

/// What companies of an industry call what they do.
fn trade(market: Market, industry: Industry) -> &'static str {
    let [turkish, estonian, british, german] = match industry {
        Industry::Food => ["Gıda", "Toit", "Foods", "Lebensmittel"],
        Industry::Textiles => ["Tekstil", "Tekstiil", "Textiles", "Textil"],
        Industry::Chemicals => ["Kimya", "Keemia", "Chemicals", "Chemie"],
        Industry::Machinery => ["Makina", "Masinad", "Engineering", "Maschinenbau"],
        Industry::Energy => ["Enerji", "Energia", "Energy", "Energie"],
        Industry::Construction => ["İnşaat", "Ehitus", "Construction", "Bau"],
        Industry::Trade => ["Teknik Malzeme", "Kaubandus", "Supplies", "Handel"],
        Industry::Hospitality => ["Otelcilik", "Hotellid", "Hotels", "Hotels"],
        Industry::Agriculture => ["Tarım", "Põllumajandus", "Farms", "Agrar"],
        Industry::Wood => ["Kâğıt", "Puit", "Paper", "Papier"],
        Industry::Health => ["Sağlık", "Tervis", "Healthcare", "Kliniken"],
        Industry::Transport => ["Denizcilik", "Laevandus", "Shipping", "Schifffahrt"],
        _ => ["Endüstri", "Tööstus", "Industries", "Industrie"],
    };
    match market {
        Market::Turkey => turkish,
        Market::Estonia => estonian,
        Market::Britain => british,
        Market::Germany => german,
    }
}

fn form(market: Market, large: bool) -> &'static str {
    match (market, large) {
        (Market::Turkey, true) => "San. ve Tic. A.Ş.",
        (Market::Turkey, false) => "San. ve Tic. Ltd. Şti.",
        (Market::Estonia, true) => "AS",
        (Market::Estonia, false) => "OÜ",
        (Market::Britain, true) => "PLC",
        (Market::Britain, false) => "Ltd",
        (Market::Germany, true) => "AG",
        (Market::Germany, false) => "GmbH",
    }
}
