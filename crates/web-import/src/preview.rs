//! What was guessed about a file, and what would come of it; everything can be changed before it starts.

mod columns;
mod outcome;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use crm::duplicates::scan;
use import::plan::{CURRENCY, Existing, Kind, Likely, Target};
use import::run::{Survey, survey};
use import::source::{DateOrder, DecimalSign, Delimiter, Encoding, Form, Kind as Content, Quote, Row, Source};
use kernel::{AnyId, Error, Lang};
use maud::{Markup, html};
use store::Store;
use web::http::Answer;
use web::kit::{self, Choice, Field, Input, Notice, Tone};
use web::{Ctx, Posted};

use self::columns::columns;
use self::outcome::outcome;
use crate::body::kind_word;
use crate::choices::{self, code};
use crate::kept::{Place, Upload};
use crate::upload::kinds;
use crate::{HREF, aside, importers_only};

/// Rows of the file that are shown.
const SHOWN: usize = 8;
/// Rows that are read anew at each change, so that it takes no longer for a long file than for a short one.
const SURVEYED: u64 = 5_000;
/// A file as its preview shows it.
pub struct Look {
    /// What is known about it.
    pub upload: Upload,
    /// Its kind of import, if there is one.
    pub kind: Option<Kind>,
    /// The files of the archive to choose from; none when there is no choice.
    pub entries: Vec<String>,
    /// The sheets of the workbook to choose from.
    pub sheets: Vec<String>,
    /// The first rows.
    pub rows: Vec<Row>,
    /// What would come of it; none when it cannot be imported as it stands.
    pub survey: Option<Survey>,
    /// Why it cannot be imported as it stands, in a sentence.
    pub wrong: Option<String>,
}

impl Look {
    /// Looks at a file.
    pub fn at(store: &Store, source: &Source, upload: Upload, lang: Lang) -> Look {
        let catalogue = store.catalogue();
        let kind = Kind::named(&catalogue, &upload.plan.kind).ok();
        let plan = &upload.plan;
        // One pass tells all: a large workbook costs most where it is opened.
        let surveyed = plan.check(&catalogue).and_then(|()| survey(store, source, plan, SURVEYED, SHOWN, lang));
        let (rows, survey, wrong) = match surveyed {
            Ok(mut survey) => (std::mem::take(&mut survey.first), Some(survey), None),
            Err(error) => match source.preview(&plan.guess, SHOWN) {
                Ok(rows) => {
                    let rows = rows.into_iter().filter_map(|row| row.map_or_else(|error| error.row, Some)).collect();
                    (rows, None, Some(sentence(kind.as_ref(), &error, lang)))
                }
                Err(error) => (Vec::new(), None, Some(words::errors(lang, &error))),
            },
        };
        let (entries, sheets) = (upload.entries.clone(), upload.sheets.clone());
        Look { upload, kind, entries, sheets, rows, survey, wrong }
    }
}

/// An error that calls fields as the page does.
fn sentence(kind: Option<&Kind>, error: &Error, lang: Lang) -> String {
    let target = error.value("target").and_then(|text| Target::parse(kind?, text).ok());
    match (target, kind) {
        (Some(target), Some(kind)) => {
            words::text(lang, error.key(), &[("target", label(kind, &target, lang).as_str().into())])
        }
        _ => words::errors(lang, error),
    }
}

/// A target with the record that it belongs to.
fn label(kind: &Kind, target: &Target, lang: Lang) -> String {
    let label = target.label(kind, lang);
    match target.slot {
        Some(slot) => {
            let of = words::text(lang, kind.slots[slot].of.name, &[]);
            words::text(
                lang,
                "import-pages-field-of",
                &[("type", of.as_str().into()), ("field", label.as_str().into())],
            )
        }
        None => label,
    }
}

/// The preview.
pub async fn page(ctx: Ctx, Path(upload): Path<String>) -> Answer {
    look(ctx, &upload, None).await
}

/// Takes over what was changed, and shows the preview anew.
pub async fn change(ctx: Ctx, Path(upload): Path<String>, posted: Posted) -> Answer {
    look(ctx, &upload, Some(posted)).await
}

async fn look(ctx: Ctx, upload: &str, posted: Option<Posted>) -> Answer {
    importers_only(&ctx)?;
    let id: AnyId = upload.parse()?;
    let mut place = Place::load(ctx.store(), ctx.actor(), id).await?;
    if let Some(run) = place.upload.run {
        return Ok(ctx.go(&format!("/imports/{run}")));
    }
    let changed = posted.is_some();
    let (store, lang) = (ctx.store().clone(), ctx.lang());
    let look = aside(move || {
        let source = place.source(&store)?;
        if let Some(posted) = &posted {
            choices::take(&mut place.upload, posted, &source, &store.catalogue())?;
            place.save(&store)?;
        }
        Ok(Look::at(&store, &source, place.upload, lang))
    })
    .await?;
    if ctx.is_htmx() {
        return Ok(form(&ctx, id, &look).into_response());
    }
    if changed {
        return Ok(ctx.go(&format!("{HREF}/{id}")));
    }
    Ok(shown(&ctx, id, StatusCode::OK, &look))
}

/// The page around the form.
pub fn shown(ctx: &Ctx, id: AnyId, status: StatusCode, look: &Look) -> Response {
    if ctx.is_htmx() {
        return (status, form(ctx, id, look)).into_response();
    }
    let title = look.upload.name.clone();
    let mut shell = ctx.shell(&title, HREF);
    shell.crumbs = vec![
        kit::Crumb { text: ctx.word("import-pages"), href: HREF.into() },
        kit::Crumb { text: title.clone(), href: String::new() },
    ];
    let body = html! {
        div class="page-head" { h1 { (title) } }
        (form(ctx, id, look))
    };
    (status, kit::page(&shell, body)).into_response()
}

fn form(ctx: &Ctx, id: AnyId, look: &Look) -> Markup {
    let address = format!("{HREF}/{id}");
    html! {
        form id="import" class="import stack" method="post" action=(address) hx-post=(address) hx-trigger="change" hx-target="this" hx-swap="outerHTML" {
            (kit::hidden_csrf(ctx.csrf()))
            // Enter in a field presses the first button of a form: it shall look again, and not start the import.
            button type="submit" hidden {}
            (recognised(ctx, look))
            (reading(ctx, look))
            @if let Some(wrong) = &look.wrong {
                (kit::notice(&Notice { tone: Tone::Bad, body: html! { (wrong) }, ..Notice::default() }))
            }
            (columns(ctx, look))
            (options(ctx, look))
            @if let Some(survey) = &look.survey { (outcome(ctx, look, survey)) }
            div class="form-actions" {
                // A change asks by itself with a script; this button asks without one.
                noscript { button type="submit" class="btn" { (ctx.word("import-pages-look-again")) } }
                button type="submit" class="btn btn-primary" formaction={ (address) "/start" } disabled[look.wrong.is_some()] { (ctx.word("import-pages-start")) }
                a class="btn btn-quiet" href=(HREF) { (ctx.word("import-pages-other-file")) }
            }
        }
    }
}

/// How the columns came to their fields, where it was not from their names alone.
fn recognised(ctx: &Ctx, look: &Look) -> Markup {
    let said = match (&look.upload.mapping, &look.upload.plan.system) {
        (Some((_, name)), _) => ctx.words("import-pages-mapping-applied", &[("name", name.as_str().into())]),
        (None, Some(system)) => ctx.words("import-pages-system", &[("system", system.as_str().into())]),
        (None, None) => return html! {},
    };
    let body = html! {
        span { (said) }
        @if look.upload.mapping.is_some() {
            " "
            button type="submit" class="btn btn-small btn-quiet" name="mapping" value="anew" { (ctx.word("import-pages-mapping-anew")) }
        }
    };
    kit::notice(&Notice { tone: Tone::Info, body, ..Notice::default() })
}

fn choice(name: &str, label: String, value: String, choices: Vec<Choice>) -> Field {
    Field { name: name.into(), label, input: Input::Choice { value, choices, none: String::new() }, ..Field::default() }
}

fn one(value: String, label: String) -> Choice {
    Choice { value, label }
}

/// How the file is read.
fn reading(ctx: &Ctx, look: &Look) -> Markup {
    let guess = &look.upload.plan.guess;
    let mut encodings = Encoding::OFFERED.to_vec();
    if !encodings.contains(&guess.encoding) {
        encodings.push(guess.encoding);
    }
    let kinds = kinds(ctx).iter().map(|kind| one(kind.name.clone(), kind_word(ctx, kind))).collect();
    let encodings = encodings.iter().map(|encoding| one(encoding.name().into(), encoding.name().into())).collect();
    let delimiters =
        Delimiter::ALL.iter().map(|d| one(code(d), ctx.word(&format!("import-delimiter.{}", code(d))))).collect();
    let header = |on: &str, key: &str| one(on.into(), ctx.word(key));
    let headers = vec![header("1", "import-pages-header-yes"), header("0", "import-pages-header-no")];
    let mut fields = vec![choice("kind", ctx.word("import-pages-kind"), look.upload.plan.kind.clone(), kinds)];
    let names = |names: &[String]| names.iter().map(|name| one(name.clone(), name.clone())).collect::<Vec<_>>();
    if !look.entries.is_empty() {
        let entry = choices::entry_of(guess).to_owned();
        fields.push(choice("entry", ctx.word("import-pages-entry"), entry, names(&look.entries)));
    }
    if look.sheets.len() > 1 {
        let sheet = choices::sheet_of(guess).to_owned();
        fields.push(choice("sheet", ctx.word("import-pages-sheet"), sheet, names(&look.sheets)));
    }
    if !matches!(guess.form, Form::Sheet { .. }) {
        fields.push(choice("encoding", ctx.word("import-encoding"), guess.encoding.name().into(), encodings));
    }
    if guess.form == Form::Text {
        let quotes = [Quote::Double, Quote::Single, Quote::None];
        let quotes = quotes.map(|quote| one(code(quote), ctx.word(&format!("import-quote.{}", code(quote))))).into();
        fields.push(choice("delimiter", ctx.word("import-delimiter"), code(guess.dialect.delimiter), delimiters));
        fields.push(choice("quote", ctx.word("import-quote"), code(guess.dialect.quote), quotes));
    }
    if guess.form != Form::Cards {
        let value = (guess.skip + 1).to_string();
        let input = Input::Text { value, max: 7, autocomplete: "off" };
        let label = ctx.word("import-pages-first-line");
        fields.push(Field { name: "first_line".into(), label, input, ..Field::default() });
        let header_value = if guess.header { "1" } else { "0" };
        fields.push(choice("header", ctx.word("import-pages-header"), header_value.into(), headers));
    }
    let is_number = |kind: Content| matches!(kind, Content::Decimal | Content::Money | Content::Percent);
    let signs = guess.columns.iter().filter(|column| is_number(column.kind)).map(|column| code(column.decimal));
    let all_signs = [DecimalSign::Point, DecimalSign::Comma].map(|sign| (code(sign), "import-decimal-sign"));
    fields.extend(of_all_columns(ctx, "decimal", signs, &all_signs));
    let is_day = |kind: Content| matches!(kind, Content::Date | Content::DateTime);
    let orders = guess.columns.iter().filter(|column| is_day(column.kind)).map(|column| code(column.date_order));
    let all_orders = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd].map(|order| (code(order), "import-date-order"));
    let dates = of_all_columns(ctx, "dates", orders, &all_orders);
    let hint = look.upload.plan.either_order_in_words(ctx.lang()).unwrap_or_default();
    fields.extend(dates.map(|field| Field { hint, ..field }));
    let body = html! { div class="form-grid import-reading" { @for one in &fields { (kit::field(ctx.lang(), one)) } } };
    kit::panel("reading", &ctx.word("import-pages-reading"), "", html! {}, body)
}

/// A choice for all columns that it concerns; where they differ, "as found" keeps each its own.
fn of_all_columns(ctx: &Ctx, name: &str, found: impl Iterator<Item = String>, all: &[(String, &str)]) -> Option<Field> {
    let mut found: Vec<String> = found.collect();
    found.sort();
    found.dedup();
    let (_, words) = all.first()?;
    let choices = all.iter().map(|(code, words)| one(code.clone(), ctx.word(&format!("{words}.{code}")))).collect();
    let (value, none) = match found.as_slice() {
        [] => return None,
        [one] => (one.clone(), String::new()),
        _ => (String::new(), ctx.word("import-pages-by-column")),
    };
    let input = Input::Choice { value, choices, none };
    Some(Field { name: name.into(), label: ctx.word(words), input, ..Field::default() })
}

/// What is left to choose.
fn options(ctx: &Ctx, look: &Look) -> Markup {
    let Some(kind) = &look.kind else { return html! {} };
    let options = &look.upload.plan.options;
    let is_billed = kind.main_slot().of.area == "billing";
    let existing = Existing::ALL
        .iter()
        .map(|existing| one(existing.code().into(), ctx.word(&format!("import-pages-existing.{}", existing.code()))))
        .collect();
    let mut fields =
        vec![choice("existing", ctx.word("import-pages-existing"), options.existing.code().into(), existing)];
    if scan::SCANNED.iter().any(|of| kind.slot_of(of).is_some()) {
        let likely = Likely::ALL
            .iter()
            .map(|likely| one(likely.code().into(), ctx.word(&format!("import-pages-likely.{}", likely.code()))))
            .collect();
        fields.push(choice("likely", ctx.word("import-pages-likely"), options.likely.code().into(), likely));
    }
    let unknown = vec![
        one("leave".into(), ctx.word("import-pages-unknown.leave")),
        one("refuse".into(), ctx.word("import-pages-unknown.refuse")),
    ];
    let value = if options.refuse_unknown { "refuse" } else { "leave" };
    fields.push(Field {
        hint: ctx.word("import-pages-unknown-hint"),
        ..choice("unknown", ctx.word("import-pages-unknown"), value.into(), unknown)
    });
    let has_money = Target::all(kind).iter().any(|target| target.text == CURRENCY);
    if has_money && !look.upload.plan.targets.iter().any(|target| target == CURRENCY) {
        let base = ctx.store().settings().base_currency;
        let mut codes = vec![base.to_string()];
        codes.extend(
            ["TRY", "EUR", "USD", "GBP"].map(str::to_owned).into_iter().filter(|code| *code != base.to_string()),
        );
        let value = options.currency.unwrap_or(base).to_string();
        if !codes.contains(&value) {
            codes.push(value.clone());
        }
        let codes = codes.into_iter().map(|code| one(code.clone(), code)).collect();
        fields.push(choice("currency", ctx.word("import-target-currency"), value, codes));
    }
    let needs_company = is_billed || kind.main_slot().of.find("company").is_some_and(|field| field.required);
    if kind.slot_of("company").is_some() && needs_company {
        fields.push(Field {
            name: "collective".into(),
            label: ctx.word("import-pages-collective"),
            hint: ctx.word("import-pages-collective-hint"),
            input: Input::Text { value: options.collective.clone().unwrap_or_default(), max: 200, autocomplete: "" },
            ..Field::default()
        });
    }
    if kind.slot_of("invoice").is_some() {
        let yes_no = |name: &str, key: &str, value| Field {
            name: name.into(),
            label: ctx.word(key),
            input: Input::YesNo { value },
            ..Field::default()
        };
        fields.push(yes_no("paid", "import-pages-paid", options.paid));
        let asked = look.survey.as_ref().is_some_and(|survey| survey.credit_notes_without_minus);
        if asked || options.credit_notes_without_minus {
            fields.push(yes_no("minus", "import-pages-minus", options.credit_notes_without_minus));
        }
    }
    fields.push(Field {
        name: "keep".into(),
        label: ctx.word("import-pages-keep"),
        hint: ctx.word("import-pages-keep-hint"),
        input: Input::Text { value: look.upload.keep.clone(), max: 100, autocomplete: "off" },
        ..Field::default()
    });
    fields.push(Field {
        name: "share".into(),
        label: ctx.word("import-pages-share"),
        input: Input::YesNo { value: look.upload.share },
        ..Field::default()
    });
    let body = html! { div class="form-grid" { @for one in &fields { (kit::field(ctx.lang(), one)) } } };
    kit::panel("options", &ctx.word("import-pages-options"), "", html! {}, body)
}
