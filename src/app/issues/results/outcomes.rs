//! The outcomes of an issue, subscriber by subscriber. Addresses are opened here, and only when they are asked for by name.

use serde::Serialize;

use crate::{
    app::{
        App,
        audit::record,
        issues::error::{FindError, NoIssue},
    },
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

/// The number of subscribers read at once.
const PAGE: u32 = 1_000;

/// The number of subscribers on one page of the desk.
const SEEN_AT_ONCE: u32 = 50;

/// The outcome of one subscriber's message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReaderOutcome {
    /// The address; `None`: the subscriber was erased.
    pub address: Option<String>,
    /// The state of the message.
    pub state: &'static str,
    /// The server's code, if it answered.
    pub code: Option<u32>,
    /// The server's last reply, the trouble with the connection, or the reason it was not sent.
    pub words: Option<String>,
    /// The number of attempts.
    pub attempts: u32,
    /// The number of times a server took it.
    pub copies: u32,
    /// The route of the last answer.
    pub route: Option<String>,
    /// The moment it became final.
    pub finished_at: Option<Instant>,
    /// The moment of the next attempt, if it is not final.
    pub due_at: Option<Instant>,
}

/// A walk along the outcomes of an issue.
#[derive(Debug)]
pub struct Outcomes {
    issue: IssueId,
    which: Which,
    after: Option<SubscriptionId>,
}

/// Begins a walk along the outcomes of an issue.
pub async fn of_issue(app: &App, list: &List, number: u32, which: Which) -> Result<Outcomes, FindError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    Ok(Outcomes { issue: issue.id, which, after: None })
}

impl Outcomes {
    /// The next outcomes; none at the end.
    pub async fn next_page(&mut self, app: &App) -> Result<Vec<ReaderOutcome>, StoreError> {
        let mut tx = app.snapshot().begin().await?;
        let page = results::page(&mut tx, self.issue, self.which, self.after, PAGE).await?;
        self.after = page.last().map(|last| last.reader).or(self.after);
        Ok(page.into_iter().map(ReaderOutcome::of).collect())
    }
}

/// A subscriber who has not got an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The subscription.
    pub reader: SubscriptionId,
    /// The outcome of their message.
    pub outcome: ReaderOutcome,
}

/// A page of subscribers who have not got an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SomeMissed {
    /// The subscribers.
    pub readers: Vec<Missed>,
    /// The last of them, if there may be more after it.
    pub next: Option<SubscriptionId>,
}

/// The subscribers after `after` whose message was tried and not taken. The audit log records that each was looked at; so
/// subscribers whose message was not tried yet are left out.
pub async fn see_missed(
    app: &App,
    list: &List,
    number: u32,
    after: Option<SubscriptionId>,
) -> Result<SomeMissed, FindError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let page = results::page(&mut tx, issue.id, Which::Troubled, after, SEEN_AT_ONCE).await?;
    let next = page.last().filter(|_| page.len() == SEEN_AT_ONCE as usize).map(|last| last.reader);
    for reader in page.iter().filter(|reader| reader.address.is_some()) {
        record::about_subscriber(app, &mut tx, list.id, reader.reader, Act::SubscriberSeen).await?;
    }
    tx.commit().await?;
    let missed = |it: ReaderResult| Missed { reader: it.reader, outcome: ReaderOutcome::of(it) };
    Ok(SomeMissed { readers: page.into_iter().map(missed).collect(), next })
}

impl ReaderOutcome {
    fn of(it: ReaderResult) -> Self {
        Self {
            address: it.address.map(|address| address.normalised()),
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
