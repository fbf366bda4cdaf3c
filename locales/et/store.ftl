### Käivitamise vead: andmete kaust, võtmed ja andmebaas, mis programmiga ei sobi.

error-database-newer = Andmebaas on sellest programmist uuem ({ $migration }). Palun uuendage programmi.
error-migration-changed = Andmebaasi uuendust { $migration } on pärast rakendamist muudetud. Programm ja andmed ei sobi kokku; palun paigaldage algne programm.
error-folder-denied = Kaustale { $path } puudub ligipääs. Palun kontrollige kausta omanikku ja õigusi.
error-folder-read-only = Kaust { $path } on kirjutuskaitstud, sinna ei saa andmeid salvestada.
error-folder-is-file = { $path } on fail, mitte kaust. Palun valige teine kaust.
error-key-damaged = Võti failis { $path } on rikutud. Palun taastage fail varukoopiast.
error-field-kind = Välja liiki „{ $kind }“ ei ole.
error-too-many-nodes = Selle andmebaasiga töötab korraga liiga palju programme. Palun proovige kahe minuti pärast uuesti.
error-no-such-backup = Varukoopiat { $path } ei ole.
error-backup-damaged = Varukoopia on rikutud või poolik. Midagi ei muudetud.
error-backup-newer = Varukoopia on tehtud programmi uuema versiooniga ({ $version }). Palun uuendage programmi.
error-backup-name = { $path } ei sobi faili nimeks.
error-backup-files-damaged = Varukoopia { $path } on tehtud, kuid { $count ->
    [one] ühe manustatud faili sisu on rikutud või loetamatu
   *[other] { $count } manustatud faili sisu on rikutud või loetamatu
 }. Need on loetletud varukoopia failis manifest.json, väljal files.damaged.
error-nothing-to-back-up = Kiliti andmeid, millest varukoopiat teha, ei ole.
error-restore-not-empty = Siin on juba andmeid. Võtmega --force asendatakse need varukoopiaga; nende koopia jääb kausta alles.
error-restore-others = Andmebaasis on mõne teise programmi tabelid, seetõttu sinna midagi ei taastatud. Palun nimetage tühi andmebaas.
error-database-in-use = Andmebaasiga töötab teine Kilit. Peatage see enne; ootamatult lõppenud programmi puhul oodake kuni minut.
error-files-address = „{ $value }“ ei ole S3-hoidla aadress: { $reason }
error-files-key = Failide hoidmiseks S3-hoidlas tuleb määrata { $name }.
error-files-away = Failide hoiukohaga ei saa ühendust. Palun proovige hetke pärast uuesti.
