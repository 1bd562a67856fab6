//! The arguments of `rondbrief issue`.

use clap::{Args as Group, Subcommand, ValueEnum};

use super::{OfList, address::typed};
use crate::domain::text::address::EmailAddress;

#[derive(Debug, Subcommand)]
pub(crate) enum IssueCommand {
    /// Compose an issue from the waiting items now; prints the issue's number.
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
        /// The form of the preview: a page, text, or the whole message.
        #[arg(long, default_value = "text")]
        format: Format,
    },
    /// Mail an issue to one address as a test.
    Test {
        #[command(flatten)]
        list: OfList,
        /// The issue's number.
        number: u32,
        /// The address to mail it to; - takes it from standard input.
        #[arg(long, value_name = "ADDRESS", value_parser = typed::<EmailAddress>)]
        to: EmailAddress,
    },
    /// Approve an issue: it is sent at its planned moment, or when it is published.
    Approve(OneIssue),
    /// Send an approved issue to all readers now.
    Publish(OneIssue),
    /// Keep an issue from being sent until it is approved again.
    Hold(OneIssue),
    /// Pause an issue that is being sent: only what is being handed over at this moment still goes out.
    Pause(OneIssue),
    /// Resume a paused issue, for everybody who has not got it yet.
    Resume(OneIssue),
    /// Cancel an issue; its items go back to the queue. An issue that is being sent is stopped, and stays in the
    /// archive.
    Cancel(OneIssue),
    /// Send a published issue to all present readers whose mail server has not accepted it.
    SendRest(OneIssue),
    /// Report the results of an issue.
    #[command(long_about = "Tell what became of an issue: in numbers, or with --failed or --all reader by reader.\n\n\
        --failed and --all print readers' addresses, which nothing else but `subscriber find` does. Mind where they \
        go: being on a list can itself be a secret.")]
    Report {
        #[command(flatten)]
        list: OfList,
        /// The issue's number.
        number: u32,
        /// Print the address of every reader whose server has not accepted the mail, and the server's reply.
        #[arg(long)]
        failed: bool,
        /// Print the address of every reader, with the state of the mail.
        #[arg(long, conflicts_with = "failed")]
        all: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Group)]
pub(crate) struct OneIssue {
    #[command(flatten)]
    pub list: OfList,
    /// The issue's number.
    pub number: u32,
}

/// The forms of a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Html,
    Text,
    Eml,
}
