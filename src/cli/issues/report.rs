//! `rondbrief issue report`: an issue in numbers, or recipient by recipient.

use std::io::{self, BufWriter, Write};

use crate::{
    app::{
        App,
        issues::{
            outcomes::{self, ReaderOutcome, Which},
            report::{self, Report},
        },
    },
    cli::show,
    domain::{list::List, mail::delivery::DeliveryState},
};

/// Prints an issue in numbers.
pub(crate) async fn numbers(app: &App, list: &List, number: u32, json: bool) -> anyhow::Result<()> {
    let report = report::report(app, list, number).await?;
    if json {
        return show::json(&report);
    }
    print(&report);
    Ok(())
}

fn print(report: &Report) {
    let why = report.pause_reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    println!("Update {} of {}: {}{why}", report.number, report.list, report.state);
    if let Some(held) = report.held {
        println!("  No mail is sent: {held} (`rondbrief sending status` tells what to do)");
    }
    let numbers = [
        ("readers", report.readers, ""),
        ("queued", report.queued, ""),
        ("deferred", report.deferred, ""),
        ("accepted", report.accepted, ""),
        ("refused", report.refused, ""),
        ("withdrawn", report.withdrawn, DeliveryState::Withdrawn.why().unwrap_or_default()),
    ];
    let seeds = format!("your own addresses; {} accepted", report.seeds_accepted);
    let rare = [
        ("unknown", report.unknown, "handed over, but never answered"),
        ("doubled", report.doubled, "accepted more than once"),
        ("cancelled", report.cancelled, DeliveryState::Cancelled.why().unwrap_or_default()),
        ("seeds", report.seeds, &seeds),
    ];
    for (label, count, meaning) in numbers.into_iter().chain(rare.into_iter().filter(|(_, count, _)| *count > 0)) {
        println!("{}", format!("  {label:9}  {count:>9}  {meaning}").trim_end());
    }
    for words in &report.words {
        println!("  {} x{}: {}", words.state, words.count, words.reply);
    }
}

/// Prints the state of each recipient's message, page by page.
pub(crate) async fn readers(app: &App, list: &List, number: u32, which: Which, json: bool) -> anyhow::Result<()> {
    let mut outcomes = outcomes::of_issue(app, list, number, which).await?;
    let mut out = BufWriter::new(io::stdout());
    let mut is_first = true;
    loop {
        let page = outcomes.next_page(app).await?;
        if page.is_empty() {
            break;
        }
        for outcome in &page {
            if json {
                out.write_all(if is_first { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut out, outcome)?;
                is_first = false;
            } else {
                writeln!(out, "{}", line(outcome))?;
            }
        }
    }
    if json {
        out.write_all(if is_first { b"[]\n" } else { b"\n]\n" })?;
    }
    Ok(out.flush()?)
}

fn line(outcome: &ReaderOutcome) -> String {
    let code = outcome.code.map(|code| format!("{code} ")).unwrap_or_default();
    let address = outcome.address.as_deref().unwrap_or("(erased)");
    let line = format!("{:9}  {address:32}  {code}{}", outcome.state, outcome.words.as_deref().unwrap_or_default());
    line.trim_end().to_owned()
}
