//! The pulse as a worker feels it: whether anything happened since a message was looked at.

use std::time::Duration;

use tokio::{sync::Mutex, time::Instant};

use crate::app::{App, delivery::deliver};

/// How old a reading may be, for what other processes do; what happens in this one is noticed at once.
const FRESH: Duration = Duration::from_millis(10);

/// How long to wait before asking a database again that did not answer.
const PATIENCE: Duration = Duration::from_millis(200);

/// The last reading.
#[derive(Default)]
pub struct Pulse(Mutex<Option<Reading>>);

#[derive(Clone, Copy)]
struct Reading {
    changes: i64,
    beats: u64,
    read_at: Instant,
}

impl Pulse {
    /// The pulse now. As long as the database does not answer nobody knows who left, so nothing is sent: this waits.
    pub async fn now(&self, app: &App) -> i64 {
        let mut last = self.0.lock().await;
        loop {
            let beats = app.changes();
            if let Some(reading) = *last
                && reading.beats == beats
                && reading.read_at.elapsed() < FRESH
            {
                return reading.changes;
            }
            let read_at = Instant::now();
            match deliver::changes(app).await {
                Ok(changes) => *last = Some(Reading { changes, beats, read_at }),
                Err(error) => {
                    tracing::error!(%error, "nobody knows who has left, so nothing is sent; asking again");
                    tokio::time::sleep(PATIENCE).await;
                }
            }
        }
    }
}
