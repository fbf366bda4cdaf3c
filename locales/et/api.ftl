### Programmiliides: millest see keeldub, ja lehed, mis seda kirjeldavad.

# Millest keeldutakse
api-error-object = Siin oodatakse JSON-objekti.
api-error-json = Saadetu ei ole JSON. { $reason }
api-error-limit = Piirarv on täisarv 1 kuni { $most }.
api-error-batch = Ühes pakis on 1 kuni { $most } toimingut.
api-error-changed = Kirjet on vahepeal muudetud: selle versioon on nüüd { $version }.
api-error-version = „{ $value }“ ei osuta versioonile. Saatke viimase vastuse ETag või *.
api-error-method = See aadress ei võta vastu päringut { $method }.
api-error-accept = Vastused on ainult JSON-vormingus (application/json).
api-error-media-type = Saatke sisu JSON-ina koos päisega Content-Type: application/json.
api-error-parameter = Parameetrit „{ $name }“ siin ei ole.
api-error-parameter-twice = Parameetri „{ $name }“ saab anda ainult ühe korra.
api-error-token = Saatke kehtiv pääsuvõti: Authorization: Bearer kilit_…
api-error-rate = Liiga palju päringuid. Palun proovige { $seconds } sekundi pärast uuesti.
api-error-key = Idempotency-Key koosneb 1 kuni 200 tähest, numbrist või märgist.
api-error-key-reused = Sama Idempotency-Key tuli varem teistsuguse päringuga. Palun kasutage uut.
api-error-key-busy = Sama Idempotency-Key-ga päring on veel töös.
