//! What can be typed.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand};

use crate::domain::list::Slug;

mod issue;
mod item;
mod list;
mod subscriber;

pub use issue::{Format, IssueCommand, OneIssue};
pub use item::{ItemCommand, ItemFacts, KindWord};
pub use list::{CreateList, EditList, ListCommand, YesNo};
pub use subscriber::SubscriberCommand;

/// Keeps mailing lists, composes their updates from a queue, and delivers them by SMTP to every confirmed reader.
///
/// Without a command it serves: pages on <http://127.0.0.1:8080>, and delivery in the background. Settings come from
/// rondbrief.toml in this folder and from RONDBRIEF_* variables, which win; with neither it keeps everything in the folder
/// rondbrief-data and catches all mail in a built-in mailbox. The README has the whole reference.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Args {
    /// The configuration file, instead of rondbrief.toml.
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages, and deliver mail.
    Serve {
        /// Only serve pages; deliveries run in `rondbrief worker`.
        #[arg(long)]
        no_worker: bool,
    },
    /// Only deliver mail and keep the timetable.
    Worker,
    /// Bring the database up to date and end.
    Migrate,
    /// Make and change lists.
    List {
        #[command(subcommand)]
        command: ListCommand,
    },
    /// Keep the queue of a list.
    Item {
        #[command(subcommand)]
        command: ItemCommand,
    },
    /// Compose issues and decide about them.
    Issue {
        #[command(subcommand)]
        command: IssueCommand,
    },
    /// Add, find, import and erase readers.
    Subscriber {
        #[command(subcommand)]
        command: SubscriberCommand,
    },
    /// Show the coming moments of a list, in its own zone.
    Timetable {
        /// The list's short name.
        #[arg(long)]
        list: Slug,
        /// How many issues ahead.
        #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u16).range(1..=500))]
        count: u16,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Ask the service on this machine whether it is well (for containers).
    #[command(hide = true)]
    Healthcheck,
}

#[derive(Debug, Group)]
pub struct OfList {
    /// The list's short name.
    #[arg(long = "list", value_name = "LIST")]
    pub slug: Slug,
}
