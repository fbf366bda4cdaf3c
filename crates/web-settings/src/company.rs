//! How the company works: name, language, country, currency, time zone, its word for customer.

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use kernel::{Error, Result};
use maud::html;
use web::http::Answer;
use web::kit::{self, Form, Input, Section};
use web::pages::{CompanyForm, company_fields};
use web::{App, Ctx, Posted};

use crate::frame::{field, page_with, sent, wrong_elsewhere};

const FIELDS: [&str; 9] = [
    "company",
    "language",
    "currency",
    "country",
    "time_zone",
    "customer_word",
    "purchase_period_days",
    "fact_days",
    "api_per_minute",
];

/// Serves `/settings`.
pub fn router() -> Router<App> {
    Router::new().route("/settings", get(page).post(save))
}

async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    shown(&ctx, StatusCode::OK, None, None)
}

fn shown(ctx: &Ctx, status: StatusCode, posted: Option<&Posted>, error: Option<&Error>) -> Answer {
    let settings = ctx.store().settings();
    let given = |name: &str, kept: &str| posted.map_or_else(|| kept.to_owned(), |posted| posted.get(name).to_owned());
    let company = CompanyForm {
        name: given("company", &settings.company_name),
        language: given("language", settings.language.code()),
        currency: given("currency", settings.base_currency.code()),
        country: given("country", &settings.country),
        time_zone: given("time_zone", &settings.time_zone),
        customer_word: given("customer_word", &settings.customer_word),
    };
    let days = |name: &str, key: &str, kept: i64| {
        let number = Input::Number { value: given(name, &kept.to_string()), unit: ctx.word("settings-days") };
        kit::Field { hint: ctx.word(&format!("{key}-hint")), ..field(ctx, name, key, error, number) }
    };
    let periods = vec![
        days("purchase_period_days", "settings-purchase-period", settings.purchase_period_days),
        days("fact_days", "settings-fact-days", settings.fact_days),
    ];
    let number =
        Input::Number { value: given("api_per_minute", &settings.api_per_minute.to_string()), unit: String::new() };
    let limit = kit::Field {
        hint: ctx.word("settings-api-per-minute-hint"),
        ..field(ctx, "api_per_minute", "settings-api-per-minute", error, number)
    };
    let form = kit::form(
        ctx.lang(),
        &Form {
            id: "company".into(),
            action: "/settings".into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![
                Section { fields: company_fields(ctx.lang(), &company, error), ..Section::default() },
                Section { title: ctx.word("settings-periods"), fields: periods, ..Section::default() },
                Section { title: ctx.word("api"), fields: vec![limit], ..Section::default() },
            ],
            errors: wrong_elsewhere(ctx, error, &FIELDS),
            submit: ctx.word("common-save"),
            ..Form::default()
        },
    );
    let title = ctx.word("settings-company");
    Ok(page_with(ctx, status, "/settings", &title, html! {}, html! { div class="narrow" { (form) } }))
}

async fn save(ctx: Ctx, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let outcome = keep(&ctx, &posted).await;
    sent(outcome, |error| async move { shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, Some(&posted), Some(&error)) })
        .await
}

async fn keep(ctx: &Ctx, posted: &Posted) -> Result<Response> {
    let mut settings = (*ctx.store().settings()).clone();
    let on = |name: &'static str| move |error: Error| error.on(name);
    settings.company_name = posted.get("company").to_owned();
    if settings.company_name.is_empty() {
        return Err(Error::invalid("error-required").on("company"));
    }
    settings.language = posted.get("language").parse().map_err(on("language"))?;
    settings.base_currency = posted.get("currency").parse().map_err(on("currency"))?;
    settings.country = posted.get("country").to_owned();
    settings.time_zone = posted.get("time_zone").to_owned();
    if jiff::tz::TimeZone::get(&settings.time_zone).is_err() {
        return Err(Error::invalid("error-time-zone").with("value", &settings.time_zone).on("time_zone"));
    }
    let word: words::CustomerWord = posted.get("customer_word").parse().map_err(on("customer_word"))?;
    settings.customer_word = word.code().to_owned();
    settings.purchase_period_days = days(posted, "purchase_period_days")?;
    settings.fact_days = days(posted, "fact_days")?;
    if posted.has("api_per_minute") {
        settings.api_per_minute = requests(posted)?;
    }
    ctx.write(move |tx| tx.save_settings(&settings)).await?;
    // Here at once; other nodes hear of it within a second.
    words::set_customer_word(word);
    Ok(ctx.go_telling("/settings", "common-saved"))
}

/// Requests a minute; 0 sets no limit.
fn requests(posted: &Posted) -> Result<i64> {
    let text = posted.get("api_per_minute");
    match text.parse() {
        Ok(requests @ 0..=1_000_000) => Ok(requests),
        _ => Err(Error::invalid("error-integer").with("value", text).on("api_per_minute")),
    }
}

fn days(posted: &Posted, name: &'static str) -> Result<i64> {
    let text = posted.get(name);
    match text.parse() {
        Ok(days @ 1..=3650) => Ok(days),
        _ => Err(Error::invalid("error-settings-days").with("value", text).on(name)),
    }
}
