//! The stages of a sale as a row of arrows.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::word;

/// Where a stage lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StageState {
    /// Passed.
    Done,
    /// The present one.
    Now,
    /// To come.
    #[default]
    Ahead,
    /// Ended well.
    Won,
    /// Ended badly.
    Lost,
}

/// A stage.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// What is sent to move there.
    pub value: String,
    /// Its name.
    pub text: String,
    /// Where it lies.
    pub state: StageState,
}

/// The row; a click posts `{field}={value}` and `version` to `action`. An empty action only shows.
pub fn stage_bar(
    lang: Lang,
    csrf: &str,
    label: &str,
    action: &str,
    field: &str,
    version: i64,
    stages: &[Stage],
) -> Markup {
    let list = html! {
        ol class="stages" aria-label=(label) {
            @for stage in stages {
                li {
                    @if action.is_empty() { span class=(class(stage.state)) aria-current=[current(stage.state)] { (face(lang, stage)) } }
                    @else { button type="submit" class=(class(stage.state)) name=(field) value=(stage.value) aria-current=[current(stage.state)] { (face(lang, stage)) } }
                }
            }
        }
    };
    html! {
        @if action.is_empty() { (list) }
        @else {
            form method="post" action=(action) {
                input type="hidden" name="_csrf" value=(csrf);
                input type="hidden" name="version" value=(version);
                (list)
            }
        }
    }
}

fn face(lang: Lang, stage: &Stage) -> Markup {
    html! {
        @match stage.state {
            StageState::Done => { (icon("check")) span class="sr" { (word(lang, "kit-stage-done")) } },
            StageState::Won => (icon("check")),
            StageState::Lost => (icon("x")),
            StageState::Now | StageState::Ahead => {},
        }
        (stage.text)
    }
}

fn class(state: StageState) -> &'static str {
    match state {
        StageState::Done => "stage is-done",
        StageState::Now => "stage is-now",
        StageState::Ahead => "stage",
        StageState::Won => "stage is-won",
        StageState::Lost => "stage is-lost",
    }
}

fn current(state: StageState) -> Option<&'static str> {
    matches!(state, StageState::Now | StageState::Won | StageState::Lost).then_some("step")
}
