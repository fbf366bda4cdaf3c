### Bringing data in.

# What a file is read as
import-target-currency = Currency of the amounts
import-target-part = { $field }: { $part }
import-line-without-text = Line without a description

# What is wrong with a plan
import-error-no-such-kind = Nothing can be imported as “{ $kind }”.
import-error-no-such-target = There is no field “{ $target }” in this import.
import-error-target-twice = Two columns go to the same field ({ $target }). Please choose one of them.
import-error-missing-target = Please choose the column for “{ $target }”: without it nothing can be made of a row.

# What is wrong with a row
import-error-no-customer = The row names no { CUSTOMER("singular") }.
import-error-not-found = “{ $value }” was not found ({ $type }).
import-error-two-currencies = The invoice has lines in { $one } and in { $other }.
import-error-other-lines = The invoice { $number } was there already, and this line is not among its lines. Nothing was changed: correct the invoice itself, or undo the import that brought it in and start again.
import-reason = { $field }: { $reason }
import-report-result = Taken?
    .refused = no
    .taken = yes, with remarks
import-report-line = Line
import-report-reason = Reason
import-remark-left = { $reason } The field was left empty.
import-remark-kept = { $reason } It was kept as it is written.
import-remark-first = { $reason } Only the first one was taken.
import-remark-with-tax = { $reason } The amount with tax was taken for it.
import-error-no-number = “{ $value }” is no number of a register.
import-error-only-gross = The row names no amount without tax.

# What is wrong with an import
import-error-still-running = The import is still running. Please stop it first.
import-error-broken-off = The program was stopped in the middle of the import, and it cannot go on there. What had been written until then is there; undo the import and start it again.
import-error-waits = The import goes on when the program starts again.
import-error-elsewhere = The file lies on another machine; the import goes on there.
import-error-upload-gone = The uploaded file is no longer there. Please upload it again.
import-error-no-file = Please choose a file.

# What became of it
import-told-read =
    { $count ->
        [one] { $count } row read
       *[other] { $count } rows read
    }
import-told-created = { $type }: { $count } created
import-told-changed =
    { $count ->
        [one] { $count } record changed
       *[other] { $count } records changed
    }
import-told-unchanged =
    { $count ->
        [one] { $count } record was already as in the file
       *[other] { $count } records were already as in the file
    }
import-told-already =
    { $count ->
        [one] { $count } line left alone, because its invoice was there before
       *[other] { $count } lines left alone, because their invoices were there before
    }
import-told-taken-before =
    { $count ->
        [one] { $count } row skipped, because it was taken before
       *[other] { $count } rows skipped, because they were taken before
    }
import-told-refused =
    { $count ->
        [one] { $count } row rejected
       *[other] { $count } rows rejected
    }
import-told-without-customer =
    { $count ->
        [one] { $count } of them without a { CUSTOMER("singular") }
       *[other] { $count } of them without a { CUSTOMER("singular") }
    }
import-told-remarks =
    { $count ->
        [one] { $count } row taken with remarks: a cell that looks wrong was left empty or kept as written
       *[other] { $count } rows taken with remarks: a cell that looks wrong was left empty or kept as written
    }
import-told-left =
    { $field }: { $count ->
        [one] one value that is not known here was left empty
       *[other] { $count } values that are not known here were left empty
    } ({ $values })
import-told-columns = Columns that were not taken over: { $columns }
import-told-stopped = The import was stopped. What had been written until then is there, and can be undone as a whole.
import-told-line = Line { $line }: { $reason }
import-told-report = Rejected rows and those with remarks, each with its reason: { $path }
import-told-either-order = Dates such as { $example } can be read in two ways, and nothing in the file says which. They are read as: { $order }.
import-told-part =
    { $count ->
        [one] Until then { $count } row had been read. What it made is there; to undo it: kilit import --undo { $id }
       *[other] Until then { $count } rows had been read. What they made is there; to undo it: kilit import --undo { $id }
    }
import-told-undo = To undo it: kilit import --undo { $id }
import-undone-removed = { $type }: { $count } put into the bin
import-undone-turned-back =
    { $count ->
        [one] { $count } record turned back
       *[other] { $count } records turned back
    }
import-undone-kept =
    { $count ->
        [one] { $count } record was left as it is:
       *[other] { $count } records were left as they are:
    }
import-kept-referred = others refer to it since ({ $type })
import-kept-changed = changed since: { $fields }
import-kept-not-allowed = your role may not do that
