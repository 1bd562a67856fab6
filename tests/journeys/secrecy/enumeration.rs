//! No answer reveals whether an address is known, and nobody can cause more mail than is reasonable.

use std::{
    fmt::Write,
    pin::pin,
    task::{Context, Waker},
};

use axum::http::StatusCode;
use rondbrief::{
    app::subscribers::{admit, manage},
    web,
};

use crate::{
    both_engines,
    journeys::{OK, days, hours, leave_link},
    support::{
        app::{Answer, TestApp},
        at_rest::Log,
    },
};

/// What the log says of every transaction that was committed.
const DURABLE: &str = "a transaction is durable";

/// True if the worker of this process was woken since this was asked last.
pub(crate) fn is_woken(app: &TestApp) -> bool {
    let mut woken = pin!(app.app.woken());
    woken.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready()
}

/// One address for every state of a subscriber, all of the same length.
const ADDRESSES: [&str; 6] =
    ["new@example.org", "pnd@example.org", "act@example.org", "lft@example.org", "sup@example.org", "era@example.org"];

async fn everybody(app: &TestApp) {
    let [_, pending, active, left, suppressed, erased] = ADDRESSES;
    app.visitor().subscribes(pending).await;
    app.visitor().subscribes(suppressed).await;
    app.post(&app.mailbox(suppressed).latest().refusal_link(), &[]).await;
    for address in [active, left, erased] {
        app.reader(address).await;
    }
    app.post(&leave_link(app, left).await, &[]).await;
    manage::erase(&app.app, &app.list().await, &erased.parse().unwrap()).await.unwrap();
    app.clock.advance(days(2));
}

/// Everything that a client can see of an answer.
fn seen(answer: &Answer) -> String {
    let mut text = format!("{}\n", answer.status);
    for (name, value) in &answer.headers {
        writeln!(text, "{name}: {}", value.to_str().unwrap()).unwrap();
    }
    text + &answer.body
}

both_engines! {
    async fn every_address_gets_the_same_answer_and_the_same_single_row_is_written(engine) {
        let app = TestApp::new(engine).await;
        everybody(&app).await;
        let token = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        let framed = app.get("/embed/in-de-ggz").await.field("form_token").unwrap();
        app.clock.advance(hours(1));
        let mut raw = app.raw().await;
        let (mut pages, mut embedded, mut data) = (Vec::new(), Vec::new(), Vec::new());
        for address in ADDRESSES {
            let before = raw.counts().await;
            let fields = [("email", address), ("name", "Anke"), ("form_token", &token)];
            pages.push(app.post("/l/in-de-ggz/subscribe", &fields).await);
            let fields = [("email", address), ("form", "embed"), ("form_token", &framed)];
            embedded.push(app.post("/l/in-de-ggz/subscribe", &fields).await);
            data.push(app.post_json("/l/in-de-ggz/subscribe", &format!("{{\"email\":\"{address}\"}}")).await);
            for ((table, before), (_, after)) in before.into_iter().zip(raw.counts().await) {
                assert_eq!(after - before, if table == "sign_up" { 3 } else { 0 }, "{address}: {table}");
            }
        }
        for answers in [&pages, &embedded, &data] {
            for (answer, address) in answers.iter().zip(ADDRESSES) {
                assert_eq!(seen(answer), seen(&answers[0]), "{address}");
            }
        }
        assert_eq!([pages[0].status, embedded[0].status, data[0].status], [OK, OK, StatusCode::ACCEPTED]);
        assert!(!pages[0].headers.contains_key("set-cookie"));

        let before: Vec<_> = ADDRESSES.iter().map(|address| app.mailbox(address).count()).collect();
        app.deliver().await;
        let came: Vec<_> = ADDRESSES.iter().zip(before).map(|(address, had)| app.mailbox(address).count() - had).collect();
        assert_eq!(came, [1, 1, 0, 1, 0, 1], "new, pending, active, left, suppressed, erased");
    }

    async fn every_address_costs_the_same_commits_and_a_post_wakes_nobody(engine) {
        let log = Log::default();
        let app = TestApp::new(engine).await;
        everybody(&app).await;
        let token = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        app.clock.advance(hours(1));
        is_woken(&app);
        let (mut costs, _listening) = (Vec::new(), log.watch());
        for address in ADDRESSES {
            for json in [false, true] {
                log.count("");
                if json {
                    app.post_json("/l/in-de-ggz/subscribe", &format!("{{\"email\":\"{address}\"}}")).await;
                } else {
                    app.post("/l/in-de-ggz/subscribe", &[("email", address), ("form_token", &token)]).await;
                }
                assert!(!is_woken(&app), "{address}: a post wakes the worker");
                let posting = log.count(DURABLE);
                admit::admit(&app.app, 50).await.unwrap();
                assert!(!is_woken(&app), "{address}: admitting wakes the worker");
                let admitting = log.count(DURABLE);
                app.deliver().await;
                costs.push((address, json, posting, admitting, log.count(DURABLE)));
            }
        }
        let (_, _, posting, admitting, delivering) = costs[0];
        assert_eq!((posting, admitting), (1, 1));
        for cost in &costs {
            assert_eq!((cost.2, cost.3, cost.4), (posting, admitting, delivering), "{costs:?}");
        }
    }

    async fn over_the_budget_of_a_network_every_address_is_told_to_come_back_later(engine) {
        let app = TestApp::new(engine).await;
        everybody(&app).await;
        let token = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        app.clock.advance(hours(1));
        let post = async |email: &str| app.post_json("/l/in-de-ggz/subscribe", &format!("{{\"email\":\"{email}\"}}")).await;
        let budget = web::Budget::default().per_network_per_hour.get();
        for n in 0..budget {
            assert_eq!(post(&format!("a{n}@example.org")).await.status, StatusCode::ACCEPTED, "{n}");
        }
        let (mut pages, mut embedded, mut data) = (Vec::new(), Vec::new(), Vec::new());
        for address in ADDRESSES {
            let fields = [("email", address), ("form_token", &token)];
            pages.push(app.post("/l/in-de-ggz/subscribe", &fields).await);
            let fields = [("email", address), ("form", "embed"), ("form_token", &token)];
            embedded.push(app.post("/l/in-de-ggz/subscribe", &fields).await);
            data.push(post(address).await);
        }
        for answers in [&pages, &embedded, &data] {
            let first = &answers[0];
            assert_eq!((first.status, first.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "600"));
            assert!(first.body.contains("Probeer het later nog eens") && first.body.contains("niet verstuurd"), "{}", first.body);
            assert!(!first.body.contains("mailbox"), "no mail is on its way: {}", first.body);
            for (answer, address) in answers.iter().zip(ADDRESSES) {
                assert_eq!(seen(answer), seen(first), "{address}");
            }
        }
        assert!(embedded[0].header("content-security-policy").contains("frame-ancestors 'self'"), "a frame shows it");
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM sign_up").await, i64::from(budget));
        app.clock.advance(hours(1));
        assert_eq!(post("a1000@example.org").await.status, StatusCode::ACCEPTED);
        app.deliver().await;
        assert_eq!(app.mailbox("a1000@example.org").count(), 1);
    }

    async fn a_link_to_leave_looks_the_same_whether_or_not_it_is_somebodys(engine) {
        let app = TestApp::new(engine).await;
        app.reader("act@example.org").await;
        let link = leave_link(&app, "act@example.org").await;
        let known = app.post(&link, &[]).await;
        let unknown = app.post("/u/AAAAAAAAAAAAAAAAAAAAAA", &[]).await;
        let no_token = app.post("/u/x", &[]).await;
        let names = |answer: &Answer| answer.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!((known.status, names(&known)), (unknown.status, names(&unknown)));
        assert_eq!(seen(&unknown), seen(&no_token));
        assert!(unknown.words().contains("Je bent afgemeld"));
    }
}
