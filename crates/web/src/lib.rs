//! The pages: the kit they are built from, charts, assets, and the generic list, board, form and record page.

mod app;
pub mod assets;
pub mod charts;
mod ctx;
pub mod edit;
pub mod fill_form;
pub mod http;
pub mod kit;
pub mod navigation;
pub mod pages;
pub mod read_form;
pub mod show;
pub mod theme;

pub use app::{Address, App, AppOptions, PageLink, router, router_with};
pub use ctx::{Ctx, url_encoded};
pub use http::{Answer, Fail, Posted};
