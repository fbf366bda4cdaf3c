//! Workbooks, written without a look back: the sheets first, then what names them. Nothing is kept but the row at hand, and the
//! archive's own directory at the end knows the sizes.

use std::fmt::Write as _;
use std::io::{self, Write};

use jiff::civil::{self, DateTime};
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::Cell;

/// A sheet can hold so many rows; then the next one begins.
const MOST_ROWS: u32 = 1_048_576;
/// A cell can hold so many letters, counted as UTF-16 does.
const MOST_LETTERS: usize = 32_767;

/// Formats of cells by their place in `STYLES`.
const DATE: u8 = 1;
const DATE_TIME: u8 = 2;
const HEADING: u8 = 3;
const WRAPPED: u8 = 4;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment wrapText=\"1\"/></xf></cellXfs>";

pub(super) struct Xlsx<W: Write> {
    archive: ZipWriter<StreamWriter<W>>,
    name: String,
    headings: Vec<String>,
    sheets: u32,
    /// Rows of the sheet at hand.
    rows: u32,
    text: String,
}

impl<W: Write> Xlsx<W> {
    pub fn begin(out: W, name: &str, headings: &[String]) -> io::Result<Xlsx<W>> {
        let mut xlsx = Xlsx {
            archive: ZipWriter::new_stream(out),
            name: sheet_name(name),
            headings: headings.to_vec(),
            sheets: 0,
            rows: 0,
            text: String::new(),
        };
        xlsx.part(
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{DOCUMENT}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        )?;
        xlsx.begin_sheet()?;
        Ok(xlsx)
    }

    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if self.rows == MOST_ROWS {
            self.end_sheet()?;
            self.begin_sheet()?;
        }
        self.line(cells, false)
    }

    pub fn end(mut self) -> io::Result<W> {
        self.end_sheet()?;
        let all = || 1..=self.sheets;
        let mut sheets = String::new();
        let mut relations = String::new();
        let mut types = String::new();
        for sheet in all() {
            let name = if sheet == 1 { self.name.clone() } else { format!("{} {sheet}", cut(&self.name, 25)) };
            let _ = write!(sheets, "<sheet name=\"{}\" sheetId=\"{sheet}\" r:id=\"rId{sheet}\"/>", escaped(&name));
            let _ = write!(
                relations,
                "<Relationship Id=\"rId{sheet}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{sheet}.xml\"/>"
            );
            let _ = write!(
                types,
                "<Override PartName=\"/xl/worksheets/sheet{sheet}.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            );
        }
        let styles = self.sheets + 1;
        self.part(
            "xl/workbook.xml",
            &format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{sheets}</sheets></workbook>"),
        )?;
        self.part(
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{RELATIONS}\">{relations}<Relationship Id=\"rId{styles}\" \
                 Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        )?;
        self.part("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
        self.part(
            "[Content_Types].xml",
            &format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{types}</Types>"
            ),
        )?;
        let mut out = self.archive.finish()?.into_inner();
        out.flush()?;
        Ok(out)
    }

    fn part(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.archive.start_file(name, SimpleFileOptions::default())?;
        self.archive.write_all(HEAD.as_bytes())?;
        self.archive.write_all(text.as_bytes())
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        self.rows = 0;
        // A sheet may become longer than four gigabytes, and nobody knows when it begins.
        let options = SimpleFileOptions::default().large_file(true).compression_level(Some(3));
        self.archive.start_file(format!("xl/worksheets/sheet{}.xml", self.sheets), options)?;
        self.archive.write_all(HEAD.as_bytes())?;
        self.text.clear();
        // The headings stay while one scrolls.
        let _ = write!(
            self.text,
            "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
             activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>\
             <cols><col min=\"1\" max=\"{}\" width=\"18\" customWidth=\"1\"/></cols><sheetData>",
            self.headings.len().clamp(1, 16_384)
        );
        self.archive.write_all(self.text.as_bytes())?;
        let headings: Vec<Cell> = self.headings.iter().map(|heading| Cell::Text(heading.clone())).collect();
        self.line(&headings, true)
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        self.archive.write_all(b"</sheetData></worksheet>")
    }

    fn line(&mut self, cells: &[Cell], heading: bool) -> io::Result<()> {
        self.rows += 1;
        self.text.clear();
        let _ = write!(self.text, "<row r=\"{}\">", self.rows);
        for (column, cell) in cells.iter().enumerate() {
            cell_into(&mut self.text, &address(column, self.rows), cell, heading);
        }
        self.text.push_str("</row>");
        self.archive.write_all(self.text.as_bytes())
    }
}

fn cell_into(text: &mut String, at: &str, cell: &Cell, heading: bool) {
    let _ = match cell {
        Cell::Empty => Ok(()),
        Cell::Text(words) => {
            let words = cut(words, MOST_LETTERS);
            let style = match (heading, words.contains('\n')) {
                (true, _) => HEADING,
                (false, true) => WRAPPED,
                (false, false) => 0,
            };
            // Blanks at the ends count.
            write!(
                text,
                "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                escaped(words)
            )
        }
        Cell::Int(number) => write!(text, "<c r=\"{at}\"><v>{number}</v></c>"),
        Cell::Number(number) | Cell::Percent(number) => write!(text, "<c r=\"{at}\"><v>{number}</v></c>"),
        Cell::Date(date) => match counted(date.to_datetime(civil::Time::midnight())) {
            Some(days) => write!(text, "<c r=\"{at}\" s=\"{DATE}\"><v>{days}</v></c>"),
            None => write!(text, "<c r=\"{at}\" t=\"inlineStr\"><is><t>{date}</t></is></c>"),
        },
        Cell::DateTime(moment) => match counted(*moment) {
            Some(days) => write!(text, "<c r=\"{at}\" s=\"{DATE_TIME}\"><v>{days}</v></c>"),
            None => write!(text, "<c r=\"{at}\" t=\"inlineStr\"><is><t>{moment}</t></is></c>"),
        },
    };
}

/// A day as spreadsheets count it; nothing for days before March 1900, about which they disagree.
fn counted(moment: DateTime) -> Option<f64> {
    let midnight = moment.date();
    let days = civil::date(1899, 12, 30).until((jiff::Unit::Day, midnight)).ok()?.get_days();
    let time = moment.time();
    let seconds = i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second());
    (days > 60).then(|| f64::from(days) + f64::from(seconds) / 86_400.0)
}

/// `A1`, `AB12`.
fn address(column: usize, row: u32) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{row}")
}

/// A text as XML has it; letters that no XML may hold are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Sheets have names of 31 letters at most, without some signs.
fn sheet_name(name: &str) -> String {
    let clean: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).collect();
    let clean = cut(clean.trim(), 31).to_owned();
    if clean.is_empty() { "Sheet".to_owned() } else { clean }
}

/// The first letters, as many as UTF-16 counts.
fn cut(text: &str, most: usize) -> &str {
    let mut counted = 0;
    for (at, letter) in text.char_indices() {
        counted += letter.len_utf16();
        if counted > most {
            return &text[..at];
        }
    }
    text
}
