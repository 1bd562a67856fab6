//! What can be typed after `rondbrief issue`.

use clap::{Args as Group, Subcommand, ValueEnum};

use super::OfList;
use crate::domain::text::address::EmailAddress;

#[derive(Debug, Subcommand)]
pub enum IssueCommand {
    /// Put the waiting items together now; prints the issue's number.
    Compose {
        #[command(flatten)]
        list: OfList,
    },
    /// Show all issues of a list.
    List {
        #[command(flatten)]
        list: OfList,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print an issue as a reader would get it.
    Preview {
        #[command(flatten)]
        list: OfList,
        /// The issue's number.
        number: u32,
        /// As a page, as text, or as the whole message.
        #[arg(long, default_value = "text")]
        format: Format,
    },
    /// Mail an issue to one address, to look at it.
    Test {
        #[command(flatten)]
        list: OfList,
        /// The issue's number.
        number: u32,
        /// Whom to mail it to.
        #[arg(long, value_name = "ADDRESS")]
        to: EmailAddress,
    },
    /// Approve an issue: it goes out at its planned moment, or when it is published.
    Approve(OneIssue),
    /// Send an approved issue to all readers now.
    Publish(OneIssue),
    /// Keep an issue from going out until it is approved again.
    Hold(OneIssue),
    /// Pause an issue that is on its way: only what is being handed over at this moment still goes out.
    Pause(OneIssue),
    /// Let a paused issue go on, to everybody who has not got it.
    Resume(OneIssue),
    /// Never send an issue; its items go back to the queue. One that is on its way is stopped, and stays in the archive.
    Cancel(OneIssue),
    /// Send a published issue to all present readers whose mail server has not taken it.
    SendRest(OneIssue),
    /// Tell what became of an issue.
    #[command(long_about = "Tell what became of an issue: in numbers, or with --failed or --all reader by reader.\n\n\
        --failed and --all print readers' addresses, which nothing else but `subscriber find` does. Mind where they \
        go: being on a list can itself be a secret.")]
    Report {
        #[command(flatten)]
        list: OfList,
        /// The issue's number.
        number: u32,
        /// Print the address of every reader whose server has not taken it, and what it said.
        #[arg(long)]
        failed: bool,
        /// Print the address of every reader, and what became of the mail.
        #[arg(long, conflicts_with = "failed")]
        all: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Group)]
pub struct OneIssue {
    #[command(flatten)]
    pub list: OfList,
    /// The issue's number.
    pub number: u32,
}

/// The forms of a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Html,
    Text,
    Eml,
}
