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

time-minutes =
    { $count ->
        [one] { $count } minut
       *[other] { $count } minutit
    }
time-hours =
    { $count ->
        [one] { $count } tund
       *[other] { $count } tundi
    }
time-days =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }
time-weeks =
    { $count ->
        [one] { $count } nädal
       *[other] { $count } nädalat
    }
time-months =
    { $count ->
        [one] { $count } kuu
       *[other] { $count } kuud
    }
time-years =
    { $count ->
        [one] { $count } aasta
       *[other] { $count } aastat
    }

time-this-week = See nädal
time-last-week = Eelmine nädal
time-next-week = Järgmine nädal
time-this-month = See kuu
time-last-month = Eelmine kuu
time-next-month = Järgmine kuu
time-this-quarter = See kvartal
time-last-quarter = Eelmine kvartal
time-next-quarter = Järgmine kvartal
time-this-year = See aasta
time-last-year = Eelmine aasta
time-next-year = Järgmine aasta
time-last-12-months = Viimased 12 kuud
time-last-days =
    { $count ->
        [one] Viimane päev
       *[other] Viimased { $count } päeva
    }
time-next-days =
    { $count ->
        [one] Järgmine päev
       *[other] Järgmised { $count } päeva
    }
time-all-time = Kogu aeg
time-range = { $from } kuni { $until }
time-since = alates { $date }
time-overdue = Üle tähtaja
