### What we do with customers and what is to be done next.

activity = Activity
    .many = Activities
    .purpose = Every call, visit, meeting and mail, recorded once and seen by everybody who works with the { CUSTOMER("singular") }.
    .kind = Kind
    .subject = Subject
    .at = When
    .duration = Duration
    .direction = Direction
    .company = Company
    .person = Person
    .opportunity = Opportunity
    .lead = Lead
    .owner = By
    .outcome = Result
    .text = Notes

activity_kind = Kind of activity
    .call = Call
    .visit = Visit
    .meeting = Meeting
    .mail = Mail
    .message = Message
    .web_form = Web form
    .service = Service
    .event = Fair or event
    .note = Note

direction = Direction
    .incoming = Incoming
    .outgoing = Outgoing

activity_outcome = Result
    .positive = Positive
    .neutral = Neutral
    .negative = Negative
    .not_reached = Not reached
    .postponed = Postponed

task = Task
    .many = Tasks
    .purpose = What is to be done, by whom and by when.
    .subject = Task
    .kind = Kind
    .due = Due
    .priority = Priority
    .owner = Assigned to
    .about = Record
    .company = Company
    .done_at = Done
    .description = Description

task_kind = Kind of task
    .to_do = To do
    .call = Call
    .visit = Visit
    .meeting = Meeting
    .mail = Mail

priority = Priority
    .urgent = Urgent
    .high = High
    .normal = Normal
    .low = Low
