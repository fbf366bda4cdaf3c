//! Comments: said under a record, in Markdown, mentioning colleagues with @.

use axum::extract::{Path, Query as Asked};
use axum::response::IntoResponse;
use crm::general::Comment;
use kernel::{AnyId, Error, Result, fold};
use maud::{Markup, PreEscaped, html};
use record::{Filter, Query, RecordRef, Test, Value, Values, View};
use serde::Deserialize;
use store::{Action, Db};

use super::read::{self, Place};
use super::{Happened, Reached, Wanted, entries};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Dialog, Entry, Look, Pick, Tone};
use crate::pages::record::{Asker, AtHand, type_of};

/// How many people are offered behind an @.
const OFFERED: usize = 8;

/// The field in which a comment is written.
pub(super) fn composer(at: &AtHand) -> Markup {
    let action = at.below("comments");
    html! {
        form id="composer" class="composer" method="post" action=(action) hx-post=(action) hx-target="#timeline" hx-swap="outerHTML" {
            (kit::hidden_csrf(&at.csrf))
            textarea class="input" name="text" rows="2" required maxlength="100000" data-mention="/mentions" aria-label=(at.word("records-comment"))
                placeholder=(at.word("records-comment-hint")) {}
            div class="composer-foot" {
                span class="hint" { (at.word("records-comment-help")) }
                (kit::submit(&Button { text: &at.word("records-comment-send"), look: Look::Primary, small: true, ..Button::default() }, "", ""))
            }
        }
    }
}

/// Comments from where the page before ended; up to where there are no more than these.
pub(super) fn comments(
    db: &Db<'_>,
    at: &AtHand,
    reached: Option<Reached>,
    limit: usize,
    all: &mut Vec<Happened>,
) -> Result<Option<Place>> {
    let of = db.describe("comment")?;
    if !db.access().may(&of, Action::See) {
        return Ok(None);
    }
    let query = Query::of("comment").test("about", Test::In(vec![Value::Record(at.record())]));
    let mut query = read::older(query, "created_at", reached, limit);
    query.fields = ["text", "owner", "mentions", "created_at"].into_iter().map(record::Path::from).collect();
    let page = db.page(&query)?;
    for view in &page.rows {
        if let Value::Time(when) = view.value("created_at") {
            all.push(Happened { at: *when, id: view.id, entry: entry(db, at, view) });
        }
    }
    Ok(read::horizon(&page, "created_at"))
}

fn entry(db: &Db<'_>, at: &AtHand, view: &View) -> Entry {
    let own = view.value("owner").as_id().is_some_and(|owner| Some(owner) == db.actor().user);
    let text = view.value("text").as_text().unwrap_or_default();
    let mentioned: Vec<&str> =
        view.titles.iter().filter(|(path, _)| path.starts_with("mentions/")).map(|(_, t)| t.as_str()).collect();
    let words = format!("/comments/{}/words", view.id);
    let remove = format!("/comments/{}/remove", view.id);
    Entry {
        icon: "message".to_owned(),
        tone: Tone::Accent,
        title: html! { (view.title_of("owner").map_or_else(|| at.word("records-somebody"), str::to_owned)) },
        body: html! {
            (marked(kit::prose(text), &mentioned))
            @if own || db.access().is_administrator() {
                div class="entry-tools" {
                    a class="faint small" href=(words) hx-get=(words) hx-target="#dialog" { (at.word("common-edit")) }
                    form method="post" action=(remove) hx-post=(remove) hx-target="#timeline" hx-swap="outerHTML" data-confirm=(at.word("records-comment-remove")) hx-confirm=(at.word("records-comment-remove")) {
                        (kit::hidden_csrf(&at.csrf))
                        button type="submit" class="link-button faint small" { (at.word("common-delete")) }
                    }
                }
            }
        },
        ..Entry::default()
    }
}

/// Marks the names behind @ in finished HTML, in its text and never inside its tags.
fn marked(prose: Markup, names: &[&str]) -> Markup {
    if names.is_empty() {
        return prose;
    }
    let mut names: Vec<String> = names.iter().map(|name| format!("@{}", html! { (name) }.0)).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut out = String::with_capacity(prose.0.len() + 64);
    for piece in prose.0.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        let mut rest = text;
        while let Some(sign) = rest.find('@') {
            out.push_str(&rest[..sign]);
            rest = &rest[sign..];
            match names.iter().find(|name| fold_starts(rest, name)) {
                Some(name) => {
                    let end = rest.char_indices().nth(name.chars().count()).map_or(rest.len(), |(end, _)| end);
                    out.push_str(&format!("<span class=\"mention\">{}</span>", &rest[..end]));
                    rest = &rest[end..];
                }
                None => {
                    out.push('@');
                    rest = &rest[1..];
                }
            }
        }
        out.push_str(rest);
        out.push_str(tag);
    }
    PreEscaped(out)
}

fn fold_starts(text: &str, name: &str) -> bool {
    let beginning: String = text.chars().take(name.chars().count()).collect();
    fold(&beginning) == fold(name)
}

/// `POST /{plural}/{id}/comments`: says something.
pub(in crate::pages::record) async fn comment(
    ctx: Ctx,
    Path((plural, id)): Path<(String, AnyId)>,
    posted: Posted,
) -> Answer {
    let text = posted.exact("text").to_owned();
    ctx.write({
        let plural = plural.clone();
        move |tx| {
            let about = RecordRef { of: type_of(tx, &plural)?, id };
            let mut values = Values::new();
            values.set("about", Value::Record(about)).set("text", Value::text(text.clone()));
            tx.create_values("comment", values)
        }
    })
    .await?;
    anew(ctx, plural, id, true).await
}

/// The entries anew; after a comment also an empty field for the next one.
pub(in crate::pages::record) async fn anew(ctx: Ctx, plural: String, id: AnyId, said: bool) -> Answer {
    if !ctx.is_htmx() {
        return Ok(ctx.go(&format!("/{plural}/{id}")));
    }
    let asker = Asker::of(&ctx);
    let shown = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, type_of(db, &plural)?, id)?;
            Ok(html! {
                (entries(db, &at, Wanted::default())?)
                @if said { div hx-swap-oob="outerHTML:#composer" { (composer(&at)) } }
            })
        })
        .await?;
    Ok(shown.into_response())
}

/// The comment and the record it is about.
fn of_comment(db: &Db<'_>, id: AnyId) -> Result<(View, RecordRef)> {
    let view = db.view("comment", id)?;
    match view.value("about") {
        Value::Record(about) => {
            let about = *about;
            Ok((view, about))
        }
        _ => Err(Error::not_found()),
    }
}

/// `GET /comments/{id}/words`: the dialog in which a comment is reworded.
pub(in crate::pages::record) async fn reword_form(ctx: Ctx, Path(id): Path<AnyId>) -> Answer {
    let view = ctx.read(move |db| db.view("comment", id)).await?;
    let action = format!("/comments/{id}/words");
    let form = html! {
        form id="reword" class="form" method="post" action=(action) hx-post=(action) hx-target="#dialog" {
            (kit::hidden_csrf(ctx.csrf()))
            textarea class="input" name="text" rows="6" required data-mention="/mentions" aria-label=(ctx.word("records-comment")) { (view.value("text").as_text().unwrap_or_default()) }
            @if !ctx.is_htmx() { div class="form-actions" { (save_button(&ctx)) } }
        }
    };
    let title = ctx.word("records-comment-edit");
    if !ctx.is_htmx() {
        return Ok(ctx.page(&title, "", html! { div class="page-head" { h1 { (title) } } (form) }));
    }
    let foot = html! { button type="submit" form="reword" class="btn btn-primary" { (ctx.word("common-save")) } };
    Ok(kit::dialog(ctx.lang(), &Dialog { title, body: form, foot, wide: false }).into_response())
}

fn save_button(ctx: &Ctx) -> Markup {
    kit::submit(&Button { text: &ctx.word("common-save"), look: Look::Primary, ..Button::default() }, "", "")
}

/// `POST /comments/{id}/words`.
pub(in crate::pages::record) async fn reword(ctx: Ctx, Path(id): Path<AnyId>, posted: Posted) -> Answer {
    let text = posted.exact("text").to_owned();
    let about = ctx
        .write(move |tx| {
            let (_, about) = of_comment(tx, id)?;
            crm::general::mention::reword(tx, id.of::<Comment>(), text.clone())?;
            Ok(about)
        })
        .await?;
    if ctx.is_htmx() {
        return Ok(crate::http::close_dialog(ctx.word("common-saved")));
    }
    page_of(&ctx, about)
}

/// `POST /comments/{id}/remove`: takes back what one said.
pub(in crate::pages::record) async fn remove(ctx: Ctx, Path(id): Path<AnyId>) -> Answer {
    let about = ctx
        .write(move |tx| {
            let (view, about) = of_comment(tx, id)?;
            tx.delete_record(view.record())?;
            Ok(about)
        })
        .await?;
    if !ctx.is_htmx() {
        return page_of(&ctx, about);
    }
    let plural = ctx.store().catalogue().get(about.of)?.plural.to_owned();
    anew(ctx, plural, about.id, false).await
}

fn page_of(ctx: &Ctx, about: RecordRef) -> Answer {
    let plural = ctx.store().catalogue().get(about.of)?.plural;
    Ok(ctx.go(&format!("/{plural}/{}", about.id)))
}

/// What was typed behind an @.
#[derive(Deserialize)]
pub(in crate::pages::record) struct Typed {
    #[serde(default)]
    q: String,
}

/// `GET /mentions?q=`: colleagues to mention.
pub(in crate::pages::record) async fn mentions(ctx: Ctx, Asked(typed): Asked<Typed>) -> Answer {
    let lang = ctx.lang();
    let found = ctx
        .read(move |db| {
            let mut query =
                Query::of("user").test("active", Test::In(vec![Value::Bool(true)])).by("name").limit(OFFERED);
            let words = typed.q.trim();
            if !words.is_empty() {
                let starts = Filter::Field("name".into(), Test::Starts(words.to_owned()));
                let inside = Filter::Field("name".into(), Test::Contains(format!(" {words}")));
                query = query.filter(Filter::Any(vec![starts, inside]));
            }
            query.fields = vec!["name".into()];
            Ok(db.page(&query)?.rows)
        })
        .await?;
    let picks: Vec<Pick> = found
        .into_iter()
        .map(|view| Pick { id: view.id.to_string(), label: view.title, note: String::new(), icon: String::new() })
        .collect();
    Ok(kit::picks(lang, &picks).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_marked_in_the_text_and_not_in_tags() {
        let out =
            marked(kit::prose("@Işık Çetin [x](https://a.example/@Işık) @IŞIK & @Ali"), &["Işık", "Işık Çetin"]).0;
        assert!(out.contains("<span class=\"mention\">@Işık Çetin</span>"), "{out}");
        assert!(out.contains("<span class=\"mention\">@IŞIK</span>"), "{out}");
        assert!(!out.contains("href=\"https://a.example/<span"), "{out}");
        assert!(out.contains(" @Ali"), "{out}");
    }
}
