//! Where the table begins, and whether its first row names the columns.

use std::collections::{HashMap, HashSet};

use kernel::fold;

use super::columns::Class;
use super::guess::{Given, Sample};
use super::rows::Row;

/// The table in a sample.
pub(super) struct Table {
    /// Lines before it.
    pub skip: usize,
    /// Whether the first row names the columns.
    pub header: bool,
    /// Whether rows that end early are common.
    pub fill_short: bool,
    /// The names in the header; empty where there is none.
    pub names: Vec<String>,
    /// The rows below.
    pub body: Sample,
}

/// Finds the table among the rows of a sample; `skip` lines before it are certain.
pub(super) fn find(sample: &Sample, skip: usize, given: &Given) -> Table {
    let skip = given.skip.unwrap_or(skip);
    let rows: Vec<&Row> = sample.iter().filter(|row| row.line() > skip as u64).collect();
    let width = usual_width(&rows);
    let first = if given.skip.is_some() { 0 } else { first_full(&rows, width) };
    let Some((head, body)) = rows.get(first..).and_then(|rows| rows.split_first()) else {
        return Table {
            skip,
            header: given.header.unwrap_or(false),
            fill_short: false,
            names: Vec::new(),
            body: Vec::new(),
        };
    };

    let header = given.header.unwrap_or_else(|| is_header(head, body, width));
    // A header of two lines: groups above, each over the columns that belong to it.
    let (head, body, groups) =
        match (header, first.checked_sub(1).and_then(|above| rows.get(above)), body.split_first()) {
            (true, Some(above), _) if are_groups(above, head) => (head, body, Some(*above)),
            (true, _, Some((below, rest))) if are_groups(head, below) => (below, rest, Some(*head)),
            _ => (head, body, None),
        };
    let is_below = first > 0 || groups.is_some();
    let skip = if given.skip.is_some() || !is_below { skip } else { head.line() as usize - 1 };
    let (mut names, body): (Vec<String>, Vec<&Row>) = if header {
        // Printed pages repeat the header; reading passes over it, and so must the guess.
        let repeats = |row: &&&Row| row.cells().eq(head.cells());
        let below = body.iter().filter(|row| !repeats(row)).copied().collect();
        let names = head.cells().map(|cell| super::cell::tidy(cell).to_owned()).collect();
        (groups.map_or(names, |groups| within_groups(groups, head)), below)
    } else {
        (vec![String::new(); width.max(head.len())], rows[first..].to_vec())
    };
    // Cells that stand beside the header in most rows are a column without a name.
    let beyond = |row: &&Row| row.cells().skip(names.len()).any(|cell| !is_blank(cell));
    if width > names.len() && body.iter().filter(|row| beyond(row)).count() * 2 > body.len() {
        names.resize(width, String::new());
    }
    let needed = names.iter().rposition(|name| !name.is_empty()).map_or(names.len(), |last| last + 1);
    let short = body.iter().filter(|row| row.len() < needed).count();
    Table {
        skip,
        header,
        fill_short: short > 1 && short * 20 > body.len(),
        names,
        body: body.into_iter().cloned().collect(),
    }
}

/// Whether a row names groups of the columns that the next line names: cells that were joined, with a known word in each.
fn are_groups(above: &Row, head: &Row) -> bool {
    let filled = |row: &Row| row.cells().filter(|cell| !is_blank(cell)).count();
    let groups = above.cells().filter(|cell| !is_blank(cell));
    let known = head.cells().filter(|cell| is_known_name(cell)).count();
    let joined = (1..head.len()).filter(|at| is_blank(above.cell(*at)) && !is_blank(head.cell(*at))).count();
    above.line() + 1 == head.line()
        && !is_blank(above.cell(0))
        && filled(above) > 1
        && joined > 0
        && known * 2 >= filled(head)
        && head.cells().all(|cell| matches!(Class::of(cell), Class::Text | Class::Blank))
        && groups.into_iter().all(is_known_name)
}

/// The names of columns with the group that each stands under before it.
fn within_groups(groups: &Row, head: &Row) -> Vec<String> {
    let mut group = String::new();
    let names = head.cells().enumerate().map(|(at, cell)| {
        if !is_blank(groups.cell(at)) {
            group = super::cell::tidy(groups.cell(at)).to_owned();
        }
        format!("{group} {}", super::cell::tidy(cell)).trim().to_owned()
    });
    names.collect()
}

/// The commonest number of cells; of equally common ones the larger.
fn usual_width(rows: &[&Row]) -> usize {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        *counts.entry(row.len()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(width, count)| (count, width)).map_or(0, |(width, _)| width)
}

/// The first row that fills at least half of the columns in use: titles above a table fill one or two cells.
fn first_full(rows: &[&Row], width: usize) -> usize {
    let in_use = (0..width)
        .filter(|&column| {
            let filled = rows.iter().filter(|row| !is_blank(row.cell(column))).count();
            filled * 20 >= rows.len()
        })
        .count();
    let fills = |row: &&Row| {
        let filled = row.cells().filter(|cell| !is_blank(cell)).count();
        filled * 2 >= in_use && (filled > 1 || in_use <= 1)
    };
    rows.iter().position(fills).unwrap_or(0)
}

/// Weighs what speaks for a row being the header against what speaks for its being the first entry.
///
/// For it: words above figures, dates and addresses; known names of columns. Against it: a value of the same class as
/// those below, a value that comes again below, a name that comes twice or is missing.
fn is_header(head: &Row, body: &[&Row], width: usize) -> bool {
    let mut weight = 0i32;
    let mut seen = HashSet::new();
    for column in 0..width.max(head.len()) {
        let name = super::cell::tidy(head.cell(column));
        let class = Class::of(name);
        let is_known = is_known_name(name);
        if is_known {
            weight += 2;
        }
        match class {
            Class::Email | Class::Url | Class::Date | Class::DateTime => weight -= 3,
            Class::Blank => {}
            _ if !seen.insert(fold(name)) => weight -= 1,
            _ => {}
        }
        let below: Vec<&str> =
            body.iter().take(200).map(|row| row.cell(column)).filter(|cell| !is_blank(cell)).collect();
        if below.is_empty() {
            continue;
        }
        let alike = below.iter().filter(|cell| Class::of(cell) == class).count();
        let words_below = below.iter().filter(|cell| Class::of(cell) == Class::Text).count();
        match class {
            Class::Blank if below.len() * 2 >= body.len().min(200) => weight -= 1,
            Class::Blank => {}
            Class::Text if words_below * 5 <= below.len() => weight += 2,
            Class::Text if !is_known && below.contains(&name) => weight -= 2,
            Class::Text => {}
            // Years above columns are names too.
            Class::Number if is_year(name) && below.iter().any(|cell| !is_year(cell)) => {}
            _ if alike * 2 >= below.len() => weight -= 2,
            _ => {}
        }
    }
    weight > 0 || (weight == 0 && head.cells().all(|cell| matches!(Class::of(cell), Class::Text | Class::Blank)))
}

fn is_blank(cell: &str) -> bool {
    super::cell::is_blank(cell)
}

fn is_year(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() == 4 && cell.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// Whether a word of the cell is one that columns are called by, in the languages whose files come in.
fn is_known_name(cell: &str) -> bool {
    const KNOWN: &[&str] = &[
        // English
        "account",
        "address",
        "amount",
        "balance",
        "category",
        "city",
        "code",
        "comment",
        "comments",
        "contact",
        "person",
        "buyer",
        "billing",
        "shipping",
        "mail",
        "company",
        "country",
        "currency",
        "customer",
        "date",
        "department",
        "description",
        "email",
        "entity",
        "fax",
        "id",
        "invoice",
        "label",
        "name",
        "note",
        "notes",
        "number",
        "organization",
        "owner",
        "phone",
        "price",
        "product",
        "quantity",
        "source",
        "stage",
        "state",
        "status",
        "supplier",
        "title",
        "total",
        "type",
        "value",
        "zip",
        // Turkish
        "aciklama",
        "ad",
        "adi",
        "adres",
        "asama",
        "bakiye",
        "birim",
        "cari",
        "doviz",
        "durum",
        "eposta",
        "fatura",
        "fiyat",
        "firma",
        "il",
        "ilce",
        "isim",
        "kod",
        "kodu",
        "kur",
        "matrah",
        "miktar",
        "musteri",
        "no",
        "notlar",
        "posta",
        "sehir",
        "sirket",
        "soyad",
        "soyadi",
        "tarih",
        "tarihi",
        "tckn",
        "telefon",
        "toplam",
        "tutar",
        "tutari",
        "ulke",
        "unvan",
        "unvani",
        "urun",
        "vade",
        "vergi",
        "vkn",
        "yetkili",
        // Estonian
        "aadress",
        "arve",
        "eesnimi",
        "ettevote",
        "hind",
        "indeks",
        "isikukood",
        "kaive",
        "klient",
        "kogus",
        "kommentaar",
        "kood",
        "kuupaev",
        "linn",
        "maakond",
        "nimetus",
        "nimi",
        "nr",
        "perekonnanimi",
        "post",
        "registrikood",
        "riik",
        "summa",
        "tanav",
        "toode",
        "tooted",
        "vald",
        "valuuta",
    ];
    let folded = fold(cell);
    if folded.len() > 60 {
        return false;
    }
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().count() <= 5 && words.any(|word| KNOWN.contains(&word))
}
