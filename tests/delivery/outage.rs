//! The database goes away in the middle of an issue, for longer than a lease holds, and comes back.

use std::{
    process::Command,
    sync::{Arc, Once},
};

use rondbrief::domain::time::{Clock, SystemClock};

use super::crash::{LEASE, PATIENCE, all_arrive, published};
use crate::support::{
    app::Engine,
    chance::is_soak,
    detour::Detour,
    eventually,
    program::Place,
    raw::Raw,
    smtp_server::{Act, SmtpServer},
    until,
};

/// The number of deliveries that a worker claims at once.
const BATCH: usize = 400;

fn readers() -> usize {
    if is_soak() { 20_000 } else { 2_000 }
}

/// The lease of a worker's claims, in seconds: in a soak test, longer than any wait for a database.
fn lease() -> &'static str {
    if is_soak() { "30" } else { LEASE }
}

/// A place whose worker has claimed much of the issue.
async fn busy(engine: Engine, server: &SmtpServer) -> Place {
    published(engine, server.port, readers())
        .await
        .with("RONDBRIEF_DELIVERY_LEASE_SECONDS", lease())
        .with("RONDBRIEF_DELIVERY_BATCH", &BATCH.to_string())
}

/// Lets the outage last until every lease has ended.
async fn lasts(database: &str, server: &SmtpServer) {
    let claimed = async |from: i64| {
        let sql = format!(
            "SELECT COUNT(*) FROM delivery WHERE finished_at IS NULL AND lease IS NOT NULL AND due_at > {from}"
        );
        Raw::open(database).await.number(&sql).await
    };
    assert!(claimed(0).await > 0, "it came while much was claimed");
    until(PATIENCE, "every lease has ended", async || claimed(SystemClock.now().timestamp_micros()).await == 0).await;
    assert!(server.taken() < readers(), "it came in the middle");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_be_reached_for_a_while_loses_nobody_and_doubles_nobody() {
    let url = std::env::var("RONDBRIEF_TEST_POSTGRES").unwrap();
    let mut url = url::Url::parse(&url).unwrap();
    let direct = (url.host_str().unwrap(), url.port().unwrap_or(5432));
    let direct = tokio::net::lookup_host(direct).await.unwrap().next().unwrap();
    let way = Arc::new(Detour::to(direct).await);
    let (cut, once) = (Arc::clone(&way), Once::new());
    let server = SmtpServer::start(super::Security::None, move |moment| {
        if moment.taken >= readers() / 4 {
            once.call_once(|| cut.cut());
        }
        Act::Accept
    })
    .await;
    let place = busy(Engine::Postgres, &server).await;
    let database = place.database_url();
    url.set_path(database.rsplit_once('/').unwrap().1);
    url.set_host(Some("127.0.0.1")).unwrap();
    url.set_port(Some(way.port)).unwrap();
    let place = place.with("RONDBRIEF_DATABASE_URL", url.as_str());
    let worker = place.start(&["worker"]);
    eventually(PATIENCE, "it notices", || worker.log().contains("nobody knows who has left, so nothing is sent")).await;
    lasts(&database, &server).await;
    way.mend();
    assert_eq!(all_arrive(&place, &server, readers()).await, 0, "{}", worker.log());
    assert_eq!(worker.stops("TERM").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_somebody_has_locked_for_a_while_loses_nobody_and_doubles_nobody() {
    let server = SmtpServer::friendly().await;
    let place = busy(Engine::Sqlite, &server).await;
    let mut other = Raw::open(&place.database_url()).await;
    let worker = place.start(&["worker"]);
    eventually(PATIENCE, "a quarter is sent", || server.taken() >= readers() / 4).await;
    other.run("BEGIN IMMEDIATE").await;
    lasts(&place.database_url(), &server).await;
    other.run("ROLLBACK").await;
    assert_eq!(all_arrive(&place, &server, readers()).await, 0, "{}", worker.log());
    assert_eq!(worker.stops("TERM").await, 0);
}

/// Limits the size of the files that a process writes; a write beyond it fails, as on a full disk.
fn limit_files(process: u32, bytes: &str) {
    let line = format!("prlimit --pid {process} --fsize={bytes}:");
    assert!(Command::new("/bin/sh").args(["-c", &line]).status().unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_for_a_while_loses_nobody_and_doubles_nobody() {
    let server = SmtpServer::friendly().await;
    let place = busy(Engine::Sqlite, &server).await;
    // A process that ignores the signal XFSZ gets an error for the write, as on a full disk.
    let service = place.serve_by("trap '' XFSZ; exec rondbrief serve").await;
    eventually(PATIENCE, "a quarter is sent", || server.taken() >= readers() / 4).await;
    limit_files(service.id(), "1");
    lasts(&place.database_url(), &server).await;
    limit_files(service.id(), "unlimited");
    assert_eq!(all_arrive(&place, &server, readers()).await, 0, "{}", service.log());
    assert_eq!(service.stops("TERM").await, 0);
}
