//! The roles that a new installation begins with. An administrator may change them or make others.

use super::{FieldAccess, Scope};

/// A role to begin with.
///
/// Its name is the text `default_role.<code>`, its description `default_role.<code>_purpose`.
#[derive(Clone, Debug)]
pub struct DefaultRole {
    /// Its word in the program.
    pub code: &'static str,
    /// Whether it may do everything.
    pub administrator: bool,
    /// How far it reaches into record types; what is not listed is denied.
    pub grants: Vec<Grant>,
    /// Fields that it does not see or cannot change: record type, field, what is taken away.
    pub fields: Vec<(&'static str, &'static str, FieldAccess)>,
}

/// How far a role reaches into one record type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The record type.
    pub record_type: &'static str,
    /// Seeing.
    pub see: Scope,
    /// Creating.
    pub create: Scope,
    /// Changing.
    pub change: Scope,
    /// Deleting and restoring.
    pub delete: Scope,
    /// Taking out as a file.
    pub export: Scope,
}

/// The code of the role that the first user gets.
pub const ADMINISTRATOR: &str = "administrator";

const CUSTOMERS: &[&str] = &["company", "person", "company_relation", "job", "customer_event", "confirmation"];
const SALES: &[&str] = &["lead", "opportunity"];
const WORK: &[&str] = &["activity", "task"];
const KEY_ACCOUNTS: &[&str] = &["key_account"];
/// Says where a company stands among all, so only who sees all companies sees it.
const STANDINGS: &[&str] = &["standing"];
const BILLING: &[&str] = &["invoice", "invoice_line", "payment"];
/// What all work with and few change: products, the map, the stages, the words.
const SHARED: &[&str] = &["product", "category", "segment", "territory", "pipeline", "stage", "tag"];
const TALK: &[&str] = &["comment", "attachment", "tagging", "follower"];
/// What belongs to one user.
const PERSONAL: &[&str] = &["notification", "saved_view"];
const COLLEAGUES: &[&str] = &["user", "team", "membership"];
const IMPORTS: &[&str] = &["import_run", "import_mapping"];

use Scope::{All, None, Own, Team};

/// Seeing, creating, changing, deleting, exporting.
type Reach = [Scope; 5];

const READ: Reach = [All, None, None, None, None];
const READ_AND_EXPORT: Reach = [All, None, None, None, All];
const OWN: Reach = [Own, Own, Own, Own, Own];

/// The roles, the mightiest first.
pub fn default_roles() -> Vec<DefaultRole> {
    vec![administrator(), sales_manager(), seller(), service(), management()]
}

fn administrator() -> DefaultRole {
    DefaultRole { code: ADMINISTRATOR, administrator: true, grants: Vec::new(), fields: Vec::new() }
}

/// Sees all customers, changes what is the team's.
fn sales_manager() -> DefaultRole {
    let lead: Reach = [All, All, Team, Team, All];
    role(
        "sales_manager",
        &[
            (CUSTOMERS, lead),
            (SALES, lead),
            (WORK, lead),
            (KEY_ACCOUNTS, [All, All, All, All, All]),
            (STANDINGS, READ_AND_EXPORT),
            (BILLING, [All, All, Team, Team, All]),
            (SHARED, [All, All, All, All, All]),
            (TALK, [All, All, Team, Team, All]),
            (PERSONAL, OWN),
            (COLLEAGUES, READ),
            (IMPORTS, OWN),
        ],
    )
}

/// Works with his own customers and sees no others.
fn seller() -> DefaultRole {
    role(
        "seller",
        &[
            (CUSTOMERS, [Own, Own, Own, None, Own]),
            (SALES, OWN),
            (WORK, OWN),
            (KEY_ACCOUNTS, [Own, None, None, None, Own]),
            (BILLING, [Own, None, None, None, Own]),
            (SHARED, READ),
            (TALK, OWN),
            (PERSONAL, OWN),
            (COLLEAGUES, READ),
        ],
    )
}

/// Answers whoever calls: sees all customers and what they bought, but not what it cost us.
fn service() -> DefaultRole {
    let mut role = role(
        "service",
        &[
            (CUSTOMERS, [All, All, All, None, None]),
            (SALES, [All, Own, Own, None, None]),
            (WORK, [All, Own, Own, Own, None]),
            (KEY_ACCOUNTS, READ),
            (BILLING, READ),
            (SHARED, READ),
            (TALK, [All, All, Own, Own, None]),
            (PERSONAL, OWN),
            (COLLEAGUES, READ),
        ],
    );
    role.fields = vec![
        ("product", "cost", FieldAccess::Hidden),
        ("invoice", "cost", FieldAccess::Hidden),
        ("invoice", "profit", FieldAccess::Hidden),
        ("invoice_line", "cost", FieldAccess::Hidden),
        ("company", "owner", FieldAccess::ReadOnly),
        ("company", "payment_terms", FieldAccess::ReadOnly),
        ("company", "iban", FieldAccess::ReadOnly),
    ];
    role
}

/// Sees everything and changes nothing, but may speak.
fn management() -> DefaultRole {
    role(
        "management",
        &[
            (CUSTOMERS, READ_AND_EXPORT),
            (SALES, READ_AND_EXPORT),
            (WORK, READ_AND_EXPORT),
            (KEY_ACCOUNTS, READ_AND_EXPORT),
            (STANDINGS, READ_AND_EXPORT),
            (BILLING, READ_AND_EXPORT),
            (SHARED, READ_AND_EXPORT),
            (TALK, [All, All, Own, Own, All]),
            (PERSONAL, OWN),
            (COLLEAGUES, READ_AND_EXPORT),
        ],
    )
}

fn role(code: &'static str, rows: &[(&[&'static str], Reach)]) -> DefaultRole {
    let grants = rows
        .iter()
        .flat_map(|(types, [see, create, change, delete, export])| {
            types.iter().map(|record_type| Grant {
                record_type,
                see: *see,
                create: *create,
                change: *change,
                delete: *delete,
                export: *export,
            })
        })
        .collect();
    DefaultRole { code, administrator: false, grants, fields: Vec::new() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kernel::Lang;

    use super::*;

    #[test]
    fn grants_name_record_types_once_and_leave_settings_alone() {
        let catalogue = crate::catalogue();
        for role in default_roles() {
            let mut seen = BTreeSet::new();
            for grant in &role.grants {
                let of = catalogue.get(grant.record_type).unwrap();
                assert!(!of.settings, "{} reaches into {}", role.code, of.name);
                assert!(seen.insert(of.name), "{} names {} twice", role.code, of.name);
            }
        }
    }

    #[test]
    fn every_record_type_is_somebodys_but_the_settings() {
        let catalogue = crate::catalogue();
        let granted: BTreeSet<&str> = default_roles().iter().flat_map(|r| &r.grants).map(|g| g.record_type).collect();
        let all: BTreeSet<&str> = catalogue.types().filter(|of| !of.settings).map(|of| of.name).collect();
        assert_eq!(granted, all);
    }

    #[test]
    fn nobody_does_more_than_he_sees() {
        for role in default_roles() {
            for grant in &role.grants {
                for more in [grant.change, grant.delete, grant.export] {
                    assert!(more <= grant.see, "{} {}: {more:?} beyond what is seen", role.code, grant.record_type);
                }
            }
        }
    }

    #[test]
    fn management_changes_no_customer() {
        let management = management();
        let customers = management.grants.iter().filter(|grant| CUSTOMERS.contains(&grant.record_type));
        for grant in customers {
            assert_eq!([grant.create, grant.change, grant.delete], [None, None, None]);
        }
    }

    #[test]
    fn restricted_fields_exist_and_roles_have_names() {
        let catalogue = crate::catalogue();
        for role in default_roles() {
            for (of, field, _) in &role.fields {
                assert!(catalogue.get(of).unwrap().find(field).is_some(), "{of}.{field}");
            }
            for lang in Lang::ALL {
                assert!(words::has(lang, &format!("default_role.{}", role.code)), "{lang} {}", role.code);
                assert!(words::has(lang, &format!("default_role.{}_purpose", role.code)), "{lang} {}", role.code);
            }
        }
    }
}
