### Võtmed, millega programmid ja abilised sisse pääsevad.

tokens = API-võtmed
tokens-text = Võtmega programm või abiline näeb ja teeb seda, mida tohib võtme kasutaja, ja mitte rohkem.
tokens-none = Võtmeid veel ei ole
tokens-new = Uus võti
tokens-create = Loo võti
tokens-name = Milleks seda vaja on?
tokens-name-hint = Programmi või abilise nimi, et võtme hiljem ära tunneksite.
tokens-expires = Kehtib
tokens-days =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }
tokens-without-end = Kuni tühistamiseni
tokens-reach = Ainult lugemiseks
tokens-reach-hint = Sellise võtmega ei saa midagi muuta.
tokens-created = Võti: { $name }
tokens-created-text = Kopeerige see kohe ja andke programmile. Rohkem seda ei näidata.
tokens-token = Võti
tokens-times = Loodud { $since } · viimati kasutatud: { $seen }
tokens-never = mitte kunagi
tokens-until = kehtib kuni { $at }
tokens-expired-at = aegus { $at }
tokens-revoked-at = tühistatud { $at }
tokens-read-only = ainult lugemiseks
tokens-revoke = Tühista
tokens-revoked = Võti on tühistatud.
tokens-manage = Halda võtmeid
tokens-all-text = Kõigi kasutajate võtmed. Võtmel on selle kasutaja õigused; kui kasutaja ei tohi enam sisse logida, ei tööta ka võti.

error-token-read-only = Selle võtmega saab ainult lugeda.
error-no-such-token = Võtit „{ $value }“ ei ole. Kõiki näitab `kilit token list`.
error-no-such-user = Kellelgi, kes tohib sisse logida, ei ole e-posti aadressi „{ $value }“.
