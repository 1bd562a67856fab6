//! The outbox loop: admits posted forms, claims due messages under a lease, hands them to senders, records outcomes.
//!
//! Each sender owns one way out and works on one message at a time; it takes its next only after the outcome of the last
//! one is durable. So a process that is killed leaves at most one message a sender unrecorded: those are sent again by
//! whoever comes next, under the same Message-ID, and nothing is lost. Leases are renewed while their messages wait, and
//! what is still waiting when the loop stops is given back.

use std::{collections::HashSet, sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::{
    sync::{Mutex, mpsc, watch},
    task::JoinSet,
    time,
};
use uuid::Uuid;

use super::recorder::Recorder;
use crate::{
    app::{
        App, admit,
        deliver::{self, Attempted, Claim, Sender},
        letters::Writer,
        schedule,
    },
    domain::{delivery::Outcome, retry, time::Instant},
};

/// How the loop works.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How many messages travel at the same time, each over a connection of its own.
    pub connections: usize,
    /// How many messages are claimed at once.
    pub batch: u32,
    /// How long a claim holds without being renewed; a dead worker's messages are taken over after it.
    pub lease: TimeDelta,
    /// How long the loop may take to finish what is under way when it is stopped.
    pub drain: Duration,
}

/// When the loop ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// When it is told to stop.
    Stopped,
    /// When nothing is due any more.
    Idle,
}

/// How long an idle loop waits before it looks again, for what other processes have queued.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// How long a connection without work is kept; servers hang up on silent ones, and the next message would find out.
const IDLE_CONNECTION: Duration = Duration::from_secs(15);

/// The most forms admitted in one transaction.
const ADMIT: u32 = 50;

/// What the senders and the loop share.
struct Shared {
    app: App,
    writer: Writer,
    recorder: Recorder,
    queue: Mutex<mpsc::Receiver<Claim>>,
    held: std::sync::Mutex<Held>,
    stop: watch::Receiver<bool>,
}

/// What this loop holds, and whether the way out is open.
#[derive(Default)]
struct Held {
    claims: HashSet<(Uuid, Uuid, Uuid)>,
    failures: u32,
    closed_until: Option<Instant>,
}

/// Runs the loop; it ends when told to, or when nothing is due.
pub async fn run(app: App, settings: Settings, stop: watch::Receiver<bool>, until: Until) {
    let (hand_over, queue) = mpsc::channel(settings.connections.max(1));
    let shared = Arc::new(Shared {
        writer: Writer::default(),
        recorder: Recorder::start(app.clone()),
        queue: Mutex::new(queue),
        held: std::sync::Mutex::default(),
        stop: stop.clone(),
        app,
    });
    let mut senders = JoinSet::new();
    for _ in 0..settings.connections.max(1) {
        senders.spawn(send(shared.clone()));
    }
    let renewing = tokio::spawn(renew(shared.clone(), settings.lease));
    feed(&shared, settings, stop, until, hand_over).await;
    if time::timeout(settings.drain, async { while senders.join_next().await.is_some() {} }).await.is_err() {
        tracing::warn!("deliveries under way were cut off; they are tried again under the same Message-ID");
        senders.shutdown().await;
        let mut waiting = Vec::new();
        shared.queue.lock().await.recv_many(&mut waiting, settings.connections.max(1)).await;
        shared.give_back(&waiting).await;
    }
    renewing.abort();
    if time::timeout(settings.drain, shared.recorder.finish()).await.is_err() {
        tracing::error!("the database took no more outcomes; their messages are due again when their leases end");
    }
}

/// Keeps the senders supplied, until the end.
async fn feed(
    shared: &Shared,
    settings: Settings,
    mut stop: watch::Receiver<bool>,
    until: Until,
    hand_over: mpsc::Sender<Claim>,
) {
    let pause = if until == Until::Idle { Duration::from_millis(5) } else { LOOK_EVERY };
    let mut was_busy = false;
    while !*stop.borrow_and_update() {
        let woken = shared.app.woken();
        let admitted = admit::admit(&shared.app, ADMIT).await.unwrap_or_else(|error| {
            tracing::error!(%error, "posted forms could not be looked at; trying again");
            0
        });
        let mut claims = shared.claim(settings).await.into_iter();
        let found = claims.len() > 0;
        while !claims.as_slice().is_empty() {
            // All senders may be waiting for a server that hangs; the word to stop is heard even then.
            let place = tokio::select! {
                place = hand_over.reserve() => place.ok(),
                () = async { drop(stop.wait_for(|stop| *stop).await) } => None,
            };
            let (Some(place), Some(claim)) = (place, claims.next()) else {
                shared.give_back(claims.as_slice()).await;
                return;
            };
            place.send(claim);
        }
        if admitted > 0 || found {
            was_busy = true;
            continue;
        }
        if was_busy && shared.is_idle() {
            was_busy = false;
            if let Err(error) = schedule::finish_issues(&shared.app).await {
                tracing::error!(%error, "finished issues were not marked; the timetable does it");
            }
        }
        if until == Until::Idle && shared.is_idle() {
            return;
        }
        tokio::select! {
            () = woken => {}
            () = time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

/// One sender: takes a claim, hands it over, waits until the outcome is durable.
async fn send(shared: Arc<Shared>) {
    let mut sender = Sender::default();
    loop {
        let next = async { shared.queue.lock().await.recv().await };
        let Ok(next) = time::timeout(IDLE_CONNECTION, next).await else {
            sender.close().await;
            continue;
        };
        let Some(claim) = next else { break };
        let key = (claim.key.cause, claim.key.recipient, claim.lease);
        if *shared.stop.borrow() || shared.closed_until().is_some() {
            shared.give_back(std::slice::from_ref(&claim)).await;
        } else {
            shared.attempt(&mut sender, claim).await;
        }
        shared.with_held(|held| held.claims.remove(&key));
    }
    sender.close().await;
}

/// Renews the leases of what waits in this process, three times in a lease.
async fn renew(shared: Arc<Shared>, lease: TimeDelta) {
    let every = (lease / 3).to_std().unwrap_or(Duration::from_secs(1));
    loop {
        time::sleep(every).await;
        let leases: HashSet<Uuid> = shared.with_held(|held| held.claims.iter().map(|claim| claim.2).collect());
        let leases: Vec<Uuid> = leases.into_iter().collect();
        if !leases.is_empty()
            && let Err(error) = deliver::renew(&shared.app, &leases, lease).await
        {
            tracing::error!(%error, "leases could not be renewed");
        }
    }
}

impl Shared {
    async fn claim(&self, settings: Settings) -> Vec<Claim> {
        let most = settings.batch.saturating_sub(u32::try_from(self.with_held(|held| held.claims.len())).unwrap_or(0));
        if most == 0 || self.closed_until().is_some() {
            return Vec::new();
        }
        match deliver::claim(&self.app, most, settings.lease).await {
            Ok(claims) => {
                self.with_held(|held| {
                    held.claims.extend(claims.iter().map(|claim| (claim.key.cause, claim.key.recipient, claim.lease)));
                });
                claims
            }
            Err(error) => {
                tracing::error!(%error, "no messages could be claimed; trying again");
                Vec::new()
            }
        }
    }

    async fn attempt(&self, sender: &mut Sender, claim: Claim) {
        match deliver::attempt(&self.app, &self.writer, sender, &claim).await {
            Ok(Attempted::Done(outcome)) => {
                self.with_held(|held| held.failures = 0);
                self.recorder.record(claim, outcome).await;
            }
            Ok(Attempted::RouteDown(words)) => self.route_is_down(claim, words).await,
            Ok(Attempted::LeaseLost) => {}
            Err(error) => tracing::error!(%error, "a message was not sent; it is due again when its lease ends"),
        }
    }

    /// Closes the way out for a while, longer each time. No reader's delivery pays for it.
    async fn route_is_down(&self, claim: Claim, words: String) {
        let now = self.app.now();
        let failures = self.with_held(|held| {
            if held.closed_until.is_none_or(|until| until <= now) {
                held.failures += 1;
                held.closed_until = Some(retry::after_no_contact(held.failures, now, self.app.ids().jitter()));
            }
            held.failures
        });
        tracing::warn!(failures, "the mail server cannot be used: {words}");
        self.recorder.record(claim, Outcome::NoContact(words)).await;
    }

    async fn give_back(&self, claims: &[Claim]) {
        if let Err(error) = deliver::release(&self.app, claims, self.app.now()).await {
            tracing::error!(%error, "messages were not given back; they are due again when their leases end");
        }
    }

    /// Until when the way out is closed, if it is.
    fn closed_until(&self) -> Option<Instant> {
        let now = self.app.now();
        self.with_held(|held| held.closed_until.filter(|until| *until > now))
    }

    fn is_idle(&self) -> bool {
        self.with_held(|held| held.claims.is_empty())
    }

    fn with_held<T>(&self, look: impl FnOnce(&mut Held) -> T) -> T {
        look(&mut self.held.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}
