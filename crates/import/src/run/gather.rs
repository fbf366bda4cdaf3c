//! Invoices that gather their lines: an invoice's amounts are the sums of its lines.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Currency, Decimal, Error, Money, Result};
use record::{Path, Query, Test, Value, Values};
use store::Tx;

use super::complete::is_credit_number;
use super::keys;
use super::memory::{Gathered, InvoiceKey, LineSaid};
use super::slice::{Desk, Named, located, passable};

/// The lines of one invoice in a slice.
struct Group {
    key: InvoiceKey,
    rows: Vec<usize>,
    total: Decimal,
    cost: Option<Decimal>,
    currency: Currency,
}

/// A line with its amounts.
struct Line {
    values: Values,
    total: Money,
    cost: Option<Money>,
}

/// Finds or makes the invoices of a slice, then makes their lines.
pub(super) fn invoices(tx: &mut Tx<'_>, desk: &mut Desk<'_>, place: usize, named: &Named) -> Result<()> {
    let company = desk.task.kind.slot_of("company").unwrap_or(0);
    let mut lines: HashMap<usize, Line> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<InvoiceKey, usize> = HashMap::new();
    for row in 0..desk.drafts.len() {
        let Some(customer) = desk.ids[company][row].filter(|_| !desk.over[row]) else { continue };
        let number = desk.drafts[row].slots[place].get("number").and_then(Value::as_text).unwrap_or("").to_owned();
        let line = line(desk, row, named)?;
        let key = (number, customer);
        let at = *places.entry(key.clone()).or_insert_with(|| {
            let currency = line.total.currency;
            groups.push(Group { key, rows: Vec::new(), total: Decimal::ZERO, cost: Some(Decimal::ZERO), currency });
            groups.len() - 1
        });
        let group = &mut groups[at];
        if group.currency != line.total.currency {
            desk.refuse(row, two_currencies(group.currency, line.total.currency));
            continue;
        }
        group.total = group.total.plus(line.total.amount)?;
        group.cost = match (group.cost, line.cost) {
            (Some(sum), Some(cost)) => Some(sum.plus(cost.amount)?),
            _ => None,
        };
        group.rows.push(row);
        lines.insert(row, line);
    }
    groups.retain(|group| !group.rows.is_empty());
    let mut known = look_up(tx, desk, &groups)?;
    make(tx, desk, place, named, &groups, &mut known)?;
    add_lines(tx, desk, place, groups, lines, known)
}

/// A line that an invoice does not have, though it has lines.
fn has_other_lines(number: &str) -> Error {
    Error::invalid("import-error-other-lines").with("number", number).on("invoice.number")
}

fn two_currencies(one: Currency, other: Currency) -> Error {
    Error::invalid("import-error-two-currencies").with("one", one).with("other", other)
}

/// The line of a row; its cost is that of its product, where the file gives none.
fn line(desk: &Desk<'_>, row: usize, named: &Named) -> Result<Line> {
    let kind = &desk.task.kind;
    let mut values = desk.values(kind.main, row, named);
    let money = |values: &Values, field: &str| values.get(field).and_then(Value::as_money);
    let missing = || Error::internal("a line without a total");
    let total = money(&values, "total").ok_or_else(missing)?;
    let mut cost = money(&values, "cost");
    if cost.is_none()
        && let (Some(product), Some(Value::Decimal(quantity))) = (kind.slot_of("product"), values.get("quantity"))
    {
        let draft = &desk.drafts[row].slots[product];
        let of_one = money(draft, "cost")
            .or_else(|| desk.found(product, &keys::keys_of(&kind.slots[product], draft, None))?.cost);
        if let Some(of_one) = of_one.filter(|cost| cost.currency == total.currency) {
            let all = Money::new(of_one.amount.times(*quantity)?, of_one.currency);
            cost = Some(all);
        }
    }
    if let Some(cost) = cost {
        values.set("cost", Value::Money(cost));
    }
    Ok(Line { values, total, cost: cost.filter(|cost| cost.currency == total.currency) })
}

/// What is known of the invoices: from this run, or from the database.
fn look_up(tx: &Tx<'_>, desk: &mut Desk<'_>, groups: &[Group]) -> Result<HashMap<InvoiceKey, Gathered>> {
    let mut known: HashMap<InvoiceKey, Gathered> = HashMap::new();
    let mut unknown: HashSet<&str> = HashSet::new();
    for group in groups {
        match desk.memory.invoices.get(&group.key) {
            Some(gathered) => {
                known.insert(group.key.clone(), *gathered);
            }
            None => {
                unknown.insert(&group.key.0);
            }
        }
    }
    let wanted: HashSet<&InvoiceKey> = groups.iter().map(|group| &group.key).collect();
    let unknown: Vec<&str> = unknown.into_iter().collect();
    for some in unknown.chunks(200) {
        let numbers = some.iter().map(|number| Value::Text((*number).to_owned())).collect();
        let mut query = Query::of("invoice").test("number", Test::In(numbers)).limit(10_000);
        query.fields = ["number", "company", "status", "total", "cost"].map(Path::from).into();
        let mut found = Vec::new();
        for view in tx.page(&query)?.rows {
            let number = view.value("number").as_text().unwrap_or("").to_owned();
            let Some(company) = view.value("company").as_id() else { continue };
            let key = (number, company);
            if wanted.contains(&key) && !known.contains_key(&key) {
                found.push((key, view));
            }
        }
        if found.is_empty() {
            continue;
        }
        let ids: Vec<AnyId> = found.iter().map(|(_, view)| view.id).collect();
        let own = tx.made_in(desk.task.run, &ids)?;
        let mut there = lines_of(tx, &ids)?;
        for (key, view) in found {
            let said = there.remove(&view.id).unwrap_or_default();
            let lines = said.len() as i64;
            let mut sum = Decimal::ZERO;
            for (_, total) in &said {
                sum = sum.plus(total.map_or(Decimal::ZERO, |(amount, _)| amount))?;
            }
            if !own.contains(&view.id) {
                desk.written.learnt.lines.insert(view.id, said);
            }
            let total = view.value("total").as_money();
            let gathered = Gathered {
                id: view.id,
                currency: total.map_or(tx.settings().base_currency, |total| total.currency),
                total: total.map_or(Decimal::ZERO, |total| total.amount),
                cost: view.value("cost").as_money().map(|cost| cost.amount),
                lines,
                was_there: !own.contains(&view.id),
                amounts_stay: total.is_some_and(|total| total.amount != sum) && !own.contains(&view.id),
                paid: view.value("status").as_text() == Some("paid"),
            };
            known.insert(key, gathered);
        }
    }
    Ok(known)
}

/// What the lines of invoices come to: quantity and total of each.
fn lines_of(tx: &Tx<'_>, invoices: &[AnyId]) -> Result<HashMap<AnyId, Vec<LineSaid>>> {
    let mut lines: HashMap<AnyId, Vec<LineSaid>> = HashMap::new();
    let ids = invoices.iter().map(|id| Value::Id(*id)).collect();
    let mut query = Query::of("invoice_line").test("invoice", Test::In(ids)).limit(5_000);
    query.fields = ["invoice", "quantity", "total"].map(Path::from).into();
    loop {
        let page = tx.page(&query)?;
        for view in page.rows {
            if let Some(invoice) = view.value("invoice").as_id() {
                lines.entry(invoice).or_default().push(said_of(|field| view.value(field)));
            }
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(lines),
        }
    }
}

fn said_of<'v>(value: impl Fn(&str) -> &'v Value) -> LineSaid {
    let quantity = match value("quantity") {
        Value::Decimal(quantity) => Some(*quantity),
        _ => None,
    };
    (quantity, value("total").as_money().map(|total| (total.amount, total.currency)))
}

/// Makes the invoices that are not there.
fn make(
    tx: &mut Tx<'_>,
    desk: &mut Desk<'_>,
    place: usize,
    named: &Named,
    groups: &[Group],
    known: &mut HashMap<InvoiceKey, Gathered>,
) -> Result<()> {
    let fresh: Vec<&Group> = groups.iter().filter(|group| !known.contains_key(&group.key)).collect();
    if fresh.is_empty() {
        return Ok(());
    }
    let many: Vec<Values> = fresh
        .iter()
        .map(|group| {
            let mut values = desk.values(place, group.rows[0], named);
            let said = values.get("kind").is_some();
            for (field, value) in
                amounts(desk.task.options.paid, group.total, group.cost, group.currency, &group.key.0, said)
            {
                values.set(field, value);
            }
            if desk.task.options.paid && !values.has("status") {
                values.set("status", Value::Text("paid".to_owned()));
            }
            values
        })
        .collect();
    let outcomes = desk.create(tx, "invoice", many)?;
    for (group, outcome) in fresh.into_iter().zip(outcomes) {
        match outcome {
            Ok(id) => {
                *desk.written.created.entry("invoice").or_default() += 1;
                let gathered = Gathered {
                    id,
                    currency: group.currency,
                    total: Decimal::ZERO,
                    cost: Some(Decimal::ZERO),
                    lines: 0,
                    was_there: false,
                    amounts_stay: false,
                    paid: desk.task.options.paid,
                };
                known.insert(group.key.clone(), gathered);
            }
            Err(error) => {
                for row in &group.rows {
                    desk.refuse(*row, located(&error, "invoice"));
                }
            }
        }
    }
    Ok(())
}

/// What of an invoice follows from its lines. `said` is whether the file says itself what kind it is.
fn amounts(
    paid: bool,
    total: Decimal,
    cost: Option<Decimal>,
    currency: Currency,
    number: &str,
    said: bool,
) -> Vec<(&'static str, Value)> {
    let money = |amount| Value::Money(Money::new(amount, currency));
    let mut amounts = vec![("total", money(total)), ("cost", cost.map_or(Value::Null, money))];
    if paid {
        amounts.push(("paid", money(total)));
    }
    if !said {
        let gives_back = total < Decimal::ZERO || (total == Decimal::ZERO && is_credit_number(number));
        let kind = if gives_back { "credit_note" } else { "invoice" };
        amounts.push(("kind", Value::Text(kind.to_owned())));
    }
    amounts
}

/// Makes the lines, and brings the amounts of invoices up to date that were begun in an earlier slice.
fn add_lines(
    tx: &mut Tx<'_>,
    desk: &mut Desk<'_>,
    place: usize,
    groups: Vec<Group>,
    mut lines: HashMap<usize, Line>,
    mut known: HashMap<InvoiceKey, Gathered>,
) -> Result<()> {
    let mut many: Vec<Values> = Vec::with_capacity(lines.len());
    let mut whose: Vec<(usize, usize, Decimal, Option<Decimal>)> = Vec::with_capacity(lines.len());
    for (at, group) in groups.iter().enumerate() {
        let Some(gathered) = known.get_mut(&group.key) else { continue };
        if gathered.was_there && gathered.lines > 0 {
            // The same line again is no news; one that says something else is not brought in without a word.
            let mut there = desk.lines_there(gathered.id);
            for row in &group.rows {
                let said = lines.get(row).map(|line| said_of(|field| line.values.get(field).unwrap_or(&Value::Null)));
                match said.and_then(|said| there.iter().position(|known| *known == said)) {
                    Some(at) => {
                        there.swap_remove(at);
                        desk.over[*row] = true;
                        desk.written.already += 1;
                    }
                    // Our own file of refused rows says that this line was refused when its invoice came in.
                    None if desk.drafts[*row].was_refused => {}
                    None => desk.refuse(*row, has_other_lines(&group.key.0)),
                }
            }
            desk.written.learnt.lines.insert(gathered.id, there);
            if group.rows.iter().all(|row| desk.over[*row]) {
                continue;
            }
            gathered.was_there = false;
        }
        if gathered.was_there && gathered.lines == 0 {
            // An invoice without lines that was there before gets them, its amounts being what they are.
            gathered.was_there = false;
            gathered.amounts_stay = true;
        }
        if gathered.currency != group.currency && !gathered.amounts_stay {
            for row in &group.rows {
                desk.refuse(*row, two_currencies(gathered.currency, group.currency));
            }
            continue;
        }
        for row in group.rows.iter().filter(|row| !desk.over[**row]) {
            let Some(line) = lines.remove(row) else { continue };
            let mut values = line.values;
            gathered.lines += 1;
            values.set("invoice", Value::Id(gathered.id));
            values.set("position", Value::Int(gathered.lines));
            many.push(values);
            whose.push((*row, at, line.total.amount, line.cost.map(|cost| cost.amount)));
        }
    }
    let outcomes = if many.is_empty() { Vec::new() } else { desk.create(tx, "invoice_line", many)? };
    let mut refused: HashSet<usize> = HashSet::new();
    for ((row, at, total, cost), outcome) in whose.into_iter().zip(outcomes) {
        let Some(gathered) = known.get_mut(&groups[at].key) else { continue };
        match outcome {
            Ok(_) => {
                *desk.written.created.entry("invoice_line").or_default() += 1;
                gathered.total = gathered.total.plus(total)?;
                gathered.cost = match (gathered.cost, cost) {
                    (Some(sum), Some(cost)) => Some(sum.plus(cost)?),
                    _ => None,
                };
            }
            Err(error) => {
                refused.insert(at);
                desk.refuse(row, located(&error, "invoice_line"));
            }
        }
    }
    for (at, group) in groups.iter().enumerate() {
        let Some(gathered) = known.get(&group.key) else { continue };
        let began_earlier = desk.memory.invoices.contains_key(&group.key) || gathered.lines > group.rows.len() as i64;
        if (began_earlier || refused.contains(&at)) && !gathered.was_there && !gathered.amounts_stay {
            let said = desk.drafts[group.rows[0]].slots[place].get("kind").is_some();
            let amounts = amounts(gathered.paid, gathered.total, gathered.cost, gathered.currency, &group.key.0, said);
            let values: Values = amounts.into_iter().map(|(field, value)| (field.into(), value)).collect();
            let outcome = tx.attempt(|tx| tx.as_program(|tx| tx.change_values("invoice", gathered.id, None, values)));
            if let Err(error) = outcome {
                let error = passable(error)?;
                tracing::warn!(%error, "the amounts of an invoice could not be brought up to date");
            }
        }
    }
    // They are added up above, once for each invoice of the slice, or stay what they were.
    for gathered in known.values() {
        crm::billing::amounts_are_settled(tx, gathered.id);
    }
    desk.written.learnt.invoices = known;
    Ok(())
}
