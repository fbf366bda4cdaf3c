### Kirjed, mis on tõenäoliselt samad, ja nende ühendamine.

duplicates = Topeltkirjed
duplicates-lede = Kirjed, mis on tõenäoliselt samad. Ühendage need või öelge, et need pole samad; rohkem ei küsita.
duplicates-scan = Otsi topeltkirjeid
duplicates-scanning = Topeltkirjete otsimine …
duplicates-stopping = Peatamine …
duplicates-scanned = Viimati otsitud: { $when }.
duplicates-none = Midagi pole vaadata
duplicates-none-text = Ükski kirje ei tundu olevat topelt.
duplicates-never-scanned = Topeltkirjeid pole veel otsitud
duplicates-never-scanned-text = Otsige kõigi ettevõtete ja inimeste hulgast kirjed, mis on tõenäoliselt samad.
duplicates-likely = tõenäosus { $share }
duplicates-since = lisatud { $day }
duplicates-compare = Võrdle ja ühenda
duplicates-apart = Pole samad
duplicates-told-apart = Kirja pandud. Neid rohkem ei näidata.
duplicates-with = Ühenda kirjega
duplicates-stays = Milline kirje jääb?
duplicates-alike =
    { $count ->
        [one] { $count } väli on sama
       *[other] { $count } välja on samad
    }
duplicates-together = kõik kokku
duplicates-confirmed = kinnitatud { $when }
duplicates-closed = Seda välja ei saa te muuta.
duplicates-what-happens = Kõik, mis kuulub teiste juurde, läheb üle allesjäävale kirjele: inimesed, suhtlus, arved, failid, kommentaarid. Nende ajalugu jääb loetavaks, vanad lingid viivad edasi ja ühendamise saab tagasi võtta.
duplicates-merged-by = { $who } ühendas siia { $when }:
duplicates-kept = Ühendamine on tagasi võetud. Mida keegi on vahepeal muutnud, jäi nii, nagu praegu on:
duplicates-kept-unseen =
    { $count ->
        [one] { $count } kirje, mida teil pole õigust näha
       *[other] { $count } kirjet, mida teil pole õigust näha
    }

duplicates-reason = Miks
    .tax_number = sama maksunumber
    .registry_number = sama registrikood
    .iban = sama pangakonto
    .email = sama e-posti aadress
    .phone = sama telefon
    .domain = sama domeen
    .name = sarnane nimi, { $share }
    .same_name = sama nimi
    .town = sama linn
    .company = sama ettevõte
    .birthday = sama sünnipäev
    .other_town = eri linnad
    .other_tax_number = eri maksunumbrid
    .other_registry_number = eri registrikoodid
    .other_iban = eri pangakontod
    .other_email = eri e-posti aadressid
    .other_phone = eri telefonid
    .other_domain = eri domeenid
    .other_name = eri nimed

verb_merge = Ühenda
    .about = Valige, milline kirje jääb ja millise väärtuse iga väli saab. Parem väärtus on juba valitud.
    .done = Kirjed on ühendatud.
    .others = Ühenda kirjetega
    .take = Võetavad väärtused
    .take_hint = Kui mitte parem väärtus: phone=kirje tunnus või description=all; eraldage komadega.

verb_undo_merge = Võta ühendamine tagasi
    .about = Ühendatud kirjed tulevad tagasi ja kõik, mis nendega kaasa tuli, läheb nende juurde tagasi. Vahepeal lisatu jääb siia.
    .done = Ühendamine on tagasi võetud.

error-merge-type = Liigi „{ $type }“ kirjeid ei saa ühendada.
error-merge-one = Ühendamiseks valige vähemalt kaks eri kirjet.
error-merge-many = Korraga saab ühendada kuni { $count } kirjet.
error-merge-large = Ühendatava kirjega on seotud üle { $count } muu kirje, neid ei saa korraga ümber tõsta. Jätke alles see kirje, millega on seotud rohkem kirjeid, ja ühendage väiksem sellega.
error-merge-clash = Mõlemal on kirje liigist „{ $type }“, mida saab olla ainult üks. Palun eemaldage neist enne üks.
error-merge-choice = Välja „{ $field }“ valikut ei saa täita.
error-merge-undone = See ühendamine on juba tagasi võetud.
error-merged = See kirje ühendati teisega. Selle tagasi saamiseks võtke ühendamine tagasi.
error-no-merge = Sellesse kirjesse pole midagi ühendatud.

program-duplicates-scanned = { $type }: läbi vaadatud { $records }, tõenäolisi paare { $found }, neist uusi { $fresh }.
