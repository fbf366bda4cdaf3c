### The frame of the pages, and what goes wrong in it.

app-not-found = Bulunamadı
app-forbidden = Yetkiniz yok
app-busy = Sunucu meşgul
app-broken = Bir şeyler ters gitti
app-refused = İşlem yapılamadı
app-to-start = Başlangıç sayfasına dön
app-reference = Referans: { $id }
app-my-page = Sayfam

error-administrators-only = Bunu yalnızca sistem yöneticileri yapabilir.
error-title-hidden = Kayıtların adını taşıyan alan gizlenemez.
error-form-stale = Bu formun süresi doldu. Lütfen sayfayı yenileyip tekrar gönderin.
error-form-too-large = Gönderilen veri çok büyük.
error-request = Gönderilen veri anlaşılamadı. Lütfen sayfayı yenileyin.
