//! Long text as people write it: Markdown without raw HTML.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Options, Parser, Tag, html::push_html};

/// Markdown as HTML. Raw HTML in it is shown as text, and only addresses of the web, mail and telephone become links.
pub fn prose(markdown: &str) -> Markup {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(Tag::Link { dest_url, .. }) if !is_safe(&dest_url) => Event::Start(link_to_nowhere()),
        // Pictures from elsewhere would tell their owner who reads; only the words remain.
        Event::Start(Tag::Image { dest_url, title, .. }) => {
            let dest_url = if is_safe(&dest_url) { dest_url } else { "#".into() };
            Event::Start(Tag::Link { link_type: pulldown_cmark::LinkType::Inline, dest_url, title, id: "".into() })
        }
        Event::End(pulldown_cmark::TagEnd::Image) => Event::End(pulldown_cmark::TagEnd::Link),
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut out, events);
    // Column alignment is written as a style, which the content security policy forbids.
    for side in ["left", "center", "right"] {
        out = out.replace(&format!(" style=\"text-align: {side}\""), "");
    }
    html! { div class="prose" { (PreEscaped(out)) } }
}

fn is_safe(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "/"].iter().any(|start| address.starts_with(start))
        && !address.starts_with("//")
        && !address.contains('\\')
}

fn link_to_nowhere() -> Tag<'static> {
    Tag::Link { link_type: pulldown_cmark::LinkType::Inline, dest_url: "#".into(), title: "".into(), id: "".into() }
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn raw_html_and_scripts_in_addresses_stay_text() {
        let out = prose("<script>alert(1)</script>\n\n**bold** <b onclick=x>b</b> [x](javascript:alert(1)) ![p](https://x.example/p.png)").0;
        assert!(!out.contains("<script") && !out.contains("<b "), "{out}");
        assert!(!out.contains("javascript:"), "{out}");
        assert!(!out.contains("<img"), "{out}");
        assert!(out.contains("<strong>bold</strong>"), "{out}");
    }

    #[test]
    fn tables_carry_no_styles() {
        let out = prose("| a | b |\n|--:|:-:|\n| 1 | 2 |\n").0;
        assert!(out.contains("<table>") && !out.contains("style="), "{out}");
    }
}
