//! The form of an endpoint.

use std::collections::HashMap;

use crm::outside::Webhook;
use crm::rights::User;
use kernel::{AnyId, Error, Result};
use maud::Markup;
use record::{Query, Value, Values};
use store::Deed;
use web::kit::{self, Choice, Field, Form, Input, Section};
use web::show::{type_many, type_name};
use web::{Ctx, Posted};

use crate::frame::{field, text, wrong_elsewhere};

const FIELDS: [&str; 6] = ["name", "address", "owner", "active", "record_types", "deeds"];
/// What can be done to any record.
const DEEDS: [Deed; 4] = [Deed::Create, Deed::Change, Deed::Delete, Deed::Restore];

/// The form, filled with what was posted or with the endpoint as it is.
pub(super) async fn form(
    ctx: &Ctx,
    webhook: Option<&Webhook>,
    posted: Option<&Posted>,
    error: Option<&Error>,
) -> Result<Markup> {
    let users = Query::all::<User>().is(User::ACTIVE, true).by("name").limit(1000);
    let users = ctx.read(move |db| db.rows::<User>(&users)).await?;
    let owners = users.iter().map(|user| Choice { value: user.id.to_string(), label: user.name.clone() }).collect();
    let given = Given::of(ctx, webhook, posted);
    let choices = |name: &str, choices: Vec<Choice>| Input::Choices { values: given.many(name), choices };
    let required = |field: Field| Field { required: true, full: true, ..field };
    let hinted = |hint: &str, field: Field| Field { hint: ctx.word(hint), full: true, ..field };
    let mut fields = vec![
        required(field(ctx, "name", "webhook.name", error, text(given.one("name")))),
        required(hinted(
            "webhooks-address-hint",
            field(ctx, "address", "webhook.address", error, Input::Url { value: given.one("address").into() }),
        )),
        required(hinted(
            "webhooks-owner-hint",
            field(
                ctx,
                "owner",
                "webhook.owner",
                error,
                Input::Choice { value: given.one("owner").into(), choices: owners, none: String::new() },
            ),
        )),
    ];
    if webhook.is_some() {
        let active = Input::YesNo { value: given.one("active") == "1" };
        fields.push(hinted("webhooks-active-hint", field(ctx, "active", "webhook.active", error, active)));
    }
    fields.push(hinted(
        "webhooks-all-hint",
        field(ctx, "record_types", "webhook.record_types", error, choices("record_types", types(ctx))),
    ));
    fields.push(hinted("webhooks-all-hint", field(ctx, "deeds", "webhook.deeds", error, choices("deeds", deeds(ctx)))));
    let action = webhook.map_or_else(|| super::HERE.to_owned(), |webhook| format!("{}/{}", super::HERE, webhook.id));
    let version = webhook.map(|webhook| ("version".to_owned(), webhook.version.to_string()));
    Ok(kit::form(
        ctx.lang(),
        &Form {
            id: "webhook".into(),
            action,
            csrf: ctx.csrf().to_owned(),
            hidden: version.into_iter().collect(),
            sections: vec![Section { fields, ..Section::default() }],
            errors: wrong_elsewhere(ctx, error, &FIELDS),
            submit: ctx.word(if webhook.is_some() { "common-save" } else { "webhooks-add" }),
            cancel: super::HERE.into(),
            ..Form::default()
        },
    ))
}

/// What stands in the form.
struct Given(HashMap<&'static str, Vec<String>>);

impl Given {
    fn of(ctx: &Ctx, webhook: Option<&Webhook>, posted: Option<&Posted>) -> Given {
        let split = |names: &Option<String>| {
            names.as_deref().unwrap_or("").split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
        };
        let of = |name: &'static str| match (posted, webhook) {
            (Some(posted), _) => posted.all(name).map(str::to_owned).collect(),
            (None, Some(webhook)) => match name {
                "name" => vec![webhook.name.clone()],
                "address" => vec![webhook.address.clone()],
                "owner" => vec![webhook.owner.to_string()],
                "active" => vec![String::from(if webhook.active { "1" } else { "" })],
                "record_types" => split(&webhook.record_types),
                _ => split(&webhook.deeds),
            },
            // Whoever adds it is the first to think of.
            (None, None) if name == "owner" => vec![ctx.user().to_string()],
            (None, None) => Vec::new(),
        };
        Given(FIELDS.into_iter().map(|name| (name, of(name))).collect())
    }

    fn one(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.last()).map_or("", String::as_str)
    }

    fn many(&self, name: &str) -> Vec<String> {
        self.0.get(name).cloned().unwrap_or_default()
    }
}

/// The kinds of records whose changes can be chosen, in the order of the reader's language.
fn types(ctx: &Ctx) -> Vec<Choice> {
    let catalogue = ctx.store().catalogue();
    let types = catalogue.types().filter(|of| !of.settings);
    let mut choices: Vec<Choice> =
        types.map(|of| Choice { value: of.name.to_owned(), label: type_many(ctx.lang(), of.name) }).collect();
    choices.sort_by_cached_key(|choice| kernel::fold(&choice.label));
    choices
}

fn deeds(ctx: &Ctx) -> Vec<Choice> {
    let deed =
        |deed: Deed| Choice { value: deed.code().to_owned(), label: words::attr(ctx.lang(), "deed", deed.code()) };
    let verbs = ctx.app().verbs();
    let verb = |verb: &crm::verbs::Verb| Choice {
        value: verb.name.to_owned(),
        label: format!("{}: {}", type_name(ctx.lang(), verb.of), ctx.word(&format!("verb_{}", verb.name))),
    };
    DEEDS.into_iter().map(deed).chain(verbs.iter().map(verb)).collect()
}

/// The values of a form that came back.
pub(super) fn values(posted: &Posted) -> Result<Values> {
    let owner: AnyId = posted.get("owner").parse().map_err(|_| Error::invalid("error-required").on("owner"))?;
    let many = |name: &str| Value::text(posted.all(name).collect::<Vec<_>>().join(","));
    let mut values = Values::new();
    values.set("name", Value::text(posted.get("name")));
    values.set("address", Value::text(posted.get("address")));
    values.set("owner", Value::Id(owner));
    values.set("record_types", many("record_types"));
    values.set("deeds", many("deeds"));
    if posted.has("active") {
        values.set("active", Value::Bool(posted.get("active") == "1"));
    }
    Ok(values)
}
