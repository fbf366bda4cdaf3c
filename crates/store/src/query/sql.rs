//! The pieces of a statement.

use crate::param::Param;

/// What a subquery ends with that PostgreSQL is not to gather: an offset, even one of none.
pub(crate) const APART: &str = " OFFSET 0";

/// The parameters of a statement in the making, and a source of fresh aliases.
#[derive(Default)]
pub(crate) struct Params {
    values: Vec<Param>,
    aliases: usize,
}

impl Params {
    /// Parameters whose places a text already names.
    pub fn starting_with(values: Vec<Param>) -> Self {
        Params { values, aliases: 0 }
    }

    /// Adds a value and gives its place, `$3`. A value that is there already is not added again.
    pub fn add(&mut self, value: Param) -> String {
        // Few values, so looking through them costs less than a second index would.
        let place = match self.values.iter().position(|v| *v == value && !matches!(v, Param::Null)) {
            Some(place) => place,
            None => {
                self.values.push(value);
                self.values.len() - 1
            }
        };
        format!("${}", place + 1)
    }

    /// Adds a value at a place of its own.
    pub fn place(&mut self, value: Param) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    /// Adds text.
    pub fn text(&mut self, text: &str) -> String {
        self.add(Param::Text(text.to_owned()))
    }

    /// Adds a whole number.
    pub fn int(&mut self, number: i64) -> String {
        self.add(Param::Int(number))
    }

    /// An alias that this statement does not have yet.
    pub fn alias(&mut self) -> String {
        self.aliases += 1;
        format!("j{}", self.aliases)
    }

    /// The values in their order.
    pub fn values(&self) -> &[Param] {
        &self.values
    }
}

/// A name in quotes, so that `user`, `from` and `create` can be names.
pub(crate) fn quoted(name: &str) -> String {
    // Names come from descriptions, never from a request; a quote in one would be a defect.
    debug_assert!(!name.contains('"'));
    format!("\"{name}\"")
}

/// The text as a pattern for LIKE with `\` as escape, matching it literally.
pub(crate) fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
