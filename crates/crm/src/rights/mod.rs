//! Who works here, in which team, and who may do what.

pub(crate) mod administrators;
mod field_permission;
mod membership;
mod permission;
mod role;
pub mod roles;
mod team;
pub mod token;
mod user;

pub use field_permission::{FieldAccess, FieldPermission};
pub use membership::Membership;
pub use permission::{Permission, Scope};
pub use role::Role;
pub use roles::{DefaultRole, Grant, default_roles};
pub use team::Team;
pub use token::Token;
pub use user::{PageLanguage, User};
