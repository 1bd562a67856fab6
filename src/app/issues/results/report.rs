//! The report of an issue: the number of its deliveries by state, and the servers' replies.

use serde::Serialize;

use super::answers::{Answer, gather};
use crate::{
    app::{
        App,
        issues::error::{FindError, NoIssue},
    },
    domain::{
        issue::{
            Issue, IssueState, PauseReason,
            pace::{self, Lately},
        },
        list::List,
        mail::delivery::DeliveryState,
        mail_kind::MailKind,
        time::Instant,
    },
    store::{
        StoreError,
        issues::{self, progress, replies, results},
        running::instance,
        subscribers::subscriptions,
    },
};

/// An issue in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The list's short name.
    pub list: String,
    /// The issue's number.
    pub number: u32,
    /// The issue's state.
    pub state: &'static str,
    /// The reason it is paused, if it is.
    pub pause_reason: Option<&'static str>,
    /// The reason no mail is sent at all, if sending is held.
    pub held: Option<&'static str>,
    /// The planned sending moment, if it has not been published.
    pub planned_at: Option<Instant>,
    /// The moment of publishing.
    pub published_at: Option<Instant>,
    /// Deliveries to subscribers, in any state.
    pub readers: i64,
    /// Deliveries not tried yet.
    pub queued: i64,
    /// Deliveries to be tried again later.
    pub deferred: i64,
    /// Deliveries handed over completely, whose reply never came.
    pub unknown: i64,
    /// Deliveries the next server took.
    pub accepted: i64,
    /// Of those: taken more than once, after a reply that never came.
    pub doubled: i64,
    /// Deliveries the next server will never take.
    pub refused: i64,
    /// Deliveries to subscribers who left before their mail went out.
    pub withdrawn: i64,
    /// Deliveries of a stopped issue that did not go out.
    pub cancelled: i64,
    /// Deliveries to the list's own addresses, which get it first.
    pub seeds: i64,
    /// Of those: taken by the next server.
    pub seeds_accepted: i64,
    /// The servers' replies about deliveries that were not accepted, the most frequent first.
    pub words: Vec<Words>,
    /// The replies gathered by their class; for pages.
    #[serde(skip)]
    pub answers: Vec<Answer>,
    /// The messages that became final in the last minutes; for pages, since it is outdated in anything printed.
    #[serde(skip)]
    pub lately: Option<Lately>,
}

/// A reply, and the number of deliveries it was given to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// `deferred`, `unknown` or `refused`.
    pub state: String,
    /// The reply, or what was wrong with the connection.
    pub reply: String,
    /// The number of deliveries.
    pub count: i64,
    /// The moment the first of them is tried again, if any is.
    pub next_try: Option<Instant>,
}

/// The report of an issue.
pub async fn report(app: &App, list: &List, number: u32) -> Result<Report, FindError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let counts = results::count_by_state(&mut tx, issue.id).await?;
    let all = |kind| counts.iter().filter(move |count| count.kind == kind);
    let in_state = |kind, state| all(kind).filter(|count| count.state == state).map(|count| count.messages).sum();
    let words = replies::replies_by_state(&mut tx, issue.id).await?;
    let lately = match issue.state {
        IssueState::Sending { .. } | IssueState::Paused { .. } => {
            results::settled_since(&mut tx, issue.id, app.now() - pace::WINDOW).await?
        }
        IssueState::Draft { .. }
        | IssueState::Scheduled { .. }
        | IssueState::Held { .. }
        | IssueState::Sent { .. }
        | IssueState::Stopped { .. }
        | IssueState::Cancelled => None,
    };
    Ok(Report {
        list: list.slug.to_string(),
        number,
        state: issue.state.word(),
        pause_reason: issue.state.pause_reason().map(PauseReason::word),
        held: instance::read(&mut tx).await?.hold.map(|hold| hold.doubt.words()),
        planned_at: issue.state.planned(),
        published_at: issue.state.published_at(),
        readers: all(MailKind::Issue).map(|count| count.messages).sum(),
        queued: in_state(MailKind::Issue, DeliveryState::Queued),
        deferred: in_state(MailKind::Issue, DeliveryState::Deferred),
        unknown: in_state(MailKind::Issue, DeliveryState::Unknown),
        accepted: in_state(MailKind::Issue, DeliveryState::Accepted),
        doubled: all(MailKind::Issue).map(|count| count.doubled).sum(),
        refused: in_state(MailKind::Issue, DeliveryState::Refused),
        withdrawn: in_state(MailKind::Issue, DeliveryState::Withdrawn),
        cancelled: in_state(MailKind::Issue, DeliveryState::Cancelled),
        seeds: all(MailKind::Seed).map(|count| count.messages).sum(),
        seeds_accepted: in_state(MailKind::Seed, DeliveryState::Accepted),
        answers: gather(&words, &counts),
        words: words.into_iter().map(Words::of).collect(),
        lately,
    })
}

impl Words {
    fn of(reply: replies::ReplyCount) -> Self {
        let replies::ReplyCount { state, reply, count, next_try } = reply;
        Self { state, reply, count, next_try }
    }
}

/// The totals of a sent issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Deliveries the next server took.
    pub accepted: u64,
    /// Deliveries the next server will never take.
    pub refused: u64,
}

/// The totals of each sent issue of a list, by its number.
pub async fn totals(app: &App, list: &List) -> Result<Vec<(u32, Totals)>, StoreError> {
    let rows = progress::totals(&mut app.snapshot().begin().await?, list.id).await?;
    let totals =
        |(number, accepted, refused)| (number, Totals { accepted: u64::from(accepted), refused: u64::from(refused) });
    Ok(rows.into_iter().map(totals).collect())
}

/// The number of active subscribers of a list.
pub async fn readers(app: &App, list: &List) -> Result<i64, StoreError> {
    subscriptions::count_active(&mut app.snapshot().begin().await?, list.id).await
}

/// All issues of a list, newest first.
pub async fn issues(app: &App, list: &List) -> Result<Vec<Issue>, StoreError> {
    issues::of_list(&mut app.snapshot().begin().await?, list.id).await
}
