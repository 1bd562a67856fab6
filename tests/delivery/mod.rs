//! Delivery: the fate of messages when the next server, the network or the process itself fails.

mod attacked;
mod clock;
mod copied;
mod crash;
mod faults;
mod frozen;
mod leaving;
mod moments;
mod outage;
mod pace;
mod refusals;
mod routes;
mod timing;
mod trouble;
mod urgent;
mod wire;
mod workers;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::TimeDelta;
use rondbrief::app::issues::{
    approve, compose, publish,
    report::{self, Report},
};

use crate::support::{
    app::TestApp,
    fixtures,
    letter::ReadLetter,
    smtp_server::{Act, Received, Security, SmtpServer, Step},
};

/// The address of reader `n`.
fn address(n: usize) -> String {
    format!("lezer{n}@example.net")
}

/// Publishes the first issue to this many readers. Nothing is delivered yet, the editors' mail about it left out.
async fn publish_to(app: &TestApp, readers: usize) {
    for n in 0..readers {
        app.reader(&address(n)).await;
    }
    for item in fixtures::items() {
        app.queue(&item).await;
    }
    let list = app.list().await;
    let number = compose::compose_now(&app.app, &list).await.unwrap().number;
    approve::approve(&app.app, &list, number).await.unwrap();
    assert_eq!(publish::publish(&app.app, &list, number).await.unwrap(), readers as u64);
}

/// A server that does `act` at `step` until the flag is set, and works from then on.
async fn sick(step: Step, act: Act) -> (SmtpServer, Arc<AtomicBool>) {
    let well = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&well);
    let server = SmtpServer::start(Security::None, move |moment| {
        if told.load(Ordering::SeqCst) { Act::Accept } else { moment.only(step, act.clone()) }
    })
    .await;
    (server, well)
}

/// The editors' report on the first issue.
async fn report(app: &TestApp) -> Report {
    report::report(&app.app, &app.list().await, 1).await.unwrap()
}

/// Moves the clock on and delivers what is due by then.
async fn later(app: &TestApp, by: TimeDelta) {
    app.clock.advance(by);
    app.deliver().await;
}

/// Delivers through the pause that follows trouble with the server, well within the time of a deferral.
async fn a_few_minutes_later(app: &TestApp) {
    for _ in 0..4 {
        later(app, TimeDelta::minutes(2)).await;
    }
}

/// The messages to readers among those a server was given.
fn to_readers(received: Vec<Received>) -> Vec<Received> {
    received.into_iter().filter(|message| message.to.iter().all(|to| to.ends_with("@example.net"))).collect()
}

/// The number of copies that each recipient got, by address.
fn copies(server: &SmtpServer) -> Vec<(String, usize)> {
    let mut copies = std::collections::BTreeMap::new();
    for message in to_readers(server.received()) {
        assert_eq!(message.to.len(), 1, "a message goes to one reader");
        *copies.entry(message.to[0].clone()).or_insert(0) += 1;
    }
    copies.into_iter().collect()
}

/// One copy for each of this many readers.
fn one_each(readers: usize) -> Vec<(String, usize)> {
    let mut one_each: Vec<_> = (0..readers).map(|n| (address(n), 1)).collect();
    one_each.sort();
    one_each
}

/// The Message-ID of a copy.
fn message_id(message: &Received) -> String {
    let id = ReadLetter::parse(&message.data).header("Message-ID");
    assert!(!id.is_empty());
    id
}
