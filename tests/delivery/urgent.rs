//! Mail that somebody waits for, while an issue is under way.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use chrono::TimeDelta;
use rondbrief::{
    app::subscribers::admit,
    domain::mail::route::Limits,
    worker::outbox::{self, Journal, Until},
};
use tokio::sync::{Notify, watch};

use super::{copies, one_each, publish_to};
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        eventually,
        program::SOON,
        smtp_server::{Act, Offer, SmtpServer, Step},
        until,
    },
};

/// The messages that are taken before the server holds all connections.
const TAKEN: usize = 10;

/// The most messages that go first over the connection that carries what somebody waits for: one under way, and one begun.
const FIRST: usize = 2;

const READERS: usize = 150;

/// The messages to readers over the connection of the confirmation, between the moment it waited and itself. Other connections are
/// not counted: how many they carry while this one reads what it sends is the machine's affair.
async fn messages_that_go_first(engine: Engine, pipelining: bool, connections: u32, batch: u32) -> usize {
    let (held, goes_on, word) =
        (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)), Arc::new(Notify::new()));
    let (counted, told, waits) = (held.clone(), goes_on.clone(), word.clone());
    let server = SmtpServer::start(Offer::plain().pipelining(pipelining), move |moment| {
        if moment.step != Step::Dot || moment.taken < TAKEN || told.load(Ordering::SeqCst) {
            return Act::Accept;
        }
        counted.fetch_add(1, Ordering::SeqCst);
        Act::Await(waits.clone())
    })
    .await;
    let limits = Limits { connections, ..Limits::default() };
    let app = TestApp::with_routes(engine, &[("default", server.port, limits)]).await;
    app.change_list(|list| list.delivery.canary = 0).await;
    publish_to(&app, READERS).await;
    let settings = outbox::Settings { batch, lease: TimeDelta::minutes(5), drain: Duration::from_secs(5) };
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(outbox::run(app.app.clone(), settings, Journal::default(), stopped, Until::Stopped));
    eventually(SOON, "all connections are held", || held.load(Ordering::SeqCst) == connections as usize).await;
    app.visitor().posts("wacht@example.org").await;
    admit::admit(&app.app, 50).await.unwrap();
    let is_claimed = "SELECT COUNT(*) FROM delivery WHERE kind = 'confirmation' AND lease IS NOT NULL";
    until(SOON, "it is claimed", async || app.raw().await.number(is_claimed).await == 1).await;
    let before = server.taken();
    goes_on.store(true, Ordering::SeqCst);
    word.notify_waiters();
    eventually(SOON, "all is sent", || copies(&server) == one_each(READERS)).await;
    stop.send_replace(true);
    worker.await.unwrap();
    app.leaves_anything();
    let received = server.received();
    let at = received.iter().position(|message| message.to == ["wacht@example.org"]).unwrap();
    // What a connection held was recorded when it came, so it stands before.
    received[before..at].iter().filter(|message| message.connection == received[at].connection).count() + 1
}

both_engines! {
    async fn at_most_two_messages_go_before_one_that_somebody_waits_for(engine) {
        for (pipelining, connections, batch) in
            [(true, 1, 10), (true, 2, 2_000), (true, 6, 60), (false, 1, 2_000), (false, 2, 10), (false, 6, 100)]
        {
            let own = messages_that_go_first(engine, pipelining, connections, batch).await;
            assert!(own <= FIRST, "{own} at {connections} connections, {batch} a batch, PIPELINING {pipelining}");
        }
    }
}
