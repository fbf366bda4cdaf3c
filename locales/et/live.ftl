### Reaalajas uuenevad lehed ja teavitused.

live-error-too-many = Liiga palju aknaid on lahti. Kui mõne neist sulged, näitab see leht muudatusi jälle.

notifications-unread =
    { $count ->
        [one] { $count } lugemata
       *[other] { $count } lugemata
    }
notifications-read-all = Märgi kõik loetuks
notifications-read-one = Märgi loetuks
notifications-older = Näita vanemaid
notifications-none = Uut ei ole midagi
notifications-none-how = Siia tuleb teade, kui keegi sind mainib, annab mõne kirje sinu hoolde või muudab kirjet, mida jälgid.
notifications-gone = Kirje, mida sa enam ei näe
notifications-mention = { $who } mainis sind
notifications-assignment = { $who } andis selle sinu hoolde
notifications-comment = { $who } kommenteeris
notifications-change = { $who } tegi muudatusi
notifications-change-of = { $who } muutis: { $fields }
