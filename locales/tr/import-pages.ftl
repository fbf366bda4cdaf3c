### Dosyaları içe alan sayfalar.

import-pages = İçe aktarma
import-pages-title = Verileri içe aktarın
import-pages-kind = Dosyada ne var?
import-pages-kind-by-file = Dosyadan anlaşılsın
import-pages-drop = Dosyayı buraya bırakın
import-pages-drop-text = CSV, TSV veya metin, Excel (XLSX, XLS, ODS) ya da vCard; .gz veya .zip olarak sıkıştırılmış da olabilir, en fazla { $size }. Ön izlemeyi görmeden hiçbir şey yazılmaz.
import-pages-upload = Yükle ve göster
import-pages-past = İçe aktarmalarınız
import-pages-started-already = Bu dosya zaten içe aktarılıyor.
import-pages-broken-off = Yükleme yarıda kesildi. Lütfen yeniden deneyin.
import-pages-too-large = Dosya { $megabytes } MB’tan büyük. Lütfen .gz veya .zip olarak sıkıştırın ya da bölün.

# Ön izleme
import-pages-reading = Dosya nasıl okunuyor?
import-pages-header = İlk satır
import-pages-header-yes = Sütun adlarını içeriyor
import-pages-header-no = Veri içeriyor
import-pages-by-column = Her sütunda bulunduğu gibi
import-pages-columns = Sütunlar ve aktarılacakları alanlar
import-pages-nowhere = Aktarma
import-pages-whole-row = Satırın tamamı
import-pages-field-of = { $type }: { $field }
import-pages-system = { $system } dışa aktarımı olarak tanındı.
import-pages-mapping-applied = Bu tür dosyalar için saklanan “{ $name }” eşlemesi uygulandı.
import-pages-mapping-anew = Yeniden öner
import-pages-mappings-text = Aynı başlıklı dosyalar önceki gibi okunur. Her biri unutturulabilir.
import-pages-mapping-forget = Unut
import-pages-mapping-forget-sure = “{ $name }” eşlemesi unutulsun mu? Onunla yapılan içe aktarmalar kalır.
import-pages-entry = Arşivdeki dosya
import-pages-sheet = Sayfa
import-pages-first-line = Tablonun ilk satırı
import-pages-unknown = Burada bilinmeyen veya okunamayan değerler
    .leave = Alanı boş bırak
    .refuse = Satırı reddet
import-pages-unknown-hint = Örneğin burada çalışmayan bir kişi, başka bir programın sektör adı veya yılı yazılmamış bir doğum günü. Fatura tutarları ve tarihleri hiçbir zaman boş bırakılmaz.
import-pages-keep = Sütun eşlemesini şu adla sakla
import-pages-keep-hint = Aynı başlıklı bir sonraki dosya kendiliğinden böyle okunur. Boş bırakılırsa saklanmaz.
import-pages-share = Tüm çalışanlar için sakla
import-pages-options = Seçenekler
import-pages-existing = Zaten var olan kayıtlar
    .update = Dosyadaki bilgiyle güncelle
    .fill = Yalnızca boş alanları doldur
    .leave = Olduğu gibi bırak
import-pages-likely = Numarası ya da adresi tutmayan ama büyük olasılıkla var olan kayıtlar
    .review = Kaydet ve mükerrer kayıtlar sayfasında bana sor
    .update = Neredeyse kesinse var olan kayıt say
    .create = Sormadan kaydet
import-pages-collective = Adı verilmeyen satırlar için toplu { CUSTOMER("nominative") }
import-pages-collective-hint = Örneğin “Perakende satışlar”. Boş bırakılırsa bu satırlar reddedilir.
import-pages-paid = Faturaların tümü ödendi
import-pages-minus = İade faturaları dosyada eksi işareti olmadan yer alıyor
import-pages-outcome = Sonuç ne olacak?
import-pages-rows = { $count ->
   *[other] Dosyada { $figure } satır var.
}
import-pages-rows-first = Dosyanın ilk { $figure } satırına bakıldı.
import-pages-good = { $count ->
   *[other] { $figure } satır aktarılabilir.
}
import-pages-made = Oluşacak veya güncellenecek kayıtlar: { $types }.
import-pages-without-customer = { $count ->
   *[other] { $figure } satırda { CUSTOMER("nominative") } belirtilmemiş.
}
import-pages-without-customer-hint = Yukarıda toplu bir ad verirseniz o kayda işlenir, yoksa reddedilir.
import-pages-bad = { $count ->
   *[other] { $figure } satır reddedilecek:
}
import-pages-remarks = { $count ->
   *[other] { $figure } satır notla alınacak:
}
import-pages-taken-before = { $count ->
   *[other] { $figure } satır daha önce alındığı için atlanacak.
}
import-pages-line = Satır { $line }: { $reason }
import-pages-look-again = Ön izlemeyi yenile
import-pages-start = İçe aktarmayı başlat
import-pages-other-file = Başka bir dosya

# Sürerken ve bittikten sonra
import-pages-waiting = Başlaması bekleniyor
import-pages-importing = İçe aktarılıyor
import-pages-undoing = Geri alınıyor
import-pages-stopping = Durduruluyor
import-pages-done = Satır: { $done }
import-pages-done-of = Satır: { $done } / { $total }
import-pages-undo-failed = İçe aktarma tümüyle geri alınamadı. Lütfen yeniden deneyin.
import-pages-see = Göster: { $types }
import-pages-concentration = Cironuzu kaç { CUSTOMER("nominative") } taşıyor?
import-pages-undo = İçe aktarmayı geri al
import-pages-undo-sure = Bu içe aktarma geri alınsın mı? Oluşturulan kayıtlar çöp kutusuna gider, değiştirilen alanlar eski hâline döner.
import-pages-another = Yeni içe aktarma
import-pages-refused = Reddedilen satırlar ve notlar
import-pages-remarked = Satır { $line } (alındı): { $reason }
import-pages-refused-text = Dosyada bu satırların hepsi olduğu gibi ve nedeniyle birlikte yer alır. Düzeltip yeniden içe aktarabilirsiniz: reddedilen satırlar eklenir, daha önce alınanlar kendi kayıtlarını tamamlar. Ödeme ve görev gibi, bir numara ya da adla yeniden bulunamayan kayıtlar alındıysa ikinci kez eklenmez; bunları lütfen kaydın kendisinde düzeltin.
import-pages-download = Dosyayı indir
import-pages-refused-file = reddedilen satırlar ve notlar
