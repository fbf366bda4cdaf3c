//! `GET /command?q=…&subject=type:ID`: what the command menu offers: verbs of the record at hand, records, pages, new
//! records, appearance; only what the reader may see and do.

use std::str::FromStr as _;

use axum::Router;
use axum::extract::Query as Asked;
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::{AnyId, Fault, Result, fold};
use serde::Deserialize;
use store::{Action, Db};

use super::found::{Found, found};
use super::record::{Asker, AtHand, may_create};
use crate::http::Answer;
use crate::kit::{self, Command, CommandGroup, Theme};
use crate::show::{new_of, type_many, type_name};
use crate::{App, Ctx, navigation, url_encoded};

/// How many records are offered.
const RECORDS: usize = 8;

pub(super) fn router() -> Router<App> {
    Router::new().route("/command", get(command))
}

/// What was typed, and the record at hand.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
    #[serde(default)]
    subject: String,
}

async fn command(ctx: Ctx, Asked(typed): Asked<Typed>) -> Answer {
    let question = typed.q.trim().to_owned();
    let (pages, themes) = (pages(&ctx), themes(&ctx));
    let asker = Asker::of(&ctx);
    let groups = ctx
        .read(move |db| {
            let mut groups = Vec::new();
            groups.extend(verbs(db, &asker, &typed.subject)?);
            groups.extend([new_records(db), pages, themes]);
            if question.is_empty() {
                return Ok(groups);
            }
            groups.iter_mut().for_each(|group| group.commands.retain(|command| fits(&question, &command.text)));
            Ok(with_records(groups, records(db, &question)?, &question))
        })
        .await?;
    let groups: Vec<CommandGroup> = groups.into_iter().filter(|group| !group.commands.is_empty()).collect();
    Ok(kit::command_list(ctx.lang(), &groups).into_response())
}

/// Whether each word that was typed begins a word of a text.
fn fits(question: &str, text: &str) -> bool {
    let words: Vec<String> = fold::words(text).collect();
    fold::words(question).all(|typed| words.iter().any(|word| word.starts_with(&typed)))
}

/// Actions and pages that begin with what was typed, then the records, then what else fits.
fn with_records(groups: Vec<CommandGroup>, records: CommandGroup, question: &str) -> Vec<CommandGroup> {
    let typed = fold(question);
    let meant = |group: &CommandGroup| {
        typed.chars().count() > 1 && group.commands.iter().any(|command| fold(&command.text).starts_with(&typed))
    };
    let (mut first, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(meant);
    first.push(records);
    first.extend(rest);
    first
}

/// What one can do with the record at hand; nothing when it is not there for the reader.
fn verbs(db: &Db<'_>, asker: &Asker, subject: &str) -> Result<Option<CommandGroup>> {
    let Some((of, id)) = subject.split_once(':') else { return Ok(None) };
    let (Ok(of), Ok(id)) = (db.describe(of), AnyId::from_str(id)) else { return Ok(None) };
    let at = match AtHand::read(db, asker, of.name, id) {
        Ok(at) => at,
        Err(error) if matches!(error.fault(), Fault::NotFound | Fault::Forbidden) => return Ok(None),
        Err(error) => return Err(error),
    };
    let dialog = |text: String, icon: &str, href: String| Command {
        text,
        icon: icon.to_owned(),
        href,
        dialog: true,
        ..Command::default()
    };
    let mut commands = Vec::new();
    for verb in at.verbs.of(of.name) {
        if verb.offered(db, &at.view)? {
            commands.push(dialog(
                at.word(&format!("verb_{}", verb.name)),
                verb.icon,
                at.below(&format!("do/{}", verb.name)),
            ));
        }
    }
    if at.may_change {
        commands.push(dialog(at.word("records-edit-all"), "edit", at.below("edit")));
    }
    if at.may_delete {
        commands.push(dialog(at.word("common-delete"), "trash", at.below("delete")));
    }
    Ok(Some(CommandGroup { title: at.title(), commands }))
}

/// A new record of each type that people make.
fn new_records(db: &Db<'_>) -> CommandGroup {
    let lang = db.actor().lang;
    let made = db.catalogue().types().filter(|of| {
        let in_navigation = !of.part && !of.settings && navigation::AREAS.contains(&of.area);
        in_navigation && db.access().may(of, Action::See) && may_create(db, of)
    });
    let command = |of: &std::sync::Arc<record::RecordType>| Command {
        text: new_of(lang, of.name),
        icon: "plus".to_owned(),
        href: format!("/{}/new", of.plural),
        dialog: true,
        ..Command::default()
    };
    CommandGroup { title: words::text(lang, "command-new", &[]), commands: made.map(command).collect() }
}

/// The records that fit best, and the way to all of them.
fn records(db: &Db<'_>, question: &str) -> Result<CommandGroup> {
    let lang = db.actor().lang;
    let command = |one: Found| {
        let kind = type_name(lang, one.record.of);
        Command {
            text: if one.title.is_empty() { kind.clone() } else { one.title },
            note: if one.note.is_empty() { kind } else { format!("{kind} · {}", one.note) },
            icon: one.icon.to_owned(),
            href: one.href,
            ..Command::default()
        }
    };
    let mut commands: Vec<Command> = found(db, question, RECORDS)?.into_iter().map(command).collect();
    if !commands.is_empty() {
        commands.push(Command {
            text: words::text(lang, "command-all", &[("words", question.into())]),
            icon: "search".to_owned(),
            href: format!("/search?q={}", url_encoded(question)),
            ..Command::default()
        });
    }
    Ok(CommandGroup { title: words::text(lang, "kit-search-results", &[]), commands })
}

/// Pages beside those in the navigation: key of the words, icon, address.
const OWN: [(&str, &str, &str); 3] =
    [("app-my-page", "user", "/me"), ("kit-notifications", "bell", "/notifications"), ("records-bin", "trash", "/bin")];
/// Pages of the settings, for administrators.
const SETTINGS: [(&str, &str, &str); 5] = [
    ("user.many", "user", "/settings/users"),
    ("team.many", "users", "/settings/teams"),
    ("role.many", "shield", "/settings/roles"),
    ("settings-fields", "columns", "/settings/fields"),
    ("settings-log", "clock", "/settings/log"),
];

/// Where one can go.
fn pages(ctx: &Ctx) -> CommandGroup {
    let mut commands = Vec::new();
    for area in navigation::areas(ctx, "") {
        let note = area.name;
        commands.extend(area.links.into_iter().map(|link| Command {
            text: link.text,
            note: note.clone(),
            icon: link.icon,
            href: link.href,
            ..Command::default()
        }));
    }
    let page = |note: &str, (key, icon, href): (&str, &str, &str)| Command {
        text: ctx.word(key),
        note: note.to_owned(),
        icon: icon.to_owned(),
        href: href.to_owned(),
        ..Command::default()
    };
    commands.extend(OWN.map(|own| page("", own)));
    if ctx.is_administrator() {
        let note = ctx.word("settings");
        commands.extend(SETTINGS.map(|own| page(&note, own)));
    }
    commands.extend(navigation::set_up(ctx).into_iter().map(|of| Command {
        text: type_many(ctx.lang(), of.name),
        note: ctx.word("settings"),
        icon: of.icon.to_owned(),
        href: format!("/{}", of.plural),
        ..Command::default()
    }));
    CommandGroup { title: ctx.word("command-go"), commands }
}

/// Light and dark.
fn themes(ctx: &Ctx) -> CommandGroup {
    let command = |theme: Theme| Command {
        text: format!("{}: {}", ctx.word("kit-theme"), ctx.word(&format!("kit-theme-{}", theme.code()))),
        icon: theme.icon().to_owned(),
        href: "/me".to_owned(),
        theme: Some(theme),
        ..Command::default()
    };
    CommandGroup { title: ctx.word("kit-theme"), commands: Theme::ALL.map(command).to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_matched_by_their_beginnings_in_any_writing() {
        assert!(fits("yeni sir", "Yeni şirket"));
        assert!(fits("ŞİR yeni", "Yeni şirket"));
        assert!(!fits("irket", "Yeni şirket"));
        assert!(fits("muugivoim", "Müügivõimalused"));
        assert!(fits("", "anything"));
    }

    #[test]
    fn what_begins_like_the_question_stands_before_the_records() {
        let group = |title: &str, text: &str| CommandGroup {
            title: title.to_owned(),
            commands: vec![Command { text: text.to_owned(), ..Command::default() }],
        };
        let order = |question: &str| {
            let groups = vec![group("new", "New company"), group("go", "Companies")];
            let all = with_records(groups, group("records", "Compass"), question);
            all.into_iter().map(|group| group.title).collect::<Vec<_>>()
        };
        assert_eq!(order("comp"), ["go", "records", "new"]);
        assert_eq!(order("new"), ["new", "records", "go"]);
        assert_eq!(order("c"), ["records", "new", "go"]);
    }
}
