### Käsumenüü ja otsingu leht.

command-new = Uus
command-go = Mine
command-all = Kõik tulemused otsingule „{ $words }“

search-title = Otsing
search-hint = Nimi, number, e-post, telefon …
search-count =
    { $count ->
        [one] { $shown } tulemus
       *[other] { $shown } tulemust
    }
search-count-best = { $shown } parimat tulemust
search-in-list = Näita kõiki loendis
search-begin = Otsige mida tahes
search-begin-how = Kirjutage osa nimest, telefoninumber, e-posti aadress või maksukohustuslase number. Suur- ja väiketähtedel ning täpitähtedel pole vahet.
search-nothing = Otsingule „{ $words }“ ei leitud midagi
search-nothing-how = Proovige vähemate sõnadega, ainult nime algusega või osaga numbrist.
