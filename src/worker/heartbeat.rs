//! The heartbeat: every few seconds this worker leaves a new mark in the database, and learns whether mail may be sent.

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
            instance::{self, HeartbeatError, Watch},
            vitals,
        },
        subscribers::departures::{self, Extent, JournalError},
    },
    domain::running::instance::{Doubt, Standing},
};

/// The time between two heartbeats.
const EVERY: Duration = Duration::from_secs(10);

/// The longest time between two heartbeats after which recent departures are all that the journal may lack.
const CAUGHT_UP: Duration = Duration::from_mins(5);

/// The heartbeat of a worker that is known in the database.
pub struct Heartbeat {
    app: App,
    slot: Slot,
    watch: Watch,
    /// True if the journal of departures may lack some of other machines that are no longer recent.
    is_behind: bool,
}

impl Heartbeat {
    /// Makes this worker known by a first heartbeat; nothing may be claimed before that.
    pub async fn start(app: App, slot: Slot) -> Result<Self, HeartbeatError> {
        let watch = Watch::new(host(), app.now());
        let mut heartbeat = Self { app, slot, watch, is_behind: true };
        heartbeat.record(Duration::ZERO).await?;
        Ok(heartbeat)
    }

    /// Sends one heartbeat, `passed` after the last one.
    pub async fn record(&mut self, passed: Duration) -> Result<Standing, HeartbeatError> {
        let elapsed = TimeDelta::from_std(passed).unwrap_or(TimeDelta::MAX);
        let standing = instance::record_heartbeat(&self.app, &mut self.slot, &mut self.watch, elapsed).await?;
        self.is_behind |= passed > CAUGHT_UP;
        match keep_departures(&self.app, standing, self.is_behind).await {
            Ok(()) => self.is_behind = false,
            Err(error) => {
                self.is_behind = true;
                tracing::error!(%error, "departures were not compared with the journal; trying again");
            }
        }
        tell(&self.app, passed).await;
        Ok(standing)
    }

    /// Runs until `end` is sent or dropped, and sends a last heartbeat then, so that a backup made before it counts as
    /// older.
    pub async fn run(mut self, mut end: oneshot::Receiver<()>) {
        let mut last = Instant::now();
        let mut is_over = false;
        while !is_over {
            is_over = time::timeout(EVERY, &mut end).await.is_ok();
            // One reading for both ends, so that no time is lost between two heartbeats.
            let reading = Instant::now();
            match self.record(reading - last).await {
                Ok(_) => last = reading,
                Err(error) => tracing::error!(%error, "the heartbeat was not recorded; trying again"),
            }
        }
    }
}

/// Brings the journal of departures up to date: with all of them at the start and after a time without, with those of other
/// machines otherwise. A database that was put back while this worker runs gets what it lacks.
async fn keep_departures(app: &App, standing: Standing, is_behind: bool) -> Result<(), JournalError> {
    let mut applied = 0;
    if matches!(standing.hold().map(|hold| hold.doubt), Some(Doubt::Restored | Doubt::Moved)) {
        applied = departures::apply_journal(app).await?;
    }
    let extent = if is_behind || applied > 0 { Extent::All } else { Extent::Recent };
    departures::keep_journal(app, extent).await.map(drop)
}

/// Writes the vital signs of this worker, `passed` after the last time.
pub async fn tell(app: &App, passed: Duration) {
    if let Err(error) = vitals::tell(app, passed).await {
        tracing::warn!(%error, "the numbers of this worker were not written; they come with the next heartbeat");
    }
}

/// The name of this machine.
/// The name of this machine, by which a worker is known.
#[must_use]
pub fn host() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    name.map_or_else(|_| "unknown".to_owned(), |name| name.trim().to_owned())
}
