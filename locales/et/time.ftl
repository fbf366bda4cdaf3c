### Ajad ja perioodid.

time-just-now = äsja
time-minutes-ago =
    { $count ->
        [one] { $count } minut tagasi
       *[other] { $count } minutit tagasi
    }
time-in-minutes = { $count } minuti pärast
time-hours-ago =
    { $count ->
        [one] { $count } tund tagasi
       *[other] { $count } tundi tagasi
    }
time-in-hours = { $count } tunni pärast
time-today = täna
time-yesterday = eile
time-tomorrow = homme
time-days-ago =
    { $count ->
        [one] { $count } päev tagasi
       *[other] { $count } päeva tagasi
    }
time-in-days = { $count } päeva pärast
time-weeks-ago =
    { $count ->
        [one] { $count } nädal tagasi
       *[other] { $count } nädalat tagasi
    }
time-in-weeks = { $count } nädala pärast
time-months-ago =
    { $count ->
        [one] { $count } kuu tagasi
       *[other] { $count } kuud tagasi
    }
time-in-months = { $count } kuu pärast
time-years-ago =
    { $count ->
        [one] { $count } aasta tagasi
       *[other] { $count } aastat tagasi
    }
time-in-years = { $count } aasta pärast

time-days =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }

time-this-month = See kuu
time-last-month = Eelmine kuu
time-this-year = See aasta
time-last-year = Eelmine aasta
time-last-12-months = Viimased 12 kuud
time-12-months-to = 12 kuud kuni { $day }
time-all-time = Kogu aeg
time-range = { $from } kuni { $until }
time-since = alates { $date }
