//! Floor 4: the command line, and the place where all parts are put together.
//!
//! Exit codes: 0 done, 1 failed, 2 used wrongly (arguments or configuration). Results go to standard output, everything
//! else to standard error.

mod args;
mod audit;
mod copies;
mod editors;
mod issues;
mod items;
mod lists;
mod receive;
mod running;
mod show;
mod subscribers;

use std::process::ExitCode;

use clap::Parser;

use crate::config::Config;
use args::{Args, Command};
use running::composition::{Installation, UsageError};

pub use subscribers::import::Rows;

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let args = Args::parse();
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<UsageError>() => {
            eprintln!("rondbrief: {error}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("rondbrief: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> anyhow::Result<()> {
    let config = Config::load(args.config.as_deref()).map_err(UsageError::new)?;
    running::composition::start_logging(&config);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(dispatch(args.command, config))
}

async fn dispatch(command: Option<Command>, config: Config) -> anyhow::Result<()> {
    match command.unwrap_or(Command::Serve { no_worker: false }) {
        Command::Serve { no_worker } => running::serve::serve(config, no_worker).await,
        Command::Worker => running::serve::work(config).await,
        Command::Migrate => {
            Installation::open(&config).await?.close().await;
            println!("The database is up to date.");
            Ok(())
        }
        Command::Healthcheck => running::serve::healthcheck(&config).await,
        Command::List { command } => with(&config, async |app| lists::run(app, command).await).await,
        Command::Item { command } => with(&config, async |app| items::run(app, command).await).await,
        Command::Issue { command } => with(&config, async |app| issues::run(app, command).await).await,
        Command::Route { command } => with(&config, async |app| running::routes::run(app, &command).await).await,
        Command::Sending { command } => with(&config, async |app| running::sending::run(app, command).await).await,
        Command::Subscriber { command } => with(&config, async |app| subscribers::run(app, command).await).await,
        Command::Editor { command } => with(&config, async |app| editors::run(app, command).await).await,
        Command::Dkim { command } => with(&config, async |app| running::dkim::run(app, &config, command).await).await,
        Command::Key { command } => with(&config, async |app| running::key::run(app, &config, command).await).await,
        Command::Audit { command } => with(&config, async |app| audit::run(app, command).await).await,
        Command::Backup(args) => copies::backup::run(&config, &args).await,
        Command::Restore(args) => copies::restore::run(&config, &args).await,
        Command::Doctor { json } => running::doctor::run(&config, json).await,
        Command::Receive(args) => receive::run(&args),
        Command::Timetable { list, count, json } => {
            with(&config, async |app| lists::timetable(app, &list, count, json).await).await
        }
    }
}

/// Opens the installation for one command, and closes it whatever the result.
async fn with(
    config: &Config,
    command: impl AsyncFnOnce(&crate::app::App) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    // On the heap: the future of a command is large.
    let result = Box::pin(command(&installation.app)).await;
    installation.close().await;
    result
}
