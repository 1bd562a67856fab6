//! A browser in which an editor signed in before. It is remembered, so that its requests for links are counted apart from those of
//! strangers, and so that a new one is noticed. It signs nobody in.

use chrono::TimeDelta;

use crate::domain::{
    ids::{BrowserId, EditorId},
    time::Instant,
};

/// The time for which a browser is remembered after the last time that the editor signed in with it.
pub const REMEMBERED_FOR: TimeDelta = TimeDelta::days(180);

/// A browser in which an editor signed in before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RememberedBrowser {
    /// Its id.
    pub id: BrowserId,
    /// The editor who signed in with it.
    pub editor: EditorId,
    /// The first time.
    pub made_at: Instant,
    /// The last time.
    pub seen_at: Instant,
    /// The browser and the operating system, in words.
    pub agent: Option<String>,
}
