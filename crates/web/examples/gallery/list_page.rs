//! A list of companies.

use kernel::{Currency, Decimal, Lang, format};
use maud::{Markup, html};
use web::kit::{
    Align, BulkAction, Button, Cell, Column, ColumnPick, Empty, Filter, Line, Look, Row, Shell, SortState, Tab, Table,
    Theme, Tone, bulk_bar, button, column_chooser, empty, icon, key_bare, link_button, more_row, page, search_field,
    table, toolbar, view_tabs,
};

use crate::frame::{COMPANIES, SECTORS, Sample, crumb, say, shell};

/// Euros without cents.
pub fn euros(lang: Lang, amount: i64) -> String {
    format::amount_whole(lang, Decimal::from_int(amount).unwrap_or(Decimal::ZERO), Currency::EUR)
}

/// A day in short.
pub fn day(lang: Lang, iso: &str) -> String {
    kernel::date::parse_date(iso).map(|date| format::day_month(lang, date)).unwrap_or_default()
}

fn columns(lang: Lang) -> Vec<Column> {
    let column = |key: &str, words: [&str; 3], align: Align, narrow: bool| Column {
        key: key.into(),
        label: say(lang, words),
        align,
        sort_href: format!("?sort={key}"),
        sort: if key == "revenue" { SortState::Down } else { SortState::None },
        narrow,
        chief: key == "revenue",
    };
    vec![
        column("name", ["Company", "Şirket", "Ettevõte"], Align::Start, true),
        column("state", ["State", "Durum", "Seisund"], Align::Start, true),
        column("sector", ["Sector", "Sektör", "Tegevusala"], Align::Start, false),
        column("city", ["Town", "Şehir", "Linn"], Align::Start, true),
        column("owner", ["Account manager", "Müşteri yöneticisi", "Kliendihaldur"], Align::Start, false),
        column("touch", ["Last touch", "Son temas", "Viimane kontakt"], Align::End, false),
        column("share", ["Share", "Pay", "Osakaal"], Align::End, false),
        column("revenue", ["Revenue, 12 months", "Ciro, 12 ay", "Käive, 12 kuud"], Align::End, true),
    ]
}

fn row(lang: Lang, place: usize, &(name, city, _, sector, owner, revenue, share, state, key, touch): &Sample) -> Row {
    let states = [
        (Tone::Good, ["Active", "Aktif", "Aktiivne"]),
        (Tone::Warn, ["Passive", "Pasif", "Passiivne"]),
        (Tone::Quiet, ["Lost", "Kaybedildi", "Kaotatud"]),
    ];
    let (tone, words) = states[state];
    Row {
        id: format!("0C{place:011}"),
        href: format!("/companies/0C{place:011}"),
        live: format!("company:0C{place:011}"),
        mark: key.then(|| key_bare(&say(lang, ["Key account", "Kilit müşteri", "Võtmeklient"]))),
        cells: vec![
            Cell::Text(name.into()),
            Cell::Dot(tone, say(lang, words)),
            Cell::Text(say(lang, SECTORS[sector])),
            Cell::Text(city.into()),
            Cell::Person(owner.into()),
            if place % 7 == 6 { Cell::None } else { Cell::Figure(day(lang, touch)) },
            Cell::Share(share / 0.142, format::share(lang, share, 1)),
            Cell::Figure(euros(lang, revenue)),
        ],
        edits: ["", "", "/f/sector", "/f/city", "/f/owner", "/f/touch", "", ""].map(String::from).to_vec(),
        off: state == 2,
        ..Row::default()
    }
}

fn head(lang: Lang, count: &str) -> Markup {
    let title = say(lang, ["Companies", "Şirketler", "Ettevõtted"]);
    html! {
        header class="page-head" {
            h1 { (title) span class="page-count" { (count) } }
            div class="page-actions" {
                (link_button(&Button { text: &say(lang, ["Import", "İçe aktar", "Impordi"]), icon: "upload", look: Look::Quiet, ..Button::default() }, "/import"))
                (link_button(&Button { text: &say(lang, ["Export", "Dışa aktar", "Ekspordi"]), icon: "download", look: Look::Quiet, ..Button::default() }, "/companies.csv"))
                (button(&Button { text: &say(lang, ["New company", "Yeni şirket", "Uus ettevõte"]), icon: "plus", look: Look::Primary, ..Button::default() }, "/companies/new", ""))
            }
        }
    }
}

fn frame(lang: Lang, theme: Theme) -> Shell {
    let title = say(lang, ["Companies", "Şirketler", "Ettevõtted"]);
    Shell {
        fixed: true,
        ..shell(
            lang,
            theme,
            "companies",
            &title,
            vec![crumb(&say(lang, ["Customers", "Müşteriler", "Kliendid"]), "/companies"), crumb(&title, "")],
        )
    }
}

fn views(lang: Lang) -> Markup {
    let tab = |words: [&str; 3], icon: &'static str, count: &str, current: bool| Tab {
        text: say(lang, words),
        href: "?view=1".into(),
        icon,
        count: count.into(),
        current,
    };
    view_tabs(
        &say(lang, ["Saved views", "Kayıtlı görünümler", "Salvestatud vaated"]),
        &[
            tab(["All companies", "Tüm şirketler", "Kõik ettevõtted"], "list", "", true),
            tab(["Mine", "Benimkiler", "Minu omad"], "user", "148", false),
            tab(["Silent for 90 days", "90 gündür temas yok", "90 päeva vaikust"], "clock", "63", false),
            tab(["By stage", "Aşamaya göre", "Etapiti"], "board", "", false),
        ],
        html! { a class="view-tab" href="?save" title=(say(lang, ["Save as view", "Görünüm olarak kaydet", "Salvesta vaatena"])) { (icon("plus")) span class="sr" { (say(lang, ["Save as view", "Görünüm olarak kaydet", "Salvesta vaatena"])) } } },
    )
}

fn tools(lang: Lang) -> Markup {
    let picks: Vec<ColumnPick> =
        columns(lang).into_iter().map(|c| ColumnPick { key: c.key, label: c.label, shown: true }).collect();
    html! {
        a class="btn btn-quiet" href="?group" { (icon("group")) (say(lang, ["Group", "Grupla", "Rühmita"])) }
        (column_chooser(lang, "sample", "/companies/columns", &picks))
    }
}

/// The list.
pub fn draw(lang: Lang, theme: Theme) -> Markup {
    let columns = columns(lang);
    let more = more_row(lang, columns.len() + 1, "more.html");
    let total: i64 = COMPANIES.iter().map(|c| c.5).sum();
    let mut sums = vec![String::new(); columns.len()];
    sums[7] = euros(lang, total);
    let list = Table {
        id: "companies".into(),
        caption: say(lang, ["Companies", "Şirketler", "Ettevõtted"]),
        lines: COMPANIES.iter().enumerate().map(|(place, one)| Line::Row(row(lang, place, one))).collect(),
        columns,
        select: true,
        sums,
        foot_label: say(lang, ["2,349 companies", "2.349 şirket", "2349 ettevõtet"]),
        more: Some(more),
        ..Table::default()
    };
    let filter = |field: [&str; 3], compare: [&str; 3], value: [&str; 3]| Filter {
        field: say(lang, field),
        compare: say(lang, compare),
        value: say(lang, value),
        edit: "/filter".into(),
        remove: "?".into(),
    };
    let filters = [
        filter(
            ["Country", "Ülke", "Riik"],
            ["is", ":", "on"],
            ["Türkiye, Estonia", "Türkiye, Estonya", "Türgi, Eesti"],
        ),
        filter(["Revenue", "Ciro", "Käive"], ["over", ">", "üle"], ["€100,000", "€100.000", "100 000 €"]),
    ];
    let label = say(lang, ["Search in companies", "Şirketlerde ara", "Otsi ettevõtetest"]);
    let add = html! { button type="button" class="btn btn-quiet" { (icon("filter")) (say(lang, ["Filter", "Filtrele", "Filtreeri"])) } };
    let actions = [
        BulkAction {
            text: say(lang, ["Change", "Değiştir", "Muuda"]),
            icon: "edit",
            action: "/bulk".into(),
            asks: true,
            danger: false,
        },
        BulkAction {
            text: say(lang, ["Delete", "Sil", "Kustuta"]),
            icon: "trash",
            action: "/bulk/delete".into(),
            asks: false,
            danger: true,
        },
    ];
    page(
        &frame(lang, theme),
        html! {
            (head(lang, &format::integer(lang, 2349)))
            (views(lang))
            (toolbar(lang, search_field(&label, "/companies", "", &[], "#companies"), &filters, add, tools(lang)))
            (table(lang, &list))
            (bulk_bar(lang, "companies", &actions))
        },
    )
}

/// The list of a company that has just begun.
pub fn draw_empty(lang: Lang, theme: Theme) -> Markup {
    page(
        &frame(lang, theme),
        html! {
            (head(lang, ""))
            (views(lang))
            (empty(&Empty {
                icon: "building".into(),
                title: say(lang, ["Bring your customers in", "Müşterilerinizi içeri alın", "Too oma kliendid siia"]),
                text: say(lang, [
                    "A file from your accounting or a spreadsheet is enough. You see what will happen before it does, and can undo it afterwards.",
                    "Muhasebe programınızdan bir dosya veya bir tablo yeter. Ne olacağını önceden görür, sonra isterseniz geri alırsınız.",
                    "Piisab failist raamatupidamisprogrammist või tabelist. Enne näed, mis juhtub, ja pärast saad selle tagasi võtta.",
                ]),
                action: Some((say(lang, ["Import a file", "Dosya içe aktar", "Impordi fail"]), "/import".into())),
                other: Some((say(lang, ["Add one by hand", "Elle ekle", "Lisa käsitsi"]), "/companies/new".into())),
                small: false,
            }))
        },
    )
}
