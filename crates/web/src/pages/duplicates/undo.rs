//! Taking the last merge into a record back, and what stays because somebody has changed it since.

use axum::extract::Path;
use kernel::{AnyId, Error, Result};
use maud::{Markup, html};
use record::RecordRef;
use store::{Db, PastMerge, Unmerged, WhyKept};

use crate::Ctx;
use crate::http::Answer;
use crate::kit::{self, Button, Crumb, Look, Notice, Tone};
use crate::show::{Show, field_label, type_many, type_name};

/// The last merge into a record, as the reader sees it.
struct Last {
    show: Show,
    of: &'static str,
    plural: &'static str,
    title: String,
    merge: PastMerge,
    others: Vec<(AnyId, String)>,
    by: Option<String>,
}

fn last(db: &Db<'_>, verbs: &crm::verbs::Verbs, of: &str, id: AnyId) -> Result<Last> {
    let of = db.describe(of).map_err(|_| Error::not_found())?;
    let verb = verbs.find(of.name, "undo_merge").ok_or_else(Error::not_found)?;
    let view = db.view(of.name, id)?;
    if !verb.offered(db, &view)? {
        return Err(Error::forbidden("error-verb-not-offered").with("verb", verb.name).with("type", of.name));
    }
    let merge = db.merges_of(view.record())?.into_iter().next().ok_or_else(|| Error::invalid("error-no-merge"))?;
    let others = db.titles_of_merged(&merge)?;
    let by = match merge.by {
        Some(user) => db.title(RecordRef { of: "user", id: user })?,
        None => None,
    };
    Ok(Last { show: Show::of(db), of: of.name, plural: of.plural, title: view.title, merge, others, by })
}

/// `GET /merge/{type}/{id}/undo`.
pub(super) async fn page(ctx: Ctx, Path((of, id)): Path<(String, AnyId)>) -> Answer {
    let verbs = ctx.app().verbs_arc();
    let last = ctx.read(move |db| last(db, &verbs, &of, id)).await?;
    let lang = ctx.lang();
    let when = words::relative(lang, kernel::format::relative(last.show.now, last.merge.at));
    let by = last.by.clone().unwrap_or_else(|| ctx.word("records-program"));
    let body = html! {
        div class="stack compare-page" {
            p { (ctx.words("duplicates-merged-by", &[("who", by.as_str().into()), ("when", when.as_str().into())])) }
            ul class="plain-list" {
                @for (_, title) in &last.others { li { (if title.is_empty() { type_name(lang, last.of) } else { title.clone() }) } }
            }
            p class="muted" { (ctx.word("verb_undo_merge.about")) }
            form class="form-actions" method="post" action=(format!("/merge/{}/{id}/undo", last.of)) {
                (kit::hidden_csrf(ctx.csrf()))
                (kit::submit(&Button { text: &ctx.word("verb_undo_merge"), icon: "undo", look: Look::Primary, ..Button::default() }, "", ""))
                a class="btn btn-quiet" href=(format!("/{}/{id}", last.plural)) { (ctx.word("common-cancel")) }
            }
        }
    };
    Ok(framed(&ctx, last.of, last.plural, &last.title, id, body))
}

fn framed(ctx: &Ctx, of: &str, plural: &str, name: &str, id: AnyId, body: Markup) -> axum::response::Response {
    let title = ctx.word("verb_undo_merge");
    let list = format!("/{plural}");
    let mut shell = ctx.shell(&title, &list);
    shell.crumbs = vec![
        Crumb { text: type_many(ctx.lang(), of), href: list },
        Crumb { text: name.to_owned(), href: format!("/{plural}/{id}") },
        Crumb { text: title.clone(), href: String::new() },
    ];
    let body = html! { div class="page-head" { h1 { (title) } p class="page-lede" { (name) } } (body) };
    axum::response::IntoResponse::into_response(kit::page(&shell, body))
}

/// `POST /merge/{type}/{id}/undo`: back to the record, unless something stays that one has to know of.
pub(super) async fn undo(ctx: Ctx, Path((of, id)): Path<(String, AnyId)>) -> Answer {
    let verbs = ctx.app().verbs_arc();
    let (last, undone, titles) = ctx
        .write(move |tx| {
            let last = last(tx, &verbs, &of, id)?;
            let undone = crm::duplicates::unmerge(tx, last.merge.batch)?;
            let records: Vec<RecordRef> = undone.kept.iter().map(|kept| kept.record).collect();
            let titles = tx.titles(&records)?;
            Ok((last, undone, titles))
        })
        .await?;
    if undone.kept.is_empty() {
        return Ok(ctx.go_telling(&format!("/{}/{id}", last.plural), "verb_undo_merge.done"));
    }
    let body = html! {
        div class="stack compare-page" {
            (kit::notice(&Notice { body: html! { p { (ctx.word("duplicates-kept")) } }, tone: Tone::Warn, ..Notice::default() }))
            ul class="plain-list" { @for line in kept(&ctx, &last.show, &undone, &titles) { li { (line) } } }
            ul class="plain-list" {
                @for (other, title) in &last.others { li { a href=(format!("/{}/{other}", last.plural)) { (title) } } }
            }
            p { a class="btn" href=(format!("/{}/{id}", last.plural)) { (last.title) } }
        }
    };
    Ok(framed(&ctx, last.of, last.plural, &last.title, id, body))
}

/// What stays, a line a record; of records that the reader does not see nothing but that there are some.
fn kept(
    ctx: &Ctx,
    show: &Show,
    undone: &Unmerged,
    titles: &std::collections::HashMap<RecordRef, String>,
) -> Vec<Markup> {
    let mut lines = Vec::new();
    let mut unseen = 0;
    for one in &undone.kept {
        let (Some(title), WhyKept::ChangedSince(fields)) = (titles.get(&one.record), &one.why) else {
            unseen += 1;
            continue;
        };
        let of = show.catalogue.get(one.record.of).ok();
        let labels: Vec<String> = fields
            .iter()
            .filter_map(|name| of?.find(name))
            .filter(|field| of.is_some_and(|of| ctx.access().sees(of, field)))
            .map(|field| field_label(ctx.lang(), one.record.of, field))
            .collect();
        if labels.is_empty() {
            unseen += 1;
            continue;
        }
        let fields = words::list(ctx.lang(), &labels);
        lines.push(html! { a href=(show.href(one.record)) { (title) } ": " (fields) });
    }
    if unseen > 0 {
        lines.push(html! { (ctx.words("duplicates-kept-unseen", &[("count", unseen.into())])) });
    }
    lines
}
