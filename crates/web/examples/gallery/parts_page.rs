//! Every part once.

use kernel::{Lang, format};
use maud::{Markup, html};
use web::charts::{Chart, Donut, Funnel, Line as LineChart, Palette, Series, Size, Slice, Step, donut, figure, spark};
use web::kit::{
    AddressWords, Align, Button, Cell, Choice, Chosen, Clash, Column, Day, DayItem, Dialog, DropZone, Empty, Field,
    Form, Group, Input, Line, Look, MenuItem, Month, Notice, Pick, Plain, Progress, Row, Section, Tab, Table, Theme,
    Tile, Toast, Tone, avatar, chip, conflict, dialog, dot, drop_zone, empty, form, icon, inline_form, key_mark,
    link_button, menu, menu_link, meter_wide, month, notice, page, panel, picks, plain_page, progress, prose, submit,
    table, tabs, tags, tiles, toast, who,
};

use crate::frame::{crumb, say, shell};
use crate::list_page::euros;

fn text(lang: Lang, name: &str, label: [&str; 3], input: Input) -> Field {
    Field { name: name.into(), label: say(lang, label), input, ..Field::default() }
}

fn every_field(lang: Lang) -> Markup {
    let choices = |all: &[(&str, [&str; 3])]| {
        all.iter().map(|(value, words)| Choice { value: (*value).into(), label: say(lang, *words) }).collect::<Vec<_>>()
    };
    let kinds = choices(&[
        ("customer", ["Customer", "Müşteri", "Klient"]),
        ("supplier", ["Supplier", "Tedarikçi", "Tarnija"]),
        ("partner", ["Partner", "İş ortağı", "Partner"]),
    ]);
    let fields = vec![
        Field {
            required: true,
            hint: say(
                lang,
                [
                    "As it stands in the commercial register.",
                    "Ticaret sicilinde yazıldığı gibi.",
                    "Nii, nagu see on äriregistris.",
                ],
            ),
            ..text(
                lang,
                "name",
                ["Name", "Ad", "Nimi"],
                Input::Text { value: "Õun ja Pojad OÜ".into(), max: 200, autocomplete: "organization" },
            )
        },
        Field {
            error: say(
                lang,
                [
                    "This number has a wrong check digit.",
                    "Bu numaranın kontrol basamağı yanlış.",
                    "Selle numbri kontrollnumber on vale.",
                ],
            ),
            ..text(
                lang,
                "vat",
                ["VAT number", "Vergi numarası", "KMKR number"],
                Input::Text { value: "EE100366327".into(), max: 20, autocomplete: "" },
            )
        },
        text(
            lang,
            "staff",
            ["Employees", "Çalışan sayısı", "Töötajaid"],
            Input::Number { value: "42".into(), unit: String::new() },
        ),
        text(
            lang,
            "limit",
            ["Credit limit", "Kredi limiti", "Krediidilimiit"],
            Input::Money {
                amount: format::float(lang, 25000.0, 2),
                currency: "EUR".into(),
                currencies: vec!["EUR".into(), "TRY".into(), "GBP".into()],
            },
        ),
        text(lang, "chance", ["Probability", "Olasılık", "Tõenäosus"], Input::Percent { value: "60".into() }),
        text(
            lang,
            "close",
            ["Expected close", "Beklenen kapanış", "Eeldatav sulgemine"],
            Input::Date { value: "2026-12-15".into() },
        ),
        text(lang, "visit", ["Visit", "Ziyaret", "Külastus"], Input::DateTime { value: "2026-11-24T14:30".into() }),
        text(lang, "effort", ["Effort", "Harcanan süre", "Ajakulu"], Input::Duration { value: "1:30".into() }),
        text(
            lang,
            "kind",
            ["Kind", "Tür", "Liik"],
            Input::Choice { value: "customer".into(), choices: kinds.clone(), none: String::new() },
        ),
        text(
            lang,
            "active",
            ["Receives the newsletter", "Bülten alıyor", "Saab uudiskirja"],
            Input::YesNo { value: true },
        ),
        text(
            lang,
            "roles",
            ["Roles", "Roller", "Rollid"],
            Input::Choices { values: vec!["customer".into(), "partner".into()], choices: kinds },
        ),
        text(
            lang,
            "parent",
            ["Group", "Grup", "Kontsern"],
            Input::Reference {
                chosen: Some(Chosen { id: "1".into(), label: "Põhjala Puit OÜ".into() }),
                search: "/companies/pick".into(),
            },
        ),
        text(
            lang,
            "team",
            ["Account team", "Müşteri ekibi", "Kliendimeeskond"],
            Input::References {
                chosen: vec![
                    Chosen { id: "1".into(), label: "Ayşe Yılmaz".into() },
                    Chosen { id: "2".into(), label: "Kaarel Õunapuu".into() },
                ],
                search: "/users/pick".into(),
            },
        ),
        text(
            lang,
            "mail",
            ["E-mail", "E-posta", "E-post"],
            Input::Email { value: "info@oun.example".into(), autocomplete: "" },
        ),
        text(lang, "phone", ["Phone", "Telefon", "Telefon"], Input::Phone { value: "+372 435 5000".into() }),
        text(lang, "site", ["Website", "Web sitesi", "Veebileht"], Input::Url { value: "https://oun.example".into() }),
        Field {
            read_only: true,
            ..text(
                lang,
                "number",
                ["Customer number", "Müşteri numarası", "Kliendinumber"],
                Input::Text { value: "K-20417".into(), max: 0, autocomplete: "" },
            )
        },
        text(
            lang,
            "contract",
            ["Contract", "Sözleşme", "Leping"],
            Input::File { accept: ".pdf".into(), multiple: false, current: "raamleping-2026.pdf".into() },
        ),
        text(
            lang,
            "address",
            ["Address", "Adres", "Aadress"],
            Input::Address {
                street: "Posti 12".into(),
                postcode: "71004".into(),
                city: "Viljandi".into(),
                region: "Viljandimaa".into(),
                country: "EE".into(),
                countries: choices(&[("EE", ["Estonia", "Estonya", "Eesti"]), ("TR", ["Türkiye", "Türkiye", "Türgi"])]),
                words: AddressWords {
                    street: say(lang, ["Street", "Cadde, sokak ve no", "Tänav ja maja"]),
                    postcode: say(lang, ["Postcode", "Posta kodu", "Sihtnumber"]),
                    city: say(lang, ["Town", "Şehir", "Linn"]),
                    region: say(lang, ["Region", "İl", "Maakond"]),
                    country: say(lang, ["Country", "Ülke", "Riik"]),
                },
            },
        ),
        text(
            lang,
            "note",
            ["Note", "Not", "Märkus"],
            Input::LongText {
                value: say(
                    lang,
                    [
                        "Prefers to be called in the morning.",
                        "Sabah aranmayı tercih ediyor.",
                        "Eelistab kõnesid hommikul.",
                    ],
                ),
            },
        ),
    ];
    form(
        lang,
        &Form {
            id: "every".into(),
            action: "/companies".into(),
            csrf: "sample".into(),
            sections: vec![Section {
                title: say(lang, ["Every kind of field", "Her alan türü", "Iga liiki väli"]),
                fields,
                ..Section::default()
            }],
            errors: vec![say(lang, ["The VAT number is wrong.", "Vergi numarası yanlış.", "KMKR number on vale."])],
            submit: say(lang, ["Save", "Kaydet", "Salvesta"]),
            cancel: "/companies".into(),
            ..Form::default()
        },
    )
}

fn charts(lang: Lang) -> Markup {
    let write = |value: f64| format::compact(lang, value);
    let line = LineChart {
        title: say(lang, ["Revenue by territory", "Bölgelere göre ciro", "Käive piirkonniti"]),
        says: String::new(),
        names: (1..=12).map(|month| format::month(lang, kernel::Date::constant(2026, month, 1))).collect(),
        series: [("Marmara", 410.0, 21.0), ("Baltikum", 280.0, 34.0), ("Yorkshire", 190.0, -6.0)]
            .iter()
            .map(|(name, start, step)| Series {
                name: (*name).into(),
                values: (0..12)
                    .map(|n| Some((start + step * f64::from(n) + f64::from(n * 37 % 11) * 9.0) * 1000.0))
                    .collect(),
            })
            .collect(),
        write: &write,
    };
    let funnel = Funnel {
        title: say(lang, ["From lead to order", "Aday müşteriden siparişe", "Vihjest tellimuseni"]),
        steps: [
            (["Leads", "Aday müşteriler", "Müügivihjed"], 412, ""),
            (["Opportunities", "Fırsatlar", "Müügivõimalused"], 168, "41%"),
            (["Quotes", "Teklifler", "Pakkumised"], 97, "58%"),
            (["Orders", "Siparişler", "Tellimused"], 44, "45%"),
        ]
        .iter()
        .map(|(words, value, kept)| Step {
            name: say(lang, *words),
            value: f64::from(*value),
            figure: value.to_string(),
            kept: (*kept).into(),
        })
        .collect(),
    };
    let ring = Donut {
        title: say(lang, ["Revenue by sector", "Sektörlere göre ciro", "Käive tegevusalati"]),
        slices: [
            (["Food", "Gıda", "Toiduained"], 46),
            (["Timber", "Ağaç ürünleri", "Puit"], 22),
            (["Textiles", "Tekstil", "Tekstiil"], 17),
            (["Machinery", "Makine", "Masinad"], 9),
            (["Other", "Diğer", "Muu"], 6),
        ]
        .iter()
        .map(|(words, value)| Slice {
            name: say(lang, *words),
            value: f64::from(*value),
            figure: format::share(lang, f64::from(*value) / 100.0, 0),
        })
        .collect(),
        total: euros(lang, 33_917_000),
    };
    html! {
        div class="cols" {
            (panel("line", &line.title, "", html! {}, figure(lang, "", html! {}, &line, &Table::default())))
            (panel("funnel", &funnel.title, "", html! {}, figure(lang, "", html! {}, &funnel, &Table::default())))
            (panel("ring", &ring.title, "", html! {}, donut(&ring)))
            (panel("revenue-2", &say(lang, ["Revenue by month", "Aylara göre ciro", "Käive kuude kaupa"]), "", html! {}, crate::record_page::revenue(lang)))
        }
        // The same for paper: colours of its own, no classes.
        details { summary { "Print" } (line.draw(Size::MEDIUM, Palette::Print)) }
    }
}

fn grouped(lang: Lang) -> Markup {
    let columns = vec![
        Column { label: say(lang, ["Company", "Şirket", "Ettevõte"]), narrow: true, ..Column::default() },
        Column { label: say(lang, ["Trend", "Eğilim", "Suundumus"]), ..Column::default() },
        Column { label: say(lang, ["Tags", "Etiketler", "Sildid"]), ..Column::default() },
        Column {
            label: say(lang, ["Revenue", "Ciro", "Käive"]), align: Align::End, narrow: true, ..Column::default()
        },
    ];
    let row = |name: &str, amount: i64, seed: i64| {
        let values: Vec<i64> = (0..12).map(|n| 40 + (n * seed) % 23 + n * 2).collect();
        Line::Row(Row {
            href: "/c".into(),
            cells: vec![
                Cell::Text(name.into()),
                Cell::Html(spark(&values, &say(lang, ["Trend", "Eğilim", "Suundumus"]), Palette::Page)),
                Cell::Tags(vec!["A".into(), say(lang, ["reference", "referans", "referents"])]),
                Cell::Figure(euros(lang, amount)),
            ],
            ..Row::default()
        })
    };
    let group = |label: &str, count: &str, sum: i64| {
        Line::Group(Group {
            label: Cell::Text(label.into()),
            count: count.into(),
            sums: vec![String::new(), String::new(), String::new(), euros(lang, sum)],
        })
    };
    table(
        lang,
        &Table {
            id: "grouped".into(),
            caption: say(lang, ["Companies by country", "Ülkelere göre şirketler", "Ettevõtted riigiti"]),
            columns,
            lines: vec![
                group(&say(lang, ["Estonia", "Estonya", "Eesti"]), "2", 4_423_860),
                row("Põhjala Puit OÜ", 3_190_450, 7),
                row("Õun ja Pojad OÜ", 1_233_410, 5),
                group(&say(lang, ["Türkiye", "Türkiye", "Türgi"]), "2", 7_567_420),
                row("Karadeniz Fındık İhracatı A.Ş.", 4_812_300, 11),
                row("Işık Çetin Tekstil Ltd. Şti.", 2_755_120, 3),
            ],
            sums: vec![String::new(), String::new(), String::new(), euros(lang, 11_991_280)],
            foot_label: "4".into(),
            ..Table::default()
        },
    )
}

fn calendar(lang: Lang) -> Markup {
    let days = (0..35)
        .map(|place: i32| {
            let number = (place - 6).rem_euclid(31) + 1;
            let outside = !(6..36).contains(&place);
            let date = kernel::Date::constant(2026, 11, if outside { 1 } else { (place - 5) as i8 });
            let number = if outside { number } else { place - 5 };
            let item = |title: &str, time: &str, tone: Tone| DayItem {
                title: title.into(),
                href: "/a".into(),
                time: time.into(),
                tone,
            };
            let items = match number {
                _ if outside => vec![],
                3 => vec![item("Põhjala Puit OÜ", "09:30", Tone::Accent)],
                12 => vec![
                    item("Selin Kara", "11:00", Tone::Info),
                    item("Işık Çetin Tekstil Ltd. Şti.", "14:00", Tone::Plum),
                ],
                21 => vec![item(&say(lang, ["Prepare quote", "Teklif hazırla", "Koosta pakkumine"]), "", Tone::Warn)],
                24 => vec![
                    item("Karadeniz Fındık", "10:00", Tone::Accent),
                    item("Müller Präzisionsteile GmbH", "13:15", Tone::Quiet),
                ],
                _ => vec![],
            };
            let more =
                (number == 24 && !outside).then(|| (say(lang, ["2 more", "2 tane daha", "veel 2"]), "/day".to_owned()));
            Day {
                date: date.to_string(),
                number: number as u8,
                name: format::date_long(lang, date),
                outside,
                today: number == 21 && !outside,
                items,
                more,
            }
        })
        .collect();
    let weekdays = (0..7)
        .map(|n| format::weekday_short(lang, kernel::Date::constant(2026, 11, 2 + n).weekday()).to_owned())
        .collect();
    month(&Month {
        title: format::month_long(lang, kernel::Date::constant(2026, 11, 1)),
        weekdays,
        days,
        ..Month::default()
    })
}

fn small_parts(lang: Lang) -> Markup {
    let state = ["Open", "Açık", "Avatud"];
    html! {
        div class="row" {
            @for (look, words) in [(Look::Primary, ["Save", "Kaydet", "Salvesta"]), (Look::Plain, ["Edit", "Düzenle", "Muuda"]), (Look::Quiet, ["Cancel", "Vazgeç", "Loobu"]), (Look::Danger, ["Delete", "Sil", "Kustuta"])] {
                (submit(&Button { text: &say(lang, words), look, ..Button::default() }, "", ""))
            }
            (link_button(&Button { text: &say(lang, ["Small", "Küçük", "Väike"]), icon: "star", small: true, ..Button::default() }, "#"))
            (menu(html! { (say(lang, ["More", "Diğer", "Veel"])) (icon("chevron-down")) }, "", false, "btn", html! {
                (menu_link(&MenuItem { text: say(lang, ["Duplicate", "Kopyala", "Tee koopia"]), icon: "copy", href: "#".into(), ..MenuItem::default() }))
                (menu_link(&MenuItem { text: say(lang, ["Delete", "Sil", "Kustuta"]), icon: "trash", href: "#".into(), danger: true, ..MenuItem::default() }))
            }))
        }
        div class="row" {
            @for tone in [Tone::Quiet, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad, Tone::Info, Tone::Plum] { (chip(tone, &say(lang, state))) }
            @for tone in [Tone::Quiet, Tone::Good, Tone::Bad] { (dot(tone, &say(lang, state))) }
            (tags(&["fuar", "mess"])) (key_mark(&say(lang, ["Strategic account", "Stratejik müşteri", "Strateegiline klient"]))) (who("Zübeyde Ünlü")) (avatar("Kaarel Õunapuu"))
        }
        div class="row" { @for name in web::kit::icon::names() { (icon(name)) } }
    }
}

fn messages(lang: Lang) -> Markup {
    let saved =
        say(lang, ["48 companies moved to the bin", "48 şirket çöp kutusuna taşındı", "48 ettevõtet viidi prügikasti"]);
    html! {
        (notice(&Notice { tone: Tone::Info, body: html! { (say(lang, ["Sums count only what you may see.", "Toplamlar yalnızca görebildiklerinizi sayar.", "Summad loevad ainult seda, mida näete."])) }, ..Notice::default() }))
        (notice(&Notice { tone: Tone::Warn, body: html! { (say(lang, ["12 rows have no rate for their currency.", "12 satırın para birimi için kur yok.", "12 real puudub valuutakurss."])) }, actions: link_button(&Button { text: &say(lang, ["Show", "Göster", "Näita"]), small: true, ..Button::default() }, "#") }))
        (progress(lang, "sample", &Progress { text: say(lang, ["Importing invoice lines", "Fatura satırları içe aktarılıyor", "Arveridade import"]), note: say(lang, ["212,400 of 525,461", "212.400 / 525.461", "212 400 / 525 461"]), done: Some((212_400, 525_461)), ..Progress::default() }))
        (meter_wide(0.64, Tone::Good))
        div class="row" { (toast(lang, &Toast { text: saved, undo: "/undo".into(), ..Toast::default() })) (toast(lang, &Toast { text: say(lang, ["That did not work.", "İşlem yapılamadı.", "See ei õnnestunud."]), tone: Tone::Bad, ..Toast::default() })) }
        (conflict(lang, "sample", "/c", 8, "Kaarel Õunapuu, 14:02", "", &[Clash { name: "owner".into(), label: say(lang, ["Account manager", "Müşteri yöneticisi", "Kliendihaldur"]), mine: Cell::Person("Ayşe Yılmaz".into()), theirs: Cell::Person("Liisa Mägi".into()), ..Clash::default() }]))
        (drop_zone(lang, &DropZone { action: "/import".into(), name: "file".into(), accept: ".csv,.gz".into(), title: say(lang, ["Drop a file here or choose one", "Dosyayı buraya bırakın veya seçin", "Lohista fail siia või vali see"]), text: say(lang, ["CSV or TSV, also as .gz or .zip", "CSV veya TSV, .gz ya da .zip de olur", "CSV või TSV, ka .gz või .zip"]), submit: say(lang, ["Send", "Gönder", "Saada"]), csrf: "sample".into(), hidden: vec![], ..DropZone::default() }))
        (empty(&Empty { icon: "flag".into(), title: say(lang, ["No events yet", "Henüz olay yok", "Sündmusi veel pole"]), text: say(lang, ["Note what changes at the customer.", "Müşteride değişenleri not edin.", "Märgi üles, mis kliendi juures muutub."]), action: Some((say(lang, ["Add event", "Olay ekle", "Lisa sündmus"]), "#".into())), ..Empty::default() }))
    }
}

/// Every part on one page.
pub fn draw(lang: Lang, theme: Theme) -> Markup {
    let title = say(lang, ["Parts", "Parçalar", "Osad"]);
    let inline = Field {
        prefix: "g-".into(),
        ..text(lang, "city", ["Town", "Şehir", "Linn"], Input::Text { value: "Võru".into(), max: 0, autocomplete: "" })
    };
    let tab =
        |words: [&str; 3], current: bool| Tab { text: say(lang, words), href: "#".into(), current, ..Tab::default() };
    page(
        &shell(lang, theme, "settings", &title, vec![crumb(&title, "")]),
        html! {
            header class="page-head" { h1 { (title) } }
            (tabs(&title, &[tab(["Details", "Ayrıntılar", "Andmed"], true), tab(["Timeline", "Zaman çizelgesi", "Ajajoon"], false), tab(["Files", "Dosyalar", "Failid"], false)], "#part"))
            (small_parts(lang))
            (tiles(&[
                Tile { label: say(lang, ["Customers for 80%", "%80 için müşteri", "Kliente 80% jaoks"]), value: format::integer(lang, 777), note: say(lang, ["of 2,349", "/ 2.349", "2349-st"]), main: true, ..Tile::default() },
                Tile { label: say(lang, ["Revenue", "Ciro", "Käive"]), value: euros(lang, 33_917_000), change: format!("+{}", format::share(lang, 0.08, 0)), tone: Tone::Good, href: "#".into(), ..Tile::default() },
                Tile { label: say(lang, ["Overdue", "Vadesi geçmiş", "Tähtaja ületanud"]), value: euros(lang, 212_480), change: format!("+{}", format::share(lang, 0.31, 0)), tone: Tone::Bad, ..Tile::default() },
            ]))
            (charts(lang))
            (grouped(lang))
            (calendar(lang))
            div class="stack" { (messages(lang)) }
            (inline_form(lang, "sample", "/f", 3, "closest td", &inline))
            ul class="related" role="listbox" aria-label=(title) { (picks(lang, &[Pick { id: "1".into(), label: "Põhjala Puit OÜ".into(), note: "Võru".into(), icon: "building".into() }])) }
            (prose("## Visit\n\n- prices for **2027**\n- second hall\n\n> \"Fast answers matter more than discounts.\"\n\n| Hall | Line |\n|---|---|\n| 1 | 2019 |"))
            (every_field(lang))
            (dialog(lang, &Dialog { title: title.clone(), body: html! { p { (title) } }, ..Dialog::default() }))
        },
    )
}

/// The page before everything.
pub fn sign_in(lang: Lang, theme: Theme) -> Markup {
    let plain = Plain {
        lang,
        theme,
        title: say(lang, ["Sign in", "Oturum aç", "Logi sisse"]),
        csrf: "sample".into(),
        wide: false,
    };
    let fields = vec![
        Field {
            full: true,
            focus: true,
            ..text(
                lang,
                "email",
                ["E-mail", "E-posta", "E-post"],
                Input::Email { value: String::new(), autocomplete: "" },
            )
        },
        Field {
            full: true,
            ..text(
                lang,
                "password",
                ["Password", "Parola", "Parool"],
                Input::Password { autocomplete: "current-password" },
            )
        },
    ];
    plain_page(
        &plain,
        form(
            lang,
            &Form {
                id: "signin".into(),
                action: "/login".into(),
                csrf: "sample".into(),
                sections: vec![Section { fields, ..Section::default() }],
                submit: say(lang, ["Sign in", "Oturum aç", "Logi sisse"]),
                ..Form::default()
            },
        ),
    )
}
