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

# The key accounts on one page.
key-accounts-none = No { CUSTOMER("singular") } is a key account yet
key-accounts-none-seen = None of the { CUSTOMER("plural") } you see is a key account
key-accounts-none-text = The concentration shows who carries the company. Open one of them and mark it as a key account, with your reason.
key-accounts-share = Carry of all revenue
key-accounts-revenue = Their revenue
key-accounts-quiet = Not spoken with
key-accounts-quiet-note = for more than 30 days
key-accounts-trend = Trend

# The start page
home-title = Today
home-begin = Welcome to Kilit
home-begin-text = Bring your invoices in, and within a minute you see which { CUSTOMER("plural") } carry the company.
home-import = Your own data
home-import-text = Companies, people, products and invoices from accounting or spreadsheets.
home-import-do = Import data
home-demo = Look around first
home-demo-text = A made-up company with two years of business, which one click takes away again.
home-demo-do = Open the demo
home-invite = Your colleagues
home-invite-text = Invite those who work with { CUSTOMER("plural") }, each with a role of their own.
home-invite-do = Invite colleagues
home-tasks = To do today
home-no-tasks = Nothing is due today.
home-all-tasks = All my open tasks
home-accounts = My key accounts
home-last-touch = Last touch { $when }
home-no-touch = No touch yet
home-overdue = Overdue invoices
home-no-overdue = Nothing is overdue.
home-touches = Happened lately
home-no-touches = Calls, visits and mails will stand here.
