### Komut menüsü ve arama sayfası.

command-new = Yeni
command-go = Git
command-all = “{ $words }” için tüm sonuçlar

search-title = Arama
search-hint = Ad, numara, e-posta, telefon …
search-count =
    { $count ->
       *[other] { $shown } sonuç
    }
search-count-best = en uygun { $shown } sonuç
search-in-list = Tümünü listede göster
search-begin = Her şeyi arayın
search-begin-how = Bir adın bir bölümünü, telefon numarası, e-posta adresi veya vergi numarası yazın. Büyük küçük harf ve aksan fark etmez.
search-nothing = “{ $words }” için sonuç bulunamadı
search-nothing-how = Daha az sözcükle, adın yalnızca başıyla veya numaranın bir bölümüyle deneyin.
