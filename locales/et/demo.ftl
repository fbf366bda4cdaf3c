### Näidisettevõte: pumbamüüja. Kirjete sisu, mitte programmi sõnad.

demo_category = Tootekategooriad
    .pumps = Pumbad
    .controls = Juhtimine ja mõõtmine
    .parts = Varuosad
    .services = Teenused

demo_product = Tooted
    .circulation_small = Tsirkulatsioonipump, väike
    .circulation_large = Tsirkulatsioonipump, suur
    .submersible = Sukelpump
    .process = Protsessipump
    .vacuum = Vaakumpump
    .station = Pumbajaam
    .inverter = Sagedusmuundur
    .panel = Juhtimiskilp
    .sensor = Rõhuandur
    .flow_meter = Vooluhulgamõõtur
    .seal_kit = Tihendikomplekt
    .impeller = Tööratas
    .bearing_set = Laagrikomplekt
    .filter = Filtrielement
    .installation = Paigaldus
    .maintenance = Aastane hooldusleping
    .inspection = Ülevaatus
    .training = Operaatori koolitus

demo_unit = Ühikud
    .piece = tk
    .hour = tund
    .day = päev
    .year = aasta

demo_segment = Segmendid
    .industry = Tööstus
    .public = Avalik sektor
    .buildings = Hotellid ja hooned
    .agriculture = Põllumajandus
    .trade = Kaubandus ja edasimüüjad

demo_territory = Piirkonnad
    .export = Eksport

demo_tag = Sildid
    .reference = Referents
    .expansion = Kasvab
    .price_sensitive = Hinnatundlik
    .newsletter = Uudiskiri

demo_reason = Põhjendused
    .largest = Meie suurim { CUSTOMER("nominative") }, kelle taga on terve kontsern. Temast sõltub veerand meie käibest.
    .volume = Käibelt teine. Marginaal on õhuke, seega tuleb tingimused uuesti läbi rääkida.
    .growing = Kasvab kiiresti ja on oma valdkonnas eeskujuks.
    .abroad = Ostab mitme riigi jaoks ühest kohast.
    .prospect = Veel ei osta, kuid ehitatav tehas vajab just seda, mida meie pakume.

demo_deal = Müügivõimalused
    .new_line = Pumbad uuele tootmisliinile
    .maintenance = Kaheaastane hooldusleping
    .expansion = Tootmisvõimsuse laiendamine
    .replacement = Vanade pumpade väljavahetamine
    .spare_parts = Varuosade leping
    .trial = Vaakumpumba katsetus
    .new_site = Uue tehase seadmed
    .energy = Energiasääst sagedusmuunduritega
    .framework = Raamleping
    .control_room = Juhtimiskilbid pumbaruumi

demo_lead = Müügivihjed
    .brochure = Soovib pumbajaamade brošüüri
    .price_list = Soovib hinnakirja
    .greenhouse = Kasvuhoone kastmine
    .hotel = Hotelli küttesüsteem
    .waterworks = Veevärgi hange
    .dairy = Protsessipumbad meiereile
    .student = Materjal lõputöö jaoks
    .shipyard = Pilsipumbad laevatehasele

demo_touch = Suhtlus
    .price = Arutasime järgmise kvartali hindu
    .delivery = Küsiti, millal tarne saabub
    .order = Tellimus kinnitatud
    .offer = Pakkumine saadetud
    .plant_tour = Käisime tehases ringi
    .annual_review = Aastaülevaade
    .technical = Tehnilised küsimused uue liini kohta
    .service = Hooldus tehtud
    .seal = Lekkiv tihend vahetatud
    .invoice = Küsimus arve kohta
    .new_contact = Tutvusime uue ostujuhiga
    .fair = Kohtusime messil

demo_task = Ülesanded
    .silent = Küsi, miks pole kuude kaupa midagi tellitud
    .overdue = Räägi tähtaja ületanud arvetest
    .complaint = Vasta kaebusele hilinenud tarne kohta
    .plan = Vii järgmise aasta { CUSTOMER("genitive") }plaan lõpule
    .follow_up = Tunne pakkumise kohta huvi
    .quote = Saada uue liini pakkumine
    .visit = Külasta tütarettevõtet
    .samples = Saada andmelehed
    .contract = Valmista raamleping ette
    .margin = Räägi allahindlus uuesti läbi
    .reference = Küsi, kas tohime neid referentsina nimetada
    .training = Korralda operaatorite koolitus
    .introduce = Tutvusta meeskonda
    .stock = Vaata edasimüüjaga laoseis üle
    .spring = Kutsu kevadisele lahtiste uste päevale
    .done_offer = Saada muudetud pakkumine
    .done_call = Helista varuosade asjus tagasi
    .done_visit = Külasta tehast

demo_event = Sündmused
    .new_plant = Ehitab teist tehast
    .new_plant_meaning = Pumpade ja juhtimiskilpide üle otsustatakse enne suve.
    .central_buying = Ostmine viidi peakontorisse
    .central_buying_meaning = Hindu räägivad nüüd läbi inimesed, kes meid ei tunne.
    .exports = Alustas eksporti
    .exports_meaning = Toodang kasvab; paku suuremaid protsessipumpasid.
    .merger = Ühineb oma konkurendiga
    .merger_meaning = Teine pool ostab mujalt: nii võimalus kui ka risk.
    .new_buyer = Ostujuht lahkus
    .new_buyer_meaning = Järglast me veel ei tunne.
    .layoffs = Paneb ühe vahetuse kinni
    .layoffs_meaning = Oodata on väiksemaid tellimusi ja hilinevaid makseid.
    .grant = Sai toetuse uue pumbajaama jaoks
    .grant_meaning = Järgneb riigihange.
    .anniversary = Saab 25-aastaseks
    .anniversary_meaning = Õnnitle isiklikult.

demo_comment = Kommentaarid
    .plan = Järgmise aasta otsustab uus tehas. Tahan, et oleksime seal enne hanke koostamist.
    .margin = Käive suur, järele jääb vähe. Kas see on neil tingimustel tõesti võtme{ CUSTOMER("nominative") }?
    .merger = Pärast ühinemist võrreldakse tarnijaid. Seda peaksime pakkuma meie.
    .silent = Tellis varem iga kahe nädala tagant. Pärast ostujuhi lahkumist pole midagi kuulda.
    .service = Palun enne järgmise hooldusaja lubamist arved klaarida.

demo_team = Meeskond ja importimine
    .sales = Müügimeeskond
    .import = Näidisettevõte

error-demo-there = Näidisettevõte on juba olemas.
