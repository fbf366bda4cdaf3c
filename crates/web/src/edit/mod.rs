//! Changing fields of a record where they stand, in lists and on the record's page: what was sent is read by the kinds of
//! the fields, written with the version that was looked at, and a clash with somebody else is shown for choosing.

mod clash;

use std::sync::Arc;

use kernel::{AnyId, Error, Result, fold};
use record::{Field, Query, RecordType, Test, Values};
use store::Db;

use crate::Ctx;
use crate::http::Posted;
use crate::read_form;

pub use clash::{Clashed, clash, is_chosen};

/// Changes those of these fields that a form sent; gives the version since.
///
/// # Errors
/// Invalid, naming the field, when a value cannot be read or does not fit; a conflict when somebody else changed the same
/// field since the version that the form carries.
pub async fn change_fields(ctx: &Ctx, of: &Arc<RecordType>, id: AnyId, names: &[String], sent: &Posted) -> Result<i64> {
    let wanted: Vec<Field> = names
        .iter()
        // Where somebody chose to let the other's value stand, nothing is written.
        .filter(|name| sent.get(&format!("keep-{name}")) != "theirs")
        .map(|name| of.field(name).cloned())
        .collect::<Result<_>>()?;
    let values = read_values(ctx, wanted, sent).await?;
    let seen = sent.version();
    let name = of.name;
    ctx.write(move |tx| tx.change_values(name, id, seen, values.clone())).await
}

/// The values of fields that a form sent; references that were typed and not picked are looked up by their title.
pub async fn read_values(ctx: &Ctx, fields: Vec<Field>, sent: &Posted) -> Result<Values> {
    let mut form = {
        let (catalogue, clock, settings) = (ctx.store().catalogue(), ctx.clock(), ctx.store().settings());
        let reader = read_form::Reader {
            lang: ctx.lang(),
            zone: clock.zone(),
            currency: settings.base_currency,
            catalogue: &catalogue,
        };
        read_form::read(sent, &fields, &reader)
    };
    if form.unpicked.is_empty() {
        return form.into_values();
    }
    ctx.read(move |db| {
        form.pick(|unpicked| by_title(db, unpicked.of, &unpicked.words))?;
        form.into_values()
    })
    .await
}

/// The one record of a type that is called so, whatever the case and the marks of its letters.
fn by_title(db: &Db<'_>, of: &str, words: &str) -> Result<Option<AnyId>> {
    let of = db.catalogue().get(of)?;
    let mut query = Query::of(of.name).test(of.title, Test::Contains(words.to_owned())).limit(20);
    query.fields = vec![of.title.into()];
    let wanted = fold(words);
    let mut same = db.page(&query)?.rows.into_iter().filter(|view| fold(&view.title) == wanted);
    match (same.next(), same.next()) {
        (Some(view), None) => Ok(Some(view.id)),
        (None, _) => Ok(None),
        (Some(_), Some(_)) => Err(Error::invalid("error-several-called-so").with("value", words)),
    }
}
