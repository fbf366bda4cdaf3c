//! What a list is asked for, as the address of its page says it.

use kernel::{AnyId, Date, Error, Result};
use record::query::{MOST_CONDITIONS, PAGE, at_most, parse_filter};
use record::{Bucket, Cursor, Filter, Kind, Order, Path, Query, RecordType, Test, Value};
use store::Db;

use crate::ctx::url_encoded;
use crate::http::Posted;

/// The most rows that are brought at once when a page is fetched anew as long as it was.
const LONGEST: usize = 500;

/// How records are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One below the other.
    #[default]
    List,
    /// In columns by stage or choice.
    Board,
    /// By day.
    Calendar,
}

impl Layout {
    /// All of them.
    pub const ALL: [Layout; 3] = [Layout::List, Layout::Board, Layout::Calendar];

    /// The word for addresses and saved views.
    pub const fn code(self) -> &'static str {
        match self {
            Layout::List => "list",
            Layout::Board => "board",
            Layout::Calendar => "calendar",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Layout {
        Layout::ALL.into_iter().find(|layout| layout.code() == code).unwrap_or_default()
    }
}

/// A list as it was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The plural of the record type.
    pub plural: String,
    /// Words to search for.
    pub q: String,
    /// Conditions in their machine form.
    pub filters: Vec<String>,
    /// The order; empty for that of the type.
    pub sort: Vec<Order>,
    /// The columns behind the title; empty for those of the type.
    pub columns: Vec<Path>,
    /// The field by which rows are grouped.
    pub group: Option<Path>,
    /// The stretch of the calendar by which days are grouped.
    pub bucket: Option<Bucket>,
    /// How it is laid out.
    pub layout: Layout,
    /// The field whose values are the columns of the board, unless it is the type's.
    pub board: String,
    /// The day by which the calendar shows, unless it is the type's.
    pub by: String,
    /// The month of the calendar, by any of its days.
    pub month: Option<Date>,
    /// Whether the bin is shown.
    pub bin: bool,
    /// The saved view it began with.
    pub view: Option<AnyId>,
    /// Whether it differs from that view.
    pub changed: bool,
    /// Where the page goes on.
    pub after: Option<Cursor>,
    /// The group of the row before.
    pub last: Option<String>,
    /// How many rows are wanted; 0 for a page.
    pub shown: usize,
    /// Whether the sums are wanted at once.
    pub sums: bool,
}

impl Asked {
    /// Reads the parameters of an address.
    pub fn read(plural: &str, sent: &Posted) -> Result<Asked> {
        let word = |name: &str| Some(sent.get(name)).filter(|value| !value.is_empty());
        let listed =
            |name: &str| sent.get(name).split(',').map(str::trim).filter(|one| !one.is_empty()).collect::<Vec<_>>();
        Ok(Asked {
            plural: plural.to_owned(),
            q: sent.get("q").to_owned(),
            filters: sent.all("f").map(str::to_owned).collect(),
            sort: listed("sort").into_iter().map(str::parse).collect::<Result<_>>()?,
            columns: listed("cols").into_iter().map(str::parse).collect::<Result<_>>()?,
            group: word("group").map(str::parse).transpose()?,
            bucket: word("bucket").and_then(Bucket::from_code),
            layout: Layout::from_code(sent.get("layout")),
            board: sent.get("board").to_owned(),
            by: sent.get("by").to_owned(),
            month: word("month").map(|month| kernel::date::parse_date(&format!("{month}-01"))).transpose()?,
            bin: sent.get("bin") == "1",
            view: word("view").map(str::parse).transpose()?,
            changed: sent.get("changed") == "1",
            after: word("after").map(|after| Cursor(after.to_owned())),
            // An empty group is one, too.
            last: sent.has("last").then(|| sent.get("last").to_owned()),
            shown: sent.get("shown").parse().unwrap_or(0),
            sums: sent.get("sums") == "1",
        })
    }

    /// What a saved view keeps: which records, in which columns, order and layout.
    pub fn kept(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |name, value: String| {
            if !value.is_empty() {
                pairs.push((name, value));
            }
        };
        for filter in &self.filters {
            add("f", filter.clone());
        }
        add("q", self.q.clone());
        add("sort", joined(&self.sort));
        add("cols", joined(&self.columns));
        add("group", self.group.as_ref().map(ToString::to_string).unwrap_or_default());
        add("bucket", self.bucket.map_or("", Bucket::code).to_owned());
        add("layout", if self.layout == Layout::List { String::new() } else { self.layout.code().to_owned() });
        add("board", self.board.clone());
        add("by", self.by.clone());
        pairs
    }

    /// Everything that a link to another state of the same list carries along.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.kept();
        if self.bin {
            pairs.push(("bin", "1".to_owned()));
        }
        if let Some(view) = self.view {
            pairs.push(("view", view.to_string()));
            if self.changed {
                pairs.push(("changed", "1".to_owned()));
            }
        }
        if let Some(month) = self.month {
            pairs.push(("month", month.strftime("%Y-%m").to_string()));
        }
        pairs
    }

    /// The address of the page in this state.
    pub fn href(&self) -> String {
        self.at("")
    }

    /// The address of a part of the list in this state: `/companies/count?…`.
    pub fn at(&self, part: &str) -> String {
        let part = if part.is_empty() { String::new() } else { format!("/{part}") };
        with_query(&format!("/{}{part}", self.plural), &self.pairs())
    }

    /// The same list in another state: no longer as it was saved, and from its beginning.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut Asked)) -> Asked {
        let mut other = Asked { after: None, last: None, shown: 0, changed: self.view.is_some(), ..self.clone() };
        change(&mut other);
        other
    }

    /// What a single row needs to know of its list: its columns and the group they stand in.
    #[must_use]
    pub fn in_row(&self) -> Asked {
        Asked {
            plural: self.plural.clone(),
            columns: self.columns.clone(),
            group: self.group.clone(),
            bin: self.bin,
            ..Asked::default()
        }
    }

    /// The state that a saved view keeps, with what was asked for besides.
    pub fn opened_from(&self, kept: &str, layout: &str) -> Result<Asked> {
        let mut asked = Asked::read(&self.plural, &Posted::parse(kept.as_bytes()))?;
        asked.layout = Layout::from_code(layout);
        Ok(Asked {
            view: self.view,
            changed: false,
            after: self.after.clone(),
            last: self.last.clone(),
            shown: self.shown,
            sums: self.sums,
            month: self.month,
            bin: self.bin,
            ..asked
        })
    }

    /// Which rows: all conditions, the words and the bin, in no order yet.
    pub fn rows(&self, db: &Db<'_>, of: &RecordType) -> Result<Query> {
        at_most(self.filters.len(), MOST_CONDITIONS)?;
        let mut query = Query::of(of.name);
        for text in &self.filters {
            query = query.filter(condition(text, db, of)?);
        }
        query.search = Some(self.q.clone()).filter(|q| !q.is_empty());
        query.bin = self.bin;
        Ok(query)
    }

    /// The rows of this page, in order.
    pub fn query(&self, db: &Db<'_>, of: &RecordType) -> Result<Query> {
        let mut query = self.rows(db, of)?;
        query.order = self.order(db, of)?;
        query.after = self.after.clone();
        query.limit = if self.shown > PAGE { self.shown.min(LONGEST) } else { PAGE };
        Ok(query)
    }

    /// By which fields the rows are ordered: the groups first.
    pub fn order(&self, db: &Db<'_>, of: &RecordType) -> Result<Vec<Order>> {
        // Of days the latest matter most; everything else goes by its own order.
        let days =
            |path: &Path| matches!(of.find(&path.steps()[0]).map(|f| &f.kind), Some(Kind::Date | Kind::DateTime));
        let group = |path: &Path| Order { falling: path.steps().len() == 1 && days(path), path: path.clone() };
        let mut order: Vec<Order> = self.group.iter().map(group).collect();
        if self.sort.is_empty() && !order.is_empty() {
            let own = of.order.iter().map(|one| one.parse()).collect::<Result<Vec<Order>>>()?;
            // A type's own order may go by a field that is hidden here.
            let seen = |one: &Order| of.find(&one.path.steps()[0]).is_none_or(|field| db.access().sees(of, field));
            order.extend(own.into_iter().filter(seen));
        }
        // Whoever sorts by the field that groups turns the groups round.
        match self.sort.first() {
            Some(first) if order.first().is_some_and(|group| group.path == first.path) => Ok(self.sort.clone()),
            _ => {
                order.extend(self.sort.iter().cloned());
                Ok(order)
            }
        }
    }
}

/// A condition from its machine form; `amount:unrated` are amounts without a rate, which sums must leave out.
pub fn condition(text: &str, db: &Db<'_>, of: &RecordType) -> Result<Filter> {
    let Some(path) = text.strip_suffix(":unrated") else {
        return parse_filter(text, of, db.context());
    };
    let path: Path = path.parse()?;
    if path.resolve(of, db.catalogue())?.0.kind != Kind::Money {
        return Err(Error::invalid("error-filter-test").with("field", &path));
    }
    let most = Value::Decimal(kernel::Decimal::from_scaled(i64::MAX));
    Ok(Filter::All(vec![
        Filter::Field(path.clone(), Test::Filled),
        Filter::Not(Box::new(Filter::Field(path, Test::AtMost(most)))),
    ]))
}

/// An address with a query.
pub fn with_query(path: &str, pairs: &[(&'static str, String)]) -> String {
    let mut address = path.to_owned();
    for (place, (name, value)) in pairs.iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.push_str(&url_encoded(value));
    }
    address
}

fn joined<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Asked {
        Asked::read("companies", &Posted::parse(query.as_bytes())).unwrap()
    }

    #[test]
    fn an_address_says_what_was_asked_and_back() {
        let all = "f=name%3Ahas%3A%C5%9Fi%C5%9Fli&f=owner%3Ais%3Ame&q=%C3%B5un&sort=-last_touch,name&cols=owner,parent.name\
                   &group=last_touch&bucket=month&layout=board&bin=1&month=2026-11";
        let first = asked(all);
        assert_eq!(first.filters, ["name:has:şişli", "owner:is:me"]);
        assert_eq!(first.sort.len(), 2);
        assert!(first.sort[0].falling && first.bin);
        let query = first.href();
        let again = asked(query.strip_prefix("/companies?").unwrap());
        assert_eq!(first, again);
    }

    #[test]
    fn a_change_leaves_the_saved_view_and_begins_anew() {
        let seen = asked("view=0000000000007&after=abc&last=x&f=name:has:a");
        let other = seen.changed(|asked| asked.filters.clear());
        assert_eq!(other.href(), "/companies?view=0000000000007&changed=1");
        assert_eq!(asked("q=a").changed(|asked| asked.q.clear()).href(), "/companies");
    }

    #[test]
    fn a_saved_view_brings_its_state_and_keeps_the_month() {
        let seen = asked("view=0000000000007&month=2026-03");
        let whole = seen.opened_from("f=owner:is:me&sort=-name", "calendar").unwrap();
        assert_eq!(whole.filters, ["owner:is:me"]);
        assert_eq!(whole.layout, Layout::Calendar);
        assert!(whole.month.is_some() && whole.view == seen.view && !whole.changed);
    }

    #[test]
    fn nonsense_is_refused_and_not_guessed() {
        assert!(Asked::read("companies", &Posted::parse(b"sort=a..b")).is_err());
        assert!(Asked::read("companies", &Posted::parse(b"view=xx")).is_err());
        assert!(Asked::read("companies", &Posted::parse(b"month=2026-13")).is_err());
    }
}
