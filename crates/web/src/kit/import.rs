//! Files let fall on the page.

use kernel::Lang;
use maud::{Markup, html};

use super::form::hidden_csrf;
use super::icon::icon;
use super::word;

/// A place to let a file fall.
#[derive(Clone, Debug, Default)]
pub struct DropZone {
    /// Where the file is posted.
    pub action: String,
    /// Name of the file field.
    pub name: String,
    /// Endings that are taken, such as ".csv,.gz".
    pub accept: String,
    /// Heading: what to bring.
    pub title: String,
    /// A sentence: what may be in it.
    pub text: String,
    /// Words of the button that sends it without a script.
    pub submit: String,
    /// The token that every change must carry.
    pub csrf: String,
    /// Other values to send.
    pub hidden: Vec<(String, String)>,
    /// Fields above the place; may be empty.
    pub before: Markup,
}

/// The place. With a script the file goes off as soon as it falls, and a bar shows how far it is; the answer's address
/// is followed.
pub fn drop_zone(lang: Lang, d: &DropZone) -> Markup {
    html! {
        form class="stack-s" method="post" action=(d.action) enctype="multipart/form-data" data-drop {
            (hidden_csrf(&d.csrf))
            @for (name, value) in &d.hidden { input type="hidden" name=(name) value=(value); }
            (d.before)
            div class="drop big" data-drop-area {
                (icon("upload"))
                p class="strong" { (d.title) }
                p class="muted" { (d.text) }
                label class="btn" for="drop-file" { (word(lang, "common-choose-file")) }
                input type="file" id="drop-file" name=(d.name) accept=[(!d.accept.is_empty()).then_some(&d.accept)] required;
            }
            div class="progress" data-drop-progress hidden {
                div class="progress-line" { span class="strong" data-drop-name {} span class="muted" data-drop-percent {} }
                progress value="0" max="100" aria-label=(word(lang, "kit-uploading")) {}
            }
            div class="error" role="alert" data-drop-error {}
            div class="form-actions" data-drop-send { button type="submit" class="btn btn-primary" { (d.submit) } }
        }
    }
}
