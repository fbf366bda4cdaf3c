### Kim çalışıyor, kim neyi yapabilir.

user = Kullanıcı
    .many = Kullanıcılar
    .purpose = Programla çalışan herkes.
    .name = Ad soyad
    .email = E-posta
    .email_hint = Oturum açmak için kullanılır.
    .role = Rol
    .phone = Telefon
    .language = Dil
    .time_zone = Saat dilimi
    .active = Oturum açabilir
    .last_seen = Son görülme

page_language = Dil
    .en = English
    .tr = Türkçe
    .et = Eesti

team = Ekip
    .many = Ekipler
    .purpose = Birlikte çalışanlar; erişim yetkileri ekibe kadar uzanabilir.
    .name = Ad
    .leader = Ekip lideri
    .description = Açıklama

membership = Ekip üyesi
    .many = Ekip üyeleri
    .purpose = Kimin hangi ekipte olduğu.
    .team = Ekip
    .user = Üye

role = Rol
    .many = Roller
    .purpose = Adı olan bir erişim yetkileri kümesi. Verilmeyen yetki yok sayılır.
    .name = Ad
    .administrator = Sistem yöneticisi
    .administrator_hint = Ayarlar dahil her şeyi görebilir ve yapabilir.
    .description = Açıklama

permission = Erişim yetkisi
    .many = Erişim yetkileri
    .purpose = Bir rolün bir kayıt türünde nereye kadar yetkili olduğu.
    .role = Rol
    .record_type = Kayıt türü
    .can_see = Görme
    .can_create = Oluşturma
    .can_change = Değiştirme
    .can_delete = Silme
    .can_export = Dışa aktarma

scope = Kapsam
    .none = Hiçbiri
    .own = Kendisininkiler
    .team = Ekibininkiler
    .all = Tümü

field_permission = Alan kısıtı
    .many = Alan kısıtları
    .purpose = Bir rolün görmediği veya değiştiremediği alanlar.
    .role = Rol
    .record_type = Kayıt türü
    .field = Alan
    .access = Kısıt

field_access = Kısıt
    .hidden = Gizli
    .read_only = Salt okunur

# Yeni kurulumun başladığı roller.
default_role = Rol
    .administrator = Sistem yöneticisi
    .administrator_purpose = Her şeyi yapabilir, ayarları değiştirir.
    .sales_manager = Satış müdürü
    .sales_manager_purpose = Tüm { CUSTOMER("plural-accusative") } görür, ekibine ait olanı değiştirir.
    .seller = Satış temsilcisi
    .seller_purpose = Yalnızca kendi { CUSTOMER("plural-accusative") } görür ve onlarla çalışır.
    .service = Servis
    .service_purpose = Tüm { CUSTOMER("plural-accusative") } ve neler aldıklarını görür, maliyetleri görmez.
    .management = Yönetim
    .management_purpose = Her şeyi görür, hiçbir şeyi değiştirmez.
