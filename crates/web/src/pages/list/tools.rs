//! What can be done with a list as a whole: lay it out otherwise, group it, choose its columns, take it out as a file.

use axum::extract::{Path, RawQuery};
use kernel::Result;
use maud::{Markup, html};
use record::{Bucket, Kind, RecordType};
use store::{Action, Db};

use super::asked::{Asked, Layout};
use super::columns;
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, ColumnPick, MenuItem, icon};
use crate::show::{Show, path_label};

/// Types that a file can be read into, as people bring them from elsewhere.
pub(super) fn importable(of: &str) -> bool {
    matches!(of, "company" | "person" | "product" | "invoice" | "invoice_line" | "lead")
}

/// Where a file is read in.
pub(super) fn import_href(of: &str) -> String {
    let kind = match of {
        "company" => "companies",
        "person" => "people",
        "product" => "products",
        "invoice" | "invoice_line" => "invoice-lines",
        other => other,
    };
    format!("/import?as={kind}")
}

/// The line above the rows: search, filters, and at its end what concerns the whole list.
pub(super) fn toolbar(
    db: &Db<'_>,
    show: &Show,
    of: &RecordType,
    asked: &Asked,
    chips: &[kit::Filter],
    csrf: &str,
) -> Result<Markup> {
    let lang = show.lang;
    let word = |key: &str| words::text(lang, key, &[]);
    let keep: Vec<(String, String)> = asked
        .changed(|asked| asked.q.clear())
        .pairs()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let search =
        kit::search_field(&word("kit-key-search-list"), &format!("/{}", of.plural), &asked.q, &keep, "#list-area");
    let pick = asked.at("filter");
    let add = html! {
        a class="btn btn-quiet" href=(pick) hx-get=(pick) hx-target="#dialog" { (icon("filter")) (word("common-filter")) }
    };
    let tools = html! {
        div id="list-tools" class="row" {
            (layouts(of, asked, show))
            @if asked.layout == Layout::List && !of.part {
                // A phone shows no boxes until one wants to choose.
                button type="button" class="btn btn-quiet btn-icon only-phone" data-pick-mode aria-pressed="false" title=(word("kit-pick")) {
                    (icon("check-square")) span class="sr" { (word("kit-pick")) }
                }
            }
            @if asked.layout == Layout::List { (groups(db, show, of, asked)) (chooser(db, show, of, asked, csrf)) }
            (more(db, show, of, asked))
        }
    };
    Ok(kit::toolbar(lang, search, chips, add, tools))
}

/// What one does first: a new record.
pub(super) fn actions(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked) -> Markup {
    let new = words::text(show.lang, "common-new", &[]);
    html! {
        @if asked.bin {
            a class="btn" href={ "/" (of.plural) } { (icon("arrow-left")) (words::text(show.lang, "list-leave-bin", &[])) }
        } @else if db.access().may(of, Action::Create) && !of.part {
            a class="btn btn-primary" href={ "/" (of.plural) "/new" } data-new data-dialog-link { (icon("plus")) (new) }
        }
    }
}

fn layouts(of: &RecordType, asked: &Asked, show: &Show) -> Markup {
    let offered: Vec<Layout> = Layout::ALL
        .into_iter()
        .filter(|layout| match layout {
            Layout::List => true,
            Layout::Board => of.board_field().is_some(),
            Layout::Calendar => of.calendar.is_some(),
        })
        .collect();
    html! {
        @if offered.len() > 1 && !asked.bin {
            div class="btn-group" role="group" aria-label=(words::text(show.lang, "common-view", &[])) {
                @for layout in offered {
                    @let text = words::text(show.lang, &format!("common-{}", layout.code()), &[]);
                    a class="btn btn-icon" href=(asked.changed(|asked| asked.layout = layout).href()) title=(text) aria-current=[(layout == asked.layout).then_some("true")] {
                        (icon(layout_icon(layout))) span class="sr" { (text) }
                    }
                }
            }
        }
    }
}

const fn layout_icon(layout: Layout) -> &'static str {
    match layout {
        Layout::List => "list",
        Layout::Board => "board",
        Layout::Calendar => "calendar",
    }
}

/// The menu of fields by which rows can be grouped, and of stretches where they are days.
fn groups(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked) -> Markup {
    let lang = show.lang;
    let word = |key: &str| words::text(lang, key, &[]);
    let fields = of.fields.iter().filter(|field| columns::groupable(&field.kind) && db.access().sees(of, field));
    let label = asked.group.as_ref().map(|path| path_label(lang, of, db.catalogue(), path));
    let face = html! { (icon("group")) @if let Some(label) = &label { span class="clip" { (label) } } @else { span class="sr" { (word("common-group")) } } };
    let in_days = asked
        .group
        .as_ref()
        .and_then(|path| path.resolve(of, db.catalogue()).ok())
        .is_some_and(|(field, _)| is_day(&field.kind));
    let body = html! {
        p class="menu-title" { (word("common-group-by")) }
        div class="menu-list" {
            @if asked.group.is_some() {
                (kit::menu_link(&MenuItem { text: word("common-no-group"), icon: "x", href: asked.changed(|asked| { asked.group = None; asked.bucket = None; }).href(), ..MenuItem::default() }))
            }
            @for field in fields {
                @let path = record::Path::from(field);
                @let current = asked.group.as_ref() == Some(&path);
                (kit::menu_link(&MenuItem {
                    text: crate::show::field_label(lang, of.name, field),
                    href: asked.changed(|asked| asked.group = Some(path)).href(),
                    current,
                    ..MenuItem::default()
                }))
            }
        }
        @if in_days {
            p class="menu-title" { (word("list-by-stretch")) }
            div class="menu-list" {
                @for (bucket, key) in [(Bucket::Day, "list-day"), (Bucket::Month, "common-month"), (Bucket::Year, "common-year")] {
                    (kit::menu_link(&MenuItem {
                        text: word(key),
                        href: asked.changed(|asked| asked.bucket = Some(bucket)).href(),
                        current: asked.bucket.unwrap_or(Bucket::Month) == bucket,
                        ..MenuItem::default()
                    }))
                }
            }
        }
    };
    kit::menu(
        face,
        &word("common-group"),
        true,
        if label.is_some() { "btn btn-quiet" } else { "btn btn-quiet btn-icon" },
        body,
    )
}

fn is_day(kind: &Kind) -> bool {
    matches!(kind, Kind::Date | Kind::DateTime)
}

/// The menu of columns: those shown first and in their order.
fn chooser(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked, csrf: &str) -> Markup {
    let offered = columns::offered(db.access(), db.catalogue(), of);
    let shown: Vec<record::Path> = match asked.columns.as_slice() {
        [] => of.fields.iter().filter(|field| field.list && field.name != of.title).map(record::Path::from).collect(),
        chosen => chosen.to_vec(),
    };
    let rest = offered.iter().filter(|path| !shown.contains(path));
    let pick = |path: &record::Path, shown: bool| ColumnPick {
        key: path.to_string(),
        label: path_label(show.lang, of, db.catalogue(), path),
        shown,
    };
    // A column that the reader may not see is not offered, though a saved view may name it.
    let mut picks: Vec<ColumnPick> =
        shown.iter().filter(|path| offered.contains(path)).map(|path| pick(path, true)).collect();
    picks.extend(rest.map(|path| pick(path, false)));
    kit::column_chooser(show.lang, csrf, &asked.at("columns"), &picks)
}

/// The columns as they were chosen.
pub(super) async fn choose_columns(
    ctx: Ctx,
    Path(plural): Path<String>,
    RawQuery(query): RawQuery,
    sent: Posted,
) -> Answer {
    super::record_type(&ctx, &plural)?;
    let asked = Asked::read(&plural, &Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let chosen: Vec<record::Path> = sent.all("columns").map(str::parse).collect::<Result<_>>()?;
    let href = asked.changed(|asked| asked.columns = chosen).href();
    Ok(ctx.go(&href))
}

/// What is done more rarely.
fn more(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked) -> Markup {
    let word = |key: &str| words::text(show.lang, key, &[]);
    let mut items = Vec::new();
    if db.access().may(of, Action::Export) && asked.layout == Layout::List {
        for (text, file) in [("list-export-xlsx", "export.xlsx"), ("list-export", "export.csv")] {
            items.push(MenuItem { text: word(text), icon: "download", href: asked.at(file), ..MenuItem::default() });
        }
    }
    if importable(of.name) && db.access().may(of, Action::Create) {
        items.push(MenuItem {
            text: word("list-import"),
            icon: "upload",
            href: import_href(of.name),
            ..MenuItem::default()
        });
    }
    if db.access().may(of, Action::Delete) && !of.part && !asked.bin {
        let bin = Asked { plural: asked.plural.clone(), bin: true, ..Asked::default() };
        items.push(MenuItem { text: word("list-bin"), icon: "trash", href: bin.href(), ..MenuItem::default() });
    }
    html! {
        @if !items.is_empty() {
            (kit::menu(icon("more"), &word("common-more"), true, "btn btn-quiet btn-icon", html! {
                div class="menu-list" { @for item in &items { (kit::menu_link(item)) } }
            }))
        }
    }
}
