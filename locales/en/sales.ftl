### From first contact to contract.

lead = Lead
    .many = Leads
    .purpose = Somebody has shown interest. Find out whether there is an opportunity in it.
    .name = Lead
    .name_hint = Who it is, or what is wanted.
    .status = Status
    .company_name = Company as named
    .person_name = Person as named
    .email = E-mail
    .phone = Phone
    .source = Source
    .owner = Taken care of by
    .received_at = Received
    .answered_at = First answer
    .description = What is wanted
    .lost_reason = Reason lost
    .company = Company
    .person = Person
    .opportunity = Opportunity

lead_status = Status
    .new = New
    .contacted = Contacted
    .qualified = Qualified
    .converted = Converted
    .lost = Lost

lost_reason = Reason lost
    .presentation = Presentation
    .trust = Trust
    .product = Product
    .price = Price
    .competitor = Competitor
    .timing = Timing
    .no_need = No need any more
    .other = Other

opportunity = Opportunity
    .many = Opportunities
    .purpose = Sales that may come: what, to whom, how likely and by when.
    .name = Opportunity
    .company = Company
    .person = Contact person
    .pipeline = Pipeline
    .stage = Stage
    .amount = Amount
    .amount_hint = Without tax.
    .probability = Probability
    .expected_close = Expected close
    .owner = Seller
    .outcome = Outcome
    .closed_on = Closed on
    .lost_reason = Reason lost
    .competitors = Competitors
    .source = Source
    .description = Description

outcome = Outcome
    .open = Open
    .won = Won
    .lost = Lost

pipeline = Pipeline
    .many = Pipelines
    .purpose = The stages that a kind of sale passes through.
    .name = Name
    .position = Order
    .active = In use

stage = Stage
    .many = Stages
    .purpose = The steps of a pipeline, each with its probability.
    .name = Name
    .pipeline = Pipeline
    .position = Order
    .probability = Probability
    .kind = Meaning

stage_kind = Meaning of the stage
    .open = Open
    .won = Won
    .lost = Lost

product = Product
    .many = Products
    .purpose = What you sell, with list price and cost. Costs make profit visible.
    .name = Name
    .code = Product number
    .category = Category
    .unit = Unit
    .price = List price
    .price_hint = For one unit, without tax.
    .cost = Cost
    .cost_hint = What one unit costs you.
    .tax_rate = VAT rate
    .active = On sale
    .description = Description

category = Product category
    .many = Product categories
    .purpose = Groups of products.
    .name = Name
    .parent = Part of
