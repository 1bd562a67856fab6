//! The answers for monitoring: alive, ready, and the metrics.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, StatusCode},
};
use chrono::TimeDelta;
use rondbrief::{
    web,
    worker::{heartbeat::Heartbeat, slot::Slot},
};
use tower::ServiceExt;

use crate::{
    both_engines,
    support::app::{Answer, Engine, TestApp},
};

const EVERY: Duration = Duration::from_secs(10);
const TOKEN: &str = "een-geheim-van-24-tekens";

async fn worker(app: &TestApp) -> Heartbeat {
    Heartbeat::start(app.app.clone(), Slot::take(app.folder.path()).unwrap()).await.unwrap()
}

/// A worker that has checked the timetable, and whose heartbeat says so.
async fn at_work(app: &TestApp) -> Heartbeat {
    let mut worker = worker(app).await;
    app.tick().await;
    worker.record(EVERY).await.unwrap();
    worker
}

async fn is_not_ready(app: &TestApp, reason: &str) {
    let answer = app.get("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert!(answer.body.contains(reason), "{}", answer.body);
    assert!(answer.body.lines().count() == 1 && !answer.body.contains('@'), "{}", answer.body);
}

/// The value of the sample `name` in the metrics.
fn sample(answer: &Answer, name: &str) -> Option<i64> {
    let line = answer.body.lines().find(|line| line.split(' ').next() == Some(name))?;
    line.rsplit(' ').next()?.parse().ok()
}

both_engines! {
    async fn a_service_is_ready_once_its_worker_looks_at_the_timetable(engine) {
        let app = TestApp::new(engine).await;
        assert_eq!(app.get("/healthz").await.body, "ok");
        is_not_ready(&app, "no worker has a heartbeat").await;
        let mut worker = worker(&app).await;
        is_not_ready(&app, "timetable").await;
        app.tick().await;
        worker.record(EVERY).await.unwrap();
        let answer = app.get("/readyz").await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "ready\n"));
        app.clock.advance(TimeDelta::seconds(61));
        worker.record(Duration::from_secs(61)).await.unwrap();
        is_not_ready(&app, "timetable").await;
        app.clock.advance(TimeDelta::seconds(61));
        is_not_ready(&app, "no worker").await;
        assert_eq!(app.get("/healthz").await.status, StatusCode::OK);
    }

    async fn a_service_whose_messages_stand_still_is_not_ready(engine) {
        let app = TestApp::new(engine).await;
        let mut worker = at_work(&app).await;
        app.visitor().posts("anke@example.org").await;
        rondbrief::app::subscribers::admit::admit(&app.app, 9).await.unwrap();
        app.clock.advance(TimeDelta::seconds(61));
        rondbrief::app::schedule::tick(&app.app).await.unwrap();
        worker.record(Duration::from_secs(71)).await.unwrap();
        is_not_ready(&app, "messages have been due for 61 seconds").await;
        app.deliver().await;
        assert_eq!(app.get("/readyz").await.body, "ready\n");
    }

    async fn a_held_instance_and_a_closed_route_are_not_ready(engine) {
        let app = TestApp::new(engine).await;
        let _worker = at_work(&app).await;
        let until = (app.clock_now() + TimeDelta::minutes(5)).timestamp_micros();
        let mut raw = app.raw().await;
        raw.run(&format!(
            "INSERT INTO route (name, connections, reason, closed_until, changed_at) \
             VALUES ('default', 1, 'geheim.example.org says 421', {until}, 0)"
        ))
        .await;
        is_not_ready(&app, "the route default is closed").await;
        raw.run("DELETE FROM route").await;
        raw.run("UPDATE instance SET hold_reason = 'moved', held_at = 0").await;
        is_not_ready(&app, "sending is held (moved)").await;
    }

    async fn the_numbers_tell_what_was_done_and_what_waits(engine) {
        let app = TestApp::new(engine).await;
        let mut worker = at_work(&app).await;
        app.visitor().subscribes("anke@example.org").await;
        app.visitor().posts("bo@example.org").await;
        rondbrief::app::subscribers::admit::admit(&app.app, 9).await.unwrap();
        app.clock.advance(TimeDelta::seconds(30));
        worker.record(Duration::from_secs(50)).await.unwrap();
        let numbers = read(&app).await;
        assert_eq!(numbers.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
        for (name, value) in [
            ("rondbrief_outbox_messages{state=\"queued\"}", 1),
            ("rondbrief_outbox_messages{state=\"unknown\"}", 0),
            ("rondbrief_outbox_oldest_due_seconds", 30),
            ("rondbrief_replies_total{route=\"default\",class=\"2xx\"}", 1),
            ("rondbrief_sent_messages_per_minute", 1),
            ("rondbrief_route_closed{route=\"default\"}", 0),
            ("rondbrief_workers", 1),
            ("rondbrief_sending_held", 0),
        ] {
            assert_eq!(sample(&numbers, name), Some(value), "{name}\n{}", numbers.body);
        }
        assert!(sample(&numbers, "rondbrief_scheduler_lag_seconds").is_some());
        assert!(!numbers.body.contains("ggz"), "no list is named");
        for line in numbers.body.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.starts_with("rondbrief_") && line.rsplit(' ').next().unwrap().parse::<i64>().is_ok(), "{line}");
        }
        app.leaves(1);
    }
}

/// The metrics at the address that is for whoever runs the service.
pub(crate) async fn read(app: &TestApp) -> Answer {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let response = web::admin_router(app.app.clone(), web::Settings::default()).oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let body = String::from_utf8(to_bytes(body, 1_000_000).await.unwrap().to_vec()).unwrap();
    Answer { status: head.status, headers: head.headers, body }
}

async fn asks(app: &TestApp, token: Option<&str>, host: &str, peer: [u8; 4], shown: &str) -> StatusCode {
    let settings = web::Settings { metrics_token: token.map(Into::into), ..web::Settings::default() };
    let mut request = Request::get("/metrics").header("host", host).header("authorization", shown);
    request.extensions_mut().unwrap().insert(ConnectInfo(std::net::SocketAddr::from((peer, 4_000))));
    let request = request.body(Body::empty()).unwrap();
    web::router(app.app.clone(), settings).oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn the_numbers_are_for_who_shows_the_token() {
    let app = TestApp::at(Engine::Sqlite, "http://127.0.0.1:8080").await;
    let (here, far, public) = ([127, 0, 0, 1], [192, 0, 2, 7], "news.example.org");
    let good = format!("Bearer {TOKEN}");
    for (token, host, peer, shown, expected) in [
        (None, "localhost:8080", here, "", StatusCode::NOT_FOUND),
        (None, "127.0.0.1:8080", here, "Bearer ", StatusCode::NOT_FOUND),
        (None, public, here, "", StatusCode::NOT_FOUND),
        (None, "localhost", far, "", StatusCode::NOT_FOUND),
        (Some(TOKEN), public, far, good.as_str(), StatusCode::OK),
        (Some(TOKEN), public, far, "Bearer een-geheim-van-24-tekenz", StatusCode::NOT_FOUND),
        (Some(TOKEN), public, far, TOKEN, StatusCode::NOT_FOUND),
        (Some(TOKEN), "localhost", here, "", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(asks(&app, token, host, peer, shown).await, expected, "{token:?} {host} {peer:?} {shown}");
    }
}

#[tokio::test]
async fn a_process_that_only_serves_pages_asks_for_a_worker_and_no_more() {
    let app = TestApp::new(Engine::Sqlite).await;
    let ready = async || {
        let request = Request::get("/readyz").body(Body::empty()).unwrap();
        web::router(app.app.clone(), web::Settings::default()).oneshot(request).await.unwrap().status()
    };
    assert_eq!(ready().await, StatusCode::SERVICE_UNAVAILABLE);
    let _worker = worker(&app).await;
    assert_eq!(ready().await, StatusCode::OK, "whether or not it looked at the timetable");
}

#[tokio::test]
async fn a_service_without_its_database_is_alive_and_not_ready() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.app.store().close().await;
    assert_eq!(app.get("/healthz").await.status, StatusCode::OK);
    is_not_ready(&app, "the database does not answer").await;
}
