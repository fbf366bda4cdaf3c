//! Every part of the kit, in every language, is HTML that the content security policy and a screen reader can live with.

#[path = "../examples/gallery/board_page.rs"]
mod board_page;
#[path = "../examples/gallery/concentration_page.rs"]
mod concentration_page;
#[path = "../examples/gallery/frame.rs"]
mod frame;
#[path = "../examples/gallery/list_page.rs"]
mod list_page;
#[path = "../examples/gallery/parts_page.rs"]
mod parts_page;
#[path = "../examples/gallery/record_page.rs"]
mod record_page;

use std::collections::HashSet;

use kernel::Lang;
use web::kit::Theme;

const VOID: &[&str] = &["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// A start tag: its name and its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

fn pages(lang: Lang) -> Vec<(&'static str, String)> {
    let theme = Theme::Light;
    vec![
        ("list", list_page::draw(lang, theme).0),
        ("empty", list_page::draw_empty(lang, theme).0),
        ("record", record_page::draw(lang, theme).0),
        ("board", board_page::draw(lang, theme).0),
        ("concentration", concentration_page::draw(lang, theme).0),
        ("parts", parts_page::draw(lang, theme).0),
        ("sign in", parts_page::sign_in(lang, theme).0),
    ]
}

/// The start tags of a page; fails where tags do not close in the order in which they opened.
fn start_tags(html: &str) -> Vec<Tag<'_>> {
    let mut open = Vec::new();
    let mut tags = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap_or(html);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = tag_end(rest);
        let inside = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "a tag closes that is not the last one opened, before {:.80}", rest);
            continue;
        }
        let (inside, closed) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let name = inside.split_whitespace().next().unwrap_or_default();
        if !closed && !VOID.contains(&name) {
            open.push(name);
        }
        tags.push(Tag { name, attributes: attributes(&inside[name.len()..]) });
    }
    assert_eq!(open, Vec::<&str>::new(), "these tags never close");
    tags
}

/// Where the tag ends; a bracket inside quotes does not count.
fn tag_end(rest: &str) -> usize {
    let mut quoted = false;
    rest.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    })
    .expect("a tag that begins also ends")
}

fn attributes(mut text: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    loop {
        text = text.trim_start();
        if text.is_empty() {
            return all;
        }
        let end = text.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(text.len());
        let name = &text[..end];
        text = &text[end..];
        if let Some(value) = text.strip_prefix("=\"") {
            let close = value.find('"').expect("quotes close");
            all.push((name, &value[..close]));
            text = &value[close + 1..];
        } else {
            all.push((name, ""));
        }
    }
}

#[test]
fn every_part_closes_its_tags_and_carries_no_inline_script_or_style() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            for tag in start_tags(&html) {
                assert_ne!(tag.name, "style", "{name} in {lang}");
                for (attribute, value) in &tag.attributes {
                    assert!(
                        *attribute != "style" && !attribute.starts_with("on"),
                        "{name} in {lang}: {attribute}={value} on {}",
                        tag.name
                    );
                    assert!(!value.starts_with("javascript:"), "{name} in {lang}: {value}");
                }
                if tag.name == "script" {
                    assert!(tag.attributes.iter().any(|(a, _)| *a == "src"), "{name} in {lang} has an inline script");
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_and_what_refers_to_one_finds_it() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            let tags = start_tags(&html);
            let mut ids = HashSet::new();
            for (attribute, value) in tags.iter().flat_map(|tag| &tag.attributes) {
                if *attribute == "id" {
                    assert!(ids.insert(*value), "{name} in {lang}: the id {value} stands twice");
                }
            }
            for (attribute, value) in tags.iter().flat_map(|tag| &tag.attributes) {
                let refers = matches!(
                    *attribute,
                    "for"
                        | "aria-labelledby"
                        | "aria-describedby"
                        | "aria-controls"
                        | "aria-errormessage"
                        | "popovertarget"
                        | "data-bulk"
                );
                for id in value.split_whitespace().filter(|_| refers) {
                    assert!(ids.contains(id), "{name} in {lang}: {attribute} refers to {id}, which is not there");
                }
                if let Some(icon) = value.strip_prefix("#i-").filter(|_| *attribute == "href") {
                    assert!(
                        ids.contains(format!("i-{icon}").as_str()) && icon != "dot",
                        "{name} in {lang}: no icon is drawn for {icon}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_field_has_a_name_that_is_read_aloud() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            let tags = start_tags(&html);
            let labelled: HashSet<&str> =
                tags.iter().flat_map(|tag| &tag.attributes).filter(|(a, _)| *a == "for").map(|(_, id)| *id).collect();
            for tag in tags.iter().filter(|tag| matches!(tag.name, "input" | "select" | "textarea")) {
                let get = |wanted: &str| tag.attributes.iter().find(|(a, _)| *a == wanted).map(|(_, value)| *value);
                if matches!(get("type"), Some("hidden" | "checkbox" | "radio")) {
                    continue;
                }
                let named = get("aria-label").is_some() || get("id").is_some_and(|id| labelled.contains(id));
                assert!(named, "{name} in {lang}: the field {:?} has no label", get("name"));
            }
        }
    }
}

#[test]
fn no_word_of_the_kit_is_missing() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            assert!(!html.contains('⟦'), "{name} in {lang}: {:.60}", &html[html.find('⟦').unwrap_or(0)..]);
        }
    }
}
