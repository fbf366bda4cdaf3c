# Võtmeklientide ja arvude tegevused ning reeglid.
verb_mark_key_account = Määra võtmekliendiks
    .about = Miks ettevõte sellest kliendist sõltub ja kes tema eest hoolitseb?
    .done = See on nüüd võtmeklient.
    .class = Klass
    .reason = Põhjendus
    .manager = Kliendihaldur
verb_unmark_key_account = Lõpeta võtmekliendi staatus
    .about = Teadmine, et tegu oli võtmekliendiga, jääb alles.
    .done = See ei ole enam võtmeklient.
    .reason = Põhjendus
error-group-ring = Ettevõte ei saa oma kontsernis iseendast kõrgemal olla.
error-last-administrator = Keegi peab saama programmi hallata: see on viimane administraator.
error-measure = Mõõdikut „{ $value }” ei ole; on käive (revenue) ja kasum (profit).
error-share = Osakaal peab olema suurem kui 0 ja kuni 1, näiteks 80 % jaoks 0.8.
error-no-key-account = See ei ole võtmeklient.
error-verb-not-offered = Seda ei saa siin teha.
error-not-the-author = Kommentaari saab muuta ainult selle kirjutaja.
