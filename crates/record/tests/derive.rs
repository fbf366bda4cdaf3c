//! A struct becomes a record type.

use kernel::{Decimal, Id, Money};
use record::{Catalogue, Choice, Filter, Kind, Path, Record, Tone, Value, Values};

/// Somebody.
#[derive(Record, Debug)]
#[allow(dead_code, reason = "referred to and never read")]
#[record(area = "test", icon = "user", title = "name")]
struct User {
    id: Id<User>,
    name: String,
}

/// How a quote stands.
#[derive(Choice, Clone, Copy, Debug, PartialEq)]
enum QuoteStatus {
    Draft,
    #[choice(tone = "good")]
    Accepted,
}

/// A price offer to a customer.
#[derive(Record, Debug)]
#[record(area = "test", icon = "file-text", title = "number", owner = "owner", order = "-due, number")]
struct Quote {
    id: Id<Quote>,
    version: i64,
    #[field(unique, search, sort)]
    number: String,
    #[field(cascade)]
    owner: Id<User>,
    due: Option<kernel::Date>,
    #[field(list, board, default = QuoteStatus::Draft)]
    status: QuoteStatus,
    seen_as: Vec<QuoteStatus>,
    #[field(sum)]
    total: Option<Money>,
    #[field(kind = "email")]
    mail: Option<String>,
    helpers: Vec<Id<User>>,
    urgent: bool,
}

#[test]
fn the_description_follows_from_the_struct() {
    let quote = Quote::describe();
    assert_eq!((quote.name, quote.plural, quote.title), ("quote", "quotes", "number"));
    assert_eq!(quote.whose.owner, Some("owner"));
    assert_eq!(quote.order, ["-due", "number"]);
    let number = quote.field("number").unwrap();
    assert!(number.required && number.unique && number.search && number.has_sort_keys());
    assert!(!quote.field("due").unwrap().required);
    assert_eq!(quote.field("owner").unwrap().kind, Kind::Reference("user"));
    assert_eq!(quote.field("helpers").unwrap().kind, Kind::References("user"));
    assert_eq!(quote.field("mail").unwrap().kind, Kind::Email);
    let status = quote.field("status").unwrap();
    assert_eq!(status.kind.choices().unwrap().get("accepted").unwrap().tone, Tone::Good);
    assert_eq!(status.default, Some(Value::Text("draft".into())));
    assert!(quote.find("id").is_none() && quote.find("version").is_none());
    assert_eq!(quote.field("nothing").unwrap_err().field(), Some("nothing"));
}

#[test]
fn a_row_is_read_from_its_values() {
    let total = Money::base(Decimal::from_int(12).unwrap(), kernel::Currency::EUR);
    let mut values: Values = [
        ("id", Value::Id(Id::from_raw(7))),
        ("version", Value::Int(2)),
        ("number", Value::Text("Q-1".into())),
        ("owner", Value::Id(Id::from_raw(5))),
        ("status", Value::Text("accepted".into())),
        ("seen_as", Value::Words(vec!["draft".into(), "accepted".into()])),
        ("total", Value::Money(total)),
        ("urgent", Value::Bool(true)),
    ]
    .into_iter()
    .map(|(name, value)| (name.into(), value))
    .collect();
    let quote = Quote::read(&mut values).unwrap();
    assert_eq!(quote.id().raw(), 7);
    assert_eq!((quote.version, quote.number.as_str(), quote.owner.raw()), (2, "Q-1", 5));
    assert_eq!(quote.status, QuoteStatus::Accepted);
    assert_eq!(quote.seen_as, [QuoteStatus::Draft, QuoteStatus::Accepted]);
    assert_eq!(quote.total, Some(total));
    assert!(quote.urgent && quote.helpers.is_empty() && quote.due.is_none() && quote.mail.is_none());
}

#[test]
fn filters_survive_their_machine_form() {
    let catalogue = Catalogue::new().with::<User>().with::<Quote>();
    let quote = catalogue.get("quote").unwrap();
    let context = record::text::Context {
        catalogue: &catalogue,
        today: kernel::date::parse_date("2026-11-21").unwrap(),
        me: None,
    };
    let read = |text: &str| record::query::parse_filter(text, quote, context);
    assert_eq!(
        read("status:is:draft|accepted").unwrap(),
        Filter::Field(
            "status".into(),
            record::Test::In(vec![Value::Text("draft".into()), Value::Text("accepted".into())])
        )
    );
    assert_eq!(
        read("due:min:month").unwrap(),
        Filter::Field(
            "due".into(),
            record::Test::AtLeast(Value::Date(kernel::date::parse_date("2026-11-01").unwrap()))
        )
    );
    assert_eq!(
        read("owner.name:has:a:b").unwrap(),
        Filter::Field("owner.name".into(), record::Test::Contains("a:b".into()))
    );
    for bad in ["status", "nothing:is:1", "number.name:is:1", "due:min:soon", "total:wide:1"] {
        assert!(read(bad).is_err(), "{bad}");
    }
    assert!(Path::from("owner.owner.name").resolve(quote, &catalogue).is_err());
}
