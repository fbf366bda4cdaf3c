//! Choices that several nouns share.

use record::Choice;

/// What a company lives from, after the sections of NACE, those close to one another taken together.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Industry {
    /// Agriculture, forestry, fishing.
    Agriculture,
    /// Mining and quarrying.
    Mining,
    /// Food, drink, tobacco.
    Food,
    /// Textiles, clothing, leather.
    Textiles,
    /// Wood, paper, furniture.
    Wood,
    /// Chemicals, plastics, medicines.
    Chemicals,
    /// Metals, machines, vehicles.
    Machinery,
    /// Electronics and electrical equipment.
    Electronics,
    /// Other manufacturing.
    Manufacturing,
    /// Electricity, gas, water, waste.
    Energy,
    /// Construction.
    Construction,
    /// Wholesale and retail.
    Trade,
    /// Transport and storage.
    Transport,
    /// Hotels and restaurants.
    Hospitality,
    /// Information and communication.
    Information,
    /// Banks and insurance.
    Finance,
    /// Real estate.
    RealEstate,
    /// Legal, technical, scientific and other professional services.
    ProfessionalServices,
    /// Public administration and defence.
    PublicAdministration,
    /// Education.
    Education,
    /// Health and social work.
    Health,
    /// Arts, sports, leisure.
    Leisure,
    /// Anything else.
    Other,
}

/// A language in which one writes to a customer.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// Turkish.
    Tr,
    /// Estonian.
    Et,
    /// German.
    De,
    /// Russian.
    Ru,
    /// Finnish.
    Fi,
    /// Latvian.
    Lv,
    /// Lithuanian.
    Lt,
    /// Swedish.
    Sv,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Polish.
    Pl,
    /// Ukrainian.
    Uk,
    /// Arabic.
    Ar,
}

/// How somebody came to know of us.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A customer or friend sent them.
    Referral,
    /// Our web site, without the form.
    Website,
    /// The form on our web site.
    WebForm,
    /// We called or wrote first.
    ColdContact,
    /// A fair or event.
    Event,
    /// A campaign.
    Campaign,
    /// A partner or reseller.
    Partner,
    /// Social media.
    SocialMedia,
    /// A public tender.
    Tender,
    /// They bought before.
    RepeatBusiness,
    /// Anything else.
    Other,
}
