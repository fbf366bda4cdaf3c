### How values are shown.

# Stands for a record that the reader may not see.
show-not-visible = Not visible to you

# An address and its parts.
address = Address
    .street = Street
    .postcode = Postcode
    .city = City
    .region = Region
    .country = Country
