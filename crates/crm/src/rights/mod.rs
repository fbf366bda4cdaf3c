//! Who works here, in which team, and who may do what.

pub(crate) mod administrators;
pub mod api_token;
mod field_permission;
pub mod first_visit;
pub mod matrix;
mod membership;
pub mod passwords;
mod permission;
mod role;
pub mod roles;
pub mod sign_in;
mod team;
pub mod token;
mod user;
pub mod users;

pub use api_token::ApiToken;
pub use field_permission::{FieldAccess, FieldPermission};
pub use membership::Membership;
pub use permission::{Permission, Scope};
pub use role::Role;
pub use roles::{DefaultRole, Grant, default_roles};
pub use team::Team;
pub use token::Token;
pub use user::{PageLanguage, User};
