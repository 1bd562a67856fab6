//! `cargo bench`: how fast the engine is, as ratios to what else runs on the same machine in the same minutes.
//!
//! The release binary is measured from outside, as a process with a command line, an environment and SMTP, so the figures
//! hold for what an owner runs. `cargo bench` takes minutes with 100,000 readers; `cargo bench -- full` measures a million.
//! A word such as `loopback` measures those rows only. PostgreSQL is the server that `RONDBRIEF_BENCH_POSTGRES` names, or
//! else `RONDBRIEF_TEST_POSTGRES`; what is not there or not installed has a row that says so.

#![expect(clippy::disallowed_methods, reason = "a bench reads from the environment which PostgreSQL to use")]

mod clients;
mod database;
mod machine;
mod place;
mod process;
mod rows;
mod server;
mod sink;
mod table;
mod visitors;

use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::database::Engine;

/// How often a measurement is repeated; its median counts.
const REPETITIONS: usize = 3;

/// What a run measures, and on what.
struct Bench {
    /// How many readers the large list has.
    readers: u32,
    /// The PostgreSQL server, if there is one.
    postgres: Option<Engine>,
}

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["sink", delay] => crate::server::serve(Duration::from_millis(delay.parse()?)),
        words if words.contains(&"--bench") => measure(words),
        _ => bail!("this is run by `cargo bench`"),
    }
}

/// Measures the rows that `words` ask for, and prints the table.
fn measure(words: &[&str]) -> anyhow::Result<()> {
    let asked: Vec<&str> = words.iter().copied().filter(|word| !matches!(*word, "--bench" | "full")).collect();
    if let Some(word) = asked.iter().find(|word| crate::rows::GROUPS.iter().all(|(name, _)| name != *word)) {
        bail!("{word:?} is no part of this bench; there are {}", crate::rows::GROUPS.map(|(name, _)| name).join(", "));
    }
    let server =
        ["RONDBRIEF_BENCH_POSTGRES", "RONDBRIEF_TEST_POSTGRES"].iter().find_map(|name| std::env::var(name).ok());
    let readers = if words.contains(&"full") { 1_000_000 } else { 100_000 };
    let bench = Bench { readers, postgres: server.map(Engine::Postgres) };
    let (mut table, mut failed) = (Vec::new(), Vec::new());
    bench.sweep()?;
    for (name, group) in crate::rows::GROUPS.iter().filter(|(name, _)| asked.is_empty() || asked.contains(name)) {
        let start = Instant::now();
        eprintln!("measuring {name} ...");
        match group(&bench).with_context(|| format!("{name} could not be measured")) {
            Ok(rows) => table.extend(rows),
            Err(error) => failed.push(format!("{error:#}")),
        }
        eprintln!("... in {:.0} s", start.elapsed().as_secs_f64());
    }
    bench.sweep()?;
    println!("{}\n", crate::machine::facts(&bench)?);
    crate::table::print(&table);
    if failed.is_empty() { Ok(()) } else { bail!("{}", failed.join("\n")) }
}

impl Bench {
    /// Drops the databases that this run, or one that was broken off, has left on the PostgreSQL server.
    fn sweep(&self) -> anyhow::Result<()> {
        self.postgres.as_ref().map_or(Ok(()), Engine::sweep)
    }
}
