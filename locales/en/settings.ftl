### The settings: the company, users, teams, roles and rights, fields, the change log.

settings = Settings
settings-company = Company
settings-periods = Periods
settings-days = days
settings-purchase-period = A { CUSTOMER("singular") } is active after a purchase for
settings-purchase-period-hint = Whoever has not bought for longer counts as passive.
settings-fact-days = A fact is fresh after its confirmation for
settings-fact-days-hint = Afterwards it is marked as due for a check.

settings-user-new = New user
settings-user-add = Add user
settings-user-added = User added
settings-user-state = State
settings-user-inactive = May not sign in
settings-user-active-hint = Without this, all devices are signed out at once.
settings-first-password = First password
settings-first-password-hint = Leave it empty to get an invitation link to pass on.
settings-invitation = Invitation for { $name }
settings-invitation-text = Pass this link on. Whoever opens it chooses a password and is signed in. It is valid for 7 days and works once.
settings-invitation-link = Link
settings-invitation-once = The link is shown only now. If it gets lost, make a new one on the user’s page.
settings-new-link = New invitation link
settings-sign-out-everywhere = Sign out everywhere
settings-not-signed-in = Signed in nowhere at present.

settings-team-text = Rights can reach as far as one’s team: a member may then work with what belongs to the other members.
settings-team-new = New team
settings-team-add = Add team
settings-team-empty = Nobody is in this team yet.
settings-team-member = Add somebody…

settings-role-new = New role
settings-role-add = Add role
settings-role-copy = Rights like those of
settings-role-empty = No rights to begin with
settings-role-users =
    { $count ->
        [one] { $count } user
       *[other] { $count } users
    }
settings-role-types = What this role may do
settings-role-fields = Restricted fields
settings-role-fields-text = A hidden field does not exist for this role: not in lists, filters, sums, search or files.
settings-field-full = See and change
settings-role-delete = Delete role
settings-role-delete-sure = Delete the role { $name }?
error-rights-beyond-sight = { $type }: nobody can do more with records than they can see.

settings-fields = Fields
settings-lists = Lists
settings-lists-about = Chosen from in many places
settings-fields-none = No fields of your own yet
settings-fields-text = Add what your company needs to know. A new field appears at once in forms, lists, filters, imports and exports.
settings-field-new = New field
settings-field-add = Add field
settings-field-added = Field added
settings-field-text = A field cannot be removed later, only hidden from roles: what was once written stays.
settings-field-more = Details
settings-field-of = Belongs to
settings-field-kind = What it holds
settings-field-label = Name in { $language }
settings-field-choices = Choices
settings-field-choices-hint = For choices: one on each line.
settings-field-target = Refers to
settings-field-target-hint = For references: the kind of record.
settings-field-no-target = Nothing
settings-field-search = Found by the search
settings-field-sort = Lists can be sorted by it

field_kind = What a field holds
    .text = Text, one line
    .long_text = Text, several lines
    .integer = Whole number
    .decimal = Number with decimals
    .money = Amount of money
    .percent = Percentage
    .date = Date
    .date_time = Date and time
    .duration = Length of time
    .yes_no = Yes or no
    .choice = One of several choices
    .choices = Several choices
    .reference = Another record
    .references = Several other records
    .any_record = Any record
    .email = E-mail address
    .phone = Telephone number
    .address = Postal address
    .url = Web address
    .file = File
    .tax_number = Tax number
    .registry_number = Register number
    .iban = IBAN
    .currency = Currency
    .country = Country

background = Background work
background-text = What Kilit does by itself or for somebody: imports, scans, reckoning. What failed too often waits here for another try.
background-none = Nothing is at work
background-dead = Failed
background-running = At work
background-stopping = Stopping
background-waiting = Waiting
background-again = Waiting for another try
background-since = Started { $at }
background-retry = Try again
background-retried = It will be tried again.
background-stopped = It has been told to stop.
background-kind-import = Import
background-kind-import-undo = Undoing an import
background-kind-duplicates-scan = Looking for duplicates
background-kind-rates = Reckoning amounts by new exchange rates
background-kind-sort-keys = Renewing the alphabetical order

settings-log = Change log
settings-log-empty = Nothing has been changed yet.
settings-log-all = All
settings-log-program = Kilit

settings-log-verify = Verify the log
settings-log-whole = The change log is whole: nobody has altered it from outside.
settings-log-counts =
    { $sealed ->
        [one] One change is sealed
       *[other] { $sealed } changes are sealed
    }, { $unsealed ->
        [one] one waits for its seal
       *[other] { $unsealed } wait for their seal
    }, { $erased ->
        [one] of one a value was erased by law.
       *[other] of { $erased } values were erased by law.
    }
settings-log-no-key = Signatures were not checked: this program does not have the key.
settings-log-head = The last seal, to note down elsewhere:

log_damage = Damage
    .row_changed = The change at position { $position } is not what it was when it was sealed.
    .row_missing = The change at position { $position } is missing.
    .row_added = A change was slipped in at position { $position }.
    .seal_changed = The seal at position { $position } was altered.
    .signature_wrong = The seal at position { $position } was not signed with our key.

deed = What was done
    .create = created
    .change = changed
    .delete = deleted
    .restore = restored
    .erase = values erased

face = By which way
    .web = in the browser
    .command = by command
    .api = by API
    .assistant = by an assistant
    .job = in the background
    .import = by an import

settings-why = Why may somebody see this?
settings-why-whom = Choose a user…
settings-why-record-hint = The address of its page, or company:ID.
settings-why-ask = Show
settings-why-no-record = There is no such record.
settings-why-about = { $name } and { $record }
settings-why-role = Role: { $role }
settings-why-inactive = This user may not sign in, and so may do nothing.
settings-why-administrator = The role administers, so everything is allowed.
settings-why-all = The role reaches all records of this kind.
settings-why-owner = It is their own.
settings-why-shared = Records of this kind belong to everybody whose role may see them.
settings-why-team = It belongs to { $name }, a member of the same team.
settings-why-within = It belongs to { $record }.

error-settings-days = “{ $value }” is not a number of days from 1 to 3650.
