### Times and periods.

# How long ago, how far ahead
time-just-now = just now
time-minutes-ago =
    { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
time-in-minutes =
    { $count ->
        [one] in { $count } minute
       *[other] in { $count } minutes
    }
time-hours-ago =
    { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
time-in-hours =
    { $count ->
        [one] in { $count } hour
       *[other] in { $count } hours
    }
time-today = today
time-yesterday = yesterday
time-tomorrow = tomorrow
time-days-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
time-in-days =
    { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }
time-weeks-ago =
    { $count ->
        [one] { $count } week ago
       *[other] { $count } weeks ago
    }
time-in-weeks =
    { $count ->
        [one] in { $count } week
       *[other] in { $count } weeks
    }
time-months-ago =
    { $count ->
        [one] { $count } month ago
       *[other] { $count } months ago
    }
time-in-months =
    { $count ->
        [one] in { $count } month
       *[other] in { $count } months
    }
time-years-ago =
    { $count ->
        [one] { $count } year ago
       *[other] { $count } years ago
    }
time-in-years =
    { $count ->
        [one] in { $count } year
       *[other] in { $count } years
    }

# Lengths of time
time-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
time-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
time-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
time-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
time-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
time-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }

# Periods to choose from
time-this-week = This week
time-last-week = Last week
time-next-week = Next week
time-this-month = This month
time-last-month = Last month
time-next-month = Next month
time-this-quarter = This quarter
time-last-quarter = Last quarter
time-next-quarter = Next quarter
time-this-year = This year
time-last-year = Last year
time-next-year = Next year
time-last-12-months = Last 12 months
time-last-days =
    { $count ->
        [one] Last day
       *[other] Last { $count } days
    }
time-next-days =
    { $count ->
        [one] Next day
       *[other] Next { $count } days
    }
time-all-time = All time
time-range = { $from } to { $until }
time-since = since { $date }
time-overdue = Overdue
