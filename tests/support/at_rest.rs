//! Everything that a thief finds: the bytes of the database, and the log.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

use super::{app::TestApp, raw::Raw};

/// A log that is kept in memory.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    /// Takes every line that this thread writes, of whatever level, until the guard is dropped.
    pub fn watch(&self) -> DefaultGuard {
        let lines = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(self.clone());
        tracing::subscriber::set_default(lines.with_ansi(false).finish())
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
