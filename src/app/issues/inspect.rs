//! Inspecting an issue: its contents, the findings of its checks, and its history.

use std::collections::BTreeMap;

use super::{
    compose,
    error::{FindError, NoIssue},
    letter::{self, LetterError},
};
pub use crate::mail::Letter;
use crate::{
    app::{
        App,
        audit::history::{PastAct, Titled, told},
    },
    domain::{
        audit::{Act, AuditEntry},
        ids::ItemId,
        issue::{
            Issue, IssueState,
            checks::{self, Draft, Finding},
            composing::Contents,
            fingerprint,
            link_check::LinkCheck,
        },
        list::List,
        mail::route::RouteName,
        time::Instant,
    },
    mail::MailError,
    store::{
        StoreError, Tx, audit,
        issues::{self, link_checks},
        items,
        subscribers::subscriptions,
    },
};

/// The reason an issue could not be inspected.
#[derive(Debug, thiserror::Error)]
pub enum InspectError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The issue cannot be built as a mail, for another reason than its length.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<FindError> for InspectError {
    fn from(error: FindError) -> Self {
        match error {
            FindError::NoIssue(error) => Self::NoIssue(error),
            FindError::Store(error) => Self::Store(error),
        }
    }
}

/// An issue, inspected.
#[derive(Debug)]
pub struct Inspection {
    /// The issue.
    pub issue: Issue,
    /// The contents.
    pub contents: Contents,
    /// The mail it becomes; `None`: it is too long for a mail.
    pub letter: Option<Letter>,
    /// The findings of the checks.
    pub findings: Vec<Finding>,
    /// The acts about it, oldest first.
    pub history: Vec<PastAct>,
    /// The number of active subscribers of the list now.
    pub readers: u64,
    /// The fingerprint: it changes with the state, the contents and the list's texts.
    pub fingerprint: String,
}

/// Inspects an issue.
pub async fn look(app: &App, list: &List, number: u32) -> Result<Inspection, InspectError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let contents = compose::contents(&mut tx, list, &issue).await?;
    let history = history(&mut tx, &issue).await?;
    let readers = u64::try_from(subscriptions::count_active(&mut tx, list.id).await?).unwrap_or(0);
    let link_checks = link_checks(app, &mut tx).await?;
    drop(tx);
    let (letter, findings) = match letter::issue(app, list, list.language, &issue, &contents) {
        Ok(letter) => {
            let letter = letter.for_reader(letter::no_reader(), None);
            let findings = findings(app, (list, &issue), (&contents, &letter), link_checks.as_ref());
            (Some(letter), findings)
        }
        Err(LetterError::Mail(MailError::TooLong(bytes))) => (None, vec![checks::too_long(bytes)]),
        Err(error) => return Err(error.into()),
    };
    let fingerprint = fingerprint::of_issue(list, issue.state, &contents);
    Ok(Inspection { issue, contents, letter, findings, history, readers, fingerprint })
}

/// An issue and the acts about it, oldest first: a part of [`look`] that builds no mail.
pub async fn progress(app: &App, list: &List, number: u32) -> Result<(Issue, Vec<PastAct>), FindError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let history = history(&mut tx, &issue).await?;
    Ok((issue, history))
}

/// Reports whether the checks hold an issue that would go out now; `false` for an issue that cannot be built as a mail.
pub(crate) async fn is_held(app: &App, tx: &mut Tx, list: &List, issue: &Issue) -> Result<bool, LetterError> {
    let contents = compose::due_contents(tx, list, issue, app.now()).await?;
    let letter = match letter::issue(app, list, list.language, issue, &contents) {
        Ok(letter) if !contents.sections.is_empty() => letter.for_reader(letter::no_reader(), None),
        Ok(_) | Err(LetterError::Mail(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let link_checks = link_checks(app, tx).await?;
    Ok(checks::hold(&findings(app, (list, issue), (&contents, &letter), link_checks.as_ref())))
}

/// The checks of links, by link; `None` where links are not checked.
async fn link_checks(app: &App, tx: &mut Tx) -> Result<Option<BTreeMap<String, LinkCheck>>, StoreError> {
    if app.outside().is_none() {
        return Ok(None);
    }
    let checks = link_checks::all(tx).await?.into_iter().map(|(link, (check, _))| (link, check));
    Ok(Some(checks.collect()))
}

fn findings(
    app: &App,
    (list, issue): (&List, &Issue),
    (contents, letter): (&Contents, &Letter),
    link_checks: Option<&BTreeMap<String, LinkCheck>>,
) -> Vec<Finding> {
    let now = app.now();
    let moment = issue.state.published_at().unwrap_or_else(|| issue.state.planned().map_or(now, |at| at.max(now)));
    checks::check(&Draft {
        subject: &letter.subject,
        text: &letter.text,
        html: &letter.html,
        contents,
        moment: list.cadence.local(moment),
        leave: &app.links().leave(letter::no_reader()),
        base: app.links().base(),
        domain: list.sender.address.domain(),
        is_signed: app.routes().signer().is_some(),
        account: app.routes().account(&list.delivery.route.clone().unwrap_or_else(RouteName::usual)),
        language: list.language,
        link_checks,
    })
}

/// The acts about an issue, oldest first.
pub(crate) async fn history(tx: &mut Tx, issue: &Issue) -> Result<Vec<PastAct>, StoreError> {
    let log = audit::of_issue_with_items(tx, issue.id).await?;
    if log.is_empty() {
        return told(tx, before_the_log(issue)).await;
    }
    let (log, about): (Vec<AuditEntry>, Vec<Option<ItemId>>) = log.into_iter().unzip();
    let titles =
        items::titles(tx, log.first().and_then(|entry| entry.list), &about.iter().copied().flatten().collect()).await?;
    let titled = about.into_iter().map(|id| id.map(|id| Titled::of(&titles, id)));
    let acts = told(tx, log).await?;
    Ok(acts.into_iter().zip(titled).map(|(act, item)| PastAct { item, ..act }).collect())
}

/// The acts that an issue's own moments tell of, for an issue that is older than the audit log.
fn before_the_log(issue: &Issue) -> Vec<AuditEntry> {
    let sent_at = if let IssueState::Sent { sent_at, .. } = issue.state { Some(sent_at) } else { None };
    let moments = [
        (Some(issue.composed_at), Act::ComposedByClock),
        (issue.state.published_at(), Act::PublishedByClock),
        (sent_at, Act::Finished),
    ];
    let entry = |(at, act): (Option<Instant>, Act)| {
        at.map(|at| AuditEntry { at, actor: None, act, list: None, subject: None, role: None })
    };
    moments.into_iter().filter_map(entry).collect()
}
