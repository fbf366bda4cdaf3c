//! A reference typed as words: the one record that is meant.

use kernel::{AnyId, Result, fold};
use record::{Query, Test};
use store::{Action, Db};

use crate::read_form::Unpicked;

/// The record whose title is what was typed, or the only one that fits; none when several do.
pub(crate) fn by_words(db: &Db<'_>, unpicked: &Unpicked) -> Result<Option<AnyId>> {
    let of = db.describe(unpicked.of)?;
    if !db.access().may(&of, Action::See) {
        return Ok(None);
    }
    let mut found: Vec<(AnyId, String)> = if of.fields.iter().any(|field| field.search) {
        db.search(&unpicked.words, Some(of.name), 20)?.into_iter().map(|hit| (hit.record.id, hit.title)).collect()
    } else if of.title_field().is_some_and(|title| title.kind.is_text() && db.access().sees(&of, title)) {
        let mut query = Query::of(of.name).test(of.title, Test::Contains(unpicked.words.clone())).limit(20);
        query.fields = vec![of.title.into()];
        db.page(&query)?.rows.into_iter().map(|view| (view.id, view.title)).collect()
    } else {
        Vec::new()
    };
    let wanted = fold(&unpicked.words);
    let exact: Vec<AnyId> = found.iter().filter(|(_, title)| fold(title) == wanted).map(|(id, _)| *id).collect();
    match exact.as_slice() {
        [one] => Ok(Some(*one)),
        [] if found.len() == 1 => Ok(found.pop().map(|(id, _)| id)),
        _ => Ok(None),
    }
}
