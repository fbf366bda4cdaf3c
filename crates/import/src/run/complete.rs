//! What follows for a record from the rest of its row.

use kernel::{Decimal, Error, Lang, Money, Result};
use record::{Value, Values};

use super::draft::{Done, Draft};
use crate::plan::{Kind, Options, PERSON_NAME, Slot};

/// The key of the error of a row that names no customer.
pub(crate) const NO_CUSTOMER: &str = "import-error-no-customer";

/// Completes the drafts of a row, and empties those of records that the row only hints at.
///
/// # Errors
/// `import-error-no-customer` when the row needs a customer, names none, and there is no collective one.
pub(crate) fn complete(kind: &Kind, options: &Options, lang: Lang, draft: &mut Draft) -> Result<()> {
    if let (Some(company), Some(person)) = (kind.slot_of("company"), kind.slot_of("person")) {
        nobody_at(draft, company, person);
    }
    for (place, slot) in kind.slots.iter().enumerate() {
        let values = &mut draft.slots[place];
        match slot.of.name {
            "company" => {
                private_person(values);
                company(values);
            }
            "person" => person(values),
            "lead" => lead(values),
            "product" => product(values),
            "category" if values.get("name").is_none() => *values = Values::new(),
            _ => {}
        }
    }
    let main = kind.main_slot();
    // A row of people may name a company alone, as cards of companies do, and the other way round; else what the row is
    // about must be there, lest it goes without a word.
    let is_about_somebody = matches!(main.of.name, "company" | "person");
    let says_nothing = draft.slots[kind.main].is_empty() && !draft.lookups.iter().any(|(slot, ..)| *slot == kind.main);
    if draft.slots.iter().all(Values::is_empty) || (says_nothing && !is_about_somebody) {
        return Err(Error::invalid("error-required").on(format!("{}.{}", main.of.name, main.of.title)));
    }
    let is_billed = kind.slots.iter().any(|slot| slot.of.area == "billing");
    // An opportunity without a company cannot be either.
    let needs_company = is_billed || main.of.find("company").is_some_and(|field| field.required);
    if needs_company
        && let Some(place) = kind.slot_of("company").filter(|_| main.of.name != "company")
        && draft.slots[place].is_empty()
    {
        match &options.collective {
            Some(name) => {
                draft.slots[place].set("name", Value::text(name.as_str()));
                draft.is_collective = true;
            }
            None => return Err(Error::invalid(NO_CUSTOMER)),
        }
    }
    match main.of.name {
        "invoice_line" => lines(kind, options, lang, draft)?,
        "invoice" => invoice(options, draft, kind.main),
        _ => {}
    }
    Ok(())
}

/// Where a row names a company and nobody there, as cards of companies do, numbers and addresses are the company's.
fn nobody_at(draft: &mut Draft, company: usize, person: usize) {
    let names = ["name", "given_name", "family_name"];
    if draft.slots[company].is_empty() || names.iter().any(|field| draft.slots[person].has(field)) {
        return;
    }
    let email = draft.slots[person].get("email").and_then(Value::as_text);
    let is_somebodys = email.is_some_and(|email| {
        let own = email.split(['@', '+']).next().unwrap_or_default();
        !OFFICES.contains(&own)
    });
    if is_somebodys {
        return;
    }
    for (from, to) in [("email", "email"), ("phone", "phone"), ("mobile", "phone"), ("address", "address")] {
        if !draft.slots[company].has(to) && draft.slots[person].has(from) {
            let value = draft.slots[person].take(from);
            draft.slots[company].set(to, value);
        }
    }
    draft.slots[person] = Values::new();
}

/// What stands before the sign of mail addresses behind which no single person is.
pub(crate) const OFFICES: [&str; 22] = [
    "info",
    "office",
    "mail",
    "email",
    "contact",
    "hello",
    "sales",
    "support",
    "service",
    "admin",
    "accounting",
    "invoice",
    "bilgi",
    "iletisim",
    "muhasebe",
    "satis",
    "destek",
    "kontakt",
    "myyk",
    "muuk",
    "arved",
    "pood",
];

/// Whether the name of a draft only stands for one that the row does not say: a number, or an address.
pub(crate) fn has_made_up_name(slot: &Slot, values: &Values) -> bool {
    let text = |field: &str| values.get(field).and_then(Value::as_text);
    let Some(name) = text(slot.of.title) else { return true };
    match slot.of.name {
        "product" => text("code") == Some(name),
        "company" => NAMING.iter().any(|field| text(field).is_some_and(|kept| naming(field, kept) == name)),
        "person" => {
            let of_email =
                |field: &str| text(field).and_then(|email| email.split_once('@')).is_some_and(|(own, _)| own == name);
            let of_phone = |field: &str| text(field).is_some_and(|kept| kernel::phone::display(kept, None) == name);
            of_email("email") || of_email("other_email") || of_phone("mobile") || of_phone("phone")
        }
        _ => false,
    }
}

/// What a company is called by that has no name, the surest first.
const NAMING: [&str; 6] = ["external_number", "tax_number", "registry_number", "email", "web", "phone"];

/// A customer who is no company is called by his own name.
fn private_person(values: &mut Values) {
    let whole = values.remove(PERSON_NAME).and_then(|name| name.as_text().map(str::to_owned));
    let parts = taken_name(values);
    if values.has("name") {
        return;
    }
    if let Some(name) = whole.or(parts) {
        values.set("name", Value::text(name));
        values.set("party", Value::text("individual"));
    }
}

/// A lead is called by who it is: the person, the company, or both.
fn lead(values: &mut Values) {
    let parts = taken_name(values);
    if let Some(parts) = parts.filter(|_| !values.has(PERSON_NAME)) {
        values.set(PERSON_NAME, Value::text(parts));
    }
    if values.has("name") {
        return;
    }
    let text = |field: &str| values.get(field).and_then(Value::as_text);
    let both: Vec<&str> = [text(PERSON_NAME), text("company_name")].into_iter().flatten().collect();
    let name = if both.is_empty() { text("email").or(text("phone")).map(str::to_owned) } else { Some(both.join(", ")) };
    if let Some(name) = name {
        values.set("name", Value::text(name));
    }
}

/// Given and family name together, taken out of values that keep neither.
fn taken_name(values: &mut Values) -> Option<String> {
    let parts = ["given_name", "family_name"]
        .map(|part| values.remove(part).and_then(|name| name.as_text().map(str::to_owned)));
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

/// What of a field a company is called by: of the address of a page the domain.
fn naming<'a>(field: &str, text: &'a str) -> &'a str {
    if field != "web" {
        return text;
    }
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}

/// A company is named, or numbered; where only a number is known it is called by it.
fn company(values: &mut Values) {
    let text = |field: &str| values.get(field).and_then(Value::as_text).map(str::to_owned);
    let name = text("name").or_else(|| NAMING.iter().find_map(|field| Some(naming(field, &text(field)?).to_owned())));
    match name {
        Some(name) => {
            values.set("name", Value::text(name));
        }
        None => *values = Values::new(),
    }
}

fn person(values: &mut Values) {
    let text = |field: &str| values.get(field).and_then(Value::as_text);
    let parts = [text("given_name"), text("family_name")];
    let joined = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let of_email = |field: &str| text(field)?.split_once('@').map(|(before, _)| before.to_owned());
    let of_phone = |field: &str| text(field).map(|kept| kernel::phone::display(kept, None));
    let name = text("name")
        .map(str::to_owned)
        .or((!joined.is_empty()).then_some(joined))
        .or_else(|| of_email("email"))
        .or_else(|| of_email("other_email"))
        // Telephones keep numbers under no name; they are worth as much as others.
        .or_else(|| of_phone("mobile"))
        .or_else(|| of_phone("phone"));
    match name {
        Some(name) => {
            values.set("name", Value::text(name));
        }
        None => *values = Values::new(),
    }
}

fn product(values: &mut Values) {
    let name = values.get("name").or_else(|| values.get("code")).cloned();
    match name {
        Some(name) => {
            values.set("name", name);
        }
        None => *values = Values::new(),
    }
}

/// An invoice that comes without its lines: what gives back is a credit note, and what is history is paid.
///
/// None of this changes an invoice that is there: whoever entered it knew better.
fn invoice(options: &Options, draft: &mut Draft, main: usize) {
    let values = &draft.slots[main];
    let money = |field: &str| values.get(field).and_then(Value::as_money);
    let (total, tax, gross) = (money("total"), money("tax"), money("gross"));
    let mut supposed: Vec<(&'static str, Value)> = Vec::new();
    let mut said = None;
    // What is bought is counted without the tax; a file that says only what is to be paid says at least that.
    let total = match (total, gross) {
        (None, Some(gross)) => {
            let same = tax.filter(|tax| tax.currency == gross.currency);
            let without_tax = same.and_then(|tax| gross.amount.plus(minus(tax.amount)).ok());
            let total = Money::new(without_tax.unwrap_or(gross.amount), gross.currency);
            if without_tax.is_some() {
                said = Some(Value::Money(total));
            } else {
                supposed.push(("total", Value::Money(total)));
                draft.remark(Error::invalid("import-error-only-gross").on("invoice.total"), Done::WithTax);
            }
            Some(total)
        }
        (total, _) => total,
    };
    let values = &mut draft.slots[main];
    // What is left to pay says how much was paid.
    let left = values.remove("open").and_then(|left| left.as_money());
    let to_pay = gross.or_else(|| with_tax(total?, tax));
    if let (Some(left), Some(to_pay), false) = (left, to_pay, values.has("paid"))
        && left.currency == to_pay.currency
        && let Ok(paid) = to_pay.amount.plus(minus(left.amount))
    {
        values.set("paid", Value::Money(Money::new(paid, to_pay.currency)));
        if !values.has("status") {
            let status = if left.amount == Decimal::ZERO { "paid" } else { "open" };
            values.set("status", Value::text(status));
        }
    }
    if !values.has("kind") && total.or(gross).is_some_and(|amount| amount.amount < Decimal::ZERO) {
        supposed.push(("kind", Value::text("credit_note")));
    }
    if options.paid && !values.has("status") {
        // How much was paid follows from this: all that is to be paid.
        supposed.push(("status", Value::text("paid")));
    }
    if let Some(total) = said {
        values.set("total", total);
    }
    for (field, value) in supposed {
        values.set(field, value);
        draft.supposed.push(field);
    }
}

/// What is to be paid of an amount without tax and its tax.
fn with_tax(total: Money, tax: Option<Money>) -> Option<Money> {
    let tax = tax.filter(|tax| tax.currency == total.currency).map_or(Decimal::ZERO, |tax| tax.amount);
    Some(Money::new(total.amount.plus(tax).ok()?, total.currency))
}

/// A line has a quantity, a price and a total, of which one follows from the others; its invoice has a number.
fn lines(kind: &Kind, options: &Options, lang: Lang, draft: &mut Draft) -> Result<()> {
    let slot = |of: &str| kind.slot_of(of).unwrap_or(kind.main);
    let (company, product, invoice) = (slot("company"), slot("product"), slot("invoice"));
    let text = |draft: &Draft, slot: usize, field: &str| {
        draft.slots[slot].get(field).and_then(Value::as_text).map(str::to_owned)
    };

    let date = match draft.slots[invoice].get("date") {
        Some(Value::Date(date)) => *date,
        _ => return Err(Error::invalid("error-required").on("invoice.date")),
    };
    if draft.slots[invoice].get("number").is_none() {
        // Without a number, what a customer bought on a day is one invoice.
        let customer = text(draft, company, "external_number").or_else(|| text(draft, company, "name"));
        let number = format!("{}-{date}", customer.unwrap_or_default());
        draft.slots[invoice].set("number", Value::text(number));
    }
    let description = text(draft, kind.main, "description")
        .or_else(|| text(draft, product, "name"))
        .or_else(|| text(draft, product, "code"))
        .unwrap_or_else(|| words::text(lang, "import-line-without-text", &[]));

    let line = &mut draft.slots[kind.main];
    let decimal = |value: Option<&Value>| match value {
        Some(Value::Decimal(number)) => Some(*number),
        _ => None,
    };
    let quantity = decimal(line.get("quantity"));
    let price = line.get("unit_price").and_then(Value::as_money);
    let total = line.get("total").and_then(Value::as_money);
    let (mut quantity, price, mut total) = match (quantity, price, total) {
        (Some(quantity), Some(price), Some(total)) => (quantity, price, total),
        (Some(quantity), Some(price), None) => {
            (quantity, price, Money::new(quantity.times(price.amount)?, price.currency))
        }
        (Some(quantity), None, Some(total)) if quantity != Decimal::ZERO => {
            (quantity, Money::new(total.amount.over(quantity)?, total.currency), total)
        }
        (quantity, None, Some(total)) => {
            (quantity.unwrap_or(Decimal::from_scaled(kernel::decimal::SCALE)), total, total)
        }
        (None, Some(price), total) => (Decimal::from_scaled(kernel::decimal::SCALE), price, total.unwrap_or(price)),
        (_, None, None) => return Err(Error::invalid("error-required").on("invoice_line.unit_price")),
    };
    let mut cost = line.get("cost").and_then(Value::as_money);
    let said = draft.slots[invoice].get("kind").and_then(Value::as_text) == Some("credit_note");
    let number = draft.slots[invoice].get("number").and_then(Value::as_text).unwrap_or("");
    if (said || options.credit_notes_without_minus && is_credit_number(number)) && total.amount > Decimal::ZERO {
        quantity = minus(quantity);
        total.amount = minus(total.amount);
        cost = cost.map(|cost| Money::new(minus(cost.amount), cost.currency));
    }
    let line = &mut draft.slots[kind.main];
    line.set("description", Value::text(description));
    line.set("quantity", Value::Decimal(quantity));
    line.set("unit_price", Value::Money(price));
    line.set("total", Value::Money(total));
    if let Some(cost) = cost {
        line.set("cost", Value::Money(cost));
    }
    Ok(())
}

/// `C536379`: a letter C before figures marks a credit note.
pub(crate) fn is_credit_number(number: &str) -> bool {
    number.strip_prefix(['C', 'c']).is_some_and(|rest| rest.len() > 2 && rest.bytes().all(|b| b.is_ascii_digit()))
}

pub(crate) fn minus(number: Decimal) -> Decimal {
    Decimal::from_scaled(-number.scaled())
}
