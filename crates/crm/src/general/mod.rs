//! What every record can have: tags, comments, files, followers; and what serves all areas.

mod attachment;
pub(crate) mod authorship;
mod comment;
mod exchange_rate;
pub mod finished;
mod follow;
mod follower;
mod import_mapping;
mod import_run;
pub mod mention;
mod notification;
pub mod notify;
pub mod rates;
mod saved_view;
mod tag;
mod tagging;

pub use attachment::Attachment;
pub use comment::Comment;
pub use exchange_rate::ExchangeRate;
pub use follow::{follow, followers, is_following, unfollow};
pub use follower::Follower;
pub use import_mapping::ImportMapping;
pub use import_run::{ImportRun, ImportStatus};
pub use notification::{Notification, NotificationKind};
pub use saved_view::{Layout, SavedView};
pub use tag::{Tag, TagTone};
pub use tagging::Tagging;
