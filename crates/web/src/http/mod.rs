//! What happens around every page: who comes, whether the request is his own, what goes wrong, what browsers are told.

mod cookie;
mod csrf;
mod fail;
mod form;
mod frame;
mod headers;
mod htmx;
mod reader;
mod setup;

pub use cookie::{cookie, set_cookie};
pub use csrf::is_ours;
pub use fail::{Answer, Fail, no_such_method, no_such_page, status};
pub use form::Posted;
pub use frame::{frame, session_expires};
pub use headers::guard;
pub use htmx::{Toasts, close_dialog, is_htmx, redirect, toast};
pub use reader::Reader;
pub(crate) use reader::token;
pub use setup::{Setup, follow_customer_word};

pub(crate) use cookie::{SESSION, TOLD, VISITOR};
