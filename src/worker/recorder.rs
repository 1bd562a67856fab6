//! Records outcomes: what several senders report at the same moment becomes durable in one transaction.

use std::time::Duration;

use tokio::{
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
    time,
};

use crate::{
    app::{App, deliver, deliver::Claim},
    domain::delivery::Outcome,
};

type Report = (Claim, Outcome, oneshot::Sender<()>);

/// The most outcomes written in one transaction.
const MOST: usize = 500;

/// How long to wait after the database refused, before trying again.
const PATIENCE: Duration = Duration::from_millis(500);

/// Takes outcomes and makes them durable.
pub struct Recorder {
    reports: Mutex<Option<mpsc::Sender<Report>>>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Recorder {
    /// Starts the one writer.
    pub fn start(app: App) -> Self {
        let (reports, received) = mpsc::channel(MOST);
        let task = tokio::spawn(write(app, received));
        Self { reports: Mutex::new(Some(reports)), task: Mutex::new(Some(task)) }
    }

    /// Comes back when the outcome is durable.
    pub async fn record(&self, claim: Claim, outcome: Outcome) {
        let (done, durable) = oneshot::channel();
        let reports = self.reports.lock().await.clone();
        if let Some(reports) = reports
            && reports.send((claim, outcome, done)).await.is_ok()
            && durable.await.is_err()
        {
            tracing::error!("an outcome was not recorded; its message is due again when its lease ends");
        }
    }

    /// Writes what is left and ends.
    pub async fn finish(&self) {
        self.reports.lock().await.take();
        if let Some(task) = self.task.lock().await.take()
            && let Err(error) = task.await
        {
            tracing::error!(%error, "the recorder ended badly");
        }
    }
}

async fn write(app: App, mut received: mpsc::Receiver<Report>) {
    let mut reports = Vec::new();
    while received.recv_many(&mut reports, MOST).await > 0 {
        let (outcomes, done): (Vec<_>, Vec<_>) =
            reports.drain(..).map(|(claim, outcome, done)| ((claim, outcome), done)).unzip();
        while let Err(error) = deliver::record(&app, &outcomes).await {
            tracing::error!(%error, outcomes = outcomes.len(), "outcomes could not be recorded; trying again");
            time::sleep(PATIENCE).await;
        }
        for sender in done {
            // A sender that was cut off while draining no longer waits.
            drop(sender.send(()));
        }
    }
}
