### İçe aktarılan dosyaların okunması.

# Dosyanın bütünü
import-source-not-there = Dosya bulunamadı.
import-source-not-allowed = Dosyayı okuma izni yok.
import-source-empty = Dosya boş.
import-source-not-text = Bu dosyada tablo yok. Lütfen bir CSV, TSV veya metin dosyası, bir çalışma kitabı (XLSX, XLS, ODS) ya da bir vCard dosyası seçin; dosya .gz veya .zip olarak sıkıştırılmış da olabilir.
import-source-no-table = Arşivde tablo yok. İçinde bir CSV, TSV veya metin dosyası, bir çalışma kitabı ya da bir vCard dosyası olmalı.
import-source-locked-workbook = Çalışma kitabı parolayla korunuyor. Lütfen önce parolasız olarak kaydedin.
import-source-damaged-workbook = Çalışma kitabı okunamıyor: bozulmuş veya yarım kalmış. Lütfen tablo programında açıp yeniden XLSX olarak kaydedin.
import-source-page = Uzantısı ne olursa olsun bu web sayfasında tablo yok. Lütfen tablo programında açıp XLSX veya CSV olarak kaydedin.
import-source-no-sheet = Çalışma kitabında “{ $sheet }” adlı bir sayfa yok.
import-source-locked = Arşiv parolayla korunuyor. Lütfen önce arşivi açın.
import-source-unknown-packing = Arşivin sıkıştırma yöntemi desteklenmiyor. Lütfen önce arşivi açın.
import-source-damaged = Arşiv bozuk ya da eksik. Lütfen dosyayı yeniden alın.
import-source-too-large = Dosyanın içeriği { $megabytes } MB sınırını aştığı için okuma durduruldu.
import-source-line-too-long = { $line }. satır { $kilobytes } KB sınırını aşıyor. Bu gerçekten bir tablo mu?
import-source-unknown-encoding = “{ $encoding }” adında bir karakter kodlaması yok.

# Bir satır
import-source-too-many-cells = Satırda { $found } hücre, tabloda { $expected } sütun var. Ayırıcı karakter metnin içinde de geçiyor olabilir.
import-source-too-few-cells = Satırda yalnızca { $found } hücre, tabloda ise { $expected } sütun var.
import-source-open-quote = Bu satırda açılan tırnak işareti hiç kapanmıyor.
import-source-wrong-encoding = Bu satırdaki bazı harfler { $encoding } kodlamasına uymuyor.
import-source-total-line = Bu satır bir kayda değil, tablonun toplam satırına benziyor.

# Bir hücre
import-source-not-number = “{ $value }” bir sayı değil.
import-source-not-integer = “{ $value }” bir tam sayı değil.
import-source-not-date = “{ $value }” bir tarih değil.
import-source-not-date-time = “{ $value }” bir tarih ve saat değil.
import-source-shortened = “{ $value }” bir tablo programınca kısaltılmış, son rakamları kaybolmuş. Lütfen sütunu orada metin olarak biçimlendirip yeniden kaydedin.
import-source-not-yes-no = “{ $value }” ne evet ne de hayır anlamına geliyor.

# Dosya nasıl okunuyor
import-delimiter = Ayırıcı
    .comma = Virgül
    .semicolon = Noktalı virgül
    .tab = Sekme
    .pipe = Dikey çizgi
    .aligned = Boşluk
    .aligned-wide = En az iki boşluk
import-quote = Tırnak içindeki metin
    .none = Yok
    .double = "…"
    .single = '…'
import-decimal-sign = Ondalık işareti
    .point = Nokta: 1,234.56
    .comma = Virgül: 1.234,56
import-date-order = Tarih sırası
    .dmy = Gün, ay, yıl
    .mdy = Ay, gün, yıl
    .ymd = Yıl, ay, gün
import-encoding = Karakter kodlaması
import-skip = Tablodan önceki satır sayısı
import-header = İlk satırda sütun adları var
