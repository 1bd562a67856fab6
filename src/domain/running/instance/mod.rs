//! The identity of a database: it decides whether a worker may send from it, or its owner has to be asked first.
//!
//! Mail is sent twice when two copies of one database send, or when an older copy takes the place of a newer one. So
//! the database knows the *place* it lies in, and at each heartbeat every worker leaves a fresh *mark* in it, after
//! noting the mark in a folder of its own. Another place, or a mark that this worker did not write last, means that the
//! database is a copy. A wrong clock makes both meaningless, and timetables too, so a doubt about the clock holds
//! sending as well.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::domain::{ids::WorkerId, time::Instant, words::words};

/// The greatest difference between two clocks, and between a clock and the time that has passed, that raises no doubt.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(2);

/// The time without a heartbeat after which a worker counts as gone.
pub const ALIVE: TimeDelta = TimeDelta::minutes(1);

/// A mark that a worker leaves in the database at a heartbeat; each is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(pub Uuid);

/// The marks that this worker may find in a database in which it was the last to write under its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The mark the database held before; none: it did not know this worker.
    pub previous: Option<Mark>,
    /// The mark that was to be written next; the same as `previous` once it certainly was.
    pub next: Mark,
}

impl Marks {
    /// True if `found` is one of the two.
    #[must_use]
    pub fn allow(self, found: Option<Mark>) -> bool {
        found == Some(self.next) || found == self.previous
    }
}

/// A worker as the database knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Its id, kept in its own folder.
    pub id: WorkerId,
    /// The machine it runs on, for display.
    pub host: String,
    /// The mark it left last.
    pub mark: Mark,
    /// The moment it started.
    pub started_at: Instant,
    /// The moment of its newest heartbeat, by its own clock.
    pub seen_at: Instant,
}

impl Worker {
    /// True if its last heartbeat was within [`ALIVE`] of `now`.
    #[must_use]
    pub fn is_alive(&self, now: Instant) -> bool {
        (now - self.seen_at).abs() <= ALIVE
    }
}

words! {
    /// The reason that nothing is sent.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Doubt {
        /// The database is older than what this worker wrote last, or another process runs with this worker's folder.
        Restored = "restored",
        /// The database lies in another place than before.
        Moved = "moved",
        /// A heartbeat lies in the future: a clock went back, or another machine's clock is ahead.
        ClockBack = "clock-back",
        /// The clock jumped forwards, or is ahead of another worker's clock.
        ClockAhead = "clock-ahead",
    }
}

impl Doubt {
    /// True if the doubt ends by itself, without a decision of the owner.
    #[must_use]
    pub const fn ends_by_itself(self) -> bool {
        matches!(self, Self::ClockBack | Self::ClockAhead)
    }

    /// The doubt in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Restored => {
                "the database is older than what this worker last wrote in it: it was put back from a backup, or a second \
                 program runs with a copy of this data folder"
            }
            Self::Moved => {
                "the database is not where it was: it is a copy, was moved to another place, or was put back from a backup"
            }
            Self::ClockBack => {
                "a worker's last heartbeat is in the future: this machine's clock or that worker's is wrong"
            }
            Self::ClockAhead => "this machine's clock jumped forwards, or is ahead of another worker's",
        }
    }

    /// The remedy in words.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Restored | Self::Moved => {
                "make sure that no other copy sends mail; cancel what was sent since the backup was made (`rondbrief issue \
                 list`), because it would be sent again; then run `rondbrief sending allow`"
            }
            Self::ClockBack | Self::ClockAhead => {
                "set the clocks right; sending resumes by itself once they agree, or run `rondbrief sending allow`"
            }
        }
    }
}

/// A hold on sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// The reason.
    pub doubt: Doubt,
    /// The moment it began.
    pub since: Instant,
    /// The moment it ends by itself, if no worker has a reason to prolong it; none: it does not end by itself.
    pub until: Option<Instant>,
}

/// The facts that the database keeps about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The place it was last used in; none: no worker ever used it.
    pub place: Option<String>,
    /// True if it holds no recipient who could get anything twice.
    pub is_blank: bool,
    /// The moment its owner last confirmed that this is the only copy.
    pub allowed_at: Option<Instant>,
    /// The hold on sending, if there is one.
    pub hold: Option<Hold>,
    /// All workers that ever used it.
    pub workers: Vec<Worker>,
}

impl Known {
    /// The mark that `worker` left last.
    #[must_use]
    pub fn mark_of(&self, worker: WorkerId) -> Option<Mark> {
        self.workers.iter().find(|known| known.id == worker).map(|known| known.mark)
    }
}

/// The facts that a worker keeps in its own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The worker's id.
    pub worker: WorkerId,
    /// The place of the database it worked with.
    pub place: String,
    /// The [`Known::allowed_at`] of that database.
    pub allowed_at: Option<Instant>,
    /// The marks it last wrote there.
    pub marks: Marks,
}

/// The contents of a worker's own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Memory {
    /// Nothing: the folder is new.
    New,
    /// Facts that the worker wrote there itself.
    Own(Remembered),
    /// Facts that were copied or put back there from another place or time; none: they cannot be read.
    Copied(Option<Remembered>),
}

impl Memory {
    const fn remembered(&self) -> Option<&Remembered> {
        match self {
            Self::New => None,
            Self::Own(remembered) => Some(remembered),
            Self::Copied(remembered) => remembered.as_ref(),
        }
    }
}

/// The observations of a worker at a heartbeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The contents of its folder.
    pub memory: Memory,
    /// The place of the database.
    pub place: String,
    /// The time on its clock.
    pub now: Instant,
    /// The time its clock ought to show, by the time that passed since its last heartbeat; none at the first.
    pub expected: Option<Instant>,
    /// The heartbeats of other workers since then, each by its own clock.
    pub witnesses: Vec<Instant>,
}

impl Seen {
    /// The time on the clock or, where that is ahead of the time that has passed or of other workers, the earliest time
    /// that those give: a heartbeat must not lie in the future.
    #[must_use]
    pub fn steady(&self) -> Instant {
        let readings = self.witnesses.iter().chain(&self.expected).copied();
        readings.filter(|reading| *reading < self.now - TOLERANCE).min().unwrap_or(self.now)
    }
}

/// The decision about sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Mail may be sent.
    Ours,
    /// Sending is held.
    Held(Hold),
}

impl Standing {
    /// The hold, if there is one.
    #[must_use]
    pub const fn hold(self) -> Option<Hold> {
        match self {
            Self::Ours => None,
            Self::Held(hold) => Some(hold),
        }
    }
}

/// Decides whether a worker that sees `seen` may send from a database that says `known`.
///
/// A hold that needs the owner stays. A doubt about the clock ends when its time is over and no worker has it any more.
#[must_use]
pub fn judge(known: &Known, seen: &Seen) -> Standing {
    let hold = |doubt, until| Standing::Held(Hold { doubt, since: seen.now, until });
    if let Some(kept) = known.hold.filter(|hold| !hold.doubt.ends_by_itself()) {
        return Standing::Held(kept);
    }
    if let Some(doubt) = about_the_database(known, seen) {
        return hold(doubt, None);
    }
    match (known.hold, about_the_clock(known, seen)) {
        (None, None) => Standing::Ours,
        (None, Some((doubt, until))) => hold(doubt, Some(until)),
        (Some(kept), None) if kept.until.is_none_or(|until| until <= seen.now) => Standing::Ours,
        (Some(kept), Some((doubt, until))) if kept.until.is_none_or(|kept| kept < until) => {
            Standing::Held(Hold { doubt, since: kept.since, until: Some(until) })
        }
        (Some(kept), _) => Standing::Held(kept),
    }
}

fn about_the_database(known: &Known, seen: &Seen) -> Option<Doubt> {
    if known.is_blank {
        return None;
    }
    if known.place.as_ref().is_some_and(|place| *place != seen.place) {
        return Some(Doubt::Moved);
    }
    let remembered = seen.memory.remembered();
    // The owner allowed sending after this was remembered, or the folder was used with another database: it proves
    // nothing.
    if remembered
        .is_some_and(|it| known.allowed_at > it.allowed_at || (known.place.is_some() && it.place != seen.place))
    {
        return None;
    }
    let is_expected = |it: &Remembered| it.marks.allow(known.mark_of(it.worker));
    let is_older = match &seen.memory {
        Memory::New => false,
        Memory::Own(it) => known.allowed_at < it.allowed_at || !is_expected(it),
        // The folder was put back together with the database, or copied from a worker that goes on, to make a second
        // worker.
        Memory::Copied(it) => {
            it.as_ref().is_some_and(is_expected) || !known.workers.iter().any(|other| other.is_alive(seen.now))
        }
    };
    is_older.then_some(Doubt::Restored)
}

/// The doubt about the clock, if there is one, and the moment it ends.
fn about_the_clock(known: &Known, seen: &Seen) -> Option<(Doubt, Instant)> {
    let newest = known.workers.iter().map(|worker| worker.seen_at).max();
    if let Some(newest) = newest.filter(|newest| *newest > seen.now + TOLERANCE) {
        return Some((Doubt::ClockBack, newest));
    }
    // By the slower clock, so that other workers can drop the doubt once they no longer hear of it.
    (seen.steady() < seen.now).then(|| (Doubt::ClockAhead, seen.steady() + ALIVE))
}

#[cfg(test)]
mod tests;
