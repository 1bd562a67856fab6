//! Settling an attempt: the message is final, or due again, and when.

use super::{
    delivery::{DeliveryState, Outcome},
    reply::{Enhanced, Reply, kept_words},
    retry,
};
use crate::domain::time::Instant;

/// The policy for a message whose server gave no answer after the final dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownPolicy {
    /// It is sent again, with the same Message-ID (the default): nobody misses it, somebody may get it twice.
    Again,
    /// It is not sent again: nobody gets it twice, somebody may miss it.
    Leave,
}

/// The history of a message: its attempts so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct History {
    /// The 4xx replies so far.
    pub deferrals: u32,
    /// The attempts in a row that got no answer.
    pub no_contacts: u32,
    /// The moment at which it was queued.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub queued_at: Instant,
    /// True if it may have been handed over already: an answer to its final dot was lost.
    pub is_unknown: bool,
}

impl History {
    /// The state of a message that is tried again: once unknown, it stays unknown until a server accepts it.
    const fn open_state(self) -> DeliveryState {
        if self.is_unknown { DeliveryState::Unknown } else { DeliveryState::Deferred }
    }
}

/// The state of a message after an attempt.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Settled {
    /// Its state.
    pub state: DeliveryState,
    /// The server's code, if it answered.
    pub code: Option<u16>,
    /// The server's enhanced code, if it gave one.
    #[serde(default)]
    pub enhanced: Option<Enhanced>,
    /// The server's words, or what was wrong with the connection. They may name the recipient, so they stand in no journal.
    #[serde(skip)]
    pub words: String,
    /// Its history from now on.
    pub history: History,
    /// The moment at which it is due again; without meaning once it is final.
    #[serde(with = "chrono::serde::ts_microseconds")]
    pub due_at: Instant,
    /// The moment at which it became final.
    #[serde(with = "chrono::serde::ts_microseconds_option")]
    pub finished_at: Option<Instant>,
    /// True if the server refused it for a reason that is about us.
    pub is_blocked: bool,
    /// True if the server spoke of the route: the message counts as not tried.
    #[serde(default)]
    pub is_put_off: bool,
}

/// The attempts in a row without an answer after which a message is given up that may have been handed over already: a
/// server that accepts everything and hangs up each time would otherwise give its recipient copies for ever.
const LOST_ANSWERS: u32 = 4;

/// Settles an attempt. `jitter` in `0.0..1.0` spreads the next tries.
///
/// A refusal that is about us, not about the recipient, is tried again like a deferral, so that nobody is lost once the
/// fault is mended.
#[must_use]
pub fn settle(outcome: &Outcome, history: History, unknown: UnknownPolicy, now: Instant, jitter: f64) -> Settled {
    let is_final = |state, reply: Option<&Reply>| Settled {
        state,
        code: reply.map(|reply| reply.code),
        enhanced: reply.and_then(|reply| reply.enhanced),
        words: reply.map_or_else(String::new, |reply| reply.text.clone()),
        history,
        due_at: now,
        finished_at: Some(now),
        is_blocked: false,
        is_put_off: false,
    };
    match outcome {
        Outcome::Accepted(reply) => is_final(DeliveryState::Accepted, Some(reply)),
        Outcome::Withdrawn => is_final(DeliveryState::Withdrawn, None),
        Outcome::Refused(reply) if !reply.is_about_us() => is_final(DeliveryState::Refused, Some(reply)),
        Outcome::Refused(reply) | Outcome::Blocked(reply) | Outcome::Deferred(reply) => {
            let deferrals = history.deferrals + 1;
            let due_at = retry::after_deferral(reply, deferrals, history.queued_at, now, jitter);
            let state = if due_at.is_some() { history.open_state() } else { DeliveryState::Refused };
            Settled {
                history: History { deferrals, no_contacts: 0, ..history },
                due_at: due_at.unwrap_or(now),
                finished_at: due_at.is_none().then_some(now),
                is_blocked: !matches!(outcome, Outcome::Deferred(_)),
                ..is_final(state, Some(reply))
            }
        }
        Outcome::PutOff(reply) => {
            let no_contacts = history.no_contacts + 1;
            Settled {
                history: History { no_contacts, ..history },
                due_at: retry::after_put_off(no_contacts, now, jitter),
                finished_at: None,
                is_put_off: true,
                ..is_final(history.open_state(), Some(reply))
            }
        }
        Outcome::NoContact(words) | Outcome::Unknown(words) => {
            let no_contacts = history.no_contacts + 1;
            let is_lost = matches!(outcome, Outcome::Unknown(_));
            let is_enough = unknown == UnknownPolicy::Leave || (history.is_unknown && no_contacts >= LOST_ANSWERS);
            let history = History { no_contacts, is_unknown: history.is_unknown || is_lost, ..history };
            Settled {
                words: kept_words(words),
                history,
                due_at: retry::after_no_contact(no_contacts, now, jitter),
                finished_at: (is_lost && is_enough).then_some(now),
                ..is_final(history.open_state(), None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    const NEW: History = History { deferrals: 0, no_contacts: 0, queued_at: DateTime::UNIX_EPOCH, is_unknown: false };

    fn settled(outcome: &Outcome, unknown: UnknownPolicy) -> Settled {
        settle(outcome, NEW, unknown, DateTime::UNIX_EPOCH + TimeDelta::hours(1), 0.0)
    }

    fn again(outcome: &Outcome) -> (DeliveryState, bool, u32, u32) {
        let it = settled(outcome, UnknownPolicy::Again);
        (it.state, it.finished_at.is_some(), it.history.deferrals, it.history.no_contacts)
    }

    #[test]
    fn answers_about_the_reader_are_final_or_tried_again() {
        let (yes, later) = (Reply::parse(250, "2.0.0 ok"), Reply::parse(452, "4.2.2 full"));
        assert_eq!(again(&Outcome::Accepted(yes)), (DeliveryState::Accepted, true, 0, 0));
        assert_eq!(again(&Outcome::Deferred(later)), (DeliveryState::Deferred, false, 1, 0));
        assert_eq!(again(&Outcome::Refused(Reply::parse(550, "5.1.1 no"))), (DeliveryState::Refused, true, 0, 0));
    }

    #[test]
    fn what_a_server_says_of_the_route_costs_a_message_some_seconds_and_no_attempt() {
        for (times, seconds) in [(1, 5), (2, 10), (9, 60)] {
            let before = History { no_contacts: times - 1, ..NEW };
            let quota = Outcome::PutOff(Reply::parse(550, "5.4.5 daily limit"));
            let it = settle(&quota, before, UnknownPolicy::Again, NEW.queued_at + TimeDelta::days(9), 0.0);
            assert_eq!((it.state, it.is_blocked, it.is_put_off), (DeliveryState::Deferred, false, true));
            assert_eq!((it.finished_at, it.history.deferrals), (None, 0), "it is never given up for that");
            assert_eq!(it.due_at - NEW.queued_at, TimeDelta::days(9) + TimeDelta::seconds(seconds));
        }
    }

    #[test]
    fn a_refusal_about_us_is_tried_again_and_marked() {
        let it = settled(&Outcome::Refused(Reply::parse(550, "5.7.26 unauthenticated")), UnknownPolicy::Again);
        assert_eq!((it.state, it.is_blocked, it.finished_at), (DeliveryState::Deferred, true, None));
    }

    #[test]
    fn a_lost_answer_is_unknown_and_the_lists_policy_says_what_follows() {
        let lost = Outcome::Unknown("connection reset".to_owned());
        assert_eq!(again(&lost), (DeliveryState::Unknown, false, 0, 1));
        let left = settled(&lost, UnknownPolicy::Leave);
        assert_eq!((left.state, left.finished_at.is_some()), (DeliveryState::Unknown, true));
        let taken_before = History { is_unknown: true, no_contacts: LOST_ANSWERS - 1, ..NEW };
        let enough = settle(&lost, taken_before, UnknownPolicy::Again, NEW.queued_at, 0.0);
        assert_eq!((enough.state, enough.finished_at.is_some()), (DeliveryState::Unknown, true), "no copies for ever");
        let no_route = Outcome::NoContact("no route".to_owned());
        assert_eq!(again(&no_route), (DeliveryState::Deferred, false, 0, 1));
        let later = settle(&no_route, History { is_unknown: true, ..NEW }, UnknownPolicy::Again, NEW.queued_at, 0.0);
        assert_eq!(later.state, DeliveryState::Unknown, "nothing was learned");
    }
}
