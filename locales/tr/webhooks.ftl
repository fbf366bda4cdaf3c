### Webhook’lar: başka programlar değişiklikleri anında öğrenir.

webhook = Webhook
    .many = Webhook’lar
    .purpose = Değişiklikleri olduğu anda başka bir programa gönderir.
    .name = Ad
    .address = Adres
    .owner = Kimin yetkileriyle
    .active = Gönderim
    .stopped = Durduruldu
    .record_types = Hangi kayıtlar
    .deeds = Kayda ne olduğunda

stopped = Durduruldu
    .gone = Alıcı artık yok
    .failing = Günlerdir ulaşmıyor

delivery_state = Durum
    .waiting = Bekliyor
    .delivered = Ulaştı
    .failed = Ulaşmadı

webhook_error = Hata
    .private = Özel ağ adresi
    .timeout = Zamanında yanıt yok
    .host = Sunucu bulunamadı
    .tls = Sertifika kabul edilmedi
    .address = Adres anlaşılamadı
    .answer = Yanıt anlaşılamadı
    .connection = Bağlantı kurulamadı
    .withdrawn = Kullanıcısı artık bunu göremez

webhooks-text = Başka bir program değişiklikleri anında, Standard Webhooks kurallarına göre imzalanmış olarak alır. Ulaşmayan ileti günlerce yeniden gönderilir.
webhooks-none = Henüz webhook yok
webhooks-new = Yeni webhook
webhooks-add = Webhook ekle
webhooks-state = Durum
webhooks-on = Gönderiliyor
webhooks-off = Kapalı
webhooks-address-hint = İletilerin POST ile gönderileceği adres: https://…
webhooks-owner-hint = Bu kullanıcının göremediği bilgiler gönderilmez.
webhooks-active-hint = Yeniden açıldığında kaldığı yerden sürer.
webhooks-all-hint = Hepsi için hiçbirini seçmeyin.
webhooks-failing = { $since } tarihinden beri hiçbir ileti ulaşmadı.
webhooks-deliveries = Gönderimler
webhooks-no-deliveries = Henüz bir şey gönderilmedi.
webhooks-event = Olay
webhooks-created = Oluşturma
webhooks-attempts = Denemeler
webhooks-due = Sonraki deneme
webhooks-from = Başlangıç
webhooks-to = Bitiş
webhooks-replay = Yeniden gönder
webhooks-replay-span = Bu günleri yeniden gönder
webhooks-replayed = Yeniden gönderiliyor.
webhooks-sent = Gönderilen içerik
webhooks-not-tried = Henüz denenmedi. Birazdan denenecek.
webhooks-millis = { $millis } ms
webhooks-back = Webhook’a dön
webhooks-test = Deneme gönder
webhooks-test-queued = Deneme yolda. Yanıtı görmek için sayfayı yenileyin.
webhooks-secret = İmza anahtarı
webhooks-secret-text = Bu anahtarı alıcıya verin; iletilerin buradan geldiğini bununla doğrular. Bir daha gösterilmez.
webhooks-rotate = Yeni anahtar
webhooks-rotate-text = Yeni anahtardan sonra her ileti bir gün boyunca iki anahtarla imzalanır; alıcı bu sürede geçiş yapabilir.
webhooks-delete = Webhook’u sil
webhooks-deleted = Webhook silindi
webhooks-told-gone = “{ $name }” webhook’u durduruldu: Alıcı artık olmadığını bildirdi. Bakınız: Ayarlar › Webhook’lar.
webhooks-told-failing = “{ $name }” webhook’u durduruldu: Beş gündür hiçbir ileti ulaşmadı. Bakınız: Ayarlar › Webhook’lar.

error-webhook-address = Bu, https://example.com/yol gibi bir adres değil.
