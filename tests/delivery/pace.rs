//! What a server says of the route: the route waits some seconds, and nobody else does.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use chrono::TimeDelta;
use rondbrief::{
    app::delivery::routes,
    domain::{
        mail::route::{Limits, Rates},
        time::{Clock, Instant},
    },
    worker::outbox::{self, Journal, Until},
};
use tokio::{sync::watch, time::interval};

use super::{a_few_minutes_later, address, copies, later, one_each, publish_to, report};
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        smtp_server::{Act, Moment, Offer, SmtpServer, Step},
    },
};

/// The pace of the hands of the clock: so much faster than those on the wall.
const PACE: i32 = 10;

/// The hands of the clock as a server's script reads them.
#[derive(Clone, Default)]
struct Hands(Arc<Mutex<Option<Instant>>>);

impl Hands {
    /// The time since the clock began to run.
    fn since(&self, start: Instant) -> TimeDelta {
        self.0.lock().unwrap().map_or(TimeDelta::zero(), |now| now - start)
    }
}

/// The start of every test's clock.
fn start() -> Instant {
    "2026-12-01T09:00:00Z".parse().unwrap()
}

async fn over(engine: Engine, server: &SmtpServer, connections: u32) -> TestApp {
    TestApp::with_routes(engine, &[("default", server.port, Limits { connections, ..Limits::default() })]).await
}

/// Lets a worker run while the clock does, until the first issue is sent; returns the time that it took by that clock.
async fn sent_in(app: &TestApp, hands: &Hands) -> TimeDelta {
    let settings = outbox::Settings { batch: 50, lease: TimeDelta::minutes(50), drain: Duration::from_secs(5) };
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(outbox::run(app.app.clone(), settings, Journal::default(), stopped, Until::Stopped));
    let mut ticks = interval(Duration::from_millis(5));
    let took = loop {
        ticks.tick().await;
        app.clock.advance(TimeDelta::milliseconds(5) * PACE);
        *hands.0.lock().unwrap() = Some(app.clock.now());
        let report = report(app).await;
        let (elapsed, is_done) = (app.clock.now() - start(), report.state == "sent");
        if is_done || elapsed > TimeDelta::minutes(20) {
            assert_eq!((report.refused, report.pause_reason), (0, None), "{report:?}");
            break elapsed;
        }
    };
    stop.send_replace(true);
    worker.await.unwrap();
    app.leaves_anything();
    took
}

/// A server that takes so many messages in any second of the clock, and throttles all others, as Amazon SES does.
fn throttling(hands: Hands, most: usize) -> impl Fn(Moment<'_>) -> Act + Send + Sync {
    let taken: Mutex<VecDeque<TimeDelta>> = Mutex::default();
    move |moment| {
        if moment.step != Step::Dot {
            return Act::Accept;
        }
        let (now, mut taken) = (hands.since(start()), taken.lock().unwrap());
        while taken.front().is_some_and(|first| now - *first >= TimeDelta::seconds(1)) {
            taken.pop_front();
        }
        if taken.len() >= most {
            return Act::say("454 Throttling failure: Maximum sending rate exceeded.");
        }
        taken.push_back(now);
        Act::Accept
    }
}

/// A server that lets in the first few connections, and no other.
async fn of_few_connections(pipelining: bool, few: usize) -> SmtpServer {
    SmtpServer::start(Offer::plain().pipelining(pipelining), move |moment| {
        let too_many = moment.step == Step::Greeting && moment.connection > few;
        if too_many { Act::say("421 4.7.0 localhost Error: too many connections from 127.0.0.1") } else { Act::Accept }
    })
    .await
}

both_engines! {
    async fn five_bad_seconds_cost_an_issue_seconds(engine) {
        for pipelining in [true, false] {
            let hands = Hands::default();
            let read = hands.clone();
            let server = SmtpServer::start(Offer::plain().pipelining(pipelining), move |moment| {
                let is_bad = read.since(start()) < TimeDelta::seconds(5);
                if is_bad { moment.only(Step::Mail, Act::say("451 4.3.0 not now")) } else { Act::Accept }
            })
            .await;
            let app = over(engine, &server, 4).await;
            publish_to(&app, 200).await;
            let took = sent_in(&app, &hands).await;
            assert!(took < TimeDelta::minutes(1), "{took} with PIPELINING {pipelining}");
            assert_eq!(copies(&server), one_each(200));
        }
    }

    async fn a_server_that_throttles_takes_all_at_nearly_the_rate_that_it_allows(engine) {
        for pipelining in [true, false] {
            let hands = Hands::default();
            let offer = Offer::plain().pipelining(pipelining);
            let server = SmtpServer::start(offer, throttling(hands.clone(), 5)).await;
            let app = over(engine, &server, 10).await;
            publish_to(&app, 60).await;
            let took = sent_in(&app, &hands).await;
            assert!(took < TimeDelta::minutes(2), "{took} with PIPELINING {pipelining}");
            assert_eq!(copies(&server), one_each(60));
        }
    }

    async fn a_daily_quota_at_the_server_refuses_nobody_and_pauses_nothing(engine) {
        for (step, words) in [
            (Step::Dot, "454 Throttling failure: Daily message quota exceeded."),
            (Step::Rcpt, "550 5.4.5 Daily user sending quota exceeded"),
            (Step::Mail, "552 5.2.2 daily sending limit exceeded"),
        ] {
            let is_next_day = Arc::new(AtomicBool::new(false));
            let told = Arc::clone(&is_next_day);
            let server = SmtpServer::start(Offer::plain().pipelining(true), move |moment| {
                let is_spent = moment.taken >= 8 && !told.load(Ordering::SeqCst);
                if is_spent { moment.only(step, Act::say(words)) } else { Act::Accept }
            })
            .await;
            let app = over(engine, &server, 4).await;
            app.change_list(|list| list.delivery.canary = 4).await;
            publish_to(&app, 30).await;
            for _ in 0..20 {
                later(&app, TimeDelta::hours(1)).await;
            }
            let waiting = report(&app).await;
            assert_eq!((waiting.state, waiting.refused, waiting.pause_reason), ("sending", 0, None), "{words}");
            let told = routes::report(&app.app).await.unwrap().remove(0);
            assert!(told.closed_until.is_some_and(|until| until - app.clock.now() >= TimeDelta::minutes(15)), "{told:?}");
            let tries = server.lines().iter().filter(|line| line.starts_with("MAIL")).count();
            assert!(tries < 8 + 20 * 9, "{tries} tries in twenty hours, by a worker that starts anew each time");
            is_next_day.store(true, Ordering::SeqCst);
            later(&app, TimeDelta::hours(2)).await;
            assert_eq!(copies(&server), one_each(30), "{words}");
        }
    }

    async fn a_canary_that_the_server_puts_off_stays_a_canary(engine) {
        let is_well = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&is_well);
        let server = SmtpServer::start(Offer::plain(), move |moment| {
            let is_bad = !told.load(Ordering::SeqCst);
            if is_bad { moment.only(Step::Mail, Act::say("451 4.7.0 slow down")) } else { Act::Accept }
        })
        .await;
        let app = over(engine, &server, 2).await;
        app.change_list(|list| list.delivery.canary = 3).await;
        publish_to(&app, 12).await;
        for _ in 0..6 {
            later(&app, TimeDelta::minutes(2)).await;
        }
        let left = app.raw().await.number("SELECT CAST(MAX(canary_left) AS BIGINT) FROM issue").await;
        assert_eq!((left, report(&app).await.accepted), (3, 0), "none of it was tried");
        is_well.store(true, Ordering::SeqCst);
        later(&app, TimeDelta::minutes(2)).await;
        assert_eq!(copies(&server), one_each(12));
    }

    async fn one_connection_too_many_means_fewer_and_nothing_closes(engine) {
        for pipelining in [true, false] {
            let server = of_few_connections(pipelining, 5).await;
            let app = over(engine, &server, 10).await;
            publish_to(&app, 300).await;
            // The clock stands still: whatever waits for it is not sent.
            app.deliver().await;
            assert_eq!(copies(&server), one_each(300));
            let told = routes::report(&app.app).await.unwrap().remove(0);
            assert!((5..10).contains(&told.connections) && told.closed_until.is_none(), "{told:?}");
            assert!(told.reason.as_ref().unwrap().contains("421"), "the true reason: {told:?}");
        }
    }

    async fn one_mailbox_gives_its_domain_no_rest_and_several_do_shortly(engine) {
        for (sick, sent) in [(1, 9), (4, 0)] {
            let server = SmtpServer::start(Offer::plain(), move |moment| {
                let is_sick = (0..sick).any(|n| moment.line.contains(&format!("<{}>", address(n))));
                if is_sick { moment.only(Step::Rcpt, Act::say("450 4.4.1 no answer from the next server")) } else { Act::Accept }
            })
            .await;
            let app = over(engine, &server, 1).await;
            publish_to(&app, 10).await;
            app.deliver().await;
            let it = report(&app).await;
            assert!(it.accepted >= sent && it.refused == 0, "{it:?}");
            a_few_minutes_later(&app).await;
            assert_eq!(report(&app).await.accepted, 10 - i64::try_from(sick).unwrap());
            app.leaves_anything();
        }
    }

    async fn after_a_refused_sender_commands_go_one_at_a_time_until_one_is_taken(engine) {
        let server = SmtpServer::start(Offer::plain().pipelining(true), move |moment| {
            if moment.begun <= 6 { moment.only(Step::Mail, Act::say("550 5.7.1 sender not allowed")) } else { Act::Accept }
        })
        .await;
        let app = over(engine, &server, 1).await;
        app.change_list(|list| list.delivery.canary = 0).await;
        publish_to(&app, 12).await;
        app.deliver().await;
        let lines = server.lines();
        let lines: Vec<_> = lines.iter().map(|line| line.split([' ', ':']).next().unwrap()).collect();
        let behind = lines.windows(2).filter(|pair| pair[0] == "MAIL" && pair[1] == "RSET").count();
        assert!(behind >= 2, "nothing stands behind a MAIL that may be refused: {lines:?}");
        app.leaves_anything();
    }

    async fn a_connection_ends_after_so_many_messages_and_not_one_more(engine) {
        for (pipelining, most) in [(true, 1), (true, 3), (false, 3)] {
            let server = SmtpServer::start(Offer::plain().pipelining(pipelining), |_| Act::Accept).await;
            let limits = Limits { connections: 1, per_connection: Some(most), ..Limits::default() };
            let app = TestApp::with_routes(engine, &[("default", server.port, limits)]).await;
            publish_to(&app, 9).await;
            app.deliver().await;
            let of = |n| server.received().iter().filter(|it| it.connection == n).count();
            let counts: Vec<_> = (1..=server.connections()).map(of).collect();
            let (last, full) = counts.split_last().unwrap();
            assert!(full.iter().all(|count| *count == most as usize), "{counts:?}");
            assert!(*last <= most as usize);
        }
    }

    async fn the_messages_that_a_server_takes_on_one_connection_are_learned_from_it(engine) {
        for words in ["421 4.7.0 too many messages on this connection", "421 closing", "421 4.4.2 good bye"] {
            let server = SmtpServer::start(Offer::plain().pipelining(true), move |moment| {
                let is_enough = moment.message > 4;
                if is_enough { moment.only(Step::Mail, Act::say(words)) } else { Act::Accept }
            })
            .await;
            let app = over(engine, &server, 1).await;
            publish_to(&app, 40).await;
            app.deliver().await;
            assert_eq!(copies(&server), one_each(40), "{words}");
            let begun = server.lines().iter().filter(|line| line.starts_with("MAIL")).count();
            assert!(begun <= server.taken() + 2, "{begun} for {} after {words}", server.taken());
            let told = routes::report(&app.app).await.unwrap().remove(0);
            assert_eq!((told.connections, told.closed_until), (1, None));
        }
    }

    async fn an_issue_leaves_a_reserve_to_those_who_wait(engine) {
        let server = SmtpServer::friendly().await;
        let limits = Limits { rates: Rates { day: Some(40), ..Rates::default() }, ..Limits::default() };
        let app = TestApp::with_routes(engine, &[("default", server.port, limits)]).await;
        publish_to(&app, 60).await;
        app.deliver().await;
        assert_eq!(server.taken(), 30, "ten are left");
        for n in 0..12 {
            app.visitor().subscribes(&format!("nieuw{n}@example.org")).await;
        }
        assert_eq!(server.taken(), 40, "ten of twelve, and none of the issue");
        app.leaves_anything();
    }
}
