//! A value as a cell of a table or of a record page.

use maud::html;
use record::{Kind, RecordRef, Value};

use super::{Show, Titles, choice_label, tone};
use crate::kit::{self, Cell};

/// How many letters of a long text a list shows.
const GLIMPSE: usize = 90;

/// Types whose records are words to choose from; their names lead nowhere.
const WORDS: [&str; 8] = ["stage", "pipeline", "segment", "territory", "category", "tag", "team", "role"];

impl Show {
    /// The cell of a value of a kind.
    pub fn value_cell(&self, kind: &Kind, value: &Value, titles: Titles<'_>) -> Cell {
        let text = || self.value_text(kind, value, titles);
        match value {
            Value::Null => Cell::None,
            Value::Bool(yes) => Cell::Yes(*yes, text()),
            Value::Money(money) if money.amount.scaled() < 0 => Cell::BadFigure(text()),
            Value::Int(_) | Value::Decimal(_) | Value::Money(_) | Value::Date(_) | Value::Time(_) => {
                Cell::Figure(text())
            }
            Value::Text(written) => self.text_cell(kind, written, text()),
            Value::Address(address) => {
                // A list has room for where it is; the street stands on the record's page.
                let place =
                    [address.city.clone(), address.country.as_deref().map(|code| words::country(self.lang, code))];
                let place: Vec<String> = place.into_iter().flatten().collect();
                Cell::Text(if place.is_empty() { text() } else { place.join(", ") })
            }
            Value::Words(codes) => match kind.choices() {
                Some(set) if set.values.iter().any(|value| value.tone != record::Tone::Plain) => {
                    let chips = codes.iter().map(|code| {
                        let of = set.get(code).map_or(record::Tone::Plain, |value| value.tone);
                        kit::chip(tone(of), &choice_label(self.lang, set, code))
                    });
                    Cell::Html(html! { span class="chips" { @for chip in chips { (chip) } } })
                }
                Some(set) => Cell::Tags(codes.iter().map(|code| choice_label(self.lang, set, code)).collect()),
                None => Cell::Text(text()),
            },
            Value::Id(id) => match (kind, titles(*id)) {
                (Kind::Reference("user"), Some(name)) => Cell::Person(name),
                (Kind::Reference(target), Some(title)) => self.link(target, *id, title),
                (Kind::File, title) => {
                    let title = title.unwrap_or_else(|| words::text(self.lang, "common-download", &[]));
                    Cell::Text(title)
                }
                (_, _) => Cell::Html(html! { span class="faint" { (text()) } }),
            },
            Value::Ids(ids) => {
                let target = kind.target().unwrap_or_default();
                let links = ids.iter().filter_map(|id| titles(*id).map(|title| self.link(target, *id, title)));
                Cell::Html(html! { span class="chips" { @for link in links { (kit::cell(&link)) } } })
            }
            Value::Record(record) => match titles(record.id) {
                Some(title) => self.link(record.of, record.id, title),
                None => Cell::Html(html! { span class="faint" { (text()) } }),
            },
        }
    }

    fn text_cell(&self, kind: &Kind, kept: &str, shown: String) -> Cell {
        match kind {
            Kind::Choice(set) => {
                let of = set.get(kept).map_or(record::Tone::Plain, |value| value.tone);
                // What has no meaning of its own is plain, so that what has one stands out.
                if of == record::Tone::Plain { Cell::Text(shown) } else { Cell::Chip(tone(of), shown) }
            }
            Kind::Email => Cell::Link(shown, format!("mailto:{kept}")),
            Kind::Phone => Cell::Link(shown, format!("tel:{}", kernel::phone::without_extension(kept))),
            Kind::Url if kept.starts_with("http://") || kept.starts_with("https://") => {
                Cell::Html(html! { a class="cell" href=(kept) rel="noreferrer" target="_blank" { (shown) } })
            }
            Kind::LongText => Cell::Text(glimpse(kept)),
            Kind::TaxNumber | Kind::RegistryNumber | Kind::Iban => Cell::Figure(shown),
            _ => Cell::Text(shown),
        }
    }

    fn link(&self, of: &str, id: kernel::AnyId, title: String) -> Cell {
        match self.catalogue.get(of) {
            // Parts have no page of their own.
            Ok(of) if !of.part && !WORDS.contains(&of.name) => {
                Cell::Link(title, self.href(RecordRef { of: of.name, id }))
            }
            _ => Cell::Text(title),
        }
    }
}

/// The beginning of a long text, on one line and without the marks of its layout.
fn glimpse(text: &str) -> String {
    let line = text
        .lines()
        .map(|line| line.trim().trim_start_matches(['#', '-', '*', '>', ' ']))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .replace(['*', '`', '_'], "");
    match line.char_indices().nth(GLIMPSE) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::glimpse;

    #[test]
    fn a_long_text_is_shown_by_its_beginning() {
        assert_eq!(glimpse("# Görüşme\n\n- **fiyat** konuşuldu\n"), "Görüşme fiyat konuşuldu");
        let long = "õ".repeat(200);
        assert_eq!(glimpse(&long).chars().count(), 91);
    }
}
