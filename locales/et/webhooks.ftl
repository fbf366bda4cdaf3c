### Veebihaagid: teised programmid saavad muudatustest kohe teada.

webhook = Veebihaak
    .many = Veebihaagid
    .purpose = Saadab muudatused kohe teisele programmile.
    .name = Nimi
    .address = Aadress
    .owner = Kelle õigustega
    .active = Saatmine
    .stopped = Peatatud
    .record_types = Millised kirjed
    .deeds = Mis nendega juhtub

stopped = Peatatud
    .gone = Vastuvõtjat enam ei ole
    .failing = Päevi ebaõnnestunud

delivery_state = Olek
    .waiting = Ootel
    .delivered = Kohale jõudnud
    .failed = Ebaõnnestunud

webhook_error = Viga
    .private = Sisevõrgu aadress
    .timeout = Vastus ei tulnud õigel ajal
    .host = Serverit ei leitud
    .tls = Sertifikaat ei sobinud
    .address = Aadressist ei saadud aru
    .answer = Vastusest ei saadud aru
    .connection = Ühendus puudub
    .withdrawn = Kasutaja ei tohi seda enam näha

webhooks-text = Teine programm saab muudatustest kohe teada; sõnumid on allkirjastatud Standard Webhooksi reeglite järgi. Mis kohale ei jõua, saadetakse mitme päeva jooksul uuesti.
webhooks-none = Veebihaake veel ei ole
webhooks-new = Uus veebihaak
webhooks-add = Lisa veebihaak
webhooks-state = Olek
webhooks-on = Saadab
webhooks-off = Välja lülitatud
webhooks-address-hint = Kuhu sõnumid POST-päringuga saadetakse: https://…
webhooks-owner-hint = Mida see kasutaja näha ei tohi, seda ei saadeta.
webhooks-active-hint = Uuesti sisse lülitades jätkub sealt, kus peatus.
webhooks-all-hint = Kõigi jaoks ärge valige ühtegi.
webhooks-failing = Alates { $since } ei ole midagi kohale jõudnud.
webhooks-deliveries = Saadetised
webhooks-no-deliveries = Midagi ei ole veel saadetud.
webhooks-event = Sündmus
webhooks-created = Loodud
webhooks-attempts = Katsed
webhooks-due = Järgmine katse
webhooks-from = Alates
webhooks-to = Kuni
webhooks-replay = Saada uuesti
webhooks-replay-span = Saada need päevad uuesti
webhooks-replayed = Saadetakse uuesti.
webhooks-sent = Mida saadetakse
webhooks-not-tried = Ei ole veel proovitud. Kohe proovitakse.
webhooks-millis = { $millis } ms
webhooks-back = Tagasi veebihaagi juurde
webhooks-test = Saada proov
webhooks-test-queued = Proov on teel. Vastuse nägemiseks laadige leht uuesti.
webhooks-secret = Allkirjavõti
webhooks-secret-text = Andke see võti vastuvõtjale, kes kontrollib sellega, et sõnumid tulevad siit. Rohkem seda ei näidata.
webhooks-rotate = Uus võti
webhooks-rotate-text = Pärast uut võtit allkirjastatakse kõik ühe päeva jooksul mõlema võtmega, et vastuvõtja jõuaks üle minna.
webhooks-delete = Kustuta veebihaak
webhooks-deleted = Veebihaak on kustutatud
webhooks-told-gone = Veebihaak „{ $name }“ peatati: vastuvõtja teatas, et teda enam ei ole. Vaadake: Seaded › Veebihaagid.
webhooks-told-failing = Veebihaak „{ $name }“ peatati: viie päeva jooksul ei ole midagi kohale jõudnud. Vaadake: Seaded › Veebihaagid.

error-webhook-address = See ei ole aadress nagu https://example.com/tee.
