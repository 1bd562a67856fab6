//! Looking an issue over: what it says, what the checks find, and what was done with it, by whom.

use std::collections::BTreeMap;

use super::{
    compose,
    letter::{self, LetterError},
    publish::PublishError,
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

/// An issue, looked over.
#[derive(Debug)]
pub struct Inspection {
    /// The issue.
    pub issue: Issue,
    /// What it says.
    pub contents: Contents,
    /// The mail it becomes; none if it is too long for one.
    pub letter: Option<Letter>,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// What was done with it, oldest first.
    pub deeds: Vec<PastAct>,
    /// How many readers the list has now.
    pub readers: u64,
    /// Tells apart what somebody may have looked at: another state, or other words, have another one.
    pub fingerprint: String,
}

/// Looks an issue over.
///
/// # Errors
/// [`PublishError`], but for an issue that is too long.
pub async fn look(app: &App, list: &List, number: u32) -> Result<Inspection, PublishError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let contents = compose::contents(&mut tx, list, &issue).await?;
    let deeds = deeds(&mut tx, &issue).await?;
    let readers = u64::try_from(subscriptions::count_active(&mut tx, list.id).await?).unwrap_or(0);
    let link_checks = seen(app, &mut tx).await?;
    drop(tx);
    let (letter, findings) = match letter::issue(app, list, list.language, &issue, &contents) {
        Ok(letter) => {
            let letter = letter.for_reader(letter::no_reader(), None);
            let findings = findings(app, list, &issue, &contents, &letter, link_checks.as_ref());
            (Some(letter), findings)
        }
        Err(LetterError::Mail(MailError::TooLong(bytes))) => (None, vec![checks::too_long(bytes)]),
        Err(error) => return Err(error.into()),
    };
    let fingerprint = fingerprint::of_issue(list, issue.state, &contents);
    Ok(Inspection { issue, contents, letter, findings, deeds, readers, fingerprint })
}

/// Where an issue stands, and what was done with it: what [`look`] tells as well, without its mail.
pub async fn standing(app: &App, list: &List, number: u32) -> Result<(Issue, Vec<PastAct>), PublishError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let deeds = deeds(&mut tx, &issue).await?;
    Ok((issue, deeds))
}

/// Whether the checks hold an issue that would go out now; `false` for what cannot be a mail at all.
pub(crate) async fn is_held(app: &App, tx: &mut Tx, list: &List, issue: &Issue) -> Result<bool, LetterError> {
    let contents = compose::due_contents(tx, list, issue, app.now()).await?;
    let letter = match letter::issue(app, list, list.language, issue, &contents) {
        Ok(letter) if !contents.sections.is_empty() => letter.for_reader(letter::no_reader(), None),
        Ok(_) | Err(LetterError::Mail(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let link_checks = seen(app, tx).await?;
    Ok(checks::hold(&findings(app, list, issue, &contents, &letter, link_checks.as_ref())))
}

/// What looks at links found; none where links are not looked at.
async fn seen(app: &App, tx: &mut Tx) -> Result<Option<BTreeMap<String, LinkCheck>>, StoreError> {
    if app.outside().is_none() {
        return Ok(None);
    }
    let seen = link_checks::all(tx).await?.into_iter().map(|(link, (sight, _))| (link, sight));
    Ok(Some(seen.collect()))
}

fn findings(
    app: &App,
    list: &List,
    issue: &Issue,
    contents: &Contents,
    letter: &Letter,
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

/// What was done with an issue, oldest first.
pub(crate) async fn deeds(tx: &mut Tx, issue: &Issue) -> Result<Vec<PastAct>, StoreError> {
    let log = audit::of_issue_with_items(tx, issue.id).await?;
    if log.is_empty() {
        return told(tx, before_the_log(issue)).await;
    }
    let (log, about): (Vec<AuditEntry>, Vec<Option<ItemId>>) = log.into_iter().unzip();
    let titles = items::titles(tx, &about.iter().copied().flatten().collect()).await?;
    let titled = about.into_iter().map(|id| id.map(|id| Titled::of(&titles, id)));
    let deeds = told(tx, log).await?;
    Ok(deeds.into_iter().zip(titled).map(|(deed, item)| PastAct { item, ..deed }).collect())
}

/// What an issue itself tells, for one that is older than the log.
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
