//! The arguments of `rondbrief receive`.

use clap::Args as Group;

#[derive(Debug, Group)]
pub(crate) struct ReceiveArgs {
    /// Print what the mail is, as JSON, and change nothing.
    #[arg(long, required = true)]
    pub explain: bool,
}
