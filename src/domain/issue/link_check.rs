//! What a look at a link found, and when to look again.

use chrono::TimeDelta;

use crate::domain::time::Instant;

/// A page that was there is looked at again after this long.
const FINE_FOR: TimeDelta = TimeDelta::hours(6);

/// Whatever else was found is looked at again after this long, for sites and lines mend.
const DOUBTFUL_FOR: TimeDelta = TimeDelta::minutes(10);

/// The longest link that is looked at, in bytes: what a database keys and browsers open without trouble.
pub const LONGEST: usize = 2_000;

/// What a look at a link found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkCheck {
    /// A page.
    Fine,
    /// A server that says there is no such page (404, 410), or a name that nobody has.
    Dead,
    /// An address of somebody's own network, which no reader can reach and no letter may name.
    Unsafe,
    /// No answer, or one that says neither: readers may see more than we do.
    Unclear,
}

impl LinkCheck {
    /// Every sight there is.
    pub const ALL: [Self; 4] = [Self::Fine, Self::Dead, Self::Unsafe, Self::Unclear];

    /// The word in its column.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Dead => "dead",
            Self::Unsafe => "unsafe",
            Self::Unclear => "unclear",
        }
    }

    /// What an answer with this HTTP status means (RFC 9110 section 15).
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            200..=299 => Self::Fine,
            404 | 410 => Self::Dead,
            _ => Self::Unclear,
        }
    }

    /// Whether a look that found this at `looked_at` is over.
    #[must_use]
    pub fn is_over(self, looked_at: Instant, now: Instant) -> bool {
        now - looked_at >= if self == Self::Fine { FINE_FOR } else { DOUBTFUL_FOR }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_that_knows_its_pages_calls_one_dead() {
        let told = [200, 204, 404, 410, 401, 403, 429, 500, 503].map(LinkCheck::of_status);
        assert_eq!(told[..4], [LinkCheck::Fine, LinkCheck::Fine, LinkCheck::Dead, LinkCheck::Dead]);
        assert!(told[4..].iter().all(|sight| *sight == LinkCheck::Unclear));
    }

    #[test]
    fn what_was_fine_is_left_alone_for_longer_than_what_was_not() {
        let (then, later) = (Instant::UNIX_EPOCH, Instant::UNIX_EPOCH + DOUBTFUL_FOR);
        assert!(!LinkCheck::Fine.is_over(then, later) && LinkCheck::Fine.is_over(then, then + FINE_FOR));
        assert!(LinkCheck::Dead.is_over(then, later) && !LinkCheck::Dead.is_over(then, then));
    }
}
