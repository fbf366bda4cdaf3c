//! Who the customers are: organisations and individuals, how they belong together, who works there.

pub(crate) mod changes_job;
mod choices;
mod company;
mod company_relation;
mod confirm;
mod confirmation;
mod customer_event;
pub(crate) mod group;
mod job;
mod person;
pub(crate) mod relations;
mod segment;
mod territory;

pub use choices::{Industry, Language, Source};
pub use company::{BuyingStatus, Company, CompanyKind, Party};
pub use company_relation::{CompanyRelation, RelationKind};
pub use confirm::{Confirmed, by_changing, confirm, last_confirmed};
pub use confirmation::Confirmation;
pub use customer_event::{CustomerEvent, CustomerEventKind};
pub use job::Job;
pub use person::{AddressForm, BuyingRole, Person, Salutation};
pub use segment::Segment;
pub use territory::Territory;
