### Her kayıtta bulunabilenler ve her alana yarayanlar.

# Her kaydın alanları.
record = Kayıt
    .many = Kayıtlar
    .created_at = Oluşturma zamanı
    .created_by = Oluşturan
    .updated_at = Son değişiklik
    .updated_by = Son değiştiren

# Ürünün bölümleri, gezinmedeki adlarıyla.
area = Bölüm
    .customers = { CUSTOMER("plural", cap: "yes") }
    .sales = Satış
    .work = İşler
    .billing = Faturalama
    .key_accounts = Kilit { CUSTOMER("plural") }
    .insight = Analiz
    .rights = Kişiler ve yetkiler
    .general = Genel

# Formların ve kayıt sayfalarının kısımları.
section = Kısım
    .contact = İletişim
    .numbers = Resmî kayıt ve banka
    .profile = Profil
    .terms = Çalışma koşulları
    .notes = Notlar
    .manners = Hitap
    .outcome = Sonuç
    .amounts = Tutarlar
    .system = Kayıt

tag = Etiket
    .many = Etiketler
    .purpose = Kayıtları bulmaya yarayan sözcükler.
    .name = Etiket
    .tone = Renk

tag_tone = Renk
    .plain = Gri
    .info = Mavi
    .good = Yeşil
    .warn = Sarı
    .bad = Kırmızı
    .key = Mor

tagging = Kayıttaki etiket
    .many = Kayıtlardaki etiketler
    .purpose = Hangi kayıtta hangi etiketin olduğu.
    .tag = Etiket
    .about = Kayıt

comment = Yorum
    .many = Yorumlar
    .purpose = İş arkadaşlarının kayıt hakkında söyledikleri. @ ile birinden söz edin.
    .about = Kayıt
    .text = Yorum
    .owner = Yazan
    .mentions = Sözü edilenler

attachment = Ek
    .many = Ekler
    .purpose = Kayda ait dosyalar.
    .about = Kayıt
    .name = Dosya adı
    .file = Dosya
    .size = Boyut
    .media_type = Dosya türü

follower = Takipçi
    .many = Takipçiler
    .purpose = Kayıt değişince kime haber verildiği.
    .about = Kayıt
    .user = Takipçi

notification = Bildirim
    .many = Bildirimler
    .purpose = Size bildirilenler.
    .user = Kime
    .kind = Neden
    .about = Kayıt
    .message = İleti
    .details = Ayrıntılar
    .read_at = Okundu

notification_kind = Neden
    .mention = Sizden söz edildi
    .assignment = Size verildi
    .comment = Yeni yorum
    .change = Değişti
    .due = Zamanı geldi
    .finished = Tamamlandı

saved_view = Kayıtlı görünüm
    .many = Kayıtlı görünümler
    .purpose = Bir ad altında saklanan filtre, sütunlar ve sıralama.
    .name = Ad
    .record_type = Kayıt türü
    .layout = Düzen
    .query = Filtre ve sütunlar
    .shared = Herkesle paylaşılıyor
    .owner = Sahibi

layout = Düzen
    .list = Liste
    .board = Pano
    .calendar = Takvim

import_mapping = Sütun eşlemesi
    .many = Sütun eşlemeleri
    .purpose = Dosyanın hangi sütununun hangi alana aktarılacağı; benzer dosyalar için saklanır.
    .name = Ad
    .kind = Dosyadaki kayıtlar
    .fingerprint = Tanıma izi
    .plan = Sütunlar ve seçenekler
    .shared = Herkes için
    .owner = Sahibi

import_run = İçe aktarma
    .many = İçe aktarmalar
    .purpose = İçe aktarılan dosyalar; her biri bütünüyle geri alınabilir.
    .name = Dosya
    .kind = Aktarıldığı tür
    .status = Durum
    .rows = Satır
    .created = Oluşturulan
    .changed = Değiştirilen
    .rejected = Reddedilen
    .started_at = Başlangıç
    .finished_at = Bitiş
    .report = Reddedilen satırlar
    .summary = Sonuç
    .owner = İçe aktaran

import_status = Durum
    .waiting = Bekliyor
    .running = Çalışıyor
    .finished = Tamamlandı
    .failed = Başarısız
    .stopped = Durduruldu
    .undone = Geri alındı

exchange_rate = Döviz kuru
    .many = Döviz kurları
    .purpose = Bir para biriminin ana para birimi karşısındaki günlük değeri.
    .currency = Para birimi
    .date = Tarih
    .rate = Kur
    .rate_hint = Bir birimin kaç birim ana para ettiği.
