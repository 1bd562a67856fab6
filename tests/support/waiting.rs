//! Waiting for an event, but never longer than a limit.

use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

/// The interval between looks.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Waits until `happened` is true, and fails if it is not by the end of `limit`.
pub async fn eventually(limit: Duration, what: &str, happened: impl Fn() -> bool) {
    until(limit, what, async || happened()).await;
}

/// The same for what takes a while to find out.
pub async fn until(limit: Duration, what: &str, happened: impl AsyncFn() -> bool) {
    found(limit, || what.to_owned(), async || happened().await.then_some(())).await;
}

/// Waits for what `look` finds, and fails when it has found nothing by the end of `limit`. The only place where a test sleeps.
pub async fn found<T>(limit: Duration, what: impl Fn() -> String, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(it) = look().await {
            return it;
        }
        assert!(start.elapsed() < limit, "this did not happen within {limit:?}: {}", what());
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// A port of the loopback on which nothing listens.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
