//! What customers bought, month by month.

use kernel::{AnyId, Date, Decimal, Result};
use record::query::Grouping;
use record::{Bucket, Query, Test, Value};
use store::Db;

use crate::billing::{Invoice, InvoiceStatus};

/// What was invoiced in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The sum without tax, in the base currency; credit notes subtract.
    pub revenue: Decimal,
    /// Invoices that are left out of it, as there is no exchange rate for their day.
    pub without_rate: i64,
}

/// The first of the twelve months up to a day, that day included: the day after it a year before.
pub fn year_up_to(last: Date) -> Result<Date> {
    last.checked_sub(jiff::Span::new().years(1)).and_then(|day| day.tomorrow()).map_err(kernel::Error::internal)
}

/// Revenue of these companies by month, from the month of `from` to that of `to`, months without any included.
pub fn by_month(db: &Db, companies: &[AnyId], from: Date, to: Date) -> Result<Vec<Month>> {
    let query = of_companies(companies)
        .test(Invoice::DATE.name(), Test::AtLeast(Value::Date(from.first_of_month())))
        .test(Invoice::DATE.name(), Test::AtMost(Value::Date(to.last_of_month())));
    let by = Grouping {
        by: Invoice::DATE.name().into(),
        bucket: Some(Bucket::Month),
        sums: vec![Invoice::TOTAL.name().into()],
    };
    let sums = db.groups(&query, &by)?;
    let mut months = Vec::new();
    let mut at = from.first_of_month();
    while at <= to {
        let name = at.to_string()[..Bucket::Month.letters()].to_owned();
        let sum = sums.iter().find(|group| group.key.as_text() == Some(&name));
        let sum = sum.and_then(|group| group.sums.first().copied()).unwrap_or_default();
        months.push(Month {
            year: at.year(),
            month: at.month(),
            revenue: Decimal::from_scaled(sum.total),
            without_rate: sum.without_rate,
        });
        match at.checked_add(jiff::Span::new().months(1)) {
            Ok(next) => at = next,
            Err(_) => break,
        }
    }
    Ok(months)
}

/// The invoices of these companies that count.
pub fn of_companies(companies: &[AnyId]) -> Query {
    let cancelled = Value::Text(InvoiceStatus::Cancelled.code().to_owned());
    Query::all::<Invoice>()
        .test(Invoice::COMPANY.name(), Test::In(companies.iter().map(|id| Value::Id(*id)).collect()))
        .test(Invoice::STATUS.name(), Test::NotIn(vec![cancelled]))
}
