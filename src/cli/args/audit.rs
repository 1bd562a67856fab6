//! The arguments of `rondbrief audit`.

use clap::Subcommand;

use crate::domain::audit::chain::Hash;

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Verify the audit log: go through its chain, and tell of every entry that was changed, taken out or put in.
    ///
    /// Each entry's link holds a hash of everything before it. Whoever can write to the database could compute all links anew;
    /// what shows that is a hash from an earlier day, which a backup has in its manifest and owners get by mail every month. Hand it
    /// in with --head. Entries that were erased with a person are counted as such. Ends with 1 if anything is wrong.
    Verify {
        /// A hash from a backup or a mail, which must be in the log; its end was cut off or written anew if it is not.
        #[arg(long, value_name = "HASH")]
        head: Option<Hash>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}
