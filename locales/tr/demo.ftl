### Örnek şirket: bir pompa satıcısı. Programın sözleri değil, kayıtların içeriği.

demo_category = Ürün kategorileri
    .pumps = Pompalar
    .controls = Kontrol ve ölçüm
    .parts = Yedek parçalar
    .services = Hizmetler

demo_product = Ürünler
    .circulation_small = Küçük sirkülasyon pompası
    .circulation_large = Büyük sirkülasyon pompası
    .submersible = Dalgıç pompa
    .process = Proses pompası
    .vacuum = Vakum pompası
    .station = Pompa istasyonu
    .inverter = Frekans konvertörü
    .panel = Kumanda panosu
    .sensor = Basınç sensörü
    .flow_meter = Debimetre
    .seal_kit = Salmastra takımı
    .impeller = Pompa çarkı
    .bearing_set = Rulman seti
    .filter = Filtre kartuşu
    .installation = Montaj
    .maintenance = Yıllık bakım sözleşmesi
    .inspection = Periyodik kontrol
    .training = Operatör eğitimi

demo_unit = Birimler
    .piece = adet
    .hour = saat
    .day = gün
    .year = yıl

demo_segment = Segmentler
    .industry = Sanayi
    .public = Kamu
    .buildings = Otel ve binalar
    .agriculture = Tarım
    .trade = Ticaret ve bayiler

demo_territory = Bölgeler
    .export = İhracat

demo_tag = Etiketler
    .reference = Referans
    .expansion = Büyüyor
    .price_sensitive = Fiyata duyarlı
    .newsletter = Bülten

demo_reason = Gerekçeler
    .largest = En büyük { CUSTOMER("nominative") }; arkasında bütün bir grup var. Ciromuzun dörtte biri ona bağlı.
    .volume = Ciroda ikinci. Kâr marjı düşük; koşulların yeniden görüşülmesi gerekiyor.
    .growing = Hızla büyüyor ve sektöründe referans.
    .abroad = Birkaç ülke için tek elden satın alıyor.
    .prospect = Henüz alım yapmıyor, ama kurduğu tesisin ihtiyacı tam bizim işimiz.

demo_deal = Fırsatlar
    .new_line = Yeni üretim hattı için pompalar
    .maintenance = İki yıllık bakım sözleşmesi
    .expansion = Kapasite artırımı
    .replacement = Eski pompaların yenilenmesi
    .spare_parts = Yedek parça anlaşması
    .trial = Vakum pompası denemesi
    .new_site = Yeni tesisin donanımı
    .energy = Frekans konvertörüyle enerji tasarrufu
    .framework = Çerçeve sözleşme
    .control_room = Pompa dairesi için kumanda panoları

demo_lead = Aday müşteriler
    .brochure = Pompa istasyonu broşürü istiyor
    .price_list = Fiyat listesi istiyor
    .greenhouse = Sera sulaması
    .hotel = Otelin ısıtma devresi
    .waterworks = Su idaresi ihalesi
    .dairy = Süt fabrikası için proses pompaları
    .student = Tez için bilgi
    .shipyard = Tersane için sintine pompaları

demo_touch = Temaslar
    .price = Gelecek çeyreğin fiyatları görüşüldü
    .delivery = Teslimatın ne zaman geleceği soruldu
    .order = Sipariş onaylandı
    .offer = Teklif gönderildi
    .plant_tour = Tesis gezildi
    .annual_review = Yıllık değerlendirme
    .technical = Yeni hatla ilgili teknik sorular
    .service = Bakım yapıldı
    .seal = Kaçıran salmastra değiştirildi
    .invoice = Fatura hakkında soru
    .new_contact = Yeni satın almacıyla tanışıldı
    .fair = Fuarda görüşüldü

demo_task = Görevler
    .silent = Aylardır neden sipariş gelmediğini sor
    .overdue = Vadesi geçmiş faturaları görüş
    .complaint = Geç teslimat şikâyetini yanıtla
    .plan = Gelecek yılın { CUSTOMER("nominative") } planını bitir
    .follow_up = Teklifi takip et
    .quote = Yeni hattın teklifini gönder
    .visit = Bağlı şirketi ziyaret et
    .samples = Teknik föyleri gönder
    .contract = Çerçeve sözleşmeyi hazırla
    .margin = İskontoyu yeniden görüş
    .reference = Referans gösterilip gösterilemeyeceğini sor
    .training = Operatör eğitimini düzenle
    .introduce = Ekibi tanıt
    .stock = Bayiyle stok düzeylerini gözden geçir
    .spring = İlkbahar açık kapı gününe davet et
    .done_offer = Yenilenen teklifi gönder
    .done_call = Yedek parça için geri ara
    .done_visit = Fabrikayı ziyaret et

demo_event = Gelişmeler
    .new_plant = İkinci fabrikasını kuruyor
    .new_plant_meaning = Pompa ve kumanda panosu kararı yazdan önce verilecek.
    .central_buying = Satın alma merkeze taşındı
    .central_buying_meaning = Fiyatları artık bizi tanımayan kişiler görüşüyor.
    .exports = İhracata başladı
    .exports_meaning = Üretim artacak; büyük proses pompalarını öner.
    .merger = Rakiplerinden biriyle birleşiyor
    .merger_meaning = Karşı taraf başka yerden alıyor: hem fırsat hem risk.
    .new_buyer = Satın alma müdürü ayrıldı
    .new_buyer_meaning = Yerine geleni henüz tanımıyoruz.
    .layoffs = Bir vardiyayı kapatıyor
    .layoffs_meaning = Daha küçük siparişler ve geciken ödemeler beklenmeli.
    .grant = Yeni pompa istasyonu için destek aldı
    .grant_meaning = Ardından kamu ihalesi açılacak.
    .anniversary = 25. yılını kutluyor
    .anniversary_meaning = Şahsen kutla.

demo_comment = Yorumlar
    .plan = Gelecek yılı yeni fabrika belirleyecek. Şartname yazılmadan orada olmalıyız.
    .margin = Ciro yüksek, geriye kalan az. Bu koşullarla gerçekten kilit { CUSTOMER("nominative") } sayılır mı?
    .merger = Birleşmeden sonra tedarikçileri karşılaştıracaklar. Bunu öneren biz olmalıyız.
    .silent = İki haftada bir sipariş verirdi. Satın almacı ayrıldığından beri ses yok.
    .service = Yeni servis tarihi vermeden önce faturalar kapansın.

demo_team = Ekip ve içe aktarma
    .sales = Satış ekibi
    .import = Örnek şirket

error-demo-there = Örnek şirket zaten burada.
