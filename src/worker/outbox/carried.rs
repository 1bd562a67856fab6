//! The messages that a server takes over one connection: some end it after so many, and do not always say why.

use crate::domain::mail::{
    replies::{self, Concern, Stage},
    reply::Reply,
    reply_class::ReplyClass,
};

/// The meaning of a connection's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// A new connection can be opened at once.
    Anew,
    /// The server asks for less.
    Less,
}

/// The numbers of messages after which a server ended its connections.
#[derive(Default)]
pub(super) struct Carried {
    last: Option<u32>,
    most: Option<u32>,
}

impl Carried {
    /// Notes that the server ended a connection after so many messages. It is a limit if its words say so, or if it was the same
    /// number twice; words that speak of load need more than one message for that.
    pub(super) fn ended(&mut self, messages: u32, reply: &Reply) -> Ended {
        let is_again = self.last.replace(messages) == Some(messages);
        let says_so = replies::concern(Stage::Mail, reply) == Concern::Connection;
        let says_little = !matches!(reply.class(), ReplyClass::TooFast | ReplyClass::Quota);
        if messages == 0 {
            return Ended::Less;
        }
        if says_so || (is_again && (says_little || messages > 1)) {
            self.most = Some(self.most.map_or(messages, |most| most.min(messages)));
            return Ended::Anew;
        }
        if says_little { Ended::Anew } else { Ended::Less }
    }

    /// The most messages for one connection, if the server has shown it.
    pub(super) const fn most(&self) -> Option<u32> {
        self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_learned_from_words_or_from_the_same_number_twice() {
        for (told, lessons) in [
            ("4.7.0 too many messages on this connection", [(3, Ended::Anew, Some(3)), (3, Ended::Anew, Some(3))]),
            ("bye", [(7, Ended::Anew, None), (7, Ended::Anew, Some(7))]),
            ("bye", [(7, Ended::Anew, None), (8, Ended::Anew, None)]),
            ("4.3.2 too busy", [(5, Ended::Less, None), (5, Ended::Anew, Some(5))]),
            ("4.3.2 too busy", [(1, Ended::Less, None), (1, Ended::Less, None)]),
            ("bye", [(0, Ended::Less, None), (0, Ended::Less, None)]),
        ] {
            let mut carried = Carried::default();
            for (messages, ended, most) in lessons {
                assert_eq!(
                    (carried.ended(messages, &Reply::parse(421, told)), carried.most()),
                    (ended, most),
                    "{told}"
                );
            }
        }
    }
}
