//! A delivery: one message to one recipient, keyed by (cause, recipient), for every kind of mail.

use uuid::Uuid;

use super::reply::Reply;

/// The key of a delivery: its cause and its recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct DeliveryKey {
    /// The id of its cause: an issue, a sign-up, a round of the cadence.
    pub cause: Uuid,
    /// The id of a subscription, or one made for an editor.
    pub recipient: Uuid,
}

/// The state of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DeliveryState {
    /// Not tried yet.
    Queued,
    /// Tried; the server said later, or could not be reached.
    Deferred,
    /// The whole message was handed over, and no answer came. The list's policy says whether it is sent again.
    Unknown,
    /// The next server accepted it.
    Accepted,
    /// The next server refused it for good.
    Refused,
    /// Its subscription ended before it was sent.
    Withdrawn,
    /// Its issue was stopped before it was sent.
    Cancelled,
}

impl DeliveryState {
    /// All states.
    pub const ALL: [Self; 7] =
        [Self::Queued, Self::Deferred, Self::Unknown, Self::Accepted, Self::Refused, Self::Withdrawn, Self::Cancelled];

    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Deferred => "deferred",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
        }
    }

    /// The reason a message was never sent, where no server gave one.
    #[must_use]
    pub const fn why(self) -> Option<&'static str> {
        match self {
            Self::Withdrawn => Some("left before it went out"),
            Self::Cancelled => Some("stopped before it went out"),
            Self::Queued | Self::Deferred | Self::Unknown | Self::Accepted | Self::Refused => None,
        }
    }
}

/// The result of one attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// 2xx after the final dot.
    Accepted(Reply),
    /// 4xx at any step.
    Deferred(Reply),
    /// 5xx to the recipient or to the message.
    Refused(Reply),
    /// 5xx to us: to our sender address, before any recipient was named.
    Blocked(Reply),
    /// Not handed over: no connection, a broken one, a time-out. Says nothing about the recipient.
    NoContact(String),
    /// Handed over up to the final dot, and no answer came: the server may have taken it or not.
    Unknown(String),
    /// Not sent: its subscription has ended.
    Withdrawn,
}
