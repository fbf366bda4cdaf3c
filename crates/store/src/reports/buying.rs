//! Who buys, how often and how much of what is offered.

use kernel::{AnyId, Date, Result, Timestamp};

use crate::db::Db;
use crate::param::Param;

/// What a customer bought.
#[derive(Clone, Debug, PartialEq)]
pub struct Bought {
    /// The customer.
    pub company: AnyId,
    /// The day of its last purchase.
    pub last: Date,
    /// Purchases since the day asked for.
    pub purchases: i64,
    /// Different categories bought from since then; a product without category counts as one of its own.
    pub categories: i64,
    /// What it asked for since then: leads that are its own, and forms that it sent us.
    pub requests: i64,
}

impl Db<'_> {
    /// What one customer, or each, bought: invoices that are not cancelled and above zero count as purchases.
    pub fn bought(&self, company: Option<AnyId>, since: Date) -> Result<Vec<Bought>> {
        let mut params = vec![Param::from(since.to_string())];
        let one = match company {
            Some(company) => {
                params.push(Param::Int(company.raw()));
                "AND i.company = $2"
            }
            None => "",
        };
        let counts = "i.kind = 'invoice' AND i.status <> 'cancelled' AND coalesce(i.total, 0) > 0";
        let mut bought = Vec::new();
        self.report(
            &format!(
                "SELECT i.company, max(i.date), CAST(sum(CASE WHEN i.date >= $1 THEN 1 ELSE 0 END) AS BIGINT)
                 FROM {{Invoice}} i WHERE {counts} {one} GROUP BY i.company ORDER BY i.company"
            ),
            params.clone(),
            |row| {
                bought.push(Bought {
                    company: AnyId::from_raw(row.int(0)?),
                    last: kernel::date::parse_date(row.text(1)?)?,
                    purchases: row.int(2)?,
                    categories: 0,
                    requests: 0,
                });
                Ok(())
            },
        )?;
        self.report(
            &format!(
                "SELECT i.company, count(DISTINCT coalesce(p.category, l.product)) FROM {{InvoiceLine}} l
                 JOIN {{Invoice}} i ON i.id = l.invoice LEFT JOIN {{Product}} p ON p.id = l.product
                 WHERE i.date >= $1 AND {counts} {one} GROUP BY i.company ORDER BY i.company"
            ),
            params,
            |row| {
                let company = AnyId::from_raw(row.int(0)?);
                if let Ok(place) = bought.binary_search_by_key(&company, |one| one.company) {
                    bought[place].categories = row.int(1)?;
                }
                Ok(())
            },
        )?;
        let first = Timestamp::of(since.at(0, 0, 0, 0), self.clock().zone())?;
        let mut params = vec![Param::Int(first.millis())];
        params.extend(company.map(|company| Param::Int(company.raw())));
        let one = if company.is_some() { "AND r.company = $2" } else { "" };
        for requests in [
            "{Lead} r WHERE r.received_at >= $1",
            "{Activity} r WHERE r.at >= $1 AND r.kind = 'web_form' AND coalesce(r.direction, 'incoming') = 'incoming'",
        ] {
            self.report(
                &format!(
                    "SELECT r.company, count(*) FROM {requests} AND r.company IS NOT NULL {one}
                     GROUP BY r.company ORDER BY r.company"
                ),
                params.clone(),
                |row| {
                    let company = AnyId::from_raw(row.int(0)?);
                    if let Ok(place) = bought.binary_search_by_key(&company, |one| one.company) {
                        bought[place].requests += row.int(1)?;
                    }
                    Ok(())
                },
            )?;
        }
        Ok(bought)
    }
}
