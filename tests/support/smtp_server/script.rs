//! What a test tells the server to do, and when.

use std::sync::Arc;

use tokio::sync::Notify;

/// Where a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The whole message was received, its final dot included.
    Dot,
    Rset,
    Quit,
    Other,
}

/// A moment at which the server is to answer.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// Which connection this is, from 1.
    pub connection: usize,
    /// How many messages were begun on this connection, this one included.
    pub message: usize,
    /// How many messages were begun so far, over all connections, this one included.
    pub begun: usize,
    /// How many messages were taken so far, over all connections.
    pub taken: usize,
    /// Where the conversation is.
    pub step: Step,
    /// The client's line.
    pub line: &'a str,
}

impl Moment<'_> {
    /// `act` at `step`, and agreement at all others.
    pub fn only(self, step: Step, act: Act) -> Act {
        if self.step == step { act } else { Act::Accept }
    }
}

/// What the server does.
#[derive(Debug, Clone)]
pub enum Act {
    /// Answers as a friendly server would.
    Accept,
    /// Answers with these lines (CRLF is added at the end). A message is taken if they begin with 2. 421 ends the
    /// connection.
    Say(Vec<u8>),
    /// The same, and closes the connection.
    SayAndClose(Vec<u8>),
    /// Answers as a friendly server would, in one write with the answer to what comes next.
    Hold,
    /// Says nothing, and keeps the line open.
    Hang,
    /// Answers as a friendly server would, once the test gives the word.
    Await(Arc<Notify>),
    /// Answers as a friendly server would, once the client has lost patience and is gone.
    AnswerTooLate,
    /// Sends a byte every now and then, and never ends its answer; a message is not taken.
    Drip,
    /// Agrees, and reads nothing any more.
    StopReading,
    /// Closes the connection without a word; a message is not taken.
    Close,
    /// Takes the message, then closes the connection without a word.
    TakeAndClose,
}

impl Act {
    pub fn say(text: impl AsRef<[u8]>) -> Self {
        Self::Say(text.as_ref().to_owned())
    }

    /// Whether a message at whose final dot the server does this is taken.
    pub(super) fn takes(&self) -> bool {
        match self {
            Self::Accept | Self::Hold | Self::TakeAndClose | Self::Await(_) | Self::AnswerTooLate => true,
            Self::Say(text) | Self::SayAndClose(text) => text.starts_with(b"2"),
            Self::Hang | Self::Close | Self::Drip | Self::StopReading => false,
        }
    }
}

/// How the server speaks TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all.
    None,
    /// It offers STARTTLS.
    StartTls,
    /// From the first byte.
    Implicit,
}

/// How answers become packets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Each answer at once, in one write.
    Whole,
    /// Each byte in a write of its own.
    Bytes,
    /// Answers wait until nothing more lies at hand to be read (RFC 2920 section 3.2).
    Together,
}

/// What the server offers, and how it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub security: Security,
    pub pipelining: bool,
    /// The most bytes a message may have (RFC 1870).
    pub size: Option<usize>,
    pub manner: Manner,
    /// Whether it remembers nothing of a message but its header.
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

    /// PIPELINING, if `yes`.
    pub const fn pipelining(self, yes: bool) -> Self {
        Self { pipelining: yes, ..self }
    }

    /// SIZE, with this limit.
    pub const fn sized(self, most: usize) -> Self {
        Self { size: Some(most), ..self }
    }

    /// Another way of writing.
    pub const fn writing(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// Of messages, it remembers their headers: there are too many to keep.
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
