//! `rondbrief doctor`: it lists the findings, good and bad, each with its remedy.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::Value;

use super::place_with_a_list;
use crate::support::{
    eventually, free_port,
    program::{Done, Place, SOON, ask},
    smtp_server::{Act, Security, SmtpServer, Step},
};

/// The token for reading the metrics.
const TOKEN: &str = "een-geheim-van-24-tekens";

/// The finding about one thing: its verdict, and its text with the remedy.
fn about(done: &Done, thing: &str) -> (String, String) {
    let findings: Vec<Value> = serde_json::from_str(&done.stdout).unwrap();
    let found = findings.iter().find(|finding| finding["about"] == thing);
    let found = found.unwrap_or_else(|| panic!("{thing}\n{}", done.stdout));
    let words = format!("{} {}", found["words"].as_str().unwrap(), found["remedy"].as_str().unwrap_or_default());
    (found["verdict"].as_str().unwrap().to_owned(), words)
}

#[test]
fn in_an_empty_folder_it_makes_nothing_and_says_what_to_do() {
    let place = Place::new();
    let done = place.types("rondbrief doctor --json");
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert_eq!(about(&done, "database").0, "look");
    assert!(about(&done, "key").1.contains("first start"));
    assert!(!place.path("rondbrief-data/rondbrief.db").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_is_well_is_found_well_and_gets_no_mail() {
    let server = SmtpServer::friendly().await;
    let place = place_with_a_list()
        .with("RONDBRIEF_SMTP_URL", &format!("smtp://127.0.0.1:{}", server.port))
        .with("RONDBRIEF_BASE_URL", "https://nieuws.example.org");
    let service = place.serve(&["serve"]).await;
    let done = place.types("rondbrief doctor --json");
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    for thing in ["database", "key", "clock", "sending", "workers", "route default", "sender of in-de-ggz"] {
        assert_eq!(about(&done, thing).0, "ok", "{thing}\n{}", done.stdout);
    }
    assert_eq!(about(&done, "signature").0, "look");
    assert!(server.lines().iter().all(|line| !line.starts_with("MAIL")), "{:?}", server.lines());
    assert!(place.does("rondbrief doctor").starts_with("ok     database: "));
    eventually(SOON, "it is ready", || place.visit("GET", "/readyz", "").is_some_and(|(status, _)| status == 200))
        .await;
    assert_eq!(service.stops("TERM").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_does_not_let_us_in_is_wrong() {
    let place = place_with_a_list();
    let nobody = place.types(&format!("RONDBRIEF_SMTP_URL=smtp://127.0.0.1:{} rondbrief doctor --json", free_port()));
    assert_eq!((nobody.code, about(&nobody, "route default").0.as_str()), (1, "wrong"));
    assert!(nobody.stderr.contains("1 thing is wrong"), "{}", nobody.stderr);
    let server =
        SmtpServer::start(Security::None, |moment| moment.only(Step::Greeting, Act::say("554 5.7.1 niet voor u")))
            .await;
    let refused = place.types(&format!("RONDBRIEF_SMTP_URL=smtp://127.0.0.1:{} rondbrief doctor --json", server.port));
    let (verdict, words) = about(&refused, "route default");
    assert!(verdict == "wrong" && words.contains("niet voor u") && words.contains("firewall"), "{words}");
}

#[test]
fn what_deserves_a_look_is_told_and_is_no_failure() {
    let place = place_with_a_list().with("RONDBRIEF_BASE_URL", "https://www.elders.net");
    let key = place.path("rondbrief-data/secret.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let done = place.types("rondbrief doctor --json");
    assert_eq!(done.code, 0, "{}", done.stderr);
    for (thing, words) in [
        ("key", "chmod 600"),
        ("workers", "rondbrief serve"),
        ("route default", "built-in mailbox"),
        ("sender of in-de-ggz", "www.elders.net"),
    ] {
        let (verdict, told) = about(&done, thing);
        assert!(verdict == "look" && told.contains(words), "{thing}: {told}");
    }
}

#[test]
fn a_wrong_key_is_wrong() {
    let place = place_with_a_list();
    place.does("rondbrief subscriber add --list in-de-ggz --email anke@example.net --consent 'op papier'");
    fs::write(place.path("andere.key"), "00".repeat(32)).unwrap();
    let done = place.types("RONDBRIEF_SECRET_KEY_FILE=andere.key rondbrief doctor --json");
    let (verdict, words) = about(&done, "database");
    assert!(done.code == 1 && verdict == "wrong" && words.contains("secret key"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_database_is_wrong_before_a_worker_starts_on_it_and_after() {
    let place = place_with_a_list().with("RONDBRIEF_METRICS_TOKEN", TOKEN);
    place.does("rondbrief subscriber add --list in-de-ggz --email anke@example.net --consent 'op papier'");
    assert_eq!(place.serve(&["serve"]).await.stops("TERM").await, 0);
    place.does("mv rondbrief-data was; cp -r was rondbrief-data");
    let before = place.types("rondbrief doctor --json");
    let (verdict, words) = about(&before, "sending");
    assert!(before.code == 1 && verdict == "wrong" && words.contains("as soon as a worker starts"), "{words}");
    let service = place.serve(&["serve"]).await;
    let after = place.types("rondbrief doctor --json");
    let (verdict, words) = about(&after, "sending");
    assert!(verdict == "wrong" && words.contains("rondbrief sending allow"), "{words}");
    let (status, reasons) = place.visit("GET", "/readyz", "").unwrap();
    assert_eq!((status, reasons.contains("sending is held (moved)")), (503, true), "{reasons}");
    place.does("rondbrief sending allow");
    let ready = || place.visit("GET", "/readyz", "").is_some_and(|(status, _)| status == 200);
    eventually(SOON, "it is ready", ready).await;
    let shown = format!("Host: localhost\r\nAuthorization: Bearer {TOKEN}\r\n");
    let numbers = ask(place.port, "GET", "/metrics", &shown, "").unwrap().1;
    assert!(numbers.contains("rondbrief_sending_held 0"), "{numbers}");
    assert_eq!(service.stops("TERM").await, 0);
}
