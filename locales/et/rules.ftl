### Mis peab kirjete salvestamisel alati kehtima ja mis järgneb iseenesest.

# Müügivõimalused
error-stage-of-another-pipeline = See etapp kuulub teise müügitorusse. Valige etapp selle müügivõimaluse müügitorust.
error-pipeline-without-stages = Sellel müügitorul ei ole veel etappe. Lisage need enne, kui müügivõimalusi siia panete.
error-stage-in-use =
    { $count ->
        [one] Selles etapis on { $count } müügivõimalus. Viige see enne mujale: etapp on otsustanud, kas see on avatud või suletud.
       *[other] Selles etapis on { $count } müügivõimalust. Viige need enne mujale: etapp on otsustanud, kas need on avatud või suletud.
    }

# Arved ja maksed
error-payment-currency = Arve valuuta on { $currency }: sisestage makse samas valuutas.
error-credit-note-lines = Kreeditarve read on tagastatav raha: sisestage kogus ja summa miinusmärgiga.
error-invoice-two-currencies = Ühe arve read ja maksed on ühes valuutas, mitte korraga valuutades { $one } ja { $other }.
invoices-all-overdue = Kõik tähtaja ületanud arved

# Valuutad
error-base-currency-stays = Kui summad või valuutakursid on sisestatud, ei saa koondsummade valuutat enam muuta: kõik on arvestatud valuutas { $currency }.
amounts-without-rate =
    { $count ->
        [one] { $count } summa jäi arvestamata, sest selle päeva kohta ei ole valuutakurssi.
       *[other] { $count } summat jäi arvestamata, sest nende päevade kohta ei ole valuutakurssi.
    }

# Ettevõtete seosed
error-relation-self = Ettevõttel ei saa olla seost iseendaga.
error-relation-twice = See seos on juba olemas.
error-relation-ring = Nii tekiks ring: teine ettevõte teeb sama juba esimese heaks, kas ise või teiste kaudu.

# Prügikast
error-restore-first = { $name } on veel prügikastis. Taastage see enne, sest käesolev kirje viitab sellele.

# Oma väljad
error-choices-alike = „{ $one }“ ja „{ $other }“ on kahe valiku jaoks liiga sarnased.

# Teated
told-due = Selle tähtaeg on täna
told-overdue = Selle tähtaeg oli { $day }
told-finished = Taustatöö on valmis
told-failed = Taustatöö ebaõnnestus
told-stopped = Taustatöö peatati
