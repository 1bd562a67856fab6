//! The arguments of `rondbrief backup` and `rondbrief restore`.

use std::path::PathBuf;

use clap::Args as Group;

/// Arguments of `backup`.
#[derive(Debug, Group)]
pub(crate) struct BackupArgs {
    /// The folder that the copy is written to: a new or an empty one. With --check, the folder of a copy.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Put the secret key in the copy too. Whoever has such a copy can read every address.
    #[arg(long, conflicts_with = "check")]
    pub with_key: bool,
    /// Make no copy: check that every file of the one in DIR is as it was written, and that its database opens.
    #[arg(long)]
    pub check: bool,
}

/// Arguments of `restore`.
#[derive(Debug, Group)]
pub(crate) struct RestoreArgs {
    /// The folder of a copy that `rondbrief backup` made.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}
