### Kayıtlar yazılırken her zaman geçerli olan kurallar ve kendiliğinden olanlar.

# Fırsatlar
error-stage-of-another-pipeline = Bu aşama başka bir satış hattına ait. Fırsatın kendi satış hattından bir aşama seçin.
error-pipeline-without-stages = Bu satış hattının henüz aşaması yok. Fırsatları buraya almadan önce aşamaları ekleyin.
error-stage-in-use = Bu aşamada { $count } fırsat var. Önce onları başka bir aşamaya taşıyın; çünkü açık mı kapalı mı olduklarını bu aşama belirledi.

# Faturalar ve ödemeler
error-payment-currency = Fatura { $currency } cinsinden: ödemeyi de bu para biriminde girin.
error-credit-note-lines = İade faturasının satırları geri verilen tutardır: miktarı ve toplamı eksi işaretiyle girin.
error-invoice-two-currencies = Bir faturanın satırları ve ödemeleri tek para biriminde olur; hem { $one } hem { $other } olamaz.
invoices-all-overdue = Vadesi geçmiş tüm faturalar

# Para birimleri
error-base-currency-stays = Tutar veya döviz kuru girildikten sonra toplamların para birimi değiştirilemez: her şey { $currency } üzerinden hesaplandı.
amounts-without-rate = { $count } tutar, gününe ait döviz kuru olmadığı için toplamlara katılmadı.

# Şirketler arası ilişkiler
error-relation-self = Bir şirketin kendisiyle ilişkisi olamaz.
error-relation-twice = Bu ilişki zaten kayıtlı.
error-relation-ring = Bu ilişki bir döngü oluşturur: ikinci şirket, doğrudan ya da başkaları üzerinden, aynı işi zaten birincisi için yapıyor.

# Çöp kutusu
error-restore-first = { $name } hâlâ çöp kutusunda. Bu kayıt ona bağlı olduğu için önce onu geri alın.

# Kendi alanlarınız
error-choices-alike = “{ $one }” ile “{ $other }” iki ayrı seçenek olamayacak kadar birbirine benziyor.

# Bildirimler
told-due = Bunun son günü bugün
told-overdue = Bunun son günü { $day } idi
told-finished = Arka plandaki iş tamamlandı
told-failed = Arka plandaki iş başarısız oldu
told-stopped = Arka plandaki iş durduruldu
