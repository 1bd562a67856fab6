//! Failures of the server, the network or our own settings: they never count against a recipient.

use std::{
    collections::HashMap,
    sync::{Mutex, atomic::Ordering},
    time::Duration,
};

use chrono::TimeDelta;
use rondbrief::app::{delivery::routes, issues::resume};

use super::{a_few_minutes_later, copies, later, one_each, publish_to, report, sick};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        free_port,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

/// Asserts that all of these readers still wait after four days of attempts, longer than a deferral may last.
async fn nobody_is_lost_in_four_days(app: &TestApp, readers: i64) {
    for _ in 0..5 {
        app.deliver().await;
        app.clock.advance(TimeDelta::hours(20));
    }
    let report = report(app).await;
    assert_eq!((report.accepted, report.refused, report.queued + report.deferred), (0, 0, readers), "{report:?}");
    assert_eq!(report.state, "sending");
}

/// The reason the route is not used, as its owner is told.
async fn why_it_rests(app: &TestApp) -> String {
    routes::report(&app.app).await.unwrap().remove(0).reason.unwrap()
}

both_engines! {
    async fn a_server_that_is_down_costs_nobody_an_attempt_and_all_goes_out_when_it_is_back(engine) {
        let port = free_port();
        let app = TestApp::with_smtp(engine, port).await;
        publish_to(&app, 6).await;
        nobody_is_lost_in_four_days(&app, 6).await;
        let server = SmtpServer::start_at(port, Security::None, |_| Act::Accept).await;
        app.deliver().await;
        assert_eq!(report(&app).await.state, "sent");
        assert_eq!(copies(&server), one_each(6));
    }

    async fn a_closed_way_out_is_tried_once_and_not_once_per_reader(engine) {
        let (server, _) = sick(Step::Greeting, Act::say("554 5.3.2 no service for you")).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 40).await;
        app.deliver().await;
        assert!(server.connections() <= 4, "{} connections", server.connections());
        app.leaves(41);
    }

    async fn a_server_that_does_not_greet_us_harms_no_reader(engine) {
        let (server, well) = sick(Step::Greeting, Act::say("554 5.7.1 your network is blocked")).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 3).await;
        nobody_is_lost_in_four_days(&app, 3).await;
        assert!(why_it_rests(&app).await.contains("554 5.7.1"));
        well.store(true, Ordering::SeqCst);
        a_few_minutes_later(&app).await;
        assert_eq!(copies(&server), one_each(3));
    }

    async fn a_wrong_password_harms_no_reader_and_is_never_told(engine) {
        let (server, well) = sick(Step::Auth, Act::say("535 5.7.8 authentication failed")).await;
        let url = format!("smtp://post:geheim@127.0.0.1:{}", server.port);
        let app = TestApp::with_smtp_url(engine, &url, Duration::from_secs(2)).await;
        publish_to(&app, 3).await;
        nobody_is_lost_in_four_days(&app, 3).await;
        let words = why_it_rests(&app).await;
        assert!(words.contains("535 5.7.8") && !words.contains("geheim"), "{words}");
        assert!(report(&app).await.words.iter().all(|words| !words.reply.contains("geheim")));
        well.store(true, Ordering::SeqCst);
        a_few_minutes_later(&app).await;
        assert_eq!(copies(&server), one_each(3));
    }

    async fn a_refused_sender_harms_no_reader_for_as_long_as_a_deferral_lasts(engine) {
        let (server, well) = sick(Step::Mail, Act::say("550 5.7.1 sender not allowed")).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 3).await;
        app.deliver().await;
        let told = report(&app).await;
        assert_eq!((told.refused, told.deferred, told.pause_reason), (0, 3, Some("blocked")), "a person must look");
        well.store(true, Ordering::SeqCst);
        resume::resume(&app.app, &app.list().await, 1).await.unwrap();
        later(&app, TimeDelta::hours(1)).await;
        assert_eq!(copies(&server), one_each(3));
    }

    async fn a_421_in_mid_conversation_ends_the_connection_and_counts_against_nobody(engine) {
        for step in [Step::Mail, Step::Rcpt, Step::Data, Step::Dot] {
            let (server, well) = sick(step, Act::say("421 4.3.2 going down")).await;
            let app = TestApp::with_smtp(engine, server.port).await;
            publish_to(&app, 3).await;
            nobody_is_lost_in_four_days(&app, 3).await;
            well.store(true, Ordering::SeqCst);
            a_few_minutes_later(&app).await;
            assert_eq!(copies(&server), one_each(3), "421 at {step:?}");
        }
    }

    async fn a_limit_of_messages_per_connection_slows_nothing_down(engine) {
        let counts: Mutex<HashMap<usize, usize>> = Mutex::default();
        let server = SmtpServer::start(Security::None, move |moment| {
            let mut counts = counts.lock().unwrap();
            let taken = counts.entry(moment.connection).or_default();
            *taken += usize::from(moment.step == Step::Dot);
            let is_enough = moment.step == Step::Mail && *taken == 3;
            if is_enough { Act::say("421 4.7.0 too many messages on this connection") } else { Act::Accept }
        })
        .await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 30).await;
        app.deliver().await;
        for _ in 0..8 {
            later(&app, TimeDelta::seconds(30)).await;
        }
        let report = report(&app).await;
        assert_eq!((report.state, report.accepted), ("sent", 30), "{report:?}");
        assert_eq!(copies(&server), one_each(30));
    }
}
