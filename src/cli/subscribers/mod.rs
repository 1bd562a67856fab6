//! `rondbrief subscriber`: importing, adding, finding and erasing subscribers.

pub(crate) mod import;

use serde_json::json;

use super::{args::SubscriberCommand, show};
use crate::app::{
    App, lists,
    subscribers::{
        erase,
        manage::{self, Dossier},
    },
};

/// Runs one of the subscriber commands.
pub(super) async fn run(app: &App, command: SubscriberCommand) -> anyhow::Result<()> {
    match command {
        SubscriberCommand::Import { list, file, dry_run } => {
            let list = lists::manage::find(app, &list.slug).await?;
            import::run(app, &list, &file, dry_run).await
        }
        SubscriberCommand::Add { list, email, name, consent } => {
            let list = lists::manage::find(app, &list.slug).await?;
            manage::add(app, &list, email, name, &consent).await?;
            println!("Added as a reader of {}.", list.slug);
            Ok(())
        }
        SubscriberCommand::Find { list, email, json } => {
            let list = lists::manage::find(app, &list.slug).await?;
            print(&manage::find(app, &list, &email).await?, json)
        }
        SubscriberCommand::Remove { place, email } => {
            let from = if let Some(slug) = place.slug {
                let list = lists::manage::find(app, &slug).await?;
                manage::erase(app, &list, &email).await?;
                list.slug.to_string()
            } else {
                erase::from_all(app, &email).await?;
                "all lists".to_owned()
            };
            println!("Erased from {from}. Only a keyed hash of the address is kept, so that no import brings it back.");
            Ok(())
        }
    }
}

fn print(it: &Dossier, as_json: bool) -> anyhow::Result<()> {
    let consents: Vec<_> = it
        .consents
        .iter()
        .map(|consent| {
            json!({
                "wording": consent.wording,
                "proof": consent.proof,
                "form": consent.form.word(),
                "asked_at": consent.asked_at,
                "confirmed_at": consent.confirmed_at,
            })
        })
        .collect();
    if as_json {
        return show::json(&json!({
            "email": it.person.address.as_str(),
            "name": it.membership.name,
            "state": it.membership.state.word(),
            "language": it.membership.language,
            "asked_at": it.membership.asked_at,
            "consents": consents,
        }));
    }
    show::facts(&[
        ("address", it.person.address.as_str().to_owned()),
        ("name", it.membership.name.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("state", it.membership.state.word().to_owned()),
        ("language", it.membership.language.tag().to_owned()),
        ("asked", it.membership.asked_at.to_rfc3339()),
    ]);
    for consent in &it.consents {
        let what = match (&consent.proof, consent.wording) {
            (Some(proof), _) => format!("proof: {proof}"),
            (None, Some(version)) => format!("wording {version}"),
            (None, None) => String::new(),
        };
        println!("consent  {} by {}, {what}", consent.confirmed_at.to_rfc3339(), consent.form.word());
    }
    Ok(())
}
