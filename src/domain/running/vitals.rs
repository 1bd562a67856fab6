//! Vital signs of an installation: numbers only, none of them about a subscriber or a single list.

use std::collections::BTreeMap;

use crate::domain::{
    mail::{
        delivery::DeliveryState,
        route::{Condition, RouteName},
        settling::Settled,
    },
    time::Instant,
    words::words,
};

words! {
    /// The replies of servers, grouped by their first digit.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum ReplyGroup {
        /// 2xx: accepted.
        Positive = "2xx",
        /// 4xx: to be tried again later.
        Transient = "4xx",
        /// 5xx: refused for good.
        Permanent = "5xx",
        /// No connection, a broken connection, or a time-out.
        None = "none",
        /// The whole message was handed over, and no reply came.
        Unknown = "unknown",
    }
}

impl ReplyGroup {
    /// The group of an attempt; none if nothing was attempted.
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

/// The number of replies of each route's server, by group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<(RouteName, ReplyGroup), u64>);

impl Tally {
    /// Adds `count` replies.
    pub fn add(&mut self, route: RouteName, class: ReplyGroup, count: u64) {
        *self.0.entry((route, class)).or_default() += count;
    }

    /// Adds all counts of `other`.
    pub fn add_all(&mut self, other: Self) {
        for ((route, class), count) in other.0 {
            self.add(route, class, count);
        }
    }

    /// Every count, by route and group.
    pub fn iter(&self) -> impl Iterator<Item = (&RouteName, ReplyGroup, u64)> {
        self.0.iter().map(|((route, class), count)| (route, *class, *count))
    }

    /// The number of messages that servers accepted.
    #[must_use]
    pub fn taken(&self) -> u64 {
        self.iter().filter(|(_, class, _)| *class == ReplyGroup::Positive).map(|(_, _, count)| count).sum()
    }
}

/// The state of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteVitals {
    /// The route.
    pub name: RouteName,
    /// The condition that a worker last reported, if one did.
    pub condition: Option<Condition>,
    /// True while messages have to wait for it: its quota is used up, or these are its quiet hours.
    pub rests: bool,
}

impl RouteVitals {
    /// True if its server could not be used, so that it is closed at `now`.
    #[must_use]
    pub fn is_closed(&self, now: Instant) -> bool {
        self.condition.as_ref().is_some_and(|condition| condition.is_closed(now))
    }
}

/// The state of sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vitals {
    /// The reason that sending is held, as a word.
    pub held: Option<String>,
    /// The number of workers whose last heartbeat was within a minute.
    pub workers: u32,
    /// The moment one of these workers last looked at the timetable.
    pub ticked_at: Option<Instant>,
    /// The number of messages that servers accept from all these workers in a minute.
    pub per_minute: u64,
    /// The number of messages claimed under a lease that has not expired.
    pub leased: u64,
    /// The moment the oldest of these claims was made.
    pub oldest_lease: Option<Instant>,
    /// The moment from which the message that has waited longest to be claimed was due.
    pub due_since: Option<Instant>,
    /// The planned moment of the most overdue issue.
    pub overdue_since: Option<Instant>,
}

/// The number of messages in the outbox, and the results so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Depth {
    /// Messages that are not final, by state.
    pub open: BTreeMap<&'static str, u64>,
    /// Deliveries of issues that servers accepted.
    pub accepted: u64,
    /// Deliveries of issues that servers refused for good because of the recipient.
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
