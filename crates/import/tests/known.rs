//! Exports of other programs, by the names of their columns.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use import::plan::{Plan, likeliest_kind};
use import::source::{Given, Source};

/// The system that is recognised, the kind, and what each column feeds, those that feed nothing left out.
fn recognised(header: &str, row: &str) -> (String, String, Vec<String>) {
    let source = Source::from_bytes(format!("{header}\n{row}\n").into_bytes()).unwrap();
    let guess = source.guess(&Given { header: Some(true), ..Given::default() }).unwrap();
    let catalogue = crm::catalogue();
    let kind = likeliest_kind(&catalogue, &guess);
    let plan = Plan::propose(&catalogue, &kind, guess).unwrap();
    assert!(plan.check(&catalogue).is_ok(), "{:?}", plan.targets);
    let fed = plan.targets.into_iter().filter(|target| !target.is_empty()).collect();
    (plan.system.unwrap_or_default(), kind, fed)
}

fn is(header: &str, row: &str, system: &str, kind: &str, wanted: &[&str]) {
    let (found, as_kind, fed) = recognised(header, row);
    assert_eq!((found.as_str(), as_kind.as_str()), (system, kind), "{header}");
    assert_eq!(fed, wanted, "{header}");
}

#[test]
fn google_contacts_new_and_old() {
    is(
        "First Name,Middle Name,Last Name,Name Prefix,File As,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value",
        "Ada,,Lovelace,Dr.,,Analytical OÜ,Owner,,,* myContacts,* Work,ada@example.com,Mobile,+44 20 7946 0001",
        "Google Contacts",
        "people",
        &[
            "person.given_name",
            "person.family_name",
            "company.name",
            "person.position",
            "person.birthday",
            "person.description",
            "person.email",
            "person.phone",
        ],
    );
    is(
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name",
        "Ada Lovelace,Ada,,Lovelace,,* myContacts,* Work,ada@example.com ::: a@example.org,Mobile,+44 20 7946 0001,,Analytical",
        "Google Contacts",
        "people",
        &["person.name", "person.given_name", "person.family_name", "person.email", "person.phone", "company.name"],
    );
}

#[test]
fn outlook_contacts() {
    is(
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business Postal Code,Business Country/Region,Home Street,Business Fax,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Web Page",
        "Ms,Ada,,Lovelace,,Analytical,IT,Owner,Pikk 1,Tallinn,10123,Estonia,,,+372 600 0000,,+372 5123 4567,ada@example.com,SMTP,Ada,,https://a.example",
        "Outlook",
        "people",
        &[
            "person.given_name",
            "person.family_name",
            "company.name",
            "person.position",
            "company.address.street",
            "company.address.city",
            "company.address.postcode",
            "company.address.country",
            "person.address.street",
            "person.phone",
            "person.mobile",
            "person.email",
            "person.other_email",
            "company.web",
        ],
    );
}

#[test]
fn hubspot_contacts_companies_and_deals() {
    is(
        "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Lifecycle Stage,Lead Status,Create Date,Contact owner,Associated Company IDs",
        "1,Ada,Lovelace,ada@example.com,+44 20 7946 0001,Owner,Analytical,customer,NEW,2024-01-15 10:00,Eda (eda@example.com),77",
        "HubSpot",
        "people",
        &[
            "person.given_name",
            "person.family_name",
            "person.email",
            "person.phone",
            "person.position",
            "company.name",
            "person.owner",
        ],
    );
    is(
        "Record ID,Company name,Company Domain Name,City,Country/Region,Annual Revenue,Company owner",
        "7000,Analytical,analytical.example,Tallinn,Estonia,125000,Eda",
        "HubSpot",
        "companies",
        &[
            "company.external_number",
            "company.name",
            "company.web",
            "company.address.city",
            "company.address.country",
            "company.annual_revenue",
            "company.owner",
        ],
    );
    is(
        "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Company",
        "1,Roof,Appointment scheduled,2024-05-01,Eda,100,Sales,Analytical",
        "HubSpot",
        "opportunities",
        &[
            "opportunity.name",
            "opportunity.stage",
            "opportunity.expected_close",
            "opportunity.owner",
            "opportunity.amount",
            "opportunity.pipeline",
            "company.name",
        ],
    );
}

#[test]
fn salesforce_reports_and_data() {
    is(
        "Account Name,Account Owner,Billing City,Billing State/Province,Billing Country,Phone,Website,Industry,Employees,Annual Revenue,Type,Account ID",
        "Analytical,Eda,Tallinn,Harju,Estonia,+372 600 0000,https://a.example,Technology,12,1000,Customer,001A",
        "Salesforce",
        "companies",
        &[
            "company.name",
            "company.owner",
            "company.address.city",
            "company.address.region",
            "company.address.country",
            "company.phone",
            "company.web",
            "company.industry",
            "company.employees",
            "company.annual_revenue",
            "company.external_number",
        ],
    );
    is(
        "Id,IsDeleted,Name,Type,BillingStreet,BillingCity,BillingPostalCode,BillingCountry,Phone,Website,OwnerId,CreatedDate",
        "001A,false,Analytical,Customer,Pikk 1,Tallinn,10123,Estonia,+372 600 0000,https://a.example,005X,2024-01-01T00:00:00.000Z",
        "Salesforce",
        "companies",
        &[
            "company.external_number",
            "company.name",
            "company.address.street",
            "company.address.city",
            "company.address.postcode",
            "company.address.country",
            "company.phone",
            "company.web",
        ],
    );
    is(
        "Opportunity Name,Account Name,Amount,Close Date,Stage,Probability (%),Opportunity Owner,Type,Created Date,Age",
        "Roof,Analytical,100,2024-05-01,Prospecting,10,Eda,New,2024-01-01,5",
        "Salesforce",
        "opportunities",
        &[
            "opportunity.name",
            "company.name",
            "opportunity.amount",
            "opportunity.expected_close",
            "opportunity.stage",
            "opportunity.probability",
            "opportunity.owner",
        ],
    );
}

#[test]
fn pipedrive_people_organizations_and_deals() {
    is(
        "Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work,Person - Phone - Mobile,Person - Owner,Person - ID",
        "Ada,Analytical,ada@example.com,+44 20 7946 0001,+44 7700 900001,Eda,1",
        "Pipedrive",
        "people",
        &["person.name", "company.name", "person.email", "person.phone", "person.mobile", "person.owner"],
    );
    is(
        "Organization - Name,Organization - Address,Organization - City/town/village/locality of Address,Organization - Country of Address,Organization - Owner,Organization - ID,Organization - Open deals",
        "Analytical,Pikk 1 Tallinn,Tallinn,Estonia,Eda,7,0",
        "Pipedrive",
        "companies",
        &[
            "company.name",
            "company.address.city",
            "company.address.country",
            "company.owner",
            "company.external_number",
        ],
    );
    is(
        "Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Contact person,Deal - Stage,Deal - Status,Deal - Expected close date,Deal - ID",
        "Roof,100,EUR,Analytical,Ada,Contact Made,Open,2024-05-01,1",
        "Pipedrive",
        "opportunities",
        &[
            "opportunity.name",
            "opportunity.amount",
            "currency",
            "company.name",
            "person.name",
            "opportunity.stage",
            "opportunity.outcome",
            "opportunity.expected_close",
        ],
    );
}

#[test]
fn zoho_accounts_contacts_and_leads() {
    is(
        "Record Id,Account Owner.id,Account Owner,Account Name,Phone,Website,Industry,Billing Street,Billing City,Billing Code,Billing Country,Created Time",
        "zcrm_1,zcrm_2,Eda,Analytical,+372 600 0000,https://a.example,Technology,Pikk 1,Tallinn,10123,Estonia,2024-01-01 10:00:00",
        "Zoho CRM",
        "companies",
        &[
            "company.external_number",
            "company.owner",
            "company.name",
            "company.phone",
            "company.web",
            "company.industry",
            "company.address.street",
            "company.address.city",
            "company.address.postcode",
            "company.address.country",
        ],
    );
    is(
        "Record Id,Contact Owner,First Name,Last Name,Account Name,Email,Title,Phone,Mobile,Mailing City,Created Time",
        "zcrm_1,Eda,Ada,Lovelace,Analytical,ada@example.com,Owner,+44 20 7946 0001,,London,2024-01-01 10:00:00",
        "Zoho CRM",
        "people",
        &[
            "person.owner",
            "person.given_name",
            "person.family_name",
            "company.name",
            "person.email",
            "person.position",
            "person.phone",
            "person.mobile",
            "person.address.city",
        ],
    );
}

#[test]
fn a_few_names_in_common_make_no_export() {
    let (system, kind, _) = recognised("Company,City,Phone", "Analytical,Tallinn,+372 600 0000");
    assert_eq!((system.as_str(), kind.as_str()), ("", "companies"));
}

#[test]
fn outlook_contacts_in_turkish() {
    is(
        "Unvan,Ad,İkinci Ad,Soyadı,Şirket,Bölüm,İş Unvanı,İş Telefonu,Cep Telefonu,E-posta Adresi,Notlar",
        "Bay,Mehmet,,Öz,Öz Ltd,,Müdür,0224 222 33 44,0533 333 44 55,mehmet@oz.example,not",
        "Outlook",
        "people",
        &[
            "person.given_name",
            "person.family_name",
            "company.name",
            "person.position",
            "person.phone",
            "person.mobile",
            "person.email",
            "person.description",
        ],
    );
}
