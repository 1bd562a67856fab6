//! A subscription: one subscriber on one list, and the only ways in which it changes.

use chrono::TimeDelta;

use crate::domain::time::Instant;

/// The time that a pending subscription waits for its confirmation before it is deleted.
pub const PENDING_FOR: TimeDelta = TimeDelta::days(7);

/// The state of a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subscription {
    /// Asked for, not confirmed; deleted [`PENDING_FOR`] after asking.
    Pending {
        /// The moment it was last asked for.
        asked_at: Instant,
    },
    /// Confirmed: receives the list's issues.
    Active {
        /// The moment it was confirmed.
        confirmed_at: Instant,
    },
    /// Left: receives nothing.
    Unsubscribed {
        /// The moment the subscriber left.
        left_at: Instant,
    },
}

/// A change that the present state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the subscription does not allow this in its present state")]
pub struct InvalidTransition;

impl Subscription {
    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending { .. } => "pending",
            Self::Active { .. } => "active",
            Self::Unsubscribed { .. } => "unsubscribed",
        }
    }

    /// Asks for the subscription, for the first time or again.
    ///
    /// # Errors
    /// An active subscription cannot be asked for.
    pub const fn ask(self, now: Instant) -> Result<Self, InvalidTransition> {
        match self {
            Self::Pending { .. } | Self::Unsubscribed { .. } => Ok(Self::Pending { asked_at: now }),
            Self::Active { .. } => Err(InvalidTransition),
        }
    }

    /// Confirms the subscription. Confirming an active one again changes nothing.
    ///
    /// # Errors
    /// A pending one whose time is over, and one that was left, must be asked for again.
    pub fn confirm(self, now: Instant) -> Result<Self, InvalidTransition> {
        match self {
            Self::Pending { .. } if self.is_waiting(now) => Ok(Self::Active { confirmed_at: now }),
            Self::Active { .. } => Ok(self),
            Self::Pending { .. } | Self::Unsubscribed { .. } => Err(InvalidTransition),
        }
    }

    /// Leaves the list. A subscription that was left before stays as it is.
    #[must_use]
    pub const fn leave(self, now: Instant) -> Self {
        match self {
            Self::Unsubscribed { .. } => self,
            Self::Pending { .. } | Self::Active { .. } => Self::Unsubscribed { left_at: now },
        }
    }

    /// True for a pending subscription that can still be confirmed.
    #[must_use]
    pub fn is_waiting(self, now: Instant) -> bool {
        matches!(self, Self::Pending { asked_at } if now - asked_at <= PENDING_FOR)
    }

    /// True if the list's issues are sent to this subscriber.
    #[must_use]
    pub const fn receives_issues(self) -> bool {
        matches!(self, Self::Active { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Instant {
        chrono::DateTime::from_timestamp(n * 86_400, 0).unwrap()
    }

    #[test]
    fn only_a_confirmed_subscription_receives_issues() {
        let pending = Subscription::Pending { asked_at: day(0) };
        assert!(!pending.receives_issues());
        assert!(pending.confirm(day(7)).unwrap().receives_issues());
        assert!(!pending.leave(day(1)).receives_issues());
    }

    #[test]
    fn a_confirmation_after_its_time_is_refused() {
        assert_eq!(Subscription::Pending { asked_at: day(0) }.confirm(day(8)), Err(InvalidTransition));
    }

    #[test]
    fn confirming_and_leaving_again_change_nothing() {
        let active = Subscription::Active { confirmed_at: day(1) };
        assert_eq!(active.confirm(day(2)), Ok(active));
        let left = active.leave(day(3));
        assert_eq!(left.leave(day(4)), left);
    }

    #[test]
    fn who_left_confirms_anew_before_a_next_issue() {
        let left = Subscription::Unsubscribed { left_at: day(3) };
        assert_eq!(left.confirm(day(4)), Err(InvalidTransition));
        assert!(left.ask(day(4)).unwrap().confirm(day(5)).unwrap().receives_issues());
    }
}
