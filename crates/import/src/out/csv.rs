//! Comma-separated values.

use std::io::{self, Write};

use kernel::{Decimal, Lang};

use super::{Cell, Reader, is_formula};

/// What is written before the first row for people, so that spreadsheets know the letters.
const MARK: &str = "\u{feff}";

/// Where a comma parts decimals, spreadsheets expect a semicolon between cells.
pub const fn delimiter(lang: Lang) -> u8 {
    match lang {
        Lang::En => b',',
        Lang::Tr | Lang::Et => b';',
    }
}

pub(super) struct Csv<W: Write> {
    out: W,
    reader: Reader,
    line: String,
}

impl<W: Write> Csv<W> {
    pub fn begin(mut out: W, reader: Reader, headings: &[String]) -> io::Result<Csv<W>> {
        if matches!(reader, Reader::Person(_)) {
            out.write_all(MARK.as_bytes())?;
        }
        let mut csv = Csv { out, reader, line: String::new() };
        let headings: Vec<Cell> = headings.iter().map(|heading| Cell::Text(heading.clone())).collect();
        csv.row(&headings)?;
        Ok(csv)
    }

    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.line.clear();
        let delimiter = match self.reader {
            Reader::Program => ',',
            Reader::Person(lang) => char::from(delimiter(lang)),
        };
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.line.push(delimiter);
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => self.text(text, delimiter),
                Cell::Int(number) => self.line.push_str(&number.to_string()),
                Cell::Number(number) | Cell::Percent(number) => self.figure(*number, delimiter),
                Cell::Date(date) => self.line.push_str(&date.to_string()),
                Cell::DateTime(moment) => self.line.push_str(&moment.strftime("%Y-%m-%d %H:%M:%S").to_string()),
            }
        }
        // A row of one empty cell would be no row.
        if cells.len() == 1 && self.line.is_empty() {
            self.line.push_str("\"\"");
        }
        self.line.push_str("\r\n");
        self.out.write_all(self.line.as_bytes())
    }

    /// A figure without groups of thousands, which spreadsheets would take for text.
    fn figure(&mut self, number: Decimal, delimiter: char) {
        let plain = number.to_string();
        self.line.push_str(&if delimiter == ';' { plain.replace('.', ",") } else { plain });
    }

    fn text(&mut self, text: &str, delimiter: char) {
        let guard = if is_formula(text) { "'" } else { "" };
        if guard.is_empty() && !text.contains(['"', '\n', '\r', delimiter]) {
            self.line.push_str(text);
        } else {
            self.line.push('"');
            self.line.push_str(guard);
            self.line.push_str(&text.replace('"', "\"\""));
            self.line.push('"');
        }
    }

    pub fn end(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(reader: Reader, cells: &[Cell]) -> String {
        let mut csv = Csv { out: Vec::new(), reader, line: String::new() };
        csv.row(cells).unwrap();
        String::from_utf8(csv.end().unwrap()).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be_and_run_nowhere() {
        let cells = ["a;b", "say \"x\"", "=1+1", "-5,5", "+90 212", "'=x", "-"].map(Cell::from);
        let written = line(Reader::Person(Lang::Tr), &cells);
        assert_eq!(written, "\"a;b\";\"say \"\"x\"\"\";\"'=1+1\";-5,5;+90 212;\"''=x\";\"'-\"\r\n");
        assert_eq!(line(Reader::Program, &["a;b".into(), "-cmd|x".into()]), "a;b,\"'-cmd|x\"\r\n");
        assert_eq!(line(Reader::Program, &[Cell::Empty]), "\"\"\r\n");
    }

    #[test]
    fn figures_are_written_as_spreadsheets_of_the_language_read_them() {
        let number = Cell::Number("1234567.5".parse().unwrap());
        let all = [Reader::Person(Lang::En), Reader::Person(Lang::Tr), Reader::Person(Lang::Et), Reader::Program];
        let written = all.map(|reader| line(reader, std::slice::from_ref(&number)));
        assert_eq!(written, ["1234567.5\r\n", "1234567,5\r\n", "1234567,5\r\n", "1234567.5\r\n"]);
    }
}
