//! What a plan cannot do without.

use kernel::{Error, Result};

use super::kind::Kind;
use super::target::Target;

/// Refuses targets out of which no record of the kind could come.
pub(super) fn check(kind: &Kind, targets: &[Target]) -> Result<()> {
    let has = |text: &str| targets.iter().any(|target| target.text == text);
    let any = |texts: &[&str]| texts.iter().any(|text| has(text));
    let missing = |target: &str| Err(Error::invalid("import-error-missing-target").with("target", target));
    match kind.main_slot().of.name {
        "invoice_line" => {
            if !has("invoice.date") {
                return missing("invoice.date");
            }
            if !any(&["invoice_line.total", "invoice_line.unit_price"]) {
                return missing("invoice_line.unit_price");
            }
            if !any(&["company.name", "company.external_number", "company.tax_number", "company.registry_number"]) {
                return missing("company.name");
            }
        }
        "company" if !any(&["company.name", "company.external_number", "company.tax_number", "company.email"]) => {
            return missing("company.name");
        }
        "person" if !any(&["person.name", "person.given_name", "person.family_name", "person.email"]) => {
            return missing("person.name");
        }
        "product" if !any(&["product.name", "product.code"]) => return missing("product.name"),
        "lead" if !any(&["lead.name", "lead.person_name", "lead.company_name", "lead.family_name", "lead.email"]) => {
            return missing("lead.name");
        }
        "company" | "person" | "product" | "lead" => {}
        of => {
            let slot = kind.main_slot();
            // The pipeline and the stage of an opportunity are the first ones, where the file names none.
            let is_filled =
                |field: &record::Field| of == "opportunity" && matches!(field.name.as_ref(), "pipeline" | "stage");
            let required =
                slot.of.editable().filter(|field| field.required && field.default.is_none() && !is_filled(field));
            for field in required {
                let linked = slot.links.iter().find(|(name, _)| *name == field.name);
                match linked {
                    Some((_, place)) => {
                        let parent = kind.slots[*place].of.name;
                        if !targets.iter().any(|target| target.slot == Some(*place)) {
                            return missing(&format!("{parent}.{}", kind.slots[*place].of.title));
                        }
                    }
                    None if !has(&format!("{of}.{}", field.name)) => return missing(&format!("{of}.{}", field.name)),
                    None => {}
                }
            }
        }
    }
    Ok(())
}
