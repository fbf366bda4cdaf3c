//! Sheets of workbooks as rows of text.
//!
//! A cell says what a reader of the sheet sees of it, in a writing that any language reads alike: days as `2026-03-01`,
//! numbers with a point and without thousands, percentages and amounts with their sign behind them. XLSX is read as it
//! comes; of the older formats the library holds a whole sheet in memory.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use calamine::{
    CellErrorType, Data, DataRef, ExcelDateTime, Ods, OdsError, Reader as _, SheetType, SheetVisible, Xls, XlsError,
    Xlsb, XlsbError, Xlsx, XlsxError,
};
use crossbeam_channel::{Receiver, Sender};
use kernel::{Error, Result};
use zip::ZipArchive;

use super::container::Bytes;
use super::split::{CELL_END, ROW_END};
use super::trouble;

/// Parts of a workbook that lie in memory as a whole, its texts above all, may be so large: 1 GiB.
const LARGEST_PART: u64 = 1 << 30;

/// Rows are handed over in pieces of about so many bytes.
const PIECE: usize = 1 << 16;

type Stream = BufReader<Box<dyn Bytes>>;

/// A workbook of any of the usual programs.
pub(super) enum Workbook {
    Xlsx(Box<Xlsx<Stream>>),
    Xlsb(Box<Xlsb<Stream>>),
    Xls(Box<Xls<Stream>>),
    Ods(Box<Ods<Stream>>),
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// `import-source-locked-workbook` when it asks for a password, `import-source-damaged-workbook` when it cannot be read.
    pub fn open(mut bytes: Box<dyn Bytes>) -> Result<Workbook> {
        let mut head = [0; 4];
        bytes.read_exact(&mut head).map_err(trouble::reading)?;
        bytes.seek(SeekFrom::Start(0)).map_err(trouble::reading)?;
        if head == [0xd0, 0xcf, 0x11, 0xe0] {
            return old(BufReader::new(bytes));
        }
        let archive = ZipArchive::new(BufReader::new(bytes)).map_err(|_| damaged())?;
        let has = |name: &str| archive.index_for_name(name).is_some();
        let (is_xlsx, is_xlsb) = (has("xl/workbook.xml"), has("xl/workbook.bin"));
        let mut archive = archive;
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|_| damaged())?;
            let is_sheet = is_xlsx && part.name().is_ok_and(|name| name.starts_with("xl/worksheets/"));
            if part.size() > LARGEST_PART && !is_sheet {
                return Err(Error::invalid("import-source-too-large").with("megabytes", LARGEST_PART >> 20));
            }
        }
        let mut bytes = archive.into_inner();
        bytes.seek(SeekFrom::Start(0)).map_err(trouble::reading)?;
        if is_xlsx {
            Xlsx::new(bytes).map(|book| Workbook::Xlsx(Box::new(book))).map_err(|error| match error {
                XlsxError::Password => locked(),
                _ => damaged(),
            })
        } else if is_xlsb {
            Xlsb::new(bytes).map(|book| Workbook::Xlsb(Box::new(book))).map_err(|error| match error {
                XlsbError::Password => locked(),
                _ => damaged(),
            })
        } else {
            Ods::new(bytes).map(|book| Workbook::Ods(Box::new(book))).map_err(|error| match error {
                OdsError::Password => locked(),
                _ => damaged(),
            })
        }
    }

    /// The names of its sheets, hidden ones last.
    pub fn sheets(&self) -> Vec<String> {
        let sheets = match self {
            Workbook::Xlsx(book) => book.sheets_metadata(),
            Workbook::Xlsb(book) => book.sheets_metadata(),
            Workbook::Xls(book) => book.sheets_metadata(),
            Workbook::Ods(book) => book.sheets_metadata(),
        };
        let tables = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let (mut seen, hidden): (Vec<_>, Vec<_>) = tables.partition(|sheet| sheet.visible == SheetVisible::Visible);
        seen.extend(hidden);
        seen.into_iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// The rows of a sheet, cells and rows ending in [`CELL_END`] and [`ROW_END`]; the row that the sheet calls the seventh is
    /// the seventh.
    pub fn rows(self, sheet: &str) -> Box<dyn Read + Send> {
        let sheet = sheet.to_owned();
        let (sender, pieces) = crossbeam_channel::bounded(4);
        // The library lends its cells, so they are written by a thread of their own; it ends when nobody reads on.
        let told = sender.clone();
        let spawned = std::thread::Builder::new().name("sheet".to_owned()).spawn(move || {
            let mut rows = Writer { out: Vec::with_capacity(PIECE * 2), row: 0, column: 0, sender };
            if let Err(Stop::Damaged) = self.write(&sheet, &mut rows).and_then(|()| rows.end()) {
                let _ = rows.sender.send(Err(io::Error::from(io::ErrorKind::InvalidData)));
            }
        });
        if let Err(error) = spawned {
            let _ = told.send(Err(error));
        }
        Box::new(Pieces { pieces, piece: Vec::new(), start: 0 })
    }

    fn write(self, sheet: &str, rows: &mut Writer) -> std::result::Result<(), Stop> {
        match self {
            Workbook::Xlsx(mut book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| Stop::Damaged)?;
                let units: Vec<Unit> = cells
                    .styles()
                    .iter()
                    .map(|style| {
                        style.number_format.as_ref().map_or(Unit::None, |format| Unit::of(&format.format_code))
                    })
                    .collect();
                while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| Stop::Damaged)? {
                    let (row, column) = cell.get_position();
                    let unit = units.get(style).copied().unwrap_or(Unit::None);
                    rows.cell(row, column, &written(cell.get_value(), unit))?;
                }
                Ok(())
            }
            Workbook::Xlsb(mut book) => range(book.worksheet_range(sheet).ok(), rows),
            Workbook::Xls(mut book) => range(book.worksheet_range(sheet).ok(), rows),
            Workbook::Ods(mut book) => range(book.worksheet_range(sheet).ok(), rows),
        }
    }
}

/// The format before 2007; a workbook with a password looks like one from outside, whatever its format.
fn old(bytes: Stream) -> Result<Workbook> {
    let mut whole = Vec::new();
    // The program closes the file when it cannot read it, so the question after a password needs the bytes once more.
    let mut bytes = bytes;
    bytes.read_to_end(&mut whole).map_err(trouble::reading)?;
    let stream = |whole: Vec<u8>| BufReader::new(Box::new(io::Cursor::new(whole)) as Box<dyn Bytes>);
    match Xls::new(stream(whole.clone())) {
        Ok(book) => Ok(Workbook::Xls(Box::new(book))),
        Err(XlsError::Password) => Err(locked()),
        Err(_) => match Xlsx::new(stream(whole)) {
            Err(XlsxError::Password) => Err(locked()),
            _ => Err(damaged()),
        },
    }
}

fn locked() -> Error {
    Error::invalid("import-source-locked-workbook")
}

fn damaged() -> Error {
    Error::invalid("import-source-damaged-workbook")
}

/// Why no more rows are written.
enum Stop {
    Damaged,
    /// Nobody reads them any more.
    Unread,
}

fn range(range: Option<calamine::Range<Data>>, rows: &mut Writer) -> std::result::Result<(), Stop> {
    let range = range.ok_or(Stop::Damaged)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let text = written(&borrowed(value), Unit::None);
        rows.cell(first_row + row as u32, first_column + column as u32, &text)?;
    }
    Ok(())
}

/// Writes cells behind one another, and what lies empty between them.
struct Writer {
    out: Vec<u8>,
    /// Where the next cell would be, counted from 0.
    row: u32,
    column: u32,
    sender: Sender<io::Result<Vec<u8>>>,
}

impl Writer {
    fn cell(&mut self, row: u32, column: u32, text: &str) -> std::result::Result<(), Stop> {
        if text.is_empty() {
            return Ok(());
        }
        while self.row < row {
            self.out.push(ROW_END);
            self.row += 1;
            self.column = 0;
            if self.out.len() >= PIECE {
                self.send()?;
            }
        }
        while self.column < column {
            self.out.push(CELL_END);
            self.column += 1;
        }
        self.out.extend(text.bytes().map(|b| if matches!(b, CELL_END | ROW_END) { b' ' } else { b }));
        Ok(())
    }

    fn send(&mut self) -> std::result::Result<(), Stop> {
        let piece = std::mem::replace(&mut self.out, Vec::with_capacity(PIECE * 2));
        self.sender.send(Ok(piece)).map_err(|_| Stop::Unread)
    }

    fn end(&mut self) -> std::result::Result<(), Stop> {
        self.out.push(ROW_END);
        self.send()
    }
}

/// Reads what the thread of a sheet writes.
struct Pieces {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: Vec<u8>,
    start: usize,
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.start == self.piece.len() {
            match self.pieces.recv() {
                Ok(piece) => (self.piece, self.start) = (piece?, 0),
                Err(_) => return Ok(0),
            }
        }
        let n = buffer.len().min(self.piece.len() - self.start);
        buffer[..n].copy_from_slice(&self.piece[self.start..self.start + n]);
        self.start += n;
        Ok(n)
    }
}

/// What stands beside a number by the format of its cell.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    None,
    Percent,
    Currency(&'static str),
}

impl Unit {
    /// Reads a format such as `0.0%`, `#,##0.00 "₺"` or `[$€-407] #,##0.00`.
    fn of(format: &str) -> Unit {
        if format.contains('%') {
            return Unit::Percent;
        }
        // `[$-409]` names a language and no currency.
        let signs =
            [("₺", "TRY"), ("TL", "TRY"), ("€", "EUR"), ("EUR", "EUR"), ("£", "GBP"), ("GBP", "GBP"), ("USD", "USD")];
        let found = signs.iter().find(|(sign, _)| format.contains(sign));
        match found {
            Some((_, code)) => Unit::Currency(code),
            None if format.contains("[$$") || format.contains("\"$\"") => Unit::Currency("USD"),
            None => Unit::None,
        }
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

fn written(value: &DataRef<'_>, unit: Unit) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => lines(text),
        DataRef::SharedString(text) => lines(text),
        DataRef::Int(number) => with_unit(*number as f64, unit),
        DataRef::Float(number) => with_unit(*number, unit),
        DataRef::Bool(true) => "true".to_owned(),
        DataRef::Bool(false) => "false".to_owned(),
        DataRef::DateTime(moment) => moment_of(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => named(error).to_owned(),
    }
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace("_x000D_", "")
}

fn with_unit(number: f64, unit: Unit) -> String {
    match unit {
        Unit::None => figure(number),
        Unit::Percent => figure(number * 100.0) + "%",
        Unit::Currency(code) => format!("{} {code}", figure(number)),
    }
}

/// A number with the fifteen digits that spreadsheets keep, so that 0.1 + 0.2 is 0.3.
fn figure(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

/// A day, a day with its time, or a time alone.
fn moment_of(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        let seconds = (days * 86_400.0).round() as i64;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return if seconds == 0 {
            format!("{hours}:{minutes:02}")
        } else {
            format!("{hours}:{minutes:02}:{seconds:02}")
        };
    }
    // The library cuts what is below a millisecond, so that 14:30 may come as 14:29:59.999.
    let (year, month, day, mut hour, mut minute, mut second, milli) = moment.to_ymd_hms_milli();
    if milli >= 500 {
        let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second) + 1;
        if seconds < 86_400 {
            (hour, minute, second) = ((seconds / 3600) as u8, (seconds / 60 % 60) as u8, (seconds % 60) as u8);
        }
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}

fn named(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_what_a_number_counts() {
        for (format, unit) in [
            ("0.0%", Unit::Percent),
            ("#,##0.00 \"₺\"", Unit::Currency("TRY")),
            ("#,##0.00\\ \"TL\"", Unit::Currency("TRY")),
            ("[$€-407] #,##0.00", Unit::Currency("EUR")),
            ("[$$-409]#,##0.00", Unit::Currency("USD")),
            ("[$-409]d mmm", Unit::None),
            ("#,##0.00", Unit::None),
        ] {
            assert_eq!(Unit::of(format), unit, "{format}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_see_them() {
        assert_eq!([0.1 + 0.2, -5.0, 1_234_567.89, 1e15].map(figure), ["0.3", "-5", "1234567.89", "1000000000000000"]);
        assert_eq!(with_unit(0.15, Unit::Percent), "15%");
        assert_eq!(with_unit(0.28, Unit::Percent), "28%");
    }
}
