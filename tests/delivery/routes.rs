//! Routes: which way a list's mail takes, how much of it at a time, and what happens while a server is away.

use chrono::TimeDelta;
use rondbrief::{
    app::{
        delivery::routes::{self, RouteReport},
        running::tidy,
    },
    domain::mail::route::{Limits, Quiet, Rates},
};
use tokio::net::TcpSocket;

use super::{a_few_minutes_later, copies, later, one_each, publish_to, report, sick};
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        free_port,
        raw::Raw,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

const FOUR: fn() -> Limits = || Limits { connections: 4, ..Limits::default() };

/// The service with two servers; the list takes the second, and the first only while that one is down.
async fn two_ways(engine: Engine, first: u16, second: u16) -> TestApp {
    let app = TestApp::with_routes(engine, &[("default", first, FOUR()), ("own-server", second, FOUR())]).await;
    app.change_list(|list| {
        list.delivery.route = Some("own-server".parse().unwrap());
        list.delivery.fallback = Some("default".parse().unwrap());
    })
    .await;
    app
}

async fn limited(engine: Engine, port: u16, limits: Limits) -> TestApp {
    TestApp::with_routes(engine, &[("default", port, limits)]).await
}

/// A port where nobody answers, and that nobody else gets: it is bound, and not listened at.
fn nobody_there() -> TcpSocket {
    let down = TcpSocket::new_v4().unwrap();
    down.bind(([127, 0, 0, 1], 0).into()).unwrap();
    down
}

async fn usual(app: &TestApp) -> RouteReport {
    routes::report(&app.app).await.unwrap().remove(0)
}

both_engines! {
    async fn posts_that_cause_no_mail_use_up_no_quota_and_leave_nothing(engine) {
        let server = SmtpServer::friendly().await;
        let rates = Rates { hour: Some(6), ..Rates::default() };
        let app = limited(engine, server.port, Limits { rates, ..FOUR() }).await;
        app.reader("anke@example.org").await;
        for tag in 0..20 {
            app.visitor().posts(&format!("anke+{tag}@example.org")).await;
            app.visitor().posts("anke@example.org").await;
            app.deliver().await;
        }
        app.visitor().subscribes("bo@example.org").await;
        app.deliver().await;
        assert!(server.received().iter().any(|mail| mail.to == ["bo@example.org"]), "there is room for who asks");
        assert_eq!(usual(&app).await.used_in_a_day, i64::try_from(server.taken()).unwrap(), "what was sent counts");
        let mut raw = app.raw().await;
        assert!(raw.number("SELECT COUNT(*) FROM delivery WHERE state = 'withdrawn'").await >= 20);
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(raw.number("SELECT COUNT(*) FROM delivery WHERE state = 'withdrawn'").await, 0);
        assert_eq!(raw.number("SELECT COUNT(*) FROM delivery").await, i64::try_from(server.taken()).unwrap());
    }

    async fn a_lists_mail_takes_the_lists_route(engine) {
        let (first, second) = (SmtpServer::friendly().await, SmtpServer::friendly().await);
        let app = two_ways(engine, first.port, second.port).await;
        publish_to(&app, 5).await;
        app.deliver().await;
        assert_eq!((copies(&first), copies(&second)), (vec![], one_each(5)));
        assert_eq!(report(&app).await.state, "sent");
    }

    async fn the_fallback_takes_over_what_was_not_handed_over_while_the_route_is_down(engine) {
        let down = nobody_there();
        let first = SmtpServer::friendly().await;
        let app = two_ways(engine, first.port, down.local_addr().unwrap().port()).await;
        publish_to(&app, 5).await;
        app.deliver().await;
        assert_eq!(copies(&first), one_each(5), "at once, for the clock stands still");
        assert_eq!(report(&app).await.state, "sent");
    }

    async fn a_closed_door_takes_no_place_in_the_canary_and_none_of_the_quota(engine) {
        let down = nobody_there();
        let app = limited(engine, down.local_addr().unwrap().port(), FOUR()).await;
        app.change_list(|list| list.delivery.canary = 2).await;
        publish_to(&app, 5).await;
        app.deliver().await;
        let mut raw = Raw::open(&app.url).await;
        assert_eq!(raw.number("SELECT CAST(MAX(canary_left) AS BIGINT) FROM issue").await, 2);
        assert_eq!(usual(&app).await.used_in_a_day, 0);
        let report = report(&app).await;
        assert_eq!((report.queued + report.deferred, report.accepted), (5, 0), "{report:?}");
        app.leaves(6);
    }

    async fn what_may_have_been_handed_over_waits_for_its_own_route(engine) {
        let second_port = free_port();
        let first = SmtpServer::friendly().await;
        let app = two_ways(engine, first.port, second_port).await;
        publish_to(&app, 1).await;
        let second = SmtpServer::start_at(second_port, Security::None, |moment| {
            moment.only(Step::Dot, Act::TakeAndClose)
        })
        .await;
        app.deliver().await;
        assert_eq!((report(&app).await.unknown, copies(&second)), (1, one_each(1)));
        drop(second);
        a_few_minutes_later(&app).await;
        assert_eq!((report(&app).await.unknown, copies(&first)), (1, vec![]), "the fallback leaves it alone");
        app.leaves(2);
    }

    async fn a_list_whose_route_is_not_configured_waits_and_loses_nobody(engine) {
        let server = SmtpServer::friendly().await;
        let app = limited(engine, server.port, FOUR()).await;
        // As an owner leaves it who takes a route out of the configuration.
        Raw::open(&app.url).await.run("UPDATE list SET route = 'elsewhere'").await;
        publish_to(&app, 3).await;
        app.deliver().await;
        assert_eq!((copies(&server), report(&app).await.queued), (vec![], 3));
        app.change_list(|list| list.delivery.route = None).await;
        app.deliver().await;
        assert_eq!(copies(&server), one_each(3));
    }

    async fn a_daily_quota_is_kept_and_a_restart_does_not_refill_it(engine) {
        let server = SmtpServer::friendly().await;
        // Half of it is reserved for those who wait.
        let rates = Rates { day: Some(8), ..Rates::default() };
        let app = limited(engine, server.port, Limits { rates, ..FOUR() }).await;
        publish_to(&app, 6).await;
        for _ in 0..3 {
            // Every delivery of a test is a worker that starts anew.
            app.deliver().await;
            assert_eq!(server.taken(), 4);
        }
        assert_eq!(usual(&app).await.used_in_a_day, 4);
        later(&app, TimeDelta::hours(24)).await;
        later(&app, TimeDelta::hours(24)).await;
        assert_eq!(copies(&server), one_each(6));
    }

    async fn at_night_issues_wait_and_what_somebody_waits_for_does_not(engine) {
        let server = SmtpServer::friendly().await;
        let zone = chrono_tz::Europe::Amsterdam;
        let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let quiet = Some(Quiet { from: time(9), until: time(12), zone });
        let app = limited(engine, server.port, Limits { quiet, ..FOUR() }).await;
        publish_to(&app, 2).await;
        app.deliver().await;
        assert_eq!(copies(&server), []);
        app.visitor().subscribes("bo@example.org").await;
        assert!(server.received().iter().any(|mail| mail.to == ["bo@example.org"]));
        later(&app, TimeDelta::hours(2)).await;
        assert_eq!(copies(&server), one_each(2));
    }

    async fn a_connection_carries_no_more_messages_than_its_route_allows(engine) {
        let server = SmtpServer::friendly().await;
        let app = limited(engine, server.port, Limits { connections: 1, per_connection: Some(3), ..FOUR() }).await;
        publish_to(&app, 9).await;
        app.deliver().await;
        assert_eq!(copies(&server), one_each(9));
        let most = (1..=server.connections()).map(|n| server.received().iter().filter(|it| it.connection == n).count());
        assert_eq!(most.max(), Some(3));
    }

    async fn a_server_that_asks_for_less_gets_fewer_connections_and_the_reason_is_told(engine) {
        let (server, well) = sick(Step::Rcpt, Act::say("450 4.7.0 too fast, slow down")).await;
        let app = limited(engine, server.port, FOUR()).await;
        publish_to(&app, 8).await;
        app.deliver().await;
        let told = usual(&app).await;
        assert!(told.connections < 4, "{told:?}");
        assert_eq!(told.reason.as_deref(), Some("450 4.7.0"), "by its codes, for its words may name a reader");
        well.store(true, std::sync::atomic::Ordering::SeqCst);
        for _ in 0..3 {
            later(&app, TimeDelta::hours(1)).await;
        }
        assert_eq!(copies(&server), one_each(8));
    }
}
