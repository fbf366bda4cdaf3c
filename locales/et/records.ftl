### Kirjete lehed: vormid, ajajoon, kommentaarid, jälgijad, prügikast, käsumenüü.

# Mida vormid ütlevad
records-error-not-picked = „{ $value }“ ei vasta täpselt ühele kirjele. Palun valige see loendist.

# Kommentaaride ja faktide reeglid
confirm-no-fact = Seda välja ei kinnitata perioodiliselt.
