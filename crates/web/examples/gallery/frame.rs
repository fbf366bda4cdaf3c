//! The frame and the people that all sample pages share.

use kernel::Lang;
use web::kit::{Area, Crumb, MenuItem, NavLink, Shell, Theme, UserMenu};

/// The text in one of the three languages.
pub fn say(lang: Lang, [en, tr, et]: [&str; 3]) -> String {
    match lang {
        Lang::En => en,
        Lang::Tr => tr,
        Lang::Et => et,
    }
    .to_owned()
}

fn link(text: String, href: &str, icon: &str, current: &str) -> NavLink {
    NavLink { text, href: format!("/{href}"), icon: icon.to_owned(), current: href == current, ..NavLink::default() }
}

/// The frame with the navigation at `current`.
pub fn shell(lang: Lang, theme: Theme, current: &str, title: &str, crumbs: Vec<Crumb>) -> Shell {
    let l = |words: [&str; 3], href: &str, icon: &str| link(say(lang, words), href, icon, current);
    let mut tasks = l(["Tasks", "Görevler", "Ülesanded"], "tasks", "check-square");
    tasks.count = 4;
    tasks.due = true;
    let areas = vec![
        Area {
            name: String::new(),
            links: vec![
                l(["Today", "Bugün", "Täna"], "", "home"),
                tasks,
                l(["Calendar", "Takvim", "Kalender"], "calendar", "calendar"),
            ],
        },
        Area {
            name: say(lang, ["Customers", "Müşteriler", "Kliendid"]),
            links: vec![
                l(["Companies", "Şirketler", "Ettevõtted"], "companies", "building"),
                l(["People", "Kişiler", "Inimesed"], "people", "users"),
                l(["Leads", "Aday müşteriler", "Müügivihjed"], "leads", "funnel"),
                l(["Key accounts", "Kilit müşteriler", "Võtmekliendid"], "key-accounts", "key"),
            ],
        },
        Area {
            name: say(lang, ["Sales", "Satış", "Müük"]),
            links: vec![
                l(["Opportunities", "Fırsatlar", "Müügivõimalused"], "opportunities", "trending-up"),
                l(["Invoices", "Faturalar", "Arved"], "invoices", "file-text"),
                l(["Payments", "Ödemeler", "Maksed"], "payments", "credit-card"),
                l(["Products", "Ürünler", "Tooted"], "products", "package"),
            ],
        },
        Area {
            name: say(lang, ["Insight", "Analiz", "Ülevaated"]),
            links: vec![
                l(["Concentration", "Yoğunlaşma", "Kontsentratsioon"], "concentration", "pie"),
                l(["Events", "Olaylar", "Sündmused"], "events", "flag"),
            ],
        },
        Area {
            name: String::new(),
            links: vec![
                l(["Import", "İçe aktar", "Import"], "import", "upload"),
                l(["Settings", "Ayarlar", "Seaded"], "settings", "settings"),
            ],
        },
    ];
    let dock = vec![
        l(["Today", "Bugün", "Täna"], "", "home"),
        l(["Companies", "Şirketler", "Ettevõtted"], "companies", "building"),
        l(["Sales", "Satış", "Müük"], "opportunities", "trending-up"),
    ];
    Shell {
        lang,
        theme,
        title: title.to_owned(),
        areas,
        dock,
        crumbs,
        user: UserMenu {
            name: "Ayşe Yılmaz".into(),
            note: say(lang, ["Account manager, Istanbul", "Müşteri yöneticisi, İstanbul", "Kliendihaldur, Istanbul"]),
            links: vec![MenuItem {
                text: say(lang, ["My settings", "Ayarlarım", "Minu seaded"]),
                icon: "user",
                href: "/me".into(),
                ..MenuItem::default()
            }],
        },
        unread: 3,
        csrf: "sample".into(),
        live: Some(10),
        ..Shell::default()
    }
}

/// One step of the way.
pub fn crumb(text: &str, href: &str) -> Crumb {
    Crumb { text: text.to_owned(), href: href.to_owned() }
}

/// Name, town, country, sector place, owner, revenue, share, state place, whether key, last touch (days ago).
pub type Sample = (&'static str, &'static str, &'static str, usize, &'static str, i64, f64, usize, bool, &'static str);

/// Companies as a Turkish and Estonian exporter would have them.
pub const COMPANIES: &[Sample] = &[
    ("Karadeniz Fındık İhracatı A.Ş.", "Trabzon", "TR", 0, "Ayşe Yılmaz", 4_812_300, 0.142, 0, true, "2026-11-20"),
    ("Põhjala Puit OÜ", "Võru", "EE", 1, "Kaarel Õunapuu", 3_190_450, 0.094, 0, true, "2026-11-19"),
    ("Işık Çetin Tekstil Ltd. Şti.", "Denizli", "TR", 2, "Mehmet Öztürk", 2_755_120, 0.081, 0, true, "2026-11-12"),
    ("Ülemiste Logistika AS", "Tallinn", "EE", 3, "Kaarel Õunapuu", 2_204_900, 0.065, 1, true, "2026-10-28"),
    ("Harrison & Whitcombe Ltd", "Leeds", "GB", 4, "Sarah Hughes", 1_940_080, 0.057, 0, false, "2026-11-17"),
    (
        "Şahin Gıda Sanayi ve Ticaret A.Ş.",
        "Gaziantep",
        "TR",
        0,
        "Ayşe Yılmaz",
        1_512_660,
        0.045,
        0,
        false,
        "2026-11-03",
    ),
    ("Õun ja Pojad OÜ", "Viljandi", "EE", 0, "Liisa Mägi", 1_233_410, 0.036, 1, false, "2026-09-14"),
    ("Müller Präzisionsteile GmbH", "Stuttgart", "DE", 5, "Sarah Hughes", 1_108_000, 0.033, 0, false, "2026-11-18"),
    ("Göktürk Makine", "Bursa", "TR", 5, "Mehmet Öztürk", 954_220, 0.028, 0, false, "2026-11-10"),
    ("Läänemere Kalatööstus AS", "Pärnu", "EE", 0, "Liisa Mägi", 871_900, 0.026, 2, false, "2026-06-02"),
    ("Anadolu Seramik", "Kütahya", "TR", 4, "Ayşe Yılmaz", 812_440, 0.024, 0, false, "2026-11-06"),
    ("Tartu Ülikooli Kliinikum SA", "Tartu", "EE", 6, "Kaarel Õunapuu", 790_300, 0.023, 0, false, "2026-11-13"),
    ("İzmir Liman Hizmetleri", "İzmir", "TR", 3, "Mehmet Öztürk", 655_870, 0.019, 1, false, "2026-08-25"),
    (
        "Northumbrian Dairy Co-operative",
        "Newcastle upon Tyne",
        "GB",
        0,
        "Sarah Hughes",
        601_250,
        0.018,
        0,
        false,
        "2026-11-16",
    ),
    ("Käsitöö Kamber MTÜ", "Haapsalu", "EE", 4, "Liisa Mägi", 488_760, 0.014, 0, false, "2026-10-30"),
    ("Çağdaş Eğitim Kurumları", "Ankara", "TR", 6, "Ayşe Yılmaz", 455_900, 0.013, 2, false, "2026-05-19"),
    ("Bremer Kaffeekontor", "Bremen", "DE", 0, "Sarah Hughes", 402_330, 0.012, 0, false, "2026-11-14"),
    ("Rüzgâr Enerji Sistemleri", "Çanakkale", "TR", 5, "Mehmet Öztürk", 377_180, 0.011, 0, false, "2026-11-01"),
    ("Saaremaa Õlu OÜ", "Kuressaare", "EE", 0, "Liisa Mägi", 349_020, 0.010, 0, false, "2026-11-11"),
    ("Doğan Kardeşler Nakliyat", "Mersin", "TR", 3, "Ayşe Yılmaz", 310_540, 0.009, 1, false, "2026-07-08"),
];

/// Sectors in the three languages.
pub const SECTORS: [[&str; 3]; 7] = [
    ["Food", "Gıda", "Toiduained"],
    ["Timber", "Ağaç ürünleri", "Puit"],
    ["Textiles", "Tekstil", "Tekstiil"],
    ["Logistics", "Lojistik", "Logistika"],
    ["Home and gift", "Ev ve hediyelik", "Kodu ja kingitused"],
    ["Machinery", "Makine", "Masinad"],
    ["Public and education", "Kamu ve eğitim", "Avalik sektor ja haridus"],
];
