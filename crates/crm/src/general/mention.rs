//! `@Ayşe Yılmaz` in a comment: who is meant.

use kernel::{AnyId, Id, Result, fold};
use record::{Change, Query, Value, Values};
use store::Tx;

use super::{Comment, NotificationKind};
use crate::rights::User;

/// Fills in who says a comment and whom it mentions.
pub fn fill(tx: &mut Tx, values: &mut Values) -> Result<()> {
    // Nobody speaks in another's name.
    if let Some(me) = tx.actor().user {
        values.set("owner", Value::Id(me));
    }
    let text = values.get("text").and_then(Value::as_text).unwrap_or("").to_owned();
    if text.contains('@') {
        let mentioned = mentioned(&text, &names(tx)?);
        values.set("mentions", if mentioned.is_empty() { Value::Null } else { Value::Ids(mentioned) });
    }
    Ok(())
}

/// Says a comment in other words; whoever is newly mentioned is told.
pub fn reword(tx: &mut Tx, id: Id<Comment>, text: String) -> Result<()> {
    let before = tx.get(id)?;
    let mentioned = if text.contains('@') { mentioned(&text, &names(tx)?) } else { Vec::new() };
    let ids: Vec<Id<User>> = mentioned.iter().map(|id| id.of()).collect();
    tx.change(id, Change::new().set(Comment::TEXT, text).set(Comment::MENTIONS, ids.clone()))?;
    let Some(me) = tx.actor().user else { return Ok(()) };
    for user in ids.into_iter().filter(|user| !before.mentions.contains(user) && user.any() != me) {
        let details = serde_json::json!({ "by": me, "comment": id });
        super::notify::tell(tx, user.any(), NotificationKind::Mention, before.about, details)?;
    }
    Ok(())
}

/// Everybody who may be mentioned: whoever may sign in.
fn names(tx: &mut Tx) -> Result<Vec<(AnyId, String)>> {
    let query = Query::all::<User>().is(User::ACTIVE, true).limit(10_000);
    tx.as_program(|tx| Ok(tx.rows::<User>(&query)?.into_iter().map(|user| (user.id.any(), user.name)).collect()))
}

/// Who of these people is named behind an `@`, in the order of the text; the longer of two names that fit is meant.
pub fn mentioned(text: &str, people: &[(AnyId, String)]) -> Vec<AnyId> {
    let mut people: Vec<(AnyId, String)> = people.iter().map(|(id, name)| (*id, fold(name))).collect();
    people.sort_by_key(|(_, name)| std::cmp::Reverse(name.chars().count()));
    let mut found = Vec::new();
    let folded = fold(text);
    for (place, _) in folded.match_indices('@') {
        // An address of mail is no mention.
        if folded[..place].ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let behind = &folded[place + 1..];
        let meant = people.iter().find(|(_, name)| {
            !name.is_empty()
                && behind
                    .strip_prefix(name.as_str())
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        });
        if let Some((id, _)) = meant
            && !found.contains(id)
        {
            found.push(*id);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_the_sign_are_found_in_any_writing() {
        let people: Vec<(AnyId, String)> = ["Işık", "Işık Çetin", "Õun Tamm", ""]
            .into_iter()
            .enumerate()
            .map(|(place, name)| (AnyId::from_raw(place as i64 + 1), name.to_owned()))
            .collect();
        let found = |text: &str| mentioned(text, &people).into_iter().map(AnyId::raw).collect::<Vec<_>>();
        assert_eq!(found("@Işık Çetin, bakar mısın? @oun tamm"), [2, 3]);
        assert_eq!(found("@ISIK bak"), [1]);
        assert_eq!(found("(@Işık)"), [1]);
        assert_eq!(found("@Işık Çetinkaya"), [1], "a longer name is somebody else's");
        assert_eq!(found("mail@isik.example, @nobody, @"), [] as [i64; 0]);
        assert_eq!(found("@Işık @Işık"), [1]);
    }
}
