//! Signs of life: every few seconds this worker leaves a new mark in the database, and hears whether mail may be sent.

use std::{
    fs,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use tokio::{sync::oneshot, time};

use super::slot::Slot;
use crate::{
    app::{
        App,
        running::{
            instance::{self, BeatError, Watch},
            vitals,
        },
    },
    domain::running::instance::Standing,
};

/// How often.
const EVERY: Duration = Duration::from_secs(10);

/// A worker that is known in the database.
pub struct Heartbeat {
    app: App,
    slot: Slot,
    watch: Watch,
}

impl Heartbeat {
    /// Makes this worker known by a first sign of life; nothing may be claimed before.
    pub async fn start(app: App, slot: Slot) -> Result<Self, BeatError> {
        let watch = Watch::new(host(), app.now());
        let mut heartbeat = Self { app, slot, watch };
        heartbeat.beat(Duration::ZERO).await?;
        Ok(heartbeat)
    }

    /// Gives one sign of life, this long after the last one.
    pub async fn beat(&mut self, passed: Duration) -> Result<Standing, BeatError> {
        let elapsed = TimeDelta::from_std(passed).unwrap_or(TimeDelta::MAX);
        let standing = instance::beat(&self.app, &mut self.slot, &mut self.watch, elapsed).await?;
        tell(&self.app, passed).await;
        Ok(standing)
    }

    /// Goes on until `end` is told or dropped, which gets a last sign of life: a backup made before it is an older one.
    pub async fn run(mut self, mut end: oneshot::Receiver<()>) {
        let mut last = Instant::now();
        let mut is_over = false;
        while !is_over {
            is_over = time::timeout(EVERY, &mut end).await.is_ok();
            // One reading for both ends, so that no time falls between two signs of life.
            let reading = Instant::now();
            match self.beat(reading - last).await {
                Ok(_) => last = reading,
                Err(error) => tracing::error!(%error, "no sign of life could be left; trying again"),
            }
        }
    }
}

/// Writes the numbers of this worker, this long after the last time.
pub async fn tell(app: &App, passed: Duration) {
    if let Err(error) = vitals::tell(app, passed).await {
        tracing::warn!(%error, "the numbers of this worker were not written; they come with the next sign of life");
    }
}

/// What this machine is called.
fn host() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    name.map_or_else(|_| "unknown".to_owned(), |name| name.trim().to_owned())
}
