//! The domains that mail goes to: limits of mail systems that the owner knows of, and rest for domains that defer several
//! mailboxes in a minute.
//!
//! A message to a busy system lets others go first. A message to a resting domain goes back to the database, due when
//! the rest ends; this does not count as an attempt.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::TimeDelta;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::domain::{
    mail::{destination::Destinations, retry},
    time::Instant,
};

/// The state of all destinations, for all dispatchers of a process.
#[derive(Default)]
pub(super) struct Domains {
    known: Destinations,
    state: Mutex<State>,
    freed: Notify,
}

#[derive(Default)]
struct State {
    under_way: HashMap<usize, u32>,
    begun: HashMap<usize, VecDeque<Instant>>,
    resting: HashMap<String, Rest>,
}

struct Rest {
    until: Instant,
    failures: u32,
    /// The mailboxes that were deferred lately, each with the moment.
    deferred: Vec<(Uuid, Instant)>,
}

/// The number of different mailboxes of a domain whose deferrals within a minute give it a rest.
const SEVERAL: usize = 3;

/// The permission to have one message under way; it ends when this is dropped.
pub(super) struct Pass {
    domains: Arc<Domains>,
    destination: Option<usize>,
}

/// The answer to whether a message may be begun.
pub(super) enum Admission {
    /// The message may be begun.
    Go(Pass),
    /// The destination is busy with other messages.
    Busy,
    /// The message may not be begun before this moment.
    Later(Instant),
}

impl Domains {
    /// The state at the start: nothing is under way to any of these.
    pub(super) fn new(known: Destinations) -> Arc<Self> {
        Arc::new(Self { known, ..Self::default() })
    }

    /// Decides whether a message to `domain` may be begun at `now`.
    pub(super) fn admit(self: &Arc<Self>, domain: &str, now: Instant) -> Admission {
        let mut state = self.lock();
        if let Some(rest) = state.resting.get(domain)
            && rest.until > now
        {
            return Admission::Later(rest.until);
        }
        let Some((number, destination)) = self.known.of(domain) else {
            return Admission::Go(Pass { domains: self.clone(), destination: None });
        };
        if let Some(most) = destination.per_minute {
            let begun = state.begun.entry(number).or_default();
            while begun.front().is_some_and(|first| *first + MINUTE <= now) {
                begun.pop_front();
            }
            if let Some(first) = begun.front().filter(|_| begun.len() >= most as usize) {
                return Admission::Later(*first + MINUTE);
            }
        }
        let under_way = state.under_way.entry(number).or_default();
        if destination.connections.is_some_and(|most| *under_way >= most) {
            return Admission::Busy;
        }
        *under_way += 1;
        if destination.per_minute.is_some() {
            state.begun.entry(number).or_default().push_back(now);
        }
        Admission::Go(Pass { domains: self.clone(), destination: Some(number) })
    }

    /// Notes that a message to `mailbox` of `domain` was deferred. Several mailboxes in a minute are no chance: then nothing is
    /// begun to the domain for a while, longer each time.
    pub(super) fn deferred(&self, domain: &str, mailbox: Uuid, now: Instant, jitter: f64) {
        let mut state = self.lock();
        let none = || Rest { until: now, failures: 0, deferred: Vec::new() };
        let rest = state.resting.entry(domain.to_owned()).or_insert_with(none);
        rest.deferred.retain(|(other, at)| *other != mailbox && now - *at < MINUTE);
        rest.deferred.push((mailbox, now));
        if rest.until <= now && rest.deferred.len() >= SEVERAL {
            rest.failures += 1;
            rest.until = retry::after_rest(rest.failures, now, jitter);
            rest.deferred.clear();
        }
    }

    /// Ends the rest of `domain`, because its system accepted a message.
    pub(super) fn took(&self, domain: &str) {
        let mut state = self.lock();
        if !state.resting.is_empty() {
            state.resting.remove(domain);
        }
    }

    /// Returns when a message that was under way no longer is.
    pub(super) async fn freed(&self) {
        self.freed.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A minute.
const MINUTE: TimeDelta = TimeDelta::minutes(1);

impl Drop for Pass {
    fn drop(&mut self) {
        let Some(number) = self.destination else { return };
        if let Some(under_way) = self.domains.lock().under_way.get_mut(&number) {
            *under_way = under_way.saturating_sub(1);
        }
        self.domains.freed.notify_waiters();
    }
}

impl std::fmt::Debug for Pass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pass(..)")
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::mail::destination::Destination;

    const NOW: Instant = DateTime::UNIX_EPOCH;

    fn domains(connections: Option<u32>, per_minute: Option<u32>) -> Arc<Domains> {
        let domains = vec!["outlook.com".to_owned(), "live.nl".to_owned()];
        Domains::new(Destinations::new(vec![Destination { domains, connections, per_minute }]))
    }

    #[test]
    fn a_busy_system_lets_others_go_first_until_one_of_its_messages_is_done() {
        let domains = domains(Some(1), None);
        let Admission::Go(first) = domains.admit("outlook.com", NOW) else { panic!("the first goes") };
        assert!(matches!(domains.admit("live.nl", NOW), Admission::Busy), "one system serves both");
        assert!(matches!(domains.admit("example.org", NOW), Admission::Go(_)));
        drop(first);
        assert!(matches!(domains.admit("live.nl", NOW), Admission::Go(_)));
    }

    #[test]
    fn so_many_go_in_any_minute_and_no_more() {
        let domains = domains(None, Some(2));
        for _ in 0..2 {
            assert!(matches!(domains.admit("live.nl", NOW), Admission::Go(_)));
        }
        assert!(matches!(domains.admit("live.nl", NOW), Admission::Later(at) if at == NOW + MINUTE));
        assert!(matches!(domains.admit("live.nl", NOW + MINUTE), Admission::Go(_)));
    }

    #[test]
    fn several_deferred_mailboxes_give_a_domain_a_rest_that_grows_and_one_alone_never_does() {
        let domains = domains(None, None);
        let deferred = |mailboxes: std::ops::Range<u128>, now| {
            mailboxes.for_each(|mailbox| domains.deferred("example.org", Uuid::from_u128(mailbox), now, 0.0));
        };
        for n in 0..100 {
            deferred(1..2, NOW + TimeDelta::seconds(n));
        }
        deferred(2..3, NOW);
        assert!(matches!(domains.admit("example.org", NOW), Admission::Go(_)), "two are few");
        deferred(3..4, NOW + TimeDelta::hours(1));
        assert!(matches!(domains.admit("example.org", NOW), Admission::Go(_)), "not within a minute");
        deferred(4..8, NOW);
        let Admission::Later(first) = domains.admit("example.org", NOW) else { panic!("it rests") };
        assert!(matches!(domains.admit("example.org", first), Admission::Go(_)));
        deferred(4..8, first);
        let Admission::Later(second) = domains.admit("example.org", first) else { panic!("it rests") };
        assert!(second - first > first - NOW, "two words at one moment are one");
        domains.took("example.org");
        assert!(matches!(domains.admit("example.org", first), Admission::Go(_)));
    }
}
