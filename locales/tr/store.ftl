### Başlangıç hataları: veri klasörü, anahtarlar ve programa uymayan veritabanı.

error-database-newer = Veritabanı bu programdan daha yeni ({ $migration }). Lütfen programı güncelleyin.
error-migration-changed = { $migration } adlı veritabanı güncellemesi uygulandıktan sonra değiştirilmiş. Program ile veriler birbirine uymuyor; lütfen programın asıl sürümünü kurun.
error-folder-denied = { $path } klasörüne erişilemiyor. Lütfen klasörün sahibini ve izinlerini denetleyin.
error-folder-read-only = { $path } klasörü salt okunur; buraya veri kaydedilemez.
error-folder-is-file = { $path } bir klasör değil, dosya. Lütfen başka bir klasör seçin.
error-key-damaged = { $path } dosyasındaki anahtar bozulmuş. Lütfen dosyayı yedekten geri yükleyin.
error-field-kind = “{ $kind }” diye bir alan türü yok.
