//! The limits on posted forms: nobody is bombed with mail, and nobody who asks for themselves is lost.

use std::net::{IpAddr, SocketAddr};

use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        lists,
        running::{doctor, drops},
        schedule,
        subscribers::subscribe,
    },
    domain::{
        editor::Role,
        ids::{ListId, SignUpId},
        list::List,
        subscriber::{consent::ConsentForm, limits::Limit, sign_up::SignUp},
        text::language::Language,
    },
    web::{self, Budget},
};
use tower::ServiceExt;
use uuid::Uuid;

use super::{OK, days, hours, is_active, leave_link};
use crate::{
    both_engines,
    pages::vitals,
    support::{
        app::{Answer, Engine, TestApp},
        at_rest::Log,
        desk::{Person, invite},
        fixtures,
    },
};

const ANKE: &str = "anke@example.org";

/// The networks of the tests.
const HOSTILE: u8 = 66;
const OWN: u8 = 7;

/// The list with this number; number 1 is the one that is there already.
async fn list(app: &TestApp, number: u128) -> List {
    let first = app.list().await;
    if number == 1 {
        return first;
    }
    let (id, slug) = (ListId(Uuid::from_u128(number)), format!("lijst-{number}").parse().unwrap());
    let new = List { id, slug, ..fixtures::list(Language::Nl) };
    if let Ok(known) = lists::manage::find(&app.app, &new.slug).await {
        return known;
    }
    lists::manage::create(&app.app, &new, None).await.unwrap();
    new
}

/// Posts a form for a list from a network, and delivers; gives the number of mails that came of it.
async fn asks(app: &TestApp, network: u8, address: &str, number: u128) -> usize {
    let list = list(app, number).await;
    let parsed = address.parse().unwrap();
    let asked = SignUp {
        id: SignUpId(app.app.ids().uuid()),
        list: list.id,
        asker: Some(subscribe::asker(&app.app, [network; 16], &parsed)),
        address: parsed,
        name: None,
        language: Language::Nl,
        form: ConsentForm::Page,
        wording: 1,
        asked_at: app.clock_now(),
    };
    let before = app.mailbox(address).count();
    subscribe::sign_up(&app.app, asked).await.unwrap();
    app.deliver().await;
    app.mailbox(address).count() - before
}

/// Posts JSON from this address through a router with these budgets.
async fn posts(router: &axum::Router, from: IpAddr, email: &str) -> Answer {
    let mut request = Request::post("/l/in-de-ggz/subscribe")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(format!("{{\"email\":\"{email}\"}}")))
        .unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(from, 4_000)));
    let (head, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, 1_000_000).await.unwrap();
    Answer { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

fn router(app: &TestApp, per_network: u32, total: u32) -> axum::Router {
    let limits =
        Budget { per_network_per_hour: per_network.try_into().unwrap(), total_per_hour: total.try_into().unwrap() };
    web::router(app.app.clone(), web::Settings { limits, ..web::Settings::default() })
}

both_engines! {
    async fn a_mail_that_is_asked_for_again_is_repeated_twice_ten_minutes_apart(engine) {
        let app = TestApp::new(engine).await;
        for (minutes, mails) in [(0, 1), (9, 0), (1, 1), (9, 0), (2, 1), (30, 0), (22 * 60, 0), (3 * 60, 1)] {
            app.clock.advance(TimeDelta::minutes(minutes));
            assert_eq!(asks(&app, OWN, ANKE, 1).await, mails, "after another {minutes} minutes");
        }
        let letters = app.mailbox(ANKE);
        let (old, new) = (letters.0[2].confirmation_link(), letters.latest().confirmation_link());
        assert_eq!(app.post(&old, &[]).await.status, StatusCode::NOT_FOUND, "the newest mail counts");
        assert_eq!(app.post(&new, &[]).await.status, OK);
        app.leaves(1);
    }

    async fn a_second_list_on_the_same_day_sends_its_mail(engine) {
        let app = TestApp::new(engine).await;
        assert_eq!(asks(&app, OWN, ANKE, 1).await, 1);
        assert_eq!(asks(&app, OWN, ANKE, 2).await, 1);
        let links: Vec<_> = app.mailbox(ANKE).0.iter().map(crate::support::letter::ReadLetter::confirmation_link).collect();
        for link in links {
            assert_eq!(app.post(&link, &[]).await.status, OK);
        }
        assert!(is_active(&app, ANKE).await);
        app.deliver().await;
    }

    async fn who_leaves_and_comes_back_on_the_same_day_is_asked_at_once(engine) {
        let app = TestApp::new(engine).await;
        for _ in 0..3 {
            app.visitor().becomes_a_reader(ANKE).await;
            assert!(is_active(&app, ANKE).await);
            assert_eq!(app.post(&leave_link(&app, ANKE).await, &[]).await.status, OK);
            assert!(!is_active(&app, ANKE).await);
        }
        assert_eq!(asks(&app, HOSTILE, ANKE, 1).await, 1);
    }

    async fn a_hostile_network_leaves_a_person_room_for_their_own_lists(engine) {
        let app = TestApp::new(engine).await;
        let mut bombed = 0;
        for number in 2..12 {
            bombed += asks(&app, HOSTILE, ANKE, number).await;
        }
        assert_eq!(bombed, 3, "of one network, in a day");
        assert_eq!(asks(&app, OWN, ANKE, 1).await, 1);
        let mut rest = 0;
        for network in 100..120 {
            rest += asks(&app, network, ANKE, u128::from(network)).await;
        }
        assert_eq!(rest, 2, "six in all");
        app.clock.advance(days(1));
        assert_eq!(asks(&app, HOSTILE, ANKE, 20).await, 1);
    }

    async fn the_tags_of_a_mailbox_share_one_budget(engine) {
        let app = TestApp::new(engine).await;
        let mut mails = 0;
        for tag in 0..5 {
            mails += asks(&app, HOSTILE, &format!("anke+{tag}@example.org"), 1).await;
        }
        assert_eq!(mails, 3);
        assert_eq!(asks(&app, OWN, ANKE, 1).await, 1);
        assert_eq!(asks(&app, HOSTILE, "bo@example.org", 1).await, 1);
    }

    async fn the_limits_tell_nothing_about_who_is_subscribed(engine) {
        let (mut probes, mut drops_of_all) = (Vec::new(), Vec::new());
        for standing in ["nobody", "reads list 2", "reads list 1", "refused"] {
            let app = TestApp::new(engine).await;
            let number = if standing == "reads list 1" { 1 } else { 2 };
            if standing != "nobody" {
                assert_eq!(asks(&app, OWN, ANKE, number).await, 1);
                let mail = app.mailbox(ANKE);
                let link = if standing == "refused" { mail.latest().refusal_link() } else { mail.latest().confirmation_link() };
                assert_eq!(app.post(&link, &[]).await.status, OK, "{standing}");
                app.deliver().await;
            }
            app.clock.advance(days(1));
            let (before, mut mails) = (drops::ever(&app.app).await.unwrap().len(), Vec::new());
            for (address, number) in [("anke+a@example.org", 1), (ANKE, 2), (ANKE, 1), ("anke+b@example.org", 1)] {
                let came = asks(&app, HOSTILE, address, number).await;
                mails.extend((address != ANKE).then_some(came));
            }
            asks(&app, HOSTILE, ANKE, 1).await;
            schedule::tick(&app.app).await.unwrap();
            probes.push((standing, before, mails));
            drops_of_all.push(drops::ever(&app.app).await.unwrap());
        }
        for (standing, before, mails) in &probes {
            assert_eq!((*before, mails.as_slice()), (0, &[1, 0][..]), "{standing}");
        }
        assert!(drops_of_all.iter().all(|drops| *drops == drops_of_all[0]), "{drops_of_all:?}");
    }

    async fn no_network_and_no_count_is_kept_for_longer_than_a_day(engine) {
        let app = TestApp::new(engine).await;
        asks(&app, OWN, ANKE, 1).await;
        let mut raw = app.raw().await;
        assert_eq!(raw.number("SELECT COUNT(*) FROM confirmation").await, 1);
        app.clock.advance(days(1) + TimeDelta::seconds(1));
        rondbrief::app::running::tidy::tidy(&app.app).await.unwrap();
        assert_eq!(raw.number("SELECT COUNT(*) FROM confirmation").await, 0);
    }

    async fn over_the_total_everybody_is_told_to_come_back_later(engine) {
        let app = TestApp::new(engine).await;
        app.reader("act@example.org").await;
        let router = router(&app, 100, 3);
        let from = |n: u8| IpAddr::from([192, 0, 2, n]);
        for n in 0..3 {
            assert_eq!(posts(&router, from(n), "new@example.org").await.status, StatusCode::ACCEPTED);
        }
        let (new, active) = (posts(&router, from(4), "new@example.org").await, posts(&router, from(5), "act@example.org").await);
        assert_eq!((new.status, new.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "600"));
        assert!(new.body.contains("Probeer het later nog eens"), "{}", new.body);
        assert_eq!((new.status, &new.body), (active.status, &active.body));
        app.clock.advance(hours(1));
        assert_eq!(posts(&router, from(6), "new@example.org").await.status, StatusCode::ACCEPTED);
    }

    async fn what_the_limits_drop_is_counted_told_and_shown(engine) {
        let log = Log::default();
        let app = TestApp::new(engine).await;
        let of_one = router(&app, 1, 100);
        for _ in 0..3 {
            posts(&of_one, IpAddr::from([192, 0, 2, 1]), ANKE).await;
        }
        app.deliver().await;
        asks(&app, OWN, ANKE, 1).await;
        let listening = log.watch();
        schedule::tick(&app.app).await.unwrap();
        assert_eq!(log.count("dropped=\"2 by network, 1 by pause\""), 1, "told in the log");
        asks(&app, OWN, ANKE, 1).await;
        schedule::tick(&app.app).await.unwrap();
        assert_eq!(log.count("dropped="), 0, "once an hour");
        app.clock.advance(hours(1));
        schedule::tick(&app.app).await.unwrap();
        assert_eq!(log.count("dropped=\"1 by pause\""), 1);
        drop(listening);
        let ever = drops::ever(&app.app).await.unwrap();
        assert_eq!(ever.into_iter().collect::<Vec<_>>(), [(Limit::Network, 2), (Limit::Pause, 2)]);
        let metrics = vitals::read(&app).await;
        assert!(metrics.body.contains("rondbrief_dropped_posts_total{limit=\"network\"} 2"), "{}", metrics.body);
        let findings = doctor::examine(&app.app).await.unwrap();
        let found = findings.iter().find(|finding| finding.about == "limits").unwrap();
        assert!(found.words.contains("2 by network, 2 by pause"), "{}", found.words);
        let owner = "eigenaar@example.org";
        invite(&app, owner, Post::On(app.list().await.id, Role::Viewer)).await;
        let page = Person::by_link(&app, owner).await.get("/desk/l/in-de-ggz").await;
        assert!(page.words().contains("Sinds gisteren zijn 2 aanmeldingen niet aangenomen"), "{}", page.words());
    }
}

#[tokio::test]
async fn an_ipv6_site_has_the_budget_of_four_households() {
    let app = TestApp::new(Engine::Sqlite).await;
    let router = router(&app, 2, 1_000);
    for household in 0..10_u16 {
        for _ in 0..3 {
            posts(&router, IpAddr::from([0x2001, 0xdb8, 1, household, 0, 0, 0, 1]), ANKE).await;
        }
    }
    let mut raw = app.raw().await;
    assert_eq!(raw.number("SELECT COUNT(*) FROM sign_up").await, 8);
    posts(&router, IpAddr::from([0x2001, 0xdb8, 2, 0, 0, 0, 0, 1]), ANKE).await;
    assert_eq!(raw.number("SELECT COUNT(*) FROM sign_up").await, 9, "another site has its own");
}

#[tokio::test]
async fn what_the_answer_says_is_true_for_everybody() {
    let app = TestApp::new(Engine::Sqlite).await;
    let page = app.visitor().posts(ANKE).await.words();
    assert!(page.contains("hoogstens zes van zulke mails per dag naar één adres"), "{page}");
    assert!(page.contains("de link in de nieuwste mail") && page.contains("Na tien minuten"), "{page}");
    let data = app.post_json("/l/in-de-ggz/subscribe", &format!("{{\"email\":\"{ANKE}\",\"language\":\"en\"}}")).await;
    assert!(data.body.contains("at most six of these mails a day to one address"), "{}", data.body);
    assert!(data.body.contains("the link in the newest mail"), "{}", data.body);
    app.deliver().await;
}
