//! The arguments of `rondbrief route`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum RouteCommand {
    /// Show every route: its server, its connections, what it accepted lately, and why it is slow.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}
