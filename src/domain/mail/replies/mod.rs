//! One understanding of what servers say: the class of a reply, and whom it concerns, so who has to wait.
//!
//! Words decide before codes where they speak of pace, of a connection or of our quota, because servers give such replies any
//! code they like; otherwise the enhanced code decides (RFC 3463), and words only where it says too little. The words are data
//! (`phrases.txt`), gathered from what the large mail systems publish. Replies that come later, in mail, are read by the same
//! table ([`class`]).

mod phrases;

use phrases::{Saying, saying, split};

use super::{
    delivery::Outcome,
    reply::{Enhanced, Reply, Verdict},
    reply_class::ReplyClass,
};

/// The step of a conversation that a reply answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Anything before a message: the connection, the greeting, EHLO, STARTTLS, AUTH.
    Opening,
    /// MAIL, which names our sender address only.
    Mail,
    /// RCPT, which names the recipient.
    Rcpt,
    /// DATA.
    Data,
    /// The final dot of the message.
    Dot,
}

/// The period of a quota that is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// An hour, or a period that was not named.
    Hour,
    /// A day or longer.
    Day,
}

/// The one whom a negative reply concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// This mailbox.
    Mailbox,
    /// The domain of this mailbox, or the way to it.
    Domain,
    /// Our standing or our message: a person has to do something.
    Us,
    /// This connection, which has carried enough.
    Connection,
    /// The route at this moment: we are too fast, or its server is busy.
    Moment,
    /// Our quota at the route's server, for this long.
    Quota(Period),
    /// The route: its server does not let us in.
    Gone,
}

impl Concern {
    /// Tells whether all mail of the route waits, and not the message that happened to be answered.
    #[must_use]
    pub const fn is_of_route(self) -> bool {
        matches!(self, Self::Connection | Self::Moment | Self::Quota(_) | Self::Gone)
    }
}

impl Reply {
    /// The class of a negative reply.
    #[must_use]
    pub fn class(&self) -> ReplyClass {
        class(self.code, self.enhanced, &self.text)
    }

    /// Tells whether a refusal or a deferral is about us, our message or their system, and not about the recipient.
    #[must_use]
    pub fn is_about_us(&self) -> bool {
        matches!(self.class(), ReplyClass::AboutUs | ReplyClass::SignIn)
    }

    /// Tells whether the server asks an unknown sender to come back in some minutes (RFC 6647).
    #[must_use]
    pub fn is_greylisting(&self) -> bool {
        self.class() == ReplyClass::Greylisted
    }
}

impl ReplyClass {
    /// Classifies a reply as reports have it: a code and words, or the failure of the connection.
    #[must_use]
    pub fn of(told: &str) -> Self {
        let code = told.split_once(' ').and_then(|(code, text)| Some((code.parse().ok()?, text)));
        let Some((code @ 200..=599, text)) = code else { return Self::NoContact };
        let reply = Reply::parse(code, text);
        let class = reply.class();
        if class == Self::Other && reply.closes_connection() { Self::TooFast } else { class }
    }
}

/// The class of a negative reply: its code, its enhanced code if there is one, and its words.
#[must_use]
pub fn class(code: u16, enhanced: Option<Enhanced>, text: &str) -> ReplyClass {
    let said = match saying(text) {
        Some(Saying::Class(class)) => Some(class),
        Some(Saying::EndOfConnection) => Some(ReplyClass::TooFast),
        None => None,
    };
    let is_transient = (400..500).contains(&code);
    match (said, enhanced) {
        (_, Some(Enhanced(5, 1, 1))) => ReplyClass::NoMailbox,
        (Some(ReplyClass::AboutUs) | None, _) if matches!(code, 530 | 534 | 535 | 538) => ReplyClass::SignIn,
        (Some(class @ (ReplyClass::MailboxBusy | ReplyClass::Quota | ReplyClass::TooFast)), _) => class,
        (Some(ReplyClass::Greylisted), _) if is_transient => ReplyClass::Greylisted,
        (said, Some(enhanced)) => by_code(code, enhanced, said),
        (None, None) if code == 452 => ReplyClass::TooFast,
        (Some(ReplyClass::Greylisted) | None, None) => ReplyClass::Other,
        (Some(class), None) => class,
    }
}

/// The class by the enhanced code, and by what was `said` where the code says too little.
fn by_code(code: u16, enhanced: Enhanced, said: Option<ReplyClass>) -> ReplyClass {
    let is_transient = enhanced.0 == 4;
    let otherwise = |class| said.filter(|said| *said != ReplyClass::Greylisted).unwrap_or(class);
    match (enhanced.1, enhanced.2) {
        (1, 2 | 10) if said != Some(ReplyClass::NoMailbox) => ReplyClass::NoDomain,
        (1, 7 | 8) => ReplyClass::AboutUs,
        (1, _) => ReplyClass::NoMailbox,
        (2, 1) => ReplyClass::Closed,
        (2, 2) => ReplyClass::Full,
        (3, 1 | 2) | (4, 5) | (5, 3) if is_transient => ReplyClass::TooFast,
        (4, 5) => ReplyClass::Quota,
        (4, _) => otherwise(ReplyClass::Unreachable),
        (7, 1) if matches!(code, 450 | 451) && said != Some(ReplyClass::AboutUs) => ReplyClass::Greylisted,
        (7, 1) if is_transient => otherwise(ReplyClass::TooFast),
        (7, _) if is_transient => ReplyClass::TooFast,
        (3 | 5, _) if !is_transient => otherwise(ReplyClass::AboutUs),
        (6 | 7, _) => ReplyClass::AboutUs,
        _ => otherwise(ReplyClass::Other),
    }
}

/// The one whom a negative reply concerns at this stage.
#[must_use]
pub fn concern(stage: Stage, reply: &Reply) -> Concern {
    let is_transient = reply.verdict() == Verdict::Deferred;
    if saying(&reply.text) == Some(Saying::EndOfConnection) && is_transient {
        return Concern::Connection;
    }
    match reply.class() {
        ReplyClass::Quota => Concern::Quota(period(&reply.text)),
        ReplyClass::TooFast => Concern::Moment,
        _ if reply.closes_connection() => Concern::Moment,
        _ if stage == Stage::Opening && !is_transient => Concern::Gone,
        _ if matches!(stage, Stage::Opening | Stage::Mail) && is_transient => Concern::Moment,
        _ if stage == Stage::Mail => Concern::Us,
        ReplyClass::AboutUs | ReplyClass::SignIn => Concern::Us,
        ReplyClass::NoDomain | ReplyClass::Unreachable => Concern::Domain,
        ReplyClass::NoMailbox
        | ReplyClass::Closed
        | ReplyClass::Full
        | ReplyClass::MailboxBusy
        | ReplyClass::Greylisted
        | ReplyClass::NoContact
        | ReplyClass::Other => Concern::Mailbox,
    }
}

/// Tells whether a deferral may be about the whole domain of the recipient: several such of different mailboxes are.
#[must_use]
pub fn tells_of_domain(stage: Stage, reply: &Reply) -> bool {
    match concern(stage, reply) {
        Concern::Domain | Concern::Moment | Concern::Quota(_) => true,
        Concern::Mailbox => reply.class() == ReplyClass::Other,
        Concern::Us | Concern::Connection | Concern::Gone => false,
    }
}

/// The outcome of a message by the reply at this stage.
#[must_use]
pub fn outcome(stage: Stage, reply: Reply) -> Outcome {
    match reply.verdict() {
        Verdict::Accepted => Outcome::Accepted(reply),
        Verdict::Deferred | Verdict::Refused if concern(stage, &reply).is_of_route() => Outcome::PutOff(reply),
        Verdict::Deferred => Outcome::Deferred(reply),
        Verdict::Refused if stage == Stage::Mail => Outcome::Blocked(reply),
        Verdict::Refused => Outcome::Refused(reply),
    }
}

/// The period that a reply about a quota names.
fn period(text: &str) -> Period {
    const DAYS: [&str; 10] =
        ["daily", "day", "today", "24", "24h", "month", "monthly", "weekly", "daglimiet", "tageslimit"];
    if split(text).iter().any(|word| DAYS.contains(&word.as_str())) { Period::Day } else { Period::Hour }
}

#[cfg(test)]
mod tests;
