//! Whose database this is: whether a worker may send from it, or has to ask first.
//!
//! Mail goes out twice when two copies of one database send, or when an older copy takes the place of a newer one. So the
//! database knows the *place* it lies in, and every worker leaves a fresh *mark* in it at each sign of life, after noting
//! it in a folder of its own. Another place, or a mark that this worker did not write last, means that the database is a
//! copy. A clock that is wrong makes both meaningless, and timetables too, so a doubtful clock holds as well.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::domain::{ids::WorkerId, time::Instant};

/// How far clocks may be apart, and how far one may run ahead of the time that has passed.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(2);

/// A worker that gave no sign of life for so long counts as gone.
pub const ALIVE: TimeDelta = TimeDelta::minutes(1);

/// What a worker leaves in the database at a sign of life; each is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(pub Uuid);

/// The marks that a database may hold which this worker was the last to write in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The one it held before; none: this worker was not known there.
    pub previous: Option<Mark>,
    /// The one that was then to be written; the same, once that is certain.
    pub next: Mark,
}

impl Marks {
    /// Whether `found` is one of the two.
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
    /// The machine it runs on, for people.
    pub host: String,
    /// What it left last.
    pub mark: Mark,
    /// When it started.
    pub started_at: Instant,
    /// Its newest sign of life, by its own clock.
    pub seen_at: Instant,
}

impl Worker {
    /// Whether it gave a sign of life within [`ALIVE`] of `now`.
    #[must_use]
    pub fn is_alive(&self, now: Instant) -> bool {
        (now - self.seen_at).abs() <= ALIVE
    }
}

/// Why nothing is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The database is older than what this worker wrote last, or somebody else runs with this worker's folder.
    Restored,
    /// The database lies in another place than before.
    Moved,
    /// A sign of life lies in the future: a clock went back, or another machine's is ahead.
    ClockBack,
    /// The clock jumped forwards, or is ahead of another worker's.
    ClockAhead,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Restored, Self::Moved, Self::ClockBack, Self::ClockAhead];

    /// The word in the database and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Restored => "restored",
            Self::Moved => "moved",
            Self::ClockBack => "clock-back",
            Self::ClockAhead => "clock-ahead",
        }
    }

    /// Whether it ends without anybody's word.
    #[must_use]
    pub const fn ends_by_itself(self) -> bool {
        matches!(self, Self::ClockBack | Self::ClockAhead)
    }

    /// What was noticed.
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

    /// What to do.
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

/// Sending is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Why.
    pub doubt: Doubt,
    /// Since when.
    pub since: Instant,
    /// When it ends by itself, if no worker has a reason to go on with it then.
    pub until: Option<Instant>,
}

/// What the database says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Where it was last used; none: no worker ever used it.
    pub place: Option<String>,
    /// Whether there is nobody in it who could get anything twice.
    pub is_blank: bool,
    /// When its owner last said that this is the only copy.
    pub allowed_at: Option<Instant>,
    /// Whether sending is held.
    pub hold: Option<Hold>,
    /// All workers that ever used it.
    pub workers: Vec<Worker>,
}

impl Known {
    /// What this worker left last.
    #[must_use]
    pub fn mark_of(&self, worker: WorkerId) -> Option<Mark> {
        self.workers.iter().find(|known| known.id == worker).map(|known| known.mark)
    }
}

/// What a worker's own folder says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// Who it is.
    pub worker: WorkerId,
    /// The place of the database it worked with.
    pub place: String,
    /// What that database's [`Known::allowed_at`] was.
    pub allowed_at: Option<Instant>,
    /// What it last wrote there.
    pub marks: Marks,
}

/// What a worker finds in its own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Memory {
    /// Nothing: the folder is new.
    New,
    /// What it wrote there itself.
    Own(Remembered),
    /// What was copied there, or put back, from another place or time.
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

/// What a worker sees at a sign of life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What its folder says.
    pub memory: Memory,
    /// Where the database lies.
    pub place: String,
    /// What the clock shows.
    pub now: Instant,
    /// What it ought to show, by the time that passed since the last sign of life; none at the first.
    pub expected: Option<Instant>,
    /// The signs of life that other workers gave since then, each by its own clock.
    pub witnesses: Vec<Instant>,
}

impl Seen {
    /// What the clock shows, or, where it is ahead of the time that has passed or of other workers, what they say: a sign
    /// of life must not lie in the future.
    #[must_use]
    pub fn steady(&self) -> Instant {
        let readings = self.witnesses.iter().chain(&self.expected).copied();
        readings.filter(|reading| *reading < self.now - TOLERANCE).min().unwrap_or(self.now)
    }
}

/// Whether mail may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It may.
    Ours,
    /// It may not.
    Held(Hold),
}

impl Standing {
    /// The hold, if it may not.
    #[must_use]
    pub const fn hold(self) -> Option<Hold> {
        match self {
            Self::Ours => None,
            Self::Held(hold) => Some(hold),
        }
    }
}

/// Whether a worker that sees `seen` may send from a database that says `known`.
///
/// What was held for good stays held. A doubt about the clock ends when its time is over and nobody has it any more.
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
    // The owner spoke after this was remembered, or the folder was used with another database: it says nothing.
    if remembered
        .is_some_and(|it| known.allowed_at > it.allowed_at || (known.place.is_some() && it.place != seen.place))
    {
        return None;
    }
    let is_expected = |it: &Remembered| it.marks.allow(known.mark_of(it.worker));
    let is_older = match &seen.memory {
        Memory::New => false,
        Memory::Own(it) => known.allowed_at < it.allowed_at || !is_expected(it),
        // Put back together with the database; or else copied from a worker that goes on, to make a second one.
        Memory::Copied(it) => {
            it.as_ref().is_some_and(is_expected) || !known.workers.iter().any(|other| other.is_alive(seen.now))
        }
    };
    is_older.then_some(Doubt::Restored)
}

/// A doubt about the clock, and when it ends.
fn about_the_clock(known: &Known, seen: &Seen) -> Option<(Doubt, Instant)> {
    let newest = known.workers.iter().map(|worker| worker.seen_at).max();
    if let Some(newest) = newest.filter(|newest| *newest > seen.now + TOLERANCE) {
        return Some((Doubt::ClockBack, newest));
    }
    // By the slower clock: other workers let it go when they no longer hear of it.
    (seen.steady() < seen.now).then(|| (Doubt::ClockAhead, seen.steady() + ALIVE))
}

#[cfg(test)]
mod tests;
