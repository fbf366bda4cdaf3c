//! Who asks: an administrator, and a seller who sees only his own.

use crm::rights::{Token, User, users};
use kernel::{Actor, AnyId, Face, Lang, Timestamp};
use record::Query;
use store::{Store, Tx};

use crate::{Result, while_doing};

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub struct Reader {
    /// `administrator` or `seller`.
    pub name: &'static str,
    pub actor: Actor,
    cookie: String,
    token: String,
}

impl Reader {
    /// What his browser sends along.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("cookie", self.cookie.clone())]
    }

    /// The same for a form.
    pub fn form_headers(&self) -> Vec<(&'static str, String)> {
        vec![("cookie", self.cookie.clone()), ("x-csrf-token", self.token.clone())]
    }
}

/// The bench itself.
pub fn system() -> Actor {
    Actor::system(Face::Command)
}

/// Signs both in.
pub fn all(store: &Store) -> Result<Vec<Reader>> {
    let users = store.write_blocking(system(), |tx| {
        let mut settings = tx.settings().clone();
        settings.set_up = true;
        tx.save_settings(&settings)?;
        Ok((administrator(tx)?, by_mail(tx, "seller-3@seed.example")?))
    });
    let (administrator, seller) = while_doing("making the readers", users)?;
    let seller = seller.ok_or("the set has no sellers")?;
    Ok(vec![reader(store, "administrator", administrator)?, reader(store, "seller", seller)?])
}

fn administrator(tx: &mut Tx<'_>) -> kernel::Result<AnyId> {
    const EMAIL: &str = "administrator@bench.example";
    let role = users::make_default_roles(tx, Lang::En)?;
    if let Some(known) = by_mail(tx, EMAIL)? {
        return Ok(known);
    }
    let user = users::NewUser { name: "Bench".into(), email: EMAIL.into(), role, hash: None };
    users::add(tx, &user).map(|id| id.any())
}

fn by_mail(tx: &Tx<'_>, email: &str) -> kernel::Result<Option<AnyId>> {
    Ok(tx.first::<User>(Query::all::<User>().is(User::EMAIL, email))?.map(|user| user.id.any()))
}

fn reader(store: &Store, name: &'static str, user: AnyId) -> Result<Reader> {
    let token = while_doing("signing in", Token::fresh())?;
    let expires = Timestamp::from_millis(store.clock().now().millis() + 24 * 60 * 60 * 1000);
    let digest = token.digest();
    let session = store.write_blocking(system(), move |tx| tx.start_session(user, digest, expires, None, None));
    while_doing("signing in", session)?;
    Ok(Reader {
        name,
        actor: Actor::user(user, Face::Web, Lang::En),
        cookie: format!("kilit={}", token.text()),
        token: token.derive("kilit forms"),
    })
}
