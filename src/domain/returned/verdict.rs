//! The class of a failure: codes, words and the moment of the refusal, weighed against each other.

use super::{
    Class, Kind, Recipient, kept,
    meaning::{self, Meaning},
    status::{self, Codes},
};
use crate::domain::mail::reply::Enhanced;

/// What a report says about one recipient.
#[derive(Debug, Default, Clone)]
pub(super) struct Said {
    /// The address.
    pub(super) address: String,
    /// The code in a field of its own.
    pub(super) status: Option<Enhanced>,
    /// The server's own words.
    pub(super) diagnostic: String,
    /// What is said to a person about this recipient.
    pub(super) prose: String,
    /// The report comes from the system that holds the mailbox.
    pub(super) from_host: bool,
}

impl Said {
    /// The recipient, as a failure.
    pub(super) fn failed(self) -> Recipient {
        let (class, status) = self.judged();
        let words = if self.diagnostic.trim().is_empty() { &self.prose } else { &self.diagnostic };
        Recipient { words: kept(words), address: self.address, kind: Kind::Bounce, class, status }
    }

    /// The class, and the code that goes with it.
    fn judged(&self) -> (Class, Option<Enhanced>) {
        let own = Codes::of(&self.diagnostic);
        let spoken = Codes::of(&self.prose);
        let told = [own.enhanced, self.status];
        let code = told
            .into_iter()
            .flatten()
            .find(|&code| status::says_more(code))
            .or_else(|| told.into_iter().flatten().next());
        let code = code.or(spoken.enhanced);
        let meaning = meaning::of(&self.diagnostic).or_else(|| meaning::of(&self.prose));
        (self.class(own, spoken, code, meaning), code)
    }

    /// The weighing: what words mean first, then how sure they are, then the code.
    fn class(&self, own: Codes, spoken: Codes, code: Option<Enhanced>, meaning: Option<Meaning>) -> Class {
        let passing =
            own.reply.or(spoken.reply).is_some_and(|reply| reply < 500) || code.is_some_and(|code| code.0 == 4);
        let about_us = own.enhanced.or(spoken.enhanced).is_some_and(|Enhanced(_, subject, _)| subject == 7);
        match meaning {
            Some(Meaning::Full | Meaning::TooLarge | Meaning::Passing | Meaning::Filtered | Meaning::Closed) => {
                Class::Soft
            }
            Some(Meaning::Disabled) if code != Some(Enhanced(5, 2, 1)) => Class::Soft,
            Some(Meaning::Ours) => Class::Ours,
            _ if self.is_at(&SENDER) => Class::Ours,
            None if own.reply == Some(UNREGISTERED) => Class::Hard,
            None | Some(Meaning::Nothing) => code.and_then(status::class_of).unwrap_or(Class::Soft),
            Some(Meaning::Unknown | Meaning::NoMailbox) if code == Some(Enhanced(4, 1, 1)) => Class::Hard,
            Some(_) if passing || about_us || self.is_at(&CONTENT) => Class::Soft,
            Some(Meaning::Unknown) if !self.is_sure(own, code, self.speaks_of_mailbox()) => Class::Soft,
            Some(Meaning::NoMailbox) if !self.is_sure(own, code, self.status.is_some()) => Class::Soft,
            Some(Meaning::Moved | Meaning::Unknown | Meaning::NoMailbox | Meaning::Gone | Meaning::Disabled) => {
                Class::Hard
            }
        }
    }

    /// Tells whether something beside the words says that there is no such mailbox: a code about the address, a field made for
    /// programs if `told` says that it counts, or a refusal before the content was there. The words alone are what filters say
    /// as well.
    fn is_sure(&self, own: Codes, code: Option<Enhanced>, told: bool) -> bool {
        let early = || self.from_host || self.is_at(&RECIPIENT);
        match code {
            Some(Enhanced(_, 1, _)) => true,
            Some(Enhanced(_, 2, _)) => early(),
            _ => early() || told && own.enhanced.is_none_or(status::says_more),
        }
    }

    /// Tells whether a report in fields speaks of the mailbox and not of the mail: the server's words name the recipient, or there are
    /// none, because who reports keeps the mailboxes.
    fn speaks_of_mailbox(&self) -> bool {
        let named = !self.address.is_empty() && self.diagnostic.to_lowercase().contains(&self.address.to_lowercase());
        self.status.is_some() && (named || self.diagnostic.is_empty())
    }

    /// Tells whether what is said to a person names one of these moments of a transaction.
    fn is_at(&self, phrases: &[&str]) -> bool {
        let words = meaning::plain(&self.prose);
        phrases.iter().any(|phrase| words.contains(phrase))
    }
}

/// The reply of a filtering service to an address that its customer has not registered; no other server uses it.
const UNREGISTERED: u16 = 542;

/// The sender was refused.
const SENDER: [&str; 3] = ["after mail from", "in reply to mail from", "after the mail command"];

/// The recipient was refused, or is known to be none by who keeps the mailboxes.
const RECIPIENT: [&str; 15] = [
    "after rcpt",
    "after rcpt command",
    ">>> rcpt",
    "in reply to rcpt",
    "our rcpt to",
    "smtp:rcpt",
    "not listed in",
    "[rcpt_to]",
    "rcpt to:<",
    "recipient was rejected",
    "does not like recipient",
    "rejected address",
    "recipient name is not recognized",
    "no mailbox here by that name",
    "local recipient table",
];

/// The content was refused. By then the server had taken the recipient: what refuses is a filter, and some of those call
/// everything that they refuse an unknown user.
const CONTENT: [&str; 4] =
    ["in reply to data", "in reply to end of data", "after end of data", "after i sent the message"];
