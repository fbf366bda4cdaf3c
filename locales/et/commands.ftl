### Mida käsud käsureal ütlevad.

commands-progress = { $done } / { $of }
commands-migrated =
    { $count ->
        [0] Andmebaas on ajakohane.
        [one] Rakendati { $count } uuendus. Andmebaas on ajakohane.
       *[other] Rakendati { $count } uuendust. Andmebaas on ajakohane.
    }
commands-seeded = Katseandmed on olemas. Sisselogimiseks lisage ennast: kilit user add teie@example.com --role administrator

commands-user-added = { $email } on lisatud.
commands-user-invited =
    { $days ->
        [one] Parooli valimiseks avage { $days } päeva jooksul serveri aadressil: { $link }
       *[other] Parooli valimiseks avage { $days } päeva jooksul serveri aadressil: { $link }
    }

commands-demo-person = Kaja Rebane
commands-demo-company = Sadama Pumbad OÜ
commands-demo-making = Näidisettevõtte loomine …
commands-demo-sign-in = Logige sisse aadressiga { $email } ja parooliga { $password }

commands-log-counts = Pitseeritud muudatusi on { $sealed }, veel pitseerimata { $unsealed }.
commands-log-erased =
    { $count ->
        [one] { $count } muudatusest on väärtused kustutatud; see on ka logis kirjas.
       *[other] { $count } muudatusest on väärtused kustutatud; see on ka logis kirjas.
    }
commands-log-erase =
    { $count ->
        [0] Logis selliseid väärtusi ei ole.
        [one] Väärtused kustutati ühest muudatusest.
       *[other] Väärtused kustutati { $count } muudatusest.
    }
commands-log-no-key = Allkirju ei kontrollitud: võtit log.key kaustas ei ole.
commands-log-head = Logi on puutumata. Viimane räsi: { $head }

error-log-row-changed = Muudatus kohal { $position } ei ole enam selline, nagu see pitseeriti.
error-log-row-missing = Muudatus kohal { $position } puudub.
error-log-row-added = Ammu pitseeritud muudatuste vahele on lisatud võõras muudatus.
error-log-seal-changed = Alates kohast { $position } pandud pitser ei ole enam endine.
error-log-signature-wrong = Alates kohast { $position } pandud pitser ei ole allkirjastatud selle kausta võtmega.
error-log-head-missing = Seda räsi ahelas ei ole: logi lõpp on ära lõigatud või logi uuesti tehtud.

error-no-data = Kaustas { $path } ei ole Kiliti andmeid. Määrake kaust võtmega --data.
error-no-such-kind = Kirjeliiki „{ $value }“ ei ole. Olemas on: { $names }
error-demo-folder = Kaustas { $path } on juba andmed. Näidisettevõte vajab uut kausta.
error-export-to-terminal = Töövihikut ei saa terminalis näidata. Andke -o abil failinimi või suunake väljund faili.
error-export-file = Faili { $path } ei saanud kirjutada: { $reason }
error-not-heard = Väljund suleti enne, kui käsk lõpetas.

commands-backed-up = { $path } on kirjutatud: ridu { $rows }, manustatud faile { $files }, { $size }.
commands-backed-up-before = Andmete varasema seisu varukoopia: { $path }
commands-backup-whole = Versiooniga { $version } tehtud varukoopia ({ $made }) on terve: ridu { $rows }, manustatud faile { $files }.
commands-restored = Versiooniga { $version } tehtud varukoopia ({ $made }) on taastatud: ridu { $rows }, manustatud faile { $files }. Kõik peavad uuesti sisse logima.
commands-files-missing =
    { $count ->
        [one] { $count } manustatud faili sisu puudub.
       *[other] { $count } manustatud faili sisu puudub.
    }
commands-migration-tried =
    { $count ->
        [0] Andmebaas on ajakohane, midagi ei ole vaja teha.
        [one] { $count } uuendus prooviti läbi ja see õnnestus. Midagi ei muudetud.
       *[other] { $count } uuendust prooviti läbi ja need õnnestusid. Midagi ei muudetud.
    }
