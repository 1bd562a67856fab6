//! Replacing the secret key while the service runs, and examining which values are under which key.
//!
//! A rotation is begun, goes on block by block, and is ended. Killed in between, it is taken up again by whoever runs it next.

use std::time::Duration;

use tokio::time::sleep;

use crate::{
    app::App,
    store::{
        StoreError,
        sql::{
            key_state::{self, KeyState},
            rotation::{Begun, Progress},
        },
    },
};

/// The pause after each block, in which others write.
const PAUSE: Duration = Duration::from_millis(2);

/// The number of times that a block is tried, and the pause after one that failed.
const TRIES: u32 = 10;
const RETRY_AFTER: Duration = Duration::from_millis(300);

/// Makes `key`, which must be on the disk by then, the present key.
///
/// # Errors
/// [`StoreError`]: nothing has changed.
pub async fn begin(app: &App, key: &[u8; 32]) -> Result<Begun, StoreError> {
    app.store().begin_rotation(key, app.now()).await
}

/// True if a rotation was begun and is not ended.
///
/// # Errors
/// [`StoreError`].
pub async fn is_under_way(app: &App) -> Result<bool, StoreError> {
    Ok(app.snapshot().begin().await?.vault().is_rotating())
}

/// Rewrites one block; gives the place reached. A database that is busy or away for a moment is asked again.
///
/// # Errors
/// [`StoreError`]: the block is as it was.
pub async fn rewrite_some(app: &App, at: Progress) -> Result<Progress, StoreError> {
    for _ in 1..TRIES {
        match app.store().rewrite_some(at).await {
            Err(StoreError::Unavailable(error)) => {
                tracing::debug!(%error, "a block was not rewritten; trying again");
                sleep(RETRY_AFTER).await;
            }
            reached => {
                sleep(PAUSE).await;
                return reached;
            }
        }
    }
    app.store().rewrite_some(at).await
}

/// Ends a rotation whose last block is done: drops what opens columns of the key before, and takes what was written under it
/// out of the database's files.
///
/// # Errors
/// [`StoreError`]: the rotation is still under way, or the files are not tidied yet, which the nightly tidying does too.
pub async fn end(app: &App) -> Result<(), StoreError> {
    app.store().end_rotation(app.now()).await?;
    app.store().scrub().await
}

/// Finishes with the rows of subscribers, if a rotation is under way, so that everybody is found by the present key.
///
/// # Errors
/// [`StoreError`].
pub async fn finish_subscribers(app: &App) -> Result<(), StoreError> {
    if !is_under_way(app).await? {
        return Ok(());
    }
    let mut at = Progress::of("subscriber");
    while at.table() == "subscriber" {
        at = rewrite_some(app, at).await?;
    }
    Ok(())
}

/// Examines at most `most` rows of each table, or all.
///
/// # Errors
/// [`StoreError`].
pub async fn examine(app: &App, most: Option<u64>) -> Result<KeyState, StoreError> {
    key_state::examine(app.snapshot(), most).await
}
