//! The throttle of one route: how many connections there may be at this moment, and whether any may.
//!
//! A server that asks for less, or is down, gives the whole route a rest: seconds at first, longer each time. Then one message
//! finds out whether it goes on; when that one is answered, all others follow. A server that refuses one connection more than it
//! allows, while others are open, gets as many as are open, and slowly more again.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::TimeDelta;
use tokio::sync::Notify;

use super::carried::{Carried, Ended};
use crate::domain::{
    mail::{
        delivery::DeliveryKey,
        replies::{Concern, Stage},
        reply::Reply,
        retry,
        route::Condition,
    },
    time::Instant,
};

/// The number of messages in a row, per connection, after which one more connection is tried.
const PATIENCE: usize = 20;

/// The most by which that number grows while each further connection is refused.
const MOST_CAUTION: usize = 16;

/// A server that asks for less again within this time gets fewer connections for longer.
const SOON: TimeDelta = TimeDelta::minutes(1);

/// The times that a message is put off, with so many others passing in between, until it is deferred by itself; and the most
/// messages for which that is remembered.
const ALONE: u32 = 6;
const OTHERS: u64 = 20;
const REMEMBERED: usize = 1_000;

/// The state of one route.
pub(super) struct Throttle {
    most: usize,
    state: Mutex<State>,
    is_by_turns: AtomicBool,
    changed: Notify,
}

#[derive(Default)]
struct State {
    allowed: usize,
    /// The number that was allowed before this rest, to go back to at once.
    allowed_before: Option<usize>,
    /// The senders that have a connection, or are opening one.
    seats: BTreeSet<usize>,
    probe: Probe,
    taken: usize,
    caution: usize,
    has_grown: bool,
    failures: u32,
    slowed_at: Option<Instant>,
    closed_until: Option<Instant>,
    /// The reason that there are fewer connections, and that of the rest.
    reasons: (Option<String>, Option<String>),
    is_told: bool,
    is_over: bool,
    carried: Carried,
    /// The messages that were answered with something that is not about the route.
    passed: u64,
    /// The messages that were put off while others passed: how many times, and the number of those at the last time.
    alone: HashMap<DeliveryKey, (u32, u64)>,
}

/// The message that finds out whether a route can be used again.
#[derive(Default, PartialEq, Eq)]
enum Probe {
    /// Nothing has to be found out.
    #[default]
    None,
    /// The next message does it.
    Wanted,
    /// The message of this sender does it.
    By(usize),
}

impl Throttle {
    /// The throttle of a route that may use up to `most` connections.
    pub(super) fn new(most: usize) -> Self {
        let most = most.max(1);
        let state = State { allowed: most, caution: 1, ..State::default() };
        Self { most, state: Mutex::new(state), is_by_turns: AtomicBool::new(false), changed: Notify::new() }
    }

    /// The most connections there may ever be.
    pub(super) const fn most(&self) -> usize {
        self.most
    }

    /// Returns when sender number `index` (from 0) may work.
    pub(super) async fn lets(&self, index: usize) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if self.lock().lets(index) {
                return;
            }
            changed.await;
        }
    }

    /// Lets every sender go on, to its end.
    pub(super) fn let_all(&self) {
        self.lock().is_over = true;
        self.changed.notify_waiters();
    }

    /// Gives sender number `index` a place, for a message that it has; false if there is none any more.
    pub(super) fn enters(&self, index: usize, now: Instant) -> bool {
        let mut state = self.lock();
        if !state.lets(index) {
            return false;
        }
        if !state.is_over && !state.is_closed(now) {
            state.seats.insert(index);
            if state.probe == Probe::Wanted {
                state.probe = Probe::By(index);
            }
        }
        true
    }

    /// Notes that a sender has no message now; without a connection it leaves its place to others.
    pub(super) fn is_idle(&self, index: usize, is_connected: bool) {
        let mut state = self.lock();
        let had_probe = state.probe == Probe::By(index);
        if had_probe {
            state.probe = Probe::Wanted;
        }
        let left = !is_connected && state.seats.remove(&index);
        drop(state);
        if had_probe || left {
            self.changed.notify_waiters();
        }
    }

    /// True if a sender may begin another message behind the one that it has.
    pub(super) fn lets_go_on(&self, index: usize, now: Instant) -> bool {
        let state = self.lock();
        state.probe == Probe::None && !state.is_closed(now) && state.lets(index)
    }

    /// True while one message finds out whether the route can be used.
    pub(super) fn is_probing(&self) -> bool {
        self.lock().probe != Probe::None
    }

    /// Notes that a message was put off because of the route; true if it is always the same message while others pass, so
    /// that it is about the message.
    pub(super) fn is_alone(&self, key: DeliveryKey) -> bool {
        let mut state = self.lock();
        let passed = state.passed;
        if state.alone.len() >= REMEMBERED {
            state.alone.clear();
        }
        let (times, before) = state.alone.entry(key).or_insert((1, passed));
        if passed >= *before + OTHERS {
            (*times, *before) = (*times + 1, passed);
        }
        *times >= ALONE
    }

    /// True while the route is closed.
    pub(super) fn is_closed(&self, now: Instant) -> bool {
        self.lock().is_closed(now)
    }

    /// Notes that the server answered a message with something that is not about the route. Returns the new condition if it
    /// changed.
    pub(super) fn answered(&self, now: Instant) -> Option<Condition> {
        let mut state = self.lock();
        if state.is_closed(now) {
            return None;
        }
        state.failures = 0;
        state.passed += 1;
        let rested = state.closed_until.take().is_some() || state.probe != Probe::None;
        if rested {
            state.probe = Probe::None;
            state.allowed = state.allowed_before.take().unwrap_or(state.allowed);
            state.reasons.1 = None;
        }
        (rested || !state.is_told).then(|| self.tell(&mut state))
    }

    /// Notes that the server accepted a message. Returns the new condition if it changed.
    pub(super) fn took(&self, now: Instant) -> Option<Condition> {
        let told = self.answered(now);
        let mut state = self.lock();
        state.taken += 1;
        if state.allowed >= self.most || state.taken < PATIENCE * state.allowed * state.caution {
            return told;
        }
        (state.taken, state.has_grown) = (0, true);
        state.allowed += 1;
        if state.allowed == self.most {
            (state.caution, state.reasons.0) = (1, None);
        }
        Some(self.tell(&mut state))
    }

    /// Gives the route a rest, because of what the server said. Returns the new condition if it was open.
    pub(super) fn rests(&self, reply: &Reply, concern: Concern, now: Instant, jitter: f64) -> Option<Condition> {
        let mut state = self.lock();
        if state.is_closed(now) {
            return None;
        }
        if concern == Concern::Moment && state.failures == 0 {
            state.slow_down(reply, now);
        }
        let until = |failures| {
            if let Concern::Quota(period) = concern {
                retry::after_quota(period, failures, now, jitter)
            } else {
                retry::after_busy(failures, now, jitter)
            }
        };
        state.close(reply.codes(), until);
        Some(self.tell(&mut state))
    }

    /// Closes the route for a while, longer each time, because the server is down. Returns the new condition if it was
    /// open.
    pub(super) fn is_down(&self, words: &str, now: Instant, jitter: f64) -> Option<Condition> {
        let mut state = self.lock();
        if state.is_closed(now) {
            return None;
        }
        state.close(words.to_owned(), |failures| retry::after_no_contact(failures, now, jitter));
        Some(self.tell(&mut state))
    }

    /// Allows as many connections as others than `index` have, because the server let no more in. Returns the new condition;
    /// none if there is no other.
    pub(super) fn fewer(&self, index: usize, words: &str) -> Option<Condition> {
        let mut state = self.lock();
        state.seats.remove(&index);
        if state.seats.is_empty() {
            return None;
        }
        state.allowed = state.allowed.min(state.seats.len());
        if std::mem::take(&mut state.has_grown) {
            state.caution = (state.caution * 2).min(MOST_CAUTION);
        }
        if state.probe == Probe::By(index) {
            state.probe = Probe::Wanted;
        }
        (state.taken, state.reasons.0) = (0, Some(words.to_owned()));
        Some(self.tell(&mut state))
    }

    /// Notes that the server ended a connection, with `reply`, on which it had `carried` so many messages before.
    pub(super) fn ended(&self, carried: u32, reply: &Reply) -> Ended {
        self.lock().carried.ended(carried, reply)
    }

    /// The most messages for one connection, as the server has shown them.
    pub(super) fn per_connection(&self) -> Option<u32> {
        self.lock().carried.most()
    }

    /// Notes the stage at which a message was refused, or [`Stage::Dot`] if its envelope was not: after a refused MAIL, what is
    /// written behind it counts as errors of ours.
    pub(super) fn came_to(&self, stage: Stage) {
        self.is_by_turns.store(stage == Stage::Mail, Ordering::Relaxed);
    }

    /// True while commands are sent one at a time.
    pub(super) fn is_by_turns(&self) -> bool {
        self.is_by_turns.load(Ordering::Relaxed)
    }

    fn tell(&self, state: &mut State) -> Condition {
        self.changed.notify_waiters();
        state.is_told = true;
        let connections = u32::try_from(state.allowed).unwrap_or(u32::MAX);
        let (of_fewer, of_rest) = &state.reasons;
        let reason = of_rest.clone().or_else(|| of_fewer.clone().filter(|_| state.allowed < self.most));
        Condition { connections, reason, closed_until: state.closed_until }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn is_closed(&self, now: Instant) -> bool {
        self.closed_until.is_some_and(|until| until > now)
    }

    fn lets(&self, index: usize) -> bool {
        let has_place = || match self.seats.iter().position(|seat| *seat == index) {
            Some(before) => before < self.allowed,
            None => self.seats.len() < self.allowed,
        };
        self.is_over
            || match self.probe {
                Probe::None => has_place(),
                Probe::Wanted => true,
                Probe::By(other) => other == index,
            }
    }

    /// Halves the connections: until a message is answered, and for longer if it happens again soon.
    fn slow_down(&mut self, reply: &Reply, now: Instant) {
        let again = self.slowed_at.is_some_and(|before| now - before < SOON);
        self.allowed_before = (!again).then_some(self.allowed);
        self.allowed = (self.allowed / 2).max(1);
        (self.taken, self.slowed_at, self.reasons.0) = (0, Some(now), Some(reply.codes()));
    }

    /// Closes the route until the moment after that many failures in a row.
    fn close(&mut self, reason: String, until: impl Fn(u32) -> Instant) {
        self.failures += 1;
        self.closed_until = Some(until(self.failures));
        self.probe = Probe::Wanted;
        self.reasons.1 = Some(reason);
    }
}

#[cfg(test)]
mod tests;
