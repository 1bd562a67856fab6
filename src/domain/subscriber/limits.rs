//! The limits on posted forms: how many confirmation mails one mailbox gets in a day, and the names of all limits.
//!
//! Anybody can post anybody's address. So few mails a day are sent, and one network that asks for many leaves room for
//! those that the owner of the mailbox asks for.

use chrono::TimeDelta;

use crate::domain::{time::Instant, words::words};

/// The time for which a confirmation mail counts.
pub const COUNTED_FOR: TimeDelta = TimeDelta::hours(24);

/// The shortest time between two confirmation mails for the same subscription.
pub const REPEAT_AFTER: TimeDelta = TimeDelta::minutes(10);

/// The most confirmation mails for one subscription in a day: the first, and two repeats.
const PER_SUBSCRIPTION: usize = 3;

/// The most confirmation mails to one mailbox in a day that one network asks for.
const PER_ASKER: usize = 3;

/// The most confirmation mails to one mailbox in a day, whoever asks for them.
const PER_MAILBOX: usize = 6;

words! {
    /// A limit that stops a post.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Limit {
        /// The network's posts in an hour.
        Network = "network",
        /// The posts of everybody in an hour.
        Total = "total",
        /// The time between two mails for one subscription.
        Pause = "pause",
        /// The mails for one subscription in a day.
        Repeats = "repeats",
        /// The mails to one mailbox in a day that one network asks for.
        Asker = "asker",
        /// The mails to one mailbox in a day.
        Mailbox = "mailbox",
        /// The links to sign in that are mailed to one editor in an hour.
        Links = "links",
    }
}

/// A keyed hash of the network that a post came from, bound to the mailbox it names: it tells whether the same network
/// asked before, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker(pub Vec<u8>);

/// A confirmation mail to a mailbox within the last day, in relation to the one that is asked for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// The moment it was asked for.
    pub at: Instant,
    /// True if it is for the same subscription, which was not confirmed since.
    pub is_same_subscription: bool,
    /// True if the same network asked for it.
    pub is_same_asker: bool,
}

/// Decides whether one more confirmation mail may be sent to a mailbox that got these.
///
/// # Errors
/// The limit that stops it.
pub fn check(sent: &[Sent], now: Instant) -> Result<(), Limit> {
    let recent = || sent.iter().filter(|it| now - it.at < COUNTED_FOR);
    let same = || recent().filter(|it| it.is_same_subscription);
    if same().any(|it| now - it.at < REPEAT_AFTER) {
        Err(Limit::Pause)
    } else if same().count() >= PER_SUBSCRIPTION {
        Err(Limit::Repeats)
    } else if recent().filter(|it| it.is_same_asker).count() >= PER_ASKER {
        Err(Limit::Asker)
    } else if recent().count() >= PER_MAILBOX {
        Err(Limit::Mailbox)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Instant {
        chrono::DateTime::from_timestamp(minutes * 60, 0).unwrap()
    }

    fn sent(minutes: i64, is_same_subscription: bool, is_same_asker: bool) -> Sent {
        Sent { at: at(minutes), is_same_subscription, is_same_asker }
    }

    #[test]
    fn a_subscription_gets_a_mail_and_two_repeats_ten_minutes_apart() {
        let mut all = Vec::new();
        for (minute, expected) in [
            (0, Ok(())),
            (9, Err(Limit::Pause)),
            (10, Ok(())),
            (20, Ok(())),
            (30, Err(Limit::Repeats)),
            (24 * 60 - 1, Err(Limit::Repeats)),
            (24 * 60, Ok(())),
        ] {
            assert_eq!(check(&all, at(minute)), expected, "{minute}");
            if expected.is_ok() {
                all.push(sent(minute, true, false));
            }
        }
    }

    #[test]
    fn one_network_leaves_half_of_a_mailboxs_mails_to_others() {
        let hostile: Vec<_> = (0..3).map(|minute| sent(minute, false, true)).collect();
        assert_eq!(check(&hostile, at(4)), Err(Limit::Asker));
        let seen_by_others: Vec<_> = hostile.iter().map(|it| Sent { is_same_asker: false, ..*it }).collect();
        assert_eq!(check(&seen_by_others, at(4)), Ok(()));
        let twice = seen_by_others.repeat(2);
        assert_eq!(check(&twice, at(4)), Err(Limit::Mailbox));
        assert_eq!(check(&twice, at(24 * 60 + 2)), Ok(()));
    }
}
