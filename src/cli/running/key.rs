//! `rondbrief key`: replacing the secret key, and examining it.

use anyhow::{bail, ensure};
use serde_json::json;

use super::{data_folder, key_files, modes};
use crate::{
    app::{
        App,
        running::{instance, keys},
        subscribers::departures,
    },
    cli::{args::KeyCommand, show},
    config::Config,
    domain::ids::SystemIds,
    store::sql::{
        key_state::KeyState,
        rotation::{Begun, Progress},
    },
    worker::heartbeat,
};

/// The number of rows of each table that are looked at, unless all are.
const SAMPLE: u64 = 1_000;

/// Runs one of the key commands.
pub(crate) async fn run(app: &App, config: &Config, command: KeyCommand) -> anyhow::Result<()> {
    match command {
        KeyCommand::Rotate { prepare: true } => prepare(config),
        KeyCommand::Rotate { prepare: false } => rotate(app, config).await,
        KeyCommand::Check { all, json } => check(app, config, all, json).await,
    }
}

fn prepare(config: &Config) -> anyhow::Result<()> {
    let file = &config.secret_key_file;
    key_files::make_coming(file, &SystemIds)?;
    println!("A new key is in {}. It is not used yet.", key_files::coming(file).display());
    println!("Copy it to the same place on every machine that uses this database, then run `rondbrief key rotate`.");
    Ok(())
}

async fn rotate(app: &App, config: &Config) -> anyhow::Result<()> {
    if keys::is_under_way(app).await? {
        println!("A rotation that was broken off goes on.");
    } else {
        begin(app, config).await?;
    }
    let (mut at, mut before) = (Progress::default(), 0);
    while !at.is_over() {
        let reached = keys::rewrite_some(app, at).await?;
        if reached.table() != at.table() {
            if reached.rows > before {
                println!("  {:<14} {} rows", at.table(), reached.rows - before);
            }
            before = reached.rows;
        }
        at = reached;
    }
    keys::end(app).await?;
    // It may have entries of this key, if the database is a copy from before an earlier rotation.
    departures::apply_journal(app).await?;
    println!("Everything is under the new key: {} of {} rows were rewritten.", at.rewritten, at.rows);
    if at.unreadable > 0 {
        println!("{} values open with no key, before and now; the log names them.", at.unreadable);
    }
    println!("Make a backup, and a copy of the key. `rondbrief key check --all` examines every row.");
    Ok(())
}

async fn begin(app: &App, config: &Config) -> anyhow::Result<()> {
    let file = &config.secret_key_file;
    let coming = key_files::coming(file);
    let key = if let Some(prepared) = data_folder::key_in(&coming)? {
        prepared
    } else {
        ensure_alone(app, config).await?;
        key_files::make_coming(file, &SystemIds)?
    };
    match keys::begin(app, &key).await? {
        Begun::Anew => println!("The new key is in use; rewriting what is under the old one."),
        Begun::GoesOn => println!("A rotation that was broken off goes on."),
        Begun::UsedBefore => bail!("this database had the key in {} before; remove that file", coming.display()),
    }
    let vault = app.store().vault();
    if let Some(old) = key_files::settle(file, &vault)? {
        println!("The key is in {}, the one before it in {}.", file.display(), old.display());
    }
    Ok(())
}

/// Other machines need the new key before it is used.
async fn ensure_alone(app: &App, config: &Config) -> anyhow::Result<()> {
    let report = instance::report(app).await?;
    let here = heartbeat::host();
    let other = report.known.workers.iter().find(|it| it.is_alive(report.now) && it.host != here);
    if let Some(other) = other {
        let coming = key_files::coming(&config.secret_key_file);
        bail!(
            "a worker runs on {}, which needs the new key first: run `rondbrief key rotate --prepare`, copy {} to the same \
             place on every machine, then run `rondbrief key rotate`",
            other.host,
            coming.display()
        );
    }
    Ok(())
}

async fn check(app: &App, config: &Config, all: bool, json: bool) -> anyhow::Result<()> {
    let state = keys::examine(app, (!all).then_some(SAMPLE)).await?;
    let advice = modes::advice(config);
    if json {
        print_json(&state, &advice)?;
    } else {
        print(config, &state, &advice)?;
    }
    let wrong: u64 = state.columns.iter().map(|it| it.wrong).sum();
    ensure!(wrong == 0, "{wrong} values are not under this key");
    ensure!(!state.is_rotating, "the key is being replaced; run `rondbrief key rotate` to go on");
    Ok(())
}

fn print(config: &Config, state: &KeyState, advice: &[String]) -> anyhow::Result<()> {
    let file = &config.secret_key_file;
    println!("The key in {} is the one of this database; keys before it: {}.", file.display(), state.earlier);
    println!("  {:<14} {:<14} {:>10} {:>10} {:>10}", "table", "column", "this key", "one before", "neither");
    for it in state.columns.iter().filter(|it| it.present + it.previous + it.wrong > 0) {
        println!("  {:<14} {:<14} {:>10} {:>10} {:>10}", it.table, it.column, it.present, it.previous, it.wrong);
    }
    if data_folder::key_in(&key_files::coming(file))?.is_some() {
        println!("A new key is prepared and not in use: {}.", key_files::coming(file).display());
    }
    for advice in advice {
        println!("look: {advice}");
    }
    Ok(())
}

fn print_json(state: &KeyState, advice: &[String]) -> anyhow::Result<()> {
    let column = |it: &crate::store::sql::key_state::ColumnState| {
        json!({
            "table": it.table,
            "column": it.column,
            "present": it.present,
            "previous": it.previous,
            "wrong": it.wrong,
        })
    };
    show::json(&json!({
        "rotating": state.is_rotating,
        "earlier": state.earlier,
        "columns": state.columns.iter().map(column).collect::<Vec<_>>(),
        "modes": advice,
    }))
}
