//! A touch with a customer.

use kernel::{Id, Timestamp};
use record::{Choice, Record};

use crate::customers::{Company, Person};
use crate::rights::User;
use crate::sales::{Lead, Opportunity};

/// Something that happened between the customer and us, recorded once and seen by all departments (C5).
#[derive(Record, Debug)]
#[record(
    area = "work",
    icon = "message",
    title = "subject",
    owner = "owner",
    within = "company, person, opportunity, lead",
    order = "-at",
    calendar = "at"
)]
pub struct Activity {
    /// Its id.
    pub id: Id<Activity>,
    /// Grows by one with each change.
    pub version: i64,
    /// By which touch point.
    #[field(list, board, default = ActivityKind::Call)]
    pub kind: ActivityKind,
    /// What it was about.
    #[field(list)]
    pub subject: String,
    /// When.
    #[field(list, sort)]
    pub at: Timestamp,
    /// For how long.
    #[field(kind = "duration", sum)]
    pub duration: Option<i64>,
    /// Whether the customer came to us or we to him.
    pub direction: Option<Direction>,
    /// With which company.
    #[field(cascade, index, list)]
    pub company: Option<Id<Company>>,
    /// With whom.
    #[field(index, list)]
    pub person: Option<Id<Person>>,
    /// About which opportunity.
    #[field(index)]
    pub opportunity: Option<Id<Opportunity>>,
    /// About which lead.
    #[field(index)]
    pub lead: Option<Id<Lead>>,
    /// Who of us.
    #[field(index, list)]
    pub owner: Option<Id<User>>,
    /// What came of it.
    #[field(list)]
    pub outcome: Option<ActivityOutcome>,
    /// What was said.
    #[field(kind = "long_text")]
    pub text: Option<String>,
}

/// The touch points.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityKind {
    /// A phone call.
    Call,
    /// We went there.
    Visit,
    /// A meeting with the customer, at our place or by video.
    Meeting,
    /// An e-mail or a letter.
    Mail,
    /// A chat or text message.
    Message,
    /// A form on our web site.
    WebForm,
    /// Service at the customer or on the phone.
    Service,
    /// A fair or event.
    Event,
    /// A note.
    Note,
}

/// Who reached for whom.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The customer for us.
    Incoming,
    /// We for the customer.
    Outgoing,
}

/// What came of a touch.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityOutcome {
    /// It brought us further.
    #[choice(tone = "good")]
    Positive,
    /// It neither helped nor hurt.
    Neutral,
    /// It threw us back.
    #[choice(tone = "bad")]
    Negative,
    /// Nobody was reached.
    #[choice(tone = "warn")]
    NotReached,
    /// It was put off.
    #[choice(tone = "warn")]
    Postponed,
}
