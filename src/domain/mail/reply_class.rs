//! Classes of replies: the reasons for which servers refuse or defer a message, few enough to be told in plain words.

use crate::domain::words::words;

words! {
    /// The class of a reply.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum ReplyClass {
        /// Nobody has this address.
        NoMailbox = "no-mailbox",
        /// The mailbox is closed.
        Closed = "closed",
        /// The mailbox is full.
        Full = "full",
        /// The mailbox gets too much mail at the moment, or is in use.
        MailboxBusy = "mailbox-busy",
        /// The domain does not exist, or takes no mail (RFC 7505).
        NoDomain = "no-domain",
        /// The domain's server cannot be reached.
        Unreachable = "unreachable",
        /// It is about us or our message: policy, spam, a missing signature.
        AboutUs = "about-us",
        /// The server does not let us in: user name, password, or none.
        SignIn = "sign-in",
        /// Greylisting: an unknown sender is asked to come back in some minutes (RFC 6647).
        Greylisted = "greylisted",
        /// Too much at once, or a server that is busy.
        TooFast = "too-fast",
        /// Our quota at the server is used up.
        Quota = "quota",
        /// Nobody answered, or the connection broke.
        NoContact = "no-contact",
        /// Anything else.
        Other = "other",
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
