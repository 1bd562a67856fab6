//! What became of an issue: how many readers it goes to, and what their servers said.

use serde::Serialize;

use super::{
    answers::{Answer, gather},
    publish::PublishError,
};
use crate::{
    app::App,
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
        issues::{self, progress, results},
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
    /// Where the issue stands.
    pub state: &'static str,
    /// Why it is paused, if it is.
    pub pause_reason: Option<&'static str>,
    /// Why no mail is sent at all, if so.
    pub held: Option<&'static str>,
    /// When it is planned to go out, if it has not.
    pub planned_at: Option<Instant>,
    /// When it was published.
    pub published_at: Option<Instant>,
    /// How many readers it goes to.
    pub readers: i64,
    /// Deliveries not tried yet.
    pub queued: i64,
    /// Deliveries that are tried again later.
    pub deferred: i64,
    /// Deliveries handed over to the end, whose answer never came.
    pub unknown: i64,
    /// Deliveries the next server took.
    pub accepted: i64,
    /// Of those: taken more than once, after an answer that never came.
    pub doubled: i64,
    /// Deliveries the next server will never take.
    pub refused: i64,
    /// Readers who left before their mail went out.
    pub withdrawn: i64,
    /// Deliveries that were stopped before they went out.
    pub cancelled: i64,
    /// Addresses of our own that get it first; no readers.
    pub seeds: i64,
    /// Of those: taken by the next server.
    pub seeds_accepted: i64,
    /// The servers' words about what was not accepted, the most frequent first.
    pub words: Vec<Words>,
    /// The same gathered by what it means; for pages.
    #[serde(skip)]
    pub answers: Vec<Answer>,
    /// What was settled in the last minutes; it is for pages, and old in anything printed.
    #[serde(skip)]
    pub lately: Option<Lately>,
}

/// What servers said, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// `deferred`, `unknown` or `refused`.
    pub state: String,
    /// The reply, or what was wrong with the connection.
    pub reply: String,
    /// How many deliveries it was said to.
    pub count: i64,
    /// When the first of them is tried again, if any is.
    pub next_try: Option<Instant>,
}

/// Reports on one issue.
pub async fn report(app: &App, list: &List, number: u32) -> Result<Report, PublishError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let counts = results::count_by_state(&mut tx, issue.id).await?;
    let all = |kind| counts.iter().filter(move |count| count.kind == kind);
    let in_state = |kind, state| all(kind).filter(|count| count.state == state).map(|count| count.messages).sum();
    let words = results::words_by_state(&mut tx, issue.id).await?;
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
    fn of(said: results::Said) -> Self {
        let results::Said { state, reply, count, next_try } = said;
        Self { state, reply, count, next_try }
    }
}

/// What an issue came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// How many readers' servers took it.
    pub accepted: u64,
    /// How many readers' servers will never take it.
    pub refused: u64,
}

/// What each issue of a list came to that was sent to the end, by its number.
pub async fn totals(app: &App, list: &List) -> Result<Vec<(u32, Totals)>, StoreError> {
    let rows = progress::totals(&mut app.snapshot().begin().await?, list.id).await?;
    let totals =
        |(number, accepted, refused)| (number, Totals { accepted: u64::from(accepted), refused: u64::from(refused) });
    Ok(rows.into_iter().map(totals).collect())
}

/// How many readers a list has.
pub async fn readers(app: &App, list: &List) -> Result<i64, StoreError> {
    subscriptions::count_active(&mut app.snapshot().begin().await?, list.id).await
}

/// All issues of a list, newest first.
pub async fn issues(app: &App, list: &List) -> Result<Vec<Issue>, StoreError> {
    issues::of_list(&mut app.snapshot().begin().await?, list.id).await
}
