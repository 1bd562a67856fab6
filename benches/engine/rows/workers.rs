//! Several workers on one PostgreSQL server, each with connections of its own to an SMTP server 20 ms away.

use std::time::Duration;

use crate::{
    Bench,
    database::NO_SERVER,
    place::Place,
    sink::Sink,
    table::{Bound, Row, thousands},
};

/// The time of a round trip.
const DELAY: Duration = Duration::from_millis(20);

/// The number of subscribers, and of issues to them for each worker.
const READERS: u32 = 1_000;
const ISSUES: u32 = 2;

/// The part that two and four workers must reach of two and four times the rate of one.
const LINEAR: Bound = Bound::AtLeast(0.9);
const UNIT: &str = "of linear";

/// Measures the growth of the rate with the number of workers.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let what = |workers| format!("{workers} workers on PostgreSQL, 20 ms round trip, 10 connections each");
    let Some(engine) = &bench.postgres else {
        return Ok([2, 4].map(|workers| Row::absent(what(workers), &format!("{LINEAR} {UNIT}"), NO_SERVER)).into());
    };
    let sink = Sink::ours(DELAY)?;
    let place = Place::new(engine, sink.port, READERS)?;
    let one = rate(&sink, &place, 1)?;
    let mut rows = Vec::new();
    for workers in [2, 4] {
        let many = rate(&sink, &place, workers)?;
        let figures = format!("{} a second, one worker {}", thousands(many), thousands(one));
        rows.push(Row::new(what(workers), LINEAR, UNIT, many / one / f64::from(workers), &figures));
    }
    Ok(rows)
}

/// Messages per second while all workers are busy: after the first tenth of the messages, during which the last worker
/// may still be starting, and up to six tenths, after which the first may find nothing left to claim.
fn rate(sink: &Sink, place: &Place, workers: u32) -> anyhow::Result<f64> {
    let issues = (0..ISSUES * workers).map(|_| place.publish()).collect::<anyhow::Result<Vec<_>>>()?;
    let before = sink.taken();
    let all = READERS * ISSUES * workers;
    let running =
        (0..workers).map(|number| place.worker(&format!("worker{number}"))).collect::<anyhow::Result<Vec<_>>>()?;
    sink.wait_for(before + all)?;
    for issue in issues {
        place.recorded(&issue.number)?;
    }
    for worker in running {
        worker.stop()?;
    }
    let rate = sink.rate(before + all / 10, before + all * 6 / 10)?;
    eprintln!("  {workers} workers: {rate:.0}/s");
    Ok(rate)
}
