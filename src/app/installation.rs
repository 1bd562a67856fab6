//! The installation: what all its processes share, and what was handed in at the start.

use std::sync::Arc;

use crate::{
    domain::{ids::IdMaker, running::links::Links, time::Clock},
    mail::transport::Routes,
    store::{Snapshot, Store},
};

/// The database, the addresses handed out, time, ids, and the routes of mail.
pub(super) struct Installation {
    pub(super) store: Store,
    pub(super) snapshot: Snapshot,
    pub(super) links: Links,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) ids: Arc<dyn IdMaker>,
    pub(super) routes: Routes,
}
