//! Choosing a file, and taking it in.

use axum::extract::multipart::Field;
use axum::extract::{Multipart, Path, RawQuery};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use crm::general::ImportRun;
use import::mappings::{self, Mapping};
use import::plan::{Kind, Plan, likeliest_kind};
use import::source::Given;
use kernel::{AnyId, Error, Result, format};
use maud::{Markup, html};
use record::Query;
use store::{Action, Draft};
use web::http::Answer;
use web::kit::{self, Align, Cell, Choice, Column, DropZone, Input, Line, Row, Table};
use web::{Ctx, Posted};

use crate::body::{kind_named, kind_word, status_cell};
use crate::kept::{self, MOST_BYTES, Upload};
use crate::{HREF, aside, importers_only};

/// Past imports that are listed; the rest is in the list of all imports.
const LISTED: usize = 20;

/// The page: a place to let a file fall, past imports below.
pub async fn page(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    importers_only(&ctx)?;
    let kind = Posted::parse(query.unwrap_or_default().as_bytes()).get("kind").to_owned();
    shown(&ctx, StatusCode::OK, &kind, None).await
}

async fn shown(ctx: &Ctx, status: StatusCode, kind: &str, error: Option<&Error>) -> Answer {
    let user = ctx.user();
    let store = ctx.store().clone();
    let kept = aside(move || mappings::all(&store, Some(user))).await?;
    let runs = ctx
        .read(move |db| db.rows::<ImportRun>(&Query::all::<ImportRun>().is(ImportRun::OWNER, user.of()).limit(LISTED)))
        .await?;
    let title = ctx.word("import-pages-title");
    let body = html! {
        div class="page-head" { h1 { (title) } }
        div class="import stack" {
            @if let Some(error) = error {
                (kit::notice(&kit::Notice { tone: kit::Tone::Bad, body: html! { (words::errors(ctx.lang(), error)) }, ..kit::Notice::default() }))
            }
            (drop_zone(ctx, kind))
            @if !runs.is_empty() { (past(ctx, &runs)) }
            @if !kept.is_empty() { (kept_mappings(ctx, &kept)) }
        }
    };
    Ok(ctx.page_with(status, &title, HREF, body))
}

fn drop_zone(ctx: &Ctx, kind: &str) -> Markup {
    let choices =
        kinds(ctx).iter().map(|kind| Choice { value: kind.name.clone(), label: kind_word(ctx, kind) }).collect();
    let kind = kit::Field {
        name: "kind".into(),
        label: ctx.word("import-pages-kind"),
        input: Input::Choice { value: kind.to_owned(), choices, none: ctx.word("import-pages-kind-by-file") },
        ..kit::Field::default()
    };
    let size = format::file_size(ctx.lang(), MOST_BYTES);
    kit::drop_zone(
        ctx.lang(),
        &DropZone {
            action: HREF.to_owned(),
            name: "file".into(),
            accept: ".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.vcf,.gz,.zip".into(),
            title: ctx.word("import-pages-drop"),
            text: ctx.words("import-pages-drop-text", &[("size", size.as_str().into())]),
            submit: ctx.word("import-pages-upload"),
            csrf: ctx.csrf().to_owned(),
            before: html! { div class="form-grid" { (kit::field(ctx.lang(), &kind)) } },
            ..DropZone::default()
        },
    )
}

/// The kinds whose records the reader may make.
pub fn kinds(ctx: &Ctx) -> Vec<Kind> {
    let mut kinds = Kind::all(&ctx.store().catalogue());
    kinds.retain(|kind| ctx.may(&kind.main_slot().of, Action::Create));
    kinds
}

fn past(ctx: &Ctx, runs: &[ImportRun]) -> Markup {
    let lang = ctx.lang();
    let column = |name: &str, align, narrow| Column {
        key: name.to_owned(),
        label: words::attr(lang, "import_run", name),
        align,
        narrow,
        ..Column::default()
    };
    let figure = |figure: Option<i64>| figure.map_or(Cell::None, |figure| Cell::Figure(format::integer(lang, figure)));
    let clock = ctx.clock();
    let line = |run: &ImportRun| {
        let begun = run.started_at.map_or(Cell::None, |at| Cell::Figure(format::date_time(lang, at, clock.zone())));
        Line::Row(Row {
            id: run.id.to_string(),
            href: format!("/imports/{}", run.id),
            cells: vec![
                Cell::Text(run.name.clone()),
                Cell::from(crate::body::kind_named(ctx, &run.kind).as_str()),
                status_cell(ctx, run.status),
                figure(run.rows),
                figure(run.created),
                figure(run.changed),
                figure(run.rejected),
                begun,
            ],
            ..Row::default()
        })
    };
    let table = Table {
        id: "past-imports".into(),
        caption: ctx.word("import-pages-past"),
        columns: vec![
            column("name", Align::Start, false),
            column("kind", Align::Start, true),
            column("status", Align::Start, true),
            column("rows", Align::End, true),
            column("created", Align::End, false),
            column("changed", Align::End, false),
            column("rejected", Align::End, true),
            column("started_at", Align::End, false),
        ],
        lines: runs.iter().map(line).collect(),
        ..Table::default()
    };
    html! { section class="stack-s" { h2 { (ctx.word("import-pages-past")) } (kit::table(lang, &table)) } }
}

/// The mappings that are kept, each with the way to forget it.
fn kept_mappings(ctx: &Ctx, kept: &[Mapping]) -> Markup {
    let administers = ctx.access().is_administrator();
    let lang = ctx.lang();
    html! {
        section class="stack-s" {
            h2 { (ctx.word("import_mapping.many")) }
            p class="muted" { (ctx.word("import-pages-mappings-text")) }
            div class="table-wrap" tabindex="0" role="region" aria-label=(ctx.word("import_mapping.many")) {
                table class="table plain-table" {
                    thead {
                        tr {
                            th scope="col" { (words::attr(lang, "import_mapping", "name")) }
                            th scope="col" { (words::attr(lang, "import_mapping", "kind")) }
                            th scope="col" { (words::attr(lang, "import_mapping", "shared")) }
                            th scope="col" { span class="sr" { (ctx.word("import-pages-mapping-forget")) } }
                        }
                    }
                    tbody {
                        @for one in kept {
                            tr {
                                td { (one.name) }
                                td { (kind_named(ctx, &one.kind)) }
                                td { (ctx.word(if one.shared { "common-yes" } else { "common-no" })) }
                                td class="num" {
                                    @if one.mine || (one.shared && administers) { (forget_button(ctx, one)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn forget_button(ctx: &Ctx, one: &Mapping) -> Markup {
    let sure = ctx.words("import-pages-mapping-forget-sure", &[("name", one.name.as_str().into())]);
    let text = ctx.word("import-pages-mapping-forget");
    let named = format!("{text}: {}", one.name);
    html! {
        form method="post" action={ (HREF) "/mappings/" (one.id) "/forget" } data-confirm=(sure) {
            (kit::hidden_csrf(ctx.csrf()))
            button type="submit" class="btn btn-small btn-quiet" aria-label=(named) { (text) }
        }
    }
}

/// Forgets a mapping.
pub async fn forget(ctx: Ctx, Path(mapping): Path<String>) -> Answer {
    importers_only(&ctx)?;
    let id: AnyId = mapping.parse()?;
    let user = ctx.user();
    ctx.write(move |tx| mappings::forget(tx, user, id)).await?;
    Ok(ctx.go(HREF))
}

/// Takes a file in and leads to its preview. What is wrong with it is said beside the place it was let fall on.
pub async fn take(ctx: Ctx, form: Multipart) -> Answer {
    importers_only(&ctx)?;
    match taken(&ctx, form).await {
        Ok(id) => Ok(ctx.go(&format!("{HREF}/{id}"))),
        Err(error) if error.fault() == kernel::Fault::Invalid => refused(&ctx, &error).await,
        Err(error) => Err(error.into()),
    }
}

async fn refused(ctx: &Ctx, error: &Error) -> Answer {
    if ctx.is_htmx() {
        let said = html! { (words::errors(ctx.lang(), error)) };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, said).into_response());
    }
    shown(ctx, StatusCode::UNPROCESSABLE_ENTITY, "", Some(error)).await
}

async fn taken(ctx: &Ctx, mut form: Multipart) -> Result<AnyId> {
    let mut kind = String::new();
    let mut sent = None;
    while let Some(field) = form.next_field().await.map_err(|_| Error::invalid("error-request"))? {
        match field.name() {
            Some("kind") => kind = field.text().await.map_err(|_| Error::invalid("error-request"))?,
            Some("file") if sent.is_none() => {
                let called = field.file_name().map(file_name).unwrap_or_default();
                if called.is_empty() {
                    return Err(Error::invalid("import-error-no-file"));
                }
                sent = Some((called, draft(ctx, field).await?));
            }
            _ => {}
        }
    }
    let (name, draft) = sent.ok_or_else(|| Error::invalid("import-error-no-file"))?;
    let (store, actor) = (ctx.store().clone(), ctx.actor());
    aside(move || {
        let called = name.clone();
        let user = actor.user;
        kept::keep(&store, &actor, draft, &called, |source| {
            let given = Given::default();
            let guess = source.guess(&given)?;
            let (entries, sheets) = (source.entries()?, source.sheets(&guess)?);
            let catalogue = store.catalogue();
            let known = mappings::find(&store, user, &guess)?.filter(|known| kind.is_empty() || known.kind == kind);
            let applied = known.and_then(|known| Some((known.kept.as_ref()?.plan(&catalogue, &guess)?, known)));
            if let Some((plan, known)) = applied {
                let (keep, share) = (known.name.clone(), known.shared);
                let mapping = Some((known.id, known.name));
                return Ok(Upload { name, given, plan, mapping, keep, share, entries, sheets, run: None });
            }
            let kind = if kind.is_empty() { likeliest_kind(&catalogue, &guess) } else { kind };
            let plan = Plan::propose(&catalogue, &kind, guess)?;
            let keep = name.split('.').next().unwrap_or_default().trim().to_owned();
            Ok(Upload { name, given, plan, mapping: None, keep, share: false, entries, sheets, run: None })
        })
    })
    .await
}

/// Writes the bytes as they come, so that a large file never lies in memory.
async fn draft(ctx: &Ctx, mut field: Field<'_>) -> Result<Draft> {
    let mut draft = kept::begin(ctx.store())?;
    while let Some(bytes) = field.chunk().await.map_err(|_| Error::invalid("import-pages-broken-off"))? {
        if draft.size() + bytes.len() as u64 > MOST_BYTES {
            return Err(Error::invalid("import-pages-too-large").with("megabytes", MOST_BYTES >> 20));
        }
        tokio::task::block_in_place(|| draft.write(&bytes))?;
    }
    Ok(draft)
}

/// The name alone; some browsers send the whole path.
fn file_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or(sent).trim();
    name.chars().filter(|letter| !letter.is_control()).take(200).collect()
}
