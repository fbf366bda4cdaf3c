### Lists: filters, groups, sums, saved views, boards and calendars.

# Sums and counts
list-count-all = Loenda ja liida kõik
list-sums-of-visible = Summad hõlmavad ainult teile nähtavaid kirjeid.
list-without-rate =
    { $count ->
        [one] { $field }: { $count } summa ilma vahetuskursita ei ole kokku arvatud
       *[other] { $field }: { $count } summat ilma vahetuskursita ei ole kokku arvatud
    }
list-unrated = vahetuskursita

# How a filter reads, between the field and the value
list-test-has = sisaldab
list-test-starts = algab
list-test-before = enne
list-test-after = pärast
list-test-within = kontsernis
list-test-empty = tühi
list-test-filled = täidetud

# How a filter is asked for, in its form
list-ask-is = on täpselt
list-ask-not = ei ole
list-ask-has = sisaldab
list-ask-starts = algab tekstiga
list-ask-empty = on tühi
list-ask-filled = on täidetud
list-ask-within = kuulub kontserni
list-ask-one-of = on üks neist
list-ask-none-of = ei ole ükski neist
list-ask-between = on vahemikus
list-ask-period = jääb ajavahemikku
list-ask-day = on päeval
list-today = Täna
list-last-30-days = Viimased 30 päeva
list-next-30-days = Järgmised 30 päeva
list-before-today = Enne tänast
list-from-today = Alates tänasest

# Nothing there, and where to begin
list-none-yet = Siin pole veel midagi
list-nothing-fits = Otsingule ja filtritele ei vasta ükski kirje.
list-import = Impordi failist

# The bin
list-bin = Prügikast
list-bin-empty = Prügikast on tühi
list-bin-empty-text = Kustutatud kirjed on siin, kuni need taastatakse.
list-leave-bin = Tagasi loendisse

# What is done with a list as a whole
list-export-xlsx = Ekspordi Excelisse
list-export = Ekspordi CSV-failina
list-by-stretch = Ajavahemik
list-day = Päev
list-month-before = Eelmine kuu
list-month-after = Järgmine kuu

# Saved views
list-all = Kõik
list-ready-tasks = Minu avatud ülesanded
list-ready-open = Avatud
list-this-view = See vaade
list-save-changes = Salvesta muudatused
list-save-as = Salvesta uue vaatena
list-share = Jaga kõigiga
list-unshare = Jäta ainult endale
list-share-with-all = Kõik võivad seda vaadet kasutada

# Chosen rows
list-edit-chosen = Muuda valitud kirjeid
list-which-field =
    { $count ->
        [one] Millist { $count } kirje välja muuta?
       *[other] Millist { $count } kirje välja muuta?
    }
list-change-count =
    { $count ->
        [one] Muuda { $count } kirjet
       *[other] Muuda { $count } kirjet
    }
list-changed =
    { $count ->
        [one] { $count } kirje muudetud.
       *[other] { $count } kirjet muudetud.
    }
list-deleted =
    { $count ->
        [one] { $count } kirje on prügikastis.
       *[other] { $count } kirjet on prügikastis.
    }
list-restored =
    { $count ->
        [one] { $count } kirje taastatud.
       *[other] { $count } kirjet taastatud.
    }
list-turned-back =
    { $count ->
        [one] { $count } kirje on jälle endine.
       *[other] { $count } kirjet on jälle endised.
    }
list-refused =
    { $count ->
        [one] { $count } kirjet ei õnnestunud muuta.
       *[other] { $count } kirjet ei õnnestunud muuta.
    }

# The board
list-card-day = Kuupäev
list-card-step = Järgmine samm
list-move-needs = Selleks on vaja veel midagi
list-move-anyway = Liiguta ikkagi

# A value that two people changed
edit-clash = Keegi jõudis ette

# What goes wrong
error-none-chosen = Valige vähemalt üks kirje.
error-too-many-chosen = Valige kõige rohkem { $most } kirjet.
error-not-groupable = Loendit ei saa välja { $field } järgi rühmitada.
error-no-board = Nende kirjete jaoks ei ole tahvlit.
error-no-calendar = Nende kirjete jaoks ei ole kalendrit.
