### Millised kliendid ettevõtet kannavad.

key_account = Võtme{ CUSTOMER("nominative") }
    .many = Võtme{ CUSTOMER("plural") }
    .purpose = Need vähesed { CUSTOMER("plural") }, kes kannavad ettevõtet täna või otsustavad, kuhu see liigub.
    .company = Ettevõte
    .class = Klass
    .manager = Võtme{ CUSTOMER("genitive") }haldur
    .since = Alates
    .until = Kuni
    .reason = Põhjendus
    .reason_hint = Miks just see? Arvud annab kontsentratsioonipilt, põhjenduse teie.

key_account_class = Klass
    .key = Võtmetähtsusega
    .strategic = Strateegiline
    .global = Globaalne

standing = Koht edetabelis
    .many = Edetabel
    .purpose = Iga ettevõtte koht ja osakaal viimase kaheteistkümne kuu jooksul.
    .company = Ettevõte
    .revenue = Käive, 12 kuud
    .profit = Kasum, 12 kuud
    .rank = Koht
    .share = Osakaal
    .cumulative_share = Kumulatiivne osakaal
    .computed_at = Arvutatud
