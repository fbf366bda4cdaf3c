//! What of a card goes where.

use super::property::Property;

/// The names of the columns, as the proposal of targets knows them.
pub(super) const COLUMNS: [&str; 22] = [
    "Full name",
    "First name",
    "Last name",
    "Organization",
    "Job title",
    "Email",
    "Other email",
    "Business phone",
    "Mobile phone",
    "Other phone",
    "Fax",
    "Address 1 Street",
    "Address 1 City",
    "Address 1 Region",
    "Address 1 Postal Code",
    "Address 1 Country",
    "Web site",
    "Birthday",
    "Notes",
    "Department",
    "Nickname",
    "Categories",
];

/// A card as far as it was read.
#[derive(Debug, Default)]
pub(super) struct Card {
    full_name: String,
    given: String,
    family: String,
    organization: String,
    department: String,
    title: String,
    role: String,
    nickname: String,
    categories: String,
    /// Mail addresses, phones and postal addresses; preferred ones come first.
    emails: Vec<String>,
    phones: Vec<String>,
    mobiles: Vec<String>,
    faxes: Vec<String>,
    addresses: Vec<(bool, [String; 5])>,
    pages: Vec<String>,
    birthday: String,
    notes: Vec<String>,
    /// Whether it is the card of a company.
    is_company: bool,
}

impl Card {
    pub fn take(&mut self, property: Property) {
        let text = property.text();
        let preferred = property.is(&["pref"]);
        match property.name.as_str() {
            "FN" => first(&mut self.full_name, text),
            "N" => {
                let mut parts = property.components().into_iter();
                first(&mut self.family, parts.next().unwrap_or_default());
                first(&mut self.given, parts.next().unwrap_or_default());
            }
            "ORG" => {
                let mut parts = property.components().into_iter();
                first(&mut self.organization, parts.next().unwrap_or_default());
                let units: Vec<String> = parts.filter(|part| !part.trim().is_empty()).collect();
                first(&mut self.department, units.join(", "));
            }
            "TITLE" => first(&mut self.title, text),
            "ROLE" => first(&mut self.role, text),
            "NICKNAME" => first(&mut self.nickname, text),
            "CATEGORIES" => first(&mut self.categories, text),
            "EMAIL" => add(&mut self.emails, text.strip_prefix("mailto:").unwrap_or(&text), preferred),
            "TEL" => {
                let number = text.strip_prefix("tel:").unwrap_or(&text);
                let list = if property.is(&["fax"]) {
                    &mut self.faxes
                } else if property.is(&["cell", "mobile", "iphone", "car"]) {
                    &mut self.mobiles
                } else if property.is(&["pager", "modem", "bbs", "isdn"]) {
                    return;
                } else {
                    &mut self.phones
                };
                // What stands behind the number in 4.0 (`;ext=102`) is dialled after it.
                add(list, &number.replace(";ext=", " ext. "), preferred);
            }
            "ADR" => {
                let parts = property.components();
                let part = |at: usize| parts.get(at).map(|part| part.trim().to_owned()).unwrap_or_default();
                let street: Vec<String> =
                    [part(2), part(1), part(0)].into_iter().filter(|part| !part.is_empty()).collect();
                let address = [street.join(", "), part(3), part(4), part(5), part(6)];
                if address.iter().any(|part| !part.is_empty()) {
                    self.addresses.push((preferred || property.is(&["work"]), address));
                }
            }
            "URL" => add(&mut self.pages, &text, preferred),
            "BDAY" if text.starts_with("--") => self.notes.push(format!("BDAY: {text}")),
            "BDAY" => first(&mut self.birthday, text),
            "NOTE" => self.notes.push(text),
            "KIND" => self.is_company = matches!(text.trim().to_lowercase().as_str(), "org" | "organization"),
            "X-ABSHOWAS" => self.is_company = text.trim().eq_ignore_ascii_case("company"),
            _ => {}
        }
    }

    /// Its cells, in the order of [`COLUMNS`].
    pub fn cells(mut self) -> [String; 22] {
        if self.organization.trim().is_empty() && self.is_company {
            self.organization.clone_from(&self.full_name);
        }
        // The card of a company names nobody.
        if self.is_company || (self.given.is_empty() && self.family.is_empty() && self.full_name == self.organization) {
            self.full_name.clear();
        }
        let at = self.addresses.iter().position(|(preferred, _)| *preferred).unwrap_or(0);
        let address = self.addresses.get(at).map(|(_, address)| address.clone()).unwrap_or_default();
        let [street, city, region, postcode, country] = address;
        let mut emails = self.emails.into_iter();
        let mut phones = self.phones.into_iter();
        let mut mobiles = self.mobiles.into_iter();
        let title = if self.title.trim().is_empty() { self.role } else { self.title };
        let (email, other_email) = (emails.next().unwrap_or_default(), emails.next().unwrap_or_default());
        let (phone, mobile) = (phones.next().unwrap_or_default(), mobiles.next().unwrap_or_default());
        let others: Vec<String> = phones.chain(mobiles).collect();
        [
            self.full_name,
            self.given,
            self.family,
            self.organization,
            title,
            email,
            other_email,
            phone,
            mobile,
            others.join("; "),
            self.faxes.join("; "),
            street,
            city,
            region,
            postcode,
            country,
            self.pages.into_iter().next().unwrap_or_default(),
            self.birthday,
            self.notes.join("\n"),
            self.department,
            self.nickname,
            self.categories,
        ]
    }
}

/// Keeps the first that says something.
fn first(kept: &mut String, text: String) {
    if kept.trim().is_empty() {
        *kept = text;
    }
}

fn add(list: &mut Vec<String>, text: &str, preferred: bool) {
    let text = text.trim();
    if text.is_empty() || list.iter().any(|known| known == text) {
        return;
    }
    list.insert(if preferred { 0 } else { list.len() }, text.to_owned());
}
