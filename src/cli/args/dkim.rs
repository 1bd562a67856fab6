//! The arguments of `rondbrief dkim`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum DkimCommand {
    /// Print the DNS records for the configured keys, for every domain that a list sends from.
    Record {
        /// Print JSON, with each text in one piece.
        #[arg(long)]
        json: bool,
    },
}
