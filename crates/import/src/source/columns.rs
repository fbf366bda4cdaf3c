//! What the cells of each column seem to be.

use std::collections::HashSet;

use kernel::fold;

use super::cell::{self, DateOrder, DecimalSign};
use super::guess::{Column, Kind};
use super::split::Delimiter;
use super::table::Table;
use super::text::Encoding;

/// So many cells of a column are looked at.
const LOOKED_AT: usize = 500;

/// What of the file helps where its cells leave a question open.
pub(super) struct Hints {
    pub delimiter: Delimiter,
    pub encoding: Encoding,
}

/// What one cell looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Blank,
    Email,
    Url,
    Percent,
    Money,
    Number,
    Date,
    DateTime,
    Phone,
    Text,
}

impl Class {
    /// Looks at a cell. Figures that could be a number as well as a day are a number.
    pub(super) fn of(text: &str) -> Class {
        let text = cell::tidy(text);
        if text.is_empty() {
            return Class::Blank;
        }
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return Class::of_words(text);
        }
        if number(text).is_some() {
            let currency = text.chars().any(|c| c.is_alphabetic() && !matches!(c, 'e' | 'E') || "$€£₺¥₽".contains(c));
            return if currency { Class::Money } else { Class::Number };
        }
        if text.contains('%')
            && cell::percent(text, DecimalSign::Comma).or(cell::percent(text, DecimalSign::Point)).is_ok()
        {
            return Class::Percent;
        }
        if text.len() <= 40 && orders(text).next().is_some() {
            return if text.contains(':') || has_time_with_stop(text) { Class::DateTime } else { Class::Date };
        }
        if is_phone(text) { Class::Phone } else { Class::of_words(text) }
    }

    fn of_words(text: &str) -> Class {
        let lower = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
        if lower("http://") || lower("https://") || lower("www.") {
            return Class::Url;
        }
        let mut addresses = text.split([';', ',', ' ']).filter(|part| !part.is_empty()).peekable();
        if addresses.peek().is_some() && addresses.all(is_email) { Class::Email } else { Class::Text }
    }
}

/// Proposes name, kind, decimal sign and order of dates for every column.
pub(super) fn guess(table: &Table, hints: &Hints) -> Vec<Column> {
    let columns: Vec<Vec<&str>> = (0..table.names.len())
        .map(|column| {
            let cells = table.body.iter().map(|row| cell::tidy(row.cell(column)));
            cells.filter(|cell| !cell.is_empty()).take(LOOKED_AT).collect()
        })
        .collect();
    let signs: Vec<Votes> = columns.iter().map(|cells| sign_votes(cells)).collect();
    let days: Vec<Votes> = columns.iter().map(|cells| order_votes(cells)).collect();
    // What one column leaves open, the other columns of the same program decide.
    let sign = Votes::sum(&signs).winner().map_or_else(|| usual_sign(hints), as_sign);
    let said = Votes::sum(&days).winner();
    // Who writes dollars before his amounts writes the month before the day.
    let in_dollars = || columns.iter().flatten().any(|cell| cell.starts_with('$') || cell.starts_with("-$"));
    let order = said.map_or_else(|| if in_dollars() { DateOrder::Mdy } else { DateOrder::Dmy }, as_order);

    let mut found = Vec::with_capacity(columns.len());
    for (at, cells) in columns.iter().enumerate() {
        let name = &table.names[at];
        let decimal = signs[at].winner().map_or(sign, as_sign);
        let date_order = match days[at].winner() {
            Some(winner) => as_order(winner),
            None if !cells.is_empty() && cells.iter().all(|cell| is_year_first(cell)) => DateOrder::Ymd,
            None => order,
        };
        found.push(Column {
            name: if name.is_empty() { letters(at) } else { name.clone() },
            named: !name.is_empty(),
            kind: kind(name, cells, decimal),
            decimal,
            date_order,
            either_order: said
                .is_none()
                .then(|| cells.iter().find(|cell| is_either(cell)))
                .flatten()
                .map(|cell| (*cell).to_owned()),
            samples: samples(cells),
        });
    }
    found
}

/// The kind that nearly all cells agree with.
fn kind(name: &str, cells: &[&str], sign: DecimalSign) -> Kind {
    if cells.is_empty() {
        return Kind::Empty;
    }
    let all = cells.len();
    let classes: Vec<Class> = cells.iter().map(|cell| Class::of(cell)).collect();
    let count = |wanted: &[Class]| classes.iter().filter(|class| wanted.contains(class)).count();
    let most = |n: usize, tenths: usize| n * 10 >= all * tenths;

    let addresses = count(&[Class::Email]);
    if most(addresses, 7) || (most(addresses, 3) && is_called(name, &["mail", "posta", "e-post"])) {
        return Kind::Email;
    }
    if most(count(&[Class::Url]), 7) {
        return Kind::Url;
    }
    if count(&[Class::Text]) * 2 > all && cells.iter().all(|cell| cell::yes_no(cell).is_ok()) {
        return Kind::YesNo;
    }
    if most(count(&[Class::Date, Class::DateTime]), 8) || are_compact_days(cells) {
        return if count(&[Class::DateTime]) * 2 > all { Kind::DateTime } else { Kind::Date };
    }
    let months = cells.iter().filter(|cell| cell::month(cell).is_some()).count();
    if months > 0 && most(months + count(&[Class::Date]), 8) {
        return Kind::Date;
    }
    let could_be_phone = cells.iter().filter(|cell| is_phone(cell) || is_bare_number_to_call(cell)).count();
    if most(could_be_phone, 7) && (is_called(name, PHONE) || count(&[Class::Phone]) * 10 >= all * 3) {
        return Kind::Phone;
    }
    let numbers = count(&[Class::Number, Class::Money, Class::Percent]);
    if !most(numbers, 9) || cells.iter().any(|cell| is_code(cell)) {
        return Kind::Text;
    }
    let has_places =
        |cell: &&str| cell::decimal(cell, sign).is_ok() && cell::integer(cell, sign).is_err() || has_sign(cell, sign);
    if count(&[Class::Percent]) * 2 >= all {
        Kind::Percent
    } else if count(&[Class::Money]) * 3 >= all {
        Kind::Money
    } else if cells.iter().any(has_places) {
        Kind::Decimal
    } else {
        Kind::Integer
    }
}

/// The value under both signs, where it can be read at all.
fn number(text: &str) -> Option<(Option<i64>, Option<i64>)> {
    let read = |sign| cell::decimal(text, sign).ok().map(|number| number.scaled());
    match (read(DecimalSign::Point), read(DecimalSign::Comma)) {
        (None, None) => None,
        both => Some(both),
    }
}

/// Votes for the first and the second of two readings.
#[derive(Clone, Copy, Default)]
struct Votes {
    first: usize,
    second: usize,
}

impl Votes {
    fn sum(all: &[Votes]) -> Votes {
        all.iter().fold(Votes::default(), |sum, votes| Votes {
            first: sum.first + votes.first,
            second: sum.second + votes.second,
        })
    }

    /// Whether the second reading has more votes; nothing when nobody voted.
    fn winner(self) -> Option<bool> {
        (self.first + self.second > 0).then_some(self.second > self.first)
    }
}

fn as_sign(comma: bool) -> DecimalSign {
    if comma { DecimalSign::Comma } else { DecimalSign::Point }
}

fn as_order(month_first: bool) -> DateOrder {
    if month_first { DateOrder::Mdy } else { DateOrder::Dmy }
}

/// Point against comma: only cells vote that can be read in one way alone.
fn sign_votes(cells: &[&str]) -> Votes {
    let mut votes = Votes::default();
    for cell in cells {
        let bare = cell.trim_matches(['%', ' ']);
        match number(bare) {
            Some((Some(_), None)) => votes.first += 1,
            Some((None, Some(_))) => votes.second += 1,
            _ => {}
        }
    }
    votes
}

/// Day first against month first.
fn order_votes(cells: &[&str]) -> Votes {
    let mut votes = Votes::default();
    for cell in cells {
        if cell.len() > 40 || number(cell).is_some() {
            continue;
        }
        let day_first = cell::date(cell, DateOrder::Dmy).is_ok();
        let month_first = cell::date(cell, DateOrder::Mdy).is_ok();
        votes.first += usize::from(day_first && !month_first);
        votes.second += usize::from(month_first && !day_first);
    }
    votes
}

/// Whether a text is one day or another, as day or month come first. Full stops stand between days of those who write the day
/// first.
fn is_either(cell: &str) -> bool {
    let (day_first, month_first) = (cell::date(cell, DateOrder::Dmy), cell::date(cell, DateOrder::Mdy));
    cell.contains(['/', '-']) && day_first.is_ok() && month_first.is_ok() && day_first != month_first
}

/// Semicolons separate cells where the comma is taken for decimals.
fn usual_sign(hints: &Hints) -> DecimalSign {
    match hints.delimiter {
        Delimiter::Semicolon => DecimalSign::Comma,
        Delimiter::Comma => DecimalSign::Point,
        _ if [Encoding::WINDOWS_1254, Encoding::WINDOWS_1257].contains(&hints.encoding) => DecimalSign::Comma,
        _ => DecimalSign::Point,
    }
}

/// The orders in which the text is a day.
fn orders(text: &str) -> impl Iterator<Item = DateOrder> {
    [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd].into_iter().filter(move |&order| cell::date(text, order).is_ok())
}

fn has_time_with_stop(text: &str) -> bool {
    text.rsplit_once(' ').is_some_and(|(day, time)| {
        time.len() >= 4
            && time.contains('.')
            && time.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && orders(day).next().is_some()
    })
}

fn is_year_first(cell: &str) -> bool {
    cell.len() >= 8 && cell.bytes().take(4).all(|b| b.is_ascii_digit()) && cell::date(cell, DateOrder::Ymd).is_ok()
}

/// Whether all cells are days as eight figures, year first, of our time.
fn are_compact_days(cells: &[&str]) -> bool {
    let is_day = |cell: &&str| {
        cell.len() == 8
            && cell.bytes().all(|b| b.is_ascii_digit())
            && cell::date(cell, DateOrder::Ymd).is_ok_and(|day| (1900..=2100).contains(&day.year()))
    };
    cells.iter().all(is_day)
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(before, behind)| !before.is_empty() && behind.len() > 2 && !behind.contains('@'))
}

/// Whether figures are grouped as people write numbers to call: a sign of the country, brackets, blanks, dashes.
fn is_phone(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let signs_only =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '(' | ')' | '+' | '-' | '/' | '.'));
    let is_grouped = text.contains([' ', '(', '-']);
    signs_only && (7..=20).contains(&figures) && (text.starts_with(['+', '0', '(']) || is_grouped)
}

fn is_bare_number_to_call(text: &str) -> bool {
    (7..=13).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// What columns of telephone numbers are called, in part.
const PHONE: &[&str] = &["phone", "tel", "gsm", "mobil", "cep", "faks", "fax", "cell", "whatsapp"];

fn is_called(name: &str, parts: &[&str]) -> bool {
    let folded = fold(name);
    parts.iter().any(|part| folded.contains(part))
}

/// Figures that name something and count nothing: `00042` would lose its zeros as a number, `C536379` is none, and
/// figures as long as those of accounts and documents do not fit into one.
fn is_code(text: &str) -> bool {
    let figures_only = text.bytes().all(|b| b.is_ascii_digit());
    if figures_only {
        return text.len() > 15 || (text.len() > 1 && text.starts_with('0'));
    }
    Class::of(text) == Class::Text && text.bytes().any(|b| b.is_ascii_digit()) && text.contains(char::is_alphabetic)
}

fn has_sign(text: &str, sign: DecimalSign) -> bool {
    text.contains(if sign == DecimalSign::Comma { ',' } else { '.' })
}

fn samples(cells: &[&str]) -> Vec<String> {
    let mut seen = HashSet::new();
    let different = cells.iter().filter(|cell| seen.insert(**cell));
    different.take(5).map(|cell| cell.chars().take(80).collect()).collect()
}

/// The name of a column in a spreadsheet: A to Z, AA, AB …
fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    name
}
