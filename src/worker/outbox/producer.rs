//! The producer: claims what is due, lane by lane, and keeps the dispatchers supplied.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::{
    sync::watch,
    time::{self, Instant},
};

use super::{
    Settings, Until, admission,
    dispatcher::{Dispatcher, Shared},
};
use crate::{
    app::{
        delivery::deliver::{self, Demand, Lane, StoreError},
        issues::{brake, finish},
    },
    domain::mail::route::RouteName,
};

/// The pause of an idle producer before it looks again, for messages that other processes have queued.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// The pause of the producer while its dispatchers are supplied.
const WHILE_BUSY: Duration = Duration::from_millis(10);

/// The time between two checks by the brake while messages are sent.
const WATCH_EVERY: Duration = Duration::from_millis(250);

/// The haste of a lane's mail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Haste {
    /// Its messages can wait until half of the queue is gone.
    None,
    /// Somebody waits for them, such as for a confirmation.
    SomebodyWaits,
}

/// The producer for all dispatchers of a process.
pub(super) struct Producer {
    pub shared: Arc<Shared>,
    pub lines: Vec<Arc<Dispatcher>>,
    pub settings: Settings,
}

impl Producer {
    /// Runs until it is told to stop, or, with [`Until::Idle`], until nothing is due.
    pub(super) async fn run(&self, mut stop: watch::Receiver<bool>, until: Until) {
        let app = &self.shared.app;
        let mut was_busy = false;
        let mut watched_at = Instant::now();
        while !*stop.borrow_and_update() {
            let woken = app.woken();
            // A loop that ends when nothing is due admits what waits; one that goes on leaves that to the beat.
            let admitted = if until == Until::Idle { admission::admit_some(app).await } else { 0 };
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

    /// Lets the brake judge the issues that are being sent.
    async fn watch(&self) {
        if let Err(error) = brake::watch(&self.shared.app).await {
            tracing::error!(%error, "the brake could not look at what is being sent; trying again");
        }
    }

    /// Judges canaries and finishes issues, once everything that was claimed is settled.
    async fn finish(&self) {
        self.shared.recorder.flush().await;
        self.watch().await;
        if let Err(error) = finish::finish_all(&self.shared.app).await {
            tracing::error!(%error, "finished issues were not marked; the timetable does it");
        }
    }

    /// Claims for every dispatcher that has room; returns the number of messages. There is always room for what somebody waits for.
    async fn claim(&self) -> Result<usize, StoreError> {
        let room = |haste| self.lines.iter().any(|line| self.room(line, haste) > 0);
        let lanes = if room(Haste::None) {
            deliver::lanes(&self.shared.app).await?
        } else if room(Haste::SomebodyWaits) {
            deliver::waited_for(&self.shared.app).await?
        } else {
            return Ok(0);
        };
        let mut claimed = 0;
        for lane in lanes {
            let Some((line, stands_in)) = self.line_of(&lane) else { continue };
            claimed += self.claim_for(line, &lane, stands_in).await?;
        }
        Ok(claimed)
    }

    async fn claim_for(&self, line: &Dispatcher, lane: &Lane, stands_in: bool) -> Result<usize, StoreError> {
        let (app, lease) = (&self.shared.app, self.settings.lease);
        let haste = if lane.issue.is_none() { Haste::SomebodyWaits } else { Haste::None };
        let most = self.room(line, haste);
        let is_quiet = || line.limits.quiet.is_some_and(|quiet| quiet.holds(app.now()));
        if most == 0 || (lane.issue.is_some() && is_quiet()) {
            return Ok(0);
        }
        let seen = self.shared.change_counter.now(app).await;
        let good_until = Instant::now() + good_for(lease);
        let rates = if lane.issue.is_some() { line.limits.rates_of_issues() } else { line.limits.rates };
        let demand = Demand { route: &line.name, rates: &rates, most, lease, stands_in };
        let mut claims = deliver::claim(app, lane, demand).await?;
        let count = claims.len();
        if let Some(first) = claims.first() {
            self.shared.journal.took(first.lease);
            // Their leases ran out while the database was away, or the clock jumped; an outcome that is recorded soon
            // still counts.
            let untold = self.shared.journal.untold();
            claims.retain(|claim| !untold.contains(&claim.key));
            line.queue.add(claims, seen, good_until, lane.issue.is_none());
        }
        Ok(count)
    }

    /// The number of messages a dispatcher can take: none before half of its queue is gone, unless somebody waits for
    /// them; one, if it is to find out whether its route can be used.
    fn room(&self, line: &Dispatcher, haste: Haste) -> u32 {
        let count = |messages| u32::try_from(messages).unwrap_or(u32::MAX);
        let (waiting, batch) = (count(line.queue.waiting()), self.settings.batch);
        if line.is_closed() {
            return 0;
        }
        if line.throttle.is_probing() {
            return u32::from(waiting == 0);
        }
        match haste {
            Haste::None if waiting > batch / 2 => 0,
            Haste::None => batch.saturating_sub(waiting).max(1),
            Haste::SomebodyWaits => batch.saturating_sub(count(line.queue.waited_for())),
        }
    }

    /// The dispatcher for a lane's mail, and true if it only stands in for another whose route is closed.
    fn line_of(&self, lane: &Lane) -> Option<(&Dispatcher, bool)> {
        let open = |name: &RouteName| self.lines.iter().find(|line| line.name == *name && !line.is_closed());
        let own = open(lane.route.as_ref().unwrap_or(&RouteName::usual()));
        let stand_in = || lane.fallback.as_ref().and_then(open);
        own.map(|line| (&**line, false)).or_else(|| stand_in().map(|line| (&**line, true)))
    }
}

/// The time for which a lease is trusted, by a monotonic clock: somewhat less than the database holds it.
pub(super) fn good_for(lease: TimeDelta) -> Duration {
    (lease * 4 / 5).to_std().unwrap_or_default()
}
