//! Starting, stopping and starting again.

use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt};

use crate::support::{
    eventually, free_port,
    program::{Place, Running, SOON, ask},
};

/// The header fields of a visitor's request that a web server passes on.
const FORWARDED: &str = "Host: localhost\r\nX-Forwarded-For: 203.0.113.9\r\n";

fn mode(place: &Place, name: &str) -> u32 {
    fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_start_makes_all_it_needs_and_a_sample_and_tells_where_to_go() {
    let place = Place::new();
    let service = place.serve(&[]).await;
    assert_eq!(mode(&place, "rondbrief-data"), 0o700);
    assert_eq!(mode(&place, "rondbrief-data/secret.key"), 0o600);
    assert_eq!(mode(&place, "rondbrief-data/rondbrief.db"), 0o600);
    let base = format!("http://127.0.0.1:{}", place.port);
    eventually(SOON, "it tells where to go", || service.output().contains("Ctrl-C")).await;
    for path in ["/l/in-de-ggz", "/l/in-de-ggz/archive"] {
        assert!(service.output().contains(&format!("{base}{path}")), "{path}\n{}", service.output());
        assert_eq!(place.visit("GET", path, "").unwrap().0, 200, "{path}");
    }
    assert!(service.output().contains(&format!("mailbox  {base}/mailbox/open/")), "{}", service.output());
    assert_eq!(place.looks(&service, "/mailbox").0, 200);
    assert_eq!(place.visit("GET", "/mailbox", "").unwrap().0, 403, "only the printed link opens it");
    let items = place.asks("rondbrief item list --list in-de-ggz --json");
    assert_eq!(items.as_array().unwrap().len(), 6);
    let listed = place.does("rondbrief item list --list in-de-ggz");
    for kind in ["news", "event", "publication", "podcast"] {
        assert!(listed.contains(kind), "{kind}\n{listed}");
    }
    assert_eq!(listed.matches("event").count(), 2);
    place.does("rondbrief healthcheck");
    assert_eq!(service.stops("INT").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_posted_form_becomes_a_mail_in_the_mailbox_and_survives_a_restart() {
    let place = Place::new();
    let service = place.serve(&[]).await;
    let posted = place.visit("POST", "/l/in-de-ggz/subscribe", r#"{"email": "anke@example.net"}"#).unwrap();
    assert_eq!(posted.0, 202, "{}", posted.1);
    // The sample list runs on the real clock, so its editors may be reminded today.
    let to_anke = |service: &Running| {
        let mails = place.looks(service, "/mailbox/messages.json").1;
        let mails: Vec<serde_json::Value> = serde_json::from_str(&mails).unwrap();
        mails.iter().filter(|mail| mail["to"].to_string().contains("anke@example.net")).count()
    };
    eventually(SOON, "the mail is there", || to_anke(&service) == 1).await;
    assert_eq!(service.stops("TERM").await, 0);
    let key = fs::read(place.path("rondbrief-data/secret.key")).unwrap();
    let service = place.serve(&[]).await;
    assert_eq!(to_anke(&service), 1);
    assert_eq!(fs::read(place.path("rondbrief-data/secret.key")).unwrap(), key);
    assert_eq!(place.asks("rondbrief list list --json").as_array().unwrap().len(), 1);
    assert_eq!(place.asks("rondbrief item list --list in-de-ggz --json").as_array().unwrap().len(), 6);
    assert_eq!(service.stops("INT").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_configuration_or_a_mail_server_there_is_no_sample() {
    let configured = Place::new();
    configured.write("rondbrief.toml", "log = \"info\"\n");
    let mailing = Place::new().with("RONDBRIEF_SMTP_URL", "smtp://127.0.0.1:9");
    for place in [configured, mailing] {
        let service = place.serve(&[]).await;
        eventually(SOON, "it tells what to do", || service.output().contains("rondbrief list create")).await;
        assert_eq!(place.asks("rondbrief list list --json"), serde_json::json!([]));
        assert_eq!(service.stops("INT").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_mail_server_there_is_no_mailbox() {
    let place = Place::new().with("RONDBRIEF_SMTP_URL", "smtp://127.0.0.1:9");
    let service = place.serve(&["serve"]).await;
    for path in ["/mailbox", "/mailbox/messages.json"] {
        assert_eq!(place.visit("GET", path, "").unwrap().0, 404, "{path}");
    }
    assert!(!service.output().contains("/mailbox"));
}

#[tokio::test(flavor = "multi_thread")]
async fn mailbox_and_metrics_move_to_an_address_of_their_own() {
    let admin = free_port();
    let place = Place::new().with("RONDBRIEF_ADMIN_LISTEN", &format!("127.0.0.1:{admin}"));
    let service = place.serve(&[]).await;
    assert!(service.output().contains(&format!("mailbox  http://127.0.0.1:{admin}/mailbox/open/")));
    for path in ["/mailbox", "/metrics"] {
        assert_eq!(place.looks(&service, path).0, 404, "{path}");
        assert_eq!(Place::looks_at(admin, &service, path).0, 200, "{path}");
    }
    assert_eq!(service.stops("INT").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_server_in_front_that_is_not_trusted_is_told_once() {
    let place = Place::new();
    let service = place.serve(&[]).await;
    let told = || service.log().matches("all visitors look like one").count();
    assert_eq!(told(), 0);
    for _ in 0..2 {
        ask(place.port, "GET", "/", FORWARDED, "").unwrap();
    }
    eventually(SOON, "it is told", || told() == 1).await;
    assert!(service.log().contains("trusted_proxies") && !service.log().contains("203.0.113.9"));
    assert_eq!(service.stops("INT").await, 0);
    let place = place.with("RONDBRIEF_TRUSTED_PROXIES", "127.0.0.1");
    let service = place.serve(&[]).await;
    ask(place.port, "GET", "/", FORWARDED, "").unwrap();
    assert_eq!(service.log().matches("all visitors look like one").count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_stops_cleanly_too() {
    let place = Place::new();
    place.does("rondbrief migrate");
    let worker = place.start(&["worker"]);
    eventually(SOON, "it works", || worker.log().contains("delivering")).await;
    assert_eq!(worker.stops("INT").await, 0);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let place = Place::new();
    let _taken = TcpListener::bind(("127.0.0.1", place.port)).unwrap();
    let done = place.types("rondbrief");
    assert_eq!(done.code, 1);
    assert!(
        done.stderr.contains(&place.port.to_string()) && done.stderr.contains("RONDBRIEF_LISTEN"),
        "{}",
        done.stderr
    );
}

#[test]
fn migrating_twice_changes_nothing() {
    let place = Place::new();
    for _ in 0..2 {
        assert!(place.does("rondbrief migrate").contains("up to date"));
    }
    assert_eq!(place.asks("rondbrief list list --json"), serde_json::json!([]), "only serving makes a sample");
}

#[test]
fn files_go_where_the_environment_says() {
    let place = Place::new().with("RONDBRIEF_DATA_DIR", "elders/hier").with("RONDBRIEF_SECRET_KEY_FILE", "sleutel");
    place.does("rondbrief migrate");
    assert!(place.path("elders/hier/rondbrief.db").exists() && place.path("sleutel").exists());
    assert_eq!(mode(&place, "sleutel"), 0o600);
    assert!(!place.path("rondbrief-data").exists());
}
