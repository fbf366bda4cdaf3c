//! The colours of `assets/css/tokens.css` can be read in both themes, as WCAG 2.2 measures it.

use std::collections::HashMap;

/// Letters and what they stand on: 4.5 to 1 (success criterion 1.4.3).
const TEXT: &[(&str, &[&str])] = &[
    (
        "ink",
        &[
            "ground",
            "paper",
            "sunken",
            "raised",
            "hover",
            "accent-soft",
            "bad-soft",
            "quiet-soft",
            "info-soft",
            "warn-soft",
            "good-soft",
        ],
    ),
    ("ink-2", &["ground", "paper", "sunken", "raised", "hover", "quiet-soft", "accent-soft"]),
    ("ink-3", &["ground", "paper", "sunken", "raised", "hover"]),
    ("accent-text", &["ground", "paper", "sunken", "raised", "hover", "accent-soft"]),
    ("on-accent", &["accent", "accent-hover"]),
    ("good", &["paper", "sunken", "good-soft", "accent-soft"]),
    ("warn", &["paper", "sunken", "warn-soft", "accent-soft"]),
    ("bad", &["ground", "paper", "sunken", "raised", "bad-soft", "accent-soft"]),
    ("info", &["paper", "info-soft"]),
    ("plum", &["paper", "plum-soft"]),
    ("on-bad", &["bad"]),
    ("on-flip", &["flip", "flip-hover"]),
    ("flip-accent", &["flip", "flip-hover"]),
    ("on-flip-bad", &["flip-bad", "flip-bad-hover"]),
];

/// Borders of fields, boxes, marks of focus and parts of charts: 3 to 1 (success criterion 1.4.11).
const SHAPES: &[(&str, &[&str])] = &[
    ("edge", &["paper", "sunken"]),
    ("accent", &["ground", "paper", "sunken", "raised"]),
    ("series-1", &["paper"]),
    ("series-2", &["paper"]),
    ("series-3", &["paper"]),
    ("series-4", &["paper"]),
    ("series-5", &["paper"]),
    ("series-6", &["paper"]),
    ("series-7", &["paper"]),
    ("series-8", &["paper"]),
];

type Colour = [f64; 3];

/// Name of each colour with its light and its dark form.
fn tokens() -> HashMap<String, [Colour; 2]> {
    let css = include_str!("../../../assets/css/tokens.css");
    let pair = |line: &str| -> Option<(String, [Colour; 2])> {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
        let inside = value.trim().strip_prefix("light-dark(#")?.split(')').next()?;
        let (light, dark) = inside.split_once(", #")?;
        Some((name.to_owned(), [colour(light)?, colour(dark)?]))
    };
    css.lines().filter_map(pair).collect()
}

fn colour(hex: &str) -> Option<Colour> {
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(|value| f64::from(value) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

/// Relative luminance, WCAG 2.2.
fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast ratio, WCAG 2.2.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn too_weak(pairs: &[(&str, &[&str])], needed: f64) -> Vec<String> {
    let tokens = tokens();
    let mut weak = Vec::new();
    for (front, backs) in pairs {
        for back in *backs {
            for (theme, name) in ["light", "dark"].iter().enumerate() {
                let ratio = contrast(tokens[*front][theme], tokens[*back][theme]);
                if ratio < needed {
                    weak.push(format!("{front} on {back}, {name}: {ratio:.2}"));
                }
            }
        }
    }
    weak
}

#[test]
fn the_formula_gives_the_known_values() {
    assert_eq!(contrast([0.0; 3], [1.0; 3]), 21.0);
    let grey = colour("767676").expect("six figures are a colour");
    assert!((contrast(grey, [1.0; 3]) - 4.54).abs() < 0.01, "the well-known lightest grey for text on white");
}

#[test]
fn letters_can_be_read() {
    assert_eq!(too_weak(TEXT, 4.5), Vec::<String>::new());
}

#[test]
fn shapes_can_be_seen() {
    assert_eq!(too_weak(SHAPES, 3.0), Vec::<String>::new());
}
