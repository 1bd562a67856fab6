//! The memory for bodies of requests: guests share a budget, and only few files are taken in at the same time.

use std::sync::Arc;

use axum::http::{HeaderMap, header::CONTENT_LENGTH};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{
    BODY_LIMIT,
    fault::{Fault, FaultKind},
};

/// The large bodies of guests that are read at the same time; each has at most [`super::desk::GUEST_LIMIT`] bytes. Small ones are
/// not counted: there are no more of them than connections.
const GUESTS: usize = 32;

/// The files that are taken in at the same time.
const UPLOADS: usize = 2;

/// The room for bodies.
pub(super) struct Bodies {
    guests: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
}

impl Default for Bodies {
    fn default() -> Self {
        Self { guests: Arc::new(Semaphore::new(GUESTS)), uploads: Arc::new(Semaphore::new(UPLOADS)) }
    }
}

impl Bodies {
    /// Room for the body of somebody who is not known, until it is dropped; `None` for a small one, which needs none.
    ///
    /// # Errors
    /// [`FaultKind::Busy`] if other guests have it all.
    pub(super) fn for_guest(&self, headers: &HeaderMap) -> Result<Option<OwnedSemaphorePermit>, Fault> {
        let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| length <= BODY_LIMIT) {
            return Ok(None);
        }
        Arc::clone(&self.guests).try_acquire_owned().map(Some).map_err(|_| FaultKind::Busy.into())
    }

    /// Waits for room for a file, until it is dropped.
    pub(super) async fn for_file(&self) -> Option<OwnedSemaphorePermit> {
        // It is never closed.
        Arc::clone(&self.uploads).acquire_owned().await.ok()
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn guests_share_a_budget_which_small_forms_need_not() {
        let (bodies, mut small) = (Bodies::default(), HeaderMap::new());
        let unknown = HeaderMap::new();
        let mut held: Vec<_> = (0..GUESTS).map(|_| bodies.for_guest(&unknown).unwrap()).collect();
        assert!(held.iter().all(Option::is_some));
        assert_eq!(bodies.for_guest(&unknown).err().map(|fault| fault.kind()), Some(FaultKind::Busy));
        small.insert(CONTENT_LENGTH, HeaderValue::from(BODY_LIMIT));
        assert!(bodies.for_guest(&small).unwrap().is_none());
        small.insert(CONTENT_LENGTH, HeaderValue::from(BODY_LIMIT + 1));
        assert!(bodies.for_guest(&small).is_err());
        held.pop();
        assert!(bodies.for_guest(&small).is_ok());
    }

    #[test]
    fn a_file_waits_until_there_is_room() {
        let bodies = Bodies::default();
        let mut held: Vec<_> = (0..UPLOADS).map(|_| bodies.for_file().now_or_never().unwrap()).collect();
        let mut next = Box::pin(bodies.for_file());
        assert!(next.as_mut().now_or_never().is_none());
        held.pop();
        assert!(next.now_or_never().flatten().is_some());
    }
}
