### Canlı sayfalar ve bildirimler.

live-error-too-many = Çok fazla pencere açık. Diğer pencereler kapatılınca bu sayfa değişiklikleri yeniden gösterir.

notifications-unread = { $count } okunmamış
notifications-read-all = Tümünü okundu olarak işaretle
notifications-read-one = Okundu olarak işaretle
notifications-older = Daha eskileri göster
notifications-none = Yeni bir şey yok
notifications-none-how = Biri sizden söz ettiğinde, size bir kayıt atandığında veya takip ettiğiniz bir kayıt değiştiğinde buradan haber alırsınız.
notifications-gone = Artık görme yetkiniz olmayan bir kayıt
notifications-mention = { $who } sizden söz etti
notifications-assignment = { $who } bunu size atadı
notifications-comment = { $who } yorum yaptı
notifications-change = { $who } değişiklik yaptı
notifications-change-of = { $who } değiştirdi: { $fields }
