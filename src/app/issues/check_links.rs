//! Looking at the links of issues that have not gone out, so that their checks can tell which lead nowhere.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use tokio::task::JoinSet;

use super::{
    compose,
    letter::{self, LetterError},
};
use crate::{
    app::App,
    domain::{
        ids::ListId,
        issue::{Issue, checks::links, link_check::LinkCheck},
    },
    mail::MailError,
    outside::Outside,
    store::{
        issues::{self, link_checks},
        lists,
    },
};

/// The most links one turn looks at; the rest waits for the next.
const A_TURN: usize = 100;

/// An issue that waits for longer than this is forgotten, and other people's servers are left in peace.
const FORGOTTEN: TimeDelta = TimeDelta::days(30);

/// How many are looked at at once.
const AT_ONCE: usize = 8;

/// Looks at every link whose last look is over; gives how many that were. Nothing where links are not to be looked at.
///
/// # Errors
/// [`LetterError`]: what was not looked at is due at the next turn.
pub async fn follow_links(app: &App) -> Result<usize, LetterError> {
    let Some(outside) = app.outside() else { return Ok(0) };
    let due = due(app).await?;
    for links in due.chunks(AT_ONCE) {
        let found = look(outside, links).await;
        let mut tx = app.store().begin().await?;
        for (link, sight) in found {
            link_checks::note(&mut tx, &link, sight, app.now()).await?;
        }
        tx.commit().await?;
    }
    Ok(due.len())
}

async fn look(outside: &Outside, links: &[String]) -> Vec<(String, LinkCheck)> {
    let mut looks = JoinSet::new();
    for link in links.iter().cloned() {
        let outside = outside.clone();
        looks.spawn(async move {
            let sight = outside.look(&link).await;
            (link, sight)
        });
    }
    looks.join_all().await
}

/// The links to look at now.
async fn due(app: &App) -> Result<Vec<String>, LetterError> {
    let mut tx = app.snapshot().begin().await?;
    let (known, waiting) = (link_checks::all(&mut tx).await?, issues::unpublished(&mut tx).await?);
    drop(tx);
    let mut links = BTreeSet::new();
    for (list, issue) in waiting.into_iter().filter(|(_, issue)| app.now() - issue.composed_at < FORGOTTEN) {
        match links_of(app, list, &issue).await {
            Ok(found) => links.extend(found),
            Err(LetterError::Store(error)) => return Err(error.into()),
            Err(error) => tracing::error!(issue = issue.number, %error, "its links cannot be read"),
        }
    }
    let is_over = |link: &String| known.get(link).is_none_or(|(sight, at)| sight.is_over(*at, app.now()));
    let due = links.into_iter().filter(|link| links::is_worth_a_look(link) && is_over(link));
    Ok(due.take(A_TURN).collect())
}

/// The links of an issue; none of one that cannot be a mail.
async fn links_of(app: &App, list: ListId, issue: &Issue) -> Result<BTreeSet<String>, LetterError> {
    let mut tx = app.snapshot().begin().await?;
    let Some(list) = lists::by_id(&mut tx, list).await? else { return Ok(BTreeSet::new()) };
    let contents = compose::contents(&mut tx, &list, issue).await?;
    drop(tx);
    match letter::issue(app, &list, list.language, issue, &contents) {
        Ok(letter) => {
            let letter = letter.for_reader(letter::no_reader(), None);
            Ok(links::foreign(&letter.html, app.links().base()))
        }
        Err(LetterError::Mail(MailError::TooLong(_))) => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}
