//! The pen: shapes and words of an SVG, coloured by classes on pages and by fixed colours in print.

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};

/// Where the colours come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// Classes, which the style sheet colours by its variables, light or dark.
    #[default]
    Page,
    /// Fixed colours on white, for paper, PDF and mail.
    Print,
}

/// Width and height in units, which are pixels when the picture is shown as wide as it was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Size {
    /// For phones and side columns.
    pub const NARROW: Size = Size { width: 360.0, height: 250.0 };
    /// For half a page.
    pub const MEDIUM: Size = Size { width: 660.0, height: 290.0 };
    /// For the whole width, and for print.
    pub const WIDE: Size = Size { width: 1080.0, height: 340.0 };
}

/// What a shape is coloured with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The n-th series, from 1; the first is the accent.
    Series(usize),
    /// What stays in the background.
    Rest,
    /// Good.
    Good,
    /// Bad.
    Bad,
}

impl Ink {
    fn class(self) -> String {
        match self {
            Ink::Series(n) => ((n.max(1) - 1) % 8 + 1).to_string(),
            Ink::Rest => "rest".to_owned(),
            Ink::Good => "good".to_owned(),
            Ink::Bad => "bad".to_owned(),
        }
    }

    /// The colours of tokens.css on white.
    fn fixed(self) -> &'static str {
        const SERIES: [&str; 8] =
            ["#0b6770", "#b4690e", "#5561b3", "#a23b5a", "#5d7a1f", "#7a4b2b", "#2f7fb8", "#66706d"];
        match self {
            Ink::Series(n) => SERIES[(n.max(1) - 1) % 8],
            Ink::Rest => "#c3cbc7",
            Ink::Good => "#196b3d",
            Ink::Bad => "#ad241b",
        }
    }
}

/// A thin line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Behind the figures.
    Grid,
    /// Zero.
    Axis,
    /// Leads the eye from a mark to an axis.
    Mark,
}

/// Where a word is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// How loud a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Along an axis.
    Plain,
    /// A figure that counts.
    Strong,
    /// What the picture is about.
    Accent,
}

/// A picture being drawn.
pub(super) struct Canvas {
    size: Size,
    palette: Palette,
    out: String,
}

impl Canvas {
    pub(super) fn new(size: Size, palette: Palette) -> Canvas {
        Canvas { size, palette, out: String::with_capacity(4096) }
    }

    pub(super) fn rect(&mut self, [x, y, width, height]: [f64; 4], round: f64, ink: Ink, title: &str) {
        let paint = self.fill(ink);
        let radius = if round > 0.0 { format!(r#" rx="{}""#, n(round)) } else { String::new() };
        let _ = write!(
            self.out,
            r#"<rect x="{}" y="{}" width="{}" height="{}"{radius}{paint}{}"#,
            n(x),
            n(y),
            n(width.max(0.0)),
            n(height.max(0.0)),
            closed("rect", title)
        );
    }

    /// A closed shape.
    pub(super) fn shape(&mut self, path: &str, ink: Ink, class: &str, title: &str) {
        let paint = self.fill_and(ink, class);
        let _ = write!(self.out, r#"<path d="{path}"{paint}{}"#, closed("path", title));
    }

    /// A line through points.
    pub(super) fn line(&mut self, points: &[(f64, f64)], ink: Ink) {
        let path = path_through(points);
        let paint = match self.palette {
            Palette::Page => format!(r#" class="c-line s-{}""#, ink.class()),
            Palette::Print => {
                format!(r#" fill="none" stroke="{}" stroke-width="2.25" stroke-linejoin="round""#, ink.fixed())
            }
        };
        let _ = write!(self.out, r#"<path d="{path}"{paint}/>"#);
    }

    /// The ground under a line, down to `base`.
    pub(super) fn ground(&mut self, points: &[(f64, f64)], base: f64, ink: Ink) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
        let path = format!("M{} {}L{}V{}Z", n(first.0), n(base), &path_through(points)[1..], n(base));
        debug_assert!(last.0 >= first.0, "points go from left to right");
        let paint = match self.palette {
            Palette::Page => format!(r#" class="c-area f-{}""#, ink.class()),
            Palette::Print => format!(r#" fill="{}" fill-opacity=".13""#, ink.fixed()),
        };
        let _ = write!(self.out, r#"<path d="{path}"{paint}/>"#);
    }

    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), rule: Rule) {
        let paint = match (self.palette, rule) {
            (Palette::Page, Rule::Grid) => r#" class="c-grid""#,
            (Palette::Page, Rule::Axis) => r#" class="c-axis""#,
            (Palette::Page, Rule::Mark) => r#" class="c-mark""#,
            (Palette::Print, Rule::Grid) => r##" stroke="#e3e6e1""##,
            (Palette::Print, Rule::Axis) => r##" stroke="#858d89""##,
            (Palette::Print, Rule::Mark) => r##" stroke="#46514e" stroke-dasharray="4 3""##,
        };
        let _ = write!(
            self.out,
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}"{paint}/>"#,
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1)
        );
    }

    pub(super) fn dot(&mut self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let paint = match self.palette {
            Palette::Page => format!(r#" class="c-dot f-{}""#, ink.class()),
            Palette::Print => format!(r##" fill="{}" stroke="#fff" stroke-width="2""##, ink.fixed()),
        };
        let _ = write!(self.out, r#"<circle cx="{}" cy="{}" r="{}"{paint}/>"#, n(x), n(y), n(radius));
    }

    /// An unseen field that shows `title` when pointed at.
    pub(super) fn hint(&mut self, [x, y, width, height]: [f64; 4], title: &str) {
        if self.palette == Palette::Page {
            let _ = write!(
                self.out,
                r#"<rect class="c-hit" x="{}" y="{}" width="{}" height="{}"{}"#,
                n(x),
                n(y),
                n(width),
                n(height),
                closed("rect", title)
            );
        }
    }

    /// Words; `full` is shown when pointed at, where the words are a shortened form of it.
    pub(super) fn text(&mut self, (x, y): (f64, f64), hold: Hold, voice: Voice, words: &str, full: &str) {
        let anchor = match hold {
            Hold::Start => "",
            Hold::Middle => r#" text-anchor="middle""#,
            Hold::End => r#" text-anchor="end""#,
        };
        let paint = match (self.palette, voice) {
            (Palette::Page, Voice::Plain) => "",
            (Palette::Page, Voice::Strong) => r#" class="c-strong""#,
            (Palette::Page, Voice::Accent) => r#" class="c-accent""#,
            (Palette::Print, Voice::Plain) => r##" fill="#46514e""##,
            (Palette::Print, Voice::Strong) => r##" fill="#18211f" font-weight="600""##,
            (Palette::Print, Voice::Accent) => r##" fill="#0a5f68" font-weight="600""##,
        };
        let title =
            if full.is_empty() || full == words { String::new() } else { format!("<title>{}</title>", escape(full)) };
        let _ = write!(self.out, r#"<text x="{}" y="{}"{anchor}{paint}>{title}{}</text>"#, n(x), n(y), escape(words));
    }

    /// The picture with its name and what it says.
    pub(super) fn finish(self, label: &str, says: &str) -> Markup {
        let view = format!("0 0 {} {}", n(self.size.width), n(self.size.height));
        let print = self.palette == Palette::Print;
        html! {
            svg class=[(!print).then_some("chart")] xmlns=[print.then_some("http://www.w3.org/2000/svg")] viewBox=(view)
                width=[print.then(|| n(self.size.width))] height=[print.then(|| n(self.size.height))]
                font-family=[print.then_some("sans-serif")] font-size=[print.then_some("12")]
                role="img" aria-label={ (label) @if !says.is_empty() { ". " (says) } } {
                (PreEscaped(self.out))
            }
        }
    }

    fn fill(&self, ink: Ink) -> String {
        self.fill_and(ink, "")
    }

    fn fill_and(&self, ink: Ink, class: &str) -> String {
        match self.palette {
            Palette::Page => format!(r#" class="f-{}{}{class}""#, ink.class(), if class.is_empty() { "" } else { " " }),
            Palette::Print => format!(r#" fill="{}""#, ink.fixed()),
        }
    }
}

/// The end of a start tag, with a title inside the element if there is one.
fn closed(tag: &str, title: &str) -> String {
    if title.is_empty() { "/>".to_owned() } else { format!("><title>{}</title></{tag}>", escape(title)) }
}

fn path_through(points: &[(f64, f64)]) -> String {
    let mut path = String::with_capacity(points.len() * 12);
    for (place, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if place == 0 { 'M' } else { 'L' }, n(*x), n(*y));
    }
    path
}

/// A number with at most one place, which is finer than a screen shows.
pub(super) fn n(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    // Adding zero turns minus zero into zero.
    format!("{}", rounded + 0.0)
}

fn escape(text: &str) -> String {
    html! { (text) }.0
}
