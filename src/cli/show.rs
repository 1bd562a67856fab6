//! Printing results: as lines for people, as JSON for scripts.

use std::io::{self, Write};

use chrono::NaiveDateTime;
use serde::Serialize;

/// Prints a value as JSON.
pub(super) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(())
}

/// A local moment of a list, as "2027-01-12 10:00".
pub(super) fn local(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%d %H:%M").to_string()
}

/// Prints lines under each other with their labels in a column, leaving out empty ones.
pub(super) fn facts(facts: &[(&str, String)]) {
    let width = facts.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    for (label, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
        println!("{label:width$}  {text}");
    }
}
