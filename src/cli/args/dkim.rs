//! What can be typed after `rondbrief dkim`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum DkimCommand {
    /// Print what DNS has to say for the keys in the configuration, for every domain a list writes from.
    Record {
        /// Print JSON, with each text in one piece.
        #[arg(long)]
        json: bool,
    },
}
