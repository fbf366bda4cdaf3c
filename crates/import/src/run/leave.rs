//! Which cells that cannot be read a record can do without.

use record::{Field, Kind as FieldKind, Value, Values};

use crate::plan::Slot;

/// Whether a cell that cannot be read may be left out of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Out {
    /// Without it the record would say something wrong: the row is refused.
    Never,
    /// The field stays empty, and the import says so.
    Always,
    /// The record is found by it, so that something else must name the record.
    IfNamed,
}

/// What to do with a cell of this field.
///
/// Amounts, quantities and days of what is billed are never left out: sums would be wrong and nobody would see it. The
/// same holds for the amounts of opportunities.
pub(super) fn out(slot: &Slot, field: &Field) -> Out {
    let is_figure = matches!(
        field.kind,
        FieldKind::Money | FieldKind::Decimal | FieldKind::Percent | FieldKind::Integer | FieldKind::Duration
    );
    let is_day = matches!(field.kind, FieldKind::Date | FieldKind::DateTime);
    let is_billed = slot.of.area == "billing" && (is_figure || is_day);
    let is_forecast = slot.of.name == "opportunity" && field.kind == FieldKind::Money;
    if field.required || is_billed || is_forecast {
        Out::Never
    } else if slot.keys.contains(&field.name.as_ref()) {
        Out::IfNamed
    } else {
        Out::Always
    }
}

/// Whether a record whose key could not be read is found by its name instead.
pub(super) fn is_named(slot: &Slot, values: &Values) -> bool {
    let has = |field: &str| values.get(field).and_then(Value::as_text).is_some();
    slot.by_title && (has(slot.of.title) || has("given_name") || has("family_name"))
}
