//! One SMTP connection, owned by one sender, and what each reply on it means.
//!
//! To a server that offers PIPELINING (RFC 2920), the end of one message and the whole envelope of the next are sent in one
//! write, so that a message costs one round trip; to any other, one command is sent at a time. Either way each reply belongs to
//! exactly one message, and only a message whose final dot went out unanswered is unknown.

use std::{fmt, time::Duration};

use lettre::transport::smtp::{client::AsyncSmtpConnection, response::Response};

use super::{
    opening::{self, Failure, Trouble, within},
    settings::{Settings, Timeouts},
    wire::Sent,
};
use crate::domain::{
    mail::{
        delivery::Outcome,
        replies::{self, Stage},
        reply::Reply,
    },
    text::address::EmailAddress,
};

/// A message and its envelope. No line of the content begins with a dot, and its last one ends with CRLF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The envelope's sender.
    pub from: EmailAddress,
    /// The envelope's one recipient.
    pub to: EmailAddress,
    /// The finished message.
    pub content: String,
}

/// The result of one exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The outcome of the message that was ended.
    pub finished: Option<Outcome>,
    /// The server's response to the envelope of the message that was begun.
    pub begun: Option<Begun>,
    /// True if the connection can take another message.
    pub usable: bool,
}

/// The state of a message whose envelope was sent, or was to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// The server waits for its content.
    Agreed,
    /// The server refused the envelope at this stage, with this outcome for the message.
    Answered(Stage, Outcome),
    /// The server ended the connection instead (421): it says nothing about the message.
    Closed(Reply),
    /// No reply, a reply that makes no sense, or a broken connection. The message was not handed over.
    Silent(String),
    /// Not sent, since the connection ended with the message before.
    Untried,
}

/// An open connection: greeted and, if the settings ask for it, under TLS and signed in.
pub struct Connection {
    smtp: AsyncSmtpConnection,
    sent: Sent,
    timeouts: Timeouts,
    pipelines: bool,
    /// True while commands are sent one at a time, although the server offers PIPELINING.
    is_by_turns: bool,
    takes_size: bool,
    /// The command that ends the last transaction before the next envelope, and is answered first; empty if there is none.
    leftover: &'static str,
}

/// Ends an empty message, for a server that asks for content although it refused the recipient (RFC 2920 section 3.1).
const EMPTY_MESSAGE: &str = ".\r\n";

/// Ends a transaction in which a command was refused.
const RESET: &str = "RSET\r\n";

/// The first digits of the answers that agree to MAIL, RCPT and DATA (RFC 5321 section 4.3.2).
const AGREEING: [u16; 3] = [2, 2, 3];

/// The stages of these commands.
const STAGES: [Stage; 3] = [Stage::Mail, Stage::Rcpt, Stage::Data];

impl Connection {
    /// Connects, secures the connection, greets and signs in.
    ///
    /// # Errors
    /// [`Trouble`], also if STARTTLS is required and the server does not offer it: nothing is sent in clear then.
    pub async fn open(settings: &Settings) -> Result<Self, Trouble> {
        let (sent, timeouts) = (Sent::default(), settings.timeouts);
        let (smtp, answer) = opening::open(settings, sent.clone()).await?;
        let offers = |name: &str| {
            answer
                .message()
                .skip(1)
                .any(|line| line.split(' ').next().is_some_and(|word| word.eq_ignore_ascii_case(name)))
        };
        let (pipelines, takes_size) = (offers("PIPELINING"), offers("SIZE"));
        Ok(Self { smtp, sent, timeouts, pipelines, is_by_turns: false, takes_size, leftover: "" })
    }

    /// True if the end of one message and the envelope of the next can be sent in one write.
    #[must_use]
    pub const fn pipelines(&self) -> bool {
        self.pipelines && !self.is_by_turns
    }

    /// Sends commands one at a time from now on, or as the server offers.
    pub const fn by_turns(&mut self, yes: bool) {
        self.is_by_turns = yes;
    }

    /// Ends a message whose envelope was accepted, with its content `finish`, and begins `begin`.
    pub async fn exchange(&mut self, finish: Option<String>, begin: Option<&Parcel>) -> Exchange {
        let mut exchange = Exchange { finished: None, begun: None, usable: true };
        let pipelined = self.pipelines() && finish.is_some();
        if let Some(mut pending) = finish {
            pending.push_str(".\r\n");
            let up_to_dot = pending.len();
            if let (true, Some(next)) = (pipelined, begin) {
                pending.extend(self.envelope(next));
            }
            let answer = sensible(self.ask(pending, self.timeouts.message).await, 2);
            exchange.usable = answer.as_ref().is_ok_and(|reply| !reply.closes_connection());
            exchange.finished = Some(self.ended(answer, up_to_dot));
        }
        let Some(next) = begin else { return exchange };
        if !exchange.usable {
            exchange.begun = Some(Begun::Untried);
            return exchange;
        }
        let (begun, usable) = self.begin(next, pipelined).await;
        Exchange { begun: Some(begun), usable, ..exchange }
    }

    /// Sends QUIT; its reply does not matter.
    pub async fn quit(mut self) {
        // A server that waits for content would read QUIT as content; QUIT ends any other transaction.
        let goodbye = if self.leftover == EMPTY_MESSAGE { ".\r\nQUIT\r\n" } else { "QUIT\r\n" };
        drop(within(self.timeouts.quit, self.smtp.command(goodbye)).await);
    }

    /// The outcome of a message, by the reply to its final dot.
    fn ended(&self, answer: Result<Reply, Failure>, up_to_dot: usize) -> Outcome {
        match answer {
            Ok(reply) | Err(Failure::Reply(reply)) => replies::outcome(Stage::Dot, reply),
            // Until the dot has left this machine, no server can have taken the message.
            Err(Failure::Silence(words)) if self.sent.bytes() < up_to_dot => Outcome::NoContact(words),
            Err(Failure::Silence(words)) => Outcome::Unknown(words),
        }
    }

    /// The commands before a message.
    fn envelope(&self, parcel: &Parcel) -> [String; 3] {
        // An address that exists is a dot-atom at a host name: it can end no command and begin no other.
        let size = if self.takes_size { format!(" SIZE={}", parcel.content.len()) } else { String::new() };
        let [from, to] = [&parcel.from, &parcel.to].map(EmailAddress::as_str);
        [format!("MAIL FROM:<{from}>{size}\r\n"), format!("RCPT TO:<{to}>\r\n"), "DATA\r\n".to_owned()]
    }

    /// Sends an envelope, unless it `is_sent` already, and reads the replies; true if the connection can take another message.
    async fn begin(&mut self, parcel: &Parcel, is_sent: bool) -> (Begun, bool) {
        let answers =
            if self.pipelines() { self.talk_at_once(parcel, is_sent).await } else { self.talk_by_turns(parcel).await };
        match answers {
            Ok(answers) => self.judge(answers),
            Err(Failure::Reply(reply)) => (Begun::Closed(reply), false),
            Err(Failure::Silence(words)) => (Begun::Silent(words), false),
        }
    }

    /// The replies to an envelope sent in one write. An error ends the connection: no reply, or 421 at any step.
    async fn talk_at_once(&mut self, parcel: &Parcel, is_sent: bool) -> Result<Vec<Reply>, Failure> {
        let limit = self.timeouts.command;
        let leftover = std::mem::take(&mut self.leftover);
        let mut first = None;
        if !is_sent {
            let commands = [leftover, &self.envelope(parcel).concat()].concat();
            first = Some(self.ask(commands, limit).await);
        }
        if !leftover.is_empty() {
            going_on(self.hear(first.take(), limit).await, 2)?;
        }
        let mut answers = Vec::with_capacity(3);
        for agreeing in AGREEING {
            answers.push(going_on(self.hear(first.take(), limit).await, agreeing)?);
        }
        Ok(answers)
    }

    /// The replies to an envelope sent command by command, up to the first negative one. Errors are as above.
    async fn talk_by_turns(&mut self, parcel: &Parcel) -> Result<Vec<Reply>, Failure> {
        let limit = self.timeouts.command;
        let leftover = std::mem::take(&mut self.leftover);
        if !leftover.is_empty() {
            going_on(self.ask(leftover.to_owned(), limit).await, 2)?;
        }
        let mut answers = Vec::with_capacity(3);
        for (command, agreeing) in self.envelope(parcel).into_iter().zip(AGREEING) {
            answers.push(going_on(self.ask(command, limit).await, agreeing)?);
            if !answers.iter().all(is_positive) {
                break;
            }
        }
        Ok(answers)
    }

    /// The state of a message by the replies to its envelope; true if the connection can take another message. Sets `leftover`.
    fn judge(&mut self, mut answers: Vec<Reply>) -> (Begun, bool) {
        let Some(refused) = answers.iter().position(|answer| !is_positive(answer)) else {
            return (Begun::Agreed, true);
        };
        let asks_for_content = answers.get(2).is_some_and(is_positive);
        self.leftover = if asks_for_content { EMPTY_MESSAGE } else { RESET };
        // A server that accepted the recipient and asks for content would deliver the empty message.
        let usable = !(asks_for_content && is_positive(&answers[1]));
        let reply = answers.swap_remove(refused);
        let stage = STAGES[refused];
        (Begun::Answered(stage, replies::outcome(stage, reply)), usable)
    }

    /// Writes commands, and reads the answer to the first of them.
    async fn ask(&mut self, commands: String, limit: Duration) -> Result<Reply, Failure> {
        self.sent.begin();
        answered(within(limit, self.smtp.command(commands)).await)
    }

    /// The answer that was read already, or the next one.
    async fn hear(&mut self, read: Option<Result<Reply, Failure>>, limit: Duration) -> Result<Reply, Failure> {
        match read {
            Some(answer) => answer,
            None => answered(within(limit, self.smtp.read_response()).await),
        }
    }
}

/// A reply of any kind; lettre reports a negative one as an error.
fn answered(answer: Result<Response, Failure>) -> Result<Reply, Failure> {
    match answer {
        Ok(response) => Ok(reply_of(&response)),
        Err(Failure::Reply(reply)) => Ok(reply),
        Err(silence) => Err(silence),
    }
}

/// A reply that agrees (its code begins with `agreeing`) or refuses. Any other does not fit the command, and counts as none.
fn sensible(answer: Result<Reply, Failure>, agreeing: u16) -> Result<Reply, Failure> {
    match answer? {
        reply if reply.code / 100 == agreeing || !is_positive(&reply) => Ok(reply),
        reply => Err(Failure::Silence(format!("it answered \"{reply}\", which means nothing here"))),
    }
}

/// A sensible reply after which the connection goes on.
fn going_on(answer: Result<Reply, Failure>, agreeing: u16) -> Result<Reply, Failure> {
    match sensible(answer, agreeing)? {
        reply if reply.closes_connection() => Err(Failure::Reply(reply)),
        reply => Ok(reply),
    }
}

const fn is_positive(reply: &Reply) -> bool {
    matches!(reply.code, 200..=399)
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}

fn reply_of(response: &Response) -> Reply {
    let text: Vec<&str> = response.message().collect();
    Reply::parse(response.code().into(), &text.join(" "))
}
