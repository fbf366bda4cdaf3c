### Which customers carry the company.

key_account = Key account
    .many = Key accounts
    .purpose = The few { CUSTOMER("plural") } that carry the company today or decide where it goes.
    .company = Company
    .class = Class
    .manager = Key account manager
    .since = Since
    .until = Until
    .reason = Reason
    .reason_hint = Why this one? The concentration picture gives the figures; the reason is yours.

key_account_class = Class
    .key = Key
    .strategic = Strategic
    .global = Global

standing = Standing
    .many = Standings
    .purpose = Rank and share of each company over the last twelve months.
    .company = Company
    .revenue = Revenue, 12 months
    .profit = Profit, 12 months
    .rank = Rank
    .share = Share
    .cumulative_share = Cumulative share
    .computed_at = Computed
