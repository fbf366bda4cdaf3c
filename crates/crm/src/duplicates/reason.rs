//! Why two records are likely the same, or likely not, and how likely that makes it.

use std::fmt;
use std::str::FromStr;

use kernel::Error;
use record::{Field, Kind, RecordType};

/// From this score on, a pair is worth somebody's look.
pub const WORTH_A_LOOK: f64 = 0.7;

/// From this score on, an import may take a row for a record that is there already.
pub const NEARLY_CERTAIN: f64 = 0.85;

/// Names less alike than this are names of two.
const OTHER_NAME: f64 = 0.6;

/// Whose records they are: companies are known by other marks than people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Companies and other organisations.
    Company,
    /// People.
    Person,
}

impl Sort {
    /// That of a record type; `None` for types that are not looked through.
    pub fn of(name: &str) -> Option<Sort> {
        match name {
            "company" => Some(Sort::Company),
            "person" => Some(Sort::Person),
            _ => None,
        }
    }
}

/// A value that belongs to one record only, or nearly so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// The tax number.
    TaxNumber,
    /// The number in the business register.
    RegistryNumber,
    /// The bank account.
    Iban,
    /// The mail address.
    Email,
    /// The telephone number.
    Phone,
    /// The domain of mail and web addresses, unless everybody can have an address there.
    Domain,
}

impl Mark {
    /// All of them.
    pub const ALL: [Mark; 6] =
        [Mark::TaxNumber, Mark::RegistryNumber, Mark::Iban, Mark::Email, Mark::Phone, Mark::Domain];

    /// The word that is kept and the end of the key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Mark::TaxNumber => "tax_number",
            Mark::RegistryNumber => "registry_number",
            Mark::Iban => "iban",
            Mark::Email => "email",
            Mark::Phone => "phone",
            Mark::Domain => "domain",
        }
    }

    /// How much an equal one says by itself, 0 to 1.
    const fn weight(self, sort: Sort) -> f64 {
        match (self, sort) {
            (Mark::TaxNumber | Mark::RegistryNumber, _) => 0.9,
            (Mark::Iban, _) => 0.8,
            (Mark::Email, Sort::Company) => 0.6,
            (Mark::Email, Sort::Person) => 0.85,
            (Mark::Phone, Sort::Company) => 0.5,
            (Mark::Phone, Sort::Person) => 0.55,
            (Mark::Domain, _) => 0.45,
        }
    }

    fn is_from(self, kind: &Kind) -> bool {
        matches!(
            (self, kind),
            (Mark::TaxNumber, Kind::TaxNumber)
                | (Mark::RegistryNumber, Kind::RegistryNumber)
                | (Mark::Iban, Kind::Iban)
                | (Mark::Email, Kind::Email)
                | (Mark::Phone, Kind::Phone)
                | (Mark::Domain, Kind::Email | Kind::Url)
        )
    }
}

/// A reason for or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They share a mark.
    Same(Mark),
    /// Their names are alike, by so many percent.
    Name(u8),
    /// They are in the same town.
    Town,
    /// They work at the same company.
    Company,
    /// They were born on the same day.
    Birthday,
    /// They are in different towns.
    OtherTown,
    /// Their numbers of this sort differ.
    Other(Mark),
    /// Their names have little in common.
    OtherName,
}

impl Reason {
    /// The end of the key of its words: `tax_number`, `name`, `other_town`.
    pub fn code(self) -> String {
        match self {
            Reason::Same(mark) => mark.code().to_owned(),
            Reason::Name(_) => "name".to_owned(),
            Reason::Town => "town".to_owned(),
            Reason::Company => "company".to_owned(),
            Reason::Birthday => "birthday".to_owned(),
            Reason::OtherTown => "other_town".to_owned(),
            Reason::Other(mark) => format!("other_{}", mark.code()),
            Reason::OtherName => "other_name".to_owned(),
        }
    }

    /// Whether it speaks against.
    pub fn is_against(self) -> bool {
        matches!(self, Reason::OtherTown | Reason::Other(_) | Reason::OtherName)
    }

    /// Whether it follows from this field of a type: whoever does not see the field is not told.
    pub fn is_from(self, of: &RecordType, field: &Field) -> bool {
        match self {
            Reason::Same(mark) | Reason::Other(mark) => mark.is_from(&field.kind),
            Reason::Name(_) | Reason::OtherName => field.name == of.title,
            Reason::Town | Reason::OtherTown => field.kind == Kind::Address,
            Reason::Company => field.name == "company",
            Reason::Birthday => field.name == "birthday",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Name(percent) => write!(f, "name:{percent}"),
            other => f.write_str(&other.code()),
        }
    }
}

impl FromStr for Reason {
    type Err = Error;

    fn from_str(word: &str) -> Result<Reason, Error> {
        let mark = |code: &str| Mark::ALL.into_iter().find(|mark| mark.code() == code);
        let known = match word {
            "town" => Some(Reason::Town),
            "company" => Some(Reason::Company),
            "birthday" => Some(Reason::Birthday),
            "other_town" => Some(Reason::OtherTown),
            "other_name" => Some(Reason::OtherName),
            _ => match (word.strip_prefix("name:"), word.strip_prefix("other_")) {
                (Some(percent), _) => percent.parse().ok().map(Reason::Name),
                (None, Some(code)) => mark(code).map(Reason::Other),
                (None, None) => mark(word).map(Reason::Same),
            },
        };
        known.ok_or_else(|| Error::internal(format_args!("an unknown reason {word}")))
    }
}

/// Reasons as they are kept: `tax_number name:93 other_town`.
pub fn write(reasons: &[Reason]) -> String {
    reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Reasons from how they are kept; words that the program no longer knows are passed over.
pub fn read(text: &str) -> Vec<Reason> {
    text.split(' ').filter_map(|word| word.parse().ok()).collect()
}

/// How alike two names are, as a reason: 0 to 1 becomes for, against or nothing.
pub fn of_names(likeness: f64) -> Option<Reason> {
    if likeness >= analytics::similarity::LIKELY {
        Some(Reason::Name((likeness * 100.0).round() as u8))
    } else if likeness < OTHER_NAME {
        Some(Reason::OtherName)
    } else {
        None
    }
}

/// How likely records are the same for these reasons, 0 to 1.
///
/// Each reason leaves of the doubt what it does not explain (a noisy or: J. Pearl, "Probabilistic Reasoning in Intelligent
/// Systems", 1988, section 4.3.2); each reason against takes a part of what came of it. Town, company, birthday and domain
/// say something only together with a like name or another mark.
pub fn score(sort: Sort, reasons: &[Reason]) -> f64 {
    let named = reasons.iter().any(|reason| matches!(reason, Reason::Name(_)));
    let mut doubt = 1.0;
    let mut against = 1.0;
    for reason in reasons {
        match (reason, sort) {
            (Reason::Same(mark), Sort::Person) if *mark == Mark::Domain => {
                doubt *= if named { 1.0 - mark.weight(sort) } else { 1.0 }
            }
            (Reason::Same(mark), _) => doubt *= 1.0 - mark.weight(sort),
            (Reason::Name(percent), _) => {
                let most = if sort == Sort::Company { 0.8 } else { 0.5 };
                doubt *= 1.0 - most * ((f64::from(*percent) / 100.0 - 0.8) / 0.2).clamp(0.0, 1.0);
            }
            (Reason::Company | Reason::Birthday, Sort::Person) if named => doubt *= 0.5,
            (Reason::Town, Sort::Company) if named => doubt *= 0.75,
            (Reason::Town, Sort::Person) if named => doubt *= 0.9,
            (Reason::OtherTown, Sort::Company) => against *= 0.8,
            (Reason::Other(Mark::TaxNumber), _) => against *= 0.35,
            (Reason::Other(_), _) => against *= 0.5,
            // One number for all of a house is common, one house under two names is not so rare.
            (Reason::OtherName, Sort::Person) => against *= 0.5,
            (Reason::OtherName, Sort::Company) => against *= 0.9,
            _ => {}
        }
    }
    // To the thousandth, so that what is as likely on paper is as likely here.
    ((1.0 - doubt) * against * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::Mark::*;
    use super::Reason::*;
    use super::*;

    fn company(reasons: &[Reason]) -> bool {
        score(Sort::Company, reasons) >= WORTH_A_LOOK
    }

    fn person(reasons: &[Reason]) -> bool {
        score(Sort::Person, reasons) >= WORTH_A_LOOK
    }

    #[test]
    fn companies_are_known_by_numbers_and_by_names_with_something_beside() {
        assert!(company(&[Same(TaxNumber)]));
        assert!(company(&[Reason::Name(100)]));
        assert!(company(&[Reason::Name(95), Town]));
        assert!(company(&[Reason::Name(93), Same(Domain)]));
        assert!(company(&[Same(Phone), Same(Domain)]));
        assert!(!company(&[Reason::Name(90)]));
        assert!(!company(&[Same(Domain)]));
        assert!(!company(&[Same(Phone)]));
        // The same name elsewhere is another company; so is a sister with a number of its own.
        assert!(!company(&[Reason::Name(100), OtherTown]));
        assert!(!company(&[Same(Email), Same(Domain), Same(Phone), Other(TaxNumber)]));
    }

    #[test]
    fn people_are_known_by_name_and_something_of_their_own() {
        assert!(person(&[Same(Email)]));
        assert!(person(&[Reason::Name(100), Company]));
        assert!(person(&[Reason::Name(100), Same(Phone)]));
        assert!(person(&[Reason::Name(100), Same(Domain)]));
        assert!(person(&[Reason::Name(100), Birthday]));
        assert!(!person(&[Reason::Name(100)]));
        assert!(!person(&[Reason::Name(100), Town]));
        // The mailbox or the telephone of a whole office.
        assert!(!person(&[Same(Email), OtherName]));
        assert!(!person(&[Same(Phone), Company, OtherName]));
    }

    #[test]
    fn more_reasons_never_make_it_less_likely_and_the_score_is_a_share() {
        let all = [Same(TaxNumber), Same(Phone), Reason::Name(97), Town, Company, Birthday];
        for sort in [Sort::Company, Sort::Person] {
            for some in 0..all.len() {
                let (fewer, more) = (score(sort, &all[..some]), score(sort, &all[..=some]));
                assert!(fewer <= more && more <= 1.0, "{sort:?} {some}: {fewer} {more}");
            }
        }
    }

    #[test]
    fn reasons_are_kept_as_words() {
        let reasons = vec![Same(TaxNumber), Reason::Name(93), OtherTown, Other(RegistryNumber), OtherName, Birthday];
        assert_eq!(write(&reasons), "tax_number name:93 other_town other_registry_number other_name birthday");
        assert_eq!(read(&write(&reasons)), reasons);
        assert_eq!(read("shoe_size town"), [Town]);
    }
}
