//! Writes every part of the kit and four whole pages as static files, to be looked at and checked.
//!
//! usage: `cargo run -p web --example gallery -- FOLDER`, then serve the folder and open `/index.html`.

mod board_page;
mod concentration_page;
mod frame;
mod list_page;
mod parts_page;
mod record_page;

use std::path::PathBuf;
use std::{env, fs, io};

use kernel::Lang;
use maud::{Markup, html};
use web::kit::Theme;

/// What draws one page of the gallery.
type Draw = fn(Lang, Theme) -> Markup;

const PAGES: &[(&str, Draw)] = &[
    ("list", list_page::draw),
    ("record", record_page::draw),
    ("board", board_page::draw),
    ("concentration", concentration_page::draw),
    ("parts", parts_page::draw),
    ("empty", list_page::draw_empty),
    ("signin", parts_page::sign_in),
];

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "gallery".to_owned()));
    fs::create_dir_all(folder.join("assets"))?;
    for (name, bytes) in web::assets::all() {
        fs::write(folder.join("assets").join(name), bytes)?;
    }
    let mut links = Vec::new();
    for (name, draw) in PAGES {
        for lang in Lang::ALL {
            for theme in [Theme::Light, Theme::Dark] {
                let file = format!("{name}-{lang}-{}.html", theme.code());
                fs::write(folder.join(&file), draw(lang, theme).0)?;
                links.push(file);
            }
        }
    }
    fs::write(folder.join("index.html"), html! { ul { @for link in &links { li { a href=(link) { (link) } } } } }.0)?;
    println!("{} pages in {}", links.len(), folder.display());
    Ok(())
}
