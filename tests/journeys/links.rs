//! Links of an issue that has not gone out are looked at, its checks tell what was found, and a dead one holds it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::TimeDelta;
use rondbrief::{
    app::{
        issues::{check_links::follow_links, compose, inspect, publish},
        schedule,
    },
    domain::{
        issue::{
            HoldReason, IssueState,
            checks::{Check, Light},
        },
        item::{Item, ItemKind, WebLink},
        list::Approval,
    },
};

use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        fixtures,
        sites::{HOST, Sites},
    },
};

/// A list whose issue links to a page of the sites.
async fn with_a_link(engine: Engine, sites: &Sites) -> TestApp {
    let mut app = TestApp::new(engine).await;
    app.look(sites.outside.clone());
    let link = WebLink::parse(&format!("https://{HOST}/bericht")).unwrap();
    app.queue(&Item { link: Some(link), ..fixtures::item(1, ItemKind::News, "Nieuws") }).await;
    app
}

/// What the checks tell of links, but for how they are written.
async fn told(app: &TestApp) -> Vec<(Check, Light)> {
    let it = inspect::look(&app.app, &app.list().await, 1).await.unwrap();
    let of_sights = [Check::Seen, Check::Dead, Check::Unsafe, Check::Unclear, Check::Unseen];
    let findings = it.findings.into_iter().filter(|finding| of_sights.contains(&finding.check));
    findings.map(|finding| (finding.check, finding.light)).collect()
}

both_engines! {
    async fn a_link_is_looked_at_once_for_a_while_and_again_when_that_is_over(engine) {
        let sites = Sites::start(|_| "200 OK").await;
        let app = with_a_link(engine, &sites).await;
        assert_eq!(follow_links(&app.app).await.unwrap(), 0, "what waits in the queue is nobody's business yet");
        compose::compose_now(&app.app, &app.list().await).await.unwrap();
        assert_eq!(told(&app).await, [(Check::Unseen, Light::Amber)]);
        assert_eq!(follow_links(&app.app).await.unwrap(), 1);
        assert_eq!(follow_links(&app.app).await.unwrap(), 0);
        assert_eq!(told(&app).await, [(Check::Seen, Light::Green)]);
        app.clock.advance(TimeDelta::hours(6));
        assert_eq!(follow_links(&app.app).await.unwrap(), 1);
        publish::cancel(&app.app, &app.list().await, 1).await.unwrap();
        app.clock.advance(TimeDelta::hours(6));
        assert_eq!(follow_links(&app.app).await.unwrap(), 0, "a cancelled issue goes nowhere");
        assert_eq!(sites.asked(), ["/bericht"; 2]);
        app.deliver().await;
    }

    async fn without_anything_to_look_with_nothing_is_told(engine) {
        let app = TestApp::new(engine).await;
        app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
        compose::compose_now(&app.app, &app.list().await).await.unwrap();
        assert_eq!(follow_links(&app.app).await.unwrap(), 0);
        assert_eq!(told(&app).await, []);
        app.deliver().await;
    }

    async fn a_dead_link_holds_an_issue_at_its_moment_and_one_that_was_mended_does_not(engine) {
        let is_there = Arc::new(AtomicBool::new(false));
        let there = Arc::clone(&is_there);
        let sites = Sites::start(move |_| if there.load(Ordering::SeqCst) { "200 OK" } else { "404 Not Found" }).await;
        let app = with_a_link(engine, &sites).await;
        app.change_list(|list| list.approval = Approval::NotNeeded).await;
        app.reader("lezer@example.org").await;
        app.deliver().await;
        let mut composed = None;
        while composed.is_none() {
            app.clock.advance(TimeDelta::hours(12));
            app.tick().await;
            composed = rondbrief::app::issues::report::issues(&app.app, &app.list().await).await.unwrap().pop();
        }
        follow_links(&app.app).await.unwrap();
        assert_eq!(told(&app).await, [(Check::Dead, Light::Red)]);
        let sends_at = composed.unwrap().state.planned().unwrap();
        app.clock.advance(sends_at - app.clock_now());
        app.tick().await;
        let state = inspect::look(&app.app, &app.list().await, 1).await.unwrap().issue.state;
        assert!(matches!(state, IssueState::Held { reason: HoldReason::Checks, .. }), "{state:?}");
        assert_eq!(app.mailbox("lezer@example.org").count(), 0);
        let told_editors = app.mailbox("update@example.org").latest().text.clone();
        assert!(told_editors.contains("vond nog een fout"), "{told_editors}");

        is_there.store(true, Ordering::SeqCst);
        app.clock.advance(TimeDelta::minutes(10));
        follow_links(&app.app).await.unwrap();
        assert_eq!(told(&app).await, [(Check::Seen, Light::Green)]);
        publish::approve(&app.app, &app.list().await, 1).await.unwrap();
        publish::publish(&app.app, &app.list().await, 1).await.unwrap();
        app.tick().await;
        assert_eq!(app.mailbox("lezer@example.org").count(), 1);
        schedule::tick(&app.app).await.unwrap();
    }
}
