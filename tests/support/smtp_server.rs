//! A mail server in the test's own process that does at every step what the test says, and remembers all it was given.

use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicUsize, Ordering},
    },
};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufStream},
    net::{TcpListener, TcpStream},
    sync::Notify,
    task::JoinHandle,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{PrivateKeyDer, pem::PemObject},
    },
};

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
    /// Answers with these lines (CRLF is added at the end). A message is taken if they begin with 2.
    Say(String),
    /// Says nothing, and keeps the line open.
    Hang,
    /// Answers as a friendly server would, once the test gives the word.
    Await(Arc<Notify>),
    /// Closes the connection without a word; a message is not taken.
    Close,
    /// Takes the message, then closes the connection without a word.
    TakeAndClose,
}

impl Act {
    pub fn say(text: &str) -> Self {
        Self::Say(text.to_owned())
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

/// A message that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub connection: usize,
    /// Whether it came under TLS.
    pub sealed: bool,
    pub from: String,
    pub to: Vec<String>,
    /// The message without the dots that SMTP adds.
    pub data: Vec<u8>,
}

type Script = dyn Fn(Moment<'_>) -> Act + Send + Sync;

#[derive(Default)]
struct Record {
    connections: AtomicUsize,
    lines: Mutex<Vec<String>>,
    received: Mutex<Vec<Received>>,
    turned_away: Mutex<Vec<Received>>,
}

/// A running server; it ends with the test.
pub struct SmtpServer {
    /// Its port on 127.0.0.1.
    pub port: u16,
    /// Its certificate for `localhost`, as PEM.
    pub certificate: String,
    record: Arc<Record>,
    task: JoinHandle<()>,
}

impl SmtpServer {
    /// A friendly server.
    pub async fn friendly() -> Self {
        Self::start(Security::None, |_| Act::Accept).await
    }

    /// A server that follows `script`.
    pub async fn start(security: Security, script: impl Fn(Moment<'_>) -> Act + Send + Sync + 'static) -> Self {
        Self::start_at(0, security, script).await
    }

    /// The same at a port of one's choice; 0 is any that is free.
    pub async fn start_at(
        port: u16,
        security: Security,
        script: impl Fn(Moment<'_>) -> Act + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (certificate, acceptor) = certificate();
        let record = Arc::new(Record::default());
        let (kept, script): (_, Arc<Script>) = (Arc::clone(&record), Arc::new(script));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let connection = kept.connections.fetch_add(1, Ordering::SeqCst) + 1;
                let session = Session { connection, security, record: Arc::clone(&kept), script: Arc::clone(&script) };
                let acceptor = acceptor.clone();
                // A client that goes away is no error of the server's.
                tokio::spawn(async move { drop(session.run(stream, acceptor).await) });
            }
        });
        Self { port, certificate, record, task }
    }

    /// How many connections were opened.
    pub fn connections(&self) -> usize {
        self.record.connections.load(Ordering::SeqCst)
    }

    /// The messages that were taken.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.record.received).clone()
    }

    /// How many messages were taken.
    pub fn taken(&self) -> usize {
        lock(&self.record.received).len()
    }

    /// The messages that came whole, up to their final dot, and were not taken.
    pub fn turned_away(&self) -> Vec<Received> {
        lock(&self.record.turned_away).clone()
    }

    /// Every line that clients sent, messages left out.
    pub fn lines(&self) -> Vec<String> {
        lock(&self.record.lines).clone()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap()
}

fn certificate() -> (String, TlsAcceptor) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::from_pem_slice(signing_key.serialize_pem().as_bytes()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    (cert.pem(), TlsAcceptor::from(Arc::new(config)))
}

struct Session {
    connection: usize,
    security: Security,
    record: Arc<Record>,
    script: Arc<Script>,
}

/// What a conversation ended with.
enum End {
    Closed,
    StartTls,
}

impl Session {
    async fn run(self, stream: TcpStream, acceptor: TlsAcceptor) -> io::Result<()> {
        stream.set_nodelay(true)?;
        if self.security == Security::Implicit {
            let mut sealed = BufStream::new(acceptor.accept(stream).await?);
            return self.talk(&mut sealed, true, true).await.map(drop);
        }
        let mut clear = BufStream::new(stream);
        if matches!(self.talk(&mut clear, true, false).await?, End::StartTls) {
            let mut sealed = BufStream::new(acceptor.accept(clear.into_inner()).await?);
            self.talk(&mut sealed, false, true).await?;
        }
        Ok(())
    }

    async fn talk<S>(&self, stream: &mut BufStream<S>, greet: bool, sealed: bool) -> io::Result<End>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        if greet && !self.answer(stream, Step::Greeting, "", "220 localhost ESMTP").await?.goes_on {
            return Ok(End::Closed);
        }
        let (connection, mut from, mut to) = (self.connection, String::new(), Vec::new());
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(End::Closed);
            }
            let said = line.trim_end();
            lock(&self.record.lines).push(said.to_owned());
            let (step, usual) = self.usual(said, sealed);
            let mut answer = self.answer(stream, step, said, usual).await?;
            match step {
                Step::StartTls if answer.agreed => return Ok(End::StartTls),
                Step::Quit => return Ok(End::Closed),
                Step::Mail if answer.agreed => (from, to) = (path(said), Vec::new()),
                Step::Rcpt if answer.agreed => to.push(path(said)),
                Step::Data if answer.agreed => {
                    let data = message(stream).await?;
                    let (from, to) = (std::mem::take(&mut from), std::mem::take(&mut to));
                    answer = self.take(stream, Received { connection, sealed, from, to, data }).await?;
                }
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
                return Ok(End::Closed);
            }
        }
    }

    /// The step a line belongs to, and a friendly server's answer.
    fn usual(&self, said: &str, sealed: bool) -> (Step, &'static str) {
        let verb = said.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" if self.security == Security::StartTls && !sealed => {
                (Step::Ehlo, "250-localhost\r\n250-8BITMIME\r\n250 STARTTLS")
            }
            "EHLO" => (Step::Ehlo, "250-localhost\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN"),
            "STARTTLS" => (Step::StartTls, "220 2.0.0 go ahead"),
            "AUTH" => (Step::Auth, "235 2.7.0 welcome"),
            "MAIL" => (Step::Mail, "250 2.1.0 ok"),
            "RCPT" => (Step::Rcpt, "250 2.1.5 ok"),
            "DATA" => (Step::Data, "354 go ahead"),
            "RSET" => (Step::Rset, "250 2.0.0 ok"),
            "QUIT" => (Step::Quit, "221 2.0.0 bye"),
            _ => (Step::Other, "500 5.5.1 what?"),
        }
    }

    fn act(&self, step: Step, line: &str) -> Act {
        let taken = lock(&self.record.received).len();
        (self.script)(Moment { connection: self.connection, taken, step, line })
    }

    /// Answers; says whether the conversation goes on, and whether the client got what it asked for.
    async fn answer<S>(&self, stream: &mut BufStream<S>, step: Step, line: &str, usual: &str) -> io::Result<Answer>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        self.carry_out(self.act(step, line), stream, usual).await
    }

    async fn carry_out<S>(&self, act: Act, stream: &mut BufStream<S>, usual: &str) -> io::Result<Answer>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let text = match act {
            Act::Accept => usual.to_owned(),
            Act::Say(text) => text,
            Act::Hang => std::future::pending().await,
            Act::Await(word) => {
                word.notified().await;
                usual.to_owned()
            }
            Act::Close | Act::TakeAndClose => return Ok(Answer { goes_on: false, agreed: false }),
        };
        stream.write_all(format!("{text}\r\n").as_bytes()).await?;
        stream.flush().await?;
        Ok(Answer { goes_on: !text.starts_with("421"), agreed: text.starts_with(['2', '3']) })
    }

    /// Keeps the message if that is what the answer to the final dot says, and answers.
    async fn take<S>(&self, stream: &mut BufStream<S>, message: Received) -> io::Result<Answer>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let act = self.act(Step::Dot, ".");
        let taken = match &act {
            Act::Accept | Act::TakeAndClose | Act::Await(_) => true,
            Act::Say(text) => text.starts_with('2'),
            Act::Hang | Act::Close => false,
        };
        lock(if taken { &self.record.received } else { &self.record.turned_away }).push(message);
        self.carry_out(act, stream, "250 2.0.0 taken").await
    }
}

/// What an answer did to the conversation.
struct Answer {
    goes_on: bool,
    agreed: bool,
}

/// The address between angle brackets.
fn path(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(path, _)| path.to_owned()).unwrap_or_default()
}

/// Reads a message up to its final dot.
async fn message<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufStream<S>) -> io::Result<Vec<u8>> {
    let mut data = Vec::new();
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(data);
        }
        data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
