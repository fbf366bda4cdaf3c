### Kirjete lehed: vormid, ajajoon, kommentaarid, jälgijad, prügikast, käsumenüü.

# Mida vormid ütlevad
records-error-not-picked = „{ $value }“ ei vasta täpselt ühele kirjele. Palun valige see loendist.

# Kommentaaride ja faktide reeglid
confirm-no-fact = Seda välja ei kinnitata perioodiliselt.

# Kirje päis
records-follow = Jälgi
records-unfollow = Jälgitav
records-edit-all = Muuda kõiki välju
records-why = Kes seda näeb?
records-new-of = Uus { $type }
records-created = Loodud { $when }
records-changed = Muudetud { $when }
records-confirmed = Kinnitatud
records-never-confirmed = kinnitamata alates { $day }
records-empty-fields =
    { $count ->
        [one] { $shown } tühi väli
       *[other] { $shown } tühja välja
    }
records-conflict = Kaks inimest muutsid korraga
records-somebody = Keegi
records-program = Kilit

# Mis kirje juurde kuulub
records-begin = Lisa sellele kirjele
records-all-related = Näita kõiki ({ $shown })
records-next = Järgmine samm
records-no-next = Midagi pole plaanis. Mis on järgmine samm?
records-task-done = Tehtud
records-no-followers = Seda kirjet ei jälgi veel keegi.
records-add-tag = Lisa silt
records-no-such-tag = Silti „{ $value }“ ei ole ja uusi silte te luua ei saa.

# Ajajoon
records-timeline = Ajajoon
records-timeline-filter = Mida ajajoon näitab
records-show-all = Kõik
records-show-activities = Suhtlus
records-show-comments = Kommentaarid
records-show-files = Failid
records-show-changes = Muudatused
records-nothing-happened = Siin pole veel midagi.
records-older = Näita vanemaid
records-log-activity = Lisa suhtlus
records-deed-create = Loodud
records-deed-change = Muudetud
records-deed-delete = Viidud prügikasti
records-deed-restore = Prügikastist taastatud
records-deed-erase = Väärtused seaduse alusel kustutatud
records-deed-merge = Sellesse kirjesse ühendati teine kirje
records-of-merged = ühendatud kirjes
records-by-import = importimisega
records-attach = Lisa fail
records-attached = Fail lisatud
records-file-added = Fail lisatud
records-comment = Kommentaar
records-comment-hint = Kirjutage kommentaar. Märgiga @ saab kolleegi mainida.
records-comment-help = Vormindada saab Markdowniga.
records-comment-send = Kommenteeri
records-comment-edit = Muuda kommentaari
records-comment-remove = Kas kustutada see kommentaar?

# Võimalikud topeltkirjed
records-likely = See võib juba olemas olla:
records-likely-same = sama { $field }
records-likely-domain = sama domeen, { $domain }
records-likely-name = sarnane nimi
records-likely-hidden = On olemas kirje, mille väljal „{ $field }“ on sama väärtus, kuid teie seda ei näe. Palun küsige kolleegilt: { $owner }.
records-likely-hidden-nobody = On olemas kirje, mille väljal „{ $field }“ on sama väärtus, kuid teie seda ei näe. Palun küsige administraatorilt.
records-create-anyway = Loo ikkagi

# Prügikast
records-delete-of = Kustuta: { $title }
records-delete-question = Kirje läheb prügikasti koos kõigega, mis sinna juurde kuulub, ja seda saab sealt taastada.
records-held = Seda ei saa kustutada, sest sellele viitavad veel need kirjed:
records-in-bin = See kirje on prügikastis.
records-restored = Taastatud
records-bin = Prügikast
records-bin-open = Ava prügikast
records-bin-lede = Kustutatut saab siin taastada koos kõigega, mis koos sellega kustutati.
records-bin-empty = Prügikast on tühi
