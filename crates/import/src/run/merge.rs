//! What a row changes of a record that is there already.

use record::{Value, Values};

use crate::plan::Existing;

/// The fields that become what the file says; what it leaves empty stays.
pub(super) fn changes(now: &Values, file: Values, existing: Existing) -> Values {
    let mut changes = Values::new();
    if existing == Existing::Leave {
        return changes;
    }
    for (name, value) in file {
        let current = now.get(&name).unwrap_or(&Value::Null);
        let wanted = match (current, value) {
            (Value::Address(old), Value::Address(new)) => {
                let mut merged = (**old).clone();
                for part in record::value::ADDRESS_PARTS {
                    let is_free = existing == Existing::Update || merged.part(part).is_none();
                    if let Some(text) = new.part(part).filter(|_| is_free) {
                        merged.set_part(part, Some(text.to_owned()));
                    }
                }
                merged.into()
            }
            (current, value) if existing == Existing::Fill && !current.is_null() => {
                drop(value);
                continue;
            }
            (_, value) => value,
        };
        if !wanted.is_null() && !is_same(current, &wanted) {
            changes.set(name, wanted);
        }
    }
    changes
}

/// Amounts are compared without what they were worth in the company's currency.
pub(super) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Money(one), Value::Money(other)) => (one.amount, one.currency) == (other.amount, other.currency),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use record::Address;

    use super::*;

    fn values(pairs: &[(&'static str, Value)]) -> Values {
        pairs.iter().map(|(name, value)| ((*name).into(), value.clone())).collect()
    }

    #[test]
    fn empty_cells_take_nothing_away() {
        let now = values(&[("name", Value::text("Acme")), ("phone", Value::text("+372"))]);
        let file = values(&[("name", Value::text("Acme Ltd")), ("phone", Value::Null)]);
        assert_eq!(changes(&now, file.clone(), Existing::Update), values(&[("name", Value::text("Acme Ltd"))]));
        assert!(changes(&now, file.clone(), Existing::Fill).is_empty());
        assert!(changes(&now, file, Existing::Leave).is_empty());
    }

    #[test]
    fn an_address_is_completed_part_by_part() {
        let address = |street: Option<&str>, city: Option<&str>| -> Value {
            Address { street: street.map(str::to_owned), city: city.map(str::to_owned), ..Address::default() }.into()
        };
        let now = values(&[("address", address(Some("Pikk 1"), Some("Tartu")))]);
        let file = values(&[("address", address(None, Some("Tallinn")))]);
        let merged = changes(&now, file.clone(), Existing::Update);
        assert_eq!(merged.get("address"), Some(&address(Some("Pikk 1"), Some("Tallinn"))));
        assert!(changes(&now, file, Existing::Fill).is_empty());
    }
}
