//! Link checks: their results, and when a link is checked again.

use chrono::TimeDelta;

use crate::domain::{time::Instant, words::words};

/// A link to a page is checked again after this long.
const FINE_FOR: TimeDelta = TimeDelta::hours(6);

/// Any other link is checked again after this long, because sites and connections recover.
const DOUBTFUL_FOR: TimeDelta = TimeDelta::minutes(10);

/// The longest link that is checked, in bytes: a database can key it and browsers can open it.
pub const LONGEST: usize = 2_000;

words! {
    /// The result of checking a link.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum LinkCheck {
        /// There is a page.
        Fine = "fine",
        /// The server says there is no such page (404, 410), or the host's name does not exist.
        Dead = "dead",
        /// The address is in a private network, which no reader can reach and no mail may name.
        Unsafe = "unsafe",
        /// There was no answer, or one that tells neither; readers may still get to the page.
        Unclear = "unclear",
    }
}

impl LinkCheck {
    /// The result that an HTTP status stands for (RFC 9110 section 15).
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            200..=299 => Self::Fine,
            404 | 410 => Self::Dead,
            _ => Self::Unclear,
        }
    }

    /// Reports whether a check with this result, made at `checked_at`, is to be repeated by now.
    #[must_use]
    pub fn is_outdated(self, checked_at: Instant, now: Instant) -> bool {
        now - checked_at >= if self == Self::Fine { FINE_FOR } else { DOUBTFUL_FOR }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_that_knows_its_pages_calls_one_dead() {
        let told = [200, 204, 404, 410, 401, 403, 429, 500, 503].map(LinkCheck::of_status);
        assert_eq!(told[..4], [LinkCheck::Fine, LinkCheck::Fine, LinkCheck::Dead, LinkCheck::Dead]);
        assert!(told[4..].iter().all(|check| *check == LinkCheck::Unclear));
    }

    #[test]
    fn what_was_fine_is_left_alone_for_longer_than_what_was_not() {
        let (then, later) = (Instant::UNIX_EPOCH, Instant::UNIX_EPOCH + DOUBTFUL_FOR);
        assert!(!LinkCheck::Fine.is_outdated(then, later) && LinkCheck::Fine.is_outdated(then, then + FINE_FOR));
        assert!(LinkCheck::Dead.is_outdated(then, later) && !LinkCheck::Dead.is_outdated(then, then));
    }
}
