### Andmete importimine.

# Milleks fail loetakse
import-target-currency = Summade valuuta
import-target-part = { $field }: { $part }
import-line-without-text = Kirjelduseta rida

# Mis on plaanis valesti
import-error-no-such-kind = Midagi ei saa importida kui „{ $kind }“.
import-error-no-such-target = Selles importimises ei ole välja „{ $target }“.
import-error-target-twice = Kaks veergu lähevad samale väljale ({ $target }). Palun valige neist üks.
import-error-missing-target = Palun valige veerg väljale „{ $target }“: ilma selleta ei saa reast kirjet teha.

# Mis on reas valesti
import-error-no-customer = Real ei ole märgitud, kes on { CUSTOMER("nominative") }.
import-error-not-found = „{ $value }“ ei leitud ({ $type }).
import-error-two-currencies = Arvel on ridu nii valuutas { $one } kui ka { $other }.
import-error-other-lines = Arve { $number } oli juba olemas ja seda rida selle ridade hulgas ei ole. Midagi ei muudetud: parandage arvet ennast või võtke selle toonud importimine tagasi ja alustage uuesti.
import-reason = { $field }: { $reason }
import-report-result = Kas üle võetud?
    .refused = ei
    .taken = jah, märkusega
import-report-line = Rida
import-report-reason = Põhjus
import-remark-left = { $reason } Väli jäi tühjaks.
import-remark-kept = { $reason } Väärtus jäi nii, nagu see on kirjas.
import-remark-first = { $reason } Võeti ainult esimene.
import-remark-with-tax = { $reason } Selle asemel võeti käibemaksuga summa.
import-error-no-number = „{ $value }“ ei ole registrinumber.
import-error-only-gross = Real ei ole käibemaksuta summat.

# Mis on importimisel valesti
import-error-still-running = Importimine veel käib. Palun peatage see enne.
import-error-broken-off = Programm peatati keset importimist ja sealt ei saa jätkata. Seni kirjutatu on alles; võtke import tagasi ja alustage uuesti.
import-error-waits = Importimine jätkub, kui programm uuesti käivitub.
import-error-elsewhere = Fail on teises arvutis; importimine jätkub seal.
import-error-upload-gone = Üleslaaditud faili ei ole enam. Palun laadige see uuesti üles.
import-error-no-file = Palun valige fail.

# Mis sellest sai
import-told-read =
    { $count ->
        [one] { $count } rida loetud
       *[other] { $count } rida loetud
    }
import-told-created = { $type }: { $count } loodud
import-told-changed =
    { $count ->
        [one] { $count } kirje muudetud
       *[other] { $count } kirjet muudetud
    }
import-told-unchanged =
    { $count ->
        [one] { $count } kirje oli juba selline nagu failis
       *[other] { $count } kirjet olid juba sellised nagu failis
    }
import-told-already =
    { $count ->
        [one] { $count } rida jäeti puutumata, sest selle arve oli juba olemas
       *[other] { $count } rida jäeti puutumata, sest nende arved olid juba olemas
    }
import-told-taken-before =
    { $count ->
        [one] { $count } rida jäi vahele, sest see oli juba üle võetud
       *[other] { $count } rida jäi vahele, sest need olid juba üle võetud
    }
import-told-refused =
    { $count ->
        [one] { $count } rida lükati tagasi
       *[other] { $count } rida lükati tagasi
    }
import-told-without-customer = neist { $count } real ei ole märgitud, kes on { CUSTOMER("nominative") }
import-told-remarks =
    { $count ->
        [one] { $count } rida võeti üle märkusega: kahtlane lahter jäi tühjaks või nii, nagu see on kirjas
       *[other] { $count } rida võeti üle märkusega: kahtlane lahter jäi tühjaks või nii, nagu see on kirjas
    }
import-told-left =
    { $field }: { $count ->
        [one] üks siin tundmatu väärtus jäi tühjaks
       *[other] { $count } siin tundmatut väärtust jäi tühjaks
    } ({ $values })
import-told-columns = Üle võtmata veerud: { $columns }
import-told-stopped = Import peatati. Seni kirjutatu on alles ja selle saab tervikuna tagasi võtta.
import-told-line = Rida { $line }: { $reason }
import-told-report = Tagasilükatud ja märkusega read koos põhjustega: { $path }
import-told-either-order = Kuupäevi nagu { $example } saab lugeda kahel viisil ja failis ei ütle miski, kumb on õige. Neid loetakse järjestuses: { $order }.
import-told-part =
    { $count ->
        [one] Selleks ajaks oli loetud { $count } rida. Sellest tehtu on alles; tagasi võtmiseks: kilit import --undo { $id }
       *[other] Selleks ajaks oli loetud { $count } rida. Neist tehtu on alles; tagasi võtmiseks: kilit import --undo { $id }
    }
import-told-undo = Tagasi võtmiseks: kilit import --undo { $id }
import-undone-removed = { $type }: { $count } pandud prügikasti
import-undone-turned-back =
    { $count ->
        [one] { $count } kirje taastatud endisele kujule
       *[other] { $count } kirjet taastatud endisele kujule
    }
import-undone-kept =
    { $count ->
        [one] { $count } kirje jäi nii, nagu see on:
       *[other] { $count } kirjet jäid nii, nagu need on:
    }
import-kept-referred = vahepeal on sellele viidatud ({ $type })
import-kept-changed = vahepeal muudetud: { $fields }
import-kept-not-allowed = teie rollil ei ole selleks õigust
