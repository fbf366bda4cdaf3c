//! A record as far as it can be told from others, and how two of them compare.

use analytics::similarity;
use kernel::{AnyId, Date, fold};
use record::{Kind, Path, RecordType, Value};

use super::domain::{domain_of, is_everybodys};
use super::reason::{Mark, Reason, Sort, of_names};

/// What of a record can tell it from others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// The record; of a row that is no record yet, nothing that is anywhere.
    pub id: Option<AnyId>,
    /// The folded name.
    pub name: String,
    /// Its marks, as they are compared.
    pub marks: Vec<(Mark, String)>,
    /// The folded towns of its addresses.
    pub towns: Vec<String>,
    /// The company it works at.
    pub company: Option<AnyId>,
    /// The day of birth.
    pub birthday: Option<Date>,
}

/// The fields of a type that a subject is read from.
pub fn fields(of: &RecordType) -> Vec<Path> {
    of.fields.iter().filter(|field| is_read(of, &field.name, &field.kind)).map(Path::from).collect()
}

fn is_read(of: &RecordType, name: &str, kind: &Kind) -> bool {
    let telling = matches!(
        kind,
        Kind::Email | Kind::Phone | Kind::TaxNumber | Kind::RegistryNumber | Kind::Iban | Kind::Url | Kind::Address
    );
    telling || name == of.title || matches!(name, "company" | "birthday")
}

impl Subject {
    /// From the values of a record.
    pub fn read<'v>(of: &RecordType, id: Option<AnyId>, value: impl Fn(&str) -> &'v Value) -> Subject {
        let mut subject = Subject { id, ..Subject::default() };
        for field in of.fields.iter().filter(|field| is_read(of, &field.name, &field.kind)) {
            match (value(&field.name), &field.kind) {
                (Value::Text(text), _) if field.name == of.title => subject.name = fold(text),
                (Value::Text(text), kind) => subject.marks.extend(marks(kind, text)),
                (Value::Address(address), _) => {
                    subject.towns.extend(address.city.as_deref().map(fold).filter(|town| !town.is_empty()));
                }
                (Value::Id(company), _) if field.name == "company" => subject.company = Some(*company),
                (Value::Date(day), _) if field.name == "birthday" => subject.birthday = Some(*day),
                _ => {}
            }
        }
        subject.marks.sort();
        subject.marks.dedup();
        subject
    }

    /// The values of a mark.
    pub fn values(&self, mark: Mark) -> impl Iterator<Item = &str> {
        self.marks.iter().filter(move |(own, _)| *own == mark).map(|(_, value)| value.as_str())
    }
}

/// The marks of a text of a kind.
fn marks(kind: &Kind, text: &str) -> Vec<(Mark, String)> {
    let own_domain = || domain_of(text).filter(|domain| !is_everybodys(domain)).map(|domain| (Mark::Domain, domain));
    match kind {
        Kind::TaxNumber => vec![(Mark::TaxNumber, plain(text))],
        Kind::RegistryNumber => vec![(Mark::RegistryNumber, plain(text))],
        Kind::Iban => vec![(Mark::Iban, plain(text))],
        // An extension leads to another desk of the same switchboard.
        Kind::Phone => vec![(Mark::Phone, text.split(';').next().unwrap_or(text).to_owned())],
        Kind::Email => own_domain().into_iter().chain([(Mark::Email, text.to_lowercase())]).collect(),
        Kind::Url => own_domain().into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A number without the signs that people put between its digits.
fn plain(number: &str) -> String {
    number.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// The reasons why two records are likely the same or not, the strongest first.
pub fn compare(sort: Sort, a: &Subject, b: &Subject) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for mark in Mark::ALL {
        let known = a.values(mark).next().is_some() && b.values(mark).next().is_some();
        if a.values(mark).any(|value| b.values(mark).any(|other| other == value)) {
            reasons.push(Reason::Same(mark));
        } else if known && matches!(mark, Mark::TaxNumber | Mark::RegistryNumber) {
            reasons.push(Reason::Other(mark));
        }
    }
    // A domain follows from an equal mail address and says no more than that.
    if sort == Sort::Person && reasons.contains(&Reason::Same(Mark::Email)) {
        reasons.retain(|reason| *reason != Reason::Same(Mark::Domain));
    }
    let likeness = match sort {
        Sort::Company => similarity::company(&a.name, &b.name),
        Sort::Person => similarity::person(&a.name, &b.name),
    };
    reasons.extend(of_names(likeness));
    let known = !a.towns.is_empty() && !b.towns.is_empty();
    if a.towns.iter().any(|town| b.towns.contains(town)) {
        reasons.push(Reason::Town);
    } else if known {
        reasons.push(Reason::OtherTown);
    }
    if a.company.is_some() && a.company == b.company {
        reasons.push(Reason::Company);
    }
    if a.birthday.is_some() && a.birthday == b.birthday {
        reasons.push(Reason::Birthday);
    }
    reasons.sort_by_key(|reason| reason.is_against());
    reasons
}

#[cfg(test)]
mod tests {
    use super::super::reason::{WORTH_A_LOOK, score};
    use super::*;

    fn company(name: &str, marks: &[(Mark, &str)], town: &str) -> Subject {
        Subject {
            name: fold(name),
            marks: marks.iter().map(|(mark, value)| (*mark, (*value).to_owned())).collect(),
            towns: if town.is_empty() { Vec::new() } else { vec![fold(town)] },
            ..Subject::default()
        }
    }

    #[test]
    fn one_company_in_two_writings() {
        let a = company("Işık Çetin Tekstil San. ve Tic. A.Ş.", &[(Mark::Domain, "isikcetin.com.tr")], "İstanbul");
        let b = company("ISIK CETIN TEKSTIL LTD STI", &[(Mark::Domain, "isikcetin.com.tr")], "Istanbul");
        let reasons = compare(Sort::Company, &a, &b);
        assert!(reasons.contains(&Reason::Same(Mark::Domain)) && reasons.contains(&Reason::Town), "{reasons:?}");
        assert!(score(Sort::Company, &reasons) >= WORTH_A_LOOK, "{reasons:?}");
    }

    #[test]
    fn one_name_in_two_towns_with_two_numbers_is_two_companies() {
        let a = company("Kuusk OÜ", &[(Mark::RegistryNumber, "10000001")], "Tallinn");
        let b = company("Kuusk AS", &[(Mark::RegistryNumber, "10000002")], "Tartu");
        let reasons = compare(Sort::Company, &a, &b);
        assert_eq!(reasons, [Reason::Name(100), Reason::Other(Mark::RegistryNumber), Reason::OtherTown]);
        assert!(score(Sort::Company, &reasons) < WORTH_A_LOOK);
    }

    #[test]
    fn numbers_are_compared_without_signs_and_phones_without_extensions() {
        assert_eq!(marks(&Kind::TaxNumber, "EE 100-200"), [(Mark::TaxNumber, "EE100200".to_owned())]);
        assert_eq!(marks(&Kind::Phone, "+3726001234;ext=5"), [(Mark::Phone, "+3726001234".to_owned())]);
        assert_eq!(marks(&Kind::Email, "Mari@Gmail.com"), [(Mark::Email, "mari@gmail.com".to_owned())]);
    }
}
