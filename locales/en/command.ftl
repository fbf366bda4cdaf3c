### The command menu and the search page.

command-new = New
command-go = Go to
command-all = All results for “{ $words }”

search-title = Search
search-hint = Name, number, e-mail, phone …
search-count =
    { $count ->
        [one] { $shown } result
       *[other] { $shown } results
    }
search-count-best = the best { $shown } results
search-in-list = Show all in the list
search-begin = Find anything
search-begin-how = Type a part of a name, a phone number, an e-mail address or a tax number. Accents and capitals do not matter.
search-nothing = Nothing found for “{ $words }”
search-nothing-how = Try fewer words, or only the beginning of a name or a part of a number.
