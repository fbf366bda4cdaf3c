//! Changing fields of a record where they stand, in lists and on the record's page: what was sent is read by the kinds of
//! the fields, and written with the version that was looked at.

use std::sync::Arc;

use kernel::{AnyId, Result};
use record::{Field, RecordType, Values};

use crate::Ctx;
use crate::http::Posted;
use crate::pages::record::look_up::by_words;
use crate::read_form;

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
        form.pick(|unpicked| by_words(db, unpicked))?;
        form.into_values()
    })
    .await
}
