//! Lines over time.

use maud::Markup;

use super::canvas::{Canvas, Hold, Ink, Palette, Size, Voice};
use super::fit::{shorten, width};
use super::frame::Frame;
use super::{Chart, Write};

/// A line.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name, written at its end.
    pub name: String,
    /// One value a name of the axis; nothing where none is known.
    pub values: Vec<Option<f64>>,
}

/// Lines over the same names.
pub struct Line<'a> {
    /// What the chart shows.
    pub title: String,
    /// What it says in a sentence, read aloud.
    pub says: String,
    /// Names along the axis.
    pub names: Vec<String>,
    /// The lines; the first is the one the chart is about.
    pub series: Vec<Series>,
    /// Writes the figures of the axis.
    pub write: Write<'a>,
}

impl Chart for Line<'_> {
    fn draw(&self, size: Size, palette: Palette) -> Markup {
        let mut canvas = Canvas::new(size, palette);
        let known = || self.series.iter().flat_map(|s| s.values.iter().flatten().copied());
        let mut frame = Frame::new(size, known().fold(0.0, f64::min), known().fold(0.0, f64::max), self.write);
        let several = self.series.len() > 1;
        let room = if several {
            self.series.iter().map(|s| width(&s.name)).fold(0.0, f64::max).min(size.width / 4.0)
        } else {
            0.0
        };
        frame.right -= room + if several { 12.0 } else { 6.0 };
        frame.draw(&mut canvas, self.write);

        let step = frame.width() / self.names.len().saturating_sub(1).max(1) as f64;
        let places: Vec<f64> = (0..self.names.len()).map(|place| frame.left + step * place as f64).collect();
        let mut ends = Vec::new();
        // The first series is drawn last, so that it lies above the others.
        for (number, series) in self.series.iter().enumerate().rev() {
            let ink = Ink::Series(number + 1);
            for stretch in stretches(&places, &series.values, &frame) {
                if !several {
                    canvas.ground(&stretch, frame.y(0.0), ink);
                }
                canvas.line(&stretch, ink);
                if let Some(&last) = stretch.last() {
                    canvas.dot(last, 3.5, ink);
                }
            }
            if let Some(value) = series.values.iter().rev().find_map(|value| *value) {
                ends.push((frame.y(value), number));
            }
        }
        if several {
            self.name_ends(&mut canvas, &frame, room, ends);
        }
        self.hints(&mut canvas, &frame, &places, step);
        frame.names(&mut canvas, &places, &self.names);
        canvas.finish(&self.title, &self.says)
    }
}

impl Line<'_> {
    /// Names at the ends of the lines, moved apart where they would touch.
    fn name_ends(&self, canvas: &mut Canvas, frame: &Frame, room: f64, mut ends: Vec<(f64, usize)>) {
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut lowest = f64::MIN;
        for (y, number) in ends {
            let y = y.max(lowest + 14.0).min(frame.bottom);
            lowest = y;
            let name = &self.series[number].name;
            let voice = if number == 0 { Voice::Accent } else { Voice::Plain };
            canvas.text((frame.right + 8.0, y + 4.0), Hold::Start, voice, &shorten(name, room), name);
        }
    }

    fn hints(&self, canvas: &mut Canvas, frame: &Frame, places: &[f64], step: f64) {
        for (place, x) in places.iter().enumerate() {
            let mut says = self.names[place].clone();
            for series in &self.series {
                if let Some(Some(value)) = series.values.get(place) {
                    says.push_str(&format!("\n{}: {}", series.name, (self.write)(*value)));
                }
            }
            canvas.hint([x - step / 2.0, frame.top, step, frame.bottom - frame.top], &says);
        }
    }
}

/// The known values as unbroken stretches of points.
fn stretches(places: &[f64], values: &[Option<f64>], frame: &Frame) -> Vec<Vec<(f64, f64)>> {
    let mut all = vec![Vec::new()];
    for (x, value) in places.iter().zip(values) {
        match (value, all.last_mut()) {
            (Some(value), Some(stretch)) => stretch.push((*x, frame.y(*value))),
            _ => all.push(Vec::new()),
        }
    }
    all.retain(|stretch| !stretch.is_empty());
    all
}
