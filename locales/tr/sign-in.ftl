### Oturum açma, ilk kurulum, davetler ve kullanıcının kendi sayfası.

sign-in-title = Oturum açın
sign-in-email = E-posta
sign-in-password = Parola
sign-in-new-password = Yeni parola
sign-in-password-again = Parola (tekrar)
sign-in-password-hint = En az { $min } karakter. Birbiriyle ilgisiz birkaç kelime hem kolay hatırlanır hem zor tahmin edilir.
sign-in-button = Oturum aç

invitation-title = Hoş geldiniz
invitation-text = { $name }, buraya davet edildiniz. { $email } adresiyle oturum açacaksınız; lütfen bir parola belirleyin.
invitation-button = Kaydet ve oturum aç

welcome-title = Kilit’e hoş geldiniz
welcome-text = Burada henüz kimse çalışmadı. Bu formu dolduran kişi sistem yöneticisi olur.
welcome-you = Siz
welcome-company = Şirketiniz
welcome-name = Adınız ve soyadınız
welcome-code = Terminaldeki kod
welcome-code-hint = Program başlarken yazdırıldı; sunucunun sizin olduğunu gösterir.
welcome-button = Başla
welcome-next-title = Hazır. Nereden başlayalım?
welcome-next-text = Kendi verilerinizi içe aktarın ya da hazırladığımız örnek şirketle programı tanıyın. İkisini de geri alabilirsiniz.
welcome-import = Verilerimi içe aktar
welcome-demo = Örnek şirketle programı tanı
welcome-start = Boş olarak başla

demo-title = Örnek şirket
demo-text = Tamamı kurgu: yaklaşık altmış { CUSTOMER("dative") } pompa satan bir bayi ve iki yıllık işleri. Tek bir içe aktarma olarak gelir, bu yüzden bütünüyle geri alınabilir.
demo-running = Örnek şirket hazırlanıyor
demo-progress = { $done } / { $all }
demo-look = Programı tanı

company-form-name = Şirketin adı
company-form-language = Dil
company-form-country = Ülke
company-form-currency = Toplamların para birimi
company-form-time-zone = Saat dilimi
company-form-word = Hizmet verdiklerinize ne diyorsunuz?
company-form-word-hint = Bütün sayfalarda bu kelime kullanılır.

me-profile = Profil
me-password = Parola
me-password-text = Parola değişince diğer bütün cihazlardaki oturumlar kapatılır.
me-current-password = Şimdiki parola
me-change-password = Parolayı değiştir
me-password-changed = Parola değiştirildi
me-sessions = Açık oturumlar
me-this-session = bu cihaz
me-unknown-device = Bilinmeyen cihaz
me-session-times = Başlangıç: { $since } · son kullanım: { $seen }
me-end-session = Oturumu kapat
me-end-others = Diğer bütün oturumları kapat
me-session-ended = Oturum kapatıldı
me-as-company = Şirketteki gibi: { $value }

default_pipeline = Satış hattı
    .name = Satış
    .qualified = Nitelikli
    .meeting = İhtiyaç görüşmesi
    .offered = Teklif verildi
    .negotiation = Pazarlık
    .won = Kazanıldı
    .lost = Kaybedildi

error-sign-in = E-posta adresi ya da parola yanlış.
error-sign-in-wait = Çok fazla deneme yapıldı. Lütfen { $seconds } saniye bekleyin.
error-password-short = Parola en az { $min } karakter olmalı.
error-password-long = Parola çok uzun.
error-password-simple = Bu parola kolay tahmin edilir. Lütfen başka bir parola seçin.
error-password-differs = İki parola birbirinin aynısı değil.
error-password-wrong = Şimdiki parola yanlış.
error-invitation = Bu davet artık geçerli değil. Lütfen yeni bir davet isteyin.
error-first-code = Terminaldeki kod bu değil.
error-first-host = İlk kurulum, programın çalıştığı bilgisayarda http://127.0.0.1 adresinden yapılır. Başka bir yerden yapmak için programı --listen ile başlatın ve terminalde yazan kodu girin.
error-already-set-up = Kurulum zaten yapılmış. Lütfen oturum açın.
error-time-zone = “{ $value }” bilinen bir saat dilimi değil.
error-no-such-role = “{ $value }” diye bir rol yok. Var olan roller: { $names }.
