//! Waiting for an event, but never longer than a limit.

use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

/// The interval between looks.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Waits until `happened` is true, and fails if it is not by the end of `limit`.
pub async fn eventually(limit: Duration, what: &str, happened: impl Fn() -> bool) {
    let start = Instant::now();
    while !happened() {
        assert!(start.elapsed() < limit, "this did not happen within {limit:?}: {what}");
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// A port of the loopback on which nothing listens.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
