//! The throttle of one route: fewer connections when its server asks for less, slowly more again (additive increase,
//! multiplicative decrease), and none for a while when it is down.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::domain::{
    mail::{retry, route::Condition},
    time::Instant,
};

/// The number of messages in a row, per connection, after which one more connection is tried.
const PATIENCE: usize = 20;

/// The state of one route.
pub(super) struct Throttle {
    most: usize,
    state: Mutex<State>,
    changed: Notify,
}

struct State {
    allowed: usize,
    taken: usize,
    failures: u32,
    closed_until: Option<Instant>,
    reason: Option<String>,
}

impl Throttle {
    /// The throttle of a route that may use up to `most` connections.
    pub(super) fn new(most: usize) -> Self {
        let most = most.max(1);
        let state = State { allowed: most, taken: 0, failures: 0, closed_until: None, reason: None };
        Self { most, state: Mutex::new(state), changed: Notify::new() }
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
            if index < self.lock().allowed {
                return;
            }
            changed.await;
        }
    }

    /// Lets every sender go on, to its end.
    pub(super) fn let_all(&self) {
        self.lock().allowed = self.most;
        self.changed.notify_waiters();
    }

    /// True if sender number `index` may work now.
    pub(super) fn lets_now(&self, index: usize) -> bool {
        index < self.lock().allowed
    }

    /// Notes that the server accepted a message. Returns the new condition if it changed.
    pub(super) fn took(&self) -> Option<Condition> {
        let mut state = self.lock();
        state.failures = 0;
        state.taken += 1;
        if state.allowed >= self.most || state.taken < PATIENCE * state.allowed {
            return None;
        }
        state.taken = 0;
        state.allowed += 1;
        if state.allowed == self.most {
            state.reason = None;
        }
        Some(self.tell(&state))
    }

    /// Halves the connections, because the server asks for less; with only one, closes the route. Returns the new
    /// condition.
    pub(super) fn asked_for_less(&self, words: &str, now: Instant, jitter: f64) -> Condition {
        let mut state = self.lock();
        state.taken = 0;
        state.reason = Some(words.to_owned());
        if state.allowed == 1 {
            state.close(now, jitter);
        }
        state.allowed = (state.allowed / 2).max(1);
        self.tell(&state)
    }

    /// Closes the route for a while, longer each time, because the server is down. Returns the new condition if it was
    /// open.
    pub(super) fn is_down(&self, words: &str, now: Instant, jitter: f64) -> Option<Condition> {
        let mut state = self.lock();
        state.reason = Some(words.to_owned());
        state.close(now, jitter).then(|| self.tell(&state))
    }

    /// True while the route is closed.
    pub(super) fn is_closed(&self, now: Instant) -> bool {
        self.lock().closed_until.is_some_and(|until| until > now)
    }

    fn tell(&self, state: &State) -> Condition {
        self.changed.notify_waiters();
        let connections = u32::try_from(state.allowed).unwrap_or(u32::MAX);
        Condition { connections, reason: state.reason.clone(), closed_until: state.closed_until }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Closes the route; returns `false` if it is closed already, because another sender has found the server down
    /// before.
    fn close(&mut self, now: Instant, jitter: f64) -> bool {
        let was_open = self.closed_until.is_none_or(|until| until <= now);
        if was_open {
            self.failures += 1;
            self.closed_until = Some(retry::after_no_contact(self.failures, now, jitter));
        }
        was_open
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    const NOW: Instant = DateTime::UNIX_EPOCH;

    #[test]
    fn a_server_that_asks_for_less_gets_half_and_slowly_more_again() {
        let throttle = Throttle::new(10);
        assert_eq!(throttle.asked_for_less("421 slow", NOW, 0.0).connections, 5);
        assert_eq!(throttle.asked_for_less("421 slow", NOW, 0.0).connections, 2);
        let shapes: Vec<_> = (0..1_000).filter_map(|_| throttle.took()).collect();
        assert_eq!(shapes.first().unwrap().connections, 3);
        assert_eq!(shapes.first().unwrap().reason.as_deref(), Some("421 slow"));
        assert_eq!(shapes.last().unwrap(), &Condition { connections: 10, reason: None, closed_until: None });
    }

    #[test]
    fn with_one_connection_left_it_rests() {
        let throttle = Throttle::new(1);
        assert!(throttle.asked_for_less("421 slow", NOW, 0.0).closed_until.is_some());
        assert!(throttle.is_closed(NOW) && !throttle.is_closed(NOW + TimeDelta::minutes(10)));
    }

    #[test]
    fn a_route_that_stays_down_is_tried_less_and_less_often() {
        let throttle = Throttle::new(3);
        let first = throttle.is_down("refused", NOW, 0.0).unwrap().closed_until.unwrap();
        assert_eq!(throttle.is_down("refused", NOW, 0.0), None, "one failure is one");
        let second = throttle.is_down("refused", first, 0.0).unwrap().closed_until.unwrap();
        assert!(second - first > first - NOW);
    }
}
