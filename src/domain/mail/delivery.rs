//! A delivery: one message to one recipient, keyed by (cause, recipient), for every kind of mail.

use uuid::Uuid;

use super::reply::Reply;
use crate::domain::words::words;

/// The key of a delivery: its cause and its recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct DeliveryKey {
    /// The id of its cause: an issue, a sign-up, a round of the cadence.
    pub cause: Uuid,
    /// The id of a subscription, or one made for an editor.
    pub recipient: Uuid,
}

words! {
    /// The state of a delivery.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
    pub enum DeliveryState {
        /// Not tried yet.
        Queued = "queued",
        /// Tried; the server said later, or could not be reached.
        Deferred = "deferred",
        /// The whole message was handed over, and no answer came. The list's policy says whether it is sent again.
        Unknown = "unknown",
        /// The next server accepted it.
        Accepted = "accepted",
        /// The next server refused it for good.
        Refused = "refused",
        /// Its subscription ended before it was sent.
        Withdrawn = "withdrawn",
        /// Its issue was stopped before it was sent.
        Cancelled = "cancelled",
    }
}

impl DeliveryState {
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
    /// The server said something about the route, whatever its code: we are too fast, it is busy, our quota is used up. It says
    /// nothing about the recipient.
    PutOff(Reply),
    /// Not handed over: no connection, a broken one, a time-out. Says nothing about the recipient.
    NoContact(String),
    /// Handed over up to the final dot, and no answer came: the server may have taken it or not.
    Unknown(String),
    /// Not sent: its subscription has ended.
    Withdrawn,
}
