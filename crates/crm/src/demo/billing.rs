//! Two years of invoices and payments.

use jiff::ToSpan;
use jiff::civil::Weekday;
use kernel::{Currency, Date};

use super::cast::{BUYERS, DemoCustomer, Role};
use super::home::{Home, MONTHS, price};
use super::products::DemoProduct;
use crate::billing::{InvoiceKind, InvoiceStatus, PaymentMethod};
use crate::seed::Random;

/// An invoice of the demo. Money in hundredths of its currency.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoInvoice {
    /// The place of the customer.
    pub company: usize,
    /// The number on it.
    pub number: String,
    /// Invoice or credit note.
    pub kind: InvoiceKind,
    /// The day on it.
    pub date: Date,
    /// The day until which it is to be paid.
    pub due: Date,
    /// How it stands.
    pub status: InvoiceStatus,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Its lines.
    pub lines: Vec<DemoLine>,
    /// Value added tax.
    pub tax: i64,
    /// What was paid for it.
    pub payment: Option<DemoPayment>,
}

/// A line of an invoice.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoLine {
    /// The place of the product.
    pub product: usize,
    /// How many; negative on a credit note.
    pub quantity: i64,
    /// The price of one after discount.
    pub unit_price: i64,
    /// What one cost us.
    pub unit_cost: i64,
}

/// What was paid for an invoice.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoPayment {
    /// When.
    pub date: Date,
    /// How much.
    pub amount: i64,
    /// In which way.
    pub method: PaymentMethod,
}

impl DemoInvoice {
    /// The sum of the lines without tax.
    pub fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity * line.unit_price).sum()
    }

    /// What the lines cost us.
    pub fn cost(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity * line.unit_cost).sum()
    }

    /// What the customer has to pay.
    pub fn gross(&self) -> i64 {
        self.total() + self.tax
    }
}

/// The invoices by date, numbered in that order.
pub(super) fn invoices(
    home: Home,
    today: Date,
    customers: &[DemoCustomer],
    products: &[DemoProduct],
) -> Vec<DemoInvoice> {
    let mut invoices: Vec<DemoInvoice> = customers
        .iter()
        .enumerate()
        .take(BUYERS)
        .flat_map(|(place, customer)| of_customer(home, today, place, customer, products))
        .collect();
    invoices.sort_by_key(|invoice| (invoice.date, invoice.company));
    for (place, invoice) in invoices.iter_mut().enumerate() {
        invoice.number = format!("{}-{:05}", invoice.date.year(), 1_001 + place);
    }
    invoices
}

fn of_customer(
    home: Home,
    today: Date,
    place: usize,
    customer: &DemoCustomer,
    products: &[DemoProduct],
) -> Vec<DemoInvoice> {
    let random = &mut Random::of("demo invoices", place as u64);
    let days_between = match place {
        0..5 => 15,
        5..12 => 30,
        12..25 => 44,
        25..40 => 75,
        _ => 160,
    };
    let (from, until) = match customer.role {
        Role::Silent => (MONTHS * 30, 212),
        Role::New => (120, 1),
        Role::Former => (MONTHS * 30, 420),
        _ => (MONTHS * 30, 1),
    };
    let per_invoice = customer.yearly_euros * days_between as f64 / 365.0;
    let mut invoices: Vec<DemoInvoice> = Vec::new();
    let mut ago = from - random.between(0, days_between);
    while ago >= until {
        let date = workday(today.saturating_sub(ago.days()));
        let wanted = per_invoice * (0.7 + 0.6 * random.unit()) * season(date);
        let lines = lines(wanted, customer, ago / 30, products, random);
        invoices.push(invoice(home, today, customer, date, InvoiceKind::Invoice, lines, random));
        // Now and then something comes back.
        if random.chance(2) && ago > until + 10 {
            let back = invoices.last().map(|sold| sold.lines[..1].to_vec()).unwrap_or_default();
            let back = back.into_iter().map(|line| DemoLine { quantity: -1, ..line }).collect();
            let later = workday(date.saturating_add(9.days()));
            invoices.push(invoice(home, today, customer, later, InvoiceKind::CreditNote, back, random));
        }
        ago -= days_between + random.between(-days_between / 5, days_between / 5);
    }
    invoices.iter_mut().for_each(|invoice| invoice.company = place);
    invoices
}

/// Fewer orders in high summer, more before the end of the year.
fn season(date: Date) -> f64 {
    match date.month() {
        7 | 8 => 0.8,
        11 | 12 => 1.2,
        _ => 1.0,
    }
}

/// Lines that come near to a sum.
fn lines(
    wanted: f64,
    customer: &DemoCustomer,
    months_ago: i64,
    products: &[DemoProduct],
    random: &mut Random,
) -> Vec<DemoLine> {
    let discount = match (customer.role, customer.yearly_euros) {
        (Role::LowMargin, _) => 0.29,
        (_, yearly) if yearly > 150_000.0 => 0.14,
        (_, yearly) if yearly > 40_000.0 => 0.08,
        _ => 0.02,
    };
    // Pumps and controls first; then perhaps service, then perhaps parts.
    let shares: &[f64] = [&[1.0][..], &[0.75, 0.25], &[0.7, 0.2, 0.1]][random.below(3) as usize];
    let mut lines: Vec<DemoLine> = Vec::new();
    for (nth, share) in shares.iter().enumerate() {
        let budget = wanted * share;
        let wants = |category: usize| match nth {
            0 => category < 2,
            1 => category == 3,
            _ => category == 2,
        };
        let mut fitting: Vec<usize> = (0..products.len())
            .filter(|place| wants(products[*place].category) && products[*place].euros <= budget.max(160.0))
            .collect();
        fitting.sort_by(|a, b| products[*b].euros.total_cmp(&products[*a].euros));
        // One of the dearest that fit: nobody orders nine thousand filters.
        fitting.truncate(4);
        if fitting.is_empty() {
            continue;
        }
        let product = *random.pick(&fitting);
        let one = &products[product];
        let quantity = (budget / (one.euros * (1.0 - discount))).round().max(1.0) as i64;
        lines.push(DemoLine {
            product,
            quantity,
            unit_price: price(one.euros * (1.0 - discount), customer.currency, months_ago),
            unit_cost: price(one.euros * one.cost_share, customer.currency, months_ago),
        });
    }
    lines
}

fn invoice(
    home: Home,
    today: Date,
    customer: &DemoCustomer,
    date: Date,
    kind: InvoiceKind,
    lines: Vec<DemoLine>,
    random: &mut Random,
) -> DemoInvoice {
    let due = date.saturating_add(customer.payment_terms.days());
    let late = match customer.role {
        Role::LatePayer => random.between(25, 70),
        _ => random.between(-6, 9),
    };
    let paid_on = workday(due.saturating_add(late.days()).max(date));
    let mut invoice = DemoInvoice {
        company: 0,
        number: String::new(),
        kind,
        date,
        due,
        status: InvoiceStatus::Open,
        currency: customer.currency,
        lines,
        tax: 0,
        payment: None,
    };
    invoice.tax = (invoice.total() * home.tax_percent(customer.market) + 50).div_euclid(100);
    if paid_on <= today {
        let methods = [(80, PaymentMethod::BankTransfer), (12, PaymentMethod::Card), (8, PaymentMethod::Cheque)];
        let method = *random.weighted(&methods);
        invoice.payment = Some(DemoPayment { date: paid_on, amount: invoice.gross(), method });
        invoice.status = InvoiceStatus::Paid;
    }
    invoice
}

/// The day itself, or the Friday before a weekend.
pub(super) fn workday(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_sub(1.days()),
        Weekday::Sunday => day.saturating_sub(2.days()),
        _ => day,
    }
}
