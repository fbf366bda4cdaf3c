### What must hold whenever records are written, and what follows by itself.

# Opportunities
error-stage-of-another-pipeline = This stage belongs to another pipeline. Choose a stage of the pipeline of this opportunity.
error-pipeline-without-stages = This pipeline has no stages yet. Add them before opportunities take it.
error-stage-in-use =
    { $count ->
        [one] { $count } opportunity stands in this stage. Move it first: what the stage says has closed it or kept it open.
       *[other] { $count } opportunities stand in this stage. Move them first: what the stage says has closed them or kept them open.
    }

# Invoices and payments
error-payment-currency = The invoice is in { $currency }: enter the payment in that currency.
error-credit-note-lines = The lines of a credit note give money back: enter the quantity and the total with a minus.
error-invoice-two-currencies = Lines and payments of one invoice are in one currency, not in { $one } and { $other }.
invoices-all-overdue = All overdue invoices

# Currencies
error-base-currency-stays = The currency of sums stays as it is once there are amounts or exchange rates: everything has been counted in { $currency }.
amounts-without-rate =
    { $count ->
        [one] { $count } amount is not counted, because there is no exchange rate for its day.
       *[other] { $count } amounts are not counted, because there is no exchange rate for their day.
    }

# Relations of companies
error-relation-self = A company cannot stand in a relation to itself.
error-relation-twice = This relation is there already.
error-relation-ring = This would close a ring: the second company already does the same for the first, by itself or through others.

# The bin
error-restore-first = { $name } still lies in the bin. Restore it first: this record refers to it.

# Fields of your own
error-choices-alike = “{ $one }” and “{ $other }” are too much alike to be two choices.

# What one is told
told-due = This is due today
told-overdue = This was due on { $day }
told-finished = The work in the background is done
told-failed = The work in the background has failed
told-stopped = The work in the background was stopped
