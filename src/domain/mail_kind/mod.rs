//! The kinds of mail: one variant for each, carrying what its letter says beyond its list.
//!
//! A kind that cannot be written without an issue, an address or a token has it as an argument, so that an illegal pair
//! cannot be made. The outbox seals the whole [`Mail`]; beside it stands the word of its [`MailKind`], for indexes and
//! reports. This stands beside `mail/` and not in it: a list's rules for delivery are made of that folder, and this names
//! issues and roles.

mod as_text;
#[cfg(test)]
mod tests;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    audit::chain::Hash,
    editor::{Role, sign_in::LINK_LASTS, topic::Topic},
    ids::IssueId,
    issue::{HoldReason, PauseReason},
    text::{address::EmailAddress, language::Language},
    time::Instant,
    token::Token,
};

/// A mail: its kind, and the arguments of its letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum Mail {
    /// Asks somebody to confirm a subscription.
    Confirmation {
        /// The token of its link.
        #[serde(with = "as_text")]
        token: Token,
    },
    /// Greets a new subscriber.
    Welcome,
    /// An issue, to a subscriber.
    Issue {
        /// The issue.
        issue: IssueId,
    },
    /// An issue, to somebody who looks at it before it goes out.
    Test {
        /// The address it goes to.
        #[serde(with = "as_text")]
        to: EmailAddress,
        /// The issue.
        issue: IssueId,
    },
    /// An issue, to an address of our own that gets it first.
    Seed {
        /// The address it goes to.
        #[serde(with = "as_text")]
        to: EmailAddress,
        /// The issue.
        issue: IssueId,
    },
    /// Mail to somebody who works at the desk.
    Desk {
        /// The recipient.
        to: Correspondent,
        /// The kind, with its arguments.
        #[serde(flatten)]
        says: DeskMail,
    },
}

/// The mail to those who work at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "says", rename_all = "snake_case")]
pub enum DeskMail {
    /// Tells that the cut-off comes near.
    Reminder {
        /// The moment at which the items are taken from the queue.
        cutoff_at: Instant,
        /// The moment at which the issue is sent.
        sends_at: Instant,
    },
    /// Asks to look at a composed issue.
    Review {
        /// The issue.
        issue: IssueId,
    },
    /// Tells that an issue is held.
    Held {
        /// The issue.
        issue: IssueId,
        /// The reason it is held.
        #[serde(with = "as_text")]
        reason: HoldReason,
    },
    /// Tells that an issue was paused on its way.
    Paused {
        /// The issue.
        issue: IssueId,
        /// The reason it was paused.
        #[serde(with = "as_text")]
        reason: PauseReason,
    },
    /// Tells what an issue came to.
    Sent {
        /// The issue.
        issue: IssueId,
    },
    /// Holds an editor's link to sign in.
    SignIn {
        /// The token of the link.
        #[serde(with = "as_text")]
        token: Token,
    },
    /// Tells a new editor where the desk is.
    Invitation {
        /// Their role.
        #[serde(with = "as_text")]
        role: Role,
    },
    /// Tells an owner of all lists that a subscriber wants to be erased everywhere.
    Wish,
    /// Gives an owner of all lists the newest hash of the log, to keep.
    LogHash {
        /// The number of entries up to it.
        entries: u64,
        /// The hash.
        #[serde(with = "as_text")]
        hash: Hash,
    },
}

/// Somebody at the desk, as a mail addresses them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correspondent {
    /// Their address.
    #[serde(with = "as_text")]
    pub address: EmailAddress,
    /// The language in which they are written to; none: the list's.
    pub language: Option<Language>,
}

impl From<EmailAddress> for Correspondent {
    /// Somebody who is written to in the list's language.
    fn from(address: EmailAddress) -> Self {
        Self { address, language: None }
    }
}

impl Mail {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> MailKind {
        match self {
            Self::Confirmation { .. } => MailKind::Confirmation,
            Self::Welcome => MailKind::Welcome,
            Self::Issue { .. } => MailKind::Issue,
            Self::Test { .. } => MailKind::Test,
            Self::Seed { .. } => MailKind::Seed,
            Self::Desk { says, .. } => says.kind(),
        }
    }

    /// The issue it is about.
    #[must_use]
    pub const fn issue(&self) -> Option<IssueId> {
        match self {
            Self::Confirmation { .. } | Self::Welcome => None,
            Self::Issue { issue } | Self::Test { issue, .. } | Self::Seed { issue, .. } => Some(*issue),
            Self::Desk { says, .. } => says.issue(),
        }
    }

    /// The address it goes to, where that is no subscription's.
    #[must_use]
    pub const fn address(&self) -> Option<&EmailAddress> {
        match self {
            Self::Confirmation { .. } | Self::Welcome | Self::Issue { .. } => None,
            Self::Test { to, .. } | Self::Seed { to, .. } => Some(to),
            Self::Desk { to, .. } => Some(&to.address),
        }
    }

    /// The language of its words, where its recipient has one of their own beside a subscription.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        match self {
            Self::Desk { to, .. } => to.language,
            Self::Confirmation { .. } | Self::Welcome | Self::Issue { .. } | Self::Test { .. } | Self::Seed { .. } => {
                None
            }
        }
    }
}

impl DeskMail {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> MailKind {
        match self {
            Self::Reminder { .. } => MailKind::Reminder,
            Self::Review { .. } => MailKind::Review,
            Self::Held { .. } => MailKind::Held,
            Self::Paused { .. } => MailKind::Paused,
            Self::Sent { .. } => MailKind::Sent,
            Self::SignIn { .. } => MailKind::SignIn,
            Self::Invitation { .. } => MailKind::Invitation,
            Self::Wish => MailKind::Wish,
            Self::LogHash { .. } => MailKind::LogHash,
        }
    }

    /// The issue it is about.
    #[must_use]
    pub const fn issue(&self) -> Option<IssueId> {
        match self {
            Self::Review { issue } | Self::Held { issue, .. } | Self::Paused { issue, .. } | Self::Sent { issue } => {
                Some(*issue)
            }
            Self::Reminder { .. }
            | Self::SignIn { .. }
            | Self::Invitation { .. }
            | Self::Wish
            | Self::LogHash { .. } => None,
        }
    }

    /// The topic under which an editor chooses to get it; none: it goes to those for whom it is meant, whatever they chose.
    #[must_use]
    pub const fn topic(&self) -> Option<Topic> {
        match self {
            Self::Reminder { .. } => Some(Topic::Reminder),
            Self::Review { .. } => Some(Topic::Review),
            Self::Held { .. } => Some(Topic::Held),
            Self::Paused { .. } => Some(Topic::Trouble),
            Self::Sent { .. } => Some(Topic::Sent),
            Self::SignIn { .. } | Self::Invitation { .. } | Self::Wish | Self::LogHash { .. } => None,
        }
    }

    /// The time after queueing within which it is still worth sending; none: always.
    #[must_use]
    pub const fn lasts(&self) -> Option<TimeDelta> {
        match self {
            Self::SignIn { .. } => Some(LINK_LASTS),
            Self::Reminder { .. }
            | Self::Review { .. }
            | Self::Held { .. }
            | Self::Paused { .. }
            | Self::Sent { .. }
            | Self::Invitation { .. }
            | Self::Wish
            | Self::LogHash { .. } => None,
        }
    }
}

/// Makes [`MailKind`], with the word of each kind.
macro_rules! kinds {
    ($($kind:ident $word:literal)+) => {
        /// The kind of a mail without what it says. Each is described at its variant of [`Mail`] or [`DeskMail`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "see above")]
        pub enum MailKind {
            $($kind,)+
        }

        impl MailKind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The word in the database, in reports and metrics, and the folder below `emails/`.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)+
                }
            }
        }
    };
}

kinds! {
    Confirmation "confirmation"
    Welcome "welcome"
    Issue "issue"
    Test "test"
    Seed "seed"
    Reminder "reminder"
    Review "review"
    Held "held"
    Paused "paused"
    Sent "sent"
    SignIn "sign_in"
    Invitation "invitation"
    Wish "wish"
    LogHash "log_hash"
}
