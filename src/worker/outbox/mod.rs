//! The outbox loop: claims what is due under leases, hands it over by senders, and records the outcomes in batches.
//!
//! Admission turns posted forms into messages; the producer claims for the dispatchers; a dispatcher is one route with its queue and its senders; a sender owns one
//! connection. No sender waits for the database to write: outcomes go into a journal of this process at once, and into
//! the database soon after, many together. So a process that is killed leaves at most one message per connection whose
//! outcome is unknown; the list's policy says whether such a message is sent again, under the same Message-ID. Leases
//! are renewed while their messages wait, and the messages that still wait when the loop stops are given back.

mod admission;
mod carried;
mod change_counter;
mod dispatcher;
mod domains;
mod journal;
mod producer;
mod queue;
mod recorder;
mod sender;
mod throttle;

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::{sync::watch, task::JoinSet, time};

pub use journal::{Journal, Left};

use crate::app::{
    App,
    delivery::deliver::{self, StoreError},
};
use dispatcher::{Dispatcher, Shared};
use domains::Domains;
use producer::{Producer, good_for};
use recorder::Recorder;
use sender::Sender;

/// The settings of the loop.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The number of messages that are claimed at once, for each route.
    pub batch: u32,
    /// The time for which a claim holds without being renewed; after it, the messages of a dead worker are taken over.
    pub lease: TimeDelta,
    /// The time that the loop may take to finish the messages under way when it is stopped.
    pub drain: Duration,
}

/// The condition on which the loop ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// It ends when it is told to stop.
    Stopped,
    /// It ends when nothing is due any more.
    Idle,
}

/// Records in the database what a process that ended abruptly had left in its journal.
///
/// # Errors
/// [`StoreError`]: the journal stays as it is.
pub async fn recover(app: &App, left: &Left) -> Result<(), StoreError> {
    deliver::recover(app, &left.reports, &left.leases).await
}

/// Runs the loop; it ends when told to, or, with [`Until::Idle`], when nothing is due.
pub async fn run(app: App, settings: Settings, journal: Journal, stop: watch::Receiver<bool>, until: Until) {
    let journal = Arc::new(journal);
    let shared = Arc::new(Shared {
        writer: crate::app::delivery::letters::Writer::default(),
        recorder: Recorder::start(app.clone(), journal.clone()),
        journal,
        change_counter: change_counter::ChangeCounter::default(),
        domains: Domains::new(app.routes().destinations().clone()),
        stop: stop.clone(),
        app,
    });
    let routes = shared.app.routes().clone();
    let line = |(name, route, limits)| Arc::new(Dispatcher::new(shared.clone(), name, route, limits));
    let lines: Vec<_> = routes.iter().map(line).collect();
    let mut senders = JoinSet::new();
    for line in &lines {
        for index in 0..line.throttle.most() {
            senders.spawn(Sender::new(line.clone(), index).run());
        }
    }
    let renewing = tokio::spawn(renew(lines.clone(), settings.lease));
    let admitting = (until == Until::Stopped).then(|| tokio::spawn(admission::run(shared.app.clone(), stop.clone())));
    let feeder = Producer { shared: shared.clone(), lines: lines.clone(), settings };
    feeder.run(stop, until).await;
    for line in &lines {
        line.give_all_back().await;
        line.end();
    }
    if time::timeout(settings.drain, async { while senders.join_next().await.is_some() {} }).await.is_err() {
        tracing::warn!("messages under way were cut off; nobody knows whether their server took them");
        senders.shutdown().await;
    }
    renewing.abort();
    if let Some(admitting) = admitting
        && let Err(error) = admitting.await
    {
        tracing::error!(%error, "posted forms were not admitted to the end");
    }
    finish(&shared, settings.drain).await;
}

/// Records what is left to record.
async fn finish(shared: &Shared, patience: Duration) {
    for unknown in shared.journal.unanswered() {
        shared.recorder.record(shared.journal.settled(unknown)).await;
    }
    if time::timeout(patience, shared.recorder.flush()).await.is_err() {
        tracing::error!("the database took no more outcomes; they stand in the journal, for the next start");
    } else if let Err(error) = shared.journal.begin() {
        tracing::error!(%error, "the journal cannot be emptied; the next start reads it, and finds all recorded");
    }
    shared.recorder.stop().await;
}

/// Renews the leases of the messages that wait in this process, three times per lease.
async fn renew(lines: Vec<Arc<Dispatcher>>, lease: TimeDelta) {
    let every = (lease / 3).to_std().unwrap_or(Duration::from_secs(1));
    loop {
        time::sleep(every).await;
        for line in &lines {
            line.renew(lease, good_for(lease)).await;
        }
    }
}
