### The frame of the pages, and what goes wrong in it.

app-not-found = Ei leitud
app-forbidden = Pole lubatud
app-busy = Server on hõivatud
app-broken = Midagi läks katki
app-refused = See ei õnnestunud
app-to-start = Avalehele
app-reference = Viide: { $id }
app-my-page = Minu leht

error-administrators-only = Seda saavad teha ainult administraatorid.
error-title-hidden = Välja, mis annab kirjele nime, ei saa peita.
error-form-stale = Vorm on aegunud. Palun laadige leht uuesti ja saatke vorm veel kord.
error-form-too-large = Saadetud andmed on liiga suured.
error-request = Saadetust ei saanud aru. Palun laadige leht uuesti.
