//! What a reader of the table must know of the machine it was made on.

use std::{fs, thread};

use crate::{Bench, database::NO_SERVER, sink::postfix};

/// One paragraph of facts.
pub fn facts(bench: &Bench) -> anyhow::Result<String> {
    let cores = thread::available_parallelism()?;
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let (cpu, load) = (read("/proc/cpuinfo"), read("/proc/loadavg"));
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("unknown", |it| it.1);
    let load = load.split(' ').next().unwrap_or_default();
    let postgres = bench.postgres.as_ref().map_or_else(
        || Ok(NO_SERVER.to_owned()),
        |engine| engine.durability().map(|words| format!("PostgreSQL with {words}")),
    )?;
    let tools =
        if postfix("smtp-sink").is_some() { "Postfix's tools installed" } else { "Postfix's tools not installed" };
    Ok(format!(
        "{cores} cores ({model}), shared by the engine, the database, the SMTP server and, for sign-ups, the visitors; \
         load average {load} at the end; {} readers in the large list; SQLite with WAL, synchronous=FULL; {postgres}; {tools}.",
        bench.readers,
    ))
}
