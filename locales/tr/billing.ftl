### Kesilen faturalar ve gelen ödemeler.

invoice = Fatura
    .many = Faturalar
    .purpose = Kestiğiniz faturalar. Şirketi kimin taşıdığını görmek için muhasebeden listeyi içe aktarın.
    .number = Numara
    .kind = Tür
    .company = Şirket
    .date = Tarih
    .due = Vade
    .status = Durum
    .total = KDV hariç toplam
    .total_hint = İade faturasında tutarlar eksidir.
    .tax = KDV
    .gross = KDV dahil toplam
    .paid = Ödenen
    .open = Kalan
    .cost = Maliyet
    .profit = Kâr
    .external_number = Dış numara
    .description = Not

invoice_kind = Fatura türü
    .invoice = Satış faturası
    .credit_note = İade faturası

invoice_status = Durum
    .open = Açık
    .paid = Ödendi
    .cancelled = İptal edildi

invoice_line = Fatura satırı
    .many = Fatura satırları
    .purpose = Ne kadar, hangi fiyattan ne satıldığı.
    .invoice = Fatura
    .position = Satır
    .product = Ürün
    .description = Açıklama
    .quantity = Miktar
    .unit_price = Birim fiyat
    .total = KDV hariç toplam
    .cost = Maliyet

payment = Ödeme
    .many = Ödemeler
    .purpose = Gelen ödemeler.
    .company = Şirket
    .invoice = Fatura
    .date = Tarih
    .amount = Tutar
    .method = Ödeme şekli
    .reference = Açıklama

payment_method = Ödeme şekli
    .bank_transfer = Havale / EFT
    .card = Kart
    .cash = Nakit
    .cheque = Çek
    .promissory_note = Senet
    .direct_debit = Otomatik tahsilat
    .offset = Mahsup
    .other = Diğer

invoice-overdue = Vadesi geçmiş
