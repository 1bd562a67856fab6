//! A large list: the rate at which publishing puts its deliveries in the outbox, the memory that publishing and sending
//! take, and the cost of a message compared with a small list.

use std::time::Duration;

use crate::{
    Bench, REPETITIONS,
    database::{Engine, NO_SERVER},
    place::{Place, Published},
    sink::Sink,
    table::{Bound, Row, median, thousands},
};

/// The deliveries per second that publishing must reach.
const SQLITE: f64 = 200_000.0;
const POSTGRES: f64 = 100_000.0;

/// The number of messages that are sent on smaller lists, in as many issues as that takes.
const MESSAGES: u32 = 10_000;

/// The growth of the cost that counts as none, for measurements differ.
const NOISE: Bound = Bound::AtMost(1.1);

/// The most resident memory that is allowed, in MB.
const MEMORY: f64 = 64.0;

/// Measures publishing on both databases, and memory and cost on SQLite.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let sink = Sink::ours(Duration::ZERO)?;
    let large = Place::new(&Engine::Sqlite, sink.port, bench.readers)?;
    let issue = large.publish()?;
    let (cost, sending) = send(&sink, &large, std::slice::from_ref(&issue))?;
    let mut rows = vec![publish(&Engine::Sqlite, &large, vec![issue.spent.seconds], SQLITE)?];
    drop(large);
    rows.push(match &bench.postgres {
        Some(engine) => publish(engine, &Place::new(engine, sink.port, bench.readers)?, Vec::new(), POSTGRES)?,
        None => Row::absent(what(bench.readers, "PostgreSQL"), &must(POSTGRES), NO_SERVER),
    });
    rows.push(memory(bench.readers, issue.spent.peak, sending));
    rows.push(growth(&sink, bench.readers, cost)?);
    Ok(rows)
}

/// Publishes until there are as many measurements as repetitions; `seconds` holds the earlier ones.
fn publish(engine: &Engine, place: &Place, mut seconds: Vec<f64>, least: f64) -> anyhow::Result<Row> {
    while seconds.len() < REPETITIONS {
        seconds.push(place.publish()?.spent.seconds);
    }
    eprintln!("  {}: published in {seconds:.2?} s", engine.name());
    let rate = f64::from(place.readers) / median(seconds, |seconds| *seconds)?;
    let figures = format!("{} rows a second, the program's start and end included", thousands(rate));
    Ok(Row::new(what(place.readers, engine.name()), Bound::AtLeast(1.0), &of(least), rate / least, &figures))
}

fn what(readers: u32, engine: &str) -> String {
    format!("publish (fan-out) of {} deliveries, {engine}", thousands(f64::from(readers)))
}

fn of(least: f64) -> String {
    format!("of {} rows a second", thousands(least))
}

fn must(least: f64) -> String {
    format!("{} {}", Bound::AtLeast(1.0), of(least))
}

/// The row for the peak memory of the process that published and of the one that sent, both in kB.
fn memory(readers: u32, publishing: u32, sending: u32) -> Row {
    let megabytes = |kb: u32| f64::from(kb) / 1_024.0;
    let most = megabytes(publishing.max(sending));
    let figures = format!("{:.0} MB publishing, {:.0} MB sending", megabytes(publishing), megabytes(sending));
    let what = format!("resident memory, {} readers, SQLite with its cache", thousands(f64::from(readers)));
    Row::new(what, Bound::AtMost(1.0), &format!("of {MEMORY} MB"), most / MEMORY, &figures)
}

/// The row for the growth of the cost of a message, from a list of 1,000 subscribers to one of 10,000 and to the large
/// one.
fn growth(sink: &Sink, readers: u32, large: f64) -> anyhow::Result<Row> {
    let mut costs = Vec::new();
    for few in [1_000, 10_000] {
        let place = Place::new(&Engine::Sqlite, sink.port, few)?;
        let mut issues = Vec::new();
        while place.readers * u32::try_from(issues.len())? < MESSAGES {
            issues.push(place.publish()?);
        }
        costs.push(send(sink, &place, &issues)?.0);
    }
    let [small, middle] = [costs[0], costs[1]];
    let figures = format!("{small:.0}, {middle:.0} and {large:.0} microseconds of CPU");
    let what = format!("cost per message at 1,000, 10,000 and {} readers, SQLite", thousands(f64::from(readers)));
    Ok(Row::new(what, NOISE, "times the cost at 1,000", middle.max(large) / small, &figures))
}

/// Sends issues; gives the processor time per message in microseconds, from the first message on, and the peak memory
/// in kB.
fn send(sink: &Sink, place: &Place, issues: &[Published]) -> anyhow::Result<(f64, u32)> {
    let before = sink.taken();
    let all = before + place.readers * u32::try_from(issues.len())?;
    let worker = place.worker("worker")?;
    sink.wait_for(before + 1)?;
    let (start, sent) = (worker.cpu()?, sink.taken());
    let (_, last) = sink.wait_for(all)?;
    for issue in issues {
        place.recorded(&issue.number)?;
    }
    worker.is_well()?;
    let (cpu, peak) = (worker.cpu()? - start, worker.peak().unwrap_or_default());
    worker.stop()?;
    Ok((cpu * 1_000_000.0 / f64::from(last - sent), peak))
}
