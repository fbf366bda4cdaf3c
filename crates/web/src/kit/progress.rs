//! Bars that say how far something is.

use kernel::Lang;
use maud::{Markup, html};

use super::chip::Tone;
use super::word;

/// How far a job is.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// What is being done.
    pub text: String,
    /// How far, in words: "4,200 of 12,000 rows".
    pub note: String,
    /// Done and all; none while the end is not known.
    pub done: Option<(u64, u64)>,
    /// Address that answers this part anew each second; empty when the job has ended.
    pub refresh: String,
    /// A way to stop it; empty when there is none.
    pub cancel: String,
}

/// The bar of a job; it fetches itself anew until the answer has no `refresh`.
pub fn progress(lang: Lang, csrf: &str, p: &Progress) -> Markup {
    let refresh = (!p.refresh.is_empty()).then_some(&p.refresh);
    html! {
        div class="progress" hx-get=[refresh] hx-trigger=[refresh.map(|_| "every 1s")] hx-swap=[refresh.map(|_| "outerHTML")] {
            div class="progress-line" { span class="strong" { (p.text) } span class="muted" { (p.note) } }
            @match p.done {
                Some((done, all)) => progress value=(done) max=(all.max(1)) aria-label=(p.text) {},
                None => progress aria-label=(p.text) {},
            }
            @if !p.cancel.is_empty() {
                form method="post" action=(p.cancel) {
                    input type="hidden" name="_csrf" value=(csrf);
                    button type="submit" class="btn btn-small btn-quiet" { (word(lang, "kit-cancel")) }
                }
            }
        }
    }
}

/// A short bar of `share` (0 to 1) beside a figure, which says the same in digits.
pub fn meter(share: f64, tone: Tone) -> Markup {
    bar(share, tone, "meter")
}

/// The same over the full width of its place.
pub fn meter_wide(share: f64, tone: Tone) -> Markup {
    bar(share, tone, "meter-l")
}

fn bar(share: f64, tone: Tone, class: &str) -> Markup {
    let width = format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0);
    html! {
        svg class=(class) aria-hidden="true" {
            rect class="track" width="100%" height="100%" rx="3" {}
            rect class={ "fill " (tone.class()) } width=(width) height="100%" rx="3" {}
        }
    }
}
