### Tuuma ja kirjete vead: mis on valesti ja mida teha.

error-internal = Meie poolel läks midagi valesti. Viga on logitud, palun proovige mõne hetke pärast uuesti.
error-not-found = Sellist kirjet ei ole või teil pole õigust seda näha.
error-taken = Sama väärtusega kirje on juba olemas.
error-referenced = Sellele kirjele viitavad veel teised kirjed.
error-too-busy = Server on hetkel koormatud. Palun proovige mõne hetke pärast uuesti.
error-stopping = Server on seiskumas. Palun proovige mõne hetke pärast uuesti.
error-database-away = Andmebaasiga ei saa ühendust. Palun proovige mõne hetke pärast uuesti.
error-database-busy = Keegi teine muutis samal ajal samu kirjeid. Palun proovige uuesti.
error-database-read-only = Andmebaas ei võta praegu muudatusi vastu.
error-database-too-long = See võttis liiga kaua aega ja katkestati. Proovige kitsamat filtrit.
error-disk-full = Ketas on täis. Midagi ei muudetud.

error-forbidden = Teil ei ole selleks õigust. Õiguse saab anda administraator.
error-signed-out = Olete välja logitud. Palun logige uuesti sisse.
error-changed-meanwhile = Keegi teine on seda kirjet vahepeal muutnud. Palun võrrelge mõlemat ja valige.
error-field-read-only = Seda välja ei saa te muuta.
error-taken-field = Teisel kirjel on see väärtus juba olemas.
error-no-such-record = Viidatud kirjet ei ole või teil pole õigust seda näha.
error-referenced-by =
    { $count ->
        [one] Sellele kirjele viitab veel { $count } kirje: { $names }
       *[other] Sellele kirjele viitab veel { $count } kirjet: { $names }
    }
error-cursor = Loendit ei saa siit jätkata. Palun laadige see uuesti.
error-filter-test = Seda välja ei saa nii filtreerida.
error-filter-value = Väärtus ei sobi filtreeritavale väljale.
error-not-summable = Seda välja ei saa summeerida.

error-required = See väli tuleb täita.
error-too-many = Siin saab anda kõige rohkem { $most } väärtust.
error-too-long = Tekstis võib olla kuni { $most } märki.
error-text-zero = Tekstis on märk, mida ei saa salvestada.
error-number = „{ $value }“ ei ole arv.
error-integer = „{ $value }“ ei ole täisarv.
error-number-too-large = See arv on liiga suur.
error-too-many-places = Arvus „{ $value }“ on üle nelja kümnendkoha.
error-division-by-zero = Nulliga ei saa jagada.
error-money = „{ $value }“ ei ole rahasumma.
error-currency = „{ $value }“ ei ole valuuta: kirjutage kolmetäheline kood, näiteks EUR.
error-country = „{ $value }“ ei ole riik.
error-date = „{ $value }“ ei ole kuupäev: kirjutage see kujul 31.12.2026.
error-date-impossible = Kalendris ei ole kuupäeva { $value }.
error-date-time = „{ $value }“ ei ole kuupäev koos kellaajaga.
error-time = „{ $value }“ ei ole kellaaeg: kirjutage see kujul 14:30.
error-duration = „{ $value }“ ei ole kestus: kirjutage see kujul 1:30 või 90 min.
error-yes-no = „{ $value }“ ei ole jah ega ei.
error-choice = „{ $value }“ ei ole valikute hulgas.
error-language = Keelt „{ $value }“ me ei toeta.
error-id = „{ $value }“ ei ole kirje tunnus.
error-filter = Filtrist ei saadud aru: { $value }
error-no-such-field = Siin ei ole välja „{ $field }“.
error-no-such-type = Kirjeliiki „{ $type }“ ei ole.
error-value-kind = „{ $value }“ ei sobi sellele väljale.
error-json-value = { $value } ei sobi sellele väljale.

error-email = „{ $value }“ ei ole e-posti aadress.
error-url = „{ $value }“ ei ole veebiaadress.
error-phone = „{ $value }“ ei ole telefoninumber.
error-phone-country = Kirjutage number { $value } koos riigi suunanumbriga, näiteks +372 või +90.
error-phone-length = Telefoninumbris { $value } on liiga vähe või liiga palju numbreid.

error-tax-number-tr = { $value } ei ole Türgi maksunumber: ettevõtetel on 10 ja isikutel 11 numbrit.
error-vkn = Türgi maksunumbris (VKN) on 10 numbrit, { $value } ei sobi.
error-vkn-digit = Türgi maksunumbris { $value } on kirjaviga: kontrollnumber ei klapi.
error-tckn = Türgi isikukoodis on 11 numbrit ja see ei alga nulliga, { $value } ei sobi.
error-tckn-digit = Türgi isikukoodis { $value } on kirjaviga: kontrollnumbrid ei klapi.
error-kmkr = Käibemaksukohustuslase number on EE ja 9 numbrit, { $value } ei sobi.
error-kmkr-digit = Käibemaksukohustuslase numbris { $value } on kirjaviga: kontrollnumber ei klapi.
error-registrikood = Registrikoodis on 8 numbrit ja see algab numbriga 1, 7, 8 või 9, { $value } ei sobi.
error-registrikood-digit = Registrikoodis { $value } on kirjaviga: kontrollnumber ei klapi.
error-isikukood = Isikukoodis on 11 numbrit ja see sisaldab sünnikuupäeva, { $value } ei sobi.
error-isikukood-digit = Isikukoodis { $value } on kirjaviga: kontrollnumber ei klapi.
error-iban = { $value } ei ole IBAN: see algab riigi kahe tähe ja kahe numbriga.
error-iban-country = Riigis { $country } IBANi ei kasutata.
error-iban-length = Riigi { $country } IBANis on { $length } märki.
error-iban-digit = IBANis { $value } on kirjaviga: kontrollnumbrid ei klapi.
error-vat-country = { $value } ei alga ELi liikmesriigi tähtedega.
error-vat-number = { $value } ei vasta oma riigi käibemaksukohustuslase numbri kujule.

error-record-address = „{ $value }“ ei ole kirje aadress. Aadressi lõpp on nagu people/01J9ZC4T8K2M0.
