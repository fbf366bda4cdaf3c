### What every record can have, and what serves all areas.
#
# A record type's words: its name, `.many`, `.purpose` (one sentence for empty lists), each field, and where it helps
# `.<field>_hint`. A choice's words: its name and each value.

# Fields that every record has.
record = Record
    .many = Records
    .created_at = Created
    .created_by = Created by
    .updated_at = Last changed
    .updated_by = Last changed by

# The areas of the product, as the navigation names them.
area = Area
    .customers = { CUSTOMER("plural", cap: "yes") }
    .sales = Sales
    .work = Work
    .billing = Billing
    .key_accounts = Key accounts
    .insight = Insight
    .rights = People and rights
    .general = General

# Sections of forms and record pages.
section = Section
    .contact = Contact
    .numbers = Registration and bank
    .profile = Profile
    .terms = Terms
    .notes = Notes
    .manners = How to address
    .outcome = Outcome
    .amounts = Amounts
    .system = Record

tag = Tag
    .many = Tags
    .purpose = Words to find records by.
    .name = Tag
    .tone = Colour

tag_tone = Colour
    .plain = Grey
    .info = Blue
    .good = Green
    .warn = Yellow
    .bad = Red
    .key = Purple

tagging = Tag on a record
    .many = Tags on records
    .purpose = Which record has which tag.
    .tag = Tag
    .about = Record

comment = Comment
    .many = Comments
    .purpose = What colleagues say about a record. Mention somebody with @.
    .about = Record
    .text = Comment
    .owner = Author
    .mentions = Mentioned

attachment = Attachment
    .many = Attachments
    .purpose = Files that belong to a record.
    .about = Record
    .name = File name
    .file = File
    .size = Size
    .media_type = File type

follower = Follower
    .many = Followers
    .purpose = Who is told when a record changes.
    .about = Record
    .user = Follower

notification = Notification
    .many = Notifications
    .purpose = What you have been told.
    .user = For
    .kind = Reason
    .about = Record
    .message = Message
    .details = Details
    .read_at = Read

notification_kind = Reason
    .mention = You were mentioned
    .assignment = Assigned to you
    .comment = New comment
    .change = Changed
    .due = Due
    .finished = Finished

saved_view = Saved view
    .many = Saved views
    .purpose = Filters, columns and order, kept under a name.
    .name = Name
    .record_type = Kind of record
    .layout = Layout
    .query = Filter and columns
    .shared = Shared with everybody
    .owner = Owner

layout = Layout
    .list = List
    .board = Board
    .calendar = Calendar

import_mapping = Import mapping
    .many = Import mappings
    .purpose = Which columns of a file feed which fields, kept for the next such file.
    .name = Name
    .kind = What is in the file
    .fingerprint = Known again by
    .plan = Columns and options
    .shared = For everybody
    .owner = Owner

import_run = Import
    .many = Imports
    .purpose = Files that were brought in; each import can be undone as a whole.
    .name = File
    .kind = Imported as
    .status = Status
    .rows = Rows
    .created = Created
    .changed = Changed
    .rejected = Rejected
    .started_at = Started
    .finished_at = Finished
    .report = Rejected rows
    .summary = Result
    .owner = Imported by

import_status = Status
    .waiting = Waiting
    .running = Running
    .finished = Finished
    .failed = Failed
    .stopped = Stopped
    .undone = Undone

exchange_rate = Exchange rate
    .many = Exchange rates
    .purpose = What one unit of a currency is worth in the base currency, by day.
    .currency = Currency
    .date = Date
    .rate = Rate
    .rate_hint = How many units of the base currency one unit is worth.
