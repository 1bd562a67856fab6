//! The deliveries that a test leaves in the outbox: none, unless it says so.

use std::sync::atomic::{AtomicI64, Ordering};

use super::{app::TestApp, raw::Raw};

/// Stands for any number of deliveries.
const ANYTHING: i64 = -1;

/// Counts the open deliveries at the end of a test, unless the test has failed already.
pub struct Left {
    url: String,
    expected: AtomicI64,
}

impl Left {
    /// Nothing is to be left in the database at `url`.
    pub fn nothing(url: &str) -> Self {
        Self { url: url.to_owned(), expected: AtomicI64::new(0) }
    }

    /// Any number may be left: a browser causes mail that its test does not look at.
    pub fn expect_anything(&self) {
        self.expected.store(ANYTHING, Ordering::Relaxed);
    }

    /// This many deliveries are to be left.
    pub fn expect(&self, deliveries: i64) {
        self.expected.store(deliveries, Ordering::Relaxed);
    }
}

impl TestApp {
    /// Says that this many deliveries are left in the outbox when the test ends.
    pub fn leaves(&self, deliveries: i64) {
        self.left.expect(deliveries);
    }

    /// Says that the outbox is not counted: for tests that only look at pages in a browser.
    pub fn leaves_anything(&self) {
        self.left.expect_anything();
    }
}

impl Drop for Left {
    fn drop(&mut self) {
        if std::thread::panicking() || self.expected.load(Ordering::Relaxed) == ANYTHING {
            return;
        }
        // A destructor cannot block on the test's own runtime.
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
