//! Who reads: a user for each role to begin with, and for two roles that nobody has.

use std::collections::{BTreeSet, HashMap};

use crm::rights::matrix::{self, Matrix};
use crm::rights::{FieldAccess, Role, Scope, Token};
use kernel::{Actor, AnyId, Face, Lang, Timestamp};
use record::{Query, RecordRef, Value};
use store::{Access, Action};

use crate::world::{World, made, system, values};

/// Somebody who reads.
pub struct Reader {
    pub name: String,
    pub actor: Actor,
    /// What his browser carries.
    pub token: Token,
    /// His own records.
    pub own: HashMap<&'static str, RecordRef>,
    /// The marks that he must not see.
    pub forbidden: BTreeSet<usize>,
    pub access: Access,
}

impl Reader {
    pub fn all(world: &World) -> Vec<Reader> {
        let roles: Vec<(AnyId, String)> = world
            .store
            .read_blocking(system(), |db| db.rows::<Role>(&Query::all::<Role>().limit(100)))
            .unwrap()
            .into_iter()
            .filter(|role| !role.name.contains(crate::marks::COMMON))
            .map(|role| (role.id.any(), role.name))
            .collect();
        assert!(roles.len() >= 5, "{roles:?}");
        let mut readers: Vec<Reader> =
            roles.into_iter().map(|(id, name)| Reader::with_role(world, id, &name)).collect();
        readers.push(Reader::with_role(world, nothing(world), "nothing"));
        readers.push(Reader::with_role(world, blind(world), "blind"));
        assert!(readers.iter().any(|reader| reader.forbidden.is_empty()), "an administrator sees everything");
        assert!(readers.iter().filter(|reader| !reader.forbidden.is_empty()).count() >= 4);
        readers
    }

    /// Whether he sees his own companies and no others.
    pub fn is_partial(&self) -> bool {
        crm::catalogue().get("company").is_ok_and(|of| self.access.scope(of, Action::See) == store::Scope::Own)
    }

    fn with_role(world: &World, role: AnyId, name: &str) -> Reader {
        let email = format!("reader{}@example.com", role);
        let user = made(
            &world.store,
            "user",
            &values([
                ("name", Value::Text(format!("Reader {name}"))),
                ("email", Value::Text(email)),
                ("role", Value::Id(role)),
            ]),
        );
        let own = world.give(user);
        let (access, forbidden) = world
            .store
            .read_blocking(system(), {
                let marks = world.marks.clone();
                move |db| {
                    let access = db.access_of(user)?;
                    let mut forbidden = BTreeSet::new();
                    for (mark, marked) in marks.iter().enumerate() {
                        let of = db.describe(marked.record.of)?;
                        let field_seen = access.sees(&of, of.field(&marked.field)?);
                        if !field_seen || db.why(&access, marked.record, Action::See)?.is_empty() {
                            forbidden.insert(mark);
                        }
                    }
                    Ok((access, forbidden))
                }
            })
            .unwrap();
        let expires = Timestamp::from_millis(world.store.clock().now().millis() + 1_000_000);
        let token = Token::fresh().unwrap();
        let digest = token.digest();
        world.store.write_blocking(system(), move |tx| tx.start_session(user, digest, expires, None, None)).unwrap();
        let actor = Actor::user(user, Face::Web, Lang::En);
        Reader { name: name.to_owned(), actor, token, own, forbidden, access }
    }
}

fn role(world: &World, name: &str, rights: Matrix) -> AnyId {
    let role = made(&world.store, "role", &values([("name", Value::Text(name.to_owned()))]));
    world.store.write_blocking(system(), move |tx| matrix::save(tx, role.of(), &rights)).unwrap();
    role
}

/// Somebody whose role gives nothing.
fn nothing(world: &World) -> AnyId {
    role(world, "nothing", Matrix::default())
}

/// Somebody who reaches all records and sees of each only its name.
fn blind(world: &World) -> AnyId {
    let mut rights = Matrix::default();
    for of in world.store.catalogue().types().filter(|of| !of.settings) {
        rights.types.insert(of.name.to_owned(), [Scope::All; 5]);
        for field in of.fields.iter().filter(|field| field.name != of.title) {
            rights.fields.insert((of.name.to_owned(), field.name.to_string()), FieldAccess::Hidden);
        }
    }
    role(world, "blind", rights)
}
