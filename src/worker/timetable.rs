//! The timetable: tokio-cron-scheduler only ticks. What is due is decided by [`crate::app::schedule`] from instants in the
//! database, so that late, doubled and missed ticks do no harm.

use std::sync::Arc;

use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

use crate::app::{App, issues::check_links, running::tidy, schedule};

/// Every ten seconds: what the clock asks for.
const DUTIES: &str = "*/10 * * * * *";

/// Twice a minute: whether links lead somewhere.
const LOOKING: &str = "5,35 * * * * *";

/// Once an hour: what has had its time.
const TIDYING: &str = "30 7 * * * *";

/// A running timetable.
pub struct Timetable(JobScheduler);

impl Timetable {
    /// Does what is due now, then starts ticking.
    ///
    /// # Errors
    /// [`JobSchedulerError`], when the scheduler does not start.
    pub async fn start(app: App) -> Result<Self, JobSchedulerError> {
        tick(&app).await;
        tidy_up(&app).await;
        let scheduler = JobScheduler::new().await?;
        let busy = Arc::new(Mutex::new(()));
        let ticking = app.clone();
        let duties = Job::new_async(DUTIES, move |_, _| {
            let (app, busy) = (ticking.clone(), busy.clone());
            Box::pin(async move {
                // A tick that comes while the last one is still at work is left out.
                if let Ok(_turn) = busy.try_lock() {
                    tick(&app).await;
                }
            })
        })?;
        scheduler.add(duties).await?;
        let (looking, busy) = (app.clone(), Arc::new(Mutex::new(())));
        let looks = Job::new_async(LOOKING, move |_, _| {
            let (app, busy) = (looking.clone(), busy.clone());
            Box::pin(async move {
                if let Ok(_turn) = busy.try_lock() {
                    look(&app).await;
                }
            })
        })?;
        scheduler.add(looks).await?;
        let tidying = Job::new_async(TIDYING, move |_, _| {
            let app = app.clone();
            Box::pin(async move { tidy_up(&app).await })
        })?;
        scheduler.add(tidying).await?;
        scheduler.start().await?;
        Ok(Self(scheduler))
    }

    /// Stops ticking.
    pub async fn stop(mut self) {
        if let Err(error) = self.0.shutdown().await {
            tracing::warn!(%error, "the timetable did not stop cleanly");
        }
    }
}

async fn tick(app: &App) {
    if let Err(error) = schedule::tick(app).await {
        tracing::error!(%error, "what is due could not be done; trying again at the next tick");
    }
}

async fn look(app: &App) {
    if let Err(error) = check_links::follow_links(app).await {
        tracing::error!(%error, "links could not be looked at; trying again in half a minute");
    }
}

async fn tidy_up(app: &App) {
    match tidy::tidy(app).await {
        Ok(0) => {}
        Ok(expired) => tracing::info!(expired, "unconfirmed subscriptions deleted"),
        Err(error) => tracing::error!(%error, "tidying failed; trying again in an hour"),
    }
}
