### Kes siin töötavad ja kes mida tohib.

user = Kasutaja
    .many = Kasutajad
    .purpose = Kõik, kes programmiga töötavad.
    .name = Nimi
    .email = E-post
    .email_hint = Sellega logitakse sisse.
    .role = Roll
    .phone = Telefon
    .language = Keel
    .time_zone = Ajavöönd
    .active = Tohib sisse logida
    .last_seen = Viimati nähtud

page_language = Keel
    .en = English
    .tr = Türkçe
    .et = Eesti

team = Meeskond
    .many = Meeskonnad
    .purpose = Inimesed, kes töötavad koos; kasutusõigus võib ulatuda oma meeskonnani.
    .name = Nimi
    .leader = Meeskonnajuht
    .description = Kirjeldus

membership = Meeskonnaliige
    .many = Meeskonnaliikmed
    .purpose = Kes millises meeskonnas on.
    .team = Meeskond
    .user = Liige

role = Roll
    .many = Rollid
    .purpose = Nimega kasutusõiguste kogum. Mida pole antud, on keelatud.
    .name = Nimi
    .administrator = Administraator
    .administrator_hint = Tohib kõike näha ja teha, ka seadeid muuta.
    .description = Kirjeldus

permission = Kasutusõigus
    .many = Kasutusõigused
    .purpose = Kui kaugele rolli õigused üht liiki kirjete puhul ulatuvad.
    .role = Roll
    .record_type = Kirje liik
    .can_see = Vaatamine
    .can_create = Loomine
    .can_change = Muutmine
    .can_delete = Kustutamine
    .can_export = Eksportimine

scope = Ulatus
    .none = Puudub
    .own = Enda omad
    .team = Meeskonna omad
    .all = Kõik

field_permission = Välja piirang
    .many = Väljade piirangud
    .purpose = Väljad, mida roll ei näe või muuta ei saa.
    .role = Roll
    .record_type = Kirje liik
    .field = Väli
    .access = Piirang

field_access = Piirang
    .hidden = Peidetud
    .read_only = Ainult vaatamiseks

# Rollid, millega uus paigaldus algab.
default_role = Roll
    .administrator = Administraator
    .administrator_purpose = Tohib kõike ja muudab seadeid.
    .sales_manager = Müügijuht
    .sales_manager_purpose = Näeb kõiki { CUSTOMER("plural-partitive") } ja muudab seda, mis kuulub meeskonnale.
    .seller = Müüja
    .seller_purpose = Töötab oma { CUSTOMER("plural-comitative") } ja teisi ei näe.
    .service = Teenindus
    .service_purpose = Näeb kõiki { CUSTOMER("plural-partitive") } ja nende oste, kuid mitte omahinda.
    .management = Juhtkond
    .management_purpose = Näeb kõike ja ei muuda midagi.
