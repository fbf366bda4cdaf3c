//! The kinds a field can be of.

/// What a field holds; decides its columns, its input, its checks and how it is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Several lines, in Markdown.
    LongText,
    /// A whole number.
    Integer,
    /// A number with up to four places.
    Decimal,
    /// An amount of money.
    Money,
    /// A percentage, 12.5 for 12.5 %.
    Percent,
    /// A day.
    Date,
    /// A moment.
    DateTime,
    /// A length of time in minutes.
    Duration,
    /// Yes or no.
    YesNo,
    /// One of several words.
    Choice(ChoiceSet),
    /// Some of several words.
    Choices(ChoiceSet),
    /// A record of another type, by its name.
    Reference(&'static str),
    /// Several records of another type.
    References(&'static str),
    /// A record of any type.
    AnyRecord,
    /// An e-mail address.
    Email,
    /// A phone number, kept as E.164.
    Phone,
    /// A postal address.
    Address,
    /// The address of a web page.
    Url,
    /// A file.
    File,
    /// A tax number, checked by the rules of the record's country.
    TaxNumber,
    /// A number in the business register, checked by the rules of the record's country.
    RegistryNumber,
    /// An international bank account number.
    Iban,
    /// A currency by its ISO 4217 code.
    Currency,
    /// A country by its ISO 3166 alpha-2 code.
    Country,
}

impl Kind {
    /// The word by which an administrator or a file names the kind.
    pub fn code(&self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::LongText => "long_text",
            Kind::Integer => "integer",
            Kind::Decimal => "decimal",
            Kind::Money => "money",
            Kind::Percent => "percent",
            Kind::Date => "date",
            Kind::DateTime => "date_time",
            Kind::Duration => "duration",
            Kind::YesNo => "yes_no",
            Kind::Choice(_) => "choice",
            Kind::Choices(_) => "choices",
            Kind::Reference(_) => "reference",
            Kind::References(_) => "references",
            Kind::AnyRecord => "any_record",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Address => "address",
            Kind::Url => "url",
            Kind::File => "file",
            Kind::TaxNumber => "tax_number",
            Kind::RegistryNumber => "registry_number",
            Kind::Iban => "iban",
            Kind::Currency => "currency",
            Kind::Country => "country",
        }
    }

    /// Whether it is a number that sums make sense of.
    pub fn is_summable(&self) -> bool {
        matches!(self, Kind::Integer | Kind::Decimal | Kind::Money | Kind::Duration)
    }

    /// Whether people sort it by the alphabet of their language, so that it needs sort keys.
    pub fn is_alphabetical(&self) -> bool {
        matches!(self, Kind::Text)
    }

    /// Whether it is kept as one column of text.
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Kind::Text
                | Kind::LongText
                | Kind::Choice(_)
                | Kind::Email
                | Kind::Phone
                | Kind::Url
                | Kind::TaxNumber
                | Kind::RegistryNumber
                | Kind::Iban
                | Kind::Currency
                | Kind::Country
        )
    }

    /// The name of the type a reference points at.
    pub fn target(&self) -> Option<&'static str> {
        match self {
            Kind::Reference(target) | Kind::References(target) => Some(target),
            _ => None,
        }
    }

    /// The words to choose from.
    pub fn choices(&self) -> Option<&ChoiceSet> {
        match self {
            Kind::Choice(set) | Kind::Choices(set) => Some(set),
            _ => None,
        }
    }
}

/// The words of a choice, in the order in which they are offered.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceSet {
    /// The message of the words that holds the labels, one attribute a value; empty for fields added at run time,
    /// whose labels are in `values`.
    pub name: String,
    /// The values.
    pub values: Vec<ChoiceValue>,
}

impl ChoiceSet {
    /// The value with this code.
    pub fn get(&self, code: &str) -> Option<&ChoiceValue> {
        self.values.iter().find(|value| value.code == code)
    }
}

/// One value of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceValue {
    /// What the database keeps.
    pub code: String,
    /// How it is coloured.
    pub tone: Tone,
    /// Its label, for fields added at run time.
    pub label: Option<String>,
}

/// How a choice is coloured: by meaning, the theme knows the colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Worth a look.
    Info,
    /// As it should be.
    Good,
    /// Watch out.
    Warn,
    /// Wrong, lost, late.
    Bad,
    /// Key accounts and what distinguishes them.
    Key,
}

impl Tone {
    /// The word for styles.
    pub const fn code(self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::Info => "info",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Key => "key",
        }
    }
}
