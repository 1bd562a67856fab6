//! `cargo bench`: the speed of the engine, as ratios to other programs on the same machine in the same minutes.
//!
//! The release binary is measured from outside, as a process with a command line, an environment and SMTP, so the
//! figures hold for the program that an owner runs. `cargo bench` takes minutes with 100,000 subscribers; `cargo bench
//! -- full` measures a million. A word such as `loopback` measures only the rows of that group. PostgreSQL is the
//! server that `RONDBRIEF_BENCH_POSTGRES` names, or else `RONDBRIEF_TEST_POSTGRES`. A row whose database or tools are
//! missing says so. `cargo bench -- bounces FOLDER` scores how mail that comes back is understood.

#![expect(clippy::disallowed_methods, reason = "a bench reads from the environment which PostgreSQL to use")]

mod bounces;
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

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

use crate::database::Engine;

/// The number of times that a measurement is repeated; its median counts.
const REPETITIONS: usize = 3;

/// The size of a run, and the database server for it.
struct Bench {
    /// The number of subscribers of the large list.
    readers: u32,
    /// The PostgreSQL server, if there is one.
    postgres: Option<Engine>,
}

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["sink", delay] => crate::server::serve(Duration::from_millis(delay.parse()?)),
        ["bounces", folder, "--bench"] | ["--bench", "bounces", folder] => bounces::score(Path::new(folder)),
        words if words.contains(&"--bench") => measure(words),
        _ => bail!("this is run by `cargo bench`"),
    }
}

/// Measures the groups of rows that `words` name, and prints the table.
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
    /// Drops the databases that this run, or an interrupted one, has left on the PostgreSQL server.
    fn sweep(&self) -> anyhow::Result<()> {
        self.postgres.as_ref().map_or(Ok(()), Engine::sweep)
    }
}
