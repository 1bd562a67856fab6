//! The script of a server: the moments in a conversation, and the acts that a test orders at them.

use std::sync::Arc;

use tokio::sync::Notify;

/// A step of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The whole message was received, including its final dot.
    Dot,
    Rset,
    Quit,
    Other,
}

/// A moment at which the server has to answer.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The number of the connection, from 1.
    pub connection: usize,
    /// The number of messages begun on this connection, including this one.
    pub message: usize,
    /// The number of messages begun so far over all connections, including this one.
    pub begun: usize,
    /// The number of messages taken so far over all connections.
    pub taken: usize,
    /// The step of the conversation.
    pub step: Step,
    /// The client's line.
    pub line: &'a str,
}

impl Moment<'_> {
    /// `act` at `step`, and [`Act::Accept`] at all others.
    pub fn only(self, step: Step, act: Act) -> Act {
        if self.step == step { act } else { Act::Accept }
    }
}

/// An act of the server.
#[derive(Debug, Clone)]
pub enum Act {
    /// Gives the usual answer.
    Accept,
    /// Answers with these lines (CRLF is added at the end). A message is taken if they begin with 2. 421 ends the
    /// connection.
    Say(Vec<u8>),
    /// Does the same, and closes the connection.
    SayAndClose(Vec<u8>),
    /// Gives the usual answer, in one write with the next answer.
    Hold,
    /// Does not answer, and keeps the connection open.
    Hang,
    /// Gives the usual answer when the test notifies it.
    Await(Arc<Notify>),
    /// Gives the usual answer after the client has run out of patience and disconnected.
    AnswerTooLate,
    /// Sends a byte now and then, and never ends its answer; a message is not taken.
    Drip,
    /// Gives the usual answer, and reads nothing after it.
    StopReading,
    /// Closes the connection without an answer; a message is not taken.
    Close,
    /// Takes the message, and closes the connection without an answer.
    TakeAndClose,
}

impl Act {
    pub fn say(text: impl AsRef<[u8]>) -> Self {
        Self::Say(text.as_ref().to_owned())
    }

    /// True if a message is taken when the server does this at its final dot.
    pub(super) fn takes(&self) -> bool {
        match self {
            Self::Accept | Self::Hold | Self::TakeAndClose | Self::Await(_) | Self::AnswerTooLate => true,
            Self::Say(text) | Self::SayAndClose(text) => text.starts_with(b"2"),
            Self::Hang | Self::Close | Self::Drip | Self::StopReading => false,
        }
    }
}

/// The server's use of TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// The server does not use TLS.
    None,
    /// The server offers STARTTLS.
    StartTls,
    /// The connection is TLS from the first byte.
    Implicit,
}

/// The division of answers into writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Each answer goes at once, in one write.
    Whole,
    /// Each byte goes in a write of its own.
    Bytes,
    /// Answers wait until no input is left to read (RFC 2920 section 3.2).
    Together,
}

/// The extensions that the server offers, and its manner of writing and recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub security: Security,
    pub pipelining: bool,
    /// The most bytes a message may have (RFC 1870).
    pub size: Option<usize>,
    pub manner: Manner,
    /// True if the server records only the header of each message.
    pub heads_only: bool,
}

impl From<Security> for Offer {
    fn from(security: Security) -> Self {
        Self { security, pipelining: false, size: None, manner: Manner::Whole, heads_only: false }
    }
}

impl Offer {
    /// Neither TLS nor any extension.
    pub fn plain() -> Self {
        Security::None.into()
    }

    /// Offers PIPELINING, if `yes`.
    pub const fn pipelining(self, yes: bool) -> Self {
        Self { pipelining: yes, ..self }
    }

    /// Offers SIZE, with this limit in bytes.
    pub const fn sized(self, most: usize) -> Self {
        Self { size: Some(most), ..self }
    }

    /// Writes in this manner.
    pub const fn writing(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// Records only the headers of messages, for a test with too many to keep.
    pub const fn remembering_heads(self) -> Self {
        Self { heads_only: true, ..self }
    }

    /// The answer to EHLO; `sealed` says that TLS has begun.
    pub(super) fn hello(self, sealed: bool) -> String {
        let offers_tls = self.security == Security::StartTls && !sealed;
        let last = if offers_tls { "STARTTLS" } else { "AUTH PLAIN LOGIN" };
        let size = self.size.map(|most| format!("SIZE {most}"));
        let words = ["localhost", "8BITMIME"].into_iter().chain(self.pipelining.then_some("PIPELINING"));
        let mut hello = String::new();
        for word in words.chain(size.as_deref()) {
            hello.extend(["250-", word, "\r\n"]);
        }
        hello + "250 " + last
    }
}
