//! Which of several values of one field is the better one.

use kernel::{AnyId, Timestamp};
use record::value::ADDRESS_PARTS;
use record::{Kind, Value};

/// A value of one of the records.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate<'a> {
    /// The value.
    pub value: &'a Value,
    /// When somebody said last that it still holds.
    pub confirmed: Option<Timestamp>,
}

/// Which value a merged record takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Better {
    /// That of the record at this place.
    Of(usize),
    /// All of them together.
    United,
}

/// The better value: what is filled over what is empty, several values united, later confirmed over earlier or never, and
/// else that of the first record.
pub fn better(kind: &Kind, values: &[Candidate<'_>]) -> Better {
    let all: Vec<&Value> = values.iter().map(|candidate| candidate.value).collect();
    let first = all.iter().position(|value| !value.is_null()).unwrap_or(0);
    if united(kind, &all).is_some() {
        return Better::United;
    }
    let mut best = first;
    for (place, candidate) in values.iter().enumerate() {
        if !candidate.value.is_null() && candidate.confirmed > values[best].confirmed {
            best = place;
        }
    }
    Better::Of(best)
}

/// All values together, where a field has room for them and where that is more than each by itself; `None` where one has
/// to choose.
///
/// Addresses complete one another only where they do not contradict each other; texts follow one another.
pub fn united(kind: &Kind, values: &[&Value]) -> Option<Value> {
    let united = match kind {
        Kind::Choices(_) => {
            let mut all: Vec<String> = Vec::new();
            for value in values {
                let Value::Words(words) = value else { continue };
                all.extend(words.iter().filter(|word| !all.contains(word)).cloned().collect::<Vec<_>>());
            }
            Value::Words(all)
        }
        Kind::References(_) => {
            let mut all: Vec<AnyId> = Vec::new();
            for value in values {
                let Value::Ids(ids) = value else { continue };
                all.extend(ids.iter().filter(|id| !all.contains(id)).copied().collect::<Vec<_>>());
            }
            Value::Ids(all)
        }
        Kind::LongText => {
            let mut all: Vec<&str> = Vec::new();
            for text in values.iter().filter_map(|value| value.as_text()) {
                // A text that stands in another one already is not said twice.
                if !all.iter().any(|known| known.contains(text)) {
                    all.retain(|known| !text.contains(known));
                    all.push(text);
                }
            }
            Value::text(all.join("\n\n"))
        }
        Kind::Address => completed(values)?,
        _ => return None,
    };
    (!values.contains(&&united)
        && !matches!(&united, Value::Words(words) if words.is_empty())
        && !matches!(&united, Value::Ids(ids) if ids.is_empty())
        && !united.is_null())
    .then_some(united)
}

fn completed(values: &[&Value]) -> Option<Value> {
    let mut whole = record::Address::default();
    for value in values {
        let Value::Address(address) = value else { continue };
        for part in ADDRESS_PARTS {
            match (whole.part(part).map(kernel::fold), address.part(part)) {
                (Some(known), Some(text)) if known != kernel::fold(text) => return None,
                (None, Some(text)) => whole.set_part(part, Some(text.to_owned())),
                _ => {}
            }
        }
    }
    Some(whole.into())
}

/// Values of fields of one kind that nobody chose, put where there is still room: a second mail address, a mobile number.
/// `fields` are the fields of the kind with what they will hold, `left` what was not chosen; gives what they take besides.
pub fn with_room(fields: &[(&str, &Value)], left: &[&Value]) -> Vec<(String, Value)> {
    let mut taken: Vec<(String, Value)> = Vec::new();
    for value in left.iter().filter(|value| !value.is_null()) {
        let is_there = fields.iter().any(|(_, own)| own == value) || taken.iter().any(|(_, own)| own == *value);
        let free = fields.iter().find(|(name, own)| own.is_null() && !taken.iter().any(|(other, _)| other == name));
        if let (false, Some((name, _))) = (is_there, free) {
            taken.push(((*name).to_owned(), (*value).clone()));
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use record::{Address, ChoiceSet};

    use super::*;

    fn text(text: &str) -> Value {
        Value::text(text)
    }

    fn choose(kind: &Kind, values: &[(&Value, Option<i64>)]) -> Better {
        let candidates: Vec<Candidate<'_>> =
            values.iter().map(|(value, at)| Candidate { value, confirmed: at.map(Timestamp::from_millis) }).collect();
        better(kind, &candidates)
    }

    #[test]
    fn filled_over_empty_and_later_confirmed_over_older() {
        let (a, b, none) = (text("a"), text("b"), Value::Null);
        assert_eq!(choose(&Kind::Text, &[(&a, None), (&b, None)]), Better::Of(0));
        assert_eq!(choose(&Kind::Text, &[(&none, None), (&b, None)]), Better::Of(1));
        assert_eq!(choose(&Kind::Text, &[(&a, Some(5)), (&b, Some(9))]), Better::Of(1));
        assert_eq!(choose(&Kind::Text, &[(&a, Some(9)), (&b, Some(5))]), Better::Of(0));
        assert_eq!(choose(&Kind::Text, &[(&a, None), (&b, Some(5))]), Better::Of(1));
        // That something is empty may have been confirmed too, but what is known is known.
        assert_eq!(choose(&Kind::Text, &[(&none, Some(9)), (&b, None)]), Better::Of(1));
    }

    #[test]
    fn several_values_are_united() {
        let kind = Kind::Choices(ChoiceSet { name: String::new(), values: Vec::new() });
        let words = |all: &[&str]| Value::Words(all.iter().map(|word| (*word).to_owned()).collect());
        let (a, b) = (words(&["customer"]), words(&["supplier", "customer"]));
        assert_eq!(united(&kind, &[&a, &words(&["partner"])]), Some(words(&["customer", "partner"])));
        // One holds all of it already.
        assert_eq!(united(&kind, &[&b, &b]), None);
        assert_eq!(united(&kind, &[&Value::Null, &a]), None);
        let ids = |all: &[i64]| Value::Ids(all.iter().map(|id| AnyId::from_raw(*id)).collect());
        assert_eq!(united(&Kind::References("company"), &[&ids(&[1, 2]), &ids(&[2, 3])]), Some(ids(&[1, 2, 3])));
    }

    #[test]
    fn texts_follow_one_another_and_are_not_said_twice() {
        let (a, b, both) = (text("Calls on Mondays"), text("Pays late"), text("Calls on Mondays\n\nPays late"));
        assert_eq!(united(&Kind::LongText, &[&a, &b]), Some(both.clone()));
        assert_eq!(united(&Kind::LongText, &[&both, &b]), None);
    }

    #[test]
    fn addresses_complete_one_another_unless_they_contradict() {
        let address = |street: Option<&str>, city: Option<&str>| -> Value {
            Address { street: street.map(str::to_owned), city: city.map(str::to_owned), ..Address::default() }.into()
        };
        let (street, city) = (address(Some("Pikk 1"), None), address(None, Some("Tartu")));
        assert_eq!(united(&Kind::Address, &[&street, &city]), Some(address(Some("Pikk 1"), Some("Tartu"))));
        let elsewhere = address(Some("Lai 2"), Some("Tallinn"));
        assert_eq!(united(&Kind::Address, &[&street, &elsewhere]), None);
    }

    #[test]
    fn what_was_not_chosen_goes_where_there_is_room() {
        let (a, b, c, none) = (text("a@x.ee"), text("b@x.ee"), text("c@x.ee"), Value::Null);
        let fields = [("email", &a), ("other_email", &none)];
        assert_eq!(with_room(&fields, &[&b, &c]), [("other_email".to_owned(), b.clone())]);
        assert_eq!(with_room(&fields, &[&a]), []);
        assert_eq!(with_room(&[("email", &a)], &[&b]), []);
    }
}
