### İlk temastan sözleşmeye.

lead = Aday { CUSTOMER("nominative") }
    .many = Aday { CUSTOMER("plural") }
    .purpose = Birisi ilgi gösterdi. Arkasında bir fırsat olup olmadığını öğrenin.
    .name = Başlık
    .name_hint = Kim olduğu veya ne istendiği.
    .status = Durum
    .company_name = Bildirilen şirket adı
    .person_name = Bildirilen kişi adı
    .email = E-posta
    .phone = Telefon
    .source = Kaynak
    .owner = İlgilenen
    .received_at = Geliş zamanı
    .answered_at = İlk yanıt
    .description = İstenen
    .lost_reason = Kaybetme nedeni
    .company = Şirket
    .person = İrtibat kişisi
    .opportunity = Fırsat

lead_status = Durum
    .new = Yeni
    .contacted = İletişim kuruldu
    .qualified = Uygun bulundu
    .converted = Fırsata dönüştü
    .lost = Kaybedildi

lost_reason = Kaybetme nedeni
    .presentation = Sunum
    .trust = Güven
    .product = Ürün
    .price = Fiyat
    .competitor = Rakip
    .timing = Zamanlama
    .no_need = İhtiyaç kalmadı
    .other = Diğer

opportunity = Fırsat
    .many = Fırsatlar
    .purpose = Gerçekleşebilecek satışlar: ne, kime, hangi olasılıkla ve ne zamana kadar.
    .name = Fırsat
    .company = Şirket
    .person = İrtibat kişisi
    .pipeline = Satış hattı
    .stage = Aşama
    .amount = Tutar
    .amount_hint = Vergi hariç.
    .probability = Olasılık
    .expected_close = Beklenen kapanış
    .owner = Satış sorumlusu
    .outcome = Sonuç
    .closed_on = Kapanış tarihi
    .lost_reason = Kaybetme nedeni
    .competitors = Rakipler
    .source = Kaynak
    .description = Açıklama

outcome = Sonuç
    .open = Açık
    .won = Kazanıldı
    .lost = Kaybedildi

pipeline = Satış hattı
    .many = Satış hatları
    .purpose = Bir satış türünün geçtiği aşamalar.
    .name = Ad
    .position = Sıra
    .active = Kullanımda

stage = Aşama
    .many = Aşamalar
    .purpose = Satış hattının adımları ve her birinin olasılığı.
    .name = Ad
    .pipeline = Satış hattı
    .position = Sıra
    .probability = Olasılık
    .kind = Anlamı

stage_kind = Aşamanın anlamı
    .open = Açık
    .won = Kazanıldı
    .lost = Kaybedildi

product = Ürün
    .many = Ürünler
    .purpose = Sattıklarınız, liste fiyatı ve maliyetiyle. Maliyetler kârı görünür kılar.
    .name = Ad
    .code = Ürün kodu
    .category = Kategori
    .unit = Birim
    .price = Liste fiyatı
    .price_hint = Bir birim için, KDV hariç.
    .cost = Maliyet
    .cost_hint = Bir birimin size maliyeti.
    .tax_rate = KDV oranı
    .active = Satışta
    .description = Açıklama

category = Ürün kategorisi
    .many = Ürün kategorileri
    .purpose = Ürün grupları.
    .name = Ad
    .parent = Üst kategori
