### Failide importimise lehed.

import-pages = Importimine
import-pages-title = Andmete importimine
import-pages-kind = Mis failis on?
import-pages-kind-by-file = Tuvasta faili järgi
import-pages-drop = Lohistage fail siia
import-pages-drop-text = CSV, TSV või tekst, Excel (XLSX, XLS, ODS) või vCard, ka .gz- või .zip-vormingus, kuni { $size }. Enne eelvaadet ei kirjutata midagi.
import-pages-upload = Laadi üles ja vaata
import-pages-past = Teie impordid
import-pages-started-already = Seda faili juba imporditakse.
import-pages-broken-off = Üleslaadimine katkes. Palun proovige uuesti.
import-pages-too-large = Fail on suurem kui { $megabytes } MB. Palun pakkige see .gz või .zip kujule või jagage osadeks.

# Eelvaade
import-pages-reading = Kuidas faili loetakse
import-pages-header = Esimene rida
import-pages-header-yes = Sisaldab veergude nimesid
import-pages-header-no = Sisaldab juba andmeid
import-pages-by-column = Nagu igas veerus leitud
import-pages-columns = Veerud ja nende väljad
import-pages-nowhere = Jäta välja
import-pages-whole-row = Kogu rida
import-pages-field-of = { $type }: { $field }
import-pages-system = Tunti ära kui programmi { $system } eksport.
import-pages-mapping-applied = Rakendati vastavus „{ $name }“, mis on selliste failide jaoks alles hoitud.
import-pages-mapping-anew = Paku uuesti
import-pages-mappings-text = Sama päisega fail loetakse nagu eelmine kord. Iga vastavuse saab unustada.
import-pages-mapping-forget = Unusta
import-pages-mapping-forget-sure = Kas unustada vastavus „{ $name }“? Sellega tehtud impordid jäävad alles.
import-pages-entry = Fail arhiivis
import-pages-sheet = Leht
import-pages-first-line = Tabeli esimene rida
import-pages-unknown = Siin tundmatud või loetamatud väärtused
    .leave = Jäta väli tühjaks
    .refuse = Lükka rida tagasi
import-pages-unknown-hint = Näiteks inimene, kes siin ei tööta, mõne teise programmi tegevusala või aastata sünnipäev. Arvete summasid ja kuupäevi ei jäeta kunagi tühjaks.
import-pages-keep = Hoia veergude vastavus alles nimega
import-pages-keep-hint = Järgmine sama päisega fail loetakse ise nii. Tühjana seda alles ei hoita.
import-pages-share = Hoia alles kõigi kolleegide jaoks
import-pages-options = Valikud
import-pages-existing = Juba olemasolevad kirjed
    .update = Uuenda faili andmetega
    .fill = Täida ainult tühjad väljad
    .leave = Jäta muutmata
import-pages-likely = Read, mis on tõenäoliselt juba olemas, kuid numbri ega aadressi järgi ei klapi
    .review = Lisa ja küsi minult topeltkirjete lehel
    .update = Kui see on peaaegu kindel, loe olemasolevaks kirjeks
    .create = Lisa küsimata
import-pages-collective = Koondnimi ridadele, kus puudub { CUSTOMER("nominative") }
import-pages-collective-hint = Näiteks „Jaemüük“. Kui jätate tühjaks, lükatakse sellised read tagasi.
import-pages-paid = Kõik arved on tasutud
import-pages-minus = Kreeditarved on failis ilma miinusmärgita
import-pages-outcome = Mis sellest saab
import-pages-rows =
    { $count ->
        [one] Failis on { $figure } rida.
       *[other] Failis on { $figure } rida.
    }
import-pages-rows-first = Vaadati läbi faili esimesed { $figure } rida.
import-pages-good =
    { $count ->
        [one] { $figure } rea saab üle võtta.
       *[other] { $figure } rida saab üle võtta.
    }
import-pages-made = Luuakse või uuendatakse: { $types }.
import-pages-without-customer =
    { $count ->
        [one] { $figure } real puudub { CUSTOMER("nominative") }.
       *[other] { $figure } real puudub { CUSTOMER("nominative") }.
    }
import-pages-without-customer-hint = Määrake ülal koondnimi, mille alla need kanda; muidu lükatakse need tagasi.
import-pages-bad =
    { $count ->
        [one] { $figure } rida lükatakse tagasi:
       *[other] { $figure } rida lükatakse tagasi:
    }
import-pages-remarks =
    { $count ->
        [one] { $figure } rida võetakse üle märkusega:
       *[other] { $figure } rida võetakse üle märkusega:
    }
import-pages-taken-before =
    { $count ->
        [one] { $figure } rida jäetakse vahele, sest see on juba üle võetud.
       *[other] { $figure } rida jäetakse vahele, sest need on juba üle võetud.
    }
import-pages-line = Rida { $line }: { $reason }
import-pages-look-again = Uuenda eelvaadet
import-pages-start = Alusta importimist
import-pages-other-file = Vali teine fail

# Importimise ajal ja pärast
import-pages-waiting = Ootab alustamist
import-pages-importing = Importimine
import-pages-undoing = Tagasivõtmine
import-pages-stopping = Peatamine
import-pages-done = Ridu: { $done }
import-pages-done-of = Ridu: { $done } / { $total }
import-pages-undo-failed = Importi ei saanud täielikult tagasi võtta. Palun proovige uuesti.
import-pages-see = Vaata: { $types }
import-pages-concentration = Kui vähesed { CUSTOMER("plural") } toovad enamiku käibest?
import-pages-undo = Võta import tagasi
import-pages-undo-sure = Kas võtta see import tagasi? Loodud kirjed lähevad prügikasti ja muudetud väljad saavad endise väärtuse.
import-pages-another = Uus import
import-pages-refused = Tagasilükatud read ja märkused
import-pages-remarked = Rida { $line } (üle võetud): { $reason }
import-pages-refused-text = Failis on kõik need read muutmata kujul koos põhjusega. Parandage fail ja importige see uuesti: tagasilükatud read lisatakse ning juba üle võetud read täiendavad oma kirjeid. Laekumisi, ülesandeid ja muid kirjeid, mida ei leia üles numbri ega nime järgi, teist korda üle ei võeta; need parandage palun kirjes endas.
import-pages-download = Laadi fail alla
import-pages-refused-file = tagasilükatud read ja märkused
