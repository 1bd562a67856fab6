//! A subscriber who unsubscribes while a message waits does not get it, unless it has been sent already.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use rondbrief::app::subscribers::manage;
use tokio::sync::Notify;

use super::{address, copies, publish_to, report};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        eventually,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

/// Unsubscribes reader `n` with the mail client's own button (RFC 8058).
async fn leave(app: &TestApp, n: usize) {
    let membership = manage::find(&app.app, &app.list().await, &address(n).parse().unwrap()).await.unwrap().membership;
    let link = app.app.links().leave(app.app.store().vault().leave_token(membership.id));
    assert_eq!(app.post(&link, &[("List-Unsubscribe", "One-Click")]).await.status, StatusCode::OK);
}

both_engines! {
    async fn who_left_before_the_worker_came_gets_nothing(engine) {
        let server = SmtpServer::friendly().await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 3).await;
        leave(&app, 1).await;
        app.deliver().await;
        let report = report(&app).await;
        assert_eq!((report.state, report.accepted, report.withdrawn), ("sent", 2, 1));
        assert!(copies(&server).iter().all(|(to, _)| *to != address(1)));
    }

    async fn who_leaves_while_the_worker_connects_gets_nothing(engine) {
        let (word, has_left) = (Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)));
        let (given, told) = (Arc::clone(&word), Arc::clone(&has_left));
        let server = SmtpServer::start(Security::None, move |moment| {
            // The later connection, for the mail to the editors, does not wait either.
            if told.load(Ordering::SeqCst) { return Act::Accept }
            moment.only(Step::Greeting, Act::Await(Arc::clone(&given)))
        })
        .await;
        let url = format!("smtp://127.0.0.1:{}", server.port);
        let app = TestApp::with_smtp_url(engine, &url, Duration::from_mins(1)).await;
        publish_to(&app, 1).await;
        let leaving = async {
            // Two connections are opened: one for the editors' mail, one for the reader's.
            eventually(Duration::from_secs(20), "both connections", || server.connections() == 2).await;
            leave(&app, 0).await;
            has_left.store(true, Ordering::SeqCst);
            word.notify_waiters();
        };
        tokio::join!(app.deliver(), leaving);
        let report = report(&app).await;
        assert_eq!((report.state, report.accepted, report.withdrawn), ("sent", 0, 1), "{report:?}");
        assert_eq!(copies(&server), []);
    }

    async fn who_was_erased_while_a_message_waits_gets_nothing(engine) {
        let server = SmtpServer::friendly().await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 2).await;
        manage::erase(&app.app, &app.list().await, &address(0).parse().unwrap()).await.unwrap();
        app.deliver().await;
        let report = report(&app).await;
        assert_eq!((report.state, report.accepted, report.withdrawn), ("sent", 1, 1));
        assert_eq!(copies(&server), [(address(1), 1)]);
    }
}
