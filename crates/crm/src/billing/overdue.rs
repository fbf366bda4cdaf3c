//! Which invoices are overdue: reckoned whenever it is asked, since days pass without anybody changing an invoice.

use kernel::{Date, Decimal};
use record::{Query, Test, Value, View};

/// The fields by which it is known; whoever does not see all of them is not told.
pub const OVERDUE_FIELDS: [&str; 3] = ["status", "due", "open"];

/// The list of overdue invoices, the oldest first, as the address of a list says it.
pub const OVERDUE_LIST: &str = "f=status:is:open&f=due:lt:today&f=open:gt:0&sort=due";

/// Leaves the invoices that are open, late, and have something left to pay.
pub fn only_overdue(query: Query, today: Date) -> Query {
    query
        .test("status", Test::In(vec![Value::Text("open".into())]))
        .test("due", Test::Less(Value::Date(today)))
        .test("open", Test::More(Value::Decimal(Decimal::ZERO)))
}

/// For how many days an invoice has been overdue, from its fields; `None` if it is not, or if they are not known.
///
/// Of what is left the base amount decides, as it does in the conditions of a list: an amount without an exchange rate
/// is in no sum, and so in no list of what is overdue.
pub fn days_overdue(invoice: &View, today: Date) -> Option<i32> {
    let is_open = invoice.value("status").as_text() == Some("open");
    let left = invoice.value("open").as_money().and_then(|open| open.base)?;
    let Value::Date(due) = invoice.value("due") else { return None };
    let is_late = is_open && left > Decimal::ZERO && *due < today;
    is_late.then(|| due.until(today).map(|late| late.get_days()).unwrap_or_default())
}
