//! Several processes on one database.

use super::crash::{all_arrive, published};
use crate::support::{
    app::Engine,
    eventually,
    letter::ReadLetter,
    program::{Place, SOON, ask},
    smtp_server::SmtpServer,
};

async fn a_worker_beside_a_server(engine: Engine) {
    let server = SmtpServer::friendly().await;
    let place = Place::with_smtp(engine, server.port).await;
    place.does(
        "rondbrief list create --slug in-de-ggz --name 'In de ggz' --language nl --from 'In de ggz <update@example.org>' \
         --postal 'Straat 1, Amsterdam' --every '2 months' --on 'second tuesday' --begin 2099-01-01 --at 10:00 --zone Europe/Amsterdam",
    );
    let _pages = place.serve(&["serve", "--no-worker"]).await;
    let post = r#"{"email": "anke@example.net"}"#;
    let (status, _) = place.visit("POST", "/l/in-de-ggz/subscribe", post).unwrap();
    assert_eq!(status, 202);
    assert_eq!(server.taken(), 0, "pages send no mail");
    let worker = place.start(&["worker"]);
    eventually(SOON, "the mail arrives", || server.taken() == 1).await;
    let mail = &server.received()[0];
    assert_eq!(mail.to, ["anke@example.net"]);
    let link = ReadLetter::parse(&mail.data).confirmation_link();
    let (_, path) = link.split_once(&format!(":{}", place.port)).unwrap();
    assert_eq!(place.visit("POST", path, "").unwrap().0, 200);
    eventually(SOON, "the welcome arrives", || server.taken() == 2).await;
    assert_eq!(worker.stops("TERM").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_delivers_what_a_server_without_one_was_posted_on_sqlite() {
    a_worker_beside_a_server(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_delivers_what_a_server_without_one_was_posted_on_postgres() {
    a_worker_beside_a_server(Engine::Postgres).await;
}

async fn a_server_alone_counts(engine: Engine) {
    let server = SmtpServer::friendly().await;
    let place = Place::with_smtp(engine, server.port)
        .await
        .with("RONDBRIEF_METRICS_TOKEN", "geheim-geheim-geheim")
        .with("RONDBRIEF_LIMITS_SIGN_UPS_PER_NETWORK_PER_HOUR", "1");
    place.does(
        "rondbrief list create --slug in-de-ggz --name 'In de ggz' --language nl --from 'In de ggz <update@example.org>' \
         --postal 'Straat 1, Amsterdam' --every '2 months' --on 'second tuesday' --begin 2099-01-01 --at 10:00 --zone Europe/Amsterdam",
    );
    let _pages = place.serve(&["serve", "--no-worker"]).await;
    for status in [202, 429, 429] {
        let post = r#"{"email": "anke@example.net"}"#;
        assert_eq!(place.visit("POST", "/l/in-de-ggz/subscribe", post).unwrap().0, status);
    }
    let fields = "Host: localhost\r\nAuthorization: Bearer geheim-geheim-geheim\r\n";
    eventually(SOON, "what was dropped is written, although nothing is posted any more", || {
        let (_, metrics) = ask(place.port, "GET", "/metrics", fields, "").unwrap();
        metrics.contains("rondbrief_dropped_posts_total{limit=\"network\"} 2")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_a_worker_writes_what_its_limits_drop_on_sqlite() {
    a_server_alone_counts(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_a_worker_writes_what_its_limits_drop_on_postgres() {
    a_server_alone_counts(Engine::Postgres).await;
}

async fn two_workers(engine: Engine) {
    let server = SmtpServer::friendly().await;
    let place = published(engine, server.port, 1_000).await.with("RONDBRIEF_DELIVERY_BATCH", "20");
    let (_one, _other) = (place.start(&["worker"]), place.start(&["worker"]));
    assert_eq!(all_arrive(&place, &server, 1_000).await, 0);
    assert!(server.connections() > 10, "both worked: {} connections", server.connections());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_never_send_one_message_twice_on_sqlite() {
    two_workers(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_never_send_one_message_twice_on_postgres() {
    two_workers(Engine::Postgres).await;
}
