//! One conversation, from the greeting to the end.

use std::{
    io,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, AsyncWriteExt, copy, sink},
    net::TcpStream,
};
use tokio_rustls::TlsAcceptor;

use super::{
    Received, Record, Script, lock,
    script::{Act, Moment, Offer, Security, Step},
    talk::Talk,
};

/// The time between bytes that come slowly.
const DRIP: Duration = Duration::from_millis(20);

pub struct Session {
    pub connection: usize,
    pub offer: Offer,
    pub record: Arc<Record>,
    pub script: Arc<Script>,
}

/// The end of a conversation.
enum End {
    Closed,
    StartTls,
}

/// The envelope of the current message.
#[derive(Default)]
struct Envelope {
    /// The number of messages begun on this connection.
    number: usize,
    from: Option<String>,
    to: Vec<String>,
}

/// The effect of an answer on the conversation.
struct Answer {
    goes_on: bool,
    agreed: bool,
}

impl Session {
    pub async fn run(self, stream: TcpStream, acceptor: TlsAcceptor) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let manner = self.offer.manner;
        let record = || Arc::clone(&self.record);
        if self.offer.security == Security::Implicit {
            let mut sealed = Talk::new(acceptor.accept(stream).await?, manner, record());
            return self.talk(&mut sealed, true, true).await.map(drop);
        }
        let mut clear = Talk::new(stream, manner, record());
        match self.talk(&mut clear, true, false).await? {
            End::StartTls => {
                let mut sealed = Talk::new(acceptor.accept(clear.into_inner()).await?, manner, record());
                self.talk(&mut sealed, false, true).await.map(drop)
            }
            // The rest of the client's input is read before the end. Unread input would make the system reset the
            // connection, and with it discard answers that the client has yet to read.
            End::Closed => {
                let mut stream = clear.into_inner();
                stream.shutdown().await?;
                copy(&mut stream, &mut sink()).await.map(drop)
            }
        }
    }

    async fn talk<S>(&self, talk: &mut Talk<S>, greet: bool, sealed: bool) -> io::Result<End>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut envelope = Envelope::default();
        let greeting = self.act(Step::Greeting, "", &envelope);
        if greet && !self.carry_out(greeting, talk, "220 localhost ESMTP").await?.goes_on {
            return Ok(End::Closed);
        }
        while let Some(line) = talk.line().await? {
            let line = String::from_utf8_lossy(&line);
            let said = line.trim_end();
            lock(&self.record.lines).push(said.to_owned());
            let step = step(said);
            if step == Step::Mail {
                self.record.begun.fetch_add(1, Ordering::SeqCst);
                envelope = Envelope { number: envelope.number + 1, ..Envelope::default() };
            }
            if !self.offer.pipelining && !talk.has_read_all() {
                self.record.hasty.fetch_add(1, Ordering::SeqCst);
            }
            let usual = self.usual(step, said, &envelope, sealed);
            let mut answer = self.carry_out(self.act(step, said, &envelope), talk, &usual).await?;
            match step {
                Step::StartTls if answer.agreed => return Ok(End::StartTls),
                Step::Mail if answer.agreed => envelope.from = Some(path(said)),
                Step::Rcpt if answer.agreed => envelope.to.push(path(said)),
                Step::Data if answer.agreed && answer.goes_on => {
                    let Some(data) = talk.message(self.offer.heads_only).await? else { return Ok(End::Closed) };
                    answer = self.take(talk, &mut envelope, data, sealed).await?;
                }
                Step::Quit => answer.goes_on = false,
                Step::Greeting
                | Step::Ehlo
                | Step::StartTls
                | Step::Auth
                | Step::Mail
                | Step::Rcpt
                | Step::Data
                | Step::Dot
                | Step::Rset
                | Step::Other => {}
            }
            if !answer.goes_on {
                talk.end().await?;
                return Ok(End::Closed);
            }
        }
        Ok(End::Closed)
    }

    /// The usual answer, which enforces the order of commands (RFC 5321 section 4.1.4).
    fn usual(&self, step: Step, said: &str, envelope: &Envelope, sealed: bool) -> String {
        let size = || said.split_once("SIZE=").and_then(|(_, size)| size.parse().ok());
        let answer = match step {
            Step::Ehlo => return self.offer.hello(sealed),
            Step::StartTls => "220 2.0.0 go ahead",
            Step::Auth => "235 2.7.0 welcome",
            Step::Mail if self.offer.size.zip(size()).is_some_and(|(most, size): (_, usize)| size > most) => {
                "552 5.3.4 message too big"
            }
            Step::Mail => "250 2.1.0 ok",
            Step::Rcpt if envelope.from.is_none() => "503 5.5.1 no sender yet",
            Step::Rcpt => "250 2.1.5 ok",
            Step::Data if envelope.to.is_empty() => "554 5.5.1 no valid recipients",
            Step::Data => "354 go ahead",
            Step::Rset => "250 2.0.0 ok",
            Step::Quit => "221 2.0.0 bye",
            Step::Greeting | Step::Dot | Step::Other => "500 5.5.1 what?",
        };
        answer.to_owned()
    }

    fn act(&self, step: Step, line: &str, envelope: &Envelope) -> Act {
        let taken = lock(&self.record.received).len();
        let begun = self.record.begun.load(Ordering::SeqCst);
        (self.script)(Moment { connection: self.connection, message: envelope.number, begun, taken, step, line })
    }

    /// Does `act`; tells whether the conversation goes on, and whether the answer was positive.
    async fn carry_out<S>(&self, act: Act, talk: &mut Talk<S>, usual: &str) -> io::Result<Answer>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let usual = usual.as_bytes().to_owned();
        let (text, held, closes) = match act {
            Act::Accept => (usual, false, false),
            Act::Hold => (usual, true, false),
            Act::Say(text) => (text, false, false),
            Act::SayAndClose(text) => (text, false, true),
            Act::Hang => std::future::pending().await,
            Act::Await(word) => {
                word.notified().await;
                (usual, false, false)
            }
            Act::AnswerTooLate => {
                talk.gone().await;
                (usual, false, true)
            }
            Act::Drip => loop {
                talk.drip(b'2').await?;
                tokio::time::sleep(DRIP).await;
            },
            Act::StopReading => {
                talk.answer(&usual, false).await?;
                std::future::pending().await
            }
            Act::Close | Act::TakeAndClose => {
                // An immediate close would reset the connection, and with it discard answers that the client has not
                // read yet.
                talk.end().await?;
                return Err(io::ErrorKind::ConnectionAborted.into());
            }
        };
        talk.answer(&text, held).await?;
        let goes_on = !closes && !text.starts_with(b"421");
        Ok(Answer { goes_on, agreed: matches!(text.first(), Some(b'2' | b'3')) })
    }

    /// Records the message as taken or as turned away, according to the answer to the final dot, and answers.
    async fn take<S>(
        &self,
        talk: &mut Talk<S>,
        envelope: &mut Envelope,
        data: Vec<u8>,
        sealed: bool,
    ) -> io::Result<Answer>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let act = self.act(Step::Dot, ".", envelope);
        let (from, to) = (envelope.from.take().unwrap_or_default(), std::mem::take(&mut envelope.to));
        if to.is_empty() {
            return self.carry_out(act, talk, "554 5.5.1 no valid recipients").await;
        }
        let kept = if act.takes() { &self.record.received } else { &self.record.turned_away };
        lock(kept).push(Received { connection: self.connection, sealed, from, to, data });
        self.carry_out(act, talk, "250 2.0.0 taken").await
    }
}

/// The step that a line belongs to.
fn step(said: &str) -> Step {
    match said.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase().as_str() {
        "EHLO" => Step::Ehlo,
        "STARTTLS" => Step::StartTls,
        "AUTH" => Step::Auth,
        "MAIL" => Step::Mail,
        "RCPT" => Step::Rcpt,
        "DATA" => Step::Data,
        "RSET" => Step::Rset,
        "QUIT" => Step::Quit,
        _ => Step::Other,
    }
}

/// The address between angle brackets.
fn path(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(path, _)| path.to_owned()).unwrap_or_default()
}
