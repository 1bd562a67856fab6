//! `rondbrief dkim`: the DNS records for signed mail.

use std::collections::BTreeSet;

use anyhow::ensure;
use serde_json::json;

use super::composition::{self, UsageError};
use crate::{
    app::App,
    cli::{args::DkimCommand, show},
    config::Config,
    mail::compose::dkim::Record,
};

/// Runs one of the DKIM commands.
pub(crate) async fn run(app: &App, config: &Config, command: DkimCommand) -> anyhow::Result<()> {
    match command {
        DkimCommand::Record { json } => print(&records(app, config).await?, json),
    }
}

/// The DNS records for every domain that a list sends from.
async fn records(app: &App, config: &Config) -> anyhow::Result<Vec<Record>> {
    let Some(signer) = composition::signer(config)? else {
        return Err(UsageError::new(
            "mail is not signed yet; make a key with `openssl genrsa -out dkim.pem 2048`, and set dkim.key_file and \
             dkim.selector",
        )
        .into());
    };
    let lists = app.snapshot().lists().await?;
    ensure!(
        !lists.is_empty(),
        "there is no list yet, and its sender's domain is what is signed for; make it with `rondbrief list create`"
    );
    let domains: BTreeSet<_> = lists.iter().map(|list| list.sender.address.domain()).collect();
    Ok(domains.into_iter().flat_map(|domain| signer.records(domain)).collect())
}

fn print(records: &[Record], as_json: bool) -> anyhow::Result<()> {
    if as_json {
        let facts = |record: &Record| json!({ "name": record.name, "type": "TXT", "text": record.text });
        return show::json(&records.iter().map(facts).collect::<Vec<_>>());
    }
    for record in records {
        println!("{record}");
    }
    Ok(())
}
