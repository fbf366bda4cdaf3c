### How values are shown.

# Stands for a record that the reader may not see.
show-not-visible = Görme yetkiniz yok

# An address and its parts.
address = Adres
    .street = Cadde, sokak, no
    .postcode = Posta kodu
    .city = İlçe
    .region = İl
    .country = Ülke
