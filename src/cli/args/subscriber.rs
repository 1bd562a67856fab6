//! The arguments of `rondbrief subscriber`.

use std::path::PathBuf;

use clap::Subcommand;

use super::{
    OfList, Place,
    address::{typed, typed_to_find},
};
use crate::domain::text::{address::EmailAddress, short_text::ShortText};

#[derive(Debug, Subcommand)]
pub(crate) enum SubscriberCommand {
    /// Import subscribers with proof of consent, from a file with the columns `email,name,consented_at,consent`.
    Import {
        #[command(flatten)]
        list: OfList,
        /// The file, in CSV with a heading.
        file: PathBuf,
        /// Only report what would happen.
        #[arg(long)]
        dry_run: bool,
    },
    /// Add one subscriber with proof of consent; they get no mail about it.
    Add {
        #[command(flatten)]
        list: OfList,
        /// The subscriber's address; - takes it from standard input.
        #[arg(long, value_name = "ADDRESS", value_parser = typed::<EmailAddress>)]
        email: EmailAddress,
        /// The subscriber's name.
        #[arg(long, value_parser = ShortText::name)]
        name: Option<ShortText>,
        /// The proof of consent: how and when they agreed.
        #[arg(long, value_name = "TEXT")]
        consent: String,
    },
    /// Show what is stored about one subscriber.
    Find {
        #[command(flatten)]
        list: OfList,
        /// The subscriber's address; - takes it from standard input.
        #[arg(long, value_name = "ADDRESS", value_parser = typed_to_find)]
        email: EmailAddress,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Erase one subscriber, from one list or from all, for good.
    Remove {
        #[command(flatten)]
        place: Place,
        /// The subscriber's address; - takes it from standard input.
        #[arg(long, value_name = "ADDRESS", value_parser = typed_to_find)]
        email: EmailAddress,
    },
}
