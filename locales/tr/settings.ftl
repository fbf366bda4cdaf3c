### Ayarlar: şirket, kullanıcılar, ekipler, roller ve yetkiler, alanlar, denetim kaydı.

settings = Ayarlar
settings-company = Şirket
settings-periods = Süreler
settings-days = gün
settings-purchase-period = Satın alma sonrası aktif sayılma süresi
settings-purchase-period-hint = Daha uzun süredir alım yapmayan { CUSTOMER("nominative") } pasif sayılır.
settings-fact-days = Teyit edilen bilginin güncel sayılma süresi
settings-fact-days-hint = Bu süre dolunca bilgi, yeniden teyit edilmek üzere işaretlenir.

settings-user-new = Yeni kullanıcı
settings-user-add = Kullanıcı ekle
settings-user-added = Kullanıcı eklendi
settings-user-state = Durum
settings-user-inactive = Oturum açamaz
settings-user-active-hint = Kapatılırsa bütün cihazlardaki oturumlar hemen kapanır.
settings-first-password = İlk parola
settings-first-password-hint = Boş bırakırsanız, iletebileceğiniz bir davet bağlantısı oluşturulur.
settings-invitation = { $name } için davet
settings-invitation-text = Bu bağlantıyı iletin. Açan kişi bir parola belirler ve oturumu açılır. Bağlantı 7 gün geçerlidir ve bir kez kullanılabilir.
settings-invitation-link = Bağlantı
settings-invitation-once = Bağlantı yalnızca şimdi gösteriliyor. Kaybolursa kullanıcının sayfasında yenisini oluşturun.
settings-new-link = Yeni davet bağlantısı
settings-sign-out-everywhere = Bütün oturumları kapat
settings-not-signed-in = Şu anda açık oturumu yok.

settings-team-text = Yetkiler ekibe kadar uzanabilir: o zaman her üye, diğer üyelere ait kayıtlarla da çalışabilir.
settings-team-new = Yeni ekip
settings-team-add = Ekip ekle
settings-team-empty = Bu ekipte henüz kimse yok.
settings-team-member = Üye ekle…

settings-role-new = Yeni rol
settings-role-add = Rol ekle
settings-role-copy = Yetkileri örnek alınacak rol
settings-role-empty = Başlangıçta yetkisiz
settings-role-users = { $count } kullanıcı
settings-role-types = Bu rolün yetkileri
settings-role-fields = Kısıtlı alanlar
settings-role-fields-text = Gizli bir alan bu rol için yoktur: listede, filtrede, toplamda, aramada ve dosyada görünmez.
settings-field-full = Görür ve değiştirir
settings-role-delete = Rolü sil
settings-role-delete-sure = { $name } rolü silinsin mi?
error-rights-beyond-sight = { $type }: görülmeyen kayıtlarda başka bir yetki verilemez.

settings-fields = Alanlar
settings-lists = Listeler
settings-lists-about = Birçok yerde seçenek olarak kullanılanlar
settings-fields-none = Henüz kendi alanınız yok
settings-fields-text = Şirketinizin bilmesi gerekenleri ekleyin. Yeni alan formlarda, listelerde, filtrelerde, içe ve dışa aktarmada hemen görünür.
settings-field-new = Yeni alan
settings-field-add = Alan ekle
settings-field-added = Alan eklendi
settings-field-text = Eklenen alan sonradan kaldırılamaz, yalnızca rollerden gizlenir: yazılan bilgi kaybolmaz.
settings-field-more = Ayrıntılar
settings-field-of = Ait olduğu kayıt türü
settings-field-kind = İçeriği
settings-field-label = { $language } adı
settings-field-choices = Seçenekler
settings-field-choices-hint = Seçenekli alanlar için: her satıra bir seçenek.
settings-field-target = İlişkili kayıt türü
settings-field-target-hint = Başka kayda bağlanan alanlar için.
settings-field-no-target = Yok
settings-field-search = Aramada bulunsun
settings-field-sort = Listeler buna göre sıralanabilsin

field_kind = Alanın içeriği
    .text = Tek satır metin
    .long_text = Çok satırlı metin
    .integer = Tam sayı
    .decimal = Ondalıklı sayı
    .money = Para tutarı
    .percent = Yüzde
    .date = Tarih
    .date_time = Tarih ve saat
    .duration = Süre
    .yes_no = Evet ya da hayır
    .choice = Seçeneklerden biri
    .choices = Birden çok seçenek
    .reference = Başka bir kayıt
    .references = Birden çok kayıt
    .any_record = Herhangi bir kayıt
    .email = E-posta adresi
    .phone = Telefon numarası
    .address = Posta adresi
    .url = Web adresi
    .file = Dosya
    .tax_number = Vergi numarası
    .registry_number = Sicil numarası
    .iban = IBAN
    .currency = Para birimi
    .country = Ülke

settings-log = Denetim kaydı
settings-log-empty = Henüz hiçbir şey değiştirilmedi.
settings-log-all = Tümü
settings-log-program = Kilit

settings-log-verify = Kaydı doğrula
settings-log-whole = Denetim kaydı eksiksiz: dışarıdan kimse değiştirmemiş.
settings-log-counts = { $sealed } değişiklik mühürlü, { $unsealed } değişiklik mühür bekliyor, { $erased } değişiklikte değerler yasa gereği silindi.
settings-log-no-key = İmzalar denetlenmedi: anahtar bu programda yok.
settings-log-head = Başka bir yere not edilecek son mühür:

log_damage = Bozulma
    .row_changed = { $position }. sıradaki değişiklik mühürlendiği andaki gibi değil.
    .row_missing = { $position }. sıradaki değişiklik eksik.
    .row_added = { $position }. sıraya sonradan bir değişiklik eklenmiş.
    .seal_changed = { $position }. sıradaki mühür değiştirilmiş.
    .signature_wrong = { $position }. sıradaki mühür bizim anahtarımızla imzalanmamış.

deed = Yapılan işlem
    .create = oluşturuldu
    .change = değiştirildi
    .delete = silindi
    .restore = geri getirildi
    .erase = değerler kalıcı olarak silindi

face = Hangi yoldan
    .web = tarayıcıdan
    .command = komutla
    .api = API ile
    .assistant = bir asistanla
    .job = arka planda
    .import = içe aktarmayla

settings-why = Bunu neden görebiliyor?
settings-why-whom = Kullanıcı seçin…
settings-why-record-hint = Sayfasının adresi ya da company:ID.
settings-why-ask = Göster
settings-why-no-record = Böyle bir kayıt yok.
settings-why-about = { $name } ve { $record }
settings-why-role = Rol: { $role }
settings-why-inactive = Bu kullanıcı oturum açamaz, bu yüzden hiçbir şey yapamaz.
settings-why-administrator = Rolü sistem yöneticisi olduğu için her şeye yetkilidir.
settings-why-all = Rolün yetkisi bu türdeki bütün kayıtları kapsar.
settings-why-owner = Kayıt kendisine ait.
settings-why-shared = Bu türdeki kayıtlar, rolü görmeye yetkili olan herkese aittir.
settings-why-team = Kayıt, aynı ekipten { $name } adlı kişiye ait.
settings-why-within = Şuna bağlı: { $record }.

error-settings-days = “{ $value }” 1 ile 3650 arasında bir gün sayısı değil.
