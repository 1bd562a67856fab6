//! The whole path on SQLite, from a row in the outbox to its recorded outcome, against a sender in C without a
//! database. Both send to the same `smtp-sink`, in turn.

use std::process::Command;

use anyhow::Context;

use crate::{
    Bench, REPETITIONS,
    database::Engine,
    place::{CONNECTIONS, Place, Published},
    process::Running,
    sink::{NO_POSTFIX, Sink, postfix, rate},
    table::{Bound, Row, median, thousands},
};

/// The number of messages that each sender sends.
const MESSAGES: u32 = 20_000;

/// The length of the messages that `smtp-source` sends, in bytes.
const LENGTH: &str = "20000";

const RATE: &str = "20 kB messages, loopback smtp-sink, 10 connections, SQLite, outbox to recorded outcome";
const CPU: &str = "CPU per 1,000 of these messages, whole path";
const FAST: Bound = Bound::AtLeast(1.0);
const CHEAP: Bound = Bound::AtMost(1.5);
const UNIT: &str = "of smtp-source -d -s 10";

/// The rate in messages per second, and the cost in seconds of processor time per 1,000 messages.
#[derive(Clone, Copy)]
struct Figures {
    rate: f64,
    cpu: f64,
}

/// Measures the rate and the cost.
pub fn measure(_: &Bench) -> anyhow::Result<Vec<Row>> {
    let (Some(sink), Some(source)) = (Sink::postfix()?, postfix("smtp-source")) else {
        return Ok([(RATE, FAST), (CPU, CHEAP)]
            .map(|(what, bound)| Row::absent(what, &format!("{bound} {UNIT}"), NO_POSTFIX))
            .into());
    };
    let place = Place::new(&Engine::Sqlite, sink.port, MESSAGES)?;
    let (mut length, mut pairs) = (0, Vec::new());
    for _ in 0..REPETITIONS {
        let mut command = Command::new(&source);
        command.args(["-d", "-s", &CONNECTIONS.to_string(), "-l", LENGTH, "-m", &MESSAGES.to_string()]);
        command.args(["-f", "update@example.org", "-t", "lezer@example.net", &format!("127.0.0.1:{}", sink.port)]);
        let theirs = theirs(&sink, &mut command).context("smtp-source")?;
        let issue = place.publish()?;
        length = place.message(&issue.number)?.len();
        let ours = ours(&sink, &place, &issue)?;
        eprintln!(
            "  smtp-source {:.0}/s, {:.3} s CPU; ours {:.0}/s, {:.3} s CPU",
            theirs.rate, theirs.cpu, ours.rate, ours.cpu
        );
        pairs.push((ours, theirs));
    }
    let (ours, theirs) = median(pairs.clone(), |(ours, theirs)| ours.rate / theirs.rate)?;
    let figures = format!("{} of {} a second; ours are {length} bytes", thousands(ours.rate), thousands(theirs.rate));
    let fast = Row::new(RATE, FAST, UNIT, ours.rate / theirs.rate, &figures);
    let (ours, theirs) = median(pairs, |(ours, theirs)| ours.cpu / theirs.cpu)?;
    let cheap = Row::new(CPU, CHEAP, UNIT, ours.cpu / theirs.cpu, &format!("{:.3} s to {:.3} s", ours.cpu, theirs.cpu));
    Ok(vec![fast, cheap])
}

fn theirs(sink: &Sink, command: &mut Command) -> anyhow::Result<Figures> {
    let before = sink.taken();
    let spent = Running::start(command)?.finish()?;
    Ok(Figures { rate: sink.rate(before + CONNECTIONS, before + MESSAGES)?, cpu: per_thousand(spent.cpu) })
}

/// The figures of our own engine: from the first message of every connection, as for the other sender, but to the last
/// recorded outcome.
fn ours(sink: &Sink, place: &Place, issue: &Published) -> anyhow::Result<Figures> {
    let before = sink.taken();
    let worker = place.worker("worker")?;
    sink.wait_for(before + MESSAGES)?;
    let recorded = place.recorded(&issue.number)?;
    let cpu = per_thousand(worker.cpu()?);
    worker.stop()?;
    Ok(Figures { rate: rate(sink.wait_for(before + CONNECTIONS)?, (recorded, before + MESSAGES)), cpu })
}

fn per_thousand(cpu: f64) -> f64 {
    cpu * 1_000.0 / f64::from(MESSAGES)
}
