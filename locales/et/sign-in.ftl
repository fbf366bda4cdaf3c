### Sisselogimine, esimene käik, kutsed ja kasutaja oma leht.

sign-in-title = Logige sisse
sign-in-email = E-post
sign-in-password = Parool
sign-in-new-password = Uus parool
sign-in-password-again = Parool uuesti
sign-in-password-hint = Vähemalt { $min } märki. Mõni omavahel seostamata sõna jääb hästi meelde ja on raskesti äraarvatav.
sign-in-button = Logi sisse

invitation-title = Tere tulemast
invitation-text = { $name }, teid on siia kutsutud. Sisse logite aadressiga { $email }; valige selle jaoks parool.
invitation-button = Salvesta ja logi sisse

welcome-title = Tere tulemast Kilitisse
welcome-text = Siin pole veel keegi töötanud. Kes selle vormi täidab, saab administraatoriks.
welcome-you = Teie
welcome-company = Teie ettevõte
welcome-name = Teie nimi
welcome-code = Kood terminalist
welcome-code-hint = See kuvati programmi käivitamisel ja näitab, et server on teie oma.
welcome-button = Alusta
welcome-next-title = Valmis. Millest alustada?
welcome-next-text = Tooge oma andmed sisse või vaadake ringi väljamõeldud ettevõttes. Mõlema saab tagasi võtta.
welcome-import = Impordi minu andmed
welcome-demo = Vaata ringi näidisettevõttes
welcome-start = Alusta tühjalt

demo-title = Näidisettevõte
demo-text = Pumpade müüja, kellel on umbes kuuskümmend { CUSTOMER("partitive") } ja kahe aasta jagu tehinguid – kõik välja mõeldud. See tuleb ühe impordina ja selle saab tervikuna tagasi võtta.
demo-running = Näidisettevõtet luuakse
demo-progress = { $done } / { $all }
demo-look = Vaata ringi

company-form-name = Ettevõtte nimi
company-form-language = Keel
company-form-country = Riik
company-form-currency = Summade valuuta
company-form-time-zone = Ajavöönd
company-form-word = Kuidas nimetate neid, keda teenindate?
company-form-word-hint = Seda sõna kasutatakse kõigil lehtedel.

me-profile = Profiil
me-password = Parool
me-password-text = Parooli vahetamisel logitakse kõik teised seadmed välja.
me-current-password = Praegune parool
me-change-password = Vaheta parool
me-password-changed = Parool vahetatud
me-sessions = Sisse logitud seadmed
me-this-session = see seade
me-unknown-device = Tundmatu seade
me-session-times = Alates { $since } · viimati kasutatud { $seen }
me-end-session = Logi välja
me-end-others = Logi mujal välja
me-session-ended = Seal on välja logitud
me-as-company = Nagu ettevõttel: { $value }

default_pipeline = Müügitoru
    .name = Müük
    .qualified = Kvalifitseeritud
    .meeting = Vajadused arutatud
    .offered = Pakkumine tehtud
    .negotiation = Läbirääkimised
    .won = Võidetud
    .lost = Kaotatud

error-sign-in = E-posti aadress või parool on vale.
error-sign-in-wait =
    { $seconds ->
        [one] Liiga palju katseid. Palun oodake üks sekund.
       *[other] Liiga palju katseid. Palun oodake { $seconds } sekundit.
    }
error-password-short = Paroolis peab olema vähemalt { $min } märki.
error-password-long = Parool on liiga pikk.
error-password-simple = See parool on kergesti äraarvatav. Palun valige mõni muu.
error-password-differs = Kaks parooli ei ole ühesugused.
error-password-wrong = Praegune parool on vale.
error-invitation = See kutse enam ei kehti. Palun küsige uus.
error-first-code = See ei ole kood terminalist.
error-first-host = Esmane seadistus tehakse samas arvutis aadressil http://127.0.0.1. Mujalt tegemiseks käivitage programm valikuga --listen ja sisestage terminalis näidatud kood.
error-already-set-up = Siin on juba alustatud. Palun logige sisse.
error-time-zone = „{ $value }“ ei ole tuntud ajavöönd.
error-no-such-role = Rolli „{ $value }“ ei ole. On olemas: { $names }.
