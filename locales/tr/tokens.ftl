### Programların ve yapay zekâ asistanlarının girişte kullandığı anahtarlar.

tokens = API anahtarları
tokens-text = Anahtarı olan bir program veya asistan, kullanıcısının görebildiğini görür, yapabildiğini yapar; fazlasını değil.
tokens-none = Henüz anahtar yok
tokens-new = Yeni anahtar
tokens-create = Anahtar oluştur
tokens-name = Ne için kullanılacak?
tokens-name-hint = Programın veya asistanın adı; sonra tanıyabilmeniz için.
tokens-expires = Geçerlilik süresi
tokens-days = { $count } gün
tokens-without-end = İptal edilene kadar
tokens-reach = Salt okunur
tokens-reach-hint = Bu anahtarla hiçbir şey değiştirilemez.
tokens-created = { $name } için anahtar
tokens-created-text = Şimdi kopyalayıp programa verin. Bir daha gösterilmez.
tokens-token = Anahtar
tokens-times = Oluşturma: { $since } · son kullanım: { $seen }
tokens-never = hiç
tokens-until = { $at } tarihine kadar geçerli
tokens-expired-at = süresi doldu: { $at }
tokens-revoked-at = iptal edildi: { $at }
tokens-read-only = salt okunur
tokens-revoke = İptal et
tokens-revoked = Anahtar iptal edildi.
tokens-manage = Anahtarları yönet
tokens-all-text = Tüm kullanıcıların anahtarları. Anahtar, kullanıcısının yetkilerini taşır; kullanıcı artık oturum açamıyorsa anahtarı da çalışmaz.

error-token-read-only = Bu anahtarla yalnızca okunabilir.
error-no-such-token = “{ $value }” diye bir anahtar yok. `kilit token list` hepsini gösterir.
error-no-such-user = Oturum açabilen hiç kimsenin e-posta adresi “{ $value }” değil.
