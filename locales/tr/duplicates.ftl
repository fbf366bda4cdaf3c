### Büyük olasılıkla aynı olan kayıtlar ve birleştirilmeleri.

duplicates = Mükerrer kayıtlar
duplicates-lede = Büyük olasılıkla aynı olan kayıtlar. Birleştirin ya da aynı olmadıklarını belirtin; bir daha sorulmaz.
duplicates-scan = Mükerrer kayıt ara
duplicates-scanning = Mükerrer kayıtlar aranıyor …
duplicates-stopping = Durduruluyor …
duplicates-scanned = Son arama: { $when }.
duplicates-none = Bakılacak bir şey yok
duplicates-none-text = Aynı görünen iki kayıt yok.
duplicates-never-scanned = Henüz mükerrer kayıt aranmadı
duplicates-never-scanned-text = Büyük olasılıkla aynı olan kayıtları bulmak için tüm şirketleri ve kişileri taratın.
duplicates-likely = { $share } olasılık
duplicates-since = kayıt tarihi: { $day }
duplicates-compare = Karşılaştır ve birleştir
duplicates-apart = Aynı değil
duplicates-told-apart = Not edildi. Bunlar bir daha gösterilmeyecek.
duplicates-with = Birleştirilecek kayıt
duplicates-stays = Hangi kayıt kalsın?
duplicates-alike = { $count } alan aynı
duplicates-together = hepsi birlikte
duplicates-confirmed = teyit: { $when }
duplicates-closed = Bu alanı değiştiremezsiniz.
duplicates-what-happens = Diğerlerine ait her şey kalan kayda geçer: kişiler, temaslar, faturalar, dosyalar, yorumlar. Geçmişleri okunabilir kalır, eski bağlantılar yeni kayda götürür ve birleştirme geri alınabilir.
duplicates-merged-by = { $who } bu kayda şunları birleştirdi, { $when }:
duplicates-kept = Birleştirme geri alındı. O zamandan beri değiştirilenler şu anki hâliyle kaldı:
duplicates-kept-unseen = Görme yetkiniz olmayan { $count } kayıt

duplicates-reason = Neden
    .tax_number = aynı vergi numarası
    .registry_number = aynı sicil numarası
    .iban = aynı banka hesabı
    .email = aynı e-posta adresi
    .phone = aynı telefon
    .domain = aynı alan adı
    .name = benzer ad, { $share }
    .same_name = aynı ad
    .town = aynı şehir
    .company = aynı şirket
    .birthday = aynı doğum günü
    .other_town = farklı şehirler
    .other_tax_number = farklı vergi numaraları
    .other_registry_number = farklı sicil numaraları
    .other_iban = farklı banka hesapları
    .other_email = farklı e-posta adresleri
    .other_phone = farklı telefonlar
    .other_domain = farklı alan adları
    .other_name = farklı adlar

verb_merge = Birleştir
    .about = Hangi kaydın kalacağını ve her alanın hangi değeri alacağını seçin. Daha iyi olan değer zaten seçili.
    .done = Kayıtlar birleştirildi.
    .others = Birleştirilecek kayıtlar
    .take = Alınacak değerler
    .take_hint = Daha iyi olan değil de başkası istenirse: phone=kaydın kimliği ya da description=all; virgülle ayırın.

verb_undo_merge = Birleştirmeyi geri al
    .about = Birleştirilen kayıtlar geri gelir, onlarla gelen her şey onlara döner. O zamandan beri eklenenler burada kalır.
    .done = Birleştirme geri alındı.

error-merge-type = { $type } türündeki kayıtlar birleştirilemez.
error-merge-one = Birleştirmek için en az iki farklı kayıt seçin.
error-merge-many = Aynı anda en çok { $count } kayıt birleştirilebilir.
error-merge-large = Birleştirilecek kayda bağlı { $count } taneden fazla kayıt var; bu kadarı bir seferde taşınamaz. En çok bağlantısı olan kaydı tutup daha küçük olanı onunla birleştirin.
error-merge-clash = Her ikisinde de yalnızca bir tane olabilecek bir kayıt var ({ $type }). Lütfen önce birini kaldırın.
error-merge-choice = “{ $field }” için yapılan seçim uygulanamıyor.
error-merge-undone = Bu birleştirme zaten geri alınmış.
error-merged = Bu kayıt başka bir kayıtla birleştirildi. Geri getirmek için birleştirmeyi geri alın.
error-no-merge = Bu kayda birleştirilmiş bir kayıt yok.

program-duplicates-scanned = { $type }: { $records } kayda bakıldı, { $found } olası çift bulundu, { $fresh } tanesi yeni.
