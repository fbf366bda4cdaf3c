# On how few customers the company lives.
concentration-title = Concentration
concentration-none-title = Who carries the company?
concentration-none-import = Bring in your invoices, from accounting or a spreadsheet, and this page shows how few { CUSTOMER("plural") } make most of your revenue.
concentration-none = As soon as there are invoices, this page shows how few { CUSTOMER("plural") } make most of the revenue.
concentration-import = Import invoices
concentration-nothing-here = Nothing was invoiced here
concentration-nothing-here-why-revenue = No { CUSTOMER("singular") } has a positive balance in this period and choice.
concentration-nothing-here-why-profit = No { CUSTOMER("singular") } brought a profit in this period and choice, or the cost of what was sold is not known.
concentration-show-all = Show all time
concentration-restricted = You see only some of the { CUSTOMER("plural") }, so these figures are of those alone and not of the whole company.
concentration-left-out-revenue =
    { $count ->
        [one] { $count } invoice is not counted, because its amount or the exchange rate is not known.
       *[other] { $count } invoices are not counted, because their amount or the exchange rate is not known.
    }
concentration-left-out-profit =
    { $count ->
        [one] { $count } invoice is not counted, because its cost or the exchange rate is not known.
       *[other] { $count } invoices are not counted, because their cost or the exchange rate is not known.
    }
concentration-left-out-title = Not counted
concentration-left-out-lede = These invoices are in no sum. As soon as what is missing is known, they count.
concentration-reason = What is missing
concentration-reason-amount = The amount
concentration-reason-cost = The cost
concentration-reason-rate = The exchange rate of that day
concentration-show-them = Show them
concentration-own-period = From–to
concentration-says-revenue =
    { $few ->
        [one] **{ $few } of { $customers } { CUSTOMER("plural") }** brings { $share } of the revenue of { $total }.
       *[other] **{ $few } of { $customers } { CUSTOMER("plural") }** bring { $share } of the revenue of { $total }.
    }
concentration-says-profit =
    { $few ->
        [one] **{ $few } of { $customers } { CUSTOMER("plural") }** brings { $share } of the profit of { $total }.
       *[other] **{ $few } of { $customers } { CUSTOMER("plural") }** bring { $share } of the profit of { $total }.
    }
concentration-until = until { $date }
concentration-groups-rolled-up = groups counted as one
concentration-keys-among = key accounts among them: { $marked } of { $few }
concentration-tile-few = Carry { $share }
concentration-tile-few-note = { $share } of all
concentration-tile-customers = All { CUSTOMER("plural") }
concentration-tile-customers-note = with a positive balance
concentration-tile-total-revenue = Revenue
concentration-tile-total-profit = Profit
concentration-tile-largest = { $share } from { $name }
concentration-tile-top = The largest { $share } hold
concentration-tile-top-note =
    { $count ->
        [one] { $count } { CUSTOMER("singular") }
       *[other] { $count } { CUSTOMER("plural") }
    }
concentration-picture-revenue = Concentration of revenue
concentration-picture-profit = Concentration of profit
concentration-mark =
    { $few ->
        [one] { $few } { CUSTOMER("singular") }
       *[other] { $few } { CUSTOMER("plural") }
    }
concentration-axis = { CUSTOMER("plural", cap: "yes") }, the largest first
concentration-axis-share = Cumulative share
concentration-axis-each-revenue = Revenue of each
concentration-axis-each-profit = Profit of each
concentration-ranking-revenue = { CUSTOMER("plural", cap: "yes") } by revenue
concentration-ranking-profit = { CUSTOMER("plural", cap: "yes") } by profit
concentration-rank = Rank
concentration-customer = { CUSTOMER("singular", cap: "yes") }
concentration-share = Share
concentration-cumulative = Cumulative
concentration-amount-revenue = Revenue
concentration-amount-profit = Profit
concentration-carrying = These carry { $share }
concentration-others = All others
concentration-measure = Ranked by
concentration-revenue = Revenue
concentration-profit = Profit
concentration-period = Period
concentration-all-segments = All segments
concentration-all-territories = All territories
concentration-groups = Groups as one
concentration-share-asked = Share to be reached
