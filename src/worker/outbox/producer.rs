//! The feeder: admits posted forms, claims what is due, lane by lane, and keeps the lines supplied.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::{
    sync::watch,
    time::{self, Instant},
};

use super::{
    Settings, Until,
    dispatcher::{Dispatcher, Shared},
};
use crate::{
    app::{
        delivery::deliver::{self, Demand, Lane, StoreError},
        issues::brake,
        schedule,
        subscribers::admit,
    },
    domain::mail::route::RouteName,
};

/// How long an idle feeder waits before it looks again, for what other processes have queued.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// How long it waits while its lines are supplied.
const WHILE_BUSY: Duration = Duration::from_millis(10);

/// How often the brake looks while messages go out.
const WATCH_EVERY: Duration = Duration::from_millis(250);

/// The most forms admitted in one transaction.
const ADMIT: u32 = 50;

/// Feeds all lines of a process.
pub struct Producer {
    pub shared: Arc<Shared>,
    pub lines: Vec<Arc<Dispatcher>>,
    pub settings: Settings,
}

impl Producer {
    /// Feeds until it is told to stop, or until nothing is due.
    pub async fn run(&self, mut stop: watch::Receiver<bool>, until: Until) {
        let app = &self.shared.app;
        let mut was_busy = false;
        let mut watched_at = Instant::now();
        while !*stop.borrow_and_update() {
            let woken = app.woken();
            let admitted = admit::admit(app, ADMIT).await.unwrap_or_else(|error| {
                tracing::error!(%error, "posted forms could not be looked at; trying again");
                0
            });
            let claimed = self.claim().await.unwrap_or_else(|error| {
                tracing::error!(%error, "no messages could be claimed; trying again");
                0
            });
            was_busy |= admitted > 0 || claimed > 0;
            if was_busy && watched_at.elapsed() >= WATCH_EVERY {
                watched_at = Instant::now();
                self.watch().await;
            }
            if admitted > 0 || claimed > 0 {
                continue;
            }
            let is_idle = self.lines.iter().all(|line| line.queue.is_idle());
            if was_busy && is_idle {
                was_busy = false;
                self.finish().await;
                continue;
            }
            if until == Until::Idle && is_idle {
                return;
            }
            let pause = if is_idle && until == Until::Stopped { LOOK_EVERY } else { WHILE_BUSY };
            tokio::select! {
                () = woken => {}
                () = time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Lets the brake look at what is being sent.
    async fn watch(&self) {
        if let Err(error) = brake::watch(&self.shared.app).await {
            tracing::error!(%error, "the brake could not look at what is being sent; trying again");
        }
    }

    /// Everything that was claimed is settled: canaries may be judged, and issues finished.
    async fn finish(&self) {
        self.shared.recorder.flush().await;
        self.watch().await;
        if let Err(error) = schedule::finish_issues(&self.shared.app).await {
            tracing::error!(%error, "finished issues were not marked; the timetable does it");
        }
    }

    /// Claims for every line that has room; gives how many messages.
    async fn claim(&self) -> Result<usize, StoreError> {
        if !self.lines.iter().any(|line| self.room(line, None) > 0) {
            return Ok(0);
        }
        let mut claimed = 0;
        for lane in deliver::lanes(&self.shared.app).await? {
            let Some((line, stands_in)) = self.line_of(&lane) else { continue };
            claimed += self.claim_for(line, &lane, stands_in).await?;
        }
        Ok(claimed)
    }

    async fn claim_for(&self, line: &Dispatcher, lane: &Lane, stands_in: bool) -> Result<usize, StoreError> {
        let (app, lease) = (&self.shared.app, self.settings.lease);
        let most = self.room(line, lane.issue.is_none().then_some(()));
        let is_quiet = || line.limits.quiet.is_some_and(|quiet| quiet.holds(app.now()));
        if most == 0 || (lane.issue.is_some() && is_quiet()) {
            return Ok(0);
        }
        let seen = self.shared.pulse.now(app).await;
        let good_until = Instant::now() + good_for(lease);
        let demand = Demand { route: &line.name, rates: &line.limits.rates, most, lease, stands_in };
        let mut claims = deliver::claim(app, lane, demand).await?;
        let count = claims.len();
        if let Some(first) = claims.first() {
            self.shared.journal.took(first.lease);
            // Their leases ran out while the database was away, or the clock jumped; what is told of them soon still counts.
            let untold = self.shared.journal.untold();
            claims.retain(|claim| !untold.contains(&claim.key));
            line.queue.add(claims, seen, good_until, lane.issue.is_none());
        }
        Ok(count)
    }

    /// How many messages a line can take: none before half of its queue is gone, unless somebody waits for them.
    fn room(&self, line: &Dispatcher, is_waited_for: Option<()>) -> u32 {
        let waiting = u32::try_from(line.queue.waiting()).unwrap_or(u32::MAX);
        let batch = self.settings.batch;
        if line.is_closed() || (is_waited_for.is_none() && waiting > batch / 2) {
            0
        } else {
            batch.saturating_sub(waiting).max(1)
        }
    }

    /// The line a lane's mail takes, and whether it only stands in for another that is closed.
    fn line_of(&self, lane: &Lane) -> Option<(&Dispatcher, bool)> {
        let open = |name: &RouteName| self.lines.iter().find(|line| line.name == *name && !line.is_closed());
        let own = open(lane.route.as_ref().unwrap_or(&RouteName::usual()));
        let stand_in = || lane.fallback.as_ref().and_then(open);
        own.map(|line| (&**line, false)).or_else(|| stand_in().map(|line| (&**line, true)))
    }
}

/// How long a lease is trusted, by the clock that only goes forward: some time less than the database holds it.
pub fn good_for(lease: TimeDelta) -> Duration {
    (lease * 4 / 5).to_std().unwrap_or_default()
}
