//! The concentration picture over 2,349 made-up customers.

use kernel::{Lang, format};
use maud::{Markup, html};
use web::charts::{Pareto, figure};
use web::kit::{
    Align, Button, Cell, Column, Filter, Line, Look, Row, Table, Theme, Tile, filter_chip, icon, key_bare, link_button,
    page, table, tiles,
};

use crate::frame::{COMPANIES, crumb, say, shell};
use crate::list_page::euros;

/// Balances that fall off as those of real customers do.
pub fn balances(count: usize) -> Vec<i64> {
    let mut all: Vec<i64> = COMPANIES.iter().map(|company| company.5).collect();
    all.extend((all.len()..count).map(|rank| (310_000.0 / (1.0 + (rank - 19) as f64 / 55.0).powf(1.35)) as i64 + 40));
    all
}

/// The picture with its table.
pub fn picture(lang: Lang, count: usize) -> (Markup, usize) {
    let amounts = balances(count);
    let total: i64 = amounts.iter().sum();
    let mut curve = vec![(0, 0.0)];
    let (mut sum, mut reached) = (0, 0);
    for (place, amount) in amounts.iter().enumerate() {
        sum += amount;
        if reached == 0 && sum * 10 >= total * 8 {
            reached = place + 1;
            curve.push((reached, sum as f64 / total as f64));
        } else if place % 24 == 0 || place < 24 || place + 1 == count {
            curve.push((place + 1, sum as f64 / total as f64));
        }
    }
    let write = |value: f64| format::compact(lang, value);
    let write_share = |value: f64| format::share(lang, value, 0);
    let write_count = |value: f64| format::integer(lang, value as i64);
    let title = say(lang, ["Concentration of revenue", "Ciro yoğunlaşması", "Käibe kontsentratsioon"]);
    let n = format::integer(lang, reached as i64);
    let pareto = Pareto {
        title: title.clone(),
        says: say(
            lang,
            [
                "Few customers make most of the revenue",
                "Cironun çoğunu az sayıda müşteri sağlıyor",
                "Enamiku käibest annavad vähesed kliendid",
            ],
        ),
        amounts: amounts.iter().map(|amount| *amount as f64).collect(),
        names: COMPANIES.iter().map(|company| company.0.to_owned()).collect(),
        curve,
        reached,
        share: 0.8,
        mark: (
            match lang {
                Lang::En => format!("{n} customers"),
                Lang::Tr => format!("{n} müşteri"),
                Lang::Et => format!("{n} klienti"),
            },
            say(lang, ["carry 80% of revenue", "cironun %80'ini sağlıyor", "annavad 80% käibest"]),
        ),
        axes: (
            say(lang, ["Cumulative share", "Birikimli pay", "Kumulatiivne osakaal"]),
            say(lang, ["Revenue of each", "Her birinin cirosu", "Igaühe käive"]),
        ),
        axis: say(lang, ["Customers, largest first", "Müşteriler, en büyükten başlayarak", "Kliendid, suuremad ees"]),
        write: &write,
        write_share: &write_share,
        write_count: &write_count,
    };
    (figure(lang, &title, html! {}, &pareto, &Table::default()), reached)
}

fn customers(lang: Lang) -> Table {
    let column = |words: [&str; 3], align: Align, narrow: bool| Column {
        label: say(lang, words),
        align,
        narrow,
        ..Column::default()
    };
    let mut sum = 0.0;
    Table {
        id: "customers".into(),
        caption: say(lang, ["Customers by revenue", "Ciroya göre müşteriler", "Kliendid käibe järgi"]),
        columns: vec![
            column(["Customer", "Müşteri", "Klient"], Align::Start, true),
            column(["Rank", "Sıra", "Koht"], Align::End, true),
            column(["Revenue", "Ciro", "Käive"], Align::End, true),
            column(["Share", "Pay", "Osakaal"], Align::End, false),
            column(["Together", "Birikimli", "Kokku"], Align::End, true),
        ],
        lines: COMPANIES
            .iter()
            .take(10)
            .enumerate()
            .map(|(place, company)| {
                sum += company.6;
                Line::Row(Row {
                    id: place.to_string(),
                    href: "/companies/1".into(),
                    mark: company.8.then(|| key_bare(&say(lang, ["Key account", "Kilit müşteri", "Võtmeklient"]))),
                    cells: vec![
                        Cell::Text(company.0.into()),
                        Cell::Figure((place + 1).to_string()),
                        Cell::Figure(euros(lang, company.5)),
                        Cell::Share(company.6 / 0.142, format::share(lang, company.6, 1)),
                        Cell::Figure(format::share(lang, sum, 1)),
                    ],
                    ..Row::default()
                })
            })
            .collect(),
        ..Table::default()
    }
}

/// The page.
pub fn draw(lang: Lang, theme: Theme) -> Markup {
    let title = say(lang, ["Concentration", "Yoğunlaşma", "Kontsentratsioon"]);
    let (picture, reached) = picture(lang, 2349);
    let n = format::integer(lang, reached as i64);
    let all = format::integer(lang, 2349);
    let filter = |field: [&str; 3], value: [&str; 3]| Filter {
        field: say(lang, field),
        compare: ":".into(),
        value: say(lang, value),
        edit: "/f".into(),
        remove: "?".into(),
    };
    let tile = |label: [&str; 3], value: String, note: [&str; 3]| Tile {
        label: say(lang, label),
        value,
        note: say(lang, note),
        ..Tile::default()
    };
    page(
        &shell(
            lang,
            theme,
            "concentration",
            &title,
            vec![crumb(&say(lang, ["Insight", "Analiz", "Ülevaated"]), "/insight"), crumb(&title, "")],
        ),
        html! {
            header class="page-head" {
                h1 { (title) }
                div class="page-actions" {
                    div class="btn-group" role="group" aria-label=(say(lang, ["Measure", "Ölçüt", "Mõõdik"])) {
                        a class="btn" href="?measure=revenue" aria-current="true" { (say(lang, ["Revenue", "Ciro", "Käive"])) }
                        a class="btn" href="?measure=profit" { (say(lang, ["Profit", "Kâr", "Kasum"])) }
                    }
                    (link_button(&Button { text: &say(lang, ["Export", "Dışa aktar", "Ekspordi"]), icon: "download", look: Look::Quiet, ..Button::default() }, "/x"))
                }
            }
            div class="toolbar" {
                div class="filter-chips" {
                    (filter_chip(lang, &filter(["Period", "Dönem", "Periood"], ["last 12 months", "son 12 ay", "viimased 12 kuud"])))
                    (filter_chip(lang, &filter(["Groups", "Gruplar", "Kontsernid"], ["rolled up", "toplanmış", "kokku võetud"])))
                }
                button type="button" class="btn btn-quiet" { (icon("filter")) (say(lang, ["Segment, territory", "Segment, bölge", "Segment, piirkond"])) }
            }
            p class="headline" {
                @match lang {
                    Lang::En => { b { (n) " of " (all) } " customers carry 80% of your revenue." },
                    Lang::Tr => { (all) " müşteriden " b { (n) "'i" } " cironuzun %80'ini sağlıyor." },
                    Lang::Et => { b { (n) " klienti " (all) "-st" } " annavad 80% teie käibest." },
                }
            }
            (tiles(&[
                tile(["Revenue", "Ciro", "Käive"], euros(lang, 33_917_000), ["12 months, positive balances", "12 ay, artı bakiyeler", "12 kuud, positiivsed saldod"]),
                tile(["Largest customer", "En büyük müşteri", "Suurim klient"], format::share(lang, 0.142, 1), ["Karadeniz Fındık İhracatı A.Ş.", "Karadeniz Fındık İhracatı A.Ş.", "Karadeniz Fındık İhracatı A.Ş."]),
                tile(["Top 10 together", "İlk 10 toplamı", "Esimesed 10 kokku"], format::share(lang, 0.607, 1), ["six points more than last year", "geçen yıldan altı puan fazla", "kuus punkti rohkem kui mullu"]),
                tile(["Key accounts among them", "Aralarındaki kilit müşteri", "Neist võtmekliente"], "4".into(), ["two of the top ten are not", "ilk ondan altısı değil", "kümnest esimesest kuus ei ole"]),
            ]))
            (picture)
            (table(lang, &customers(lang)))
        },
    )
}
