//! A mail server in the test's own process that does at every step what the test says, and remembers all it was given.

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
    begun: AtomicUsize,
    hasty: AtomicUsize,
    writes: Mutex<Vec<usize>>,
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
    pub async fn start(offer: impl Into<Offer>, script: impl Fn(Moment<'_>) -> Act + Send + Sync + 'static) -> Self {
        Self::start_at(0, offer, script).await
    }

    /// The same at a port of one's choice; 0 is any that is free.
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
                // A client that goes away is no error of the server's.
                tokio::spawn(async move { drop(session.run(stream, acceptor).await) });
            }
        });
        Self { port, certificate: pem, record, task }
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

    /// How often a client that was offered no PIPELINING spoke before it was answered.
    pub fn hasty(&self) -> usize {
        self.record.hasty.load(Ordering::SeqCst)
    }

    /// How many answers went out in each write.
    pub fn writes(&self) -> Vec<usize> {
        lock(&self.record.writes).clone()
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
