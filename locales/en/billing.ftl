### What was billed and what was paid.

invoice = Invoice
    .many = Invoices
    .purpose = What you have billed. Import the list from accounting to see who carries the company.
    .number = Number
    .kind = Kind
    .company = Company
    .date = Date
    .due = Due
    .status = Status
    .total = Total without tax
    .total_hint = On a credit note amounts are negative.
    .tax = VAT
    .gross = Total with tax
    .paid = Paid
    .open = Open
    .cost = Cost
    .profit = Profit
    .external_number = External number
    .description = Note

invoice_kind = Kind of invoice
    .invoice = Invoice
    .credit_note = Credit note

invoice_status = Status
    .open = Open
    .paid = Paid
    .cancelled = Cancelled

invoice_line = Invoice line
    .many = Invoice lines
    .purpose = What was sold, how much of it and at what price.
    .invoice = Invoice
    .position = Line
    .product = Product
    .description = Description
    .quantity = Quantity
    .unit_price = Unit price
    .total = Total without tax
    .cost = Cost

payment = Payment
    .many = Payments
    .purpose = Money that came in.
    .company = Company
    .invoice = Invoice
    .date = Date
    .amount = Amount
    .method = Method
    .reference = Reference

payment_method = Method of payment
    .bank_transfer = Bank transfer
    .card = Card
    .cash = Cash
    .cheque = Cheque
    .promissory_note = Promissory note
    .direct_debit = Direct debit
    .offset = Offset
    .other = Other

invoice-overdue = Overdue
