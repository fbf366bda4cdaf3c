//! Reading a file without writing anything: what would come of it.

use std::collections::BTreeMap;

use kernel::{Lang, Result};
use store::Store;

use super::complete::{NO_CUSTOMER, is_credit_number};
use super::draft::Reader;
use super::report::remarks;
use super::rows::{self, Read};
use super::summary::add_left;
use super::{LeftEmpty, Refused, home, reason};
use crate::plan::{Kind, Plan};
use crate::source::{Row, Source};

/// Refused rows that are named.
const NAMED: usize = 5;

/// What would come of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// Rows that were looked at.
    pub rows: u64,
    /// Whether those are all.
    pub whole: bool,
    /// Rows that would be refused, those without a customer not counted.
    pub refused: u64,
    /// Rows that an earlier import had taken and that would be passed over.
    pub taken_before: u64,
    /// Rows that name no customer.
    pub without_customer: u64,
    /// The first refused rows.
    pub first_refused: Vec<Refused>,
    /// Rows that would be taken with remarks.
    pub remarks: u64,
    /// The first of those.
    pub first_remarks: Vec<Refused>,
    /// The first rows, good and bad, as many as were asked for.
    pub first: Vec<Row>,
    /// Choices that nobody knows here and that would be left empty, by target.
    pub left_empty: BTreeMap<String, LeftEmpty>,
    /// Whether credit notes stand in the file without a minus: numbers with C before the figures beside plain ones, and
    /// none of their amounts negative.
    pub credit_notes_without_minus: bool,
}

/// Reads the first rows of a file by a plan, `most` of them, and writes nothing; gives `shown` of them back.
///
/// # Errors
/// When the plan cannot be carried out or the file cannot be read.
pub fn survey(store: &Store, source: &Source, plan: &Plan, most: u64, shown: usize, lang: Lang) -> Result<Survey> {
    let kind = Kind::named(&store.catalogue(), &plan.kind)?;
    let mut reader = Reader::new(kind.clone(), plan, home(store))?;
    let mut rows = source.rows(&plan.guess)?;
    let (mut row, mut found) = (Row::default(), Survey { whole: true, ..Survey::default() });
    let (mut plain, mut credit, mut negative) = (0u64, 0u64, 0u64);
    while let Some(read) = rows::next(&mut rows, &mut row, &mut reader, &plan.options, lang) {
        if found.rows == most {
            found.whole = false;
            break;
        }
        found.rows += 1;
        if found.first.len() < shown {
            let row = match &read {
                Read::Row(draft) => Some(draft.row.clone()),
                Read::Refused { row, .. } => row.clone(),
                Read::Passed => Some(row.clone()),
                Read::Broken(_) => None,
            };
            found.first.extend(row);
        }
        match read {
            Read::Row(draft) => {
                add_left(&mut found.left_empty, &draft.left);
                if !draft.remarks.is_empty() {
                    found.remarks += 1;
                    if found.first_remarks.len() < NAMED {
                        let reason = remarks(&kind, lang, &draft.remarks);
                        found.first_remarks.push(Refused { line: draft.row.line(), reason, taken: true });
                    }
                }
                let invoice = kind.slot_of("invoice").and_then(|slot| draft.slots[slot].get("number"));
                let Some(number) = invoice.and_then(record::Value::as_text) else { continue };
                if !is_credit_number(number) {
                    plain += 1;
                } else {
                    credit += 1;
                    let total = draft.slots[kind.main].get("total").and_then(record::Value::as_money);
                    negative += u64::from(total.is_some_and(|total| total.amount.scaled() < 0));
                }
            }
            Read::Refused { error, .. } if error.key() == NO_CUSTOMER => found.without_customer += 1,
            Read::Refused { line, error, .. } => {
                found.refused += 1;
                if found.first_refused.len() < NAMED {
                    found.first_refused.push(Refused { line, reason: reason(&kind, lang, &error), taken: false });
                }
            }
            Read::Passed => found.taken_before += 1,
            Read::Broken(error) => return Err(error),
        }
    }
    found.credit_notes_without_minus = plain > 0 && credit > 0 && negative == 0;
    Ok(found)
}
