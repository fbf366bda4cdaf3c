### Mis on arvele pandud ja mis on makstud.

invoice = Arve
    .many = Arved
    .purpose = Teie väljastatud arved. Importige loend raamatupidamisest ja näete, kes ettevõtet kannab.
    .number = Number
    .kind = Liik
    .company = Ettevõte
    .date = Kuupäev
    .due = Maksetähtpäev
    .status = Olek
    .total = Summa käibemaksuta
    .total_hint = Kreeditarvel on summad negatiivsed.
    .tax = Käibemaks
    .gross = Summa käibemaksuga
    .paid = Tasutud
    .open = Tasumata
    .cost = Omahind
    .profit = Kasum
    .external_number = Väline number
    .description = Märkus

invoice_kind = Arve liik
    .invoice = Müügiarve
    .credit_note = Kreeditarve

invoice_status = Olek
    .open = Tasumata
    .paid = Tasutud
    .cancelled = Tühistatud

invoice_line = Arverida
    .many = Arveread
    .purpose = Mida müüdi, kui palju ja mis hinnaga.
    .invoice = Arve
    .position = Rida
    .product = Toode
    .description = Kirjeldus
    .quantity = Kogus
    .unit_price = Ühiku hind
    .total = Summa käibemaksuta
    .cost = Omahind

payment = Laekumine
    .many = Laekumised
    .purpose = Laekunud raha.
    .company = Ettevõte
    .invoice = Arve
    .date = Kuupäev
    .amount = Summa
    .method = Makseviis
    .reference = Selgitus

payment_method = Makseviis
    .bank_transfer = Pangaülekanne
    .card = Kaart
    .cash = Sularaha
    .cheque = Tšekk
    .promissory_note = Lihtveksel
    .direct_debit = Otsekorraldus
    .offset = Tasaarveldus
    .other = Muu

invoice-overdue = Tähtaja ületanud
