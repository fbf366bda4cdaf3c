### Müşterilerle yapılanlar ve sırada olanlar.

activity = Temas
    .many = Temaslar
    .purpose = Her arama, ziyaret, görüşme ve yazışma; bir kez kaydedilir, { CUSTOMER("instrumental") } çalışan herkes görür.
    .kind = Tür
    .subject = Konu
    .at = Zaman
    .duration = Süre
    .direction = Yön
    .company = Şirket
    .person = İrtibat kişisi
    .opportunity = Fırsat
    .lead = Aday { CUSTOMER("nominative") }
    .owner = Temas kuran
    .outcome = Sonuç
    .text = Notlar

activity_kind = Temas türü
    .call = Arama
    .visit = Ziyaret
    .meeting = Görüşme
    .mail = Yazışma
    .message = Mesaj
    .web_form = Web formu
    .service = Servis
    .event = Fuar veya etkinlik
    .note = Not

direction = Yön
    .incoming = Gelen
    .outgoing = Giden

activity_outcome = Sonuç
    .positive = Olumlu
    .neutral = Nötr
    .negative = Olumsuz
    .not_reached = Ulaşılamadı
    .postponed = Ertelendi

task = Görev
    .many = Görevler
    .purpose = Ne yapılacağı, kimin yapacağı ve ne zamana kadar.
    .subject = Görev
    .kind = Tür
    .due = Son tarih
    .priority = Öncelik
    .owner = Görevli
    .about = İlgili kayıt
    .company = Şirket
    .done_at = Tamamlandı
    .description = Açıklama

task_kind = Görev türü
    .to_do = Yapılacak iş
    .call = Arama
    .visit = Ziyaret
    .meeting = Görüşme
    .mail = Yazışma

priority = Öncelik
    .urgent = Acil
    .high = Yüksek
    .normal = Normal
    .low = Düşük
