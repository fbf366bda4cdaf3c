//! The pages: the kit they are built from, charts, assets, and the generic list, board, form and record page.

pub mod assets;
pub mod charts;
pub mod kit;
pub mod read_form;
pub mod theme;
