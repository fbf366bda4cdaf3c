//! What is to be done next about a record: its open tasks, and one line to add another.

use axum::extract::Path;
use kernel::{AnyId, Result, format};
use maud::{Markup, html};
use record::{Filter, Query, RecordRef, Test, Value, Values, View};
use store::{Action, Db};

use super::{Asker, AtHand, edit};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Input};
use crate::show::field_label;

/// How many open tasks are shown.
const SHOWN: usize = 4;

/// The card of the next open tasks; nothing for who may not see tasks, and on tasks themselves.
pub fn next_activity(db: &Db<'_>, at: &AtHand) -> Result<Markup> {
    let of = db.describe("task")?;
    if at.of.name == "task" || at.of.part || at.of.settings || !db.access().may(&of, Action::See) {
        return Ok(html! {});
    }
    let mut about = vec![Filter::Field("about".into(), Test::In(vec![Value::Record(at.record())]))];
    if at.of.name == "company" {
        about.push(Filter::Field("company".into(), Test::In(vec![Value::Id(at.view.id)])));
    }
    let mut query = Query::of("task").filter(Filter::Any(about)).test("done_at", Test::Empty).by("due").limit(SHOWN);
    query.fields = ["subject", "due", "owner", "kind"]
        .into_iter()
        .filter(|name| of.find(name).is_some_and(|field| db.access().sees(&of, field)))
        .map(record::Path::from)
        .collect();
    let page = db.page(&query)?;
    let body = html! {
        @if page.rows.is_empty() { p class="muted small next-none" { (at.word("records-no-next")) } }
        @else { ul class="next" { @for task in &page.rows { (line(at, task)) } } }
        @if super::may_create(db, &of) { (quick(at, &of)) }
    };
    let all = format!("/tasks?f=about:is:{}&f=done_at:empty", at.subject());
    let more = page.next.is_some().then(|| html! { a class="small" href=(all) { (at.word("common-show-all")) } });
    Ok(html! {
        div id="record-next" data-live-list="task" hx-get=(at.below("part/next")) hx-trigger="live" hx-swap="outerHTML" {
            (kit::panel("", &at.word("records-next"), "", more.unwrap_or_default(), body))
        }
    })
}

fn line(at: &AtHand, task: &View) -> Markup {
    let lang = at.show.lang;
    let href = format!("/tasks/{}", task.id);
    let done = at.below("done");
    html! {
        li class="next-task" {
            form method="post" action=(done) hx-post=(done) hx-target="#record-next" hx-swap="outerHTML" {
                (kit::hidden_csrf(&at.csrf))
                input type="hidden" name="task" value=(task.id);
                button type="submit" class="next-done" title=(at.word("records-task-done")) {
                    (kit::icon("check")) span class="sr" { (at.word("records-task-done")) ": " (task.title) }
                }
            }
            a class="next-subject" href=(href) { (task.title) }
            span class="next-note" {
                @if let Value::Date(day) = task.value("due") {
                    @let late = *day < at.show.today();
                    span class={ @if late { "text-bad" } } title=(format::date(lang, *day)) {
                        (words::relative(lang, format::relative_day(at.show.today(), *day)))
                    }
                }
                @if let Some(owner) = task.title_of("owner") { span { (owner) } }
            }
        }
    }
}

/// One line to say what comes next: subject and day.
fn quick(at: &AtHand, of: &record::RecordType) -> Markup {
    let label = |name: &str| of.find(name).map(|field| field_label(at.show.lang, of.name, field)).unwrap_or_default();
    let field = |name: &str, input: Input| kit::Field {
        name: name.to_owned(),
        prefix: "next-".to_owned(),
        label: label(name),
        bare: true,
        input,
        ..kit::Field::default()
    };
    let lang = at.show.lang;
    let action = at.below("tasks");
    html! {
        form class="next-new" method="post" action=(action) hx-post=(action) hx-target="#record-next" hx-swap="outerHTML" {
            (kit::hidden_csrf(&at.csrf))
            input class="input" type="text" name="subject" required maxlength="500" autocomplete="off" aria-label=(label("subject")) placeholder=(label("subject"));
            (kit::field(lang, &field("due", Input::Date { value: String::new() })))
            (kit::submit(&Button { text: &at.word("common-add"), icon: "plus", ..Button::default() }, "", ""))
        }
    }
}

/// `POST /{plural}/{id}/tasks`: adds a task about the record.
pub(super) async fn add(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, posted: Posted) -> Answer {
    ctx.write({
        let plural = plural.clone();
        move |tx| {
            let about = RecordRef { of: super::type_of(tx, &plural)?, id };
            let task = tx.describe("task")?;
            let fields = task.fields.iter().filter(|field| matches!(field.name.as_ref(), "subject" | "due"));
            let mut values: Values = edit::read_posted(tx, fields, &posted)?;
            values.set("about", Value::Record(about));
            tx.create_values("task", values)
        }
    })
    .await?;
    anew(ctx, plural, id).await
}

/// `POST /{plural}/{id}/done`: a task is done.
pub(super) async fn done(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, posted: Posted) -> Answer {
    let task: AnyId = posted.get("task").parse()?;
    ctx.write(move |tx| {
        // Somebody may have been faster, or clicked twice: it stays done at that moment.
        let known = tx.view("task", task)?;
        if known.value("done_at").is_null() {
            let mut values = Values::new();
            values.set("done_at", Value::Time(tx.now()));
            tx.change_values("task", task, None, values)?;
        }
        Ok(())
    })
    .await?;
    anew(ctx, plural, id).await
}

async fn anew(ctx: Ctx, plural: String, id: AnyId) -> Answer {
    if !ctx.is_htmx() {
        return Ok(ctx.go(&format!("/{plural}/{id}")));
    }
    let asker = Asker::of(&ctx);
    let shown =
        ctx.read(move |db| next_activity(db, &AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?)).await?;
    Ok(axum::response::IntoResponse::into_response(shown))
}
