### Verilerin içe aktarılması.

# Dosyanın neye aktarıldığı
import-target-currency = Tutarların para birimi
import-target-part = { $field }: { $part }
import-line-without-text = Açıklamasız satır

# Planda yanlış olan
import-error-no-such-kind = “{ $kind }” olarak bir şey içe aktarılamaz.
import-error-no-such-target = Bu içe aktarmada “{ $target }” alanı yok.
import-error-target-twice = İki sütun aynı alana gidiyor ({ $target }). Lütfen birini seçin.
import-error-missing-target = Lütfen “{ $target }” için bir sütun seçin: o olmadan satırdan kayıt oluşturulamaz.

# Satırda yanlış olan
import-error-no-customer = Satırda { CUSTOMER("nominative") } yok.
import-error-not-found = “{ $value }” bulunamadı ({ $type }).
import-error-two-currencies = Faturanın satırları hem { $one } hem { $other } cinsinden.
import-error-other-lines = { $number } numaralı fatura zaten vardı ve bu satır onun satırları arasında yok. Hiçbir şey değiştirilmedi: faturanın kendisini düzeltin ya da onu getiren içe aktarmayı geri alıp yeniden başlatın.
import-reason = { $field }: { $reason }
import-report-result = Alındı mı?
    .refused = hayır
    .taken = evet, notla
import-report-line = Satır
import-report-reason = Neden
import-remark-left = { $reason } Alan boş bırakıldı.
import-remark-kept = { $reason } Yazıldığı gibi bırakıldı.
import-remark-first = { $reason } Yalnızca ilki alındı.
import-remark-with-tax = { $reason } Yerine KDV dahil tutar alındı.
import-error-no-number = “{ $value }” bir kayıt numarası değil.
import-error-only-gross = Satırda KDV hariç tutar yok.

# İçe aktarmada yanlış olan
import-error-still-running = İçe aktarma hâlâ sürüyor. Lütfen önce durdurun.
import-error-broken-off = Program içe aktarmanın ortasında durduruldu ve kaldığı yerden devam edilemiyor. O ana kadar yazılanlar duruyor; içe aktarmayı geri alıp yeniden başlatın.
import-error-waits = Program yeniden başladığında içe aktarma kaldığı yerden sürer.
import-error-elsewhere = Dosya başka bir makinede; içe aktarma orada sürecek.
import-error-upload-gone = Yüklenen dosya artık yok. Lütfen yeniden yükleyin.
import-error-no-file = Lütfen bir dosya seçin.

# Sonuç
import-told-read = { $count } satır okundu
import-told-created = { $type }: { $count } kayıt oluşturuldu
import-told-changed = { $count } kayıt değiştirildi
import-told-unchanged = { $count } kayıt zaten dosyadaki gibiydi
import-told-already = { $count } satıra dokunulmadı, çünkü faturaları önceden vardı
import-told-taken-before = { $count } satır daha önce alındığı için atlandı
import-told-refused = { $count } satır reddedildi
import-told-without-customer = bunların { $count } tanesinde { CUSTOMER("nominative") } yok
import-told-remarks = { $count } satır notla alındı: hatalı görünen hücre boş bırakıldı veya yazıldığı gibi bırakıldı
import-told-left =
    { $field }: burada bilinmeyen { $count } değer boş bırakıldı ({ $values })
import-told-columns = Alınmayan sütunlar: { $columns }
import-told-stopped = İçe aktarma durduruldu. O ana kadar yazılanlar duruyor ve tümü birden geri alınabilir.
import-told-line = { $line }. satır: { $reason }
import-told-report = Reddedilen ve notla alınan satırlar, nedenleriyle: { $path }
import-told-either-order = { $example } gibi tarihler iki türlü okunabilir ve dosyada hangisinin doğru olduğunu gösteren bir şey yok. Şu sırayla okunuyor: { $order }.
import-told-part = O ana kadar { $count } satır okunmuştu ve getirdikleri yerinde duruyor. Geri almak için: kilit import --undo { $id }
import-told-undo = Geri almak için: kilit import --undo { $id }
import-undone-removed = { $type }: { $count } kayıt çöp kutusuna atıldı
import-undone-turned-back = { $count } kayıt eski hâline döndürüldü
import-undone-kept = { $count } kayıt olduğu gibi bırakıldı:
import-kept-referred = o zamandan beri başka kayıtlar ona bağlandı ({ $type })
import-kept-changed = o zamandan beri değiştirildi: { $fields }
import-kept-not-allowed = rolünüz buna yetmiyor
