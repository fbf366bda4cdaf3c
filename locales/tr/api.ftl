### Programlar için arayüz: neyi kabul etmediği ve onu anlatan sayfalar.

# Kabul edilmeyenler
api-error-object = Burada bir JSON nesnesi beklenir.
api-error-json = Gönderilen veri JSON değil. { $reason }
api-error-limit = Sınır, 1 ile { $most } arasında bir tam sayıdır.
api-error-batch = Bir toplu istekte 1 ile { $most } arasında işlem bulunur.
api-error-changed = Kayıt bu arada değiştirilmiş: şu anki sürümü { $version }.
api-error-version = “{ $value }” bir sürümü göstermiyor. Son yanıttaki ETag değerini ya da * gönderin.
api-error-method = Bu adres { $method } yöntemini kabul etmiyor.
api-error-accept = Yanıtlar yalnızca JSON biçimindedir (application/json).
api-error-media-type = İçeriği JSON olarak, Content-Type: application/json başlığıyla gönderin.
api-error-parameter = Burada “{ $name }” adında bir parametre yok.
api-error-parameter-twice = “{ $name }” parametresi yalnızca bir kez verilebilir.
api-error-token = Geçerli bir API anahtarı gönderin: Authorization: Bearer kilit_…
api-error-rate = Çok fazla istek geldi. Lütfen { $seconds } saniye sonra yeniden deneyin.
api-error-key = Idempotency-Key, 1 ile 200 arasında harf, rakam ya da işaretten oluşur.
api-error-key-reused = Bu Idempotency-Key daha önce başka bir istekle geldi. Lütfen yeni bir değer kullanın.
api-error-key-busy = Bu Idempotency-Key ile gelen istek hâlâ işleniyor.
