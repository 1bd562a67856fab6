//! The change counter as a worker reads it, to notice whether anything changed since a message was checked.

use std::time::Duration;

use tokio::{sync::Mutex, time::Instant};

use crate::app::{App, delivery::deliver};

/// The age at which a reading is taken again, for changes in other processes; those in this one are noticed at once.
const FRESH: Duration = Duration::from_millis(10);

/// The pause before asking a database again that did not answer.
const PATIENCE: Duration = Duration::from_millis(200);

/// The last reading of the change counter.
#[derive(Default)]
pub(super) struct ChangeCounter(Mutex<Option<Reading>>);

#[derive(Clone, Copy)]
struct Reading {
    changes: i64,
    noticed: u64,
    read_at: Instant,
}

impl ChangeCounter {
    /// The number of changes now. While the database does not answer, nobody knows who left, so nothing is sent: this waits.
    pub(super) async fn now(&self, app: &App) -> i64 {
        let mut last = self.0.lock().await;
        loop {
            let noticed = app.changes();
            if let Some(reading) = *last
                && reading.noticed == noticed
                && reading.read_at.elapsed() < FRESH
            {
                return reading.changes;
            }
            let read_at = Instant::now();
            match deliver::changes(app).await {
                Ok(changes) => *last = Some(Reading { changes, noticed, read_at }),
                Err(error) => {
                    tracing::error!(%error, "nobody knows who has left, so nothing is sent; asking again");
                    tokio::time::sleep(PATIENCE).await;
                }
            }
        }
    }
}
