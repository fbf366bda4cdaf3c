### Käivitamise vead: andmete kaust, võtmed ja andmebaas, mis programmiga ei sobi.

error-database-newer = Andmebaas on sellest programmist uuem ({ $migration }). Palun uuendage programmi.
error-migration-changed = Andmebaasi uuendust { $migration } on pärast rakendamist muudetud. Programm ja andmed ei sobi kokku; palun paigaldage algne programm.
error-folder-denied = Kaustale { $path } puudub ligipääs. Palun kontrollige kausta omanikku ja õigusi.
error-folder-read-only = Kaust { $path } on kirjutuskaitstud, sinna ei saa andmeid salvestada.
error-folder-is-file = { $path } on fail, mitte kaust. Palun valige teine kaust.
error-key-damaged = Võti failis { $path } on rikutud. Palun taastage fail varukoopiast.
error-field-kind = Välja liiki „{ $kind }” ei ole.
