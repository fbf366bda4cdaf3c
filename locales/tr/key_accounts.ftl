### Şirketi taşıyan müşteriler.

key_account = Kilit { CUSTOMER("nominative") }
    .many = Kilit { CUSTOMER("plural") }
    .purpose = Şirketi bugün taşıyan veya yarınını belirleyen az sayıda { CUSTOMER("nominative") }.
    .company = Şirket
    .class = Sınıf
    .manager = Kilit { CUSTOMER("nominative") } yöneticisi
    .since = Başlangıç
    .until = Bitiş
    .reason = Gerekçe
    .reason_hint = Neden bu? Rakamları yoğunlaşma grafiği verir, gerekçe sizindir.

key_account_class = Sınıf
    .key = Kilit
    .strategic = Stratejik
    .global = Global

standing = Sıralama
    .many = Sıralamalar
    .purpose = Her şirketin son on iki aydaki sırası ve payı.
    .company = Şirket
    .revenue = Ciro, 12 ay
    .profit = Kâr, 12 ay
    .rank = Sıra
    .share = Pay
    .cumulative_share = Birikimli pay
    .computed_at = Hesaplandığı zaman
