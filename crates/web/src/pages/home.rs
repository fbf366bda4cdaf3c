//! The first page after signing in: what is to be done today, how one's key accounts are, what is overdue, what happened.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use crm::billing::{OVERDUE_FIELDS, OVERDUE_LIST, only_overdue};
use kernel::{Date, Decimal, Result, Timestamp, format};
use maud::{Markup, html};
use record::{Path, Query, Test, Value, View};
use store::{Action, Db};

use crate::App;
use crate::ctx::Ctx;
use crate::http::Answer;
use crate::kit::{self, Empty, Related, RelatedItem, icon};
use crate::show::{Show, activity_mark};

/// Lines of a card.
const SHOWN: usize = 8;

/// Serves `/`.
pub fn router() -> Router<App> {
    Router::new().route("/", get(home))
}

/// What stands on the page; a card that the reader has no right to is not there.
struct Found {
    show: Show,
    today: Date,
    any_company: bool,
    may_begin: bool,
    tasks: Option<Vec<View>>,
    accounts: Option<Vec<View>>,
    overdue: Option<(Vec<View>, i64, i64)>,
    touches: Option<Vec<View>>,
}

async fn home(ctx: Ctx) -> Answer<Response> {
    let found = ctx.read(Found::read).await?;
    let title = ctx.word("home-title");
    let body = html! {
        div class="stack" {
            header class="page-head" { h1 { (title) } span class="page-count" { (format::date_long(ctx.lang(), found.today)) } }
            @if !found.any_company && found.may_begin { (begin(&ctx)) }
            @else { div class="home" { div class="home-column" { (tasks(&ctx, &found)) (touches(&ctx, &found)) } div class="home-column" { (accounts(&ctx, &found)) (overdue(&ctx, &found)) } } }
        }
    };
    Ok(ctx.page(&title, "/", body))
}

impl Found {
    fn read(db: &Db<'_>) -> Result<Found> {
        let today = db.today();
        let me = db.actor().user.map_or(Value::Null, Value::Id);
        let company = db.describe("company")?;
        let tasks = rows(db, "task", &["subject", "due", "company", "about", "kind"], |query| {
            query
                .test("owner", Test::In(vec![me.clone()]))
                .test("done_at", Test::Empty)
                .test("due", Test::AtMost(Value::Date(today)))
                .by("due")
        })?;
        let accounts =
            rows(db, "key_account", &["company", "class", "company.last_touch", "company.next_step"], |query| {
                query.test("manager", Test::In(vec![me.clone()])).test("until", Test::Empty).by("since")
            })?;
        let touches = rows(db, "activity", &["kind", "subject", "at", "company", "owner"], |query| {
            query.test("at", Test::AtMost(Value::Date(today))).by_falling("at")
        })?;
        Ok(Found {
            show: Show::of(db),
            today,
            any_company: db.access().may(&company, Action::See)
                && !db.page(&Query::of("company").fields(&["name"]).limit(1))?.rows.is_empty(),
            may_begin: db.access().may(&company, Action::Create)
                && db.access().may(&*db.describe("import_run")?, Action::Create),
            tasks,
            accounts,
            overdue: late(db, today)?,
            touches,
        })
    }
}

/// The rows of a card, with those of the fields that the reader sees; nothing where he may not see the type, or not the
/// fields by which the card chooses.
fn rows(
    db: &Db<'_>,
    of: &'static str,
    fields: &[&'static str],
    choose: impl FnOnce(Query) -> Query,
) -> Result<Option<Vec<View>>> {
    let described = db.describe(of)?;
    if !db.access().may(&described, Action::See) {
        return Ok(None);
    }
    let mut query = choose(Query::of(of)).limit(SHOWN);
    for name in fields {
        let path: Path = (*name).into();
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        let seen = described.find(first).is_some_and(|field| db.access().sees(&described, field));
        let behind = match described.find(first).and_then(|field| field.kind.target()) {
            Some(target) if !rest.is_empty() => {
                let target = db.describe(target)?;
                target.find(rest).is_some_and(|field| db.access().sees(&target, field))
            }
            _ => true,
        };
        if seen && behind {
            query.fields.push(path);
        }
    }
    Ok(Some(db.page(&query)?.rows))
}

/// Late invoices with their number and what is left of them, in the base currency.
fn late(db: &Db<'_>, today: Date) -> Result<Option<(Vec<View>, i64, i64)>> {
    let of = db.describe("invoice")?;
    let seen = |name: &str| of.find(name).is_some_and(|field| db.access().sees(&of, field));
    if !db.access().may(&of, Action::See) || !OVERDUE_FIELDS.iter().all(|name| seen(name)) {
        return Ok(None);
    }
    let query = only_overdue(Query::of("invoice"), today);
    let whole = db.sums(&query, &["open".into()])?;
    let sum = whole.sums.first().map_or(0, |sum| sum.total);
    let rows = db.page(&query.fields(&["company", "due", "open"]).by("due").limit(SHOWN))?.rows;
    Ok(Some((rows, whole.count, sum)))
}

/// What a new installation does first.
fn begin(ctx: &Ctx) -> Markup {
    let step = |mark: &str, key: &str, href: &str, do_key: &str| {
        kit::panel(
            "",
            &ctx.word(key),
            "",
            html! {},
            html! {
                div class="stack-s" {
                    p class="muted" { (ctx.word(&format!("{key}-text"))) }
                    div class="row" { a class="btn" href=(href) { (icon(mark)) (ctx.word(do_key)) } }
                }
            },
        )
    };
    html! {
        (kit::empty(&Empty {
            icon: "key".to_owned(),
            title: ctx.word("home-begin"),
            text: ctx.word("home-begin-text"),
            action: Some((ctx.word("home-import-do"), "/import".to_owned())),
            ..Empty::default()
        }))
        div class="cols" {
            (step("upload", "home-import", "/import", "home-import-do"))
            (step("eye", "home-demo", "/demo", "home-demo-do"))
            @if ctx.is_administrator() { (step("users", "home-invite", "/settings/users", "home-invite-do")) }
        }
    }
}

fn told(ctx: &Ctx, today: Date, day: Date) -> String {
    words::relative(ctx.lang(), format::relative_day(today, day))
}

fn tasks(ctx: &Ctx, found: &Found) -> Markup {
    let Some(rows) = &found.tasks else { return html! {} };
    let item = |view: &View| RelatedItem {
        picture: done(ctx, view),
        title: view.title.clone(),
        href: format!("/tasks/{}", view.id),
        note: view.title_of("company").or(view.title_of("about")).unwrap_or_default().to_owned(),
        end: html! { @if let Value::Date(day) = view.value("due") {
            span class={ "small" @if *day < found.today { " text-bad" } } { (told(ctx, found.today, *day)) }
        } },
        ..RelatedItem::default()
    };
    kit::related(
        ctx.lang(),
        &Related {
            live_list: "task".to_owned(),
            refresh: "/".to_owned(),
            id: "home-tasks".to_owned(),
            title: ctx.word("home-tasks"),
            items: rows.iter().map(item).collect(),
            none: ctx.word("home-no-tasks"),
            all: Some((ctx.word("home-all-tasks"), "/tasks?f=owner:is:me&f=done_at:empty".to_owned())),
            ..Related::default()
        },
    )
}

/// The button by which a task is done where it stands; its line goes away.
fn done(ctx: &Ctx, task: &View) -> Markup {
    let (href, text) = (format!("/tasks/{}/done", task.id), ctx.word("records-task-done"));
    html! {
        form class="over" method="post" action=(href) hx-post=(href) hx-target="closest li" hx-swap="delete" {
            (kit::hidden_csrf(ctx.csrf()))
            input type="hidden" name="task" value=(task.id);
            button type="submit" class="next-done" title=(text) { (icon("check")) span class="sr" { (text) ": " (task.title) } }
        }
    }
}

fn accounts(ctx: &Ctx, found: &Found) -> Markup {
    let Some(rows) = found.accounts.as_ref().filter(|rows| !rows.is_empty()) else { return html! {} };
    let item = |view: &View| {
        let name = view.title_of("company").unwrap_or_default().to_owned();
        RelatedItem {
            picture: kit::avatar_large(&name, true),
            href: view.value("company").as_id().map(|id| format!("/companies/{id}")).unwrap_or_default(),
            note: match view.value("company.last_touch") {
                Value::Date(day) => ctx.words("home-last-touch", &[("when", told(ctx, found.today, *day).into())]),
                _ => ctx.word("home-no-touch"),
            },
            end: match view.value("class").as_text() {
                Some(class) => kit::key_mark(&ctx.word(&format!("key_account_class.{class}"))),
                None => html! {},
            },
            end_note: html! { @if let Value::Date(day) = view.value("company.next_step") {
                @let label = ctx.word("company.next_step");
                span class={ "fact-day" @if *day < found.today { " text-bad" } } title=(label) {
                    (icon("check-square")) span class="sr" { (label) ": " } (told(ctx, found.today, *day))
                }
            } },
            title: name,
            ..RelatedItem::default()
        }
    };
    kit::related(
        ctx.lang(),
        &Related {
            id: "home-accounts".to_owned(),
            title: ctx.word("home-accounts"),
            items: rows.iter().map(item).collect(),
            ..Related::default()
        },
    )
}

fn overdue(ctx: &Ctx, found: &Found) -> Markup {
    let Some((rows, count, sum)) = &found.overdue else { return html! {} };
    let item = |view: &View| RelatedItem {
        picture: html! { span class="faint" { (icon("file-text")) } },
        title: view.title_of("company").unwrap_or(&view.title).to_owned(),
        href: format!("/invoices/{}", view.id),
        note: view.title.clone(),
        end: html! { span class="strong" { (found.show.text(view, "open")) } },
        end_note: html! { @if let Value::Date(day) = view.value("due") { span class="text-bad" { (told(ctx, found.today, *day)) } } },
        ..RelatedItem::default()
    };
    let whole = format::amount_whole(ctx.lang(), Decimal::from_scaled(*sum), found.show.base);
    kit::related(
        ctx.lang(),
        &Related {
            id: "home-overdue".to_owned(),
            title: ctx.word("home-overdue"),
            count: if *count > 0 {
                format!("{} · {whole}", format::integer(ctx.lang(), *count))
            } else {
                String::new()
            },
            items: rows.iter().map(item).collect(),
            none: ctx.word("home-no-overdue"),
            all: (*count > 0).then(|| (ctx.word("invoices-all-overdue"), format!("/invoices?{OVERDUE_LIST}"))),
            ..Related::default()
        },
    )
}

fn touches(ctx: &Ctx, found: &Found) -> Markup {
    let Some(rows) = &found.touches else { return html! {} };
    let day = |view: &View| match view.value("at") {
        Value::Time(at) => told(ctx, found.today, Timestamp::date_in(*at, &found.show.zone)),
        _ => String::new(),
    };
    let item = |view: &View| RelatedItem {
        picture: html! { span class="faint" { (icon(activity_mark(view.value("kind").as_text().unwrap_or("note")).0)) } },
        title: view.title.clone(),
        href: format!("/activities/{}", view.id),
        note: [view.title_of("company"), view.title_of("owner")].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        end: html! { span class="faint small" { (day(view)) } },
        ..RelatedItem::default()
    };
    kit::related(
        ctx.lang(),
        &Related {
            id: "home-touches".to_owned(),
            title: ctx.word("home-touches"),
            items: rows.iter().map(item).collect(),
            none: ctx.word("home-no-touches"),
            ..Related::default()
        },
    )
}
