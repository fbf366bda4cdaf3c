### How values are shown.

# Stands for a record that the reader may not see.
show-not-visible = Teile mitte nähtav

# An address and its parts.
address = Aadress
    .street = Tänav ja maja
    .postcode = Sihtnumber
    .city = Linn või vald
    .region = Maakond
    .country = Riik
