### Lists: filters, groups, sums, saved views, boards and calendars.

# Sums and counts
list-count-all = Tümünü say ve topla
list-sums-of-visible = Toplamlar yalnızca görebildiğiniz kayıtları kapsar.
list-without-rate =
    { $count ->
        [one] { $field }: kuru bilinmeyen { $count } tutar toplama dahil değil
       *[other] { $field }: kuru bilinmeyen { $count } tutar toplama dahil değil
    }
list-unrated = kuru bilinmiyor

# How a filter reads, between the field and the value
list-test-has = içinde
list-test-starts = başlangıcı
list-test-before = öncesi
list-test-after = sonrası
list-test-within = şu grupta
list-test-empty = boş
list-test-filled = dolu

# How a filter is asked for, in its form
list-ask-is = tam olarak
list-ask-not = değil
list-ask-has = içerir
list-ask-starts = ile başlar
list-ask-empty = boş
list-ask-filled = dolu
list-ask-within = şu şirketin grubunda
list-ask-one-of = şunlardan biri
list-ask-none-of = bunlardan hiçbiri değil
list-ask-between = şu aralıkta
list-ask-period = şu dönemde
list-ask-day = şu günde
list-today = Bugün
list-last-30-days = Son 30 gün
list-next-30-days = Önümüzdeki 30 gün
list-before-today = Bugünden önce
list-from-today = Bugünden itibaren

# Nothing there, and where to begin
list-none-yet = Burada henüz kayıt yok
list-nothing-fits = Aramaya ve filtrelere uyan kayıt yok.
list-import = Dosyadan içe aktar

# The bin
list-bin = Çöp kutusu
list-bin-empty = Çöp kutusu boş
list-bin-empty-text = Silinen kayıtlar geri alınana kadar burada durur.
list-leave-bin = Listeye dön

# What is done with a list as a whole
list-export-xlsx = Excel olarak dışa aktar
list-export = CSV olarak dışa aktar
list-by-stretch = Dönem
list-day = Gün
list-month-before = Önceki ay
list-month-after = Sonraki ay

# Saved views
list-all = Tümü
list-ready-tasks = Açık görevlerim
list-ready-open = Açık
list-this-view = Bu görünüm
list-save-changes = Değişiklikleri kaydet
list-save-as = Yeni görünüm olarak kaydet
list-share = Herkesle paylaş
list-unshare = Yalnızca bende kalsın
list-share-with-all = Bu görünümü herkes kullanabilsin

# Chosen rows
list-edit-chosen = Seçili kayıtları düzenle
list-which-field =
    { $count ->
        [one] { $count } kaydın hangi alanı değişsin?
       *[other] { $count } kaydın hangi alanı değişsin?
    }
list-change-count =
    { $count ->
        [one] { $count } kaydı değiştir
       *[other] { $count } kaydı değiştir
    }
list-changed =
    { $count ->
        [one] { $count } kayıt değiştirildi.
       *[other] { $count } kayıt değiştirildi.
    }
list-deleted =
    { $count ->
        [one] { $count } kayıt çöp kutusuna taşındı.
       *[other] { $count } kayıt çöp kutusuna taşındı.
    }
list-restored =
    { $count ->
        [one] { $count } kayıt geri yüklendi.
       *[other] { $count } kayıt geri yüklendi.
    }
list-turned-back =
    { $count ->
        [one] { $count } kayıt eski hâline döndü.
       *[other] { $count } kayıt eski hâline döndü.
    }
list-refused =
    { $count ->
        [one] { $count } kayıtta işlem yapılamadı.
       *[other] { $count } kayıtta işlem yapılamadı.
    }

# The board
list-card-day = Tarih
list-card-step = Sonraki adım
list-move-needs = Bu taşıma için bir bilgi daha gerekiyor
list-move-anyway = Yine de taşı

# A value that two people changed
edit-clash = Biri sizden önce davrandı

# What goes wrong
error-none-chosen = Lütfen en az bir kayıt seçin.
error-too-many-chosen = Lütfen en fazla { $most } kayıt seçin.
error-not-groupable = Liste { $field } alanına göre gruplanamaz.
error-no-board = Bu kayıtlar için pano görünümü yok.
error-no-calendar = Bu kayıtlar için takvim görünümü yok.
