# Kui vähestest klientidest ettevõte elab.
concentration-title = Kontsentratsioon
concentration-none-title = Kellest ettevõte elab?
concentration-none-import = Tooge arved raamatupidamisest või tabelist sisse ja see leht näitab, kui vähesed { CUSTOMER("plural") } annavad suurema osa käibest.
concentration-none = Niipea kui arveid on, näitab see leht, kui vähesed { CUSTOMER("plural") } annavad suurema osa käibest.
concentration-import = Impordi arved
concentration-nothing-here = Siin ei ole arveid
concentration-nothing-here-why-revenue = Sellel perioodil ja selles valikus ei ole ühegi { CUSTOMER("genitive") } saldo positiivne.
concentration-nothing-here-why-profit = Sellel perioodil ja selles valikus ei toonud ükski { CUSTOMER("nominative") } kasumit või ei ole müüdu omahind teada.
concentration-show-all = Näita kogu aega
concentration-restricted = Te näete ainult osa { CUSTOMER("plural-elative") }, seega on need arvud ainult nende kohta, mitte kogu ettevõtte kohta.
concentration-left-out-revenue =
    { $count ->
        [one] { $count } arve on arvestusest väljas, sest selle summa või valuutakurss ei ole teada.
       *[other] { $count } arvet on arvestusest väljas, sest nende summa või valuutakurss ei ole teada.
    }
concentration-left-out-profit =
    { $count ->
        [one] { $count } arve on arvestusest väljas, sest selle omahind või valuutakurss ei ole teada.
       *[other] { $count } arvet on arvestusest väljas, sest nende omahind või valuutakurss ei ole teada.
    }
concentration-left-out-title = Arvestusest väljas
concentration-left-out-lede = Neid arveid ei ole üheski summas. Niipea kui puuduv on teada, lähevad need arvesse.
concentration-reason = Mis puudub
concentration-reason-amount = Summa
concentration-reason-cost = Omahind
concentration-reason-rate = Selle päeva valuutakurss
concentration-show-them = Näita neid
concentration-own-period = Ajavahemik
concentration-says-revenue =
    { $few ->
        [one] **{ $few } { CUSTOMER("nominative") } { $customers }-st** annab { $share } käibest, mis on { $total }.
       *[other] **{ $few } { CUSTOMER("partitive") } { $customers }-st** annavad { $share } käibest, mis on { $total }.
    }
concentration-says-profit =
    { $few ->
        [one] **{ $few } { CUSTOMER("nominative") } { $customers }-st** annab { $share } kasumist, mis on { $total }.
       *[other] **{ $few } { CUSTOMER("partitive") } { $customers }-st** annavad { $share } kasumist, mis on { $total }.
    }
concentration-until = kuni { $date }
concentration-groups-rolled-up = kontsernid kokku võetud
concentration-keys-among = neist võtme{ CUSTOMER("plural-partitive") }: { $marked } / { $few }
concentration-tile-few = { $share } annavad
concentration-tile-few-note = { $share } kõigist
concentration-tile-customers = Kõik { CUSTOMER("plural") }
concentration-tile-customers-note = kelle saldo on positiivne
concentration-tile-total-revenue = Käive
concentration-tile-total-profit = Kasum
concentration-tile-largest = { $share }: { $name }
concentration-tile-top = Suurima { $share } osakaal
concentration-tile-top-note =
    { $count ->
        [one] { $count } { CUSTOMER("nominative") }
       *[other] { $count } { CUSTOMER("partitive") }
    }
concentration-picture-revenue = Käibe kontsentratsioon
concentration-picture-profit = Kasumi kontsentratsioon
concentration-mark =
    { $few ->
        [one] { $few } { CUSTOMER("nominative") }
       *[other] { $few } { CUSTOMER("partitive") }
    }
concentration-axis = { CUSTOMER("plural", cap: "yes") }, suuremad ees
concentration-axis-share = Kumulatiivne osakaal
concentration-axis-each-revenue = Igaühe käive
concentration-axis-each-profit = Igaühe kasum
concentration-ranking-revenue = { CUSTOMER("plural", cap: "yes") } käibe järgi
concentration-ranking-profit = { CUSTOMER("plural", cap: "yes") } kasumi järgi
concentration-rank = Koht
concentration-customer = { CUSTOMER("nominative", cap: "yes") }
concentration-share = Osakaal
concentration-cumulative = Kumulatiivne
concentration-amount-revenue = Käive
concentration-amount-profit = Kasum
concentration-carrying = Need annavad { $share }
concentration-others = Kõik ülejäänud
concentration-measure = Järjestuse alus
concentration-revenue = Käive
concentration-profit = Kasum
concentration-period = Periood
concentration-all-segments = Kõik segmendid
concentration-all-territories = Kõik piirkonnad
concentration-groups = Loe kontsern üheks
concentration-share-asked = Saavutatav osakaal

# Võtmekliendid ühel lehel.
key-accounts-none = Ühtegi võtme{ CUSTOMER("partitive") } veel ei ole
key-accounts-none-seen = Teile nähtavate { CUSTOMER("plural-genitive") } seas ei ole ühtegi võtme{ CUSTOMER("partitive") }
key-accounts-none-text = Kontsentratsioon näitab, kes ettevõtet kannab. Avage mõni neist ja määrake koos põhjendusega võtme{ CUSTOMER("genitive") }ks.
key-accounts-share = Osakaal kogu käibest
key-accounts-revenue = Nende käive
key-accounts-quiet = Kontaktita
key-accounts-quiet-note = üle 30 päeva
key-accounts-trend = Suundumus

# Avaleht
home-title = Täna
home-begin = Tere tulemast Kilitisse
home-begin-text = Tooge arved sisse ja minuti pärast näete, millised { CUSTOMER("plural") } ettevõtet kannavad.
home-import = Teie andmed
home-import-text = Ettevõtted, inimesed, tooted ja arved raamatupidamisest või tabelitest.
home-import-do = Impordi andmed
home-demo = Vaadake enne ringi
home-demo-text = Väljamõeldud ettevõte kahe aasta äriga, mille saab ühe klõpsuga eemaldada.
home-demo-do = Ava näidis
home-invite = Teie kolleegid
home-invite-text = Kutsuge need, kes töötavad { CUSTOMER("plural-comitative") }, igaüks oma rolliga.
home-invite-do = Kutsu kolleegid
home-tasks = Tänased ülesanded
home-no-tasks = Tänaseks ei ole midagi.
home-all-tasks = Kõik minu avatud ülesanded
home-accounts = Minu võtme{ CUSTOMER("plural") }
home-last-touch = Viimane kontakt { $when }
home-no-touch = Kontakti veel ei ole
home-overdue = Tähtaja ületanud arved
home-no-overdue = Ükski arve ei ole tähtaega ületanud.
home-touches = Viimati toimunud
home-no-touches = Siin on edaspidi kõned, külastused ja kirjad.
