//! What several customers bought, month by month.

use kernel::{AnyId, Date, Result};

use crate::db::Db;
use crate::param::Param;

/// What one company bought in one month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthOf {
    /// The company.
    pub company: AnyId,
    /// The month, `2026-11`.
    pub month: String,
    /// The sum without tax in the base currency, scaled by 10⁴; credit notes subtract.
    pub total: i64,
    /// Invoices that are left out of it, as there is no exchange rate for their day.
    pub without_rate: i64,
}

impl Db<'_> {
    /// Invoices of these companies by company and month, in that order, cancelled ones left out.
    pub fn months_of(&self, companies: &[AnyId], from: Date, to: Date) -> Result<Vec<MonthOf>> {
        let mut months = Vec::new();
        if companies.is_empty() {
            return Ok(months);
        }
        let mut params = vec![Param::from(from.to_string()), Param::from(to.to_string())];
        let places: Vec<String> = companies
            .iter()
            .map(|company| {
                params.push(Param::Int(company.raw()));
                format!("${}", params.len())
            })
            .collect();
        self.report(
            &format!(
                "SELECT i.company, substr(i.date, 1, 7), CAST(coalesce(sum(i.total_base), 0) AS BIGINT),
                        count(i.total) - count(i.total_base)
                 FROM {{Invoice}} i
                 WHERE i.company IN ({}) AND i.date >= $1 AND i.date <= $2 AND i.status <> 'cancelled'
                 GROUP BY i.company, substr(i.date, 1, 7) ORDER BY i.company, substr(i.date, 1, 7)",
                places.join(", ")
            ),
            params,
            |row| {
                months.push(MonthOf {
                    company: AnyId::from_raw(row.int(0)?),
                    month: row.text(1)?.to_owned(),
                    total: row.int(2)?,
                    without_rate: row.int(3)?,
                });
                Ok(())
            },
        )?;
        Ok(months)
    }
}
