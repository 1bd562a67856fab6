//! What this process alone knows: wake-ups, the counter of changes, sign-ups that wait for their commit, and counts that
//! have not been written yet.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError, atomic::AtomicU64},
};

use tokio::sync::Notify;

use super::group_commit::GroupCommit;
use crate::domain::{
    ids::{IssueId, WorkerId},
    running::{instance::Marks, vitals::Tally},
    subscriber::sign_up::SignUp,
    time::Instant,
};

/// The state of this process, shared by all handles.
#[derive(Default)]
pub(super) struct Process {
    pub(super) wake: Notify,
    pub(super) changes: AtomicU64,
    pub(super) sign_ups: GroupCommit<SignUp>,
    counters: Mutex<Counters>,
}

impl Process {
    pub(super) fn counters(&self) -> MutexGuard<'_, Counters> {
        self.counters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is counted between two writes to the database.
#[derive(Default)]
pub(super) struct Counters {
    /// The worker that this process is, and the marks it may find in the database; none before its first heartbeat.
    pub(super) identity: Option<(WorkerId, Marks)>,
    /// When this process last looked at the timetable.
    pub(super) ticked_at: Option<Instant>,
    /// Replies of servers since the last heartbeat.
    pub(super) replies: Tally,
    /// Reads of the archive that have not been written yet.
    pub(super) archive_reads: ArchiveReads,
}

/// Reads of the archive, by issue, and since when they wait.
#[derive(Default)]
pub(super) struct ArchiveReads {
    pub(super) counts: BTreeMap<IssueId, u32>,
    pub(super) since: Option<Instant>,
}
