# Kliendi leht ja telefon.
call-title = Kõne
call-nobody = Selle numbriga ei ole kedagi teada.
call-several = See number on mitmel. Kes helistab?
call-who = Kes helistab?
call-left = ei tööta enam seal
call-withheld = Helistaja varjab oma numbrit
call-withheld-text = Küsige nime ja leidke see ülal oleva otsinguga.
call-new-lead = Keegi uus
call-new-lead-text = Pange kirja, kes see on ja mida soovitakse; number on juba täidetud.
call-new-lead-do = Loo müügivihje
call-new-person = Keegi tuttavast ettevõttest
call-new-company = Uus ettevõte
call-short = Numbriotsing
call-help-title = Telefoninumbri otsing
call-number = Telefoninumber
call-look-up = Otsi
call-program = Helistaja leht avaneb ise
call-program-text = Enamik telefoniprogramme oskab kõne saabudes aadressi avada. Andke oma programmile see aadress ja helistaja leht on ees enne, kui jõuate tere öelda.
call-program-address = Aadress telefoniprogrammile
call-program-hint = Pange { $name } asemele see, kuidas teie programm helistaja numbrit nimetab, näiteks %NUMBER% või $(callerid).
call-program-forms = Number võib tulla mis tahes kujul: 5123 4567, +372 5123 4567, tel:, sip: või callto:. Otsimine ei pane midagi kirja.

# Kliendi leht
call-subject = Telefonikõne
call-note = Pane see kõne kirja
customer-never-bought = Ei ole meilt kunagi ostnud.
customer-bought-too-long-ago = Ostis viimati { $days } päeva tagasi; üks ost teeb ostjaks { $period } päevaks.
customer-bought-once = Ostis { $period } päeva jooksul ühe korra, { $days } päeva tagasi, ja jääb uue ostuta ostjaks veel { $left } päevaks.
customer-bought = Ostis { $period } päeva jooksul { $count } korda, viimati { $days } päeva tagasi.
customer-uses-much = Kategooriaid, millest ostab: { $count } / { $offered }; aktiivseks teeb { $needed }.
customer-uses-little = Kategooriaid, millest ostab, on ainult { $count } / { $offered }; aktiivseks teeks { $needed }.
customer-uses-several = Kategooriaid, millest ostab: { $count }; aktiivseks teeb { $needed }.
customer-uses-few = Kategooriaid, millest ostab: { $count }; aktiivseks teeks { $needed }.
customer-asks = On esitanud soove { $count } korda ja see teeb aktiivseks.
customer-asks-not = Muid soove ei ole esitanud.
customer-revenue = Käive, 12 kuud
customer-change = { $change } võrreldes aasta varasemaga
customer-rank = Koht
customer-rank-of = { $count } seas, { $share }
customer-open-opportunities = Avatud müügivõimalused
customer-overdue = Tähtaja ületanud
customer-nothing-overdue = ei ole
customer-no-touch = veel ei ole
customer-no-next = plaanimata
customer-new-opportunity = Uus müügivõimalus
customer-no-opportunities = Midagi ei ole avatud. Mida võiks siin järgmisena vaja olla?
customer-all-opportunities = Kõik müügivõimalused, ka suletud
customer-no-invoices = Arveid veel ei ole.
customer-all-invoices = Kõik arved
customer-all-payments = Kõik maksed
customer-days-late =
    { $count ->
        [one] { $count } päev üle tähtaja
       *[other] { $count } päeva üle tähtaja
    }
customer-revenue-by-month = Käive kuude kaupa
customer-revenue-says = { $sum } { $count } kuuga
customer-no-revenue = Viimase 24 kuu jooksul ei ole midagi ostetud.
customer-own = See ettevõte
customer-group = Kontsern
customer-group-of = Kontsern, { $count } ettevõtet
customer-no-group = Emaettevõtet, tütarettevõtteid ega seoseid ei ole teada. Kes ostab selle jaoks, kes maksab selle eest?
customer-people = Inimesed
customer-new-person = Uus inimene
customer-no-people = Siin ei ole veel kedagi teada.
customer-all-people = Kõik { $count } inimest
customer-relate = Lisa seos
customer-relation-itself = Ettevõttel ei saa olla seost iseendaga.
customer-relation-buys-for = selle jaoks ostab
customer-relation-pays-for = selle arved maksab
customer-relation-partner-of = partner on
customer-relation-reseller-of = seda müüb edasi
