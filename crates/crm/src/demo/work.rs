//! What was said and done with customers, what is to be done, and what happened there.

use jiff::ToSpan;
use kernel::{Date, Lang};

use super::billing::workday;
use super::cast::{COMPETITORS, DemoCustomer, Role};
use super::people::DemoPerson;
use super::sales::DemoOpportunity;
use super::say;
use crate::customers::CustomerEventKind;
use crate::sales::Outcome;
use crate::seed::Random;
use crate::work::{ActivityKind, ActivityOutcome, Direction, Priority, TaskKind};

/// A touch of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoActivity {
    /// The place of the company.
    pub company: usize,
    /// The place of the person.
    pub person: Option<usize>,
    /// The place of who of us.
    pub owner: usize,
    /// By which touch point.
    pub kind: ActivityKind,
    /// What it was about.
    pub subject: String,
    /// The day.
    pub date: Date,
    /// Minutes after midnight.
    pub minute: i64,
    /// How many minutes it took.
    pub duration: i64,
    /// Who reached for whom.
    pub direction: Direction,
    /// What came of it.
    pub outcome: ActivityOutcome,
}

/// A task of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoTask {
    /// What is to be done.
    pub subject: String,
    /// In which way.
    pub kind: TaskKind,
    /// How urgent it is.
    pub priority: Priority,
    /// Until when.
    pub due: Date,
    /// The place of who does it; the one who looks around when there is none.
    pub owner: Option<usize>,
    /// The place of the company.
    pub company: usize,
    /// The place of the opportunity it is about, else it is about the company.
    pub opportunity: Option<usize>,
    /// Whether it is done.
    pub done: bool,
}

/// An event at a customer of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoEvent {
    /// The place of the company.
    pub company: usize,
    /// Of which sort it is.
    pub kind: CustomerEventKind,
    /// What happened.
    pub subject: String,
    /// What it means for us.
    pub meaning: String,
    /// When.
    pub happened_on: Date,
}

/// A comment of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoComment {
    /// The place of the company.
    pub company: usize,
    /// The place of who says it.
    pub author: usize,
    /// What is said.
    pub text: String,
}

const TOUCHES: [(&str, ActivityKind); 12] = [
    ("price", ActivityKind::Call),
    ("delivery", ActivityKind::Call),
    ("order", ActivityKind::Mail),
    ("offer", ActivityKind::Mail),
    ("plant_tour", ActivityKind::Visit),
    ("annual_review", ActivityKind::Meeting),
    ("technical", ActivityKind::Meeting),
    ("service", ActivityKind::Service),
    ("seal", ActivityKind::Service),
    ("invoice", ActivityKind::Mail),
    ("new_contact", ActivityKind::Call),
    ("fair", ActivityKind::Event),
];

/// The touches by date, the oldest first.
pub(super) fn activities(
    today: Date,
    lang: Lang,
    customers: &[DemoCustomer],
    people: &[DemoPerson],
) -> Vec<DemoActivity> {
    let mut all = Vec::new();
    for (place, customer) in customers.iter().enumerate().take(COMPETITORS) {
        let random = &mut Random::of("demo activities", place as u64);
        let days_between = match place {
            0..12 => 21,
            12..30 => 50,
            _ => 110,
        };
        let until = match customer.role {
            Role::Silent => 160,
            Role::Former => 380,
            _ => 1,
        };
        let known: Vec<usize> = (0..people.len()).filter(|nth| people[*nth].company == place).collect();
        let mut ago = if customer.role == Role::New { 150 } else { 400 };
        ago -= random.between(0, days_between);
        while ago >= until {
            let (code, kind) = *random.pick(&TOUCHES);
            let direction = if random.chance(40) { Direction::Incoming } else { Direction::Outgoing };
            all.push(DemoActivity {
                company: place,
                person: (!known.is_empty()).then(|| *random.pick(&known)),
                owner: if kind == ActivityKind::Service { 4 } else { customer.owner },
                kind,
                subject: say(lang, "demo_touch", code),
                date: workday(today.saturating_sub(ago.days())),
                minute: random.between(8 * 4, 17 * 4) * 15,
                duration: match kind {
                    ActivityKind::Call => random.between(1, 5) * 5,
                    ActivityKind::Mail => 10,
                    _ => random.between(2, 8) * 30,
                },
                direction,
                outcome: *random.weighted(&[
                    (45, ActivityOutcome::Positive),
                    (35, ActivityOutcome::Neutral),
                    (10, ActivityOutcome::NotReached),
                    (6, ActivityOutcome::Negative),
                    (4, ActivityOutcome::Postponed),
                ]),
            });
            ago -= days_between + random.between(-days_between / 3, days_between / 3);
        }
    }
    all.sort_by_key(|activity| (activity.date, activity.minute, activity.company));
    all
}

/// Word, way, urgency, days from today, company.
const TASKS: [(&str, TaskKind, Priority, i64, usize); 18] = [
    ("silent", TaskKind::Call, Priority::High, -6, 4),
    ("overdue", TaskKind::Call, Priority::Urgent, -3, 5),
    ("complaint", TaskKind::ToDo, Priority::High, -1, 13),
    ("plan", TaskKind::ToDo, Priority::High, 0, 0),
    ("follow_up", TaskKind::Call, Priority::Normal, 0, 12),
    ("quote", TaskKind::ToDo, Priority::High, 0, 2),
    ("visit", TaskKind::Visit, Priority::Normal, 1, 7),
    ("samples", TaskKind::Mail, Priority::Normal, 2, 18),
    ("contract", TaskKind::Meeting, Priority::High, 3, 3),
    ("margin", TaskKind::Meeting, Priority::Normal, 4, 1),
    ("reference", TaskKind::Call, Priority::Low, 5, 6),
    ("training", TaskKind::ToDo, Priority::Normal, 7, 8),
    ("introduce", TaskKind::Meeting, Priority::Normal, 9, 52),
    ("stock", TaskKind::Call, Priority::Low, 12, 9),
    ("spring", TaskKind::Mail, Priority::Low, 20, 20),
    ("done_offer", TaskKind::Mail, Priority::Normal, -8, 10),
    ("done_call", TaskKind::Call, Priority::Normal, -10, 15),
    ("done_visit", TaskKind::Visit, Priority::Normal, -15, 0),
];

pub(super) fn tasks(today: Date, lang: Lang, opportunities: &[DemoOpportunity]) -> Vec<DemoTask> {
    let task =
        |(n, (code, kind, priority, days, company)): (usize, &(&str, TaskKind, Priority, i64, usize))| DemoTask {
            subject: say(lang, "demo_task", code),
            kind: *kind,
            priority: *priority,
            due: workday(today.saturating_add(days.days())),
            owner: if n % 3 == 0 { None } else { Some(n % 4) },
            company: *company,
            opportunity: opportunities
                .iter()
                .position(|one| one.company == *company && one.outcome == Outcome::Open)
                .filter(|_| matches!(*code, "quote" | "follow_up" | "contract" | "samples")),
            done: code.starts_with("done"),
        };
    TASKS.iter().enumerate().map(task).collect()
}

const EVENTS: [(usize, CustomerEventKind, &str, i64); 8] = [
    (0, CustomerEventKind::NewInvestment, "new_plant", 25),
    (1, CustomerEventKind::Restructuring, "central_buying", 70),
    (2, CustomerEventKind::NewMarket, "exports", 48),
    (3, CustomerEventKind::Merger, "merger", 110),
    (4, CustomerEventKind::ChangeOfPeople, "new_buyer", 215),
    (5, CustomerEventKind::Downsizing, "layoffs", 33),
    (8, CustomerEventKind::NewInvestment, "grant", 15),
    (16, CustomerEventKind::Achievement, "anniversary", 9),
];

pub(super) fn events(today: Date, lang: Lang) -> Vec<DemoEvent> {
    let event = |(company, kind, code, ago): &(usize, CustomerEventKind, &str, i64)| DemoEvent {
        company: *company,
        kind: *kind,
        subject: say(lang, "demo_event", code),
        meaning: say(lang, "demo_event", &format!("{code}_meaning")),
        happened_on: today.saturating_sub(ago.days()),
    };
    EVENTS.iter().map(event).collect()
}

const COMMENTS: [(usize, usize, &str); 5] =
    [(0, 0, "plan"), (1, 5, "margin"), (3, 0, "merger"), (4, 1, "silent"), (5, 4, "service")];

pub(super) fn comments(lang: Lang) -> Vec<DemoComment> {
    let comment = |(company, author, code): &(usize, usize, &str)| DemoComment {
        company: *company,
        author: *author,
        text: say(lang, "demo_comment", code),
    };
    COMMENTS.iter().map(comment).collect()
}
