//! A delivery: one message to one recipient, keyed by (cause, recipient), for every kind of mail.

use uuid::Uuid;

use super::reply::Reply;

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum MailKind {
    /// Asks somebody to confirm a subscription.
    Confirmation,
    /// Greets a new reader.
    Welcome,
    /// An issue, to a reader.
    Issue,
    /// An issue, to somebody who looks at it before it goes out.
    Test,
    /// An issue, to an address of our own that gets it first.
    Seed,
    /// Tells editors that the cut-off comes near.
    Reminder,
    /// Asks editors to look at a composed issue.
    Review,
    /// Tells editors that an issue is held, and why.
    Held,
    /// Tells editors that an issue was paused on its way, and why.
    Paused,
    /// Tells editors what an issue came to.
    Sent,
    /// Holds an editor's link to sign in.
    SignIn,
    /// Tells a new editor where the desk is.
    Invitation,
}

impl MailKind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Confirmation,
        Self::Welcome,
        Self::Issue,
        Self::Test,
        Self::Seed,
        Self::Reminder,
        Self::Review,
        Self::Held,
        Self::Paused,
        Self::Sent,
        Self::SignIn,
        Self::Invitation,
    ];

    /// Whether it goes to people without a subscription.
    #[must_use]
    pub const fn is_for_editors(self) -> bool {
        match self {
            Self::Confirmation | Self::Welcome | Self::Issue => false,
            Self::Test
            | Self::Seed
            | Self::Reminder
            | Self::Review
            | Self::Held
            | Self::Paused
            | Self::Sent
            | Self::SignIn
            | Self::Invitation => true,
        }
    }

    /// The word in the database, and the folder below `emails/`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::Welcome => "welcome",
            Self::Issue => "issue",
            Self::Test => "test",
            Self::Seed => "seed",
            Self::Reminder => "reminder",
            Self::Review => "review",
            Self::Held => "held",
            Self::Paused => "paused",
            Self::Sent => "sent",
            Self::SignIn => "sign_in",
            Self::Invitation => "invitation",
        }
    }
}

/// What a delivery is known by: the thing that caused it, and whom it goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct DeliveryKey {
    /// An issue, a sign-up, a round of the cadence: whatever caused it.
    pub cause: Uuid,
    /// A subscription, or an id made for an editor.
    pub recipient: Uuid,
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DeliveryState {
    /// Not tried yet.
    Queued,
    /// Tried; the server said later, or could not be reached.
    Deferred,
    /// The whole message was handed over, and the answer never came. The list's policy says whether it goes again.
    Unknown,
    /// The next server took it.
    Accepted,
    /// The next server will never take it.
    Refused,
    /// The reader left before it went out.
    Withdrawn,
    /// Its issue was stopped before it went out.
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

    /// Why a message never went out, where that is no server's word.
    #[must_use]
    pub const fn why(self) -> Option<&'static str> {
        match self {
            Self::Withdrawn => Some("left before it went out"),
            Self::Cancelled => Some("stopped before it went out"),
            Self::Queued | Self::Deferred | Self::Unknown | Self::Accepted | Self::Refused => None,
        }
    }
}

/// What became of one attempt.
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
    /// Not sent: the reader has left.
    Withdrawn,
}
