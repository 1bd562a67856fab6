//! The command line's arguments, with the help texts that users read.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand};

use crate::domain::list::Slug;

mod address;
mod audit;
mod copies;
mod delivery;
mod dkim;
mod editor;
mod issue;
mod item;
mod key;
mod list;
mod receive;
mod route;
mod sending;
mod subscriber;

pub(super) use audit::AuditCommand;
pub(super) use copies::{BackupArgs, RestoreArgs};
pub(super) use delivery::DeliveryOptions;
pub(super) use dkim::DkimCommand;
pub(super) use editor::{EditorCommand, Place, RoleWord};
pub(super) use issue::{Format, IssueCommand, OneIssue};
pub(super) use item::{ItemCommand, ItemFacts};
pub(super) use key::KeyCommand;
pub(super) use list::{CreateList, EditList, ListCommand, YesNo};
pub(super) use receive::ReceiveArgs;
pub(super) use route::RouteCommand;
pub(super) use sending::SendingCommand;
pub(super) use subscriber::SubscriberCommand;

/// The part of `rondbrief --help` after the commands.
const MANUAL: &str = "\
Without a command it serves: pages on http://127.0.0.1:8080, and delivery in the
background, until Ctrl-C. On a first start without any settings it makes the folder
rondbrief-data with a database, a secret key and a sample list, and catches all mail
in a built-in mailbox, whose link it prints.

A letter's journey, by command:
  rondbrief list create --slug update --name \"De update\" --language nl \\
      --from \"Stichting <update@example.org>\" --postal \"Straat 1, Amsterdam\" \\
      --every \"2 months\" --on \"second tuesday\" --at 10:00 --zone Europe/Amsterdam
  rondbrief item add --list update --kind news --title \"Nieuws\" --summary \"Kort.\"
  rondbrief timetable --list update --count 6
  rondbrief issue compose --list update          (prints the number; also by itself)
  rondbrief issue preview --list update 1 --format text
  rondbrief issue test --list update 1 --to you@example.org
  rondbrief issue approve --list update 1        (goes out at its planned moment)
  rondbrief issue publish --list update 1        (goes out now)
  rondbrief issue report --list update 1         (--failed: who has not got it, and why)
  rondbrief issue pause --list update 1          (resume, cancel, send-rest)

People work at the desk, a web application at /desk. Its first owner comes in by the link
that serving prints; others are invited:
  rondbrief editor invite --list update --role editor --email anke@example.org --name Anke

Settings come from rondbrief.toml in this folder and from the environment, which wins:
  RONDBRIEF_DATABASE_URL     sqlite:PATH or postgres://user:password@host/name
  RONDBRIEF_DATA_DIR         where key, SQLite database and built-in mailbox are
  RONDBRIEF_LISTEN           address and port, such as 127.0.0.1:8080
  RONDBRIEF_BASE_URL         where the world reaches it, such as https://news.example.org
  RONDBRIEF_SMTP_URL         smtp://user:password@host:587 or smtps://...:465
  RONDBRIEF_SECRET_KEY_FILE  the key of the sealed addresses; keep a copy of it
docs/configuration.md has them all.

Everybody on a machine can read the arguments of its processes. Wherever an address is
asked for, - takes the next line of standard input instead: --email - < address.txt

Exit codes: 0 done, 1 failed, 2 used wrongly. --json prints what a script reads.";

/// Manages mailing lists, composes their updates from a queue, and delivers them by SMTP
/// to every confirmed subscriber.
#[derive(Debug, Parser)]
#[command(version, verbatim_doc_comment, after_long_help = MANUAL)]
pub(super) struct Args {
    /// The configuration file, instead of rondbrief.toml.
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the pages, and deliver mail.
    Serve {
        /// Only serve pages; `rondbrief worker` delivers the mail.
        #[arg(long)]
        no_worker: bool,
    },
    /// Only deliver mail and run the timetable.
    Worker,
    /// Bring the database up to date, then exit.
    Migrate,
    /// Create and change lists.
    List {
        #[command(subcommand)]
        command: ListCommand,
    },
    /// Manage the queue of a list.
    Item {
        #[command(subcommand)]
        command: ItemCommand,
    },
    /// Compose issues, and approve, send or stop them.
    Issue {
        #[command(subcommand)]
        command: IssueCommand,
    },
    /// Add, find, import and erase subscribers.
    Subscriber {
        #[command(subcommand)]
        command: SubscriberCommand,
    },
    /// Invite editors, change their roles, and let them in when mail is down.
    Editor {
        #[command(subcommand)]
        command: EditorCommand,
    },
    /// Sign mail, so that receivers know it is yours.
    Dkim {
        #[command(subcommand)]
        command: DkimCommand,
    },
    /// Show the routes of mail and how they are doing.
    Route {
        #[command(subcommand)]
        command: RouteCommand,
    },
    /// Show whether mail is sent, and allow it after a restore or a move.
    Sending {
        #[command(subcommand)]
        command: SendingCommand,
    },
    /// Replace the secret key, and examine it.
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Verify the log of who did what.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Copy the database and all that belongs to it into a folder, also while the service runs.
    ///
    /// The folder gets the database, the journal of who left or was erased, what workers have noted and not recorded yet,
    /// and a manifest with a checksum of every file. A PostgreSQL database is copied by `pg_dump`, which must be installed.
    /// The secret key stays out unless you say --with-key: keep a copy of it in another place, because without it no address
    /// in the copy can be read. The configuration file and DKIM keys are not copied either.
    Backup(BackupArgs),
    /// Put a copy that `backup` made in the place that the settings name, and hold sending there.
    ///
    /// Nothing is overwritten: SQLite's file must not exist yet, and a PostgreSQL database must be there and be empty. The
    /// copy is checked first. Whoever left or was erased after it was made, by the journal in the data folder, stays so.
    /// Stop the service before; after it, see which issues went out since the copy was made, cancel those, and run
    /// `rondbrief sending allow`.
    Restore(RestoreArgs),
    /// Examine database, key, clock, mail servers and senders; sends nothing, and says what to do.
    Doctor {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Tell what a mail that came back is: a bounce, a complaint, an answer. It is read from standard input.
    Receive(ReceiveArgs),
    /// Show the coming moments of a list, in its own time zone.
    Timetable {
        /// The list's short name.
        #[arg(long)]
        list: Slug,
        /// The number of issues to show.
        #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u16).range(1..=500))]
        count: u16,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Check that the service on this machine is healthy (for containers).
    #[command(hide = true)]
    Healthcheck,
}

#[derive(Debug, Group)]
pub(super) struct OfList {
    /// The list's short name.
    #[arg(long = "list", value_name = "LIST")]
    pub slug: Slug,
}
