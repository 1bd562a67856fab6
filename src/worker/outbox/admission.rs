//! Admission: posted forms are admitted at a beat of their own, which no post starts, wakes or shifts.
//!
//! Whoever posts an address and at once measures how long the service takes for something else would otherwise see the work
//! that the address causes. Every form that waits costs the same ([`admit`]); nothing is woken afterwards, for the producer
//! finds the messages at its own next look.

use std::time::Duration;

use tokio::{
    sync::watch,
    time::{self, MissedTickBehavior},
};

use crate::app::{App, subscribers::admit};

/// The time between two beats. With the producer's look, a confirmation mail waits for a second and a quarter on average.
const BEAT: Duration = Duration::from_secs(2);

/// The most forms admitted in one transaction, so that other writers get their turn.
const MOST: u32 = 50;

/// Admits at every beat, until it is told to stop.
pub(super) async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut beat = time::interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Skip);
    while !*stop.borrow_and_update() {
        tokio::select! {
            _ = beat.tick() => while admit_some(&app).await == MOST as usize {},
            _ = stop.changed() => {}
        }
    }
}

/// Admits the oldest forms that wait; returns how many there were.
pub(super) async fn admit_some(app: &App) -> usize {
    admit::admit(app, MOST).await.unwrap_or_else(|error| {
        tracing::error!(%error, "posted forms could not be looked at; trying again");
        0
    })
}
