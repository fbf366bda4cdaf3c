### Komutların komut satırında söyledikleri.

commands-progress = { $done } / { $of }
commands-migrated =
    { $count ->
        [0] Veritabanı güncel.
       *[other] { $count } güncelleme uygulandı. Veritabanı güncel.
    }
commands-seeded = Deneme verileri hazır. Giriş yapmak için kendinizi ekleyin: kilit user add siz@example.com --role administrator

commands-user-added = { $email } eklendi.
commands-user-invited = Parola belirlemek için { $days } gün içinde sunucu adresinde şu bağlantıyı açın: { $link }

commands-demo-person = Deniz Aydın
commands-demo-company = Liman Pompa A.Ş.
commands-demo-making = Örnek şirket hazırlanıyor …
commands-demo-sign-in = { $email } adresi ve { $password } parolasıyla giriş yapın

commands-log-counts = { $sealed } değişiklik mühürlü, { $unsealed } değişiklik henüz mühürlenmedi.
commands-log-erased = { $count } değişikliğin değerleri silinmiş; bu, günlükte de kayıtlı.
commands-log-erase =
    { $count ->
        [0] Günlükte böyle bir değer yok.
       *[other] { $count } değişikliğin değerleri silindi.
    }
commands-log-no-key = İmzalar denetlenmedi: log.key anahtarı klasörde yok.
commands-log-head = Günlük bozulmamış. Son özet: { $head }

error-log-row-changed = { $position } numaralı değişiklik, mühürlendiği zamanki gibi değil.
error-log-row-missing = { $position } numaralı değişiklik yok.
error-log-row-added = Çoktan mühürlenmiş değişikliklerin arasına bir değişiklik sokulmuş.
error-log-seal-changed = { $position } numaradan başlayan değişikliklerin mührü eskisi gibi değil.
error-log-signature-wrong = { $position } numaradan başlayan değişikliklerin mührü bu klasörün anahtarıyla imzalanmamış.
error-log-head-missing = Bu özet zincirde yok: günlüğün sonu kesilmiş ya da günlük baştan yapılmış.

error-no-data = { $path } klasöründe Kilit verisi yok. Klasörü --data ile belirtin.
error-no-such-kind = “{ $value }” adlı bir kayıt türü yok. Olanlar: { $names }
error-demo-folder = { $path } klasöründe zaten veri var. Örnek şirket için yeni bir klasör gerekir.
error-export-to-terminal = Çalışma kitabı uçbirimde gösterilemez. -o ile bir dosya adı verin ya da çıktıyı bir dosyaya yönlendirin.
error-export-file = { $path } dosyası yazılamadı: { $reason }
error-not-heard = Çıktı, komut bitmeden kapatıldı.

commands-backed-up = { $path } yazıldı: { $rows } satır, { $files } ekli dosya, { $size }.
commands-backed-up-before = Verilerin önceki hâlinin yedeği: { $path }
commands-backup-whole = { $version } sürümüyle { $made } tarihinde alınan yedek sağlam: { $rows } satır, { $files } ekli dosya.
commands-restored = { $version } sürümüyle { $made } tarihinde alınan yedek geri yüklendi: { $rows } satır, { $files } ekli dosya. Herkes yeniden giriş yapar.
commands-files-missing = { $count } ekli dosyanın içeriği eksik.
commands-migration-tried =
    { $count ->
        [0] Veritabanı güncel, yapılacak bir şey yok.
       *[other] { $count } güncelleme denendi ve sorun çıkmadı. Hiçbir şey değiştirilmedi.
    }
