//! Group commit: rows that arrive at the same time are written in one transaction, so that many posts at once cost the disk
//! as much as one.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::store::StoreError;

/// Rows that wait for the next transaction.
pub(super) struct GroupCommit<T> {
    waiting: Mutex<Vec<Waiting<T>>>,
    turn: tokio::sync::Mutex<()>,
}

/// A row, and who waits to hear that it was written.
type Waiting<T> = (T, oneshot::Sender<Result<(), StoreError>>);

impl<T> Default for GroupCommit<T> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }
}

impl<T> GroupCommit<T> {
    /// Adds a row; the receiver hears what became of it once somebody has called [`GroupCommit::write_all`].
    pub(super) fn add(&self, row: T) -> oneshot::Receiver<Result<(), StoreError>> {
        let (written, told) = oneshot::channel();
        self.lock().push((row, written));
        told
    }

    /// Writes all rows that wait, when it is this caller's turn. A row that cannot be written does not take the others along.
    pub(super) async fn write_all<F>(&self, write: impl Fn(Vec<T>) -> F)
    where
        T: Clone,
        F: Future<Output = Result<(), StoreError>>,
    {
        let _turn = self.turn.lock().await;
        let (rows, senders): (Vec<T>, Vec<_>) = std::mem::take(&mut *self.lock()).into_iter().unzip();
        if rows.is_empty() {
            return;
        }
        let all = write(rows.clone()).await;
        for (row, sender) in rows.into_iter().zip(senders) {
            let result = match &all {
                Ok(()) => Ok(()),
                Err(StoreError::Orphan) => write(vec![row]).await,
                Err(error) => {
                    tracing::error!(%error, "a posted form was not kept");
                    Err(StoreError::Dropped)
                }
            };
            if sender.send(result).is_err() {
                tracing::debug!("a visitor did not wait for the answer");
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Waiting<T>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
