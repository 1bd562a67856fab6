//! Posting the form: durable sign-ups per second against the commits of one connection by itself, and the time that
//! visitors wait. Both hand every commit from thread to thread, so on a machine with other work both mostly wait for a
//! processor; these rows have a meaning only on a machine that has nothing else to do.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use anyhow::ensure;

use crate::{
    Bench, REPETITIONS,
    database::{Engine, NO_SERVER},
    place::Place,
    table::{Bound, Row, median, thousands},
    visitors::{self, VISITORS, Visits},
};

/// The duration of each repetition.
const TIME: Duration = Duration::from_secs(3);

/// The highest limit on sign-ups that can be set; posts beyond it would be answered and not kept.
const MOST: &str = "1000000";

const RATE: Bound = Bound::AtLeast(0.8);
const RATE_UNIT: &str = "of plain single-row commits on one connection of the same driver";
const WAIT: Bound = Bound::AtMost(50.0);
const WAIT_UNIT: &str = "ms";

/// Measures sign-ups on both databases.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let mut rows = subscribe(&Engine::Sqlite)?;
    match &bench.postgres {
        Some(engine) => rows.extend(subscribe(engine)?),
        None => rows.extend([
            Row::absent(rate_of("PostgreSQL"), &format!("{RATE} {RATE_UNIT}"), NO_SERVER),
            Row::absent(wait_of("PostgreSQL"), &format!("{WAIT} {WAIT_UNIT}"), NO_SERVER),
        ]),
    }
    Ok(rows)
}

fn rate_of(engine: &str) -> String {
    format!("subscribe endpoint, {VISITORS} connections, durable, {engine}")
}

fn wait_of(engine: &str) -> String {
    format!("subscribe endpoint, {VISITORS} connections, p99, {engine}")
}

fn subscribe(engine: &Engine) -> anyhow::Result<Vec<Row>> {
    let place = Place::new(engine, 25, 0)?;
    let limits = ["RONDBRIEF_LIMITS_SIGN_UPS_PER_HOUR", "RONDBRIEF_LIMITS_SIGN_UPS_PER_NETWORK_PER_HOUR"];
    let (service, port) = place.serve(&limits.map(|limit| (limit, MOST.to_owned())))?;
    let number = Arc::new(AtomicU32::new(0));
    let (mut pairs, mut kept) = (Vec::new(), 0);
    for _ in 0..REPETITIONS {
        let plain = engine.plain_commits(&place.database, &place.path("plain.db"), TIME)?;
        let visits = visitors::post(port, &number, TIME)?;
        eprintln!("  {}: {plain:.0} commits/s, {:.0} posts/s, p99 {:.1} ms", engine.name(), visits.rate, visits.p99);
        kept += visits.count;
        pairs.push((visits, plain));
    }
    service.stop()?;
    let there = engine.sign_ups(&place.database)?;
    ensure!(there == kept, "{kept} posts were answered and {there} are kept");
    ensure!(number.load(Ordering::Relaxed) < MOST.parse()?, "more posts than the limits let through");
    let waits: Vec<f64> = pairs.iter().map(|(visits, _)| visits.p99).collect();
    let (Visits { rate, .. }, plain) = median(pairs, |(visits, plain)| visits.rate / plain)?;
    let figures = format!("{} to {} a second; {}", thousands(rate), thousands(plain), engine.durability()?);
    let wait = median(waits, |wait| *wait)?;
    Ok(vec![
        Row::new(rate_of(engine.name()), RATE, RATE_UNIT, rate / plain, &figures),
        Row::new(wait_of(engine.name()), WAIT, WAIT_UNIT, wait, &format!("milliseconds; {}", engine.durability()?)),
    ])
}
