//! What pages count in this process, written at a beat of its own. No request starts, wakes or moves it, and a beat without a
//! count commits nothing: so nobody can tell from it what a post has caused.

use std::time::Duration;

use tokio::{
    sync::watch,
    time::{self, MissedTickBehavior},
};

use crate::app::{App, issues::archive, running::drops};

/// The time between two beats.
const BEAT: Duration = Duration::from_secs(5);

/// Writes the counts at every beat, until `stop` becomes true.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut beat = time::interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Skip);
    while !*stop.borrow_and_update() {
        tokio::select! {
            _ = beat.tick() => write(&app).await,
            _ = stop.changed() => {}
        }
    }
}

/// Writes what was counted so far: the reads of the archive, and the posts that limits dropped. What cannot be written is kept for
/// the next time.
pub async fn write(app: &App) {
    for error in [archive::write(app).await.err(), drops::write(app).await.err()].into_iter().flatten() {
        tracing::warn!(%error, "what was counted is not written yet; trying again");
    }
}
