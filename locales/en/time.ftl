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
time-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

# Periods to choose from
time-this-month = This month
time-last-month = Last month
time-this-year = This year
time-last-year = Last year
time-last-12-months = Last 12 months
time-12-months-to = 12 months up to { $day }
time-all-time = All time
time-range = { $from } to { $until }
time-since = since { $date }
