//! The columns of a list: which there are, and which are shown.

use kernel::Result;
use record::{Catalogue, Field, Kind, Path, RecordType};
use store::{Access, Db, FieldAccess};

use super::asked::Asked;
use crate::show::{Show, path_label};

/// How many columns a phone shows under the title.
const NARROW: usize = 3;

/// A column behind the title.
#[derive(Clone, Debug)]
pub struct Column {
    /// Which field, of the type or of what it refers to.
    pub path: Path,
    /// The path as text, by which values and titles are found in a view.
    pub key: String,
    /// Heading.
    pub label: String,
    /// What it holds; parts of addresses are text.
    pub kind: Kind,
    /// Whether the foot sums it.
    pub sum: bool,
    /// Whether a row can be ordered by it.
    pub sort: bool,
    /// Whether a phone shows it.
    pub narrow: bool,
    /// Whether it is the figure that the list is about.
    pub chief: bool,
    /// Whether it may be edited in place.
    pub edit: bool,
}

/// The columns shown: those asked for, else those of the type.
pub fn shown(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked) -> Result<Vec<Column>> {
    let access = db.access();
    let paths: Vec<Path> = if asked.columns.is_empty() {
        of.fields.iter().filter(|field| field.list && access.sees(of, field)).map(Path::from).collect()
    } else {
        asked.columns.clone()
    };
    let mut columns = Vec::new();
    for path in paths {
        // The title leads the row already; the field by which rows are grouped stands in the heads of the groups.
        if path.steps() == [of.title] || asked.group.as_ref() == Some(&path) {
            continue;
        }
        columns.push(column(access, show, of, path)?);
    }
    if let Some(column) = columns.iter_mut().find(|column| column.sum) {
        column.chief = true;
    }
    for place in for_a_phone(of, &columns) {
        columns[place].narrow = true;
    }
    Ok(columns)
}

/// Which columns a phone shows: whom it concerns, the day that matters, how it stands, then whatever comes first.
fn for_a_phone(of: &RecordType, columns: &[Column]) -> Vec<usize> {
    let day = crate::show::deadline(of).map(|field| &*field.name).or(of.calendar);
    let is_state = |column: &Column| match &column.kind {
        Kind::Choice(set) => set.values.iter().any(|value| value.tone != record::Tone::Plain),
        Kind::Reference(target) => *target == "stage",
        _ => false,
    };
    let is_board = |column: &Column| of.board_field().is_some_and(|field| field.name == column.key);
    let find = |fits: &dyn Fn(&Column) -> bool| columns.iter().position(|column| !column.chief && fits(column));
    let concerns = |column: &Column| {
        matches!(column.kind, Kind::AnyRecord)
            || matches!(column.kind, Kind::Reference(target) if target != "user" && target != "stage")
    };
    let chosen = [
        find(&concerns),
        find(&|column| Some(column.key.as_str()) == day),
        find(&|column| is_state(column) && is_board(column)).or_else(|| find(&is_state)),
    ];
    let mut places: Vec<usize> = Vec::new();
    let all = (0..columns.len()).filter(|place| !columns[*place].chief);
    for place in chosen.into_iter().flatten().chain(all) {
        if places.len() < NARROW && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn column(access: &Access, show: &Show, of: &RecordType, path: Path) -> Result<Column> {
    let catalogue = &show.catalogue;
    let (field, part) = path.resolve(of, catalogue)?;
    let own = path.steps().len() == 1;
    let kind = match part {
        None => field.kind.clone(),
        Some("country") => Kind::Country,
        Some(_) => Kind::Text,
    };
    Ok(Column {
        key: path.to_string(),
        label: path_label(show.lang, of, catalogue, &path),
        sum: own && field.sum && kind.is_summable(),
        sort: sortable(&kind),
        narrow: false,
        chief: false,
        edit: own && editable(access, of, field),
        kind,
        path,
    })
}

/// Whether rows can be put into an order by values of a kind.
pub fn sortable(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::LongText | Kind::Choices(_) | Kind::References(_) | Kind::AnyRecord | Kind::Address | Kind::File
    )
}

/// Whether rows can be grouped by values of a kind: few values that many rows share.
pub fn groupable(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Choice(_)
            | Kind::Reference(_)
            | Kind::YesNo
            | Kind::Date
            | Kind::DateTime
            | Kind::Country
            | Kind::Currency
    )
}

/// Whether a field is edited in a cell; long ones need the room of the record's page.
pub fn editable(access: &Access, of: &RecordType, field: &Field) -> bool {
    !field.read_only
        && !matches!(field.kind, Kind::Address | Kind::File | Kind::LongText)
        && access.field(of, field) == FieldAccess::Full
        && access.may(of, store::Action::Change)
}

/// Every column that may be chosen: the fields of the type, and those that tell something about what it refers to.
pub fn offered(access: &Access, catalogue: &Catalogue, of: &RecordType) -> Vec<Path> {
    let mut paths: Vec<Path> = Vec::new();
    for field in of.fields.iter().filter(|field| access.sees(of, field)) {
        if field.name == of.title {
            continue;
        }
        paths.push(field.into());
        if field.kind == Kind::Address {
            paths.extend(["city", "country"].iter().filter_map(|part| format!("{}.{part}", field.name).parse().ok()));
        }
    }
    for (field, target) in references(access, catalogue, of) {
        for other in target.fields.iter().filter(|other| telling(other) && access.sees(&target, other)) {
            if other.name == target.title {
                continue;
            }
            let path = match other.kind {
                Kind::Address => format!("{}.{}.city", field.name, other.name),
                _ => format!("{}.{}", field.name, other.name),
            };
            paths.extend(path.parse::<Path>().ok());
        }
    }
    paths
}

/// The references of a type whose fields are worth showing beside its own: not users, who have nothing but a name.
pub fn references<'a>(
    access: &'a Access,
    catalogue: &'a Catalogue,
    of: &'a RecordType,
) -> impl Iterator<Item = (&'a Field, std::sync::Arc<RecordType>)> {
    of.fields.iter().filter(|field| access.sees(of, field)).filter_map(|field| match field.kind {
        Kind::Reference(target) if target != "user" => {
            let target = catalogue.get(target).ok()?;
            access.may(target, store::Action::See).then(|| (field, std::sync::Arc::clone(target)))
        }
        _ => None,
    })
}

/// Whether a field of a record referred to says something in a list of others.
fn telling(field: &Field) -> bool {
    (field.list || field.index || field.kind == Kind::Address) && field.section != "system"
}
