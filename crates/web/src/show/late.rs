//! Which days have passed while the matter is still open.

use record::{RecordType, Value, View};
use store::Access;

use super::Show;

/// Until when something is to be done. All other days say when something was, and are never late.
const DEADLINES: [&str; 3] = ["due", "expected_close", "next_step"];

impl Show {
    /// Whether a deadline of a record has passed while there is still something to do. A view that lacks the fields by
    /// which that is known is never late.
    pub fn is_late(&self, view: &View, field: &str) -> bool {
        let Value::Date(day) = view.value(field) else { return false };
        DEADLINES.contains(&field) && *day < self.today() && self.waits(view)
    }

    fn waits(&self, view: &View) -> bool {
        match view.of {
            "invoice" => crm::billing::days_overdue(view, self.today()).is_some(),
            "task" => view.values.get("done_at").is_some_and(Value::is_null),
            "opportunity" => view.value("outcome").as_text() == Some("open"),
            _ => true,
        }
    }
}

/// The day of a type by which something is to be done, if it has one.
pub(crate) fn deadline(of: &RecordType) -> Option<&record::Field> {
    DEADLINES.iter().find_map(|name| of.find(name))
}

/// The fields by which it is known whether a record of a type is late, as far as the reader sees them.
pub fn needed_to_be_late(access: &Access, of: &RecordType) -> impl Iterator<Item = &'static str> {
    let fields: &[&str] = match of.name {
        "invoice" => &crm::billing::OVERDUE_FIELDS,
        "task" => &["due", "done_at"],
        "opportunity" => &["expected_close", "outcome"],
        _ => &[],
    };
    fields.iter().copied().filter(|name| of.find(name).is_some_and(|field| access.sees(of, field)))
}
