//! How many remain from step to step.

use maud::Markup;

use super::Chart;
use super::canvas::{Canvas, Hold, Ink, Palette, Rule, Size, Voice};
use super::fit::{shorten, width};

/// A step.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// How many.
    pub value: f64,
    /// How many, as the reader writes it, perhaps with the amount.
    pub figure: String,
    /// The share that came here from the step before, as the reader writes it; empty for the first.
    pub kept: String,
}

/// Steps from first to last.
#[derive(Clone, Debug, Default)]
pub struct Funnel {
    /// What the chart shows.
    pub title: String,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Chart for Funnel {
    fn draw(&self, size: Size, palette: Palette) -> Markup {
        let rows = self.steps.len().max(1) as f64;
        let row = (size.height / rows).clamp(30.0, 46.0);
        let mut canvas = Canvas::new(Size { width: size.width, height: row * rows }, palette);
        let most = self.steps.iter().map(|step| step.value).fold(0.0, f64::max);
        let widest = |words: &dyn Fn(&Step) -> f64| self.steps.iter().map(words).fold(0.0, f64::max);
        let names = widest(&|step| width(&step.name)).min(size.width * 0.3);
        let ends = widest(&|step| width(&step.figure)) * 1.08 + 10.0;
        let kept = widest(&|step| width(&step.kept)) + 10.0;
        let (left, room) = (names + 12.0, size.width - names - 12.0 - ends - kept);

        for (place, step) in self.steps.iter().enumerate() {
            let top = row * place as f64;
            let middle = top + row / 2.0;
            let length = if most > 0.0 { (step.value.max(0.0) / most * room).max(2.0) } else { 2.0 };
            canvas.text((names, middle + 4.0), Hold::End, Voice::Plain, &shorten(&step.name, names), &step.name);
            canvas.rect(
                [left, top + 3.0, length, row - 6.0],
                4.0,
                Ink::Series(1),
                &format!("{}: {}", step.name, step.figure),
            );
            canvas.text((left + length + 8.0, middle + 4.0), Hold::Start, Voice::Strong, &step.figure, "");
            if !step.kept.is_empty() {
                canvas.text((size.width, middle + 4.0), Hold::End, Voice::Plain, &step.kept, "");
            }
        }
        canvas.rule((left, 0.0), (left, row * rows), Rule::Axis);
        let says: Vec<String> = self.steps.iter().map(|step| format!("{} {}", step.name, step.figure)).collect();
        canvas.finish(&self.title, &says.join(", "))
    }
}
