//! Mail that comes back: bounces, complaints, answers of machines and of people, told apart by their bytes.
//!
//! The order is that of proof: fields that were made to be read by programs (RFC 3464, 6533, 5965, 8098), then the words of
//! servers that follow no standard. A code of RFC 3463 decides over words that say nothing, and words decide over a code that
//! they contradict. Only what says that the address is gone is [`Class::Hard`]; a doubt is [`Class::Soft`], because a reader
//! given up for nothing hears of it nowhere.
//!
//! Nothing here may be believed about who somebody is: an address that a mail names was put there by whoever wrote it. The
//! proof of whose mail came back is in the return path, and asking for it is left to others. Time and memory are bounded for any
//! input: 2 MiB of a mail, ten levels of parts, 64 leaves, a hundred recipients.

mod answers;
mod fields;
mod meaning;
mod mime;
mod notification;
mod prose;
mod report;
mod status;
mod verdict;

use crate::domain::{mail::reply::Enhanced, words::words};

words! {
    /// The kinds of mail that come back.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Kind {
        /// A server gave up.
        Bounce = "bounce",
        /// A recipient calls it spam.
        Complaint = "complaint",
        /// A server still tries: a warning, and no failure.
        Delayed = "delayed",
        /// It arrived.
        Delivered = "delivered",
        /// A machine answers for somebody: away, received, a riddle to solve.
        AutoReply = "auto-reply",
        /// Somebody wrote.
        Person = "person",
        /// A report about mail in general, a receipt, a complaint that takes nobody off.
        Report = "report",
    }
}

words! {
    /// Whose matter a bounce is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Class {
        /// The address is gone.
        Hard = "hard",
        /// The mailbox or the way there, at this moment.
        Soft = "soft",
        /// Who sends, or what was sent.
        Ours = "ours",
        /// No failure.
        None = "none",
    }
}

words! {
    /// What told the kind.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum By {
        /// Fields of RFC 3464 or RFC 6533.
        DeliveryStatus = "delivery-status",
        /// Fields of RFC 5965.
        FeedbackReport = "feedback-report",
        /// Fields of RFC 8098.
        Disposition = "disposition",
        /// A notification in JSON.
        Notification = "notification",
        /// The mail's own head.
        Headers = "headers",
        /// Words.
        Words = "words",
    }
}

/// One recipient of the mail that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address, as the mail names it: first that which we wrote to, if it tells.
    pub address: String,
    /// What happened to this recipient.
    pub kind: Kind,
    /// Whose matter it is.
    pub class: Class,
    /// The code that decided, if there is one.
    pub status: Option<Enhanced>,
    /// The server's words, at most [`MAX_WORDS`] bytes. They may name anybody.
    pub words: String,
}

/// The most bytes of a server's words that are kept.
pub const MAX_WORDS: usize = 1000;

/// The most recipients of one mail.
pub const MAX_RECIPIENTS: usize = 100;

/// A mail that came back, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The kind of the whole: of several recipients, the gravest.
    pub kind: Kind,
    /// The class of the whole: of several recipients, the gravest.
    pub class: Class,
    /// What told it.
    pub by: By,
    /// The recipients it speaks of; none where it names none.
    pub recipients: Vec<Recipient>,
    /// Addresses of which one may be our return path: that this mail was sent to, or that the returned one came from.
    pub return_paths: Vec<String>,
    /// The envelope's id that we gave (RFC 3461 section 4.4), as a report repeats it.
    pub envelope_id: Option<String>,
    /// Message-IDs of mails that it answers or returns, without their brackets.
    pub message_ids: Vec<String>,
    /// Web addresses in `List-Unsubscribe` of the mail that it returns.
    pub leave_links: Vec<String>,
}

impl Returned {
    /// The code of the gravest recipient that has one.
    #[must_use]
    pub fn status(&self) -> Option<Enhanced> {
        let gravest = self.recipients.iter().filter(|one| one.kind == self.kind && one.class == self.class);
        gravest.chain(&self.recipients).find_map(|one| one.status)
    }
}

/// Reads a mail that came back. There is no mail that it cannot read: what it does not understand, somebody wrote.
#[must_use]
pub fn read(mail: &[u8]) -> Returned {
    let parts = mime::parts(mail);
    let (by, recipients) = told(&parts).unwrap_or((By::Headers, Found::Plain(Kind::Person)));
    let traces = answers::traces(&parts);
    let (kind, class, recipients) = match recipients {
        Found::Plain(kind) => (kind, if kind == Kind::Bounce { Class::Soft } else { Class::None }, Vec::new()),
        Found::Each(recipients) => {
            let (kind, class) = gravest(&recipients);
            (kind, class, recipients)
        }
    };
    Returned {
        kind,
        class,
        by,
        recipients,
        return_paths: traces.return_paths,
        envelope_id: traces.envelope_id,
        message_ids: traces.message_ids,
        leave_links: traces.leave_links,
    }
}

/// Asks each way of reading, by the order of proof.
fn told(parts: &mime::Parts) -> Option<(By, Found)> {
    fields::feedback(parts)
        .or_else(|| fields::delivery_status(parts))
        .or_else(|| fields::disposition(parts))
        .or_else(|| notification::read(parts))
        .or_else(|| answers::general_report(parts))
        .or_else(|| answers::complaint(parts))
        .or_else(|| prose::bounce(parts).map(|found| fields::within(parts).unwrap_or(found)))
        .or_else(|| answers::auto_reply(parts))
}

/// What one way of reading found: the kind alone, or each recipient.
enum Found {
    Plain(Kind),
    Each(Vec<Recipient>),
}

/// The kind and class of a mail about several recipients.
fn gravest(recipients: &[Recipient]) -> (Kind, Class) {
    let weight = |one: &&Recipient| match (one.kind, one.class) {
        (Kind::Complaint, _) => 7,
        (Kind::Bounce, Class::Hard) => 6,
        (Kind::Bounce, Class::Ours) => 5,
        (Kind::Bounce, _) => 4,
        (Kind::Delayed, _) => 3,
        (Kind::Delivered, _) => 2,
        _ => 1,
    };
    recipients.iter().max_by_key(weight).map_or((Kind::Report, Class::None), |one| (one.kind, one.class))
}

/// Words cut to [`MAX_WORDS`], on one line.
fn kept(words: &str) -> String {
    let mut text = String::new();
    for word in words.split_whitespace() {
        let word: String = word.chars().filter(|sign| !sign.is_control()).collect();
        if text.len() + word.len() + 1 > MAX_WORDS {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word);
    }
    text
}
