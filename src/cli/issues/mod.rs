//! `rondbrief issue`: composing, previewing and approving issues, and everything about sending them.

pub(crate) mod report;

use std::io::{self, Write};

use serde_json::json;

use super::{
    args::{Format, IssueCommand, OfList, OneIssue},
    show,
};
use crate::{
    app::{
        App,
        issues::{
            approve, cancel, compose, hold, outcomes::Which, pause, preview, publish, report as verb, resume, send_rest,
        },
        lists::manage,
    },
    domain::{
        issue::{Issue, IssueState},
        list::List,
    },
};

/// Runs one of the issue commands.
pub(super) async fn run(app: &App, command: IssueCommand) -> anyhow::Result<()> {
    match command {
        IssueCommand::Compose { list } => {
            println!("{}", compose::compose_now(app, &of(app, &list).await?).await?.number);
        }
        IssueCommand::List { list, json } => print_all(app, &of(app, &list).await?, json).await?,
        IssueCommand::Preview { list, number, format } => {
            print_preview(app, &of(app, &list).await?, number, format).await?;
        }
        IssueCommand::Test { list, number, to } => {
            preview::test(app, &of(app, &list).await?, number, to).await?;
            println!("A test of update {number} is on its way.");
        }
        IssueCommand::Approve(OneIssue { list, number }) => {
            approve(app, &of(app, &list).await?, number).await?;
        }
        IssueCommand::Publish(OneIssue { list, number }) => {
            let readers = publish::publish(app, &of(app, &list).await?, number).await?;
            println!("Update {number} is on its way to {}.", counted(readers));
        }
        IssueCommand::Hold(OneIssue { list, number }) => {
            hold::hold(app, &of(app, &list).await?, number).await?;
            println!("Update {number} is on hold: it is not sent until it is approved again.");
        }
        IssueCommand::Cancel(OneIssue { list, number }) => {
            let list = of(app, &list).await?;
            if cancel::cancel(app, &list, number).await? == IssueState::Cancelled {
                println!("Update {number} is cancelled. Its items are back in the queue.");
            } else {
                println!("Update {number} is stopped: anyone who does not have it yet will not get it.");
            }
        }
        IssueCommand::Pause(OneIssue { list, number }) => {
            pause::pause(app, &of(app, &list).await?, number).await?;
            println!("Update {number} is paused: nobody else gets it until it is resumed.");
        }
        IssueCommand::Resume(OneIssue { list, number }) => {
            resume::resume(app, &of(app, &list).await?, number).await?;
            println!("Update {number} is being sent again.");
        }
        IssueCommand::SendRest(OneIssue { list, number }) => {
            let readers = send_rest::send_rest(app, &of(app, &list).await?, number).await?;
            println!("Update {number} is on its way to {}.", counted(readers));
        }
        IssueCommand::Report { list, number, failed, all, json } => {
            let list = of(app, &list).await?;
            let which = if all { Some(Which::All) } else { failed.then_some(Which::Failed) };
            match which {
                Some(which) => report::readers(app, &list, number, which, json).await?,
                None => report::numbers(app, &list, number, json).await?,
            }
        }
    }
    Ok(())
}

async fn approve(app: &App, list: &List, number: u32) -> anyhow::Result<()> {
    let state = approve::approve(app, list, number).await?;
    if matches!(state, IssueState::Scheduled { .. }) {
        println!("Update {number} is approved. {}", what_next(list, number, state));
    } else {
        println!("Update {number} is approved once. Somebody else must approve it too, at the desk.");
    }
    Ok(())
}

fn counted(readers: u64) -> String {
    format!("{readers} {}", if readers == 1 { "reader" } else { "readers" })
}

async fn of(app: &App, list: &OfList) -> anyhow::Result<List> {
    Ok(manage::find(app, &list.slug).await?)
}

async fn print_all(app: &App, list: &List, json: bool) -> anyhow::Result<()> {
    let issues = verb::issues(app, list).await?;
    if json {
        let one = |issue: &Issue| {
            json!({
                "number": issue.number,
                "state": issue.state.word(),
                "planned_at": issue.state.planned(),
                "composed_at": issue.composed_at,
                "published_at": issue.state.published_at(),
            })
        };
        return show::json(&issues.iter().map(one).collect::<Vec<_>>());
    }
    for issue in issues {
        let planned = issue.state.planned().map(|at| format!("planned {}", show::local(list.cadence.local(at))));
        println!("{:4}  {:9}  {}", issue.number, issue.state.word(), planned.unwrap_or_default());
    }
    Ok(())
}

async fn print_preview(app: &App, list: &List, number: u32, format: Format) -> anyhow::Result<()> {
    let bytes = match format {
        Format::Html => preview::preview(app, list, number).await?.1.html.into_bytes(),
        Format::Text => preview::preview(app, list, number).await?.1.text.into_bytes(),
        Format::Eml => preview::message(app, list, number).await?.into_bytes(),
    };
    Ok(io::stdout().lock().write_all(&bytes)?)
}

fn what_next(list: &List, number: u32, state: IssueState) -> String {
    match state.planned() {
        Some(at) => {
            format!("It will be sent at {} ({}).", show::local(list.cadence.local(at)), list.cadence.zone.name())
        }
        None => {
            format!("It has no planned time: send it with `rondbrief issue publish --list {} {number}`.", list.slug)
        }
    }
}
