### Seaded: ettevõte, kasutajad, meeskonnad, rollid ja õigused, väljad, auditilogi.

settings = Seaded
settings-company = Ettevõte
settings-periods = Tähtajad
settings-days = päeva
settings-purchase-period = Kui kaua on { CUSTOMER("nominative") } pärast ostu aktiivne
settings-purchase-period-hint = Kes pole kauem ostnud, loetakse passiivseks.
settings-fact-days = Kui kaua on kinnitatud teave värske
settings-fact-days-hint = Seejärel märgitakse, et teave vajab uut kinnitust.

settings-user-new = Uus kasutaja
settings-user-add = Lisa kasutaja
settings-user-added = Kasutaja lisatud
settings-user-state = Olek
settings-user-inactive = Ei saa sisse logida
settings-user-active-hint = Kui see välja lülitada, logitakse kõik seadmed kohe välja.
settings-first-password = Esimene parool
settings-first-password-hint = Jätke tühjaks, et saada edasiantav kutselink.
settings-invitation = Kutse: { $name }
settings-invitation-text = Andke see link edasi. Kes selle avab, valib parooli ja logitakse sisse. Link kehtib 7 päeva ja ühe korra.
settings-invitation-link = Kutselink
settings-invitation-once = Linki näidatakse ainult praegu. Kui see kaob, tehke kasutaja lehel uus.
settings-new-link = Uus kutselink
settings-sign-out-everywhere = Logi kõikjal välja
settings-not-signed-in = Praegu kuskil sisse logitud ei ole.

settings-team-text = Õigused võivad ulatuda meeskonnani: siis saab liige töötada ka sellega, mis kuulub teistele liikmetele.
settings-team-new = Uus meeskond
settings-team-add = Lisa meeskond
settings-team-empty = Selles meeskonnas ei ole veel kedagi.
settings-team-member = Lisa liige…

settings-role-new = Uus roll
settings-role-add = Lisa roll
settings-role-copy = Õigused nagu rollil
settings-role-empty = Esialgu õigusteta
settings-role-users =
    { $count ->
        [one] { $count } kasutaja
       *[other] { $count } kasutajat
    }
settings-role-types = Mida see roll tohib
settings-role-fields = Piiratud väljad
settings-role-fields-text = Peidetud välja selle rolli jaoks ei ole: ei loendis, filtris, summas, otsingus ega failis.
settings-field-full = Näeb ja muudab
settings-role-delete = Kustuta roll
settings-role-delete-sure = Kas kustutada roll { $name }?
error-rights-beyond-sight = { $type }: kirjetega ei saa teha rohkem, kui neid näha tohib.

settings-fields = Väljad
settings-lists = Loendid
settings-lists-about = Valikud, mida kasutatakse paljudes kohtades
settings-fields-none = Oma välju veel ei ole
settings-fields-text = Lisage see, mida teie ettevõte peab teadma. Uus väli ilmub kohe vormidesse, loenditesse, filtritesse, importi ja eksporti.
settings-field-new = Uus väli
settings-field-add = Lisa väli
settings-field-added = Väli lisatud
settings-field-text = Välja ei saa hiljem eemaldada, ainult rollide eest peita: mis kord kirja pandud, jääb alles.
settings-field-more = Üksikasjad
settings-field-of = Mille juurde kuulub
settings-field-kind = Mida sisaldab
settings-field-label = Nimi ({ $language })
settings-field-choices = Valikud
settings-field-choices-hint = Valikväljade jaoks: iga valik omaette real.
settings-field-target = Millele viitab
settings-field-target-hint = Viitega väljade jaoks: kirje liik.
settings-field-no-target = Ei viita
settings-field-search = Otsing leiab selle järgi
settings-field-sort = Loendeid saab selle järgi sortida

field_kind = Mida väli sisaldab
    .text = Üherealine tekst
    .long_text = Mitmerealine tekst
    .integer = Täisarv
    .decimal = Kümnendarv
    .money = Rahasumma
    .percent = Protsent
    .date = Kuupäev
    .date_time = Kuupäev ja kellaaeg
    .duration = Kestus
    .yes_no = Jah või ei
    .choice = Üks mitmest valikust
    .choices = Mitu valikut
    .reference = Teine kirje
    .references = Mitu kirjet
    .any_record = Mis tahes kirje
    .email = E-posti aadress
    .phone = Telefoninumber
    .address = Postiaadress
    .url = Veebiaadress
    .file = Fail
    .tax_number = Maksunumber
    .registry_number = Registrikood
    .iban = IBAN
    .currency = Valuuta
    .country = Riik

background = Taustatööd
background-text = Mida Kilit teeb ise või kellegi palvel: impordid, otsingud, arvutused. Korduvalt nurjunud töö ootab siin uut katset.
background-none = Ükski töö ei ole pooleli
background-dead = Nurjunud
background-running = Töös
background-stopping = Peatamisel
background-waiting = Ootel
background-again = Ootab uut katset
background-since = Alustatud { $at }
background-retry = Proovi uuesti
background-retried = Proovitakse uuesti.
background-stopped = Töö peatatakse.
background-kind-import = Importimine
background-kind-import-undo = Importimise tagasivõtmine
background-kind-duplicates-scan = Topeltkirjete otsimine
background-kind-rates = Summade ümberarvutamine uue kursiga
background-kind-sort-keys = Tähestikulise järjestuse uuendamine

settings-log = Auditilogi
settings-log-empty = Midagi ei ole veel muudetud.
settings-log-all = Kõik
settings-log-program = Kilit

settings-log-verify = Kontrolli logi
settings-log-whole = Auditilogi on terviklik: keegi ei ole seda väljastpoolt muutnud.
settings-log-counts = Pitseeritud muudatusi: { $sealed }, pitserit ootab: { $unsealed }, seaduse alusel kustutatud väärtustega: { $erased }.
settings-log-no-key = Allkirju ei kontrollitud: sellel programmil ei ole võtit.
settings-log-head = Viimane pitser, mille võib mujale üles märkida:

log_damage = Kahjustus
    .row_changed = Muudatus kohal { $position } ei ole enam selline, nagu see pitseeriti.
    .row_missing = Muudatus kohal { $position } on puudu.
    .row_added = Kohale { $position } on muudatus vahele pistetud.
    .seal_changed = Pitserit kohal { $position } on muudetud.
    .signature_wrong = Pitser kohal { $position } ei ole meie võtmega allkirjastatud.

deed = Mida tehti
    .create = loodud
    .change = muudetud
    .delete = kustutatud
    .restore = taastatud
    .erase = väärtused jäädavalt kustutatud

face = Mille kaudu
    .web = brauseris
    .command = käsuga
    .api = API kaudu
    .assistant = abilise kaudu
    .job = taustal
    .import = impordiga

settings-why = Miks keegi seda näeb?
settings-why-whom = Valige kasutaja…
settings-why-record-hint = Selle lehe aadress või company:ID.
settings-why-ask = Näita
settings-why-no-record = Sellist kirjet ei ole.
settings-why-about = { $name } ja { $record }
settings-why-role = Roll: { $role }
settings-why-inactive = See kasutaja ei saa sisse logida ega seega midagi teha.
settings-why-administrator = Roll on administraator, seega on kõik lubatud.
settings-why-all = Roll ulatub kõigi seda liiki kirjeteni.
settings-why-owner = Kirje on tema enda oma.
settings-why-shared = Seda liiki kirjed kuuluvad kõigile, kelle roll neid näha tohib.
settings-why-team = Kirje kuulub sama meeskonna liikmele { $name }.
settings-why-within = See kuulub kirje juurde: { $record }.

error-settings-days = „{ $value }“ ei ole päevade arv 1 kuni 3650.
