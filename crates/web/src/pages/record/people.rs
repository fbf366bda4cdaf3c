//! Tags of a record, and who follows it.

use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{AnyId, Error, Result, fold};
use maud::{Markup, html};
use record::{Query, RecordRef, RecordType, Test, Value, Values, View};
use store::{Action, Db, Tx};

use super::{Asker, AtHand, head};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit;

/// How many tags of a record are shown.
const SHOWN: usize = 50;

/// The card with tags and followers; nothing for records that are a part of others.
pub fn people(db: &Db<'_>, at: &AtHand) -> Result<Markup> {
    if at.of.part || at.of.settings {
        return Ok(html! {});
    }
    let tagging = db.describe("tagging")?;
    let tags = if db.access().may(&tagging, Action::See) { Some(of_record(db, at.record())?) } else { None };
    let followers: Vec<RecordRef> = crm::general::followers(db, at.record())?
        .into_iter()
        .map(|user| RecordRef { of: "user", id: user.any() })
        .collect();
    let titles = db.titles(&followers)?;
    let names: Vec<&String> = followers.iter().filter_map(|user| titles.get(user)).collect();
    let may_tag = super::may_create(db, &tagging);
    Ok(html! {
        div id="record-people" data-live-list="tagging follower" hx-get=(at.below("part/people")) hx-trigger="live" hx-swap="outerHTML" {
            section class="panel" {
                @if let Some(tags) = &tags {
                    div class="panel-head" { h2 { (at.word("tag.many")) } }
                    div class="panel-body" { (tag_list(at, tags, may_tag)) }
                }
                div class="panel-head" { h2 { (at.word("follower.many")) @if !names.is_empty() { span class="panel-count" { (names.len()) } } } }
                div class="panel-body" {
                    @if names.is_empty() { p class="muted small" { (at.word("records-no-followers")) } }
                    @else { ul class="followers" { @for name in names { li { (kit::who(name)) } } } }
                }
            }
        }
    })
}

/// The taggings of a record: id of the tagging, name and colour of the tag.
fn of_record(db: &Db<'_>, record: RecordRef) -> Result<Vec<View>> {
    let mut query =
        Query::of("tagging").test("about", Test::In(vec![Value::Record(record)])).by("tag.name").limit(SHOWN);
    query.fields = vec!["tag".into(), "tag.tone".into()];
    Ok(db.page(&query)?.rows)
}

fn tag_list(at: &AtHand, tags: &[View], may_tag: bool) -> Markup {
    let action = at.below("tags");
    html! {
        div class="record-tags" {
            @for tagging in tags {
                @let name = tagging.title_of("tag").unwrap_or_default();
                span class={ "chip " (tone(tagging).class()) } {
                    span { (name) }
                    @if may_tag {
                        form method="post" action={ (action) "/remove" } hx-post={ (action) "/remove" } hx-target="#record-people" hx-swap="outerHTML" {
                            (kit::hidden_csrf(&at.csrf))
                            input type="hidden" name="tagging" value=(tagging.id);
                            button type="submit" class="chip-remove" { (kit::icon("x")) span class="sr" { (at.word("common-remove")) " " (name) } }
                        }
                    }
                }
            }
            @if may_tag {
                form class="tag-new" method="post" action=(action) hx-post=(action) hx-target="#record-people" hx-swap="outerHTML" {
                    (kit::hidden_csrf(&at.csrf))
                    input class="input" type="text" name="name" list="tag-names" maxlength="60" required autocomplete="off"
                        aria-label=(at.word("records-add-tag")) placeholder=(at.word("records-add-tag"));
                    datalist id="tag-names" hx-get="/tags/names" hx-trigger="intersect once" hx-swap="innerHTML" {}
                }
            }
        }
    }
}

fn tone(tagging: &View) -> kit::Tone {
    match tagging.value("tag.tone").as_text() {
        Some("info") => kit::Tone::Info,
        Some("good") => kit::Tone::Good,
        Some("warn") => kit::Tone::Warn,
        Some("bad") => kit::Tone::Bad,
        Some("key") => kit::Tone::Accent,
        _ => kit::Tone::Quiet,
    }
}

/// `GET /tags/names`: the tags that there are, for the list under the field.
pub(super) async fn tag_names(ctx: Ctx) -> Answer {
    let names = ctx
        .read(|db| {
            let mut query = Query::of("tag").by("name").limit(500);
            query.fields = vec!["name".into()];
            Ok(db.page(&query)?.rows.into_iter().map(|view| view.title).collect::<Vec<_>>())
        })
        .await?;
    Ok(html! { @for name in names { option value=(name) {} } }.into_response())
}

/// `POST /{plural}/{id}/tags`: puts a tag on the record; who may make tags makes one that is not there yet.
pub(super) async fn add_tag(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, posted: Posted) -> Answer {
    ctx.write({
        let plural = plural.clone();
        move |tx| {
            let about = RecordRef { of: super::type_of(tx, &plural)?, id };
            let tag = named(tx, posted.get("name"))?;
            let there = of_record(tx, about)?;
            if there.iter().any(|tagging| tagging.value("tag").as_id() == Some(tag)) {
                return Ok(());
            }
            let mut values = Values::new();
            values.set("tag", Value::Id(tag)).set("about", Value::Record(about));
            tx.create_values("tagging", values).map(|_| ())
        }
    })
    .await?;
    anew(ctx, plural, id).await
}

/// The tag of a name, in whatever writing.
fn named(tx: &mut Tx<'_>, name: &str) -> Result<AnyId> {
    if name.is_empty() {
        return Err(Error::invalid("error-required").on("name"));
    }
    let wanted = fold(name);
    let mut query = Query::of("tag").test("name", Test::Contains(name.to_owned())).limit(50);
    query.fields = vec!["name".into()];
    if let Some(tag) = tx.page(&query)?.rows.into_iter().find(|tag| fold(&tag.title) == wanted) {
        return Ok(tag.id);
    }
    let of: std::sync::Arc<RecordType> = tx.describe("tag")?;
    if !super::may_create(tx, &of) {
        return Err(Error::invalid("records-no-such-tag").with("value", name).on("name"));
    }
    let mut values = Values::new();
    values.set("name", Value::Text(name.to_owned()));
    tx.create_values("tag", values)
}

/// `POST /{plural}/{id}/tags/remove`: takes a tag off.
pub(super) async fn remove_tag(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, posted: Posted) -> Answer {
    let tagging: AnyId = posted.get("tagging").parse()?;
    ctx.write({
        let plural = plural.clone();
        move |tx| {
            let about = RecordRef { of: super::type_of(tx, &plural)?, id };
            // Whoever may put tags on a record may take them off again.
            let of = tx.describe("tagging")?;
            tx.access().demand(&of, Action::Create)?;
            if !of_record(tx, about)?.iter().any(|known| known.id == tagging) {
                return Err(Error::not_found());
            }
            tx.as_program(|tx| tx.delete_record(RecordRef { of: "tagging", id: tagging }))
        }
    })
    .await?;
    anew(ctx, plural, id).await
}

async fn anew(ctx: Ctx, plural: String, id: AnyId) -> Answer {
    if !ctx.is_htmx() {
        return Ok(ctx.go(&format!("/{plural}/{id}")));
    }
    let asker = Asker::of(&ctx);
    let shown = ctx.read(move |db| people(db, &AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?)).await?;
    Ok(shown.into_response())
}

/// `POST /{plural}/{id}/follow`.
pub(super) async fn follow(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>) -> Answer {
    set_following(ctx, plural, id, true).await
}

/// `POST /{plural}/{id}/unfollow`.
pub(super) async fn unfollow(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>) -> Answer {
    set_following(ctx, plural, id, false).await
}

async fn set_following(ctx: Ctx, plural: String, id: AnyId, wanted: bool) -> Answer {
    ctx.write({
        let plural = plural.clone();
        move |tx| {
            let record = RecordRef { of: super::type_of(tx, &plural)?, id };
            if wanted { crm::general::follow(tx, record) } else { crm::general::unfollow(tx, record) }
        }
    })
    .await?;
    if !ctx.is_htmx() {
        return Ok(ctx.go(&format!("/{plural}/{id}")));
    }
    let asker = Asker::of(&ctx);
    let button = ctx
        .read(move |db| Ok(head::follow_button(&AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?, wanted)))
        .await?;
    Ok(button.into_response())
}
