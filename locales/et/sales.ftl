### Esimesest kontaktist lepinguni.

lead = Müügivihje
    .many = Müügivihjed
    .purpose = Keegi on huvi tundnud. Selgitage välja, kas sellest saab müügivõimalus.
    .name = Pealkiri
    .name_hint = Kes see on või mida soovitakse.
    .status = Olek
    .company_name = Nimetatud ettevõte
    .person_name = Nimetatud isik
    .email = E-post
    .phone = Telefon
    .source = Allikas
    .owner = Tegeleja
    .received_at = Saabunud
    .answered_at = Esimene vastus
    .description = Mida soovitakse
    .lost_reason = Kaotuse põhjus
    .company = Ettevõte
    .person = Kontaktisik
    .opportunity = Müügivõimalus

lead_status = Olek
    .new = Uus
    .contacted = Ühendust võetud
    .qualified = Sobiv
    .converted = Müügivõimaluseks muudetud
    .lost = Kaotatud

lost_reason = Kaotuse põhjus
    .presentation = Esitlus
    .trust = Usaldus
    .product = Toode
    .price = Hind
    .competitor = Konkurent
    .timing = Ajastus
    .no_need = Vajadus kadus
    .other = Muu

opportunity = Müügivõimalus
    .many = Müügivõimalused
    .purpose = Müük, mis võib tulla: mida, kellele, kui tõenäoliselt ja mis ajaks.
    .name = Müügivõimalus
    .company = Ettevõte
    .person = Kontaktisik
    .pipeline = Müügitoru
    .stage = Etapp
    .amount = Summa
    .amount_hint = Ilma käibemaksuta.
    .probability = Tõenäosus
    .expected_close = Eeldatav otsus
    .owner = Müüja
    .outcome = Tulemus
    .closed_on = Otsuse kuupäev
    .lost_reason = Kaotuse põhjus
    .competitors = Konkurendid
    .source = Allikas
    .description = Kirjeldus

outcome = Tulemus
    .open = Avatud
    .won = Võidetud
    .lost = Kaotatud

pipeline = Müügitoru
    .many = Müügitorud
    .purpose = Etapid, mille üht liiki müük läbib.
    .name = Nimi
    .position = Järjekord
    .active = Kasutusel

stage = Etapp
    .many = Etapid
    .purpose = Müügitoru sammud, igaühel oma tõenäosus.
    .name = Nimi
    .pipeline = Müügitoru
    .position = Järjekord
    .probability = Tõenäosus
    .kind = Tähendus

stage_kind = Etapi tähendus
    .open = Avatud
    .won = Võidetud
    .lost = Kaotatud

product = Toode
    .many = Tooted
    .purpose = Mida te müüte, koos hinnakirjahinna ja omahinnaga. Omahind teeb kasumi nähtavaks.
    .name = Nimetus
    .code = Tootekood
    .category = Kategooria
    .unit = Ühik
    .price = Hinnakirjahind
    .price_hint = Ühe ühiku hind ilma käibemaksuta.
    .cost = Omahind
    .cost_hint = Mida üks ühik teile maksma läheb.
    .tax_rate = Käibemaksumäär
    .active = Müügil
    .description = Kirjeldus

category = Tootekategooria
    .many = Tootekategooriad
    .purpose = Toodete rühmad.
    .name = Nimi
    .parent = Kuulub kategooriasse
