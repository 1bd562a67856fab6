//! What can be typed after `rondbrief route`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum RouteCommand {
    /// Show every route: its server, its connections, what it took lately, and why it goes slowly.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}
