//! Tables of pages, and of workbooks in the XML of 2003: what accounting programs write and call `.xls`.

mod entities;

use std::io::{self, Cursor, Read};

pub(crate) use self::entities::written_out;
use super::split::{CELL_END, ROW_END};

/// A page lies in memory as a whole and may have so many bytes in UTF-8: 256 MiB.
const LARGEST: u64 = 256 << 20;

/// A cell may go over so many columns; pages of accounting programs never have more, broken ones do.
const WIDEST: usize = 200;

/// Reads the table with the most cells out of a page in UTF-8, and with it those of the same width: long reports begin anew
/// on each sheet of paper.
pub(super) fn rows(page: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    let mut bytes = Vec::new();
    super::container::bounded(page, LARGEST).read_to_end(&mut bytes)?;
    let tables = tables(&String::from_utf8_lossy(&bytes));
    let mut out = Vec::new();
    let filled = |table: &&Table| table.iter().flatten().filter(|cell| !cell.trim().is_empty()).count();
    if let Some(largest) = tables.iter().max_by_key(filled) {
        let wanted = width(largest);
        for row in tables.iter().filter(|table| width(table) == wanted).flatten() {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    out.push(CELL_END);
                }
                out.extend(cell.trim().bytes().map(|b| if matches!(b, CELL_END | ROW_END) { b' ' } else { b }));
            }
            out.push(ROW_END);
        }
    }
    Ok(Box::new(Cursor::new(out)))
}

/// The encoding that the first part of a page names for itself.
pub(super) fn said_encoding(head: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(head)
        .unwrap_or_else(|error| std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default());
    let lower = text.to_ascii_lowercase();
    let at = ["charset=", "encoding="].iter().find_map(|sign| Some(lower.find(sign)? + sign.len()))?;
    let label = text[at..].trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(label.len());
    Some(&label[..end]).filter(|label| !label.is_empty())
}

type Table = Vec<Vec<String>>;

fn width(table: &Table) -> usize {
    table.iter().map(Vec::len).max().unwrap_or(0)
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    rows: Table,
    /// The cell that is being read, and over how many columns it goes.
    cell: Option<(String, usize)>,
    in_row: bool,
}

impl Open {
    fn end_cell(&mut self) {
        if let Some((text, columns)) = self.cell.take()
            && let Some(row) = self.rows.last_mut()
        {
            row.push(text);
            row.extend((1..columns).map(|_| String::new()));
        }
    }

    fn begin_row(&mut self, index: Option<usize>) {
        self.end_cell();
        // Rows that the XML of 2003 leaves out are empty ones.
        let wanted = index.unwrap_or(0).min(self.rows.len() + 1_000);
        while self.rows.len() + 1 < wanted {
            self.rows.push(Vec::new());
        }
        self.rows.push(Vec::new());
        self.in_row = true;
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) {
        self.end_cell();
        if !self.in_row {
            self.begin_row(None);
        }
        let number = |name: &str| tag.attribute(name).and_then(|value| value.trim().parse::<usize>().ok());
        if let (Some(index), Some(row)) = (number("index"), self.rows.last_mut()) {
            while row.len() + 1 < index.min(WIDEST) {
                row.push(String::new());
            }
        }
        let columns = number("colspan").or_else(|| number("mergeacross").map(|more| more + 1)).unwrap_or(1);
        self.cell = Some((String::new(), columns.clamp(1, WIDEST)));
    }

    fn say(&mut self, text: &str) {
        if let Some((cell, _)) = &mut self.cell {
            cell.push_str(text);
        }
    }
}

/// All tables, those inside of others too.
fn tables(page: &str) -> Vec<Table> {
    let mut done: Vec<Table> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if let Some(table) = open.last_mut().filter(|table| table.cell.is_some()) {
            table.say(&flowing(&rest[..at]));
        }
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix("<!--") {
            rest = behind.find("-->").map_or("", |end| &behind[end + 3..]);
            continue;
        }
        if let Some(behind) = rest.strip_prefix("<![CDATA[") {
            let end = behind.find("]]>").unwrap_or(behind.len());
            if let Some(table) = open.last_mut() {
                table.say(&behind[..end]);
            }
            rest = behind.get(end + 3..).unwrap_or("");
            continue;
        }
        let Some((tag, behind)) = Tag::read(rest) else {
            if let Some(table) = open.last_mut() {
                table.say("<");
            }
            rest = &rest[1..];
            continue;
        };
        rest = behind;
        match (tag.name.as_str(), tag.ends) {
            ("table", false) => open.push(Open::default()),
            ("table", true) => {
                if let Some(mut table) = open.pop() {
                    table.end_cell();
                    done.push(table.rows);
                }
            }
            ("script" | "style", false) => {
                rest = behind_text(rest, &tag.name);
            }
            (name, ends) => {
                if let Some(table) = open.last_mut() {
                    match (name, ends) {
                        ("tr" | "row", false) => {
                            table.begin_row(tag.attribute("index").and_then(|text| text.parse().ok()))
                        }
                        ("tr" | "row", true) => {
                            table.end_cell();
                            table.in_row = false;
                        }
                        ("td" | "th" | "cell", false) => table.begin_cell(&tag),
                        ("td" | "th" | "cell", true) => table.end_cell(),
                        ("br", _) | ("p" | "div", true) => table.say("\n"),
                        _ => {}
                    }
                }
            }
        }
    }
    // A page that was cut off has its last table all the same.
    for mut table in open.into_iter().rev() {
        table.end_cell();
        done.push(table.rows);
    }
    done
}

/// What stands behind the text of a script or a style, from its end tag on.
fn behind_text<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let end = from + at;
        if text.get(end + 2..end + 2 + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name)) {
            return &text[end..];
        }
        from = end + 2;
    }
    ""
}

/// Text as a page shows it: any blanks are one, and letters are written out.
fn flowing(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for letter in text.chars() {
        let is_blank = matches!(letter, ' ' | '\t' | '\n' | '\r');
        if !is_blank || !blank {
            out.push(if is_blank { ' ' } else { letter });
        }
        blank = is_blank;
    }
    written_out(&out)
}

/// A tag: its name in small letters without the space of names before it, and its attributes.
struct Tag<'a> {
    name: String,
    ends: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag at the beginning of a text; nothing when it is none.
    fn read(text: &'a str) -> Option<(Tag<'a>, &'a str)> {
        let inside = text.strip_prefix('<')?;
        let (ends, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            return None;
        }
        let mut quote = None;
        let end = inside.find(|c: char| {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if open == c => quote = None,
                _ => {}
            }
            c == '>' && quote.is_none()
        })?;
        let whole = &inside[..end];
        let name_end = whole.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(whole.len());
        let name = whole[..name_end].rsplit(':').next().unwrap_or("").to_ascii_lowercase();
        Some((Tag { name, ends, attributes: &whole[name_end..] }, &inside[end + 1..]))
    }

    /// The value of an attribute, whatever space of names it is in.
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some(at) = rest.find('=') {
            let own = rest[..at].trim().rsplit([' ', '\t', '\n', '\r', ':']).next().unwrap_or("");
            let value = rest[at + 1..].trim_start();
            let (value, behind) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
            };
            if own.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = behind;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> String {
        let mut out = String::new();
        rows(Box::new(Cursor::new(page.as_bytes().to_vec()))).unwrap().read_to_string(&mut out).unwrap();
        out.replace(char::from(CELL_END), "|").replace(char::from(ROW_END), "/")
    }

    #[test]
    fn the_largest_table_of_a_page_is_read() {
        let page =
            "<html><style>td{}</style><table><tr><td>Logo</td></tr></table><TABLE border=1><TR><TH colspan='2'>Cari
            Liste</TH></TR><!-- <tr><td>x</td></tr> --><tr><td>&Uuml;nvan&#305;<td align=\"right\">1.234,56</tr>
            <tr><td><b>A &amp; B</b><br>Ltd</td><td>&nbsp;</td></tr></TABLE></html>";
        assert_eq!(read(page), "Cari Liste|/Ünvanı|1.234,56/A & B\nLtd|/");
    }

    #[test]
    fn sheets_in_the_xml_of_2003_are_read() {
        let book = r#"<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet
            ss:Name="S"><Table><Row><Cell><Data ss:Type="String">Ad</Data></Cell><Cell ss:Index="3"><Data
            ss:Type="Number">5.5</Data></Cell></Row><Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="DateTime"
            >2024-12-31T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"#;
        assert_eq!(read(book), "Ad||5.5//2024-12-31T00:00:00.000|/");
    }

    #[test]
    fn a_page_says_its_letters() {
        assert_eq!(
            said_encoding(b"<meta http-equiv=Content-Type content=\"text/html; charset=windows-1254\">"),
            Some("windows-1254")
        );
        assert_eq!(said_encoding(b"<?xml version='1.0' encoding='ISO-8859-9'?>"), Some("ISO-8859-9"));
        assert_eq!(said_encoding(b"<table>"), None);
    }
}
