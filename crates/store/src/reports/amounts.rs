//! What the parts of a record add up to, in the currencies they are in.

use kernel::{AnyId, Currency, Decimal, Result};

use crate::db::Db;
use crate::param::Param;
use crate::query::sql::quoted;

/// Amounts of one currency, added up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InCurrency {
    /// The currency.
    pub currency: Currency,
    /// Their sum.
    pub amount: Decimal,
    /// How many they are.
    pub count: i64,
}

impl Db<'_> {
    /// Adds up an amount of the records of a type that refer to another by a field, one sum a currency.
    ///
    /// # Errors
    /// When there is no such type or field.
    pub fn amounts_of(&self, of: &str, amount: &str, by: &str, id: AnyId) -> Result<Vec<InCurrency>> {
        let described = self.describe(of)?;
        let (amount, by) = (&described.field(amount)?.name, &described.field(by)?.name);
        let currency = quoted(&format!("{amount}_currency"));
        let mut sums = Vec::new();
        self.report(
            &format!(
                "SELECT p.{currency}, CAST(sum(p.{}) AS BIGINT), count(*) FROM {{{}}} p
                 WHERE p.{} = $1 AND p.{currency} IS NOT NULL GROUP BY p.{currency} ORDER BY p.{currency}",
                quoted(amount),
                described.name,
                quoted(by)
            ),
            vec![Param::Int(id.raw())],
            |row| {
                sums.push(InCurrency {
                    currency: row.text(0)?.parse()?,
                    amount: Decimal::from_scaled(row.int(1)?),
                    count: row.int(2)?,
                });
                Ok(())
            },
        )?;
        Ok(sums)
    }
}
