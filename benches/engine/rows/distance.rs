//! The whole path with a server 20 ms away, where round trips and not processors set the pace: against the limit of one
//! round trip per message, and against lettre's clients.

use std::time::Duration;

use crate::{
    Bench, REPETITIONS, clients,
    database::Engine,
    place::{CONNECTIONS, Place, Published},
    sink::{Sink, rate},
    table::{Bound, Row, median, thousands},
};

/// The time of a round trip.
const DELAY: Duration = Duration::from_millis(20);

/// The number of messages that each sender sends: some seconds' worth for each.
const OURS: u32 = 2_000;
const ONE_AT_A_TIME: u32 = 600;
const POOLED: u32 = 400;

/// Measures the rates.
pub fn measure(_: &Bench) -> anyhow::Result<Vec<Row>> {
    let sink = Sink::ours(DELAY)?;
    let place = Place::new(&Engine::Sqlite, sink.port, OURS)?;
    let mut ratios: [Vec<_>; 3] = Default::default();
    for _ in 0..REPETITIONS {
        let issue = place.publish()?;
        let message = place.message(&issue.number)?;
        let ours = ours(&sink, &place, &issue)?;
        let before = sink.taken();
        clients::one_at_a_time(sink.port, ONE_AT_A_TIME, &message)?;
        let single = sink.rate(before + CONNECTIONS, before + ONE_AT_A_TIME)?;
        let before = sink.taken();
        clients::pooled(sink.port, POOLED, &message)?;
        let pooled = sink.rate(before + CONNECTIONS, before + POOLED)?;
        eprintln!("  ours {ours:.0}/s, one command at a time {single:.0}/s, pool {pooled:.0}/s");
        let limit = f64::from(CONNECTIONS) / DELAY.as_secs_f64();
        for (ratios, other) in ratios.iter_mut().zip([limit, single, pooled]) {
            ratios.push((ours, other));
        }
    }
    let what = "20 kB messages, 20 ms round trip, 10 connections, SQLite";
    let bounds = [
        (0.85, "of connections / round trip"),
        (3.5, "times lettre's connection, one command at a time"),
        (6.0, "times lettre's pooled transport"),
    ];
    let rows = ratios.into_iter().zip(bounds).map(|(ratios, (least, unit))| {
        let (ours, other) = median(ratios, |(ours, other)| ours / other)?;
        let figures = format!("{} to {} a second", thousands(ours), thousands(other));
        Ok(Row::new(what, Bound::AtLeast(least), unit, ours / other, &figures))
    });
    rows.collect()
}

/// The rate of our own engine, in messages per second: from the first message of every connection to the last recorded
/// outcome.
fn ours(sink: &Sink, place: &Place, issue: &Published) -> anyhow::Result<f64> {
    let before = sink.taken();
    let worker = place.worker("worker")?;
    sink.wait_for(before + OURS)?;
    let recorded = place.recorded(&issue.number)?;
    worker.stop()?;
    Ok(rate(sink.wait_for(before + CONNECTIONS)?, (recorded, before + OURS)))
}
