//! The rows of a list as lines of a table, with the heads of their groups.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::{AnyId, Result};
use record::{Cursor, Filter, Path, Query, RecordType, View};
use store::{Action, Db, Scope};

use super::asked::Asked;
use super::columns::{self, Column};
use super::groups::Groups;
use super::marks;
use super::special;
use crate::kit::{self, Cell, Line, Markup, SortState};
use crate::show::{Show, align, type_many};

/// A list in the making.
pub struct Listing<'a, 'c> {
    /// The reading.
    pub db: &'a Db<'c>,
    /// How values are written.
    pub show: Show,
    /// The record type.
    pub of: Arc<RecordType>,
    /// What was asked for.
    pub asked: Asked,
    /// The columns behind the title.
    pub columns: Vec<Column>,
    /// What the addresses of its rows end with.
    in_row: String,
}

/// The lines of a page.
pub struct Lines {
    /// Rows and heads of groups.
    pub lines: Vec<Line>,
    /// How many rows there are among them.
    pub rows: usize,
    /// Where the next page starts.
    pub next: Option<Cursor>,
    /// The group of the last row.
    pub last: Option<String>,
}

impl<'a, 'c> Listing<'a, 'c> {
    /// A list of a type.
    pub fn new(db: &'a Db<'c>, of: Arc<RecordType>, asked: Asked) -> Result<Self> {
        let show = Show::of(db);
        let columns = columns::shown(db, &show, &of, &asked)?;
        let in_row = super::asked::with_query("", &asked.in_row().pairs());
        Ok(Listing { db, show, of, asked, columns, in_row })
    }

    /// The rows of this page.
    pub fn lines(&self) -> Result<Lines> {
        let mut query = self.asked.query(self.db, &self.of)?;
        query.fields = self.fields();
        let page = self.db.page(&query)?;
        let may = self.changeable(&page.rows)?;
        let mut marks = marks::of(self.db, &self.show, &page.rows)?;
        let groups = match &self.asked.group {
            Some(path) => Some(Groups::new(self, path)?),
            None => None,
        };
        let heads = match &groups {
            Some(groups) => groups.heads(&page.rows)?,
            None => Default::default(),
        };
        let mut lines = Vec::with_capacity(page.rows.len());
        let mut last = self.asked.last.clone();
        for view in &page.rows {
            if let Some(groups) = &groups {
                let key = groups.key(view);
                if last.as_ref() != Some(&key) {
                    lines.extend(heads.get(&key).cloned().map(Line::Group));
                    last = Some(key);
                }
            }
            let row = self.row(view, may.allows(view.id));
            lines.push(Line::Row(kit::Row { mark: marks.remove(&view.id), ..row }));
        }
        Ok(Lines { lines, rows: page.rows.len(), next: page.next, last })
    }

    /// The fields that rows need: the columns, and the one by which they are grouped.
    pub(super) fn fields(&self) -> Vec<Path> {
        // The title comes with every row; asked for by name a list without columns does not fall back on its defaults.
        let mut fields = vec![Path::from(self.of.title)];
        fields.extend(self.columns.iter().map(|column| column.path.clone()));
        fields.extend(self.asked.group.clone());
        for name in special::needed(self) {
            let path = Path::from(name);
            if !fields.contains(&path) {
                fields.push(path);
            }
        }
        fields
    }

    /// One row of the list, if it is still there.
    pub fn one(&self, id: AnyId) -> Result<Option<kit::Row>> {
        let mut query = self.asked.rows(self.db, &self.of)?.filter(Filter::Ids(vec![id])).limit(1);
        query.fields = self.fields();
        let rows = self.db.page(&query)?.rows;
        let may = self.changeable(&rows)?;
        let mut marks = marks::of(self.db, &self.show, &rows)?;
        Ok(rows.first().map(|view| {
            let row = self.row(view, may.allows(view.id));
            kit::Row { mark: marks.remove(&view.id), ..row }
        }))
    }

    /// A row with its cells.
    fn row(&self, view: &View, may_change: bool) -> kit::Row {
        let id = view.id.to_string();
        let page = format!("/{}/{id}", self.of.plural);
        let mut cells = vec![self.lead(view)];
        cells.extend(self.columns.iter().map(|column| special::cell(self, view, column)));
        let mut edits = vec![String::new()];
        edits.extend(self.columns.iter().map(|column| {
            let edit = column.edit && may_change && !self.asked.bin;
            if edit { format!("{page}/cell/{}{}", column.key, self.in_row) } else { String::new() }
        }));
        let away = self.of.part || self.asked.bin;
        kit::Row {
            live: if self.asked.bin { String::new() } else { format!("{}:{id}", self.of.name) },
            refresh: if self.asked.bin { String::new() } else { format!("{page}/row{}", self.in_row) },
            href: if away { String::new() } else { page },
            id,
            mark: None,
            cells,
            edits,
            off: self.asked.bin || special::is_done(view),
        }
    }

    /// What a row is called. A title that is no text is shown as its kind is: the kind of a relation by its label.
    fn lead(&self, view: &View) -> Cell {
        let named = self.of.title_field().is_some_and(|field| matches!(field.kind, record::Kind::Choice(_)));
        if named {
            return Cell::Text(self.show.text(view, self.of.title));
        }
        if view.title.is_empty() { Cell::Text(format!("({})", view.id)) } else { Cell::Text(view.title.clone()) }
    }

    /// Which of these rows the actor may change; asked of the database only where his right has limits.
    fn changeable(&self, rows: &[View]) -> Result<May> {
        let scope = self.db.access().scope(&self.of, Action::Change);
        if scope == Scope::All || rows.is_empty() || !self.columns.iter().any(|column| column.edit) {
            return Ok(if scope == Scope::None { May::These(HashSet::new()) } else { May::All });
        }
        let mut query = Query::of(self.of.name).filter(Filter::Ids(rows.iter().map(|view| view.id).collect()));
        query.fields = vec![Path::from(self.of.title)];
        query.limit = rows.len();
        let own = self.db.page_for(&query, Action::Change)?.rows;
        Ok(May::These(own.iter().map(|view| view.id).collect()))
    }

    /// The table without its foot; the lines may be left out where only its columns matter.
    pub fn table(&self, lines: Lines) -> kit::Table {
        let more = self.more(&lines);
        kit::Table {
            id: "list".to_owned(),
            caption: type_many(self.show.lang, self.of.name),
            columns: self.heads(),
            lines: lines.lines,
            select: !self.of.part,
            more,
            live_list: self.of.name.to_owned(),
            refresh: self.asked.href(),
            ..kit::Table::default()
        }
    }

    /// The marker after the last row.
    fn more(&self, lines: &Lines) -> Option<Markup> {
        let next = lines.next.as_ref()?;
        let mut pairs = self.asked.pairs();
        pairs.push(("after", next.0.clone()));
        if let Some(last) = &lines.last {
            pairs.push(("last", last.clone()));
        }
        let url = super::asked::with_query(&format!("/{}", self.of.plural), &pairs);
        let columns = self.columns.len() + 1 + usize::from(!self.of.part);
        Some(kit::more_row(self.show.lang, columns, &url))
    }

    fn heads(&self) -> Vec<kit::Column> {
        let title = self.of.title_field();
        let label =
            title.map(|field| crate::show::field_label(self.show.lang, self.of.name, field)).unwrap_or_default();
        let sort = title.is_some_and(|field| columns::sortable(&field.kind));
        let mut heads = vec![self.head(self.of.title, label, sort)];
        heads.extend(self.columns.iter().map(|column| kit::Column {
            align: align(&column.kind),
            narrow: column.narrow,
            chief: column.chief,
            ..self.head(&column.key, column.label.clone(), column.sort)
        }));
        heads
    }

    fn head(&self, key: &str, label: String, sort: bool) -> kit::Column {
        let order = self.sorted_by();
        let state = match order.first() {
            Some((path, true)) if path == key => SortState::Down,
            Some((path, false)) if path == key => SortState::Up,
            _ => SortState::None,
        };
        let turned = format!("{}{key}", if state == SortState::Up { "-" } else { "" });
        let sort_href = match turned.parse() {
            Ok(order) if sort => self.asked.changed(|asked| asked.sort = vec![order]).href(),
            _ => String::new(),
        };
        kit::Column { key: key.to_owned(), label, sort_href, sort: state, ..kit::Column::default() }
    }

    /// The order in force, groups aside: path, and whether it falls.
    fn sorted_by(&self) -> Vec<(String, bool)> {
        if self.asked.sort.is_empty() {
            let own = self.of.order.iter();
            return own.map(|one| (one.trim_start_matches('-').to_owned(), one.starts_with('-'))).collect();
        }
        self.asked.sort.iter().map(|order| (order.path.to_string(), order.falling)).collect()
    }
}

/// Which rows may be changed.
enum May {
    All,
    These(HashSet<AnyId>),
}

impl May {
    fn allows(&self, id: AnyId) -> bool {
        match self {
            May::All => true,
            May::These(ids) => ids.contains(&id),
        }
    }
}
