//! Changing a record: one field where it stands, the stage by a click, all fields in a form.

use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::{AnyId, Error, Fault, Result};
use maud::Markup;
use record::{Field, Values};
use store::{Db, Tx};

use super::conflict;
use super::{Asker, AtHand, details, stages};
use crate::Ctx;
use crate::fill_form::{self, Drawn, Labels};
use crate::http::{Answer, Posted, toast};
use crate::kit;
use crate::read_form::{self, Reader};
use crate::show::Show;

/// In the query of a field's form: it stands in the head of the page, in place of the title.
pub(super) const IN_HEAD: &str = "place=head";

/// Reads posted fields as the record of a type that the actor sees; references by words are looked up.
pub(super) fn read_posted<'f>(
    db: &Db<'_>,
    fields: impl IntoIterator<Item = &'f Field>,
    posted: &Posted,
) -> Result<Values> {
    let show = Show::of(db);
    let reader = Reader { lang: show.lang, zone: &show.zone, currency: show.base, catalogue: &show.catalogue };
    let mut form = read_form::read(posted, fields, &reader);
    form.pick(|unpicked| super::look_up::by_words(db, unpicked))?;
    form.into_values()
}

/// `GET /{plural}/{id}/field/{name}`: the small form that takes the value's place.
pub(super) async fn field(
    ctx: Ctx,
    Path((plural, id, name)): Path<(String, AnyId, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let asker = Asker::of(&ctx);
    let place = Place::of(query.as_deref());
    let shown = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            let field = fillable(db, &at, &name)?;
            let posted = fill_form::written(&at.show, [field], &at.view.values);
            Ok(small_form(&at, field, &posted, &fill_form::labels_of(&at.view, &at.of), None, place))
        })
        .await?;
    Ok(shown.into_response())
}

/// A field that the reader may fill in.
fn fillable<'a>(db: &Db<'_>, at: &'a AtHand, name: &str) -> Result<&'a Field> {
    let field = db.access().visible_field(&at.of, name)?;
    let field = at.of.field(&field.name)?;
    if at.may_fill(db, field) {
        return Ok(field);
    }
    Err(Error::forbidden("error-field-read-only").with("field", name).with("type", at.of.name).on(name))
}

/// Where the form of a field stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In the head of the page, which is made anew afterwards, since its title stands in several places.
    Head,
    /// In place of the value.
    Value,
}

impl Place {
    fn of(query: Option<&str>) -> Place {
        if query == Some(IN_HEAD) { Place::Head } else { Place::Value }
    }
}

fn small_form(
    at: &AtHand,
    field: &Field,
    posted: &Posted,
    labels: &Labels,
    errors: Option<&Error>,
    place: Place,
) -> Markup {
    let drawn = Drawn { show: &at.show, words: at.of.name, posted, labels, errors };
    let mut shown = drawn.field(field);
    shown.focus = true;
    shown.hint = String::new();
    let (query, target) = match place {
        Place::Head => (format!("?{IN_HEAD}"), "closest .title-edit"),
        Place::Value => (String::new(), "closest [data-value]"),
    };
    let action = at.below(&format!("field/{}{query}", field.name));
    kit::inline_form(at.show.lang, &at.csrf, &action, at.view.version, target, &shown)
}

/// `POST /{plural}/{id}/field/{name}`: keeps it and answers the value; a wrong value comes back in its form, and one that
/// somebody else changed meanwhile as a choice between both.
pub(super) async fn save_field(
    ctx: Ctx,
    Path((plural, id, name)): Path<(String, AnyId, String)>,
    RawQuery(query): RawQuery,
    posted: Posted,
) -> Answer {
    let place = Place::of(query.as_deref());
    let (asker, typed, wanted) = (Asker::of(&ctx), posted.clone(), name.clone());
    let kept = ctx
        .write({
            let (plural, name) = (plural.clone(), name.clone());
            move |tx| keep(tx, &plural, id, &[name.as_str()], &typed)
        })
        .await;
    match kept {
        Ok(_) if !ctx.is_htmx() => Ok(ctx.go(&format!("/{plural}/{id}"))),
        Ok(_) if place == Place::Head || posted.has(&format!("keep-{name}")) => Ok(conflict::settled(&ctx)),
        Ok(_) => {
            let shown = ctx
                .read(move |db| {
                    let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
                    details::one(db, &at, at.of.field(&wanted)?)
                })
                .await?;
            Ok(shown.into_response())
        }
        Err(error) if error.key() == "error-changed-meanwhile" => {
            let action = format!("/{plural}/{id}/field/{name}");
            conflict::answer(&ctx, plural, id, posted, error, action).await
        }
        Err(error) if is_about_input(&error) && ctx.is_htmx() => {
            let shown = ctx
                .read(move |db| {
                    let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
                    let field = fillable(db, &at, &wanted)?;
                    let labels = fill_form::look_up(db, [field], &posted)?;
                    // What a rule of the whole record says stands under the field that broke it.
                    let errors = Error::all(error.each().map(|one| one.alone().on(wanted.as_str())).collect());
                    Ok(small_form(&at, field, &posted, &labels, errors.as_ref(), place))
                })
                .await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether an error is about what was typed, so that the form comes back with it.
pub(crate) fn is_about_input(error: &Error) -> bool {
    error.fault() == Fault::Invalid || error.fault() == Fault::Conflict && error.field().is_some()
}

/// Writes the posted fields of a record; of those where the reader chose the other's value nothing is written.
pub(super) fn keep(tx: &mut Tx<'_>, plural: &str, id: AnyId, names: &[&str], posted: &Posted) -> Result<i64> {
    let of = tx.describe(super::type_of(tx, plural)?)?;
    let mut fields = Vec::new();
    for name in names {
        if posted.get(&format!("keep-{name}")) != "theirs" {
            fields.push(tx.access().visible_field(&of, name)?);
        }
    }
    let values = read_posted(tx, fields, posted)?;
    tx.change_values(of.name, id, posted.version(), values)
}

/// `POST /{plural}/{id}/stage`: moves the record along its way.
pub(super) async fn save_stage(ctx: Ctx, Path((plural, id)): Path<(String, AnyId)>, posted: Posted) -> Answer {
    let typed = posted.clone();
    let kept = ctx
        .write({
            let plural = plural.clone();
            move |tx| {
                let of = tx.describe(super::type_of(tx, &plural)?)?;
                let field = of.board_field().ok_or_else(Error::not_found)?;
                keep(tx, &plural, id, &[&field.name], &typed)
            }
        })
        .await;
    match kept {
        Ok(_) => Ok(ctx.go(&format!("/{plural}/{id}"))),
        Err(error) if error.key() == "error-changed-meanwhile" => {
            let action = format!("/{plural}/{id}/stage");
            conflict::answer(&ctx, plural, id, posted, error, action).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /{plural}/{id}/confirm/{field}`: says that a fact still holds.
pub(super) async fn confirm(ctx: Ctx, Path((plural, id, name)): Path<(String, AnyId, String)>) -> Answer {
    let asker = Asker::of(&ctx);
    ctx.write({
        let (plural, name) = (plural.clone(), name.clone());
        move |tx| {
            let of = super::type_of(tx, &plural)?;
            crm::customers::confirm(tx, record::RecordRef { of, id }, &name)
        }
    })
    .await?;
    if !ctx.is_htmx() {
        return Ok(ctx.go(&format!("/{plural}/{id}")));
    }
    let shown = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            details::one(db, &at, at.of.field(&name)?)
        })
        .await?;
    Ok(toast(shown.into_response(), ctx.word("records-confirmed")))
}

/// `GET /{plural}/{id}/part/{part}`: a part of the page anew.
pub(super) async fn part(ctx: Ctx, Path((plural, id, part)): Path<(String, AnyId, String)>) -> Answer {
    let asker = Asker::of(&ctx);
    let shown = ctx
        .read(move |db| {
            let at = AtHand::read(db, &asker, super::type_of(db, &plural)?, id)?;
            match part.as_str() {
                "head" => super::head(db, &at),
                "stages" => stages::stage_bar(db, &at),
                "details" => super::details(db, &at),
                "next" => super::next_activity(db, &at),
                "people" => super::people(db, &at),
                other => match other.strip_prefix("related-") {
                    Some(name) => super::related::one(db, &at, name),
                    None => Err(Error::not_found()),
                },
            }
        })
        .await?;
    Ok(shown.into_response())
}
