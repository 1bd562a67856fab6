//! Vital signs: workers report them at each heartbeat, metrics show them, and readiness is judged by them.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::time::timeout;

use crate::{
    app::App,
    domain::{
        running::vitals::{Depth, ReplyGroup, RouteVitals, Vitals},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        outbox::{outcomes::Report, routes},
        running::vitals,
    },
};

/// The time for which something may stand still before the service counts as not ready.
const PATIENCE: TimeDelta = TimeDelta::minutes(1);

/// The time that the database may take to answer.
const ANSWER: Duration = Duration::from_secs(5);

/// Counts the replies in these reports.
pub(crate) fn count(app: &App, reports: &[Report]) {
    let mut counters = app.counters();
    for report in reports {
        if let Some(class) = ReplyGroup::of(&report.settled) {
            counters.replies.add(report.route.clone(), class, 1);
        }
    }
}

/// Notes that the timetable was looked at.
pub(crate) fn ticked(app: &App) {
    app.counters().ticked_at = Some(app.now());
}

/// Writes the counts of the past `elapsed` to the database; a process that has sent no heartbeat writes nothing.
///
/// # Errors
/// [`StoreError`]: the counts are written the next time.
pub async fn tell(app: &App, elapsed: Duration) -> Result<(), StoreError> {
    let (identity, replies, ticked_at) = {
        let mut counters = app.counters();
        (counters.identity, std::mem::take(&mut counters.replies), counters.ticked_at)
    };
    let Some((worker, _)) = identity else { return Ok(()) };
    let seconds = elapsed.as_secs().max(1);
    let told = async {
        let mut tx = app.store().begin().await?;
        vitals::tell(&mut tx, worker, ticked_at, replies.taken() * 60 / seconds).await?;
        vitals::add_replies(&mut tx, &replies).await?;
        tx.commit().await
    };
    let told = told.await;
    if told.is_err() {
        app.counters().replies.add_all(replies);
    }
    told
}

/// Reads the vital signs, the condition of each route, and the sizes of the queues.
pub async fn read(app: &App) -> Result<(Vitals, Vec<RouteVitals>, Depth), StoreError> {
    let (now, mut tx) = (app.now(), app.snapshot().begin().await?);
    Ok((vitals::read(&mut tx, now).await?, routes(app, &mut tx, now).await?, vitals::depth(&mut tx).await?))
}

async fn routes(app: &App, tx: &mut Tx, now: Instant) -> Result<Vec<RouteVitals>, StoreError> {
    let mut all = Vec::new();
    for (name, _, limits) in app.routes().iter() {
        let is_spent = routes::left(tx, name, &limits.rates_of_issues(), now).await? == Some(0);
        let rests = is_spent || limits.quiet.as_ref().is_some_and(|quiet| quiet.holds(now));
        all.push(RouteVitals { name: name.clone(), condition: routes::condition(tx, name).await?, rests });
    }
    Ok(all)
}

/// The reasons why the service is not ready, in lines that hold no secret; empty if it is ready. A process that only
/// serves pages (`works` is false) needs the database, and a living worker somewhere.
pub async fn unready(app: &App, works: bool) -> Vec<String> {
    let now = app.now();
    let asked = async {
        let mut tx = app.snapshot().begin().await?;
        Ok::<_, StoreError>((vitals::read(&mut tx, now).await?, routes(app, &mut tx, now).await?))
    };
    match timeout(ANSWER, asked).await {
        Ok(Ok((vitals, routes))) if works => reasons(&vitals, &routes, now),
        Ok(Ok((vitals, _))) => no_worker(&vitals).into_iter().collect(),
        Ok(Err(_)) | Err(_) => vec!["the database does not answer".to_owned()],
    }
}

fn no_worker(vitals: &Vitals) -> Option<String> {
    (vitals.workers == 0).then(|| "no worker has a heartbeat".to_owned())
}

fn reasons(vitals: &Vitals, routes: &[RouteVitals], now: Instant) -> Vec<String> {
    let mut reasons: Vec<_> = no_worker(vitals).into_iter().collect();
    if vitals.workers > 0 && vitals.ticked_at.is_none_or(|at| now - at > PATIENCE) {
        reasons.push("nobody has looked at the timetable for a minute".to_owned());
    }
    if let Some(word) = &vitals.held {
        reasons.push(format!("sending is held ({word}); `rondbrief sending status` says why and what to do"));
    }
    let closed = routes.iter().filter(|route| route.is_closed(now));
    reasons.extend(closed.map(|route| format!("the route {} is closed for now", route.name)));
    // Messages that wait on purpose are no fault; and while some are under way, those behind them move up.
    let may_wait = vitals.held.is_some() || routes.iter().any(|route| route.rests || route.is_closed(now));
    if let Some(since) = vitals.due_since.filter(|since| now - *since > PATIENCE)
        && !may_wait
        && vitals.leased == 0
    {
        let seconds = (now - since).num_seconds();
        reasons.push(format!("messages have been due for {seconds} seconds, and nobody takes them"));
    }
    reasons
}
