//! What can be typed.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use url::Url;

use crate::domain::{
    address::EmailAddress,
    language::Language,
    line::Line,
    list::{Origin, Sender, Slug},
};

/// Keeps mailing lists, composes their updates from a queue, and delivers them by SMTP to every confirmed reader.
///
/// Without a command it serves: pages on http://127.0.0.1:8080, and delivery in the background. Settings come from
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

#[derive(Debug, Subcommand)]
pub enum ListCommand {
    /// Make a list.
    Create(CreateList),
    /// Change a list; what is not given stays.
    Edit(EditList),
    /// Show one list.
    Show {
        /// The list's short name.
        #[arg(long)]
        slug: Slug,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show all lists.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Group)]
pub struct CreateList {
    /// Its short name in web addresses and mail headers; it never changes.
    #[arg(long)]
    pub slug: Slug,
    /// Its name. Mail servers on the way see it, so a neutral one is wise.
    #[arg(long)]
    pub name: Line,
    /// The language of its pages and mail.
    #[arg(long, value_parser = clap::value_parser!(Language))]
    pub language: Language,
    /// Who its mail comes from.
    #[arg(long, value_name = "NAME <ADDRESS>")]
    pub from: Sender,
    /// The postal address at the foot of every mail.
    #[arg(long, value_name = "TEXT")]
    pub postal: Line,
    /// How often: "2 months", "month", "3 weeks".
    #[arg(long)]
    pub every: String,
    /// On which day: "second tuesday", "last friday", "day 15"; for weeks "tuesday".
    #[arg(long)]
    pub on: String,
    /// At what time, on the clock of the zone.
    #[arg(long, value_name = "HH:MM")]
    pub at: String,
    /// The time zone, such as Europe/Amsterdam.
    #[arg(long)]
    pub zone: String,
    /// How long before sending the issue is composed.
    #[arg(long, default_value = "5d", value_name = "LEAD")]
    pub cutoff: String,
    /// How long before sending the editors are reminded.
    #[arg(long, default_value = "12d", value_name = "LEAD")]
    pub reminder: String,
    /// The fewest items an update may have; with fewer it is skipped and they stay queued.
    #[arg(long, default_value_t = 1)]
    pub minimum: u32,
    /// Send at the planned moment even if nobody has approved the issue.
    #[arg(long)]
    pub send_without_approval: bool,
    #[command(flatten)]
    pub extras: ListExtras,
    /// Ask for a name in the form.
    #[arg(long)]
    pub ask_name: bool,
}

#[derive(Debug, Group)]
pub struct ListExtras {
    /// A site that may embed the form, such as https://www.example.org; can be given more than once.
    #[arg(long = "embed-origin", value_name = "ORIGIN")]
    pub origins: Vec<Origin>,
    /// Who hears about reminders and held issues; can be given more than once (without: the sender).
    #[arg(long = "editor", value_name = "ADDRESS")]
    pub editors: Vec<EmailAddress>,
    /// Where the privacy statement stands.
    #[arg(long, value_name = "URL")]
    pub privacy: Option<Url>,
    /// The words beside the form's button; every change is a new version.
    #[arg(long, value_name = "TEXT")]
    pub wording: Option<String>,
}

#[derive(Debug, Group)]
pub struct EditList {
    /// The list's short name.
    #[arg(long)]
    pub slug: Slug,
    /// A new name.
    #[arg(long)]
    pub name: Option<Line>,
    /// Another language.
    #[arg(long)]
    pub language: Option<Language>,
    /// Another sender.
    #[arg(long, value_name = "NAME <ADDRESS>")]
    pub from: Option<Sender>,
    /// Another postal address.
    #[arg(long, value_name = "TEXT")]
    pub postal: Option<Line>,
    /// How often, as in `list create`; a new rhythm starts as soon as it can.
    #[arg(long)]
    pub every: Option<String>,
    /// On which day, as in `list create`.
    #[arg(long)]
    pub on: Option<String>,
    /// At what time.
    #[arg(long, value_name = "HH:MM")]
    pub at: Option<String>,
    /// The time zone.
    #[arg(long)]
    pub zone: Option<String>,
    /// How long before sending the issue is composed.
    #[arg(long, value_name = "LEAD")]
    pub cutoff: Option<String>,
    /// How long before sending the editors are reminded.
    #[arg(long, value_name = "LEAD")]
    pub reminder: Option<String>,
    /// The fewest items an update may have.
    #[arg(long)]
    pub minimum: Option<u32>,
    /// Whether issues go out without approval.
    #[arg(long, value_name = "YES|NO")]
    pub send_without_approval: Option<YesNo>,
    /// Whether the form asks for a name.
    #[arg(long, value_name = "YES|NO")]
    pub ask_name: Option<YesNo>,
    #[command(flatten)]
    pub extras: ListExtras,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    Yes,
    No,
}

#[derive(Debug, Subcommand)]
pub enum ItemCommand {
    /// Put an item in the queue.
    Add {
        #[command(flatten)]
        list: OfList,
        /// What it is.
        #[arg(long)]
        kind: KindWord,
        /// Its title.
        #[arg(long)]
        title: Line,
        #[command(flatten)]
        facts: ItemFacts,
    },
    /// Change an item that has not been published; what is not given stays. An empty text takes a fact away.
    Edit {
        #[command(flatten)]
        list: OfList,
        /// The item's id, or as much of its end as makes it clear.
        id: String,
        /// Another title.
        #[arg(long)]
        title: Option<Line>,
        /// No longer on top of its section.
        #[arg(long, conflicts_with = "pin")]
        unpin: bool,
        /// There are places again.
        #[arg(long, conflicts_with = "full")]
        not_full: bool,
        #[command(flatten)]
        facts: ItemFacts,
    },
    /// Show the items that wait.
    List {
        #[command(flatten)]
        list: OfList,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show one item.
    Show {
        #[command(flatten)]
        list: OfList,
        /// The item's id, or as much of its end as makes it clear.
        id: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Take an item out for good.
    Remove {
        #[command(flatten)]
        list: OfList,
        /// The item's id, or as much of its end as makes it clear.
        id: String,
    },
}

#[derive(Debug, Group)]
pub struct OfList {
    /// The list's short name.
    #[arg(long = "list", value_name = "LIST")]
    pub slug: Slug,
}

/// The kinds of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindWord {
    News,
    Event,
    Publication,
    Podcast,
}

#[derive(Debug, Group)]
pub struct ItemFacts {
    /// A sentence or two.
    #[arg(long, value_name = "TEXT")]
    pub summary: Option<String>,
    /// A file with more text, in Markdown (- for standard input).
    #[arg(long, value_name = "FILE")]
    pub body_file: Option<PathBuf>,
    /// A word above the title.
    #[arg(long, value_name = "TEXT")]
    pub section: Option<String>,
    /// Where it goes on.
    #[arg(long, value_name = "URL")]
    pub link: Option<String>,
    /// Who it was taken from.
    #[arg(long, value_name = "NAME=URL")]
    pub source: Option<String>,
    /// A picture; needs --alt.
    #[arg(long, value_name = "URL")]
    pub image: Option<String>,
    /// What the picture shows, for who does not see it.
    #[arg(long, value_name = "TEXT")]
    pub alt: Option<String>,
    /// The first day it may be sent.
    #[arg(long, value_name = "DATE")]
    pub not_before: Option<String>,
    /// The last day it may be sent.
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
    /// On top of its section.
    #[arg(long)]
    pub pin: bool,
    /// An event's beginning, such as "2026-12-10 14:00", on the clock of the list's zone.
    #[arg(long, value_name = "MOMENT")]
    pub starts: Option<String>,
    /// An event's end.
    #[arg(long, value_name = "MOMENT")]
    pub ends: Option<String>,
    /// An event's place.
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    /// Where to register for an event.
    #[arg(long, value_name = "URL")]
    pub register: Option<String>,
    /// An event without places left.
    #[arg(long)]
    pub full: bool,
}

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
    /// Never send an issue; its items go back to the queue.
    Cancel(OneIssue),
    /// Tell what became of an issue.
    Report {
        #[command(flatten)]
        list: OfList,
        /// The issue's number.
        number: u32,
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

#[derive(Debug, Subcommand)]
pub enum SubscriberCommand {
    /// Import people with proof of consent, from a file with the columns email,name,consented_at,consent.
    Import {
        #[command(flatten)]
        list: OfList,
        /// The file, in CSV with a heading.
        file: PathBuf,
        /// Only tell what would happen.
        #[arg(long)]
        dry_run: bool,
    },
    /// Add one person with proof of consent; they get no mail about it.
    Add {
        #[command(flatten)]
        list: OfList,
        /// Their address.
        #[arg(long, value_name = "ADDRESS")]
        email: EmailAddress,
        /// Their name.
        #[arg(long)]
        name: Option<Line>,
        /// How and when they agreed.
        #[arg(long, value_name = "TEXT")]
        consent: String,
    },
    /// Show what is kept about one person.
    Find {
        #[command(flatten)]
        list: OfList,
        /// Their address.
        #[arg(long, value_name = "ADDRESS")]
        email: EmailAddress,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Erase one person from all lists, for good.
    Remove {
        #[command(flatten)]
        list: OfList,
        /// Their address.
        #[arg(long, value_name = "ADDRESS")]
        email: EmailAddress,
    },
}
