//! The numbering plans of all countries, from the tables that the library carries.

use std::str::FromStr;

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, ParseError, PhoneNumber, country};

/// E.164 of bare digits, or the key of the error.
pub(super) fn parse(digits: &str, region: Option<&str>) -> Result<String, &'static str> {
    let is_international = digits.starts_with('+');
    let region = region.and_then(|region| country::Id::from_str(region).ok());
    if region.is_none() && !is_international {
        return Err("error-phone-country");
    }
    // With its country code a number is read by that country's rules alone: Italy keeps the zero that Turkey drops.
    let region = if is_international { None } else { region };
    let number = phonenumber::parse(region, digits).map_err(|error| match error {
        ParseError::InvalidCountryCode => "error-phone-country",
        ParseError::NoNumber => "error-phone",
        _ => "error-phone-length",
    })?;
    // The length is looked up in a table; the other question compiles patterns of the country, milliseconds each.
    if !has_usual_length(&number) && !number.is_valid() {
        return Err("error-phone-length");
    }
    Ok(number.format().mode(Mode::E164).to_string())
}

/// How a number is written in its own country when that is `region`, else with its country code.
pub(super) fn display(number: &str, region: Option<&str>) -> Option<String> {
    let parsed = phonenumber::parse(None, number).ok()?;
    let is_home = region.is_some_and(|region| parsed.country().id().is_some_and(|id| id.as_ref() == region));
    let mode = if is_home { Mode::National } else { Mode::International };
    Some(parsed.format().mode(mode).to_string())
}

/// Whether a number is as long as fixed or mobile numbers of its country are.
fn has_usual_length(number: &PhoneNumber) -> bool {
    let length = number.national().value().to_string().len() + usize::from(number.national().zeros());
    let regions = DATABASE.by_code(&number.code().value()).unwrap_or_default();
    regions.into_iter().any(|region| {
        let kinds = [region.descriptors().fixed_line(), region.descriptors().mobile()];
        kinds
            .into_iter()
            .flatten()
            .any(|kind| kind.possible_length().iter().any(|possible| usize::from(*possible) == length))
    })
}
