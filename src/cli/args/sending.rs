//! The arguments of `rondbrief sending`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum SendingCommand {
    /// Show whether mail is sent, and if not, why.
    Status {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Confirm that this database is the only copy that sends mail.
    ///
    /// Sending is held when the database looks like a copy (it was restored from a backup, or is in another place), and
    /// when clocks disagree: two copies would mail every reader twice. This command ends that: the database belongs
    /// where it is now, whatever workers remember. In a restored backup, messages that were sent after the backup was
    /// made are waiting again; stop their issues first. Given right after a restore, this command keeps sending from
    /// being held at all.
    Allow,
}
