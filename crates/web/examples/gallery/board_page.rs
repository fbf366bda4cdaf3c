//! Opportunities as a board.

use kernel::{Lang, format};
use maud::{Markup, html};
use web::kit::{
    Board, BoardColumn, Button, Card, Look, Shell, Tab, Theme, Tone, board, button, icon, page, search_field, toolbar,
    view_tabs,
};

use crate::frame::{crumb, say, shell};
use crate::list_page::{day, euros};

type Deal = (usize, [&'static str; 3], &'static str, i64, &'static str, &'static str);

const DEALS: &[Deal] = &[
    (
        0,
        ["Spare parts depot", "Yedek parça deposu", "Varuosaladu"],
        "Karadeniz Fındık İhracatı A.Ş.",
        70_000,
        "2027-03-31",
        "Ayşe Yılmaz",
    ),
    (
        0,
        ["Gift boxes for Christmas 2027", "2027 yılbaşı hediye kutuları", "Jõulukinkekarbid 2027"],
        "Harrison & Whitcombe Ltd",
        45_500,
        "2027-04-15",
        "Sarah Hughes",
    ),
    (
        0,
        ["Cold chain pilot", "Soğuk zincir pilotu", "Külmaahela katseprojekt"],
        "Läänemere Kalatööstus AS",
        88_000,
        "2027-05-01",
        "Liisa Mägi",
    ),
    (
        1,
        ["Sorting line, second hall", "Ayıklama hattı, ikinci salon", "Sorteerimisliin, teine saal"],
        "Karadeniz Fındık İhracatı A.Ş.",
        210_000,
        "2027-02-28",
        "Ayşe Yılmaz",
    ),
    (
        1,
        ["Sauna and terrace boards", "Sauna ve teras tahtaları", "Sauna- ja terrassilauad"],
        "Põhjala Puit OÜ",
        132_000,
        "2027-01-20",
        "Kaarel Õunapuu",
    ),
    (
        2,
        ["Hotel linen, 14 houses", "Otel tekstili, 14 tesis", "Hotellitekstiil, 14 maja"],
        "Işık Çetin Tekstil Ltd. Şti.",
        318_900,
        "2026-12-20",
        "Mehmet Öztürk",
    ),
    (
        2,
        ["Milling spindles", "Freze milleri", "Freesispindlid"],
        "Müller Präzisionsteile GmbH",
        176_000,
        "2027-01-31",
        "Sarah Hughes",
    ),
    (
        2,
        ["School furniture, three campuses", "Okul mobilyası, üç kampüs", "Koolimööbel, kolm linnakut"],
        "Çağdaş Eğitim Kurumları",
        94_300,
        "2026-11-12",
        "Ayşe Yılmaz",
    ),
    (
        3,
        ["Yearly frame contract 2027", "2027 çerçeve sözleşmesi", "Raamleping 2027"],
        "Karadeniz Fındık İhracatı A.Ş.",
        640_000,
        "2026-12-15",
        "Ayşe Yılmaz",
    ),
    (
        3,
        ["Warehouse shelving", "Depo rafları", "Laoriiulid"],
        "Ülemiste Logistika AS",
        152_700,
        "2026-12-05",
        "Kaarel Õunapuu",
    ),
    (
        4,
        ["Ceramic tableware", "Seramik sofra takımı", "Keraamilised lauanõud"],
        "Anadolu Seramik",
        120_000,
        "2026-11-04",
        "Ayşe Yılmaz",
    ),
];

fn columns(lang: Lang) -> Vec<BoardColumn> {
    let heads: [(&str, [&str; 3], Tone); 5] = [
        ("need", ["Need understood", "İhtiyaç anlaşıldı", "Vajadus selge"], Tone::Quiet),
        ("solution", ["Solution shown", "Çözüm sunuldu", "Lahendus esitatud"], Tone::Info),
        ("quote", ["Quote sent", "Teklif gönderildi", "Pakkumine saadetud"], Tone::Plum),
        ("talks", ["Negotiation", "Pazarlık", "Läbirääkimised"], Tone::Warn),
        ("won", ["Won", "Kazanıldı", "Võidetud"], Tone::Good),
    ];
    heads
        .iter()
        .enumerate()
        .map(|(place, (value, words, tone))| {
            let deals: Vec<_> = DEALS.iter().enumerate().filter(|(_, deal)| deal.0 == place).collect();
            BoardColumn {
                value: (*value).into(),
                title: say(lang, *words),
                tone: *tone,
                count: deals.len().to_string(),
                sum: euros(lang, deals.iter().map(|(_, deal)| deal.3).sum()),
                cards: deals.iter().map(|(number, deal)| card(lang, *number, deal)).collect(),
                more: String::new(),
            }
        })
        .collect()
}

fn card(lang: Lang, number: usize, &(stage, title, company, amount, close, owner): &Deal) -> Card {
    let late = close < "2026-11-21" && stage != 4;
    let close = html! {
        span class={ "dotted" @if late { " text-bad" } } { (icon("calendar")) (day(lang, close)) }
    };
    let chance = html! { (format::share(lang, [0.1, 0.3, 0.5, 0.8, 1.0][stage], 0)) };
    Card {
        id: format!("0D{number:011}"),
        version: 3,
        title: say(lang, title),
        href: "/opportunities/1".into(),
        sub: company.into(),
        amount: euros(lang, amount),
        facts: vec![close, chance],
        owner: owner.into(),
        live: format!("opportunity:0D{number:011}"),
        refresh: format!("/opportunities/0D{number:011}/card"),
    }
}

/// The board.
pub fn draw(lang: Lang, theme: Theme) -> Markup {
    let title = say(lang, ["Opportunities", "Fırsatlar", "Müügivõimalused"]);
    let frame = Shell {
        fixed: true,
        ..shell(
            lang,
            theme,
            "opportunities",
            &title,
            vec![crumb(&say(lang, ["Sales", "Satış", "Müük"]), "/opportunities"), crumb(&title, "")],
        )
    };
    let tab = |words: [&str; 3], icon: &'static str, current: bool| Tab {
        text: say(lang, words),
        href: "?view".into(),
        icon,
        current,
        ..Tab::default()
    };
    let label = say(lang, ["Search in opportunities", "Fırsatlarda ara", "Otsi müügivõimalustest"]);
    let sum: i64 = DEALS.iter().map(|deal| deal.3).sum();
    page(
        &frame,
        html! {
            header class="page-head" {
                h1 { (title) span class="page-count" { (DEALS.len()) " · " (euros(lang, sum)) } }
                div class="page-actions" {
                    (button(&Button { text: &say(lang, ["New opportunity", "Yeni fırsat", "Uus müügivõimalus"]), icon: "plus", look: Look::Primary, ..Button::default() }, "/o", ""))
                }
            }
            (view_tabs(&say(lang, ["Saved views", "Kayıtlı görünümler", "Salvestatud vaated"]), &[
                tab(["Pipeline", "Satış hattı", "Müügitoru"], "board", true),
                tab(["List", "Liste", "Loend"], "list", false),
                tab(["Closing this quarter", "Bu çeyrek kapanacak", "Sulgub sel kvartalil"], "calendar", false),
            ], html! {}))
            (toolbar(lang, search_field(&label, "/opportunities", "", &[], "#board"), &[], html! { button type="button" class="btn btn-quiet" { (icon("filter")) (say(lang, ["Filter", "Filtrele", "Filtreeri"])) } }, html! {}))
            (board(lang, &Board { caption: title, move_url: "/opportunities/move".into(), columns: columns(lang), live_list: "opportunity".into(), refresh: String::new() }))
        },
    )
}
