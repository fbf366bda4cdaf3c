//! What people do, besides filling in fields: each verb is written by hand, and has its button, form, API call and
//! assistant tool from its registration here.

use kernel::{AnyId, Error, Id, Result};
use record::{Field, Input, Record, RecordRef, Values, View};
use store::{Db, Tx};

use crate::billing::{Invoice, InvoiceLine, Payment};
use crate::customers::{Company, CompanyRelation, Person};
use crate::general::{Comment, ExchangeRate};
use crate::outside::Webhook;
use crate::rights::{FieldPermission, Membership, Role, User};
use crate::sales::{Lead, Opportunity, Product, Stage};
use crate::work::{Activity, Task};
use crate::{billing, customers, duplicates, general, key_accounts, outside, rights, sales, work};

/// A verb said of a record of one type.
///
/// Its words are the message `verb_<name>`: the button, with `.about` for the question above its form, `.done` for what
/// is said afterwards, and an attribute per field of its input.
pub struct Verb {
    /// Its name: `mark_key_account`.
    pub name: &'static str,
    /// The record type it is said of.
    pub of: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The address of a page of its own, where its form is more than a few fields.
    pub page: Option<fn(RecordRef) -> String>,
    /// Whether it is seldom meant, and so stands in a menu instead of having a button.
    pub rare: bool,
    fields: fn() -> Vec<Field>,
    offered: fn(&Db<'_>, &View) -> Result<bool>,
    run: Box<dyn Fn(&mut Tx<'_>, AnyId, Values) -> Result<Done> + Send + Sync>,
}

/// What a verb leaves to look at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The record to go to; the one the verb was said of when there is none.
    pub go_to: Option<RecordRef>,
}

impl Done {
    /// Stays where one is.
    pub fn here() -> Done {
        Done::default()
    }

    /// Goes to a record.
    pub fn at<T: Record>(id: Id<T>) -> Done {
        Done { go_to: Some(RecordRef { of: T::TYPE, id: id.any() }) }
    }
}

impl Verb {
    /// A verb said of a `T` with an input, offered on every record that may be changed.
    pub fn new<T: Record, I: Input>(
        name: &'static str,
        icon: &'static str,
        run: impl Fn(&mut Tx<'_>, Id<T>, I) -> Result<Done> + Send + Sync + 'static,
    ) -> Verb {
        Verb {
            name,
            of: T::TYPE,
            icon,
            page: None,
            rare: false,
            fields: I::fields,
            offered: |db, view| db.may(view.record(), store::Action::Change),
            run: Box::new(move |tx, id, mut values| {
                let input = I::read(&mut values)?;
                run(tx, id.of(), input)
            }),
        }
    }

    /// Offered only where this holds.
    #[must_use]
    pub fn when(mut self, offered: fn(&Db<'_>, &View) -> Result<bool>) -> Verb {
        self.offered = offered;
        self
    }

    /// Done on a page of its own in place of a dialog.
    #[must_use]
    pub fn on_page(mut self, page: fn(RecordRef) -> String) -> Verb {
        self.page = Some(page);
        self
    }

    /// Seldom meant.
    #[must_use]
    pub fn rarely(mut self) -> Verb {
        self.rare = true;
        self
    }

    /// The fields of its input, in the order of its form.
    pub fn fields(&self) -> Vec<Field> {
        (self.fields)()
    }

    /// Whether it makes sense on this record, for this actor.
    pub fn offered(&self, db: &Db<'_>, view: &View) -> Result<bool> {
        (self.offered)(db, view)
    }

    /// Does it: the input is checked like a record's fields, the record must be there for the actor.
    pub fn run(&self, tx: &mut Tx<'_>, id: AnyId, values: Values) -> Result<Done> {
        let view = tx.view(self.of, id)?;
        if !self.offered(tx, &view)? {
            return Err(Error::forbidden("error-verb-not-offered").with("verb", self.name).with("type", self.of));
        }
        let values = tx.checked_input(&self.fields(), values)?;
        tx.in_verb(RecordRef { of: self.of, id }, self.name, |tx| (self.run)(tx, id, values))
    }
}

/// All verbs of the product.
#[derive(Default)]
pub struct Verbs(Vec<Verb>);

impl Verbs {
    /// Adds a verb.
    #[must_use]
    pub fn with(mut self, verb: Verb) -> Verbs {
        self.0.push(verb);
        self
    }

    /// Adds what makes several records of a type one, and several again.
    fn merged<T: Record>(self) -> Verbs {
        let page = |record: RecordRef| format!("/merge/{}/{}", record.of, record.id);
        let merge = Verb::new("merge", "merge", duplicates::merge_into::<T>).when(duplicates::may_merge).on_page(page);
        let back = |record: RecordRef| format!("/merge/{}/{}/undo", record.of, record.id);
        let undo =
            Verb::new("undo_merge", "undo", duplicates::undo_merge::<T>).when(duplicates::may_undo).on_page(back);
        self.with(merge).with(undo)
    }

    /// The verb of a record type with this name.
    pub fn find(&self, of: &str, name: &str) -> Option<&Verb> {
        self.0.iter().find(|verb| verb.of == of && verb.name == name)
    }

    /// The verbs of a record type.
    pub fn of<'a>(&'a self, of: &'a str) -> impl Iterator<Item = &'a Verb> {
        self.0.iter().filter(move |verb| verb.of == of)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Verb> {
        self.0.iter()
    }
}

/// The verbs of the product.
pub fn verbs() -> Verbs {
    Verbs::default()
        // What is said of a key account is changed on its own page.
        .with(Verb::new("mark_key_account", "key", key_accounts::mark).when(key_accounts::may_mark))
        .with(Verb::new("unmark_key_account", "x", key_accounts::unmark).rarely().when(key_accounts::may_unmark))
        .merged::<Company>()
        .merged::<Person>()
        .merged::<Lead>()
        .merged::<Product>()
}

/// The rules that hold whenever records are written.
pub fn rules() -> store::Rules {
    store::Rules::new()
        .with::<Company>(customers::group::stays_a_tree)
        .with::<CompanyRelation>(customers::relations::make_sense)
        .with::<Person>(customers::changes_job::keep_history)
        .prepare::<Invoice>(billing::amounts::fill)
        .complete::<Invoice>(billing::amounts::keep)
        .with::<InvoiceLine>(billing::sums::line_written)
        .with::<Payment>(billing::sums::payment_written)
        .prepare::<Opportunity>(sales::closing::begin)
        .complete::<Opportunity>(sales::closing::go_on)
        .with::<Stage>(sales::closing::stage_stays)
        .prepare::<Activity>(work::touches::find_customer)
        .with::<Activity>(work::touches::belongs)
        .with::<Activity>(work::touches::last_touch)
        .with::<Activity>(sales::answering::first_answer)
        .with::<Lead>(work::touches::follow_lead)
        .prepare::<Task>(work::touches::find_company)
        .with::<Task>(work::touches::next_step)
        .with::<Webhook>(outside::webhooks::keep)
        .with::<Comment>(general::authorship::only_the_author)
        .prepare::<Comment>(general::mention::fill)
        .with::<Comment>(general::notify::of_comment)
        .with::<ExchangeRate>(general::rates::written)
        .with_any(customers::by_changing)
        .with_any(general::notify::of_change)
        .with::<User>(rights::administrators::only_they_make_users)
        .with::<User>(rights::administrators::one_remains)
        .with::<Membership>(rights::administrators::only_they_make_members)
        .with::<User>(rights::users::leaving)
        .with::<Role>(rights::administrators::one_remains)
        .with::<FieldPermission>(rights::matrix::titles_stay)
}
