### Kayıt sayfaları: formlar, zaman çizelgesi, yorumlar, takipçiler, çöp kutusu, komut menüsü.

# Formların söyledikleri
records-error-not-picked = “{ $value }” için tek bir eşleşme bulunamadı. Lütfen listeden seçin.

# Yorumların ve bilgilerin kuralları
confirm-no-fact = Bu alan, zaman zaman teyit edilen alanlardan değildir.

# Kaydın başlığı
records-follow = Takip et
records-unfollow = Takip ediliyor
records-edit-all = Tüm alanları düzenle
records-why = Bunu kim görebilir?
records-new-of = Yeni { $type }
records-created = Oluşturma: { $when }
records-changed = Son değişiklik: { $when }
records-confirmed = Teyit edildi
records-never-confirmed = { $day } tarihinden beri teyit edilmedi
records-empty-fields =
    { $count ->
        [one] { $shown } boş alan
       *[other] { $shown } boş alan
    }
records-conflict = İki kişi aynı anda değiştirdi
records-somebody = Birisi
records-program = Kilit

# Kayda bağlı olanlar
records-begin = Bu kayda ekle
records-all-related = Tümünü göster ({ $shown })
records-next = Sonraki adım
records-no-next = Planlanmış bir şey yok. Sırada ne var?
records-task-done = Tamamlandı
records-no-followers = Bu kaydı henüz kimse takip etmiyor.
records-add-tag = Etiket ekle
records-no-such-tag = “{ $value }” adında bir etiket yok ve yeni etiket oluşturma yetkiniz bulunmuyor.

# Zaman çizelgesi
records-timeline = Zaman çizelgesi
records-timeline-filter = Zaman çizelgesinde gösterilenler
records-show-all = Tümü
records-show-activities = Temaslar
records-show-comments = Yorumlar
records-show-files = Dosyalar
records-show-changes = Değişiklikler
records-nothing-happened = Henüz bir şey yok.
records-older = Daha eskileri göster
records-log-activity = Temas ekle
records-deed-create = Oluşturuldu
records-deed-change = Değiştirildi
records-deed-delete = Çöp kutusuna taşındı
records-deed-restore = Çöp kutusundan geri alındı
records-deed-erase = Değerler yasa gereği silindi
records-deed-merge = Başka bir kayıt bununla birleştirildi
records-of-merged = birleştirilen kayıtta
records-by-import = içe aktarmayla
records-attach = Dosya ekle
records-attached = Dosya eklendi
records-file-added = Dosya eklendi
records-comment = Yorum
records-comment-hint = Yorum yazın. @ ile bir iş arkadaşınızdan söz edebilirsiniz.
records-comment-help = Markdown kullanabilirsiniz.
records-comment-send = Yorum yap
records-comment-edit = Yorumu düzenle
records-comment-remove = Bu yorum silinsin mi?

# Olası mükerrer kayıtlar
records-likely = Bu kayıt zaten var olabilir:
records-likely-same = aynı { $field }
records-likely-domain = aynı alan adı, { $domain }
records-likely-name = benzer ad
records-likely-hidden = “{ $field }” alanında aynı değere sahip, sizin göremediğiniz bir kayıt var. Lütfen { $owner } ile görüşün.
records-likely-hidden-nobody = “{ $field }” alanında aynı değere sahip, sizin göremediğiniz bir kayıt var. Lütfen bir yöneticiye danışın.
records-create-anyway = Yine de oluştur

# Çöp kutusu
records-delete-of = Sil: { $title }
records-delete-question = Kayıt, ona bağlı her şeyle birlikte çöp kutusuna taşınır ve oradan geri alınabilir.
records-held = Şu kayıtlar hâlâ buna bağlı olduğu için silinemiyor:
records-in-bin = Bu kayıt çöp kutusunda.
records-restored = Geri alındı
records-bin = Çöp kutusu
records-bin-open = Çöp kutusunu aç
records-bin-lede = Silinenler, birlikte silindikleri her şeyle beraber buradan geri alınabilir.
records-bin-empty = Çöp kutusu boş
