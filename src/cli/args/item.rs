//! What can be typed after `rondbrief item`.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand, ValueEnum};

use super::OfList;
use crate::domain::text::short_text::ShortText;

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
        title: ShortText,
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
        title: Option<ShortText>,
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
