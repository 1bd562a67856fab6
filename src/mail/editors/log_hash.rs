//! The letter that gives the owners of an installation the newest hash of its log.

use super::{Letterhead, templates};
use crate::domain::audit::chain::Hash;

/// Gives the newest hash of the log, and how to verify the log with it.
pub(super) struct LogHash<'a> {
    pub letterhead: &'a Letterhead<'a>,
    pub entries: u64,
    pub hash: Hash,
}

templates!(LogHash, "log_hash/subject.txt", "log_hash/body.txt", "log_hash/body.html");

impl LogHash<'_> {
    fn count(&self) -> String {
        self.letterhead.phrases().count("mail-log-hash-count", self.entries)
    }
}
