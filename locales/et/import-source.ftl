### Imporditavate failide lugemine.

# Fail tervikuna
import-source-not-there = Faili ei leitud.
import-source-not-allowed = Faili lugemiseks puudub luba.
import-source-empty = Fail on tühi.
import-source-not-text = Selles failis ei ole tabelit. Palun valige CSV-, TSV- või tekstifail, töövihik (XLSX, XLS, ODS) või vCard-fail; see võib olla pakitud ka .gz- või .zip-vormingusse.
import-source-no-table = Arhiivis ei ole tabelit. Selles peaks olema CSV-, TSV- või tekstifail, töövihik või vCard-fail.
import-source-locked-workbook = Töövihik on parooliga kaitstud. Palun salvestage see kõigepealt ilma paroolita.
import-source-damaged-workbook = Töövihikut ei saa lugeda: see on vigane või poolik. Palun avage see tabeliprogrammis ja salvestage uuesti XLSX-vormingus.
import-source-page = Sellel veebilehel ei ole tabelit, olgu faililaiend milline tahes. Palun avage see tabeliprogrammis ja salvestage XLSX- või CSV-vormingus.
import-source-no-sheet = Töövihikus ei ole lehte nimega „{ $sheet }“.
import-source-locked = Arhiiv on parooliga kaitstud. Palun pakkige see enne lahti.
import-source-unknown-packing = Arhiiv on pakitud viisil, mida siin lugeda ei saa. Palun pakkige see enne lahti.
import-source-damaged = Arhiiv on vigane või poolik. Palun hankige fail uuesti.
import-source-too-large = Faili sisu ületas { $megabytes } MB, seetõttu lugemine peatati.
import-source-line-too-long = Rida { $line } on pikem kui { $kilobytes } KB. Kas see on ikka tabel?
import-source-unknown-encoding = Kodeeringut „{ $encoding }“ ei ole olemas.

# Rida
import-source-too-many-cells =
    { $found ->
        [one] Reas on { $found } lahter, tabelis on veerge { $expected }. Võib-olla esineb eraldaja ka tekstis.
       *[other] Reas on { $found } lahtrit, tabelis on veerge { $expected }. Võib-olla esineb eraldaja ka tekstis.
    }
import-source-too-few-cells =
    { $found ->
        [one] Reas on ainult { $found } lahter, tabelis on veerge { $expected }.
       *[other] Reas on ainult { $found } lahtrit, tabelis on veerge { $expected }.
    }
import-source-open-quote = Selles reas algab jutumärk, mis jääbki sulgemata.
import-source-wrong-encoding = Mõni täht selles reas ei sobi kodeeringuga { $encoding }.
import-source-total-line = See näib olevat tabeli kokkuvõtterida, mitte kirje.

# Lahter
import-source-not-number = „{ $value }“ ei ole arv.
import-source-not-integer = „{ $value }“ ei ole täisarv.
import-source-not-date = „{ $value }“ ei ole kuupäev.
import-source-not-date-time = „{ $value }“ ei ole kuupäev koos kellaajaga.
import-source-shortened = Tabeliprogramm on väärtuse „{ $value }“ lühendanud ja viimased numbrid on kadunud. Palun vormindage veerg seal tekstina ja salvestage uuesti.
import-source-not-yes-no = „{ $value }“ ei tähenda ei jaatust ega eitust.

# Kuidas faili loetakse
import-delimiter = Eraldaja
    .comma = Koma
    .semicolon = Semikoolon
    .tab = Tabeldusmärk
    .pipe = Püstkriips
    .aligned = Tühik
    .aligned-wide = Vähemalt kaks tühikut
import-quote = Jutumärkides tekst
    .none = Puudub
    .double = "…"
    .single = '…'
import-decimal-sign = Kümnenderaldaja
    .point = Punkt: 1,234.56
    .comma = Koma: 1.234,56
import-date-order = Kuupäeva järjekord
    .dmy = Päev, kuu, aasta
    .mdy = Kuu, päev, aasta
    .ymd = Aasta, kuu, päev
import-encoding = Kodeering
import-skip = Ridu enne tabelit
import-header = Esimeses reas on veergude nimed
