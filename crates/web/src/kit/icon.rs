//! Our icons: strokes on a grid of 24, drawn once in each page and referred to by name.

use maud::{Markup, PreEscaped, html};

/// Name and drawing of each icon.
const ICONS: &[(&str, &str)] = &[
    ("home", r#"<path d="M4 11l8-7 8 7v8.5a.5.5 0 0 1-.5.5H15v-6H9v6H4.5a.5.5 0 0 1-.5-.5z"/>"#),
    (
        "building",
        r#"<path d="M5 21V4.5a.5.5 0 0 1 .5-.5h8a.5.5 0 0 1 .5.5V21M14 10h4.5a.5.5 0 0 1 .5.5V21M3 21h18M8.5 8h2M8.5 12h2M8.5 16h2"/>"#,
    ),
    ("user", r#"<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5"/>"#),
    (
        "users",
        r#"<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.6-3.3 3.1-5 6.5-5s5.9 1.7 6.5 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.8c2.2.5 3.6 2.1 4 4.7"/>"#,
    ),
    ("funnel", r#"<path d="M3.5 5h17L14 13v5.5l-4 2V13z"/>"#),
    (
        "phone",
        r#"<path d="M5.5 3.5h3l1.6 4.3-2 1.5a12 12 0 0 0 6.6 6.6l1.5-2 4.3 1.6v3a1.5 1.5 0 0 1-1.6 1.5C11 19.5 4.5 13 4 5.1a1.5 1.5 0 0 1 1.5-1.6z"/>"#,
    ),
    ("mail", r#"<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M3.5 7l8.5 6.5L20.5 7"/>"#),
    ("calendar", r#"<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.8v4M16 2.8v4"/>"#),
    (
        "note",
        r#"<path d="M5 3.5h14a1 1 0 0 1 1 1V14l-6.5 6.5H5a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM20 14h-5.5a1 1 0 0 0-1 1v5.5M8 8.5h8M8 12h4"/>"#,
    ),
    ("check-square", r#"<rect x="3.5" y="3.5" width="17" height="17" rx="3"/><path d="M8 12.2l2.8 2.8 5.4-5.5"/>"#),
    ("check", r#"<path d="M5 12.5l4.5 4.5L19 7.5"/>"#),
    ("package", r#"<path d="M12 2.8l8 4.4v9.6l-8 4.4-8-4.4V7.2zM4.2 7.3L12 11.7l7.8-4.4M12 11.7v9.3M8 5l8 4.5"/>"#),
    ("tags", r#"<path d="M3.5 4.5v6.2l8.8 8.8 6.2-6.2-8.8-8.8zM14.5 4.5l7 7-4 4"/><circle cx="7.5" cy="8.5" r="1"/>"#),
    ("map", r#"<path d="M3.5 6.5L9 4l6 2.5L20.5 4v13.5L15 20l-6-2.5L3.5 20zM9 4v13.5M15 6.5V20"/>"#),
    ("target", r#"<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="4.5"/><circle cx="12" cy="12" r=".6"/>"#),
    ("columns", r#"<rect x="3.5" y="4" width="17" height="16" rx="2"/><path d="M9.2 4v16M14.8 4v16"/>"#),
    ("trending-up", r#"<path d="M3 17l6-6 4 4 8-8.5M15.5 6.5H21V12"/>"#),
    (
        "file-text",
        r#"<path d="M14 3H6.5a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V7.5zM14 3v4.5h4.5M9 12h6M9 16h6"/>"#,
    ),
    ("file", r#"<path d="M14 3H6.5a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V7.5zM14 3v4.5h4.5"/>"#),
    ("credit-card", r#"<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="M2.5 10h19M6.5 15h3"/>"#),
    ("flag", r#"<path d="M5.5 21V3.5M5.5 4.5c4-2 7 2 13 0v9c-6 2-9-2-13 0"/>"#),
    ("key", r#"<circle cx="8" cy="15.5" r="4.5"/><path d="M11.3 12.3L20 3.6M16 7.6l3 3M13.2 10.4l2 2"/>"#),
    ("search", r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.3 15.3l5.2 5.2"/>"#),
    ("plus", r#"<path d="M12 5v14M5 12h14"/>"#),
    ("minus", r#"<path d="M5 12h14"/>"#),
    (
        "settings",
        r#"<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2.2"/><circle cx="9" cy="17" r="2.2"/>"#,
    ),
    ("download", r#"<path d="M12 3.5v12M7 11l5 5 5-5M4 20.5h16"/>"#),
    ("upload", r#"<path d="M12 16V4M7 8.5l5-5 5 5M4 20.5h16"/>"#),
    ("bell", r#"<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0"/>"#),
    ("star", r#"<path d="M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9L6.7 20l1.1-6-4.4-4.2 6-.8z"/>"#),
    ("pin", r#"<path d="M9 3.5h6l-.8 6.5 3.3 3v1.5h-11V13l3.3-3zM12 14.5v6"/>"#),
    (
        "trash",
        r#"<path d="M4 6.5h16M9.5 6.5V4a.5.5 0 0 1 .5-.5h4a.5.5 0 0 1 .5.5v2.5M6 6.5l.8 13a1 1 0 0 0 1 1h8.4a1 1 0 0 0 1-1l.8-13M10 11v5.5M14 11v5.5"/>"#,
    ),
    ("undo", r#"<path d="M8.5 4.5L4 9l4.5 4.5M4.5 9H14a5.5 5.5 0 0 1 0 11h-4"/>"#),
    ("edit", r#"<path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5"/>"#),
    ("chevron-down", r#"<path d="M6 9.5l6 6 6-6"/>"#),
    ("chevron-up", r#"<path d="M6 14.5l6-6 6 6"/>"#),
    ("chevron-left", r#"<path d="M14.5 6l-6 6 6 6"/>"#),
    ("chevron-right", r#"<path d="M9.5 6l6 6-6 6"/>"#),
    ("arrow-up", r#"<path d="M12 19.5v-15M6 10.5l6-6 6 6"/>"#),
    ("arrow-down", r#"<path d="M12 4.5v15M6 13.5l6 6 6-6"/>"#),
    ("arrow-right", r#"<path d="M4.5 12h15M13.5 6l6 6-6 6"/>"#),
    ("x", r#"<path d="M6 6l12 12M18 6L6 18"/>"#),
    ("menu", r#"<path d="M4 6.5h16M4 12h16M4 17.5h16"/>"#),
    ("more", r#"<circle cx="5.5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="18.5" cy="12" r="1"/>"#),
    (
        "sun",
        r#"<circle cx="12" cy="12" r="4"/><path d="M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3L7 7M17 17l1.7 1.7M5.3 18.7L7 17M17 7l1.7-1.7"/>"#,
    ),
    ("moon", r#"<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"/>"#),
    ("monitor", r#"<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M8.5 20h7M12 16.5V20"/>"#),
    (
        "grip",
        r#"<circle cx="9" cy="6" r=".8"/><circle cx="15" cy="6" r=".8"/><circle cx="9" cy="12" r=".8"/><circle cx="15" cy="12" r=".8"/><circle cx="9" cy="18" r=".8"/><circle cx="15" cy="18" r=".8"/>"#,
    ),
    (
        "eye",
        r#"<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>"#,
    ),
    (
        "link",
        r#"<path d="M10 14a4 4 0 0 0 5.800.2l3-3A4.1 4.1 0 0 0 13 5.4L11.5 7M14 10a4 4 0 0 0-5.8-.2l-3 3a4.1 4.1 0 0 0 5.8 5.8l1.5-1.6"/>"#,
    ),
    (
        "paperclip",
        r#"<path d="M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1L13 4.3A3.3 3.3 0 0 1 17.7 9l-8.2 8.2a1.6 1.6 0 0 1-2.3-2.3l7.5-7.5"/>"#,
    ),
    (
        "message",
        r#"<path d="M4.5 4.5h15a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H12l-4.5 4v-4h-3a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1z"/>"#,
    ),
    ("clock", r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.5 2"/>"#),
    ("alert", r#"<path d="M12 3.8l9.3 15.7a.6.6 0 0 1-.5.9H3.2a.6.6 0 0 1-.5-.9zM12 10v4.5M12 17.3v.1"/>"#),
    ("info", r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v5M12 8v.1"/>"#),
    ("pie", r#"<path d="M11 4.5A8.5 8.5 0 1 0 19.5 13H11z"/><path d="M14.5 3.5a7 7 0 0 1 6 6h-6z"/>"#),
    ("list", r#"<path d="M9 6.5h11.5M9 12h11.5M9 17.5h11.5M4 6.5h.5M4 12h.5M4 17.5h.5"/>"#),
    (
        "board",
        r#"<rect x="3.5" y="4" width="4.5" height="16" rx="1.2"/><rect x="9.8" y="4" width="4.5" height="10" rx="1.2"/><rect x="16" y="4" width="4.5" height="13" rx="1.2"/>"#,
    ),
    ("filter", r#"<path d="M4 6.5h16M7 12h10M10 17.5h4"/>"#),
    ("sort", r#"<path d="M8 5v14M4.5 15.5L8 19l3.5-3.5M16 19V5M12.5 8.5L16 5l3.5 3.5"/>"#),
    ("group", r#"<path d="M4 5h16M8 10h12M8 14h12M4 19h16"/>"#),
    (
        "save",
        r#"<path d="M5 3.5h11l4.5 4.5v11.5a1 1 0 0 1-1 1H5a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 5 3.5zM7.5 3.5v5h7v-5M7.5 20.5V14h9v6.5"/>"#,
    ),
    ("globe", r#"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z"/>"#),
    ("log-out", r#"<path d="M14 4H5.5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1H14M10 12h11M17 8l4 4-4 4"/>"#),
    ("merge", r#"<path d="M6 3.5v4.2c0 3.6 6 4.6 6 8.3v4.5M18 3.5v4.2c0 3.6-6 4.6-6 8.3M8.5 17l3.5 3.5 3.5-3.5"/>"#),
    (
        "copy",
        r#"<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 5.5v-1a1 1 0 0 0-1-1h-10a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h1"/>"#,
    ),
    (
        "refresh",
        r#"<path d="M20 11.5A8 8 0 0 0 5.7 7L3.5 9.5M3.5 4.5v5h5M4 12.5A8 8 0 0 0 18.3 17l2.2-2.5M20.5 19.5v-5h-5"/>"#,
    ),
    ("lock", r#"<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>"#),
    ("shield", r#"<path d="M12 3l7.5 2.8v5.7c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V5.8z"/>"#),
    (
        "coins",
        r#"<ellipse cx="12" cy="6.5" rx="7.5" ry="3"/><path d="M4.5 6.5V12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6.5M4.5 12v5.5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V12"/>"#,
    ),
    ("bar-chart", r#"<path d="M4 20.5h16M6.5 17v-5M12 17V5M17.5 17V9"/>"#),
    (
        "help",
        r#"<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.200.9-1.2 1.8M12 16.7v.1"/>"#,
    ),
];

/// An icon that says nothing by itself: the words beside it do. An unknown name draws a plain dot.
pub fn icon(name: &str) -> Markup {
    sized(name, "icon")
}

/// The same, a little smaller.
pub fn icon_small(name: &str) -> Markup {
    sized(name, "icon icon-s")
}

/// Whether there is an icon of this name, for the check of the record types' descriptions.
pub fn exists(name: &str) -> bool {
    ICONS.iter().any(|(known, _)| *known == name)
}

/// All names, for the gallery.
pub fn names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, _)| *name)
}

/// The drawings; once in each page, before the first icon.
pub fn sprite() -> Markup {
    html! {
        svg class="sprite" aria-hidden="true" {
            @for (name, drawing) in ICONS {
                symbol id={ "i-" (name) } viewBox="0 0 24 24" { (PreEscaped(drawing)) }
            }
            symbol id="i-dot" viewBox="0 0 24 24" { circle cx="12" cy="12" r="2" {} }
        }
    }
}

fn sized(name: &str, class: &str) -> Markup {
    let name = if exists(name) { name } else { "dot" };
    html! { svg class=(class) aria-hidden="true" { use href={ "#i-" (name) } {} } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_drawn_once() {
        let mut seen: Vec<_> = names().collect();
        seen.sort_unstable();
        let count = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), count);
    }
}
