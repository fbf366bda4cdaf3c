//! Every record type of the product, in the order in which people meet them.

use record::Catalogue;

use crate::billing::{Invoice, InvoiceLine, Payment};
use crate::customers::{Company, CompanyRelation, Confirmation, CustomerEvent, Job, Person, Segment, Territory};
use crate::general::{
    Attachment, Comment, ExchangeRate, Follower, ImportMapping, ImportRun, Notification, SavedView, Tag, Tagging,
};
use crate::key_accounts::{KeyAccount, Standing};
use crate::outside::Webhook;
use crate::rights::{FieldPermission, Membership, Permission, Role, Team, User};
use crate::sales::{Category, Lead, Opportunity, Pipeline, Product, Stage};
use crate::work::{Activity, Task};

/// The record types, without the fields that administrators add.
pub fn catalogue() -> Catalogue {
    let catalogue = Catalogue::new()
        .with::<Company>()
        .with::<CompanyRelation>()
        .with::<Person>()
        .with::<Job>()
        .with::<CustomerEvent>()
        .with::<Segment>()
        .with::<Territory>()
        .with::<Confirmation>();
    let catalogue = catalogue.with::<KeyAccount>().with::<Standing>();
    let catalogue = catalogue
        .with::<Lead>()
        .with::<Opportunity>()
        .with::<Pipeline>()
        .with::<Stage>()
        .with::<Product>()
        .with::<Category>();
    let catalogue = catalogue.with::<Activity>().with::<Task>();
    let catalogue = catalogue.with::<Invoice>().with::<InvoiceLine>().with::<Payment>();
    let catalogue = catalogue
        .with::<User>()
        .with::<Team>()
        .with::<Membership>()
        .with::<Role>()
        .with::<Permission>()
        .with::<FieldPermission>();
    catalogue
        .with::<Tag>()
        .with::<Tagging>()
        .with::<Comment>()
        .with::<Attachment>()
        .with::<Follower>()
        .with::<Notification>()
        .with::<SavedView>()
        .with::<ImportMapping>()
        .with::<ImportRun>()
        .with::<ExchangeRate>()
        .with::<Webhook>()
}
