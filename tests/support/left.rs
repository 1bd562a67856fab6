//! What a test leaves in the outbox: nothing, unless it says so.

use std::sync::atomic::{AtomicI64, Ordering};

use super::raw::Raw;

/// Looks at the end of a test, unless that has failed already.
pub struct Left {
    url: String,
    expected: AtomicI64,
}

impl Left {
    /// Nothing is to be left in the database at `url`.
    pub fn nothing(url: &str) -> Self {
        Self { url: url.to_owned(), expected: AtomicI64::new(0) }
    }

    /// So many deliveries are to be left.
    pub fn expect(&self, deliveries: i64) {
        self.expected.store(deliveries, Ordering::Relaxed);
    }
}

impl Drop for Left {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        // The test's own runtime cannot wait while it is being left.
        let (url, expected) = (self.url.clone(), self.expected.load(Ordering::Relaxed));
        let kinds = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let unfinished = "SELECT kind FROM delivery WHERE finished_at IS NULL ORDER BY kind";
                Raw::open(&url).await.texts(unfinished).await
            })
        });
        let kinds = kinds.join().expect("the outbox can be read");
        let count = i64::try_from(kinds.len()).unwrap();
        assert_eq!(
            count, expected,
            "left in the outbox: {kinds:?}; deliver it, or say with `app.leaves({count})` that the test means it"
        );
    }
}
