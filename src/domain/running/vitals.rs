//! What an installation shows of its work: numbers only, none of them about a person or a list.

use std::collections::BTreeMap;

use crate::domain::{
    mail::{
        delivery::DeliveryState,
        route::{Condition, RouteName},
        settling::Settled,
    },
    time::Instant,
};

/// What servers answered, by the first digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReplyGroup {
    /// 2xx: taken.
    Positive,
    /// 4xx: later.
    Transient,
    /// 5xx: never.
    Permanent,
    /// No connection, a broken one, or a time-out.
    None,
    /// The whole message was handed over, and no answer came.
    Unknown,
}

impl ReplyGroup {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Positive, Self::Transient, Self::Permanent, Self::None, Self::Unknown];

    /// The word in the database and in metrics.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Positive => "2xx",
            Self::Transient => "4xx",
            Self::Permanent => "5xx",
            Self::None => "none",
            Self::Unknown => "unknown",
        }
    }

    /// What an attempt came to; none: nothing was attempted.
    #[must_use]
    pub fn of(settled: &Settled) -> Option<Self> {
        match (settled.state, settled.code) {
            (DeliveryState::Withdrawn | DeliveryState::Cancelled, _) => None,
            (DeliveryState::Unknown, _) => Some(Self::Unknown),
            (_, None) => Some(Self::None),
            (_, Some(..400)) => Some(Self::Positive),
            (_, Some(400..500)) => Some(Self::Transient),
            (_, Some(500..)) => Some(Self::Permanent),
        }
    }
}

/// How often each route's server answered what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<(RouteName, ReplyGroup), u64>);

impl Tally {
    /// Counts some more.
    pub fn add(&mut self, route: RouteName, class: ReplyGroup, count: u64) {
        *self.0.entry((route, class)).or_default() += count;
    }

    /// Counts all of `other` too.
    pub fn add_all(&mut self, other: Self) {
        for ((route, class), count) in other.0 {
            self.add(route, class, count);
        }
    }

    /// Every count, by route and class.
    pub fn iter(&self) -> impl Iterator<Item = (&RouteName, ReplyGroup, u64)> {
        self.0.iter().map(|((route, class), count)| (route, *class, *count))
    }

    /// How many messages were taken.
    #[must_use]
    pub fn taken(&self) -> u64 {
        self.iter().filter(|(_, class, _)| *class == ReplyGroup::Positive).map(|(_, _, count)| count).sum()
    }
}

/// How a route fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteVitals {
    /// Which one.
    pub name: RouteName,
    /// What a worker last told of it, if one did.
    pub condition: Option<Condition>,
    /// Whether messages have to wait for it: its quota is used up, or these are its quiet hours.
    pub rests: bool,
}

impl RouteVitals {
    /// Whether its server could not be used, so that it is closed at `now`.
    #[must_use]
    pub fn is_closed(&self, now: Instant) -> bool {
        self.condition.as_ref().is_some_and(|condition| condition.is_closed(now))
    }
}

/// How the work goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vitals {
    /// Why sending is held, in a word.
    pub held: Option<String>,
    /// How many workers gave a sign of life within a minute.
    pub workers: u32,
    /// When one of these last looked at the timetable.
    pub ticked_at: Option<Instant>,
    /// How many messages servers take from all of them in a minute.
    pub per_minute: u64,
    /// How many messages are claimed, under leases that hold.
    pub leased: u64,
    /// When the oldest claim of these was made.
    pub oldest_lease: Option<Instant>,
    /// When the message became due that has waited longest to be claimed.
    pub due_since: Option<Instant>,
    /// When the issue was to be sent that is most overdue.
    pub overdue_since: Option<Instant>,
}

/// How much there is in the outbox, and what was done so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Depth {
    /// Messages that are not final, by state.
    pub open: BTreeMap<&'static str, u64>,
    /// Deliveries of issues that servers took.
    pub accepted: u64,
    /// Deliveries of issues that servers will never take, for the reader's sake.
    pub refused: u64,
    /// All replies so far.
    pub replies: Tally,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::mail::{
        delivery::Outcome,
        reply::Reply,
        settling::{History, UnknownPolicy, settle},
    };

    #[test]
    fn every_attempt_has_its_class_and_what_was_not_attempted_has_none() {
        let now = chrono::DateTime::UNIX_EPOCH;
        let history = History { deferrals: 0, no_contacts: 0, queued_at: now, is_unknown: false };
        let words = || "gone".to_owned();
        for (outcome, class) in [
            (Outcome::Accepted(Reply::parse(250, "ok")), Some(ReplyGroup::Positive)),
            (Outcome::Deferred(Reply::parse(451, "4.7.1 later")), Some(ReplyGroup::Transient)),
            (Outcome::Refused(Reply::parse(550, "5.1.1 no")), Some(ReplyGroup::Permanent)),
            (Outcome::Blocked(Reply::parse(550, "5.7.1 not you")), Some(ReplyGroup::Permanent)),
            (Outcome::NoContact(words()), Some(ReplyGroup::None)),
            (Outcome::Unknown(words()), Some(ReplyGroup::Unknown)),
            (Outcome::Withdrawn, None),
        ] {
            let settled = settle(&outcome, history, UnknownPolicy::Again, now, 0.0);
            assert_eq!(ReplyGroup::of(&settled), class, "{outcome:?}");
        }
    }
}
