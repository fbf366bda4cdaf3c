### Reading files that come in.

# The file as a whole
import-source-not-there = The file is not there.
import-source-not-allowed = The file may not be read.
import-source-empty = The file is empty.
import-source-not-text = This file holds no table. Please choose a CSV, TSV or text file, a workbook (XLSX, XLS, ODS) or a vCard file; it may be packed as .gz or .zip.
import-source-no-table = The archive holds no table. It should contain a CSV, TSV or text file, a workbook or a vCard file.
import-source-locked-workbook = The workbook is locked with a password. Please save it without one first.
import-source-damaged-workbook = The workbook cannot be read: it is damaged or was cut off. Please open it in the spreadsheet program and save it again as XLSX.
import-source-page = This web page holds no table, whatever its name ends in. Please open it in the spreadsheet program and save it as XLSX or CSV.
import-source-no-sheet = The workbook has no sheet called “{ $sheet }”.
import-source-locked = The archive is locked with a password. Please unpack it first.
import-source-unknown-packing = The archive is packed in a way that cannot be read here. Please unpack it first.
import-source-damaged = The archive is damaged or was cut off. Please fetch it again.
import-source-too-large = More than { $megabytes } MB came out of the file, so reading was stopped.
import-source-line-too-long = Line { $line } is longer than { $kilobytes } KB. Is this really a table?
import-source-unknown-encoding = There is no encoding called “{ $encoding }”.

# A row
import-source-too-many-cells =
    { $found ->
        [one] The row has { $found } cell, the table { $expected } columns. Is the delimiter also in the text?
       *[other] The row has { $found } cells, the table { $expected } columns. Is the delimiter also in the text?
    }
import-source-too-few-cells =
    { $found ->
        [one] The row has only { $found } cell, the table { $expected } columns.
       *[other] The row has only { $found } cells, the table { $expected } columns.
    }
import-source-open-quote = A quotation mark is opened in this line and never closed.
import-source-wrong-encoding = Some letters in this row do not belong to the encoding { $encoding }.
import-source-total-line = This looks like the total under the table, not like an entry.

# A cell
import-source-not-number = “{ $value }” is not a number.
import-source-not-integer = “{ $value }” is not a whole number.
import-source-not-date = “{ $value }” is not a date.
import-source-not-date-time = “{ $value }” is not a date with a time.
import-source-shortened = “{ $value }” was shortened by a spreadsheet program, and its last digits are lost. Please format the column as text there and save again.
import-source-not-yes-no = “{ $value }” means neither yes nor no.

# How a file is read
import-delimiter = Delimiter
    .comma = Comma
    .semicolon = Semicolon
    .tab = Tab
    .pipe = Vertical bar
    .aligned = Spaces
    .aligned-wide = Two spaces or more
import-quote = Text in quotation marks
    .none = None
    .double = "…"
    .single = '…'
import-decimal-sign = Decimal sign
    .point = Point: 1,234.56
    .comma = Comma: 1.234,56
import-date-order = Order of dates
    .dmy = Day, month, year
    .mdy = Month, day, year
    .ymd = Year, month, day
import-encoding = Encoding
import-skip = Lines before the table
import-header = The first row names the columns
