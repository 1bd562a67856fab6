//! Everything that a thief finds: the bytes of the database, and the log.

use std::{
    cell::RefCell,
    io,
    sync::{Arc, Mutex, Once},
};

use tracing_subscriber::{Layer, filter::dynamic_filter_fn, fmt::layer, layer::SubscriberExt};

use super::{app::TestApp, raw::Raw};

/// A log that is kept in memory.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

thread_local! {
    /// The log that takes the lines of this thread.
    static WATCHING: RefCell<Option<Log>> = const { RefCell::new(None) };
}

/// Sends the lines of a thread to the log that watches it.
struct ToTheWatcher;

impl io::Write for ToTheWatcher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(log) = WATCHING.with_borrow(Clone::clone) {
            log.0.lock().unwrap().extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Watches until it is dropped.
pub struct Watch;

impl Drop for Watch {
    fn drop(&mut self) {
        WATCHING.set(None);
    }
}

impl Log {
    /// Takes every line that this thread writes, of whatever level, until the guard is dropped. One subscriber serves all
    /// threads: with one for each, a line is lost while another thread's begins or ends.
    pub fn watch(&self) -> Watch {
        static SUBSCRIBER: Once = Once::new();
        SUBSCRIBER.call_once(|| {
            let is_watched = dynamic_filter_fn(|_, _| WATCHING.with_borrow(Option::is_some));
            let lines = layer().with_ansi(false).with_writer(|| ToTheWatcher).with_filter(is_watched);
            tracing::subscriber::set_global_default(tracing_subscriber::registry().with(lines)).unwrap();
        });
        WATCHING.set(Some(self.clone()));
        Watch
    }

    /// Takes out the lines so far, and counts those with these words.
    pub fn count(&self, words: &str) -> usize {
        let text = String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap();
        text.lines().filter(|line| line.contains(words)).count()
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// All data at rest: the files of SQLite, or every row of PostgreSQL as text.
pub async fn at_rest(app: &TestApp) -> Vec<u8> {
    let mut raw = app.raw().await;
    if let Raw::Sqlite(_) = raw {
        let files = ["rondbrief.db", "rondbrief.db-wal"].map(|name| std::fs::read(app.folder.path().join(name)));
        return files.into_iter().filter_map(Result::ok).flatten().collect();
    }
    let mut all = String::new();
    for table in raw.texts("SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'").await {
        all += &raw.texts(&format!("SELECT CAST({table} AS TEXT) FROM {table}")).await.join("\n");
    }
    all.into_bytes()
}

/// True if `needle` stands in it, as it is or in the hexadecimal of PostgreSQL's rows.
pub fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    let hex = data_encoding::HEXLOWER.encode(needle);
    [needle, hex.as_bytes()].iter().any(|needle| haystack.windows(needle.len()).any(|window| window == *needle))
}
