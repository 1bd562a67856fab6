//! `rondbrief sending`: the state of sending, and allowing it.

use serde_json::json;

use crate::{
    app::{
        App,
        running::instance::{self, Report},
    },
    cli::{args::SendingCommand, show},
    domain::{running::instance::Worker, time::Instant},
};

/// Runs one of the sending commands.
pub(crate) async fn run(app: &App, command: SendingCommand) -> anyhow::Result<()> {
    match command {
        SendingCommand::Status { json } => {
            let report = instance::report(app).await?;
            if json {
                return print_json(&report);
            }
            print(&report);
        }
        SendingCommand::Allow => {
            let before = instance::allow(app).await?;
            match before.known.hold {
                Some(hold) => println!("Sending was held ({}). It is now allowed.", hold.doubt.word()),
                None => println!("Sending was not held. It is allowed."),
            }
            println!("The database now belongs to this place: {}.", before.place);
            if let Some(place) = before.known.place.filter(|place| *place != before.place) {
                println!("It was last used as: {place}.");
            }
            println!(
                "Workers ignore what they noted before this moment. Make sure that no other copy of the database sends mail."
            );
        }
    }
    Ok(())
}

fn print(report: &Report) {
    match report.known.hold {
        None => println!("Mail is being sent."),
        Some(hold) => {
            println!("Sending has been held since {}.", utc(hold.since));
            println!("  why    {}", hold.doubt.words());
            println!("  do     {}", hold.doubt.remedy());
            if let Some(until) = hold.until {
                println!("  until  {}, if the clocks agree by then", utc(until));
            }
        }
    }
    for worker in &report.known.workers {
        println!("worker on {}: {}", worker.host, life(worker, report.now));
    }
}

fn life(worker: &Worker, now: Instant) -> String {
    let state = if worker.is_alive(now) { "running" } else { "gone" };
    format!("{state}, last heartbeat {}", utc(worker.seen_at))
}

fn utc(moment: Instant) -> String {
    format!("{} (UTC)", moment.format("%Y-%m-%d %H:%M:%S"))
}

fn print_json(report: &Report) -> anyhow::Result<()> {
    let known = &report.known;
    let worker = |worker: &Worker| {
        json!({
            "host": worker.host,
            "started_at": worker.started_at,
            "seen_at": worker.seen_at,
            "alive": worker.is_alive(report.now),
        })
    };
    show::json(&json!({
        "held": known.hold.is_some(),
        "reason": known.hold.map(|hold| hold.doubt.word()),
        "why": known.hold.map(|hold| hold.doubt.words()),
        "do": known.hold.map(|hold| hold.doubt.remedy()),
        "since": known.hold.map(|hold| hold.since),
        "until": known.hold.and_then(|hold| hold.until),
        "allowed_at": known.allowed_at,
        "workers": known.workers.iter().map(worker).collect::<Vec<_>>(),
    }))
}
