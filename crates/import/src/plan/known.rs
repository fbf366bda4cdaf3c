//! Exports of other programs, known by the names of their columns: a file a program in `known/`.
//!
//! A section stands for one export: in brackets its name, behind them the kind of import; `sign` names columns that it
//! cannot be without; then columns and the target that they feed, or none.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::propose::words_of;
use crate::source::Guess;

/// The programs, by the names that people know them by.
const FILES: [(&str, &str); 8] = [
    ("Google Contacts", include_str!("known/google.txt")),
    ("Outlook", include_str!("known/outlook.txt")),
    ("HubSpot", include_str!("known/hubspot.txt")),
    ("Salesforce", include_str!("known/salesforce.txt")),
    ("Pipedrive", include_str!("known/pipedrive.txt")),
    ("Zoho CRM", include_str!("known/zoho.txt")),
    ("Shopify", include_str!("known/shopify.txt")),
    ("WooCommerce", include_str!("known/woocommerce.txt")),
];

/// An export of another program.
#[derive(Clone, Debug, Default)]
pub(super) struct Export {
    /// The program.
    pub system: &'static str,
    /// The kind of import that it is.
    pub kind: &'static str,
    /// Columns that it cannot be without.
    sign: Vec<String>,
    /// The target of each column that is known; empty for those that feed nothing.
    targets: HashMap<String, &'static str>,
}

static EXPORTS: LazyLock<Vec<Export>> =
    LazyLock::new(|| FILES.iter().flat_map(|(system, text)| exports(system, text)).collect());

fn exports(system: &'static str, text: &'static str) -> Vec<Export> {
    let mut exports: Vec<Export> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((_, kind)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            exports.push(Export { system, kind: kind.trim(), ..Export::default() });
            continue;
        }
        let Some(export) = exports.last_mut() else { continue };
        let names = |list: &'static str| list.split(',').map(words_of).filter(|name| !name.is_empty());
        if let Some(sign) = line.strip_prefix("sign:") {
            export.sign = names(sign).collect();
        } else if let Some((columns, target)) = line.split_once('=') {
            export.targets.extend(names(columns).map(|name| (name, target.trim())));
        }
    }
    exports
}

impl Export {
    /// The target of a column; nothing when the export does not know it, empty when it is to be left out.
    pub fn target(&self, column: &str) -> Option<&'static str> {
        self.targets.get(&words_of(column)).copied()
    }
}

/// The export that explains the columns of a file best: all of its signs are there, and most columns are known.
pub(super) fn recognise(guess: &Guess, kind: Option<&str>) -> Option<&'static Export> {
    let names: HashSet<String> =
        guess.columns.iter().filter(|column| column.named).map(|column| words_of(&column.name)).collect();
    let known = |export: &Export| names.iter().filter(|name| export.targets.contains_key(*name)).count();
    EXPORTS
        .iter()
        .filter(|export| kind.is_none_or(|kind| export.kind == kind))
        .filter(|export| export.sign.iter().all(|name| names.contains(name)))
        .map(|export| (known(export), export))
        .filter(|(known, _)| known * 10 >= names.len() * 7)
        .max_by_key(|(known, export)| (*known, export.sign.len()))
        .map(|(_, export)| export)
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Target};
    use super::*;

    #[test]
    fn every_target_of_every_export_exists_and_stands_once() {
        let catalogue = crm::catalogue();
        assert!(EXPORTS.len() >= 15);
        for export in EXPORTS.iter() {
            let kind = Kind::named(&catalogue, export.kind).unwrap();
            for (column, target) in &export.targets {
                assert!(
                    target.is_empty() || Target::parse(&kind, target).is_ok(),
                    "{}: {column} = {target}",
                    export.system
                );
            }
            for sign in &export.sign {
                assert!(export.targets.contains_key(sign), "{}: {sign}", export.system);
            }
        }
    }
}
