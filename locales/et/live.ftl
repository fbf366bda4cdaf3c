### Reaalajas uuenevad lehed ja teavitused.

live-error-too-many = Liiga palju aknaid on lahti. Kui mõne neist sulgete, näitab see leht muudatusi jälle.

notifications-unread =
    { $count ->
        [one] { $count } lugemata
       *[other] { $count } lugemata
    }
notifications-read-all = Märgi kõik loetuks
notifications-read-one = Märgi loetuks
notifications-older = Näita vanemaid
notifications-none = Uut ei ole midagi
notifications-none-how = Siia tuleb teade, kui keegi teid mainib, annab mõne kirje teie hoolde või muudab kirjet, mida jälgite.
notifications-gone = Kirje, mida te enam ei näe
notifications-mention = { $who } mainis teid
notifications-assignment = { $who } andis selle teie hoolde
notifications-comment = { $who } kommenteeris
notifications-change = { $who } tegi muudatusi
notifications-change-of = { $who } muutis: { $fields }
