//! Two records of every type: a stranger's, with a mark in every value, and one of the reader's that points at it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use crm::billing::{Invoice, InvoiceLine, Payment};
use crm::customers::{Company, CompanyRelation, Confirmation, CustomerEvent, Job, Person, Segment, Territory};
use crm::general::{
    Attachment, Comment, ExchangeRate, Follower, ImportMapping, ImportRun, Notification, SavedView, Tag, Tagging,
};
use crm::key_accounts::{KeyAccount, Standing};
use crm::outside::Webhook;
use crm::rights::{FieldPermission, Membership, Permission, Role, Team, User};
use crm::sales::{Category, Lead, Opportunity, Pipeline, Product, Stage};
use crm::work::{Activity, Task};
use kernel::{Actor, AnyId, Clock, Currency, Decimal, Face, Lang, Money, Result, Timestamp};
use record::description::SYSTEM_FIELDS;
use record::{Address, Change, Field, Kind, Record, RecordRef, RecordType, Value, Values};
use store::{Domain, Store, Target, Tx};
use testing::{Database, TempFolder, sqlite_dir};

use crate::marks;

/// Noon of 2026-11-21 in Tallinn.
const NOW: i64 = 1_795_255_200_000;

/// Where a mark stands.
#[derive(Clone, Debug)]
pub struct Marked {
    pub record: RecordRef,
    pub field: String,
}

/// The data of the test.
pub struct World {
    pub store: Store,
    /// Whoever owns what nobody else may see.
    pub stranger: AnyId,
    /// Another company of the stranger's, without marks: relations lead from one to another.
    another_company: Option<AnyId>,
    /// The stranger's record of each type.
    pub marked: BTreeMap<&'static str, RecordRef>,
    /// What each mark stands for, by its number.
    pub marks: Vec<Marked>,
    /// Where attached files lie; removed with the world.
    _folder: TempFolder,
}

pub fn system() -> Actor {
    Actor::system(Face::Command)
}

pub fn values<const N: usize>(pairs: [(&'static str, Value); N]) -> Values {
    pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

impl World {
    pub fn make(database: &Database) -> World {
        let target = match database {
            Database::Sqlite(folder) => Target::Sqlite { folder: (**folder).to_owned() },
            Database::Postgres(url) => Target::Postgres { url: url.clone() },
        };
        let clock = Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC);
        let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
        let store = Store::open(&target, domain, clock).unwrap();
        let folder = sqlite_dir();
        store.keep_outside(&folder, None);
        let administrators = store
            .write_blocking(system(), |tx| {
                let mut settings = tx.settings().clone();
                settings.set_up = true;
                tx.save_settings(&settings)?;
                crm::rights::users::make_default_roles(tx, Lang::En)
            })
            .unwrap()
            .any();
        let stranger = create(
            &store,
            "user",
            &values([
                ("name", Value::Text("Somebody Else".into())),
                ("email", Value::Text("else@example.com".into())),
                ("role", Value::Id(administrators)),
            ]),
        )
        .unwrap();
        let mut world = World {
            store,
            stranger,
            another_company: None,
            marked: BTreeMap::new(),
            marks: Vec::new(),
            _folder: folder,
        };
        world.mark_every_type();
        world
    }

    /// Makes the stranger's records, those first that others refer to.
    fn mark_every_type(&mut self) {
        let catalogue = self.store.catalogue();
        let mut waiting: Vec<_> = catalogue.types().cloned().collect();
        while !waiting.is_empty() {
            let ready = |of: &RecordType| {
                let needed = of.fields.iter().filter(|field| field.required);
                needed
                    .filter_map(|field| field.kind.target())
                    .all(|target| target == of.name || self.marked.contains_key(target))
            };
            // Parents and owners, too, wherever they can be had, so that nothing is everybody's by being nobody's.
            let known = |name: &str, of: &RecordType| {
                let targets = of.find(name).and_then(|field| field.kind.target());
                targets.is_none_or(|target| target == of.name || self.marked.contains_key(target))
            };
            let whole = |of: &RecordType| ready(of) && of.whose.within.iter().all(|name| known(name, of));
            let place = waiting.iter().position(|of| whole(of)).or_else(|| waiting.iter().position(|of| ready(of)));
            let of = waiting.remove(place.unwrap_or_else(|| panic!("{:?} wait for each other", names(&waiting))));
            self.mark(&of);
        }
    }

    fn mark(&mut self, of: &RecordType) {
        let first = self.marks.len();
        let mut given = Values::new();
        let mut fields = Vec::new();
        for field in of.fields.iter().filter(|field| !SYSTEM_FIELDS.contains(&field.name.as_ref())) {
            let mark = first + fields.len();
            let value = self.value(of, field, self.stranger, &self.marked, Some(mark));
            if let Some(value) = value {
                fields.push(field.name.to_string());
                given.set(field.name.clone(), value);
            }
        }
        let id = self.create_somehow(of, given);
        let record = RecordRef { of: of.name, id };
        self.marked.insert(of.name, record);
        if of.name == "company" {
            let other = values([("name", Value::Text("Another".into())), ("owner", Value::Id(self.stranger))]);
            self.another_company = Some(made(&self.store, "company", &other));
        }
        self.marks.extend(fields.into_iter().map(|field| Marked { record, field }));
    }

    /// Makes a reader's own records: his, within his, and pointing at the stranger's wherever that is possible.
    pub fn give(&self, reader: AnyId) -> HashMap<&'static str, RecordRef> {
        let catalogue = self.store.catalogue();
        let mut own: BTreeMap<&'static str, RecordRef> = BTreeMap::new();
        for of in catalogue.types().filter(|of| of.whose.owner.is_some() || !of.whose.within.is_empty()) {
            let mut given = Values::new();
            for field in of.fields.iter().filter(|field| !SYSTEM_FIELDS.contains(&field.name.as_ref())) {
                let inside = of.whose.within.contains(&field.name.as_ref());
                let targets = if inside { &own } else { &self.marked };
                if let Some(value) = self.value(of, field, reader, targets, None) {
                    given.set(field.name.clone(), value);
                }
            }
            let id = self.create_somehow(of, given);
            own.insert(of.name, RecordRef { of: of.name, id });
        }
        own.into_iter().collect()
    }

    /// A value of a field, with a mark if it can carry one.
    fn value(
        &self,
        of: &RecordType,
        field: &Field,
        owner: AnyId,
        targets: &BTreeMap<&'static str, RecordRef>,
        mark: Option<usize>,
    ) -> Option<Value> {
        let own = format!("own {} {}", of.name, owner);
        let text = mark.map_or(own, marks::text);
        Some(match &field.kind {
            Kind::Reference("user") if of.whose.owner == Some(field.name.as_ref()) => Value::Id(owner),
            Kind::Reference("user") => Value::Id(self.stranger),
            Kind::Reference("company") if (of.name, field.name.as_ref()) == ("company_relation", "to_company") => {
                Value::Id(self.another_company?)
            }
            Kind::Reference("role") => Value::Id(self.marked.get("role")?.id),
            Kind::Reference(target) => Value::Id(targets.get(target).or_else(|| self.marked.get(target))?.id),
            Kind::References(target) => Value::Ids(vec![targets.get(target)?.id]),
            Kind::AnyRecord => Value::Record(*targets.get("company").or_else(|| self.marked.get("company"))?),
            // Values of words, kept as JSON.
            Kind::LongText if of.name == "notification" => Value::Text(format!("{{\"name\": \"{text}\"}}")),
            Kind::File => {
                let name = format!("{text}.txt");
                let files = self.store.files().unwrap();
                Value::Id(files.put(&system(), &name, "text/plain", &mut text.as_bytes()).unwrap())
            }
            Kind::Text if (of.name, field.name.as_ref()) == ("webhook", "address") => {
                Value::Text(format!("https://{}.example", text.replace([' ', '_'], "-")))
            }
            Kind::Text | Kind::LongText => Value::Text(text),
            Kind::Email => Value::Text(format!("{}@example.com", text.replace(' ', "."))),
            Kind::Url => Value::Text(format!("https://{}.example", text.replace([' ', '_'], "-"))),
            Kind::Phone => Value::Text(marks::phone(mark?)),
            Kind::Address => {
                Value::from(Address { street: Some(text), country: Some("EE".into()), ..Address::default() })
            }
            Kind::Money => Value::Money(Money::new(Decimal::from_int(mark.map_or(0, marks::amount))?, Currency::EUR)),
            Kind::Integer | Kind::Duration if field.required && field.default.is_none() => Value::Int(1),
            Kind::Decimal | Kind::Percent if field.required => Value::Decimal(Decimal::from_int(1)?),
            Kind::Date => Value::Date("2026-11-10".parse().unwrap()),
            Kind::DateTime => Value::Time(Timestamp::from_millis(NOW - 86_400_000)),
            Kind::YesNo if field.name == "active" => Value::Bool(true),
            Kind::Choice(set) => Value::Text(set.values.first()?.code.clone()),
            Kind::Currency => Value::Text("EUR".into()),
            Kind::Country => Value::Text("EE".into()),
            _ => return None,
        })
    }

    /// Makes a record; fields that a rule refuses are left out one by one, those that are needed last.
    fn create_somehow(&self, of: &RecordType, mut given: Values) -> AnyId {
        loop {
            let error = match create(&self.store, of.name, &given) {
                Ok(id) => return id,
                Err(error) => error,
            };
            let refused =
                error.each().filter_map(kernel::Error::field).find(|field| given.has(field)).map(str::to_owned);
            let droppable = refused.filter(|name| of.find(name).is_some_and(|field| !field.required)).or_else(|| {
                let last =
                    given.iter().filter(|(name, _)| of.find(name).is_some_and(|f| !f.required && !whose(of, name)));
                last.last().map(|(name, _)| name.to_string())
            });
            match droppable {
                Some(name) => given.remove(&name),
                None => panic!("no {} can be made: {error} from {given:?}", of.name),
            };
        }
    }
}

/// Whether a field decides whose a record is.
fn whose(of: &RecordType, name: &str) -> bool {
    of.whose.owner == Some(name) || of.whose.within.contains(&name)
}

fn names(types: &[std::sync::Arc<RecordType>]) -> Vec<&'static str> {
    types.iter().map(|of| of.name).collect()
}

fn create(store: &Store, of: &'static str, given: &Values) -> Result<AnyId> {
    let given = Mutex::new(given.clone());
    store.write_blocking(system(), move |tx| {
        let given = given.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        as_a_verb(tx, of, given)
    })
}

/// Makes a record as the program does, fields that only it sets included. A type that is missing here fails the test.
fn as_a_verb(tx: &mut Tx<'_>, of: &str, given: Values) -> Result<AnyId> {
    macro_rules! made {
        ($($type:ty),* $(,)?) => {
            match of {
                $(<$type as Record>::TYPE => tx.create(Change::<$type>::from(given)).map(|id| id.any()),)*
                other => panic!("this test does not know how to make a {other}"),
            }
        };
    }
    made!(
        Company,
        CompanyRelation,
        Person,
        Job,
        CustomerEvent,
        Segment,
        Territory,
        Confirmation,
        KeyAccount,
        Standing,
        Lead,
        Opportunity,
        Pipeline,
        Stage,
        Product,
        Category,
        Activity,
        Task,
        Invoice,
        InvoiceLine,
        Payment,
        User,
        Team,
        Membership,
        Role,
        Permission,
        FieldPermission,
        Tag,
        Tagging,
        Comment,
        Attachment,
        Follower,
        Notification,
        SavedView,
        ImportRun,
        ImportMapping,
        ExchangeRate,
        Webhook,
    )
}

/// Makes a record that nothing refuses.
pub fn made(store: &Store, of: &'static str, given: &Values) -> AnyId {
    create(store, of, given).unwrap()
}
