### Çekirdek ve kayıt hataları: ne yanlış, ne yapmalı.

error-internal = Bizden kaynaklanan bir hata oluştu ve kayda geçti. Lütfen biraz sonra yeniden deneyin.
error-not-found = Böyle bir kayıt yok ya da görme yetkiniz yok.
error-taken = Aynı değere sahip bir kayıt zaten var.
error-referenced = Bu kayda bağlı başka kayıtlar var.
error-too-busy = Sunucu şu anda yoğun. Lütfen biraz sonra yeniden deneyin.
error-stopping = Sunucu kapatılıyor. Lütfen biraz sonra yeniden deneyin.
error-database-away = Veritabanına ulaşılamıyor. Lütfen biraz sonra yeniden deneyin.
error-database-busy = Aynı kayıtları bir başkası da değiştiriyordu. Lütfen yeniden deneyin.
error-database-read-only = Veritabanı şu anda değişiklik kabul etmiyor.
error-database-too-long = İşlem çok uzun sürdüğü için durduruldu. Daha dar bir filtre yardımcı olabilir.
error-disk-full = Disk dolu. Hiçbir şey değiştirilmedi.

error-forbidden = Bunu yapma yetkiniz yok. Yetkiyi bir yönetici verebilir.
error-signed-out = Oturumunuz kapandı. Lütfen yeniden giriş yapın.
error-changed-meanwhile = Bu kaydı bu arada başka biri değiştirdi. Lütfen ikisini karşılaştırıp seçin.
error-field-read-only = Bu alanı değiştiremezsiniz.
error-taken-field = Bu değer başka bir kayıtta zaten var.
error-no-such-record = Bağlanmak istenen kayıt yok ya da görme yetkiniz yok.
error-referenced-by = Bu kayda bağlı { $count } kayıt daha var: { $names }
error-cursor = Liste buradan devam ettirilemiyor. Lütfen yeniden yükleyin.
error-filter-test = Bu alan bu şekilde filtrelenemez.
error-filter-value = Değer, filtrelenen alana uymuyor.
error-not-summable = Bu alanın toplamı alınamaz.

error-required = Bu alan boş bırakılamaz.
error-too-many = Burada en çok { $most } değer verilebilir.
error-too-long = Metin en fazla { $most } karakter olabilir.
error-text-zero = Metin saklanamayan bir karakter içeriyor.
error-number = “{ $value }” bir sayı değil.
error-integer = “{ $value }” bir tam sayı değil.
error-number-too-large = Bu sayı çok büyük.
error-too-many-places = “{ $value }” dörtten fazla ondalık basamak içeriyor.
error-division-by-zero = Bir sayı sıfıra bölünemez.
error-money = “{ $value }” bir tutar değil.
error-currency = “{ $value }” bir para birimi değil: EUR gibi üç harfli kodunu yazın.
error-country = “{ $value }” bir ülke değil.
error-date = “{ $value }” bir tarih değil: 31.12.2026 biçiminde yazın.
error-date-impossible = Takvimde { $value } diye bir gün yok.
error-date-time = “{ $value }” saatli bir tarih değil.
error-time = “{ $value }” bir saat değil: 14:30 biçiminde yazın.
error-duration = “{ $value }” bir süre değil: 1:30 ya da 90 dk biçiminde yazın.
error-yes-no = “{ $value }” ne evet ne hayır.
error-choice = “{ $value }” seçenekler arasında yok.
error-language = “{ $value }” desteklenen bir dil değil.
error-id = “{ $value }” bir kayıt kimliği değil.
error-filter = Bu filtre anlaşılamadı: { $value }
error-no-such-field = Burada “{ $field }” adlı bir alan yok.
error-no-such-type = “{ $type }” adlı bir kayıt türü yok.
error-value-kind = “{ $value }” bu alana uygun değil.
error-json-value = { $value } bu alana uygun değil.

error-email = “{ $value }” bir e-posta adresi değil.
error-url = “{ $value }” bir web adresi değil.
error-phone = “{ $value }” bir telefon numarası değil.
error-phone-country = { $value } numarasını ülke koduyla yazın, örneğin +90 ya da +372.
error-phone-length = { $value } telefon numarasının hane sayısı eksik ya da fazla.

error-tax-number-tr = { $value } bir vergi veya kimlik numarası değil: vergi kimlik numarası 10, T.C. kimlik numarası 11 hanelidir.
error-vkn = Vergi kimlik numarası 10 hanelidir; { $value } bu biçime uymuyor.
error-vkn-digit = { $value } vergi kimlik numarasında yazım hatası var: kontrol basamağı tutmuyor.
error-tckn = T.C. kimlik numarası 11 hanelidir ve 0 ile başlamaz; { $value } bu biçime uymuyor.
error-tckn-digit = { $value } T.C. kimlik numarasında yazım hatası var: kontrol basamakları tutmuyor.
error-kmkr = Estonya KDV numarası EE ve 9 rakamdan oluşur; { $value } bu biçime uymuyor.
error-kmkr-digit = { $value } KDV numarasında yazım hatası var: kontrol basamağı tutmuyor.
error-registrikood = Estonya sicil kodu 8 hanelidir ve 1, 7, 8 ya da 9 ile başlar; { $value } bu biçime uymuyor.
error-registrikood-digit = { $value } sicil kodunda yazım hatası var: kontrol basamağı tutmuyor.
error-isikukood = Estonya kişi kodu 11 hanelidir ve doğum tarihini içerir; { $value } bu biçime uymuyor.
error-isikukood-digit = { $value } kişi kodunda yazım hatası var: kontrol basamağı tutmuyor.
error-iban = { $value } bir IBAN değil: IBAN iki harfli ülke kodu ve iki rakamla başlar.
error-iban-country = { $country } ülkesi IBAN kullanmıyor.
error-iban-length = { $country } IBAN’ı { $length } karakterden oluşur.
error-iban-digit = { $value } IBAN’ında yazım hatası var: kontrol basamakları tutmuyor.
error-vat-country = { $value } bir AB ülkesinin harfleriyle başlamıyor.
error-vat-number = { $value } kendi ülkesinin KDV numarası biçimine uymuyor.

error-record-address = “{ $value }” bir kaydın adresi değil. Adres people/01J9ZC4T8K2M0 gibi biter.
