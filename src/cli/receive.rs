//! `rondbrief receive`: mail that came back, from standard input.

use std::io::{self, Read};

use anyhow::Context;
use serde_json::{Value, json};

use super::{args::ReceiveArgs, show};
use crate::domain::returned::{self, Recipient, Returned};

/// The most bytes that are kept of a mail; whoever delivers it may write more.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Reads one mail and tells what it is.
pub(crate) fn run(args: &ReceiveArgs) -> anyhow::Result<()> {
    let mut input = io::stdin().lock();
    let mut mail = Vec::new();
    input.by_ref().take(MAX_BYTES).read_to_end(&mut mail).context("the mail could not be read from standard input")?;
    // Read to its end, because a mail server takes a pipe that closes early for a failure.
    io::copy(&mut input, &mut io::sink()).context("the mail could not be read from standard input")?;
    if args.explain {
        show::json(&explained(&returned::read(&mail)))?;
    }
    Ok(())
}

/// What a mail is, in words for programs.
fn explained(mail: &Returned) -> Value {
    json!({
        "kind": mail.kind.word(),
        "class": mail.class.word(),
        "status": mail.status().map(|code| code.to_string()),
        "recipients": mail.recipients.iter().map(|one| &one.address).filter(|address| !address.is_empty()).collect::<Vec<_>>(),
        "by": mail.by.word(),
        "each": mail.recipients.iter().map(each).collect::<Vec<_>>(),
        "return_paths": mail.return_paths,
        "envelope_id": mail.envelope_id,
        "message_ids": mail.message_ids,
        "leave_links": mail.leave_links,
    })
}

fn each(one: &Recipient) -> Value {
    json!({
        "recipient": one.address,
        "kind": one.kind.word(),
        "class": one.class.word(),
        "status": one.status.map(|code| code.to_string()),
        "words": one.words,
    })
}
