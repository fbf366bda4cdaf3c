### Mida klientidega tehakse ja mis on järgmine.

activity = Suhtlus
    .many = Suhtlus
    .purpose = Iga kõne, külastus, kohtumine ja kiri – üks kord kirja pandud ja nähtav kõigile, kes { CUSTOMER("comitative") } töötavad.
    .kind = Liik
    .subject = Teema
    .at = Aeg
    .duration = Kestus
    .direction = Suund
    .company = Ettevõte
    .person = Kontaktisik
    .opportunity = Müügivõimalus
    .lead = Müügivihje
    .owner = Suhtleja
    .outcome = Tulemus
    .text = Märkmed

activity_kind = Suhtluse liik
    .call = Kõne
    .visit = Külastus
    .meeting = Kohtumine
    .mail = Kiri
    .message = Sõnum
    .web_form = Veebivorm
    .service = Teenindus
    .event = Mess või üritus
    .note = Märge

direction = Suund
    .incoming = Sissetulev
    .outgoing = Väljaminev

activity_outcome = Tulemus
    .positive = Positiivne
    .neutral = Neutraalne
    .negative = Negatiivne
    .not_reached = Ei saanud kätte
    .postponed = Edasi lükatud

task = Ülesanne
    .many = Ülesanded
    .purpose = Mida teha, kes teeb ja mis ajaks.
    .subject = Ülesanne
    .kind = Liik
    .due = Tähtaeg
    .priority = Prioriteet
    .owner = Täitja
    .about = Seotud kirje
    .company = Ettevõte
    .done_at = Tehtud
    .description = Kirjeldus

task_kind = Ülesande liik
    .to_do = Muu ülesanne
    .call = Kõne
    .visit = Külastus
    .meeting = Kohtumine
    .mail = Kiri

priority = Prioriteet
    .urgent = Pakiline
    .high = Kõrge
    .normal = Tavaline
    .low = Madal
