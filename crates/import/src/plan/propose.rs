//! Proposing where each column goes, from its name and from what its cells look like.

use analytics::similarity::core_of_company;
use kernel::{Currency, Lang, fold};
use record::{Catalogue, Kind as FieldKind};

use super::kind::{Kind, MAIN_KINDS};
use super::known::{self, Export};
use super::synonyms;
use super::target::{CURRENCY, Target, field_label};
use super::{Options, Plan, shape};
use crate::source::{Column, Form, Guess, Kind as Content, cell};

/// A column of an export that is known.
const SURE: u32 = 1_000;
/// A name that says exactly this.
const EXACT: u32 = 100;
/// A name that says this among other words.
const WITHIN: u32 = 60;
/// Cells that can hardly be anything else.
const BY_CONTENT: u32 = 40;
/// A name that explains less of a column than this is an accident.
const LEAST: u32 = 22;

/// A main record whose name the file gives, though not in this kind of import, is not what the file is about.
const NAMELESS: u32 = 300;

impl Plan {
    /// Proposes a target for each column of a file: as the export of a program that is known has it, else as good as names
    /// and cells allow.
    pub fn propose(catalogue: &Catalogue, kind: &str, guess: Guess) -> kernel::Result<Plan> {
        let kind = Kind::named(catalogue, kind)?;
        let export = known::recognise(&guess, Some(&kind.name));
        let (targets, _) = propose(&kind, &guess, export);
        let is_billed = kind.main_slot().of.area == "billing";
        let says_paid = targets
            .iter()
            .any(|text| matches!(text.as_str(), "invoice.status" | "invoice.due" | "invoice.paid" | "invoice.open"));
        let currency =
            if targets.iter().any(|text| text == CURRENCY) { None } else { said_currency(&kind, &guess, &targets) };
        let options = Options { paid: is_billed && !says_paid, currency, ..Options::default() };
        let system = export.map(|export| export.system.to_owned());
        Ok(Plan { kind: kind.name.clone(), guess, targets, options, system })
    }
}

/// The currency of the amounts of a file that have one beside them, if it is one and most of a column have it.
fn said_currency(kind: &Kind, guess: &Guess, targets: &[String]) -> Option<Currency> {
    let mut said: Option<Currency> = None;
    for (column, text) in guess.columns.iter().zip(targets).filter(|(column, _)| column.kind == Content::Money) {
        let field = Target::parse(kind, text).ok().and_then(|target| target.field);
        if !field.is_some_and(|field| field.kind == FieldKind::Money) {
            continue;
        }
        let of = |cell: &String| cell::money(cell, column.decimal).ok()?.1;
        let (all, with_sign) = (column.samples.len(), column.samples.iter().filter_map(of).collect::<Vec<_>>());
        if with_sign.len() * 2 <= all || with_sign.iter().any(|one| said.is_some_and(|known| known != *one)) {
            return None;
        }
        said = with_sign.first().copied();
        if with_sign.iter().any(|one| Some(*one) != said) {
            return None;
        }
    }
    said
}

/// The currency that the name of a column says: `Amount (EUR)`, `Tutar TL`.
pub(crate) fn named_currency(name: &str) -> Option<Currency> {
    let words = name.split(|c: char| !(c.is_alphabetic() || "€$£₺".contains(c))).filter(|word| !word.is_empty());
    let mut said = words.filter_map(|word| match word.to_ascii_uppercase().as_str() {
        "EUR" | "€" | "EURO" => Some("EUR"),
        "TRY" | "TL" | "₺" => Some("TRY"),
        "USD" | "$" => Some("USD"),
        "GBP" | "£" => Some("GBP"),
        _ => None,
    });
    said.next().and_then(|code| code.parse().ok())
}

/// The kind that explains most of a file; `invoice-lines` before others of equal worth.
pub fn likeliest_kind(catalogue: &Catalogue, guess: &Guess) -> String {
    if guess.form == Form::Cards {
        return "people".to_owned();
    }
    if let Some(export) = known::recognise(guess, None) {
        return export.kind.to_owned();
    }
    if are_payments(catalogue, guess) {
        return "payments".to_owned();
    }
    let mut best = ("companies".to_owned(), 0);
    let others = ["invoices", "opportunities"]
        .into_iter()
        .chain(names_subjects(guess).then_some(["activities", "tasks"]).into_iter().flatten());
    for name in MAIN_KINDS.into_iter().chain(others) {
        let Ok(kind) = Kind::named(catalogue, name) else { continue };
        let (texts, mut worth) = propose(&kind, guess, None);
        let targets: Vec<Target> = texts.iter().filter_map(|text| Target::parse(&kind, text).ok()).collect();
        // What a row is about weighs more than what it mentions.
        worth += 2 * targets.iter().filter(|target| target.slot == Some(kind.main)).count() as u32 * 50;
        if shape::check(&kind, &targets).is_err() {
            worth /= 8;
        }
        let is_fed = |text: &str| texts.iter().any(|target| target == text);
        let leaves_a_name =
            guess.columns.iter().zip(&texts).any(|(column, text)| {
                text.is_empty() && column.named && NAMES.contains(&words_of(&column.name).as_str())
            });
        // First and last names are those of people, whatever else stands beside them.
        let is_of_people = is_fed("person.given_name") && is_fed("person.family_name");
        let names_companies = name == "people"
            && guess.columns.iter().zip(&texts).any(|(column, text)| text == "person.name" && has_legal_forms(column));
        // Names without a header are those of companies where they have legal forms, else of people.
        let names_people = name == "companies"
            && guess
                .columns
                .iter()
                .zip(&texts)
                .any(|(column, text)| text == "company.name" && !column.named && !has_legal_forms(column));
        if names_people {
            worth = worth.saturating_sub(BY_CONTENT);
        }
        if leaves_a_name || names_companies || (is_of_people && name == "companies") {
            worth = worth.saturating_sub(NAMELESS);
        }
        if worth > best.1 {
            best = (name.to_owned(), worth);
        }
    }
    best.0
}

/// Whether a column says what something was about or is to be done: nothing but activities and tasks have that.
fn names_subjects(guess: &Guess) -> bool {
    let is_one = |column: &Column| {
        matches!(
            words_of(&column.name).as_str(),
            "subject" | "konu" | "teema" | "betreff" | "task" | "gorev" | "ulesanne" | "aufgabe"
        )
    };
    guess.columns.iter().any(|column| column.named && is_one(column))
}

/// Whether a file lists what came in: its one day and its one amount, one of which is called so, are those of payments.
fn are_payments(catalogue: &Catalogue, guess: &Guess) -> bool {
    let Ok(kind) = Kind::named(catalogue, "payments") else { return false };
    let (texts, _) = propose(&kind, guess, None);
    let fed = |text: &str| texts.iter().position(|target| target == text);
    let (Some(day), Some(amount)) = (fed("payment.date"), fed("payment.amount")) else { return false };
    let is_called_so = |at: usize| {
        let name = words_of(&guess.columns[at].name);
        guess.columns[at].named && name.split(' ').any(|word| PAYING.iter().any(|start| word.starts_with(start)))
    };
    let is_figure =
        |column: &Column| matches!(column.kind, Content::Money | Content::Decimal | Content::Date | Content::DateTime);
    let alone = guess.columns.iter().enumerate().all(|(at, column)| at == day || at == amount || !is_figure(column));
    let names_somebody = texts.iter().any(|text| text.starts_with("company."));
    alone && names_somebody && (is_called_so(day) || is_called_so(amount))
}

/// How words for what is paid and received begin, after folding.
const PAYING: [&str; 11] =
    ["payment", "paid", "received", "receipt", "tahsil", "odeme", "makse", "laeku", "zahlung", "eingang", "odenen"];

/// Whether the names of a column are those of companies, half of them at least with their legal form.
fn has_legal_forms(column: &Column) -> bool {
    let has_one = |name: &&String| {
        let folded = fold(name);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        core_of_company(&folded).split_whitespace().count() < words
    };
    !column.samples.is_empty() && column.samples.iter().filter(has_one).count() * 2 >= column.samples.len()
}

/// What the column with the name of a record is called when it says no more than that.
const NAMES: [&str; 9] = ["name", "full name", "ad", "adi", "isim", "ad soyad", "adi soyadi", "nimi", "nimetus"];

/// Words that make another thing of the words before them: the label of an address is no address.
const SPOILERS: [&str; 28] = [
    "label",
    "type",
    "prefix",
    "suffix",
    "owner",
    "id",
    "ids",
    "status",
    "count",
    "created",
    "modified",
    "date",
    "time",
    "source",
    "tipi",
    "turu",
    "tarihi",
    "liik",
    "kuupaev",
    "other",
    "discount",
    "shipping",
    "refund",
    "refunded",
    "cart",
    "coupon",
    "commission",
    "kargo",
];

/// A target for each column, and how sure all of them are together.
fn propose(kind: &Kind, guess: &Guess, export: Option<&Export>) -> (Vec<String>, u32) {
    let targets = Target::all(kind);
    let mut ways: Vec<(u32, usize, usize)> = Vec::new();
    for (place, column) in guess.columns.iter().enumerate() {
        if let Some(known) = export.and_then(|export| export.target(&column.name)).filter(|_| column.named) {
            let at = targets.iter().position(|target| target.text == known);
            ways.extend(at.map(|at| (SURE, place, at)));
            continue;
        }
        for (at, target) in targets.iter().enumerate() {
            let score = score(kind, column, target);
            if score > 0 {
                ways.push((score, place, at));
            }
        }
    }
    // The surest first; of equal ones the column further left and the target further up.
    ways.sort_by_key(|(score, place, at)| (std::cmp::Reverse(*score), *place, *at));
    // Ids of records, as our own files have them beside titles, are keys of no other program.
    ways.retain(|(_, place, _)| !holds_ids(&guess.columns[*place]));
    // What our own file of refused rows says of them is nothing of theirs.
    let added = crate::run::added_columns(guess);
    ways.retain(|(_, place, _)| !added.contains(place));
    let mut chosen = vec![String::new(); guess.columns.len()];
    let mut taken = vec![false; targets.len()];
    let mut worth = 0;
    for (score, place, at) in ways {
        if chosen[place].is_empty() && !taken[at] {
            chosen[place].clone_from(&targets[at].text);
            taken[at] = true;
            worth += score;
        }
    }
    without_nobody(kind, &mut chosen);
    (chosen, worth)
}

/// A list of companies that names nobody at them gives no people: what seems to be somebody's is the company's.
fn without_nobody(kind: &Kind, chosen: &mut [String]) {
    let names = ["person.name", "person.given_name", "person.family_name"];
    if kind.main_slot().of.name != "company" || chosen.iter().any(|text| names.contains(&text.as_str())) {
        return;
    }
    for at in 0..chosen.len() {
        let Some(field) = chosen[at].strip_prefix("person.") else { continue };
        let own = format!("company.{}", if field == "mobile" { "phone" } else { field });
        let is_free = !chosen.contains(&own) && Target::parse(kind, &own).is_ok();
        chosen[at] = if is_free { own } else { String::new() };
    }
}

fn score(kind: &Kind, column: &Column, target: &Target) -> u32 {
    let name = words_of(&column.name);
    let by_name = if column.named && !name.is_empty() { named(kind, target, &name) } else { 0 };
    let fits = could_be(column, target);
    // Some dirty cells make a column of numbers look like one of words; a name that says what it is decides.
    if !(fits || column.kind == Content::Text && by_name >= EXACT - 5) {
        return 0;
    }
    let by_content = if fits { content(kind, column, target) } else { 0 };
    // A main record's field comes before the same of one that is only mentioned, and that before one at the side.
    let rank = match target.slot {
        Some(slot) if slot == kind.main => 11,
        Some(slot) if slot > kind.main => 0,
        _ => 10,
    };
    match by_name.max(by_content) {
        0 => 0,
        score => score + rank,
    }
}

/// Whether the cells could be what the target wants; a name that says so exactly is believed unless they cannot.
fn could_be(column: &Column, target: &Target) -> bool {
    let (content, samples) = (column.kind, &column.samples);
    let Some(field) = &target.field else { return matches!(content, Content::Text | Content::Empty) };
    match field.kind {
        FieldKind::Date | FieldKind::DateTime => {
            // Days may come as the numbers by which spreadsheets count them.
            let days = samples.iter().filter(|cell| is_counted_day(cell)).count();
            let counted = matches!(content, Content::Integer | Content::Decimal) && days * 2 > samples.len();
            counted || matches!(content, Content::Date | Content::DateTime | Content::Empty)
        }
        FieldKind::Integer | FieldKind::Decimal | FieldKind::Money | FieldKind::Percent | FieldKind::Duration => {
            matches!(content, Content::Integer | Content::Decimal | Content::Money | Content::Percent | Content::Empty)
        }
        FieldKind::Email => matches!(content, Content::Email | Content::Empty),
        FieldKind::Phone => {
            // A program that takes numbers to call for amounts writes them as such.
            let as_amounts = content == Content::Decimal && samples.iter().all(|cell| cell.ends_with(".0"));
            as_amounts || matches!(content, Content::Phone | Content::Integer | Content::Empty)
        }
        FieldKind::Url => matches!(content, Content::Url | Content::Text | Content::Empty),
        _ => !matches!(content, Content::Date | Content::DateTime),
    }
}

/// How well a name fits a target: by its labels in the three languages and by what other programs call it.
fn named(kind: &Kind, target: &Target, name: &str) -> u32 {
    let mut best = 0;
    let mut hear = |candidate: &str, most: u32| {
        let score = if candidate == name || is_same_apart(name, candidate) {
            most
        } else if has_words(name, candidate) && !is_spoilt(name, candidate) {
            // The more of the name it explains, the better.
            let score = most * WITHIN / EXACT * candidate.len() as u32 / name.len().max(1) as u32;
            if score < LEAST { 0 } else { score }
        } else {
            0
        };
        best = best.max(score);
    };
    for synonym in synonyms::of(&target.text) {
        hear(synonym, EXACT);
    }
    if let (Some(slot), Some(field)) = (target.slot, &target.field) {
        let slot = &kind.slots[slot];
        let is_main = target.slot == Some(kind.main);
        for lang in Lang::ALL {
            let label = words_of(&match target.part {
                Some(part) => words::attr(lang, "address", part),
                None => field_label(slot, field, lang),
            });
            let record = words_of(&words::text(lang, slot.of.name, &[]));
            hear(&format!("{record} {label}"), EXACT - 2);
            if let Some(part) = target.part {
                let whole = words_of(&field_label(slot, field, lang));
                hear(&format!("{whole} {label}"), if is_main { EXACT - 2 } else { EXACT - 40 });
                hear(&words_of(&format!("{}.{part}", field.name)), if is_main { EXACT - 2 } else { EXACT - 40 });
            }
            // "Name" alone means the record the row is about, and no other.
            if is_main || field.name != slot.of.title {
                hear(&label, if is_main { EXACT - 5 } else { EXACT - 45 });
            }
        }
        if is_main && target.part.is_none() {
            hear(&words_of(&field.name), EXACT - 3);
        }
        if is_main && field.name == slot.of.title {
            ["name", "ad", "adi", "isim", "nimi", "nimetus"].iter().for_each(|name| hear(name, EXACT - 5));
        }
    }
    // Our own files have the currency of each amount beside it.
    if target.text == CURRENCY {
        for lang in Lang::ALL {
            let currency = words_of(&words::text(lang, "kit-currency", &[]));
            hear(name.strip_suffix(&format!(" {currency}")).map_or("", |_| name), EXACT - 10);
        }
    }
    // A field is also called by its name in the program, as our own files do.
    hear(&words_of(&target.text), EXACT);
    best
}

/// What cells alone say, where a name says nothing.
fn content(kind: &Kind, column: &Column, target: &Target) -> u32 {
    let (Some(slot), Some(field)) = (target.slot, &target.field) else { return 0 };
    if target.text == CURRENCY || column.samples.is_empty() {
        return 0;
    }
    let person = kind.slot_of("person");
    let is_main = slot == kind.main;
    if !column.named && is_main && is_named_by(kind, column, field) {
        return BY_CONTENT - 5;
    }
    // Of a person and his company, a mail address or phone is the person's, if the row is about him.
    if person.is_some() && kind.slots[slot].of.name != kind.main_slot().of.name {
        return 0;
    }
    match (column.kind, &field.kind, field.name.as_ref()) {
        (Content::Email, FieldKind::Email, "email") | (Content::Url, FieldKind::Url, "web") => BY_CONTENT,
        // Numbers of faxes, accounts and registers look like numbers to call, and are called otherwise.
        (Content::Phone, FieldKind::Phone, "phone") if !column.named || is_called_phone(&column.name) => BY_CONTENT,
        (Content::Date | Content::DateTime, FieldKind::Date, "date") if !column.named => BY_CONTENT,
        (Content::Money | Content::Decimal, FieldKind::Money, "amount" | "total") if !column.named => BY_CONTENT - 10,
        _ => 0,
    }
}

/// Whether the cells of a column without a name are those by which the record is called: words, hardly ever the same twice.
fn is_named_by(kind: &Kind, column: &Column, field: &record::Field) -> bool {
    let slot = kind.main_slot();
    let is_word = |cell: &&String| {
        let figures = cell.bytes().filter(u8::is_ascii_digit).count();
        cell.chars().next().is_some_and(char::is_alphabetic) && cell.len() > 3 && figures * 3 < cell.len()
    };
    let words = column.samples.iter().filter(is_word).count();
    let several = column.samples.iter().filter(|cell| cell.trim().contains(' ')).count();
    field.name == slot.of.title
        && matches!(slot.of.name, "company" | "person" | "product" | "lead" | "opportunity")
        && column.kind == Content::Text
        && words == column.samples.len()
        && several * 2 >= column.samples.len()
}

fn is_called_phone(name: &str) -> bool {
    let name = words_of(name);
    ["phone", "tel", "gsm", "mobil", "cep", "cell", "whatsapp", "call", "kontakt", "iletisim"]
        .iter()
        .any(|part| name.contains(part))
}

/// Whether a name holds a word beside these that makes another thing of them.
fn is_spoilt(name: &str, candidate: &str) -> bool {
    name.split(' ').any(|word| SPOILERS.contains(&word) && !candidate.split(' ').any(|own| own == word))
}

fn holds_ids(column: &Column) -> bool {
    let is_id = |cell: &String| cell.len() == 13 && cell.parse::<kernel::AnyId>().is_ok();
    let name = words_of(&column.name);
    (name == "id" || name.ends_with(" id")) && !column.samples.is_empty() && column.samples.iter().all(is_id)
}

fn is_counted_day(cell: &str) -> bool {
    crate::source::cell::counted_day(cell).is_some()
}

/// A name as it is compared: folded words, `InvoiceNo` taken apart, signs left out.
pub(crate) fn words_of(name: &str) -> String {
    let mut apart = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for letter in name.chars() {
        if letter.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            apart.push(' ');
        }
        apart.push(if letter.is_alphanumeric() { letter } else { ' ' });
        before = letter;
    }
    fold(&apart).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two names differ only in where their words are divided: `MwSt` and `mwst`, `e mail` and `email`.
fn is_same_apart(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.chars().filter(|c| *c != ' ').collect::<Vec<_>>();
    one.len().abs_diff(other.len()) <= 3 && one.contains(' ') != other.contains(' ') && letters(one) == letters(other)
}

/// Whether all words of `part` stand one behind the other in `whole`.
fn has_words(whole: &str, part: &str) -> bool {
    !part.is_empty() && format!(" {whole} ").contains(&format!(" {part} "))
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn names_are_taken_apart_and_folded() {
        assert_eq!(words_of("InvoiceNo"), "invoice no");
        assert_eq!(words_of("Müşteri_Adı "), "musteri adi");
        assert_eq!(words_of("E-posta (iş)"), "e posta is");
        assert_eq!(words_of("VKN/TCKN"), "vkn tckn");
    }
}
