# The customer's page, and the phone.
call-title = Call
call-nobody = Nobody is known by this number.
call-several = Several have this number. Who is it?
call-who = Who is calling?
call-left = no longer there
call-withheld = The caller hides the number
call-withheld-text = Ask for the name and find it with the search above.
call-new-lead = Somebody new
call-new-lead-text = Note who it is and what is wanted; the number is filled in already.
call-new-lead-do = Create a lead
call-new-person = Somebody at a company you know
call-new-company = New company
call-short = Phone look-up
call-help-title = Look up a phone number
call-number = Phone number
call-look-up = Look up
call-program = Open the caller's page by itself
call-program-text = Most telephone programs can open an address when a call comes in. Give yours this one; the caller's page is there before you have said hello.
call-program-address = Address for the telephone program
call-program-hint = Put in place of { $name } what your program calls the caller's number, for example %NUMBER% or $(callerid).
call-program-forms = The number may come in any form: 0532 123 45 67, +90 532 123 45 67, tel:, sip: or callto:. Looking up notes nothing.

# The customer's page
call-subject = Call
call-note = Note this call
customer-never-bought = Has never bought from us.
customer-bought-too-long-ago = Last bought { $days } days ago; a purchase makes a buyer for { $period } days.
customer-bought-once = Bought once in { $period } days, { $days } days ago, and stays a buyer for { $left } more days without another purchase.
customer-bought = Bought { $count } times in { $period } days, last { $days } days ago.
customer-uses-much = Buys from { $count } of { $offered } categories; { $needed } make a customer active.
customer-uses-little = Buys from only { $count } of { $offered } categories; { $needed } would make it active.
customer-uses-several = Buys from { $count } categories; { $needed } make a customer active.
customer-uses-few = Buys from { $count } categories; { $needed } would make it active.
customer-asks = Asked for something { $count } times, which makes it active.
customer-asks-not = Has asked for nothing more.
customer-revenue = Revenue, 12 months
customer-change = { $change } on the year before
customer-rank = Rank
customer-rank-of = of { $count }, { $share }
customer-open-opportunities = Open opportunities
customer-overdue = Overdue
customer-nothing-overdue = nothing
customer-no-touch = none yet
customer-no-next = none planned
customer-new-opportunity = New opportunity
customer-no-opportunities = Nothing is open. What could this customer need next?
customer-all-opportunities = All opportunities, closed ones too
customer-no-invoices = Nothing has been invoiced yet.
customer-all-invoices = All invoices
customer-all-payments = All payments
customer-days-late =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
customer-revenue-by-month = Revenue by month
customer-revenue-says = { $sum } in { $count } months
customer-no-revenue = Nothing was bought in the last 24 months.
customer-own = This company
customer-group = Group
customer-group-of = Group of { $count }
customer-no-group = No parent, no subsidiary, no relation is known. Who buys for it, who pays for it?
customer-people = People
customer-new-person = New person
customer-no-people = Nobody is known here yet.
customer-all-people = All { $count } people
customer-relate = Add a relation
customer-relation-itself = A company cannot be related to itself.
customer-relation-buys-for = has its purchases made by
customer-relation-pays-for = has its invoices paid by
customer-relation-partner-of = is a partner of
customer-relation-reseller-of = is resold by
