//! The arguments of `rondbrief item`.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand, builder::PossibleValuesParser};

use super::OfList;
use crate::domain::{item::ItemKind, text::short_text::ShortText};

#[derive(Debug, Subcommand)]
pub(crate) enum ItemCommand {
    /// Put an item in the queue.
    Add {
        #[command(flatten)]
        list: OfList,
        /// Its kind.
        #[arg(long, value_parser = PossibleValuesParser::new(ItemKind::WORDS))]
        kind: String,
        /// Its title.
        #[arg(long)]
        title: ShortText,
        #[command(flatten)]
        facts: ItemFacts,
    },
    /// Change an item that has not been published; what is not given stays as it is. An empty text removes a field.
    Edit {
        #[command(flatten)]
        list: OfList,
        /// The item's id, or enough of its end to be unique.
        id: String,
        /// A new title.
        #[arg(long)]
        title: Option<ShortText>,
        /// Do not keep the item at the top of its section any longer.
        #[arg(long, conflicts_with = "pin")]
        unpin: bool,
        /// Mark the event as having places again.
        #[arg(long, conflicts_with = "full")]
        not_full: bool,
        #[command(flatten)]
        facts: ItemFacts,
    },
    /// Show the waiting items.
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
        /// The item's id, or enough of its end to be unique.
        id: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Remove an item for good.
    Remove {
        #[command(flatten)]
        list: OfList,
        /// The item's id, or enough of its end to be unique.
        id: String,
    },
}

#[derive(Debug, Group)]
pub(crate) struct ItemFacts {
    /// A summary of one or two sentences.
    #[arg(long, value_name = "TEXT")]
    pub summary: Option<String>,
    /// A file with more text, in Markdown (- for standard input).
    #[arg(long, value_name = "FILE")]
    pub body_file: Option<PathBuf>,
    /// The section: a word above the title.
    #[arg(long, value_name = "TEXT")]
    pub section: Option<String>,
    /// The web page to read more on.
    #[arg(long, value_name = "URL")]
    pub link: Option<String>,
    /// The source that the item was taken from.
    #[arg(long, value_name = "NAME=URL")]
    pub source: Option<String>,
    /// A picture; needs --alt.
    #[arg(long, value_name = "URL")]
    pub image: Option<String>,
    /// A description of the picture, for readers who cannot see it.
    #[arg(long, value_name = "TEXT")]
    pub alt: Option<String>,
    /// The first day on which the item may be sent.
    #[arg(long, value_name = "DATE")]
    pub not_before: Option<String>,
    /// The last day on which the item may be sent.
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
    /// Keep the item at the top of its section.
    #[arg(long)]
    pub pin: bool,
    /// The beginning of an event, such as "2026-12-10 14:00", in the list's time zone.
    #[arg(long, value_name = "MOMENT")]
    pub starts: Option<String>,
    /// The end of an event.
    #[arg(long, value_name = "MOMENT")]
    pub ends: Option<String>,
    /// The place of an event.
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    /// The web page to register for an event on.
    #[arg(long, value_name = "URL")]
    pub register: Option<String>,
    /// Mark the event as fully booked.
    #[arg(long)]
    pub full: bool,
}
