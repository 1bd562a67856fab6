//! The arguments of `rondbrief key`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Replace the secret key by a new one, while the service runs.
    ///
    /// Every address, name and other sealed value is sealed anew, and every keyed hash is hashed anew. Links in mails that went
    /// out keep working. Run it as the user of the service. If it is broken off, run it again: it goes on. The old key stays
    /// beside the new one, in a file with .until- in its name; it opens backups that were made before. Make a new backup
    /// and a new copy of the key, and delete the old ones when you no longer need them.
    Rotate {
        /// Only make the new key, with .new behind its name. Copy it to the same place on every other machine that uses
        /// the database, then run `rondbrief key rotate` on one of them.
        #[arg(long)]
        prepare: bool,
    },
    /// Examine whether the key opens everything, and who can read its file.
    Check {
        /// Look at every row, instead of the first 1,000 of each table.
        #[arg(long)]
        all: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}
