//! The routes that stand in the code of the pages, read from it, so that a new one cannot be forgotten.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The patterns of all routes, by what they take.
#[derive(Debug, Default)]
pub struct Routes {
    pub gets: BTreeSet<String>,
    pub posts: BTreeSet<String>,
}

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// All of them.
pub fn all() -> Routes {
    let mut files = Vec::new();
    for name in ["api", "web", "web-customers", "web-import", "web-insight", "web-settings"] {
        sources(&crates().join(name).join("src"), &mut files);
    }
    let mut routes = Routes::default();
    for file in &files {
        let code = fs::read_to_string(file).unwrap();
        for (place, _) in code.match_indices(".route(") {
            let rest = code[place + ".route(".len()..].trim_start();
            let (pattern, handlers) = match rest.strip_prefix('"') {
                Some(literal) => literal.split_once('"').map(|(pattern, rest)| (pattern.to_owned(), rest)).unwrap(),
                None => named(file, &files, rest),
            };
            // The addresses of the API are told apart behind its own door: `programs.rs` walks them.
            if pattern.starts_with(api::http::ROOT) {
                continue;
            }
            let handlers = call(handlers);
            let mut takes = |method: &str, into: fn(&mut Routes) -> &mut BTreeSet<String>| {
                let named = format!("{method}(");
                if handlers.contains(&named) {
                    into(&mut routes).insert(pattern.clone());
                }
                handlers.contains(&named)
            };
            let known = [takes("get", |r| &mut r.gets), takes("post", |r| &mut r.posts)];
            assert!(known.contains(&true), "{}: {pattern} takes neither GET nor POST", file.display());
        }
    }
    routes
}

/// A pattern that is a constant, of the same file or of a module beside it. One that is put together at run time would
/// be walked by nobody.
fn named<'a>(file: &Path, files: &[PathBuf], rest: &'a str) -> (String, &'a str) {
    let (name, handlers) = rest.split_once(',').unwrap();
    let (module, constant) = name.rsplit_once("::").unwrap_or(("", name));
    let place = match module {
        "" => file.to_owned(),
        module => file.parent().unwrap().join(format!("{module}.rs")),
    };
    let code = files.iter().find(|known| **known == place).map(|place| fs::read_to_string(place).unwrap());
    let declared = format!("const {constant}: &str = \"");
    match code.as_deref().and_then(|code| code.split_once(&declared)) {
        Some((_, value)) => (value.split('"').next().unwrap().to_owned(), handlers),
        None => panic!("{}: the pattern {name} is no literal", file.display()),
    }
}

/// The rest of a call up to its closing bracket.
fn call(rest: &str) -> &str {
    let mut depth = 1;
    for (place, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &rest[..place];
        }
    }
    rest
}

/// The program merges the same routers as this test.
pub fn the_program_serves_these_routers_only() {
    let serve: String = fs::read_to_string(crates().join("kilit/src/serve.rs")).unwrap().split_whitespace().collect();
    let ours = "vec![web_customers::router(),web_insight::router(),web_import::router(),web_settings::router(),\
                api::pages::router(),]";
    assert!(serve.contains(ours), "kilit serves other routers than this test walks");
    assert!(serve.contains(".merge(api::router(app.clone()))"), "kilit serves no API, or another one");
}
