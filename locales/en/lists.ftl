### Lists: filters, groups, sums, saved views, boards and calendars.

# Sums and counts
list-count-all = Count all and add up
list-sums-of-visible = Sums cover only what you may see.
list-without-rate =
    { $count ->
        [one] { $field }: { $count } amount without exchange rate is not in the sum
       *[other] { $field }: { $count } amounts without exchange rate are not in the sum
    }
list-unrated = without exchange rate

# How a filter reads, between the field and the value
list-test-has = contains
list-test-starts = starts with
list-test-before = before
list-test-after = after
list-test-within = in the group of
list-test-empty = empty
list-test-filled = filled in

# How a filter is asked for, in its form
list-ask-is = is exactly
list-ask-not = is not
list-ask-has = contains
list-ask-starts = starts with
list-ask-empty = is empty
list-ask-filled = is filled in
list-ask-within = belongs to the group of
list-ask-one-of = is one of
list-ask-none-of = is none of
list-ask-between = is between
list-ask-period = falls within
list-ask-day = is on the day
list-today = Today
list-last-30-days = Last 30 days
list-next-30-days = Next 30 days
list-before-today = Before today
list-from-today = From today

# Nothing there, and where to begin
list-none-yet = Nothing here yet
list-nothing-fits = No record fits the search and the filters.
list-import = Import from a file

# The bin
list-bin = Bin
list-bin-empty = The bin is empty
list-bin-empty-text = What is deleted lies here until it is restored.
list-leave-bin = Back to the list

# What is done with a list as a whole
list-export-xlsx = Export as Excel
list-export = Export as CSV
list-by-stretch = By
list-day = Day
list-month-before = Previous month
list-month-after = Next month

# Saved views
list-all = All
list-ready-tasks = My open tasks
list-ready-open = Open
list-this-view = This view
list-save-changes = Save changes
list-save-as = Save as new view
list-share = Share with everybody
list-unshare = Keep for myself
list-share-with-all = Everybody may use this view

# Chosen rows
list-edit-chosen = Edit selected records
list-which-field =
    { $count ->
        [one] Which field of { $count } record should change?
       *[other] Which field of { $count } records should change?
    }
list-change-count =
    { $count ->
        [one] Change { $count } record
       *[other] Change { $count } records
    }
list-changed =
    { $count ->
        [one] { $count } record changed.
       *[other] { $count } records changed.
    }
list-deleted =
    { $count ->
        [one] { $count } record moved to the bin.
       *[other] { $count } records moved to the bin.
    }
list-restored =
    { $count ->
        [one] { $count } record restored.
       *[other] { $count } records restored.
    }
list-turned-back =
    { $count ->
        [one] { $count } record is as it was before.
       *[other] { $count } records are as they were before.
    }
list-refused =
    { $count ->
        [one] { $count } record could not be changed.
       *[other] { $count } records could not be changed.
    }

# The board
list-card-day = Date
list-card-step = Next step
list-move-needs = This move needs something more
list-move-anyway = Move anyway

# A value that two people changed
edit-clash = Somebody was quicker

# What goes wrong
error-none-chosen = Please select at least one record.
error-too-many-chosen = Please select { $most } records at most.
error-not-groupable = The list cannot be grouped by { $field }.
error-no-board = There is no board for these records.
error-no-calendar = There is no calendar for these records.
