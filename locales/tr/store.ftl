### Başlangıç hataları: veri klasörü, anahtarlar ve programa uymayan veritabanı.

error-database-newer = Veritabanı bu programdan daha yeni ({ $migration }). Lütfen programı güncelleyin.
error-migration-changed = { $migration } adlı veritabanı güncellemesi uygulandıktan sonra değiştirilmiş. Program ile veriler birbirine uymuyor; lütfen programın asıl sürümünü kurun.
error-folder-denied = { $path } klasörüne erişilemiyor. Lütfen klasörün sahibini ve izinlerini denetleyin.
error-folder-read-only = { $path } klasörü salt okunur; buraya veri kaydedilemez.
error-folder-is-file = { $path } bir klasör değil, dosya. Lütfen başka bir klasör seçin.
error-key-damaged = { $path } dosyasındaki anahtar bozulmuş. Lütfen dosyayı yedekten geri yükleyin.
error-field-kind = “{ $kind }” diye bir alan türü yok.
error-too-many-nodes = Bu veritabanında çok fazla program aynı anda çalışıyor. Lütfen iki dakika sonra yeniden deneyin.
error-no-such-backup = { $path } adlı bir yedek yok.
error-backup-damaged = Yedek bozuk ya da eksik. Hiçbir şey değiştirilmedi.
error-backup-newer = Yedek, programın daha yeni bir sürümüyle alınmış ({ $version }). Lütfen programı güncelleyin.
error-backup-name = { $path } bir dosya adı değil.
error-backup-files-damaged = { $path } yedeği alındı, ancak { $count } ekli dosyanın içeriği bozuk ya da okunamıyor. Bu dosyaların listesi yedeğin manifest.json dosyasında, files.damaged altındadır.
error-nothing-to-back-up = Yedeklenecek Kilit verisi yok.
error-restore-not-empty = Burada zaten veri var. --force ile bu verilerin yerine yedek yüklenir; verilerin bir kopyası klasörde saklanır.
error-restore-others = Veritabanında başka bir programın tabloları var, bu yüzden yedek oraya yüklenmedi. Lütfen boş bir veritabanı belirtin.
error-database-in-use = Veritabanında başka bir Kilit çalışıyor. Önce onu durdurun; aniden kapanan bir program için bir dakika kadar beklemek gerekebilir.
error-files-address = “{ $value }” bir S3 deposunun adresi değil: { $reason }
error-files-key = Dosyaları bir S3 deposunda tutmak için { $name } ayarlanmalıdır.
error-files-away = Dosyaların saklandığı yere ulaşılamıyor. Lütfen biraz sonra yeniden deneyin.
