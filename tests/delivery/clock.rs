//! A clock that jumps in the middle of an issue: what a process has in hand is its own by a clock that nobody sets.

use std::sync::{Arc, Mutex};

use chrono::TimeDelta;

use super::{copies, later, one_each, publish_to, report};
use crate::{
    both_engines,
    support::{
        app::{Engine, HandClock, TestApp},
        smtp_server::{Act, Offer, SmtpServer},
    },
};

const READERS: usize = 300;

/// An issue of which a third is sent when the clock jumps.
async fn jumped(engine: Engine, by: TimeDelta) -> (TestApp, SmtpServer) {
    let clock: Arc<Mutex<Option<Arc<HandClock>>>> = Arc::default();
    let set = Arc::clone(&clock);
    let server = SmtpServer::start(Offer::plain().pipelining(true), move |moment| {
        if moment.taken >= READERS / 3
            && let Some(clock) = set.lock().unwrap().take()
        {
            clock.advance(by);
        }
        Act::Accept
    })
    .await;
    let app = TestApp::with_smtp(engine, server.port).await;
    publish_to(&app, READERS).await;
    *clock.lock().unwrap() = Some(app.clock.clone());
    app.deliver().await;
    assert!(clock.lock().unwrap().is_none(), "it jumped in the middle");
    (app, server)
}

both_engines! {
    async fn a_clock_that_jumps_ahead_in_the_middle_of_an_issue_doubles_nobody(engine) {
        let (app, server) = jumped(engine, TimeDelta::hours(1)).await;
        assert_eq!(copies(&server), one_each(READERS));
        later(&app, TimeDelta::minutes(5)).await;
        assert_eq!(report(&app).await.state, "sent");
        assert_eq!(copies(&server), one_each(READERS));
    }

    async fn a_clock_that_jumps_back_in_the_middle_of_an_issue_doubles_nobody(engine) {
        let (app, server) = jumped(engine, TimeDelta::hours(-1)).await;
        later(&app, TimeDelta::hours(1)).await;
        assert_eq!(report(&app).await.state, "sent");
        assert_eq!(copies(&server), one_each(READERS));
    }
}
