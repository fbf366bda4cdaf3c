//! `kilit demo`: a throw-away company to look around in.

use std::path::PathBuf;

use crm::rights::first_visit::{self, FirstVisit};
use crm::rights::{Token, passwords};
use kernel::{Actor, Currency, Error, Face, Lang, Result};
use store::{Shelf, Store, Target};

use crate::command::Demo;
use crate::config::Config;
use crate::{logs, output, serve};

/// The address by which one signs in.
const EMAIL: &str = "demo@kilit.example";

/// Serves the demo until told to stop.
pub fn run(wish: &Demo) -> Result<()> {
    let lang = match &wish.language {
        Some(code) => code.parse()?,
        None => output::lang(),
    };
    logs::start(false);
    let folder = Folder::new(wish.keep.clone())?;
    let config = Config {
        folder: folder.path.clone(),
        target: Target::Sqlite { folder: folder.path.clone() },
        shelf: Shelf::Folder(folder.path.join("files")),
        listen: listen(wish),
        behind_proxy: false,
        webhooks_private_networks: false,
        metrics_token: None,
        json_log: false,
    };
    serve::run_with(&config, |store| make(store, lang))
}

/// The address wished for; else the usual one, or a free one when that is taken.
fn listen(wish: &Demo) -> String {
    const USUAL: &str = "127.0.0.1:8420";
    match &wish.listen {
        Some(address) => address.clone(),
        None if std::net::TcpListener::bind(USUAL).is_ok() => USUAL.to_owned(),
        None => "127.0.0.1:0".to_owned(),
    }
}

/// The folder of a demo: gone with it, unless it is to be kept.
struct Folder {
    path: PathBuf,
    kept: bool,
}

impl Folder {
    fn new(keep: Option<PathBuf>) -> Result<Folder> {
        if let Some(path) = keep {
            if path.join(store::FILE).exists() {
                return Err(Error::conflict("error-demo-folder").with("path", path.display()));
            }
            return Ok(Folder { path, kept: true });
        }
        let random = Token::fresh()?.text().get(..12).unwrap_or_default().to_owned();
        Ok(Folder { path: std::env::temp_dir().join(format!("kilit-demo-{random}")), kept: false })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = std::fs::remove_dir_all(&self.path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, path = %self.path.display(), "the demo's folder could not be removed");
        }
    }
}

/// Makes the administrator and the demo company, and says how to sign in.
async fn make(store: Store, lang: Lang) -> Result<()> {
    // Random, because a demo may listen for others too; short enough to type.
    let password = Token::fresh()?.text().get(..12).unwrap_or_default().to_owned();
    let secret = password.clone();
    let blocking = |error: tokio::task::JoinError| Error::internal(error);
    let hash = tokio::task::spawn_blocking(move || passwords::hash(&secret)).await.map_err(blocking)??;
    let (currency, country, time_zone) = match lang {
        Lang::En => (Currency::GBP, "GB", "Europe/London"),
        Lang::Tr => (Currency::TRY, "TR", "Europe/Istanbul"),
        Lang::Et => (Currency::EUR, "EE", "Europe/Tallinn"),
    };
    let visit = FirstVisit {
        name: words::text(lang, "commands-demo-person", &[]),
        email: EMAIL.to_owned(),
        hash,
        company: words::text(lang, "commands-demo-company", &[]),
        lang,
        currency,
        country: country.to_owned(),
        time_zone: time_zone.to_owned(),
        customer_word: words::CustomerWord::Customer,
    };
    println!("{}", words::text(lang, "commands-demo-making", &[]));
    let user = first_visit::set_up(&store, visit).await?;
    let actor = Actor::user(user.any(), Face::Command, lang);
    let made = tokio::task::spawn_blocking(move || crm::demo::run(&store, &actor, lang, &mut |_| {}));
    made.await.map_err(blocking)??;
    println!(
        "{}",
        words::text(lang, "commands-demo-sign-in", &[("email", EMAIL.into()), ("password", password.into())])
    );
    Ok(())
}
