//! The real program on a database that was put back from a backup.

use std::fs;

use crate::delivery::crash::{all_arrive, published};
use crate::support::{
    app::Engine,
    eventually,
    program::{Place, SOON},
    raw::Raw,
    smtp_server::SmtpServer,
};

/// An issue to three readers, the mail that asks editors to look at it, and the one that tells them what it came to.
const SENT: usize = 5;

/// Makes a backup of the database, or puts it back, while nobody uses it.
pub async fn copy(place: &Place, back: bool) {
    let url = place.database_url();
    if let Some(file) = url.strip_prefix("sqlite:") {
        let backup = format!("{file}.backup");
        // The same file with other contents: nothing about the file itself tells.
        let (from, to) = if back { (backup.as_str(), file) } else { (file, backup.as_str()) };
        fs::copy(from, to).unwrap();
        return;
    }
    let name = url.rsplit_once('/').unwrap().1;
    let backup = format!("{name}_backup");
    let (from, to) = if back { (backup.as_str(), name) } else { (name, backup.as_str()) };
    let mut server = Raw::open(&std::env::var("RONDBRIEF_TEST_POSTGRES").unwrap()).await;
    server.run(&format!("DROP DATABASE IF EXISTS {to}")).await;
    server.run(&format!("CREATE DATABASE {to} TEMPLATE {from}")).await;
}

/// An owner who allows it lets all go again that waits in the backup.
async fn put_back(engine: Engine) {
    let server = SmtpServer::friendly().await;
    let place = published(engine, server.port, 3).await;
    copy(&place, false).await;
    let service = place.serve(&["serve"]).await;
    all_arrive(&place, &server, 3).await;
    eventually(SOON, "the editors' mail too", || server.taken() == SENT).await;
    assert_eq!(service.stops("TERM").await, 0);

    copy(&place, true).await;
    let service = place.serve(&["serve"]).await;
    eventually(SOON, "its log says so", || service.log().contains("sending is held")).await;
    assert!(service.log().contains("rondbrief sending allow"), "and what to do: {}", service.log());
    let status = place.asks("rondbrief sending status --json");
    assert_eq!((&status["held"], &status["reason"]), (&true.into(), &"restored".into()), "{status}");
    assert!(place.does("rondbrief sending status").contains("Sending has been held since"));
    let report = place.does("rondbrief issue report --list in-de-ggz 1");
    assert!(report.contains("No mail is sent: the database is older"), "{report}");
    // The service works on: a form becomes a mail, which waits with the others.
    assert_eq!(place.visit("POST", "/l/in-de-ggz/subscribe", r#"{"email": "anke@example.net"}"#).unwrap().0, 202);
    let mut raw = Raw::open(&place.database_url()).await;
    while raw.number("SELECT COUNT(*) FROM delivery").await <= 4 {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.taken(), SENT);
    assert_eq!(service.stops("INT").await, 0);
    let service = place.serve(&["serve"]).await;
    eventually(SOON, "a new start says it again", || service.log().contains("sending is held")).await;
    assert_eq!(server.taken(), SENT);

    let words = place.does("rondbrief sending allow");
    assert!(words.contains("restored") && words.contains("is now allowed"), "{words}");
    eventually(SOON, "what waits is sent", || server.taken() == SENT + SENT + 1).await;
    assert_eq!(place.asks("rondbrief sending status --json")["held"], false);
    assert_eq!(service.stops("TERM").await, 0);
    let service = place.serve(&["serve"]).await;
    assert_eq!(place.asks("rondbrief sending status --json")["workers"].as_array().unwrap().len(), 1);
    assert!(!service.log().contains("sending is held"), "it asks once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_on_a_restored_database_sends_nothing_until_it_is_allowed_on_sqlite() {
    put_back(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_on_a_restored_database_sends_nothing_until_it_is_allowed_on_postgres() {
    put_back(Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_data_folder_put_back_sends_nothing_either() {
    let server = SmtpServer::friendly().await;
    let place = published(Engine::Sqlite, server.port, 2).await;
    let quiet = place.start(&["worker"]);
    eventually(SOON, "it is sent, and its editors know", || server.taken() == 4).await;
    assert_eq!(quiet.stops("TERM").await, 0);
    place.does("rondbrief subscriber add --list in-de-ggz --email bo@example.net --consent 'op papier'");
    place.does("cp -a rondbrief-data backup");
    let service = place.serve(&["serve"]).await;
    let posted = place.visit("POST", "/l/in-de-ggz/subscribe", r#"{"email": "anke@example.net"}"#).unwrap();
    assert_eq!(posted.0, 202);
    eventually(SOON, "one mail more", || server.taken() == 5).await;
    assert_eq!(service.stops("TERM").await, 0);
    place.does("cp -a backup/. rondbrief-data");
    let service = place.serve(&["serve"]).await;
    eventually(SOON, "it notices", || service.log().contains("sending is held")).await;
    assert_eq!(place.asks("rondbrief sending status --json")["reason"], "restored");
}
