//! What a server's answer means for who sends an update, in a handful of kinds that can be said in plain words.

use super::reply::{Enhanced, Reply};

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReplyClass {
    /// Nobody has this address.
    NoMailbox,
    /// The mailbox is closed.
    Closed,
    /// The mailbox is full.
    Full,
    /// It is about us, or about what we send: policy, spam, a missing signature.
    AboutUs,
    /// Strangers are asked to come back in some minutes (RFC 6647).
    Greylisted,
    /// Too much at once.
    TooFast,
    /// Nobody answered, or the connection broke.
    NoContact,
    /// Anything else.
    Other,
}

impl ReplyClass {
    /// The meaning of an answer as reports tell it: a code and words, or what was wrong with the connection.
    #[must_use]
    pub fn of(told: &str) -> Self {
        let code = told.split_once(' ').and_then(|(code, text)| Some((code.parse().ok()?, text)));
        let Some((code @ 200..=599, text)) = code else { return Self::NoContact };
        let reply = Reply::parse(code, text);
        match reply.enhanced {
            _ if reply.is_greylisting() => Self::Greylisted,
            Some(Enhanced(_, 1, _)) => Self::NoMailbox,
            Some(Enhanced(_, 2, 1)) => Self::Closed,
            Some(Enhanced(_, 2, 2)) => Self::Full,
            _ if reply.asks_for_less() => Self::TooFast,
            _ if reply.is_about_us() => Self::AboutUs,
            _ => Self::Other,
        }
    }

    /// The word in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoMailbox => "no-mailbox",
            Self::Closed => "closed",
            Self::Full => "full",
            Self::AboutUs => "about-us",
            Self::Greylisted => "greylisted",
            Self::TooFast => "too-fast",
            Self::NoContact => "no-contact",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_fall_into_kinds_that_can_be_said_in_plain_words() {
        for (told, meaning) in [
            ("550 5.1.1 no such user", ReplyClass::NoMailbox),
            ("550 5.2.1 mailbox disabled", ReplyClass::Closed),
            ("452 4.2.2 mailbox full", ReplyClass::Full),
            ("550 5.7.26 unauthenticated", ReplyClass::AboutUs),
            ("554 rejected as spam", ReplyClass::AboutUs),
            ("451 4.7.1 greylisted, come back in five minutes", ReplyClass::Greylisted),
            ("450 4.7.0 too fast, slow down", ReplyClass::TooFast),
            ("421 4.3.2 too busy", ReplyClass::TooFast),
            ("the connection was closed", ReplyClass::NoContact),
            ("no answer within 2 seconds", ReplyClass::NoContact),
            ("", ReplyClass::NoContact),
            ("550 no", ReplyClass::Other),
        ] {
            assert_eq!(ReplyClass::of(told), meaning, "{told}");
        }
    }
}
