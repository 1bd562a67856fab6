//! `rondbrief audit`: verifying the log of acts.

use anyhow::bail;
use serde_json::json;

use super::{args::AuditCommand, show};
use crate::{
    app::{App, audit::verify},
    domain::audit::chain::{Fault, Findings, Hash, Kept},
};

/// The most faults that are printed one by one.
const PRINTED: usize = 20;

/// Runs one of the audit commands.
pub(super) async fn run(app: &App, command: AuditCommand) -> anyhow::Result<()> {
    let AuditCommand::Verify { head, json } = command;
    let found = verify::verify(app, head).await?;
    if json {
        print_json(&found)?;
    } else {
        print(&found, head);
    }
    if !found.is_sound() {
        bail!("the audit log is not as it was written");
    }
    Ok(())
}

fn print(found: &Findings, wanted: Option<Hash>) {
    println!("The audit log has {} entries.", found.links);
    if found.adopted > 0 {
        println!(
            "  before the chain  the first {}: what happened to those before the upgrade cannot be seen",
            found.adopted
        );
    }
    if found.erased > 0 {
        println!("  erased            {}, with the people they were about", found.erased);
    }
    println!("  newest hash       {}", found.head);
    match (found.kept, wanted) {
        (Some(Kept::At(position)), _) => println!(
            "  the given hash    is that of entry {position}: all up to there is as it was, and {} came after it",
            found.links.saturating_sub(position)
        ),
        (Some(Kept::Nowhere), Some(hash)) => println!(
            "  the given hash    {hash} is nowhere in the log: its end was cut off, or it was written anew. (A database that was \
             put back from an older copy lacks what came after that copy.)"
        ),
        (Some(Kept::Nowhere) | None, _) => {}
    }
    if found.faults.is_empty() {
        println!("No entry was changed, taken out or put in.");
        return;
    }
    println!("Wrong in {} places:", found.faults.len());
    for fault in found.faults.iter().take(PRINTED) {
        println!("  {}: {}", place(fault), fault.kind.words());
    }
    if found.faults.len() > PRINTED {
        println!("  and {} more; --json prints all", found.faults.len() - PRINTED);
    }
}

fn place(fault: &Fault) -> String {
    match (fault.position, fault.entry) {
        (Some(position), Some(entry)) => format!("entry {position} ({entry})"),
        (Some(position), None) => format!("entry {position}"),
        (None, Some(entry)) => format!("entry {entry}"),
        (None, None) => "the log".to_owned(),
    }
}

fn print_json(found: &Findings) -> anyhow::Result<()> {
    let fault = |it: &Fault| json!({ "position": it.position, "entry": it.entry, "fault": it.kind.word() });
    let kept = match found.kept {
        Some(Kept::At(position)) => Some(position),
        Some(Kept::Nowhere) | None => None,
    };
    show::json(&json!({
        "sound": found.is_sound(),
        "entries": found.links,
        "before_the_chain": found.adopted,
        "erased": found.erased,
        "newest_hash": found.head.to_string(),
        "given_hash_at": kept,
        "faults": found.faults.iter().map(fault).collect::<Vec<_>>(),
    }))
}
