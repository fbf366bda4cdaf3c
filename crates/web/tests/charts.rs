//! Charts say what they show, stay inside their picture, and cope with nothing, with one, and with thousands.

use kernel::{Lang, format};
use web::charts::{Bar, Bars, Chart, Donut, Funnel, Ink, Line, Palette, Pareto, Series, Size, Slice, Step, spark};

const SIZES: [Size; 3] = [Size::NARROW, Size::MEDIUM, Size::WIDE];

fn write(value: f64) -> String {
    format::compact(Lang::Et, value)
}

fn write_share(value: f64) -> String {
    format::share(Lang::Tr, value, 0)
}

fn bars(values: &[f64]) -> Bars<'static> {
    Bars {
        title: "Käive kuude kaupa".into(),
        says: String::new(),
        bars: values
            .iter()
            .map(|value| Bar { name: "september 2026".into(), value: *value, says: write(*value), ink: Ink::Series(1) })
            .collect(),
        write: &write,
    }
}

fn pareto(count: usize) -> Pareto<'static> {
    let amounts: Vec<f64> = (0..count).map(|rank| 1_000_000.0 / (rank + 1) as f64).collect();
    let total: f64 = amounts.iter().sum();
    let mut sum = 0.0;
    let mut curve = vec![(0, 0.0)];
    let mut reached = 0;
    for (place, amount) in amounts.iter().enumerate() {
        sum += amount;
        if reached == 0 && sum >= 0.8 * total {
            reached = place + 1;
        }
        if place % 40 == 0 || place + 1 == count || reached == place + 1 {
            curve.push((place + 1, sum / total));
        }
    }
    Pareto {
        title: "Ciro yoğunlaşması".into(),
        says: format!("{reached} müşteri cironun %80'ini sağlıyor"),
        amounts,
        names: vec!["Karadeniz Fındık İhracatı A.Ş.".into()],
        curve: if count == 0 { vec![] } else { curve },
        reached,
        share: 0.8,
        mark: (format!("{reached} müşteri"), "cironun %80'i".into()),
        axes: ("Birikimli pay".into(), "Her birinin cirosu".into()),
        axis: "Müşteriler, en büyükten başlayarak".into(),
        write: &write,
        write_share: &write_share,
        write_count: &write,
    }
}

fn line(points: usize) -> Line<'static> {
    let values = |start: f64| (0..points).map(|n| (n % 5 != 3).then_some(start + n as f64 * 10.0)).collect();
    Line {
        title: "Piirkonnad".into(),
        says: String::new(),
        names: (0..points).map(|n| format!("september {}", 2020 + n)).collect(),
        series: vec![
            Series { name: "Põhja-Eesti ja Ida-Virumaa piirkond".into(), values: values(100.0) },
            Series { name: "Lõuna".into(), values: values(101.0) },
            Series { name: "Ege".into(), values: values(-50.0) },
        ],
        write: &write,
    }
}

fn funnel() -> Funnel {
    let step = |name: &str, value: f64| Step { name: name.into(), value, figure: write(value), kept: "%41".into() };
    Funnel {
        title: "Vihjest tellimuseni".into(),
        steps: vec![step("Müügivihjed väga pika nimega etapis", 412_000.0), step("Tellimused", 0.0)],
    }
}

/// Every text of a picture: where it is held, how wide it may be, and its words.
fn texts(svg: &str) -> Vec<(f64, f64, &str, String)> {
    let number = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\"")).map(|at| at + name.len() + 3).expect("a text has a place");
        tag[from..].split('"').next().and_then(|n| n.parse::<f64>().ok()).expect("places are numbers")
    };
    svg.split("<text")
        .skip(1)
        .map(|rest| {
            let (tag, inside) = rest.split_once('>').expect("tags close");
            let shown = inside.split("</text>").next().unwrap_or_default();
            let words = shown.split_once("</title>").map_or(shown, |(_, words)| words);
            let anchor = ["end", "middle"].into_iter().find(|a| tag.contains(&format!("\"{a}\""))).unwrap_or("start");
            (number(tag, "x"), number(tag, "y"), anchor, words.to_owned())
        })
        .collect()
}

/// Letters of system fonts at 12 units are seldom wider than this.
const LETTER: f64 = 6.6;

fn assert_inside(name: &str, svg: &str, size: Size) {
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{name}: {svg}");
    for (x, y, anchor, words) in texts(svg) {
        let wide = words.chars().count() as f64 * LETTER;
        let (left, right) = match anchor {
            "end" => (x - wide, x),
            "middle" => (x - wide / 2.0, x + wide / 2.0),
            _ => (x, x + wide),
        };
        let inside = left >= -1.0 && right <= size.width + 1.0 && y >= 8.0 && y <= size.height + 1.0;
        assert!(inside, "{name}, {} wide: \"{words}\" from {left:.0} to {right:.0} at {y:.0}", size.width);
    }
}

#[test]
fn words_stay_inside_the_picture() {
    let long_months = bars(&[1_200_000.0; 24]);
    for size in SIZES {
        for palette in [Palette::Page, Palette::Print] {
            assert_inside("bars", &long_months.draw(size, palette).0, size);
            assert_inside("bars below zero", &bars(&[-500.0, 20.0]).draw(size, palette).0, size);
            assert_inside("line", &line(14).draw(size, palette).0, size);
            assert_inside("funnel", &funnel().draw(size, palette).0, size);
            for count in [1, 2, 30, 4000] {
                assert_inside(&format!("pareto of {count}"), &pareto(count).draw(size, palette).0, size);
            }
        }
    }
}

#[test]
fn names_along_an_axis_do_not_touch() {
    for size in SIZES {
        let svg = bars(&[1.0; 36]).draw(size, Palette::Page).0;
        let mut along: Vec<f64> = texts(&svg)
            .into_iter()
            .filter(|(.., words)| words.contains('2'))
            .filter(|t| t.2 == "middle")
            .map(|t| t.0)
            .collect();
        along.sort_by(f64::total_cmp);
        assert!(along.len() > 1, "some names are shown");
        for pair in along.windows(2) {
            assert!(pair[1] - pair[0] > 14.0 * LETTER, "{} wide: {pair:?}", size.width);
        }
    }
}

#[test]
fn nothing_to_draw_is_still_a_picture() {
    for size in SIZES {
        assert_inside("bars", &bars(&[]).draw(size, Palette::Page).0, size);
        assert_inside("zeros", &bars(&[0.0, 0.0]).draw(size, Palette::Page).0, size);
        assert_inside("pareto", &pareto(0).draw(size, Palette::Page).0, size);
        assert_inside("line", &line(0).draw(size, Palette::Page).0, size);
    }
    let empty = Donut { title: "Leer".into(), slices: vec![], total: String::new() };
    assert!(!empty.draw(Size::NARROW, Palette::Page).0.contains("NaN"));
    assert!(!spark(&[], "Trend", Palette::Page).0.contains("NaN"));
}

#[test]
fn four_thousand_customers_make_a_small_picture_that_keeps_the_mark() {
    let pareto = pareto(4000);
    let svg = pareto.draw(Size::WIDE, Palette::Page).0;
    assert!(svg.len() < 24_000, "{} bytes", svg.len());
    assert!(svg.contains(&format!("{} müşteri", pareto.reached)));
}

#[test]
fn a_picture_says_what_it_shows() {
    let svg = pareto(30).draw(Size::WIDE, Palette::Page).0;
    assert!(svg.contains(r#"role="img""#), "{svg:.200}");
    assert!(svg.contains("Ciro yoğunlaşması. "), "{svg:.300}");
    assert!(svg.contains("<title>1. Karadeniz Fındık İhracatı A.Ş.: "), "the largest is named when pointed at");
}

#[test]
fn a_whole_ring_and_a_part_below_zero_are_drawn() {
    let slice = |value: f64| Slice { name: "Gıda".into(), value, figure: "%100".into() };
    let svg = Donut { title: "Ciro".into(), slices: vec![slice(5.0), slice(-1.0)], total: String::new() };
    let svg = svg.draw(Size::NARROW, Palette::Page).0;
    assert_eq!(svg.matches("<path").count(), 1, "{svg}");
    assert!(!svg.contains("NaN"));
}

#[test]
fn print_stands_alone_and_pages_leave_colours_to_the_style_sheet() {
    let page = line(6).draw(Size::MEDIUM, Palette::Page).0;
    assert!(!page.contains('#') && !page.contains("style="), "{page}");
    let print = line(6).draw(Size::MEDIUM, Palette::Print).0;
    assert!(print.contains("xmlns=") && print.contains("stroke=\"#0b6770\"") && !print.contains("class="), "{print}");
}
