### Words that every page uses.

# Buttons and what one does with a record
common-save = Save
common-save-and-new = Save and add another
common-saved = Saved
common-cancel = Cancel
common-close = Close
common-delete = Delete
common-deleted = Deleted
common-restore = Restore
common-undo = Undo
common-edit = Edit
common-new = New
common-add = Add
common-remove = Remove
common-create = Create
common-rename = Rename
common-copy = Copy
common-copied = Copied
common-duplicate = Duplicate
common-merge = Merge
common-share = Share
common-print = Print
common-download = Download
common-upload = Upload
common-send = Send
common-open = Open
common-apply = Apply
common-confirm = Confirm
common-continue = Continue
common-start = Start
common-stop = Stop
common-try-again = Try again
common-refresh = Refresh
common-choose = Choose …
common-choose-file = Choose a file
common-clear = Clear
common-reset = Reset
common-done = Done
common-ok = OK
common-back = Back

# Lists
common-search = Search
common-search-placeholder = Search …
common-filter = Filter
common-filters = Filters
common-add-filter = Add a filter
common-clear-filters = Clear filters
common-sort = Sort
common-sort-ascending = Ascending
common-sort-descending = Descending
common-group = Group
common-group-by = Group by
common-no-group = No grouping
common-columns = Columns
common-view = View
common-views = Views
common-save-view = Save view
common-list = List
common-board = Board
common-calendar = Calendar
common-table = Table
common-chart = Chart
common-import = Import
common-export = Export
common-select-all = Select all
common-clear-selection = Clear selection
common-next = Next
common-previous = Previous
common-first = First
common-last = Last
common-more = More
common-less = Less
common-show-all = Show all
common-all = All
common-none = None
common-other = Other
common-any = Any
common-empty = Empty
common-nothing-found = Nothing found
common-sum = Sum
common-average = Average
common-count = Count
common-total = Total
common-share-of-total = Share

# Answers and states
common-yes = Yes
common-no = No
common-on = On
common-off = Off
common-loading = Loading …
common-working = Working …
common-unknown = Unknown
common-not-set = Not set
common-optional = optional
common-required = required
common-active = Active
common-inactive = Inactive
common-details = Details
common-help = Help
common-settings = Settings
common-language = Language
common-actions = Actions
common-warning = Warning
common-error = Error
common-skip-to-content = Skip to content
common-menu = Menu
common-light = Light
common-dark = Dark
common-from = From
common-until = Until
common-by = By
common-name = Name
common-value = Value
common-date = Date
common-time = Time
common-month = Month
common-year = Year
common-me = Me
common-and = { $first } and { $last }
common-field-value = { $field }: { $value }

# Numbers of things
common-records =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
common-selected = { $count } selected
common-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
common-more-count = { $count } more
common-page-of = { $page } of { $pages }
