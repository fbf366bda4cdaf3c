//! Fields that administrators add at run time: real columns `x_<id>`, so that they filter and sort as fast as any.

use kernel::{AnyId, Error, Result};
use record::description::Label;
use record::kind::ChoiceValue;
use record::{Catalogue, ChoiceSet, Field, Kind, Tone, column};
use serde::{Deserialize, Serialize};

use crate::backend::Conn;
use crate::param::Param;
use crate::query::sql::quoted;
use crate::tx::Tx;

/// A field to be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddedField {
    /// The record type it is added to.
    pub of: String,
    /// How it is called in English, Turkish and Estonian.
    pub labels: [String; 3],
    /// The word of its kind, as `Kind::code` gives it.
    pub kind: String,
    /// The record type that a reference points at.
    #[serde(default)]
    pub target: String,
    /// The values to choose from.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Whether the global search looks into it.
    #[serde(default)]
    pub search: bool,
    /// Whether lists may be sorted by it fast.
    #[serde(default)]
    pub sort: bool,
}

const NUMBER: &str = "catalogue";

/// The record types with the fields added so far.
pub(crate) fn load(conn: &mut Conn, described: &Catalogue) -> Result<Catalogue> {
    let number: i64 = crate::settings::read(conn, NUMBER)?.unwrap_or(0);
    let mut added = Vec::new();
    conn.query("SELECT id, description FROM field_added ORDER BY id", &[], &mut |row| {
        let wish: AddedField = serde_json::from_str(row.text(1)?).map_err(Error::internal)?;
        let field = field(&wish, AnyId::from_raw(row.int(0)?), &|target| Ok(described.get(target)?.name))?;
        added.push((wish.of, field));
        Ok(())
    })?;
    Ok(described.with_added(number, added))
}

/// The indexes over the fields added so far: table, name, columns. A type that the program does not know has them too.
pub(crate) fn indexes(conn: &mut Conn) -> Result<Vec<(String, String, Vec<String>)>> {
    let mut indexes = Vec::new();
    conn.query("SELECT id, description FROM field_added ORDER BY id", &[], &mut |row| {
        let wish: AddedField = serde_json::from_str(row.text(1)?).map_err(Error::internal)?;
        // To whom it refers makes no difference to an index.
        let field = field(&wish, AnyId::from_raw(row.int(0)?), &|_| Ok(""))?;
        let own = crate::schema::field_indexes(&wish.of, &field);
        indexes.extend(own.into_iter().map(|(name, columns)| (wish.of.clone(), name, columns)));
        Ok(())
    })?;
    Ok(indexes)
}

/// The error of a write whose descriptions are no longer those of the database.
pub(crate) const CHANGED: &str = "error-descriptions-changed";

/// Refuses to write by descriptions that another node has changed since.
pub(crate) fn check_number(tx: &Tx) -> Result<()> {
    if tx.dialect() == crate::Dialect::Sqlite {
        // One process owns the file, and its own changes are known to it.
        return Ok(());
    }
    let number: i64 = crate::settings::read(&mut tx.conn.borrow_mut(), NUMBER)?.unwrap_or(0);
    if number == tx.catalogue().number() {
        return Ok(());
    }
    Err(Error::new(kernel::Fault::Busy, CHANGED))
}

/// The word that is kept for a choice. Commas divide several choices in the database.
fn code_of(label: &str) -> String {
    kernel::fold::fold(label).replace(|c: char| !c.is_alphanumeric(), "_")
}

/// Refuses choices that would be kept by the same word.
fn differ(choices: &[String]) -> Result<()> {
    for (place, other) in choices.iter().enumerate() {
        if let Some(one) = choices[..place].iter().find(|one| code_of(one) == code_of(other)) {
            return Err(Error::invalid("error-choices-alike").with("one", one).with("other", other).on("choices"));
        }
    }
    Ok(())
}

fn field(wish: &AddedField, id: AnyId, named: &dyn Fn(&str) -> Result<&'static str>) -> Result<Field> {
    let choices = || ChoiceSet {
        name: String::new(),
        values: wish
            .choices
            .iter()
            .map(|label| ChoiceValue { code: code_of(label), tone: Tone::Plain, label: Some(label.clone()) })
            .collect(),
    };
    let target = || named(&wish.target);
    let kind = match wish.kind.as_str() {
        "text" => Kind::Text,
        "long_text" => Kind::LongText,
        "integer" => Kind::Integer,
        "decimal" => Kind::Decimal,
        "money" => Kind::Money,
        "percent" => Kind::Percent,
        "date" => Kind::Date,
        "date_time" => Kind::DateTime,
        "duration" => Kind::Duration,
        "yes_no" => Kind::YesNo,
        "choice" => Kind::Choice(choices()),
        "choices" => Kind::Choices(choices()),
        "reference" => Kind::Reference(target()?),
        "references" => Kind::References(target()?),
        "email" => Kind::Email,
        "phone" => Kind::Phone,
        "address" => Kind::Address,
        "url" => Kind::Url,
        "iban" => Kind::Iban,
        "country" => Kind::Country,
        "currency" => Kind::Currency,
        other => return Err(Error::invalid("error-field-kind").with("kind", other).on("kind")),
    };
    let mut field = Field::new(format!("x_{}", id.to_string().to_lowercase()), kind);
    field.label = Label::Given(wish.labels.clone());
    field.search = wish.search;
    field.sort = wish.sort;
    field.section = "added";
    field.added = true;
    Ok(field)
}

impl Tx<'_> {
    /// Adds a field to a record type. Its columns are nullable and never dropped.
    ///
    /// # Errors
    /// When the actor is no administrator, or the wish names no type, kind, label or choice.
    pub fn add_field(&mut self, wish: &AddedField) -> Result<String> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let of = self.describe(&wish.of)?;
        if wish.labels.iter().any(|label| label.trim().is_empty()) {
            return Err(Error::invalid("error-required").on("label"));
        }
        if wish.kind.starts_with("choice") && wish.choices.iter().all(|choice| choice.trim().is_empty()) {
            return Err(Error::invalid("error-required").on("choices"));
        }
        differ(&wish.choices)?;
        let id: AnyId = self.next_id();
        let field = field(wish, id, &|target| Ok(self.catalogue().get(target)?.name))?;
        let description = serde_json::to_string(wish).map_err(Error::internal)?;
        {
            let mut conn = self.conn.borrow_mut();
            for column in column::columns(&field).iter().chain(&column::key_columns(&field)) {
                let sort = crate::schema::column_word(column.sort, conn.dialect());
                conn.batch(&format!("ALTER TABLE {} ADD COLUMN {} {sort}", quoted(of.name), quoted(&column.name)))?;
            }
            for (index, columns) in crate::schema::field_indexes(of.name, &field) {
                conn.batch(&format!(
                    "CREATE INDEX {} ON {} ({})",
                    quoted(&index),
                    quoted(of.name),
                    crate::schema::parts(&columns)
                ))?;
            }
            conn.execute(
                "INSERT INTO field_added (id, description) VALUES ($1, $2)",
                &[Param::Int(id.raw()), Param::from(description)],
            )?;
            let number: i64 = crate::settings::read(&mut conn, NUMBER)?.unwrap_or(0);
            crate::settings::write(&mut conn, NUMBER, &(number + 1))?;
        }
        let described =
            self.catalogue().with_added(self.catalogue().number() + 1, vec![(wish.of.clone(), field.clone())]);
        let now = std::sync::Arc::clone(&self.now);
        self.after_commit(move || now.describe(described))?;
        crate::store::tell_of_descriptions(self)?;
        Ok(field.name.to_string())
    }
}
