### The pages that bring files in.

import-pages = Import
import-pages-title = Bring data in
import-pages-kind = What is in the file
import-pages-kind-by-file = Find out from the file
import-pages-drop = Drop a file here
import-pages-drop-text = CSV, TSV or text, Excel (XLSX, XLS, ODS) or vCard, also packed as .gz or .zip, up to { $size }. Nothing is written before you have seen a preview.
import-pages-upload = Upload and look
import-pages-past = Your imports
import-pages-started-already = This file is being imported already.
import-pages-broken-off = The upload broke off. Please try again.
import-pages-too-large = The file is larger than { $megabytes } MB. Please pack it as .gz or .zip, or split it.

# The preview
import-pages-reading = How the file is read
import-pages-header = First row
import-pages-header-yes = Names the columns
import-pages-header-no = Is data already
import-pages-by-column = As found in each column
import-pages-columns = Columns and where they go
import-pages-nowhere = Leave out
import-pages-whole-row = Whole row
import-pages-field-of = { $type }: { $field }
import-pages-system = Recognised as an export of { $system }.
import-pages-mapping-applied = The mapping “{ $name }” that was kept for files like this one is applied.
import-pages-mapping-anew = Propose anew
import-pages-mappings-text = A file with the same header is read as before. Each can be forgotten.
import-pages-mapping-forget = Forget
import-pages-mapping-forget-sure = Forget the mapping “{ $name }”? Imports that were made with it stay.
import-pages-entry = File in the archive
import-pages-sheet = Sheet
import-pages-first-line = First line of the table
import-pages-unknown = Values that are not known here or cannot be read
    .leave = Leave the field empty
    .refuse = Reject the row
import-pages-unknown-hint = Such as a colleague who does not work here, an industry of another program, or a birthday without its year. Amounts and dates of invoices are never left empty.
import-pages-keep = Keep these columns as
import-pages-keep-hint = The next file with the same header is read so by itself. Empty: it is not kept.
import-pages-share = Keep for all colleagues
import-pages-options = Options
import-pages-existing = Records that are there already
    .update = Take over what the file says
    .fill = Fill in only what is empty
    .leave = Leave as they are
import-pages-likely = Rows that are likely a record that is there, but share no number or address with it
    .review = Make them and ask me on the page of duplicates
    .update = Take them for that record when it is nearly certain
    .create = Make them without asking
import-pages-collective = Collective { CUSTOMER("singular") } for rows without one
import-pages-collective-hint = For example “Cash sales”. Left empty, such rows are rejected.
import-pages-paid = All invoices are paid
import-pages-minus = Credit notes stand in the file without a minus
import-pages-outcome = What will come of it
import-pages-rows =
    { $count ->
        [one] { $figure } row in the file.
       *[other] { $figure } rows in the file.
    }
import-pages-rows-first = The first { $figure } rows of the file were looked at.
import-pages-good =
    { $count ->
        [one] { $figure } row can be taken over.
       *[other] { $figure } rows can be taken over.
    }
import-pages-made = They give: { $types }.
import-pages-without-customer =
    { $count ->
        [one] { $figure } row names no { CUSTOMER("singular") }.
       *[other] { $figure } rows name no { CUSTOMER("singular") }.
    }
import-pages-without-customer-hint = Name a collective one above to book them to it, or they are rejected.
import-pages-bad =
    { $count ->
        [one] { $figure } row will be rejected:
       *[other] { $figure } rows will be rejected:
    }
import-pages-remarks =
    { $count ->
        [one] { $figure } row will be taken with remarks:
       *[other] { $figure } rows will be taken with remarks:
    }
import-pages-taken-before =
    { $count ->
        [one] { $figure } row will be skipped, because it was taken before.
       *[other] { $figure } rows will be skipped, because they were taken before.
    }
import-pages-line = Line { $line }: { $reason }
import-pages-look-again = Update the preview
import-pages-start = Start the import
import-pages-other-file = Another file

# While it runs, and after
import-pages-waiting = Waiting to begin
import-pages-importing = Importing
import-pages-undoing = Undoing
import-pages-stopping = Stopping
import-pages-done = Rows: { $done }
import-pages-done-of = Rows: { $done } of { $total }
import-pages-undo-failed = The import could not be undone completely. Please try again.
import-pages-see = See: { $types }
import-pages-concentration = On how few { CUSTOMER("plural") } do you live?
import-pages-undo = Undo the import
import-pages-undo-sure = Undo this import? What it created goes to the bin, and what it changed is turned back.
import-pages-another = Another import
import-pages-refused = Rejected rows and remarks
import-pages-remarked = Line { $line } (taken): { $reason }
import-pages-refused-text = The file holds all of these rows as they were, each with its reason. Correct it and bring it in again: rejected rows are added, and rows that were taken complete their records. Payments, tasks and others that have no number or name to be found by are not brought in a second time once they were taken; please correct those records themselves.
import-pages-download = Download the file
import-pages-refused-file = rejected rows and remarks
