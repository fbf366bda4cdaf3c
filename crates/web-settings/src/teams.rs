//! Teams and their members.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use crm::rights::{Membership, Team, User};
use kernel::{AnyId, Error, Id, Result};
use maud::{Markup, html};
use record::{Change, Query, View};
use web::http::Answer;
use web::kit::{self, Button, Choice, Form, Input, Section};
use web::{App, Ctx, Posted};

use crate::frame::{field, page_with, sent, text, wrong_elsewhere};

/// Serves `/settings/teams`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/settings/teams", get(page).post(add))
        .route("/settings/teams/{id}/members", post(join))
        .route("/settings/teams/{id}/members/{member}/remove", post(leave))
}

async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    shown(&ctx, StatusCode::OK, &Posted::default(), None).await
}

async fn shown(ctx: &Ctx, status: StatusCode, posted: &Posted, error: Option<&Error>) -> Answer {
    let (teams, members, users) = ctx
        .read(|db| {
            let members = Query::all::<Membership>().limit(10_000).fields(&["team", "user"]);
            let users = Query::all::<User>().is(User::ACTIVE, true).by("name").limit(1000);
            Ok((
                db.rows::<Team>(&Query::all::<Team>().by("name").limit(1000))?,
                db.page(&members)?.rows,
                db.rows::<User>(&users)?,
            ))
        })
        .await?;
    let new = kit::form(
        ctx.lang(),
        &Form {
            id: "new-team".into(),
            action: "/settings/teams".into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![Section {
                text: ctx.word("settings-team-text"),
                fields: vec![kit::Field {
                    required: true,
                    ..field(ctx, "name", "team.name", error, text(posted.get("name")))
                }],
                ..Section::default()
            }],
            errors: wrong_elsewhere(ctx, error, &["name"]),
            submit: ctx.word("settings-team-add"),
            ..Form::default()
        },
    );
    let body = html! {
        div class="narrow stack" {
            @for team in &teams { (card(ctx, team, &members, &users)) }
            (kit::panel("new", &ctx.word("settings-team-new"), "", html! {}, new))
        }
    };
    let title = ctx.word("team.many");
    Ok(page_with(ctx, status, "/settings/teams", &title, html! {}, body))
}

fn card(ctx: &Ctx, team: &Team, members: &[View], users: &[User]) -> Markup {
    let own: Vec<&View> = members.iter().filter(|view| view.value("team").as_id() == Some(team.id.any())).collect();
    let is_member = |user: &User| own.iter().any(|view| view.value("user").as_id() == Some(user.id.any()));
    let others: Vec<Choice> = users
        .iter()
        .filter(|user| !is_member(user))
        .map(|user| Choice { value: user.id.to_string(), label: user.name.clone() })
        .collect();
    let remove = ctx.word("common-remove");
    let body = html! {
        @if own.is_empty() { p class="muted" { (ctx.word("settings-team-empty")) } }
        ul class="plain-list" {
            @for view in &own {
                li class="row" {
                    div class="grow" { (kit::who(view.title_of("user").unwrap_or(""))) }
                    form method="post" action={ "/settings/teams/" (team.id) "/members/" (view.id) "/remove" } {
                        (kit::hidden_csrf(ctx.csrf()))
                        (kit::submit(&Button { text: &remove, icon: "x", look: kit::Look::Quiet, bare: true, small: true }, "", ""))
                    }
                }
            }
        }
        @if !others.is_empty() {
            form class="row" method="post" action={ "/settings/teams/" (team.id) "/members" } {
                (kit::hidden_csrf(ctx.csrf()))
                div class="grow" {
                    (kit::field(ctx.lang(), &kit::Field {
                        name: "user".into(),
                        prefix: format!("{}-", team.id),
                        label: ctx.word("settings-team-member"),
                        bare: true,
                        input: Input::Choice { value: String::new(), choices: others, none: ctx.word("settings-team-member") },
                        ..kit::Field::default()
                    }))
                }
                (kit::submit(&Button { text: &ctx.word("common-add"), ..Button::default() }, "", ""))
            }
        }
    };
    kit::panel(&format!("team-{}", team.id), &team.name, &own.len().to_string(), html! {}, body)
}

async fn add(ctx: Ctx, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let name = posted.get("name").to_owned();
    let outcome: Result<Response> = ctx
        .write(move |tx| tx.create(Change::new().set(Team::NAME, name.as_str())))
        .await
        .map(|_| ctx.go_telling("/settings/teams", "common-saved"));
    sent(outcome, |error| async move { shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &posted, Some(&error)).await })
        .await
}

async fn join(ctx: Ctx, Path(team): Path<String>, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let team: Id<Team> = team.parse()?;
    let Ok(user) = posted.get("user").parse::<Id<User>>() else { return Ok(ctx.go("/settings/teams")) };
    ctx.write(move |tx| {
        let there = Query::all::<Membership>().is(Membership::TEAM, team).is(Membership::USER, user);
        // Joining twice leaves one membership: people double-click.
        if tx.first::<Membership>(there)?.is_none() {
            tx.create(Change::new().set(Membership::TEAM, team).set(Membership::USER, user))?;
        }
        Ok(())
    })
    .await?;
    Ok(ctx.go_telling("/settings/teams", "common-saved"))
}

async fn leave(ctx: Ctx, Path((_, member)): Path<(String, String)>) -> Answer {
    ctx.administrators_only()?;
    let member: AnyId = member.parse()?;
    ctx.write(move |tx| tx.delete(member.of::<Membership>())).await?;
    Ok(ctx.go_telling("/settings/teams", "common-saved"))
}
