//! By which field a board is laid out, and which columns that gives.

use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use maud::{Markup, html};
use record::{Field, Filter, Kind, Path, Query, RecordType, Test, Tone, Value, text};
use store::{Action, Db, FieldAccess};

use super::super::asked::Asked;
use super::Drawn;
use crate::kit::{self, Tab};
use crate::show::{Show, choice_label, tone};

/// The most columns of a board whose field refers to records.
const MOST: usize = 30;

/// A board that was asked for.
pub(super) struct Setting<'a, 'c> {
    pub db: &'a Db<'c>,
    pub show: Show,
    pub of: Arc<RecordType>,
    pub asked: Asked,
    /// The field whose values are the columns.
    pub field: Field,
    /// The field that is summed in the heads of the columns.
    pub sum: Option<Field>,
    pub columns: Vec<Place>,
    /// What the columns belong to, where there are several such: the pipelines of stages.
    ways: Vec<Way>,
    /// The condition that leaves only the present one of them.
    pub only: Option<Filter>,
}

/// A column before its cards are known.
#[derive(Clone)]
pub(super) struct Place {
    /// The value in machine form; empty for no value.
    pub value: String,
    pub title: String,
    pub tone: kit::Tone,
}

/// One of several sets of columns.
struct Way {
    id: AnyId,
    title: String,
    current: bool,
}

impl Place {
    /// The condition of its rows, in machine form.
    pub fn condition(&self, setting: &Setting<'_, '_>) -> String {
        let name = &setting.field.name;
        if self.value.is_empty() { format!("{name}:empty") } else { format!("{name}:is:{}", self.value) }
    }

    /// The condition of its rows.
    pub fn filter(&self, setting: &Setting<'_, '_>) -> Result<Filter> {
        super::super::asked::condition(&self.condition(setting), setting.db, &setting.of)
    }
}

impl<'a, 'c> Setting<'a, 'c> {
    pub fn of(db: &'a Db<'c>, of: &Arc<RecordType>, asked: &Asked) -> Result<Setting<'a, 'c>> {
        let show = Show::of(db);
        let field = match asked.board.as_str() {
            "" => of.board_field().cloned(),
            name => Some(db.access().visible_field(of, name)?.clone()),
        };
        let field = field.filter(|field| db.access().sees(of, field) && can_be_columns(&field.kind));
        let Some(field) = field else {
            return Err(Error::invalid("error-no-board").with("type", of.name).with("field", &asked.board));
        };
        let sum = of.fields.iter().find(|field| field.sum && field.kind == Kind::Money && db.access().sees(of, field));
        let mut setting = Setting {
            db,
            show,
            of: Arc::clone(of),
            asked: asked.clone(),
            sum: sum.cloned(),
            field,
            columns: Vec::new(),
            ways: Vec::new(),
            only: None,
        };
        setting.columns = match setting.field.kind.clone() {
            Kind::Choice(set) => set
                .values
                .iter()
                .map(|value| Place {
                    value: value.code.clone(),
                    title: choice_label(setting.show.lang, &set, &value.code),
                    tone: tone(value.tone),
                })
                .collect(),
            Kind::Reference(target) => setting.records(target)?,
            _ => Vec::new(),
        };
        if !setting.field.required {
            let title = words::text(setting.show.lang, "common-not-set", &[]);
            setting.columns.insert(0, Place { value: String::new(), title, tone: kit::Tone::Quiet });
        }
        Ok(setting)
    }

    /// Columns of records, in their own order; of those that belong to something, one set at a time.
    fn records(&mut self, target: &str) -> Result<Vec<Place>> {
        let target = self.db.describe(target)?;
        let mut query = Query::of(target.name).limit(MOST);
        query.fields = vec![target.title.into()];
        let colour = target.fields.iter().find(|field| matches!(&field.kind, Kind::Choice(set) if toned(set)));
        query.fields.extend(colour.map(Path::from));
        if let Some((own, theirs, parent)) = self.parents(&target) {
            let way = self.way(&own, parent)?;
            if let Some(id) = way {
                query = query.test(theirs, Test::In(vec![Value::Id(id)]));
                self.only = Some(Filter::Field(own, Test::In(vec![Value::Id(id)])));
            }
        }
        let rows = self.db.page(&query)?.rows;
        let places = rows.iter().map(|view| Place {
            value: view.id.to_string(),
            title: view.title.clone(),
            tone: colour.map_or(kit::Tone::Accent, |field| colour_of(field, view.value(&field.name))),
        });
        Ok(places.collect())
    }

    /// Where the type and the columns' type refer to the same third one, which must be the same: own path, theirs, type.
    fn parents(&self, target: &RecordType) -> Option<(Path, Path, &'static str)> {
        target.fields.iter().filter(|field| field.required).find_map(|theirs| {
            let Kind::Reference(parent) = theirs.kind else { return None };
            let own = self.of.references_to(parent).find(|own| self.db.access().sees(&self.of, own))?;
            Some((Path::from(own), Path::from(theirs), parent))
        })
    }

    /// Which of several sets is looked at: the one that the list is filtered by, else the first.
    fn way(&mut self, own: &Path, parent: &str) -> Result<Option<AnyId>> {
        let parent = self.db.describe(parent)?;
        let mut query = Query::of(parent.name).limit(MOST);
        query.fields = vec![parent.title.into()];
        let rows = self.db.page(&query)?.rows;
        let prefix = format!("{own}:is:");
        let asked: Option<AnyId> =
            self.asked.filters.iter().find_map(|filter| filter.strip_prefix(&prefix)?.parse().ok());
        let current = asked.or_else(|| rows.first().map(|view| view.id));
        self.ways = rows
            .iter()
            .map(|view| Way { id: view.id, title: view.title.clone(), current: Some(view.id) == current })
            .collect();
        Ok(current)
    }

    /// The sets of columns to choose from, where there is more than one.
    pub fn ways_markup(&self) -> Markup {
        if self.ways.len() < 2 {
            return html! {};
        }
        let Some(Filter::Field(own, _)) = &self.only else { return html! {} };
        let prefix = format!("{own}:is:");
        let tab = |way: &Way| Tab {
            text: way.title.clone(),
            href: self
                .asked
                .changed(|asked| {
                    asked.filters.retain(|filter| !filter.starts_with(&prefix));
                    asked.filters.push(format!("{prefix}{}", way.id));
                })
                .href(),
            current: way.current,
            ..Tab::default()
        };
        let tabs: Vec<Tab> = self.ways.iter().map(tab).collect();
        kit::view_tabs(&crate::show::path_label(self.show.lang, &self.of, self.db.catalogue(), own), &tabs, html! {})
    }

    /// Whether cards may be moved: the field may be set, and some records may be changed.
    pub fn may_move(&self) -> bool {
        !self.field.read_only
            && !self.asked.bin
            && self.db.access().field(&self.of, &self.field) == FieldAccess::Full
            && self.db.access().may(&self.of, Action::Change)
    }

    /// The columns without cards, as menus need them.
    pub fn empty_columns(&self) -> Vec<Drawn> {
        self.columns.iter().map(|place| super::columns::empty(self, place)).collect()
    }

    /// The value of a column for its field.
    pub fn value(&self, column: &str) -> Result<Value> {
        if !self.columns.iter().any(|place| place.value == column) {
            return Err(Error::invalid("error-choice").with("value", column).on(self.field.name.as_ref()));
        }
        text::parse(&self.field.kind, column, self.db.context())
    }
}

/// Whether the values of a kind can be the columns of a board.
fn can_be_columns(kind: &Kind) -> bool {
    matches!(kind, Kind::Choice(_) | Kind::Reference(_))
}

fn toned(set: &record::ChoiceSet) -> bool {
    set.values.iter().any(|value| value.tone != Tone::Plain)
}

/// The colour of a column whose record has a choice with colours: a stage that means won is green.
fn colour_of(field: &Field, value: &Value) -> kit::Tone {
    let code = value.as_text().unwrap_or_default();
    let known = field.kind.choices().and_then(|set| set.get(code));
    known.map_or(kit::Tone::Quiet, |value| tone(value.tone))
}
