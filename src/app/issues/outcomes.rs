//! What became of an issue, reader by reader. This opens addresses: it is asked for by name, and printed nowhere else.

use serde::Serialize;

use super::publish::PublishError;
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        ids::{IssueId, SubscriptionId},
        list::List,
        time::Instant,
    },
    store::{
        StoreError,
        issues::{
            self,
            results::{self, ReaderResult},
        },
    },
};

pub use crate::store::issues::results::Which;

/// How many readers are read at once.
const PAGE: u32 = 1_000;

/// How many readers somebody at the desk sees at once.
const SEEN_AT_ONCE: u32 = 50;

/// What became of one reader's message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReaderOutcome {
    /// Their address; none if the person was erased.
    pub address: Option<String>,
    /// Where the message stands.
    pub state: &'static str,
    /// The server's code, if it answered.
    pub code: Option<u32>,
    /// The server's last words, what was wrong with the connection, or why it was not sent.
    pub words: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// How often a server took it.
    pub copies: u32,
    /// The route of the last answer.
    pub route: Option<String>,
    /// When it became final.
    pub finished_at: Option<Instant>,
    /// When it is tried next, if it is not final.
    pub due_at: Option<Instant>,
}

/// A walk along an issue's readers.
#[derive(Debug)]
pub struct Outcomes {
    issue: IssueId,
    which: Which,
    after: Option<SubscriptionId>,
}

/// Begins a walk along the readers of an issue.
pub async fn of_issue(app: &App, list: &List, number: u32, which: Which) -> Result<Outcomes, PublishError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    Ok(Outcomes { issue: issue.id, which, after: None })
}

impl Outcomes {
    /// The next readers; none at the end.
    pub async fn next_page(&mut self, app: &App) -> Result<Vec<ReaderOutcome>, StoreError> {
        let mut tx = app.snapshot().begin().await?;
        let page = results::page(&mut tx, self.issue, self.which, self.after, PAGE).await?;
        self.after = page.last().map(|last| last.reader).or(self.after);
        Ok(page.into_iter().map(ReaderOutcome::of).collect())
    }
}

/// A reader who has not got an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Their subscription.
    pub reader: SubscriptionId,
    /// What became of their message.
    pub outcome: ReaderOutcome,
}

/// Some readers who have not got an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SomeMissed {
    /// The readers.
    pub readers: Vec<Missed>,
    /// The last of them, where there may be more behind.
    pub next: Option<SubscriptionId>,
}

/// Readers who were tried and have not got an issue, from the one behind `after` on; that each was seen stands in the log. Who
/// has not had their turn is no trouble, and nobody's business.
pub async fn see_missed(
    app: &App,
    list: &List,
    number: u32,
    after: Option<SubscriptionId>,
) -> Result<SomeMissed, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let page = results::page(&mut tx, issue.id, Which::Troubled, after, SEEN_AT_ONCE).await?;
    let next = page.last().filter(|_| page.len() == SEEN_AT_ONCE as usize).map(|last| last.reader);
    for reader in page.iter().filter(|reader| reader.address.is_some()) {
        record::about_reader(app, &mut tx, list.id, reader.reader, Act::ReaderSeen).await?;
    }
    tx.commit().await?;
    let missed = |it: ReaderResult| Missed { reader: it.reader, outcome: ReaderOutcome::of(it) };
    Ok(SomeMissed { readers: page.into_iter().map(missed).collect(), next })
}

impl ReaderOutcome {
    fn of(it: ReaderResult) -> Self {
        Self {
            address: it.address.map(|address| address.as_str().to_owned()),
            state: it.state.word(),
            code: it.code,
            words: it.state.why().map(str::to_owned).or(it.words),
            attempts: it.attempts,
            copies: it.copies,
            route: it.route,
            finished_at: it.finished_at,
            due_at: it.finished_at.is_none().then_some(it.due_at),
        }
    }
}
