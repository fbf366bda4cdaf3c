//! What a run remembers from slice to slice.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Currency, Decimal};

use super::domains::Domains;
use super::keys::Known;

/// Invoices that are remembered; beyond them the database is asked again.
const MOST: usize = 300_000;

/// An invoice that gathers lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gathered {
    pub id: AnyId,
    pub currency: Currency,
    /// The sum of its lines.
    pub total: Decimal,
    /// The cost of its lines, as long as it is known of all.
    pub cost: Option<Decimal>,
    /// How many lines it has.
    pub lines: i64,
    /// Whether it was there before the run, so that it is not touched.
    pub was_there: bool,
    /// Whether its amounts are not the sums of its lines, but what they were before.
    pub amounts_stay: bool,
    /// Whether it counts as paid.
    pub paid: bool,
}

/// Quantity and total of a line, by which it is told from others of its invoice.
pub(crate) type LineSaid = (Option<Decimal>, Option<(Decimal, Currency)>);

/// The number of an invoice and whose it is.
pub(crate) type InvoiceKey = (String, AnyId);

/// What a run has learnt so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Records met, by slot.
    pub known: Vec<Known>,
    pub invoices: HashMap<InvoiceKey, Gathered>,
    /// What columns named of other types: type and text.
    pub named: HashMap<(&'static str, String), AnyId>,
    /// Companies by the domain of their addresses.
    pub domains: Domains,
    /// Records that rows were taken for by what they say; the next row that says the same means another one.
    pub taken: HashSet<AnyId>,
    /// Lines of invoices that were there before, which no row of the file has said yet.
    pub lines: HashMap<AnyId, Vec<LineSaid>>,
}

/// What one slice has learnt; it counts once the slice is committed.
#[derive(Debug, Default)]
pub(crate) struct Learnt {
    pub known: Vec<Known>,
    pub invoices: HashMap<InvoiceKey, Gathered>,
    pub named: HashMap<(&'static str, String), AnyId>,
    pub taken: HashSet<AnyId>,
    pub lines: HashMap<AnyId, Vec<LineSaid>>,
}

impl Memory {
    pub fn new(slots: usize, domains: Domains) -> Memory {
        Memory { known: vec![Known::default(); slots], domains, ..Memory::default() }
    }

    pub fn add(&mut self, learnt: Learnt) {
        for (known, more) in self.known.iter_mut().zip(learnt.known) {
            known.extend(more);
        }
        if self.invoices.len() + learnt.invoices.len() > MOST {
            self.invoices.clear();
            self.lines.clear();
        }
        self.invoices.extend(learnt.invoices);
        self.named.extend(learnt.named);
        self.taken.extend(learnt.taken);
        self.lines.extend(learnt.lines);
    }
}
