//! From a filter to a condition.

use jiff::ToSpan;
use kernel::{Date, Error, Result, Timestamp};
use record::{Filter, Kind, Path, Test, Value, text};

use super::select::{Frame, Place, ROOT, Select};
use super::sql::{escaped, quoted};
use crate::gate::{self, Action};
use crate::param::Param;

/// How many bytes of text a field is looked through for.
const LONGEST_PATTERN: usize = 1_000;

/// The condition of a filter; `None` when it lets everything pass.
pub(crate) fn condition(select: &mut Select<'_>, filter: &Filter) -> Result<Option<String>> {
    Ok(match filter {
        Filter::All(parts) => {
            let mut conditions = Vec::new();
            for part in parts {
                conditions.extend(condition(select, part)?);
            }
            (!conditions.is_empty()).then(|| format!("({})", conditions.join(" AND ")))
        }
        Filter::Any(parts) => {
            let mut ways = Vec::new();
            for part in parts {
                match condition(select, part)? {
                    Some(way) => ways.push(way),
                    // One way is open to all, so that the others do not matter.
                    None => return Ok(None),
                }
            }
            Some(if ways.is_empty() { NOTHING.to_owned() } else { format!("({})", ways.join(" OR ")) })
        }
        Filter::Not(inner) => match condition(select, inner)? {
            Some(inner) => Some(format!("NOT coalesce(({inner}), 1=0)")),
            None => Some(NOTHING.to_owned()),
        },
        Filter::Ids(ids) if ids.is_empty() => Some(NOTHING.to_owned()),
        Filter::Ids(ids) => {
            // As many places as a power of two, so that there are few different statements to prepare.
            let places: Vec<String> = (0..ids.len().next_power_of_two())
                .map(|place| select.params.place(Param::Int(ids[place.min(ids.len() - 1)].raw())))
                .collect();
            Some(format!("{ROOT}.id IN ({})", places.join(", ")))
        }
        Filter::Field(path, test) => Some(tested(select, path, test)?),
    })
}

/// What no row passes.
const NOTHING: &str = "1=0";

fn tested(select: &mut Select<'_>, path: &Path, test: &Test) -> Result<String> {
    let place = select.place(path)?;
    match test {
        Test::Empty => return Ok(emptiness(&place, true)),
        Test::Filled => return Ok(emptiness(&place, false)),
        _ => {}
    }
    if place.part.is_none() {
        match &place.field.kind {
            Kind::Choices(_) => return several_words(select, &place, test),
            Kind::References(_) => return several_references(select, &place, test),
            Kind::DateTime => return moment(select, &place, test),
            _ => {}
        }
    }
    let column = place.measure();
    Ok(match test {
        Test::In(values) => equal(select, &place, &column, values)?,
        Test::NotIn(values) => format!("({column} IS NULL OR NOT {})", equal(select, &place, &column, values)?),
        Test::Contains(text) => folded(select, &place, &column, &format!("%{}%", escaped(&kernel::fold::fold(text))))?,
        Test::Starts(text) => folded(select, &place, &column, &format!("{}%", escaped(&kernel::fold::fold(text))))?,
        Test::Less(value) => format!("{column} < {}", comparable(select, &place, value)?),
        Test::AtMost(value) => format!("{column} <= {}", comparable(select, &place, value)?),
        Test::More(value) => format!("{column} > {}", comparable(select, &place, value)?),
        Test::AtLeast(value) => format!("{column} >= {}", comparable(select, &place, value)?),
        Test::Within(top) => {
            if place.field.kind != Kind::Reference("company") {
                return Err(wrong(&place, test));
            }
            below(select, &column, top.raw())?
        }
        Test::Empty | Test::Filled => return Err(wrong(&place, test)),
    })
}

/// The companies below one, as far as the actor sees the group: what hangs below a company he may not see is not in it.
fn below(select: &mut Select<'_>, column: &str, top: i64) -> Result<String> {
    let Frame { access, catalogue, look, .. } = select.frame;
    let company = catalogue.get("company")?;
    access.visible_field(company, "parent")?;
    let seen = gate::rows(access, catalogue, company, "c", Action::See, look, &mut select.params)?;
    let seen = seen.map_or(String::new(), |seen| format!(" AND {seen}"));
    let top = select.params.int(top);
    Ok(format!(
        "{column} IN (WITH RECURSIVE below(id) AS (\
         SELECT c.id FROM company c WHERE c.id = {top} AND c.deleted_at IS NULL{seen} UNION \
         SELECT c.id FROM company c JOIN below ON c.parent = below.id WHERE c.deleted_at IS NULL{seen}) \
         SELECT id FROM below)"
    ))
}

fn emptiness(place: &Place<'_>, empty: bool) -> String {
    let word = if empty { "IS NULL" } else { "IS NOT NULL" };
    if place.part.is_none() && place.field.kind == Kind::Address {
        let parts: Vec<String> =
            super::select::columns(place).iter().map(|column| format!("{column} {word}")).collect();
        return format!("({})", parts.join(if empty { " AND " } else { " OR " }));
    }
    format!("{} {word}", place.column())
}

fn equal(select: &mut Select<'_>, place: &Place<'_>, column: &str, values: &[Value]) -> Result<String> {
    if values.is_empty() {
        return Ok("1=0".to_owned());
    }
    if place.field.kind == Kind::AnyRecord {
        let mut ways = Vec::new();
        for value in values {
            let Value::Record(record) = value else { return Err(unfit(place)) };
            let (id, of) = (select.params.int(record.id.raw()), select.params.text(record.of));
            ways.push(format!(
                "({column} = {id} AND {}.{} = {of})",
                place.alias,
                quoted(&format!("{}_type", place.field.name))
            ));
        }
        return Ok(format!("({})", ways.join(" OR ")));
    }
    // Text that people type compares without regard to case and marks; codes and numbers compare as they are.
    if place.part.is_some_and(|part| part != "country") || is_folded(&place.field.kind) {
        let folded: Vec<String> =
            values.iter().map(|v| select.params.text(&kernel::fold::fold(&text::write(v)))).collect();
        return Ok(format!("kilit_fold({column}) IN ({})", folded.join(", ")));
    }
    // A yes/no that was never answered is a no.
    if place.field.kind == Kind::YesNo {
        let wanted: Vec<String> = values.iter().map(|v| comparable(select, place, v)).collect::<Result<_>>()?;
        return Ok(format!("coalesce({column}, 0) IN ({})", wanted.join(", ")));
    }
    let wanted: Vec<String> = values.iter().map(|v| comparable(select, place, v)).collect::<Result<_>>()?;
    Ok(if wanted.len() == 1 {
        format!("{column} = {}", wanted[0])
    } else {
        format!("{column} IN ({})", wanted.join(", "))
    })
}

/// Whether texts of a kind are the same when they fold to the same, which is what the index of such a field is over.
pub(crate) fn is_folded(kind: &Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Email | Kind::Url)
}

fn folded(select: &mut Select<'_>, place: &Place<'_>, column: &str, pattern: &str) -> Result<String> {
    if place.part.is_none() && !place.field.kind.is_text() {
        return Err(unfit(place));
    }
    // Databases give up on longer patterns, each at a length of its own.
    if pattern.len() > LONGEST_PATTERN {
        return Err(Error::invalid("error-too-long").with("most", LONGEST_PATTERN / 2).on(place.field.name.as_ref()));
    }
    Ok(format!("kilit_fold({column}) LIKE {} ESCAPE '\\'", select.params.text(pattern)))
}

fn comparable(select: &mut Select<'_>, place: &Place<'_>, value: &Value) -> Result<String> {
    Ok(match value {
        Value::Bool(yes) => select.params.int((*yes).into()),
        Value::Int(number) => select.params.int(*number),
        Value::Decimal(number) => select.params.int(number.scaled()),
        Value::Money(money) => select.params.int(money.base.unwrap_or(money.amount).scaled()),
        Value::Text(text) => select.params.text(text),
        Value::Date(day) => select.params.text(&day.to_string()),
        Value::Time(at) => select.params.int(at.millis()),
        Value::Id(id) => select.params.int(id.raw()),
        _ => return Err(unfit(place)),
    })
}

fn several_words(select: &mut Select<'_>, place: &Place<'_>, test: &Test) -> Result<String> {
    let column = place.column();
    let mut holds = |values: &[Value]| -> Result<String> {
        let mut ways = vec!["1=0".to_owned()];
        for value in values {
            let word = value.as_text().ok_or_else(|| unfit(place))?;
            ways.push(format!("{column} LIKE {} ESCAPE '\\'", select.params.text(&format!("%,{},%", escaped(word)))));
        }
        Ok(format!("({})", ways.join(" OR ")))
    };
    match test {
        Test::In(values) => holds(values),
        Test::NotIn(values) => Ok(format!("({column} IS NULL OR NOT {})", holds(values)?)),
        _ => Err(wrong(place, test)),
    }
}

fn several_references(select: &mut Select<'_>, place: &Place<'_>, test: &Test) -> Result<String> {
    let (values, word) = match test {
        Test::In(values) => (values, ""),
        Test::NotIn(values) => (values, " NOT"),
        _ => return Err(wrong(place, test)),
    };
    let mut ids = vec![select.params.add(Param::Int(-1))];
    for value in values {
        let found = match value {
            Value::Id(id) => vec![*id],
            Value::Ids(ids) => ids.clone(),
            _ => return Err(unfit(place)),
        };
        ids.extend(found.iter().map(|id| select.params.int(id.raw())));
    }
    let field = select.params.text(&place.field.name);
    // What is joined may be absent, and then refers to nothing.
    let absent = if word.is_empty() { String::new() } else { format!("{}.id IS NULL OR ", place.alias) };
    Ok(format!(
        "({absent}{}.id{word} IN (SELECT r.record_id FROM record_ref r WHERE r.field = {field} AND r.target_id IN ({})))",
        place.alias,
        ids.join(", ")
    ))
}

/// A moment is tested by days of the reader's time zone, or by moments.
fn moment(select: &mut Select<'_>, place: &Place<'_>, test: &Test) -> Result<String> {
    let column = place.column();
    let start = |select: &mut Select<'_>, value: &Value, next: bool| -> Result<(String, bool)> {
        match value {
            Value::Date(day) => {
                let at = start_of(select, *day, next)?;
                Ok((select.params.int(at.millis()), true))
            }
            Value::Time(at) => Ok((select.params.int(at.millis()), false)),
            _ => Err(unfit(place)),
        }
    };
    Ok(match test {
        Test::AtLeast(value) => format!("{column} >= {}", start(select, value, false)?.0),
        Test::Less(value) => format!("{column} < {}", start(select, value, false)?.0),
        Test::AtMost(value) => match start(select, value, true)? {
            (next, true) => format!("{column} < {next}"),
            (at, false) => format!("{column} <= {at}"),
        },
        Test::More(value) => match start(select, value, true)? {
            (next, true) => format!("{column} >= {next}"),
            (at, false) => format!("{column} > {at}"),
        },
        Test::In(values) => {
            let mut ways = vec!["1=0".to_owned()];
            for value in values {
                let (from, day) = start(select, value, false)?;
                ways.push(if day {
                    format!("({column} >= {from} AND {column} < {})", start(select, value, true)?.0)
                } else {
                    format!("{column} = {from}")
                });
            }
            format!("({})", ways.join(" OR "))
        }
        _ => return Err(wrong(place, test)),
    })
}

fn start_of(select: &Select<'_>, day: Date, next: bool) -> Result<Timestamp> {
    let day =
        if next { day.checked_add(1.day()).map_err(|_| Error::invalid("error-date").with("value", day))? } else { day };
    Timestamp::of(day.to_datetime(jiff::civil::Time::midnight()), &select.frame.access.zone(select.frame.clock))
}

fn wrong(place: &Place<'_>, test: &Test) -> Error {
    Error::invalid("error-filter-test")
        .with("field", &place.field.name)
        .with("test", test.code())
        .on(place.field.name.as_ref())
}

fn unfit(place: &Place<'_>) -> Error {
    Error::invalid("error-filter-value").with("field", &place.field.name).on(place.field.name.as_ref())
}
