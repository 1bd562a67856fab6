//! The state of this process alone: wake-ups, the change counter, sign-ups that wait for their commit, and counts that
//! are not written yet. What must not outlive a start, such as the key of the built-in mailbox, is here as well.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError, atomic::AtomicU64},
};

use tokio::sync::Notify;

use super::{group_commit::GroupCommit, lists::cached::ListCache};
use crate::domain::{
    ids::{IssueId, ListId, WorkerId},
    running::{instance::Marks, vitals::Tally},
    subscriber::{limits::Limit, sign_up::SignUp},
    time::Instant,
    token::Token,
};

/// The state of this process, shared by all handles.
#[derive(Default)]
pub(super) struct Process {
    pub(super) wake: Notify,
    pub(super) changes: AtomicU64,
    pub(super) sign_ups: GroupCommit<SignUp>,
    pub(super) lists: ListCache,
    /// The key of the built-in mailbox, once somebody asked for it.
    pub(super) mailbox_key: OnceLock<Token>,
    counters: Mutex<Counters>,
}

impl Process {
    pub(super) fn counters(&self) -> MutexGuard<'_, Counters> {
        self.counters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The counts between two writes to the database.
#[derive(Default)]
pub(super) struct Counters {
    /// The worker that this process is, and the marks it may find in the database; `None` before its first heartbeat.
    pub(super) identity: Option<(WorkerId, Marks)>,
    /// The moment at which this process last looked at the timetable.
    pub(super) ticked_at: Option<Instant>,
    /// The replies of servers since the last heartbeat.
    pub(super) replies: Tally,
    /// The reads of the archive that are not written yet.
    pub(super) archive_reads: ArchiveReads,
    /// The posts that the limits stopped, as far as they are not written or told yet.
    pub(super) drops: Drops,
}

/// Posts that the limits stopped.
#[derive(Default)]
pub(super) struct Drops {
    /// Those that are not written yet, by list (none: requests to sign in) and limit.
    pub(super) counts: BTreeMap<(Option<ListId>, Limit), u64>,
    /// Those that the log does not tell of yet.
    pub(super) untold: BTreeMap<Limit, u64>,
    /// The moment at which the log told of them last.
    pub(super) told_at: Option<Instant>,
}

/// Reads of the archive, by issue, and the moment since which they wait.
#[derive(Default)]
pub(super) struct ArchiveReads {
    pub(super) counts: BTreeMap<IssueId, u32>,
    pub(super) since: Option<Instant>,
}
