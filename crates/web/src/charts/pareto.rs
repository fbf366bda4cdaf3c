//! Which customers carry the company: the largest first, and how fast their sum grows.

use maud::Markup;

use super::canvas::{Canvas, Hold, Ink, Palette, Rule, Size, Voice, n};
use super::fit::{shorten, width};
use super::{Chart, Write};

/// The concentration picture.
pub struct Pareto<'a> {
    /// What the chart shows.
    pub title: String,
    /// What it says in a sentence: "777 of 2,349 customers make 80 % of revenue".
    pub says: String,
    /// Balances, the largest first.
    pub amounts: Vec<f64>,
    /// Names of the first of them, shown when pointed at; may be fewer.
    pub names: Vec<String>,
    /// Points of the curve: number of customers and their share from 0 to 1 (see `analytics::Concentration::curve`).
    pub curve: Vec<(usize, f64)>,
    /// The smallest number of customers that reaches `share`.
    pub reached: usize,
    /// The share that was asked for, 0 to 1.
    pub share: f64,
    /// What stands at the mark: "777 customers", and "80 %".
    pub mark: (String, String),
    /// Word under the axis: "Customers, largest first".
    pub axis: String,
    /// Words above the two upright axes: "Cumulative share" (the curve) and "Revenue of each" (the bars).
    pub axes: (String, String),
    /// Writes an amount.
    pub write: Write<'a>,
    /// Writes a share from 0 to 1.
    pub write_share: Write<'a>,
    /// Writes a number of customers.
    pub write_count: Write<'a>,
}

/// The plane in units of the picture.
struct Plane {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    customers: f64,
    highest: f64,
}

impl Plane {
    fn x(&self, customers: f64) -> f64 {
        self.left + customers / self.customers * (self.right - self.left)
    }

    fn y(&self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }

    fn amount_y(&self, amount: f64) -> f64 {
        self.y(amount / self.highest)
    }
}

impl Chart for Pareto<'_> {
    fn draw(&self, size: Size, palette: Palette) -> Markup {
        let mut canvas = Canvas::new(size, palette);
        let amounts = analytics::ticks::nice_between(0.0, self.amounts.first().copied().unwrap_or(0.0), 4);
        let room = |words: &mut dyn Iterator<Item = String>| words.map(|w| width(&w)).fold(0.0, f64::max);
        let plane = Plane {
            left: room(&mut (0..=5).map(|fifth| (self.write_share)(f64::from(fifth) / 5.0))) + 8.0,
            right: size.width - room(&mut amounts.iter().map(|a| (self.write)(*a))) - 10.0,
            top: 28.0,
            bottom: size.height - 40.0,
            customers: self.amounts.len().max(1) as f64,
            highest: amounts.last().copied().unwrap_or(1.0),
        };
        self.axes(&mut canvas, &plane, &amounts);
        let curve: Vec<(f64, f64)> =
            self.curve.iter().map(|&(count, share)| (plane.x(count as f64), plane.y(share))).collect();
        let turn = self.curve.iter().position(|(count, _)| *count >= self.reached).unwrap_or(0);
        let (carrying, others) = (&curve[..(turn + 1).min(curve.len())], &curve[turn.min(curve.len())..]);
        canvas.ground(carrying, plane.bottom, Ink::Series(1));
        canvas.ground(others, plane.bottom, Ink::Rest);
        self.bars(&mut canvas, &plane);
        canvas.line(others, Ink::Rest);
        canvas.line(carrying, Ink::Series(1));
        self.mark(&mut canvas, &plane);
        canvas.finish(&self.title, &self.says)
    }
}

impl Pareto<'_> {
    fn axes(&self, canvas: &mut Canvas, plane: &Plane, amounts: &[f64]) {
        for fifth in 0..=5 {
            let share = f64::from(fifth) / 5.0;
            let y = plane.y(share);
            canvas.rule((plane.left, y), (plane.right, y), if fifth == 0 { Rule::Axis } else { Rule::Grid });
            canvas.text((plane.left - 6.0, y + 4.0), Hold::End, Voice::Plain, &(self.write_share)(share), "");
        }
        for &amount in amounts {
            canvas.text(
                (plane.right + 6.0, plane.amount_y(amount) + 4.0),
                Hold::Start,
                Voice::Plain,
                &(self.write)(amount),
                "",
            );
        }
        let (last, reached) = ((self.write_count)(plane.customers), (self.write_count)(self.reached as f64));
        let mark = plane.x(self.reached as f64);
        // The number at the mark stands on the axis unless it would touch one of the ends.
        let clear = width(&reached) / 2.0 + 8.0;
        if mark - plane.left > clear + width("1") && plane.right - mark > clear + width(&last) {
            canvas.text((mark, plane.bottom + 16.0), Hold::Middle, Voice::Accent, &reached, "");
        }
        canvas.text((plane.left, plane.bottom + 16.0), Hold::Start, Voice::Plain, &(self.write_count)(1.0), "");
        canvas.text((plane.right, plane.bottom + 16.0), Hold::End, Voice::Plain, &last, "");
        canvas.text(
            (plane.left, 11.0),
            Hold::Start,
            Voice::Plain,
            &shorten(&self.axes.0, (plane.right - plane.left) / 2.0),
            &self.axes.0,
        );
        canvas.text(
            (plane.right, 11.0),
            Hold::End,
            Voice::Plain,
            &shorten(&self.axes.1, (plane.right - plane.left) / 2.0),
            &self.axes.1,
        );
        let axis = shorten(&self.axis, plane.right - plane.left);
        canvas.text(
            ((plane.left + plane.right) / 2.0, plane.bottom + 34.0),
            Hold::Middle,
            Voice::Plain,
            &axis,
            &self.axis,
        );
    }

    /// One bar a customer while there is room, else the outline of them all, which keeps their area.
    fn bars(&self, canvas: &mut Canvas, plane: &Plane) {
        let all = self.amounts.len();
        let room = plane.right - plane.left;
        if all as f64 * 5.0 <= room {
            let step = room / all.max(1) as f64;
            for (place, &amount) in self.amounts.iter().enumerate() {
                let y = plane.amount_y(amount);
                let ink = if place < self.reached { Ink::Series(1) } else { Ink::Rest };
                let says = self.names.get(place).map(|name| format!("{}. {name}: {}", place + 1, (self.write)(amount)));
                let gap = (step * 0.16).min(4.0);
                canvas.rect(
                    [plane.x(place as f64) + gap / 2.0, y, step - gap, plane.bottom - y],
                    (step / 8.0).min(3.0),
                    ink,
                    &says.unwrap_or_default(),
                );
            }
            return;
        }
        let bins = (room / 2.0) as usize;
        // A step falls on the mark, so that the two colours meet exactly there.
        let left = (bins * self.reached / all).clamp(1, bins);
        self.outline(canvas, plane, 0, self.reached, left, Ink::Series(1));
        self.outline(canvas, plane, self.reached, all, bins - left, Ink::Rest);
    }

    fn outline(&self, canvas: &mut Canvas, plane: &Plane, from: usize, to: usize, bins: usize, ink: Ink) {
        let bins = bins.min(to - from);
        if bins == 0 {
            return;
        }
        let mut path = format!("M{} {}", n(plane.x(from as f64)), n(plane.bottom));
        for bin in 0..bins {
            let start = from + (to - from) * bin / bins;
            let end = from + (to - from) * (bin + 1) / bins;
            let mean = self.amounts[start..end].iter().sum::<f64>() / (end - start) as f64;
            path.push_str(&format!("V{}H{}", n(plane.amount_y(mean)), n(plane.x(end as f64))));
        }
        path.push_str(&format!("V{}Z", n(plane.bottom)));
        canvas.shape(&path, ink, "", "");
    }

    fn mark(&self, canvas: &mut Canvas, plane: &Plane) {
        if self.reached == 0 {
            return;
        }
        let at = (plane.x(self.reached as f64), plane.y(self.curve_at_mark()));
        canvas.rule((plane.left, plane.y(self.share)), (at.0, plane.y(self.share)), Rule::Mark);
        canvas.rule(at, (at.0, plane.bottom), Rule::Mark);
        canvas.dot(at, 5.5, Ink::Series(1));

        // Under the curve to the right of the mark nothing else stands; when the mark is far right, its left is free.
        let (count, share) = &self.mark;
        let wide = width(count).max(width(share)) * 1.1;
        let (x, hold) =
            if at.0 + wide + 12.0 < plane.right { (at.0 + 10.0, Hold::Start) } else { (at.0 - 10.0, Hold::End) };
        let y = (at.1 + 22.0).min(plane.bottom - 24.0);
        canvas.text((x, y), hold, Voice::Accent, count, "");
        canvas.text((x, y + 16.0), hold, Voice::Plain, share, "");
    }

    fn curve_at_mark(&self) -> f64 {
        self.curve.iter().find(|(count, _)| *count >= self.reached).map_or(self.share, |(_, share)| *share)
    }
}
