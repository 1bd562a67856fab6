//! The recorder: writes the outcomes of messages, many in one transaction, while the senders go on.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use tokio::{
    sync::{Mutex, Notify, mpsc, oneshot},
    task::JoinHandle,
    time,
};

use super::journal::{Journal, Noted};
use crate::{
    app::{
        App,
        delivery::deliver::{self, Recorded},
    },
    domain::mail::route::{Condition, RouteName},
};

/// The most outcomes written in one transaction.
const MOST: usize = 2_000;

/// The most outcomes that wait for a database that is away; then the senders wait too.
const WAITING: usize = 10_000;

/// The time for which outcomes are gathered before they are written together, unless somebody waits for them.
const GATHER: Duration = Duration::from_millis(20);

/// The pause after a failure of the database, before trying again.
const PATIENCE: Duration = Duration::from_millis(500);

enum Word {
    Settled(Noted),
    Route(RouteName, Condition),
    Flush(oneshot::Sender<()>),
}

/// Takes outcomes and makes them durable.
pub(super) struct Recorder {
    words: mpsc::Sender<Word>,
    hurry: Arc<Notify>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Recorder {
    /// Starts the only writer.
    pub(super) fn start(app: App, journal: Arc<Journal>) -> Self {
        let ((words, received), hurry) = (mpsc::channel(WAITING), Arc::new(Notify::new()));
        let task = tokio::spawn(write(app, journal, received, hurry.clone()));
        Self { words, hurry, task: Mutex::new(Some(task)) }
    }

    /// Hands over an outcome; it is written soon.
    pub(super) async fn record(&self, noted: Noted) {
        if self.words.send(Word::Settled(noted)).await.is_err() {
            tracing::error!("an outcome was not recorded; it stands in the journal");
        }
    }

    /// Hands over a route's condition; it is written soon.
    pub(super) async fn tell(&self, route: RouteName, condition: Condition) {
        if self.words.send(Word::Route(route, condition)).await.is_err() {
            tracing::debug!("how a route fares was not recorded, for the loop has ended");
        }
    }

    /// Returns when everything that was handed over so far is durable.
    pub(super) async fn flush(&self) {
        let (done, durable) = oneshot::channel();
        if self.words.send(Word::Flush(done)).await.is_ok() {
            self.hurry.notify_one();
            // It ends without an answer only when the writer was stopped, and then nobody waits for what comes next.
            drop(durable.await);
        }
    }

    /// Stops the writer where it is; what it has not written is in the journal.
    pub(super) async fn stop(&self) {
        if let Some(task) = self.task.lock().await.take() {
            task.abort();
        }
    }
}

async fn write(app: App, journal: Arc<Journal>, mut received: mpsc::Receiver<Word>, hurry: Arc<Notify>) {
    let mut words = Vec::new();
    while received.recv_many(&mut words, MOST).await > 0 {
        if words.len() < MOST / 4 {
            tokio::select! {
                () = time::sleep(GATHER) => {}
                () = hurry.notified() => {}
            }
            while words.len() < MOST
                && let Ok(word) = received.try_recv()
            {
                words.push(word);
            }
        }
        let (mut reports, mut numbers, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
        let mut conditions = BTreeMap::new();
        for word in words.drain(..) {
            match word {
                Word::Settled(noted) => {
                    reports.push(noted.report);
                    numbers.push(noted.number);
                }
                Word::Route(route, condition) => drop(conditions.insert(route, condition)),
                Word::Flush(done) => waiting.push(done),
            }
        }
        let Recorded { too_late, doubled } = loop {
            match deliver::record(&app, &reports, &conditions).await {
                Ok(recorded) => break recorded,
                Err(error) => {
                    tracing::error!(%error, outcomes = reports.len(), "outcomes could not be recorded; trying again");
                    time::sleep(PATIENCE).await;
                }
            }
        };
        if too_late + doubled > 0 {
            tracing::warn!(too_late, doubled, "outcomes came after their lease had ended");
        }
        journal.is_durable(&numbers);
        for done in waiting {
            if done.send(()).is_err() {
                tracing::debug!("outcomes became durable for somebody who no longer waits");
            }
        }
    }
}
