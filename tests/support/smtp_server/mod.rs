//! A mail server in the test's own process, which follows the test's script at every step and records everything that
//! it receives.

mod script;
mod session;
mod talk;

use std::sync::{
    Arc, Mutex, MutexGuard,
    atomic::{AtomicUsize, Ordering},
};

use tokio::{net::TcpListener, task::JoinHandle};

use super::certificate::Certificate;
pub use script::{Act, Manner, Moment, Offer, Security, Step};
use session::Session;

/// A message that the server received whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub connection: usize,
    /// True if the message came under TLS.
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
    begun: AtomicUsize,
    hasty: AtomicUsize,
    writes: Mutex<Vec<usize>>,
    lines: Mutex<Vec<String>>,
    received: Mutex<Vec<Received>>,
    turned_away: Mutex<Vec<Received>>,
}

/// A running server, which ends with the test.
pub struct SmtpServer {
    /// Its port on 127.0.0.1.
    pub port: u16,
    /// Its certificate for `localhost`, as PEM.
    pub certificate: String,
    record: Arc<Record>,
    task: JoinHandle<()>,
}

impl SmtpServer {
    /// A server that accepts everything.
    pub async fn friendly() -> Self {
        Self::start(Security::None, |_| Act::Accept).await
    }

    /// A server that follows `script`.
    pub async fn start(offer: impl Into<Offer>, script: impl Fn(Moment<'_>) -> Act + Send + Sync + 'static) -> Self {
        Self::start_at(0, offer, script).await
    }

    /// The same at this port; 0 is any free port.
    pub async fn start_at(
        port: u16,
        offer: impl Into<Offer>,
        script: impl Fn(Moment<'_>) -> Act + Send + Sync + 'static,
    ) -> Self {
        let (listener, offer) = (TcpListener::bind(("127.0.0.1", port)).await.unwrap(), offer.into());
        let port = listener.local_addr().unwrap().port();
        let Certificate { pem, acceptor, .. } = Certificate::of(&["localhost"]);
        let record = Arc::new(Record::default());
        let (kept, script): (_, Arc<Script>) = (Arc::clone(&record), Arc::new(script));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let connection = kept.connections.fetch_add(1, Ordering::SeqCst) + 1;
                let session = Session { connection, offer, record: Arc::clone(&kept), script: Arc::clone(&script) };
                let acceptor = acceptor.clone();
                // A client that disconnects is not an error of the server's.
                tokio::spawn(async move { drop(session.run(stream, acceptor).await) });
            }
        });
        Self { port, certificate: pem, record, task }
    }

    /// The number of connections that were opened.
    pub fn connections(&self) -> usize {
        self.record.connections.load(Ordering::SeqCst)
    }

    /// The messages that were taken.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.record.received).clone()
    }

    /// The number of messages that were taken.
    pub fn taken(&self) -> usize {
        lock(&self.record.received).len()
    }

    /// The messages that came whole, up to the final dot, and were not taken.
    pub fn turned_away(&self) -> Vec<Received> {
        lock(&self.record.turned_away).clone()
    }

    /// The number of times that a client which was not offered PIPELINING sent a command before it had the last answer.
    pub fn hasty(&self) -> usize {
        self.record.hasty.load(Ordering::SeqCst)
    }

    /// The number of answers in each write.
    pub fn writes(&self) -> Vec<usize> {
        lock(&self.record.writes).clone()
    }

    /// Every line that clients sent, except those of messages.
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
