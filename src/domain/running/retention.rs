//! Retention: the time for which things are kept (GDPR article 5(1)(e)).

use chrono::TimeDelta;

/// The times that an owner decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// The time after which the deliveries of an issue become sums, and other mail is forgotten.
    pub deliveries: TimeDelta,
    /// The time for which the built-in mailbox keeps a mail.
    pub captured: TimeDelta,
}

impl Default for Retention {
    fn default() -> Self {
        Self { deliveries: TimeDelta::days(90), captured: TimeDelta::days(30) }
    }
}
