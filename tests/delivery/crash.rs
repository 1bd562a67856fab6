//! The real program, killed and stopped in the middle of its work, and what the mail server then counts.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::sync::Notify;

use super::{copies, message_id, one_each, sick, to_readers};
use crate::support::{
    app::Engine,
    eventually,
    program::{Place, Running},
    smtp_server::{Act, Moment, Security, SmtpServer, Step},
};

/// The number of messages under way at the same time.
pub const CONNECTIONS: usize = 10;

/// The lease of a worker's messages, in seconds: short for a test, and longer than a busy machine stalls.
pub const LEASE: &str = "5";

/// The time that all deliveries of a test may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_mins(3);

/// A place with a list, this many readers and a published issue of which nothing was delivered yet.
pub async fn published(engine: Engine, smtp: u16, readers: usize) -> Place {
    published_by(engine, smtp, readers, "").await
}

/// The same, for a list that was created with these options.
pub async fn published_by(engine: Engine, smtp: u16, readers: usize, options: &str) -> Place {
    let place = Place::with_smtp(engine, smtp).await.with("RONDBRIEF_DELIVERY_CONNECTIONS", &CONNECTIONS.to_string());
    place.does(&format!(
        "rondbrief list create --slug in-de-ggz --name 'In de ggz' --language nl --from 'In de ggz <update@example.org>' \
         --postal 'Straat 1, Amsterdam' --every '2 months' --on 'second tuesday' --begin 2099-01-01 --at 10:00 --zone Europe/Amsterdam \
         --canary 0 {options}",
    ));
    let mut rows = "email,name,consented_at,consent\n".to_owned();
    for n in 0..readers {
        writeln!(rows, "lezer{n}@example.net,,2026-03-01,op papier").unwrap();
    }
    place.write("lezers.csv", rows);
    place.does("rondbrief subscriber import --list in-de-ggz lezers.csv");
    place.does("rondbrief item add --list in-de-ggz --kind news --title Nieuws --summary 'Een zin.'");
    let number = place.does("rondbrief issue compose --list in-de-ggz");
    assert_eq!(number, "1\n");
    place.does("rondbrief issue approve --list in-de-ggz 1");
    place.does("rondbrief issue publish --list in-de-ggz 1");
    place
}

/// Waits until the issue is sent, and asserts by the report and the server that nobody was lost. Returns the number of surplus
/// copies.
pub async fn all_arrive(place: &Place, server: &SmtpServer, readers: usize) -> usize {
    eventually(PATIENCE, "as many messages as readers", || server.taken() >= readers).await;
    let report = || place.asks("rondbrief issue report --list in-de-ggz 1 --json");
    eventually(PATIENCE, "the issue is sent", || report()["state"] == "sent").await;
    let report = report();
    assert_eq!((&report["readers"], &report["accepted"]), (&readers.into(), &readers.into()), "{report}");
    for none in ["queued", "deferred", "unknown", "refused", "withdrawn"] {
        assert_eq!(report[none], 0, "{report}");
    }
    let mut copies: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let received = to_readers(server.received());
    for message in &received {
        copies.entry(message.to[0].clone()).or_default().push(message_id(message));
    }
    assert_eq!(copies.len(), readers, "lost");
    for (reader, ids) in &copies {
        assert!(ids.iter().all(|id| *id == ids[0]), "copies for {reader} have different Message-IDs: {ids:?}");
    }
    received.len() - readers
}

/// A server that takes messages, and from number `limit` on does not answer their final dots until `word` is notified.
pub fn silent_from(limit: &Arc<AtomicUsize>, word: &Arc<Notify>) -> impl Fn(Moment<'_>) -> Act + Send + Sync + 'static {
    let (limit, word) = (Arc::clone(limit), Arc::clone(word));
    move |moment| {
        let silent = moment.step == Step::Dot && moment.taken >= limit.load(Ordering::SeqCst);
        if silent { Act::Await(Arc::clone(&word)) } else { Act::Accept }
    }
}

/// Kills a service at the worst moment: every connection has handed over a message and waits for the answer. Also returns the
/// second service, which delivers the rest.
async fn killed_at_the_worst_moment(engine: Engine, readers: usize, options: &str) -> (SmtpServer, Place, Running) {
    let (most, never) = (Arc::new(AtomicUsize::new(readers / 2)), Arc::new(Notify::new()));
    let server = SmtpServer::start(Security::None, silent_from(&most, &never)).await;
    let place = published_by(engine, server.port, readers, options).await;
    let service = place.start(&["serve"]);
    eventually(PATIENCE, "all connections wait", || server.taken() >= readers / 2 + CONNECTIONS).await;
    service.kill();
    assert_eq!(server.taken(), readers / 2 + CONNECTIONS);
    most.store(usize::MAX, Ordering::SeqCst);
    let last = place.start(&["serve"]);
    (server, place, last)
}

async fn killed_and_sent_again(engine: Engine) {
    let (server, place, last) = killed_at_the_worst_moment(engine, 400, "").await;
    let doubled = all_arrive(&place, &server, 400).await;
    assert_eq!(doubled, CONNECTIONS, "copies too many\n{}", last.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_doubles_exactly_what_was_in_flight_and_says_so_by_the_message_id_on_sqlite() {
    killed_and_sent_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_doubles_exactly_what_was_in_flight_and_says_so_by_the_message_id_on_postgres() {
    killed_and_sent_again(Engine::Postgres).await;
}

/// A kill on a list that would rather miss a recipient than mail one twice.
async fn killed_and_left(engine: Engine) {
    let (server, place, last) = killed_at_the_worst_moment(engine, 400, "--unknown leave").await;
    let report = || place.asks("rondbrief issue report --list in-de-ggz 1 --json");
    eventually(PATIENCE, "the issue is sent", || report()["state"] == "sent").await;
    let (report, unknown) = (report(), CONNECTIONS);
    assert_eq!((&report["accepted"], &report["unknown"]), (&(400 - unknown).into(), &unknown.into()), "{report}");
    assert_eq!(copies(&server), one_each(400), "{}", last.log());
    let failed = place.asks("rondbrief issue report --list in-de-ggz 1 --failed --json");
    let failed = failed.as_array().unwrap();
    assert_eq!(failed.len(), unknown);
    assert!(failed.iter().all(|reader| reader["state"] == "unknown"), "{failed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_doubles_nobody_and_tells_what_is_unknown_where_the_list_says_leave_on_sqlite() {
    killed_and_left(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_doubles_nobody_and_tells_what_is_unknown_where_the_list_says_leave_on_postgres() {
    killed_and_left(Engine::Postgres).await;
}

async fn asked_to_stop(engine: Engine, signal: &str) {
    let server = SmtpServer::friendly().await;
    let place = published(engine, server.port, 600).await;
    let service: Running = place.start(&["serve"]);
    eventually(PATIENCE, "a third is delivered", || server.taken() >= 200).await;
    assert_eq!(service.stops(signal).await, 0);
    assert!(server.taken() < 600, "stopped in the middle");
    assert!(server.lines().iter().any(|line| line == "QUIT"), "connections end politely");
    let again = place.start(&["serve"]);
    assert_eq!(all_arrive(&place, &server, 600).await, 0, "{}", again.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_asked_to_stop_finishes_what_is_under_way_on_sqlite() {
    asked_to_stop(Engine::Sqlite, "TERM").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_asked_to_stop_finishes_what_is_under_way_on_postgres() {
    asked_to_stop(Engine::Postgres, "INT").await;
}

async fn asked_to_stop_while_the_server_hangs(engine: Engine) {
    let (server, is_well) = sick(Step::Dot, Act::Hang).await;
    let place = published(engine, server.port, 300).await;
    let place = place.with("RONDBRIEF_DELIVERY_DRAIN_SECONDS", "1").with("RONDBRIEF_DELIVERY_LEASE_SECONDS", LEASE);
    let service = place.start(&["serve"]);
    eventually(PATIENCE, "all connections hang", || server.turned_away().len() == CONNECTIONS).await;
    assert_eq!(service.stops("TERM").await, 0);
    let report = place.asks("rondbrief issue report --list in-de-ggz 1 --json");
    // One of them may have carried the mail to the editors.
    let unknown = report["unknown"].as_u64().unwrap();
    assert!((CONNECTIONS as u64 - 1..=CONNECTIONS as u64).contains(&unknown), "{report}");
    assert_eq!((&report["queued"], &report["accepted"]), (&(300 - unknown).into(), &0.into()), "{report}");
    is_well.store(true, Ordering::SeqCst);
    let _again = place.start(&["serve"]);
    assert_eq!(all_arrive(&place, &server, 300).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_asked_to_stop_does_not_wait_for_a_server_that_hangs_on_sqlite() {
    asked_to_stop_while_the_server_hangs(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_asked_to_stop_does_not_wait_for_a_server_that_hangs_on_postgres() {
    asked_to_stop_while_the_server_hangs(Engine::Postgres).await;
}
