//! Lists that everybody needs, ready as tabs beside that of all records.

use record::RecordType;
use store::Db;

use super::asked::Asked;
use crate::http::Posted;
use crate::kit::Tab;

/// A list that is ready: of which type, the key of its name, and what is asked for.
struct Ready {
    of: &'static str,
    name: &'static str,
    query: &'static str,
}

const READY: [Ready; 4] = [
    Ready { of: "task", name: "list-ready-tasks", query: "f=owner:is:me&f=done_at:empty" },
    Ready { of: "opportunity", name: "list-ready-open", query: "f=outcome:is:open" },
    Ready { of: "lead", name: "list-ready-open", query: "f=status:is:new|contacted|qualified" },
    Ready { of: "invoice", name: "invoice-overdue", query: crm::billing::OVERDUE_LIST },
];

impl Ready {
    fn asked(&self, of: &RecordType) -> Option<Asked> {
        Asked::read(of.plural, &Posted::parse(self.query.as_bytes())).ok()
    }
}

/// The tabs of a type; one whose conditions ask for a field that the reader does not see is not there for him.
pub(super) fn tabs(db: &Db<'_>, of: &RecordType, asked: &Asked) -> Vec<Tab> {
    let mut tabs = Vec::new();
    for ready in READY.iter().filter(|ready| ready.of == of.name) {
        let Some(wanted) = ready.asked(of) else { continue };
        let seen = |filter: &String| {
            let name = filter.split(':').next().unwrap_or_default();
            of.find(name).is_some_and(|field| db.access().sees(of, field))
        };
        if wanted.filters.iter().all(seen) {
            tabs.push(Tab {
                text: words::text(db.actor().lang, ready.name, &[]),
                current: is_shown(&wanted, asked),
                // Whoever looks at the board goes on looking at a board.
                href: Asked { layout: asked.layout, ..wanted }.href(),
                ..Tab::default()
            });
        }
    }
    tabs
}

/// Whether a ready list is shown as it is, so that there is nothing to save.
pub(super) fn is_as_it_was(of: &RecordType, asked: &Asked) -> bool {
    let mut ready = READY.iter().filter(|ready| ready.of == of.name).filter_map(|ready| ready.asked(of));
    ready.any(|wanted| Asked { layout: asked.layout, ..wanted }.kept() == asked.kept())
}

fn is_shown(wanted: &Asked, asked: &Asked) -> bool {
    asked.view.is_none() && !asked.bin && asked.q.is_empty() && asked.filters == wanted.filters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ready_can_be_asked_for() {
        let catalogue = crm::catalogue();
        let today = kernel::date::parse_date("2026-11-21").unwrap();
        let context =
            record::text::Context { catalogue: &catalogue, today, me: Some("0000000000007".parse().unwrap()) };
        for ready in &READY {
            let of = catalogue.get(ready.of).unwrap();
            let asked = ready.asked(of).unwrap();
            assert!(!asked.filters.is_empty());
            for filter in &asked.filters {
                record::query::parse_filter(filter, of, context).unwrap();
            }
            assert!(is_as_it_was(of, &asked) && is_shown(&asked, &asked));
            assert!(!is_as_it_was(of, &asked.changed(|asked| asked.q = "a".into())));
        }
    }
}
