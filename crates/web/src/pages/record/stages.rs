//! The stages of a record as a row of arrows: those of its pipeline, or the choices by which a board shows it.

use kernel::Result;
use maud::{Markup, html};
use record::{Field, Kind, Query, Test, Value};
use store::{Action, Db};

use super::AtHand;
use crate::kit::{self, Stage, StageState};
use crate::show::{choice_label, field_label};

/// The bar; nothing where the type has no stages. A click moves the record there.
pub fn stage_bar(db: &Db<'_>, at: &AtHand) -> Result<Markup> {
    let Some(field) = at.of.board_field().filter(|field| db.access().sees(&at.of, field)) else { return Ok(html! {}) };
    let stages = match &field.kind {
        Kind::Reference("stage") => of_pipeline(db, at, field)?,
        Kind::Choice(set) if is_way(set) => of_choices(at, field, set),
        _ => return Ok(html! {}),
    };
    if stages.is_empty() {
        return Ok(html! {});
    }
    let action = if at.may_fill(db, field) { at.below("stage") } else { String::new() };
    let label = field_label(at.show.lang, at.of.name, field);
    Ok(html! {
        div id="record-stages" data-live=(at.subject()) data-version=(at.view.version) hx-get=(at.below("part/stages")) hx-trigger="live" hx-swap="outerHTML" {
            (kit::stage_bar(at.show.lang, &at.csrf, &label, &action, &field.name, at.view.version, &stages))
        }
    })
}

/// Choices are a way to go when they end well or badly; colours of urgency are none.
fn is_way(set: &record::ChoiceSet) -> bool {
    set.values.iter().any(|value| value.tone == record::Tone::Good)
        && set.values.first().is_some_and(|first| !matches!(first.tone, record::Tone::Good | record::Tone::Bad))
}

fn of_choices(at: &AtHand, field: &Field, set: &record::ChoiceSet) -> Vec<Stage> {
    let now = at.view.value(&field.name).as_text().and_then(|code| set.values.iter().position(|v| v.code == code));
    let all = set.values.iter().enumerate();
    all.map(|(place, value)| Stage {
        value: value.code.clone(),
        text: choice_label(at.show.lang, set, &value.code),
        state: match now {
            Some(now) if place == now => match value.tone {
                record::Tone::Good => StageState::Won,
                record::Tone::Bad => StageState::Lost,
                _ => StageState::Now,
            },
            Some(now) if place < now && !ended_badly(set, now) => StageState::Done,
            _ => StageState::Ahead,
        },
    })
    .collect()
}

fn ended_badly(set: &record::ChoiceSet, now: usize) -> bool {
    set.values.get(now).is_some_and(|value| value.tone == record::Tone::Bad)
}

fn of_pipeline(db: &Db<'_>, at: &AtHand, field: &Field) -> Result<Vec<Stage>> {
    let of = db.describe("stage")?;
    if !db.access().may(&of, Action::See) {
        return Ok(Vec::new());
    }
    let Some(pipeline) = at.view.value("pipeline").as_id() else { return Ok(Vec::new()) };
    let mut query = Query::of("stage").test("pipeline", Test::In(vec![Value::Id(pipeline)])).by("position").limit(30);
    query.fields = vec!["kind".into()];
    let rows = db.page(&query)?.rows;
    let now = at.view.value(&field.name).as_id();
    let place = rows.iter().position(|row| Some(row.id) == now);
    let kind = |row: &record::View| row.value("kind").as_text().unwrap_or("open").to_owned();
    let lost = place.is_some_and(|place| kind(&rows[place]) == "lost");
    Ok(rows
        .iter()
        .enumerate()
        .map(|(at_place, row)| Stage {
            value: row.id.to_string(),
            text: row.title.clone(),
            state: match (place, kind(row).as_str()) {
                (Some(now), "won") if now == at_place => StageState::Won,
                (Some(now), "lost") if now == at_place => StageState::Lost,
                (Some(now), _) if now == at_place => StageState::Now,
                // What lies behind a lost sale is not known from its stage.
                (Some(now), "open") if at_place < now && !lost => StageState::Done,
                _ => StageState::Ahead,
            },
        })
        .collect())
}
