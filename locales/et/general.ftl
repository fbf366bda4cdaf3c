### Mis võib olla igal kirjel ja mis teenib kõiki valdkondi.

# Väljad, mis on igal kirjel.
record = Kirje
    .many = Kirjed
    .created_at = Loodud
    .created_by = Looja
    .updated_at = Viimati muudetud
    .updated_by = Viimane muutja

# Valdkonnad, nagu need on menüüs.
area = Valdkond
    .customers = { CUSTOMER("plural", cap: "yes") }
    .sales = Müük
    .work = Töö
    .billing = Arveldus
    .key_accounts = Võtme{ CUSTOMER("plural") }
    .insight = Ülevaade
    .rights = Inimesed ja õigused
    .general = Üldine

# Vormide ja kirjete lehtede osad.
section = Osa
    .contact = Kontakt
    .numbers = Registriandmed ja pank
    .profile = Profiil
    .terms = Tingimused
    .notes = Märkmed
    .manners = Suhtlemine
    .outcome = Tulemus
    .amounts = Summad
    .system = Kirje

tag = Silt
    .many = Sildid
    .purpose = Sõnad, mille järgi kirjeid leida.
    .name = Silt
    .tone = Värv

tag_tone = Värv
    .plain = Hall
    .info = Sinine
    .good = Roheline
    .warn = Kollane
    .bad = Punane
    .key = Lilla

tagging = Kirje silt
    .many = Kirjete sildid
    .purpose = Millisel kirjel on milline silt.
    .tag = Silt
    .about = Kirje

comment = Kommentaar
    .many = Kommentaarid
    .purpose = Mida kolleegid kirje kohta ütlevad. Mainige kedagi märgiga @.
    .about = Kirje
    .text = Kommentaar
    .owner = Autor
    .mentions = Mainitud

attachment = Manus
    .many = Manused
    .purpose = Kirje juurde kuuluvad failid.
    .about = Kirje
    .name = Faili nimi
    .file = Fail
    .size = Suurus
    .media_type = Faili tüüp

follower = Jälgija
    .many = Jälgijad
    .purpose = Kellele kirje muutumisest teatatakse.
    .about = Kirje
    .user = Jälgija

notification = Teavitus
    .many = Teavitused
    .purpose = Millest teile on teatatud.
    .user = Kellele
    .kind = Põhjus
    .about = Kirje
    .message = Teade
    .details = Üksikasjad
    .read_at = Loetud

notification_kind = Põhjus
    .mention = Teid mainiti
    .assignment = Antud teile
    .comment = Uus kommentaar
    .change = Muutunud
    .due = Tähtaeg käes
    .finished = Valmis

saved_view = Salvestatud vaade
    .many = Salvestatud vaated
    .purpose = Nime all hoitud filter, veerud ja järjestus.
    .name = Nimi
    .record_type = Kirje liik
    .layout = Paigutus
    .query = Filter ja veerud
    .shared = Kõigile nähtav
    .owner = Omanik

layout = Paigutus
    .list = Loend
    .board = Tahvel
    .calendar = Kalender

import_mapping = Veergude vastavus
    .many = Veergude vastavused
    .purpose = Milline faili veerg läheb millisele väljale; hoitakse alles järgmise samasuguse faili jaoks.
    .name = Nimi
    .kind = Faili sisu
    .fingerprint = Äratundmise tunnus
    .plan = Veerud ja valikud
    .shared = Kõigile
    .owner = Omanik

import_run = Import
    .many = Impordid
    .purpose = Imporditud failid; iga impordi saab tervikuna tagasi võtta.
    .name = Fail
    .kind = Imporditud kui
    .status = Olek
    .rows = Ridu
    .created = Loodud
    .changed = Muudetud
    .rejected = Tagasi lükatud
    .started_at = Algus
    .finished_at = Lõpp
    .report = Tagasilükatud read
    .summary = Tulemus
    .owner = Importija

import_status = Olek
    .waiting = Ootel
    .running = Töös
    .finished = Valmis
    .failed = Ebaõnnestunud
    .stopped = Peatatud
    .undone = Tagasi võetud

exchange_rate = Vahetuskurss
    .many = Vahetuskursid
    .purpose = Mitu ühikut põhivaluutat on üks ühik päeva kaupa väärt.
    .currency = Valuuta
    .date = Kuupäev
    .rate = Kurss
    .rate_hint = Mitu ühikut põhivaluutat on üks ühik väärt.
