//! How the work goes on: workers tell it at each sign of life, metrics show it, and readiness is judged by it.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::time::timeout;

use super::App;
use crate::{
    domain::{
        time::Instant,
        vitals::{Depth, ReplyClass, RouteState, Tally, Vitals},
    },
    store::{StoreError, outcomes::Report, vitals},
};

/// What this process has counted since its last sign of life.
#[derive(Default)]
pub(super) struct Counted {
    ticked_at: Option<Instant>,
    replies: Tally,
}

/// How long something may stand still.
const PATIENCE: TimeDelta = TimeDelta::minutes(1);

/// How long the database may take to answer.
const ANSWER: Duration = Duration::from_secs(5);

/// Counts replies that were recorded.
pub(super) fn count(app: &App, reports: &[Report]) {
    let mut own = app.own();
    for report in reports {
        if let Some(class) = ReplyClass::of(&report.settled) {
            own.counted.replies.add(report.route.clone(), class, 1);
        }
    }
}

/// Notes that the timetable was looked at.
pub(super) fn ticked(app: &App) {
    app.own().counted.ticked_at = Some(app.now());
}

/// Tells the database what this process has counted in `elapsed`; a process without a sign of life tells nothing.
///
/// # Errors
/// [`StoreError`]: it is told the next time.
pub async fn tell(app: &App, elapsed: Duration) -> Result<(), StoreError> {
    let (hand, replies, ticked_at) = {
        let mut own = app.own();
        (own.hand, std::mem::take(&mut own.counted.replies), own.counted.ticked_at)
    };
    let Some((worker, _)) = hand else { return Ok(()) };
    let seconds = elapsed.as_secs().max(1);
    let told = async {
        let mut tx = app.store().begin().await?;
        vitals::tell(&mut tx, worker, ticked_at, replies.taken() * 60 / seconds).await?;
        vitals::add_replies(&mut tx, &replies).await?;
        tx.commit().await
    };
    let told = told.await;
    if told.is_err() {
        app.own().counted.replies.add_all(replies);
    }
    told
}

/// How the work goes on, and how much there is.
///
/// # Errors
/// [`StoreError`].
pub async fn read(app: &App) -> Result<(Vitals, Depth), StoreError> {
    let mut tx = app.reader().begin().await?;
    Ok((vitals::read(&mut tx, app.now()).await?, vitals::depth(&mut tx).await?))
}

/// Why the service is not ready, in lines that hold no secret; none: it is. A process that only serves pages (`works` is
/// false) needs the database, and some worker that is alive.
pub async fn unready(app: &App, works: bool) -> Vec<String> {
    let now = app.now();
    let asked = async { vitals::read(&mut app.reader().begin().await?, now).await };
    match timeout(ANSWER, asked).await {
        Ok(Ok(vitals)) if works => reasons(app, &vitals, now),
        Ok(Ok(vitals)) => no_worker(&vitals).into_iter().collect(),
        Ok(Err(_)) | Err(_) => vec!["the database does not answer".to_owned()],
    }
}

fn no_worker(vitals: &Vitals) -> Option<String> {
    (vitals.workers == 0).then(|| "no worker gives a sign of life".to_owned())
}

fn reasons(app: &App, vitals: &Vitals, now: Instant) -> Vec<String> {
    let age = |moment: Instant| (now - moment).num_seconds();
    let mut reasons: Vec<_> = no_worker(vitals).into_iter().collect();
    if vitals.workers > 0 && vitals.ticked_at.is_none_or(|at| now - at > PATIENCE) {
        reasons.push("nobody has looked at the timetable for a minute".to_owned());
    }
    if let Some(word) = &vitals.held {
        reasons.push(format!("sending is held ({word}); `rondbrief sending status` says why and what to do"));
    }
    let closed = vitals.routes.iter().filter(|route| route.is_closed(now));
    reasons.extend(closed.map(|route| format!("the route {} is closed for now", route.name)));
    if let Some(since) = vitals.due_since.filter(|since| now - *since > PATIENCE)
        && vitals.held.is_none()
        && vitals.leased == 0
        && !is_restrained(app, &vitals.routes, now)
    {
        reasons.push(format!("messages have been due for {} seconds, and nobody takes them", age(since)));
    }
    reasons
}

/// Whether messages wait on purpose: a route is closed or works slower, or has its quiet hours.
fn is_restrained(app: &App, routes: &[RouteState], now: Instant) -> bool {
    let is_quiet =
        app.routes().iter().any(|(_, _, limits)| limits.quiet.as_ref().is_some_and(|quiet| quiet.holds(now)));
    is_quiet || routes.iter().any(|route| route.reason.is_some() || route.is_closed(now))
}
