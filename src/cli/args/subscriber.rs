//! What can be typed after `rondbrief subscriber`.

use std::path::PathBuf;

use clap::Subcommand;

use super::OfList;
use crate::domain::text::{address::EmailAddress, short_text::ShortText};

#[derive(Debug, Subcommand)]
pub enum SubscriberCommand {
    /// Import people with proof of consent, from a file with the columns `email,name,consented_at,consent`.
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
        name: Option<ShortText>,
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
