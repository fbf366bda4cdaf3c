//! The page of one customer.

use kernel::{Lang, format};
use maud::{Markup, html};
use web::charts::{Bar, Bars, Ink, figure};
use web::kit::{
    Align, Button, Cell, Column, Confirmed, Entry, Fact, Line, Look, RecordHead, Related, RelatedItem, Row, Shell,
    Stage, StageState, Table, Theme, Tone, Value, avatar, avatar_large, avatars, button, change, chip, dot, facts,
    hue_chip, icon, key_mark, more_item, page, panel, prose, record_head, related, stage_bar, timeline, values,
};

use crate::frame::{crumb, say, shell};
use crate::list_page::{day, euros};

const NAME: &str = "Karadeniz Fındık İhracatı A.Ş.";

fn head(lang: Lang) -> Markup {
    record_head(&RecordHead {
        title: NAME.into(),
        picture: avatar_large(NAME, true),
        marks: html! { (key_mark(&say(lang, ["Key account", "Kilit müşteri", "Võtmeklient"]))) (chip(Tone::Good, &say(lang, ["Active", "Aktif", "Aktiivne"]))) },
        sub: html! {
            span { "Trabzon, " (say(lang, ["Türkiye", "Türkiye", "Türgi"])) }
            a href="tel:+904622301020" { "+90 462 230 10 20" }
            span { (say(lang, ["VAT", "VKN", "KMKR"])) " " span class="num" { "4810345672" } }
            (avatars(&["Ayşe Yılmaz", "Kaarel Õunapuu", "Mehmet Öztürk"]))
        },
        actions: html! {
            (button(&Button { text: &say(lang, ["Log call", "Arama ekle", "Lisa kõne"]), icon: "phone", ..Button::default() }, "/a", ""))
            (button(&Button { text: &say(lang, ["Task", "Görev", "Ülesanne"]), icon: "check-square", ..Button::default() }, "/a", ""))
            (button(&Button { text: &say(lang, ["New opportunity", "Yeni fırsat", "Uus müügivõimalus"]), icon: "plus", look: Look::Primary, ..Button::default() }, "/a", ""))
            (button(&Button { text: &say(lang, ["More", "Diğer", "Veel"]), icon: "more", look: Look::Quiet, bare: true, small: false }, "/a", ""))
        },
        ..RecordHead::default()
    })
}

fn key_facts(lang: Lang) -> Markup {
    let fact = |label: [&str; 3], value: Markup, note: String| Fact {
        label: say(lang, label),
        value,
        note,
        ..Fact::default()
    };
    facts(&[
        fact(
            ["Revenue, 12 months", "Ciro, 12 ay", "Käive, 12 kuud"],
            html! { (euros(lang, 4_812_300)) },
            format!("+{}", format::share(lang, 0.12, 0)),
        ),
        fact(["Rank", "Sıra", "Koht"], html! { "1" }, say(lang, ["of 2,349", "/ 2.349", "2349-st"])),
        fact(
            ["Share of revenue", "Cirodaki payı", "Osakaal käibest"],
            html! { (format::share(lang, 0.142, 1)) },
            String::new(),
        ),
        fact(
            ["Open opportunities", "Açık fırsatlar", "Avatud müügivõimalused"],
            html! { (euros(lang, 920_000)) },
            "3".into(),
        ),
        fact(
            ["Overdue", "Vadesi geçmiş", "Tähtaja ületanud"],
            html! { span class="text-bad" { (euros(lang, 48_250)) } },
            say(lang, ["18 days", "18 gün", "18 päeva"]),
        ),
        fact(
            ["Next activity", "Sıradaki adım", "Järgmine tegevus"],
            html! { (icon("phone")) (day(lang, "2026-11-24")) },
            "Selin Kara".into(),
        ),
    ])
}

fn stages(lang: Lang) -> Markup {
    let stage = |words: [&str; 3], state: StageState| Stage { value: words[0].into(), text: say(lang, words), state };
    stage_bar(
        lang,
        "sample",
        &say(lang, ["Programme", "Program", "Programm"]),
        "/stage",
        "stage",
        3,
        &[
            stage(["Candidate", "Aday", "Kandidaat"], StageState::Done),
            stage(["Agreed", "Anlaşıldı", "Kokku lepitud"], StageState::Done),
            stage(["Plan in force", "Plan yürürlükte", "Kava kehtib"], StageState::Now),
            stage(["Quarter review", "Çeyrek değerlendirmesi", "Kvartaliülevaade"], StageState::Ahead),
            stage(["Renewal", "Yenileme", "Pikendamine"], StageState::Ahead),
        ],
    )
}

/// Revenue by month as bars with its table.
pub fn revenue(lang: Lang) -> Markup {
    let months = [310, 352, 298, 405, 390, 441, 288, 176, 512, 563, 610, 467];
    let name = |place: usize| {
        format::month(
            lang,
            kernel::Date::constant(if place < 1 { 2025 } else { 2026 }, ((place + 11) % 12 + 1) as i8, 1),
        )
    };
    let write = |value: f64| format::compact(lang, value);
    let title = say(lang, ["Revenue by month", "Aylara göre ciro", "Käive kuude kaupa"]);
    let bars = Bars {
        title: title.clone(),
        says: say(
            lang,
            [
                "Highest in October, lowest in July",
                "En yüksek ekim, en düşük temmuz",
                "Suurim oktoobris, väikseim juulis",
            ],
        ),
        bars: months
            .iter()
            .enumerate()
            .map(|(place, value)| Bar {
                name: name(place),
                value: f64::from(*value) * 1000.0,
                says: format!("{}: {}", name(place), euros(lang, i64::from(*value) * 1000)),
                ink: if place == 11 { Ink::Rest } else { Ink::Series(1) },
            })
            .collect(),
        write: &write,
    };
    let column = |label: String, align: Align| Column { label, align, ..Column::default() };
    let table = Table {
        id: "revenue-table".into(),
        caption: title.clone(),
        columns: vec![
            column(say(lang, ["Month", "Ay", "Kuu"]), Align::Start),
            column(say(lang, ["Revenue", "Ciro", "Käive"]), Align::End),
        ],
        lines: months
            .iter()
            .enumerate()
            .map(|(place, value)| {
                Line::Row(Row {
                    cells: vec![Cell::Text(name(place)), Cell::Figure(euros(lang, i64::from(*value) * 1000))],
                    ..Row::default()
                })
            })
            .collect(),
        plain: true,
        ..Table::default()
    };
    figure(lang, "", html! {}, &bars, &table)
}

fn facts_panel(lang: Lang) -> Markup {
    let value = |name: &str, label: [&str; 3], value: Cell| Value {
        name: name.into(),
        label: say(lang, label),
        value,
        edit: "/f".into(),
        confirmed: None,
        confirm: String::new(),
        csrf: String::new(),
    };
    let confirmed = |text: [&str; 3], stale: bool| Some(Confirmed { text: say(lang, text), stale });
    let body = values(
        lang,
        &[
            value(
                "kind",
                ["Kind", "Tür", "Liik"],
                Cell::Chip(Tone::Quiet, say(lang, ["Customer", "Müşteri", "Klient"])),
            ),
            value(
                "sector",
                ["Sector", "Sektör", "Tegevusala"],
                Cell::Text(say(lang, ["Food, hazelnut export", "Gıda, fındık ihracatı", "Toiduained, pähklieksport"])),
            ),
            Value {
                confirmed: confirmed(
                    [
                        "Confirmed 3 Nov, Ayşe Yılmaz",
                        "3 Kas teyit edildi, Ayşe Yılmaz",
                        "Kinnitatud 3. nov, Ayşe Yılmaz",
                    ],
                    false,
                ),
                ..value("employees", ["Employees", "Çalışan sayısı", "Töötajaid"], Cell::Figure("640".into()))
            },
            Value {
                confirmed: confirmed(
                    ["Last confirmed 14 months ago", "Son teyit 14 ay önce", "Viimati kinnitatud 14 kuud tagasi"],
                    true,
                ),
                ..value(
                    "address",
                    ["Address", "Adres", "Aadress"],
                    Cell::Text("Yomra Organize Sanayi Bölgesi 4. Cadde No. 12, 61250 Yomra / Trabzon".into()),
                )
            },
            value(
                "site",
                ["Website", "Web sitesi", "Veebileht"],
                Cell::Link("karadenizfindik.example".into(), "https://karadenizfindik.example".into()),
            ),
            value(
                "terms",
                ["Payment terms", "Ödeme vadesi", "Maksetähtaeg"],
                Cell::Text(say(lang, ["45 days net", "45 gün", "45 päeva"])),
            ),
            value("parent", ["Group", "Grup", "Kontsern"], Cell::Text("Doğu Karadeniz Holding".into())),
            value(
                "tags",
                ["Tags", "Etiketler", "Sildid"],
                Cell::Tags(vec![
                    say(lang, ["reference", "referans", "referents"]),
                    say(lang, ["fair 2026", "fuar 2026", "mess 2026"]),
                ]),
            ),
            value("credit", ["Credit limit", "Kredi limiti", "Krediidilimiit"], Cell::None),
        ],
    );
    panel("facts", &say(lang, ["About", "Bilgiler", "Andmed"]), "", html! {}, body)
}

fn people(lang: Lang) -> Markup {
    let person = |name: &str, role: [&str; 3], touch: &str| RelatedItem {
        picture: avatar(name),
        title: name.into(),
        href: "/people/1".into(),
        note: say(lang, role),
        end: html! { span class="faint small" { (day(lang, touch)) } },
        ..RelatedItem::default()
    };
    related(
        lang,
        &Related {
            id: "people".into(),
            title: say(lang, ["People", "Kişiler", "Inimesed"]),
            count: "7".into(),
            add: "/people/new".into(),
            items: vec![
                person(
                    "Selin Kara",
                    [
                        "Purchasing director, decision maker",
                        "Satın alma direktörü, karar verici",
                        "Ostujuht, otsustaja",
                    ],
                    "2026-11-20",
                ),
                person(
                    "Hüseyin Çağlar",
                    ["Managing partner, sponsor", "Yönetici ortak, sponsor", "Juhtivpartner, toetaja"],
                    "2026-10-02",
                ),
                person("Zübeyde Ünlü", ["Quality manager", "Kalite müdürü", "Kvaliteedijuht"], "2026-11-06"),
            ],
            all: Some((say(lang, ["All 7 people", "7 kişinin tümü", "Kõik 7 inimest"]), "/people".into())),
            ..Related::default()
        },
    )
}

fn invoices(lang: Lang) -> Markup {
    let invoice = |number: &str, date: &str, amount: i64, tone: Tone, state: [&str; 3]| RelatedItem {
        picture: html! { span class="faint" { (icon("file-text")) } },
        title: number.into(),
        href: "/invoices/1".into(),
        note: day(lang, date),
        end: html! { span class="strong" { (euros(lang, amount)) } },
        end_note: dot(tone, &say(lang, state)),
        ..RelatedItem::default()
    };
    related(
        lang,
        &Related {
            id: "invoices".into(),
            title: say(lang, ["Invoices", "Faturalar", "Arved"]),
            count: "84".into(),
            items: vec![
                invoice("KF-2026-1187", "2026-11-14", 126_400, Tone::Quiet, ["Open", "Açık", "Avatud"]),
                invoice(
                    "KF-2026-1102",
                    "2026-09-19",
                    48_250,
                    Tone::Bad,
                    ["18 days overdue", "18 gün gecikti", "18 päeva üle tähtaja"],
                ),
                invoice("KF-2026-1044", "2026-08-30", 210_900, Tone::Good, ["Paid", "Ödendi", "Makstud"]),
            ],
            all: Some((say(lang, ["All 84 invoices", "84 faturanın tümü", "Kõik 84 arvet"]), "/invoices".into())),
            ..Related::default()
        },
    )
}

fn opportunities(lang: Lang) -> Markup {
    let deal = |title: [&str; 3], stage: [&str; 3], amount: i64, date: &str| RelatedItem {
        picture: html! { span class="faint" { (icon("trending-up")) } },
        title: say(lang, title),
        href: "/opportunities/1".into(),
        note: say(lang, stage),
        end: html! { span class="strong" { (euros(lang, amount)) } },
        end_note: html! { (day(lang, date)) },
        ..RelatedItem::default()
    };
    related(
        lang,
        &Related {
            id: "opportunities".into(),
            title: say(lang, ["Open opportunities", "Açık fırsatlar", "Avatud müügivõimalused"]),
            count: "3".into(),
            add: "/opportunities/new".into(),
            items: vec![
                deal(
                    ["Yearly frame contract 2027", "2027 çerçeve sözleşmesi", "Raamleping 2027"],
                    ["Negotiation", "Pazarlık", "Läbirääkimised"],
                    640_000,
                    "2026-12-15",
                ),
                deal(
                    ["Sorting line, second hall", "Ayıklama hattı, ikinci salon", "Sorteerimisliin, teine saal"],
                    ["Quote sent", "Teklif gönderildi", "Pakkumine saadetud"],
                    210_000,
                    "2027-02-28",
                ),
                deal(
                    ["Spare parts depot", "Yedek parça deposu", "Varuosaladu"],
                    ["Need understood", "İhtiyaç anlaşıldı", "Vajadus selge"],
                    70_000,
                    "2027-03-31",
                ),
            ],
            ..Related::default()
        },
    )
}

fn complaints(lang: Lang) -> Markup {
    related(
        lang,
        &Related {
            id: "events".into(),
            title: say(lang, ["Events at the customer", "Müşterideki olaylar", "Sündmused kliendi juures"]),
            add: "/events/new".into(),
            none: say(
                lang,
                [
                    "Nothing noted yet: mergers, new investments, changes of people.",
                    "Henüz not yok: birleşme, yeni yatırım, kişi değişikliği.",
                    "Midagi pole veel märgitud: ühinemised, uued investeeringud, inimeste vahetused.",
                ],
            ),
            ..Related::default()
        },
    )
}

fn history(lang: Lang) -> Markup {
    let time = |text: &str| (text.to_owned(), "2026-11-20T12:10:00Z".to_owned());
    let entries = [
        Entry {
            day: say(lang, ["Yesterday", "Dün", "Eile"]),
            icon: "phone".into(),
            tone: Tone::Accent,
            title: html! { (say(lang, ["Call with", "Görüşme:", "Kõne:"])) " " a href="/people/1" { "Selin Kara" } },
            by: "Ayşe Yılmaz · 14 min".into(),
            time: time("14:10"),
            body: prose(&say(
                lang,
                [
                    "Wants the **2027 prices** before 5 December. Second hall opens in March, so the sorting line becomes urgent.",
                    "**2027 fiyatlarını** 5 Aralık'tan önce istiyor. İkinci salon martta açılıyor, ayıklama hattı acil hale geldi.",
                    "Soovib **2027. aasta hindu** enne 5. detsembrit. Teine saal avatakse märtsis, seega on sorteerimisliiniga kiire.",
                ],
            )),
            ..Entry::default()
        },
        Entry {
            icon: "edit".into(),
            title: change(
                &say(
                    lang,
                    [
                        "Yearly frame contract 2027 · Amount",
                        "2027 çerçeve sözleşmesi · Tutar",
                        "Raamleping 2027 · Summa",
                    ],
                ),
                &euros(lang, 580_000),
                &euros(lang, 640_000),
            ),
            by: "Ayşe Yılmaz".into(),
            time: time("14:26"),
            plain: true,
            ..Entry::default()
        },
        Entry {
            day: day(lang, "2026-11-14"),
            icon: "file-text".into(),
            tone: Tone::Info,
            title: html! { (say(lang, ["Invoice", "Fatura", "Arve"])) " " a href="/invoices/1" { "KF-2026-1187" } },
            by: euros(lang, 126_400),
            time: time("09:02"),
            ..Entry::default()
        },
        Entry {
            icon: "mail".into(),
            tone: Tone::Plum,
            title: html! { (say(lang, ["Mail from", "E-posta:", "Kiri:"])) " " a href="/people/1" { "Zübeyde Ünlü" } },
            by: say(
                lang,
                [
                    "Certificates for the Baltic shipment",
                    "Baltık sevkiyatı için sertifikalar",
                    "Sertifikaadid Balti saadetise jaoks",
                ],
            ),
            time: time("08:41"),
            files: html! { (hue_chip(Tone::Quiet, "paperclip", "sertifika-2026-11.pdf")) (hue_chip(Tone::Quiet, "paperclip", "analiz.xlsx")) },
            ..Entry::default()
        },
        Entry {
            day: day(lang, "2026-10-02"),
            icon: "key".into(),
            tone: Tone::Accent,
            title: html! { (say(lang, ["Became a key account", "Kilit müşteri oldu", "Sai võtmekliendiks"])) },
            by: "Mehmet Öztürk".into(),
            time: time("16:30"),
            body: html! { p { (say(lang, [
                "Largest customer for three years, growing in the Baltics, sponsor on the board.",
                "Üç yıldır en büyük müşteri, Baltık ülkelerinde büyüyor, yönetim kurulunda destekçimiz var.",
                "Kolm aastat suurim klient, kasvab Baltikumis, toetaja juhatuses.",
            ])) } },
            ..Entry::default()
        },
    ];
    let label = say(lang, ["Timeline", "Zaman çizelgesi", "Ajajoon"]);
    let composer = html! {
        form class="composer" method="post" action="/comments" {
            label class="sr" for="comment" { (say(lang, ["Comment", "Yorum", "Kommentaar"])) }
            textarea class="input" id="comment" name="text" rows="1" placeholder=(say(lang, ["Write a note, @ mentions a colleague", "Not yazın, @ ile iş arkadaşınızı anın", "Kirjuta märkus, @ mainib kolleegi"])) {}
        }
    };
    panel(
        "timeline",
        &label,
        "",
        html! { a class="btn btn-quiet btn-small" href="?only=activities" { (icon("filter")) (say(lang, ["Everything", "Tümü", "Kõik"])) } },
        html! {
            div class="stack" { (composer) (timeline(&label, &entries, more_item(&say(lang, ["Show older", "Daha eskiler", "Näita vanemaid"]), "/older"))) }
        },
    )
}

/// The record page.
pub fn draw(lang: Lang, theme: Theme) -> Markup {
    let title = say(lang, ["Companies", "Şirketler", "Ettevõtted"]);
    let frame = Shell {
        subject: "company:0C00000000000".into(),
        ..shell(lang, theme, "companies", NAME, vec![crumb(&title, "/companies"), crumb(NAME, "")])
    };
    page(
        &frame,
        html! {
            (head(lang))
            (key_facts(lang))
            (stages(lang))
            div class="record-grid" {
                div class="record-main" {
                    (panel("revenue", &say(lang, ["Revenue by month", "Aylara göre ciro", "Käive kuude kaupa"]), "", html! {}, revenue(lang)))
                    (history(lang))
                }
                div class="record-side" { (facts_panel(lang)) (opportunities(lang)) (people(lang)) (invoices(lang)) (complaints(lang)) }
            }
        },
    )
}
