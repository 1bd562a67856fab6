//! What can be typed after `rondbrief sending`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum SendingCommand {
    /// Tell whether mail is sent, and why not.
    Status {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Say that this database is the only copy that sends mail.
    ///
    /// Sending is held when the database looks like a copy (it was put back from a backup, or lies in another place), and
    /// when clocks disagree: two copies would mail every reader twice. This word ends it: the database belongs where it
    /// is now, whatever workers remember. Messages that went out after a backup was made are waiting again in it; stop
    /// their issues first. Said right after a restore, it keeps sending from being held at all.
    Allow,
}
