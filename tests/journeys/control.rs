//! The controls of an issue that is being sent: pausing, resuming and stopping it, and sending it to the rest.

use rondbrief::{
    app::{
        issues::{
            approve, cancel, compose,
            outcomes::{self, ReaderOutcome, Which},
            pause, publish,
            report::{self, Report},
            resume,
            send_rest::{self, SendRestError},
        },
        items::manage,
    },
    domain::{
        issue::{InvalidTransition, IssueState, PauseReason},
        item::ItemKind,
    },
};

use super::{
    OK, days, leave_link,
    refusals::{no_issue, refused},
};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        fixtures,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

const READERS: [&str; 3] = ["anke@example.org", "bo@example.org", "cas@example.org"];

/// Composes and approves the first issue.
pub async fn approved(app: &TestApp) {
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    approve::approve(&app.app, &app.list().await, 1).await.unwrap();
}

/// Publishes the first issue to `readers`.
pub async fn published(app: &TestApp, readers: &[&str]) {
    for reader in readers {
        app.reader(reader).await;
    }
    approved(app).await;
    publish::publish(&app.app, &app.list().await, 1).await.unwrap();
}

/// The report of the first issue.
pub async fn told(app: &TestApp) -> Report {
    report::report(&app.app, &app.list().await, 1).await.unwrap()
}

fn letters(app: &TestApp, readers: &[&str]) -> Vec<usize> {
    readers.iter().map(|reader| app.mailbox(reader).count()).collect()
}

/// The recipients of the first issue with the outcome of their mail, by address.
async fn readers(app: &TestApp, which: Which) -> Vec<ReaderOutcome> {
    let mut walk = outcomes::of_issue(&app.app, &app.list().await, 1, which).await.unwrap();
    let mut all = walk.next_page(&app.app).await.unwrap();
    assert!(walk.next_page(&app.app).await.unwrap().is_empty());
    all.sort_by(|one, other| one.address.cmp(&other.address));
    all
}

both_engines! {
    async fn a_paused_issue_stands_still_until_it_is_resumed(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        published(&app, &READERS).await;
        let paused = pause::pause(&app.app, &list, 1).await.unwrap();
        assert_eq!(paused, IssueState::Paused { published_at: app.clock_now(), reason: PauseReason::Editor });
        refused(pause::pause(&app.app, &list, 1).await, InvalidTransition::Paused);
        refused(send_rest::send_rest(&app.app, &list, 1).await, InvalidTransition::Paused);
        app.tick().await;
        let report = told(&app).await;
        assert_eq!((report.state, report.pause_reason, report.queued), ("paused", Some("editor"), 3));
        assert_eq!(letters(&app, &READERS), [0, 0, 0]);
        assert_eq!(app.get("/l/in-de-ggz/1").await.status, OK, "who has it can read it here too");
        app.clock.advance(days(3));
        app.tick().await;
        resume::resume(&app.app, &list, 1).await.unwrap();
        refused(resume::resume(&app.app, &list, 1).await, InvalidTransition::NotPaused);
        app.tick().await;
        assert_eq!((told(&app).await.state, letters(&app, &READERS)), ("sent", vec![1, 1, 1]));
        refused(pause::pause(&app.app, &list, 1).await, InvalidTransition::NotSending);
    }

    async fn a_stopped_issue_goes_to_nobody_else_and_can_be_sent_to_the_rest_after_all(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        published(&app, &READERS).await;
        let stopped = IssueState::Stopped { published_at: app.clock_now() };
        for _ in 0..2 {
            assert_eq!(cancel::cancel(&app.app, &list, 1).await.unwrap(), stopped);
        }
        app.deliver().await;
        assert_eq!(letters(&app, &READERS), [0, 0, 0], "at once, before its rows are looked at");
        app.tick().await;
        let report = told(&app).await;
        assert_eq!((report.state, report.readers, report.queued, report.cancelled), ("stopped", 3, 0, 3));
        assert!(manage::waiting(&app.app, &list).await.unwrap().is_empty(), "it has been public");
        refused(resume::resume(&app.app, &list, 1).await, InvalidTransition::NotPaused);
        refused(publish::publish(&app.app, &list, 1).await, InvalidTransition::Published);
        let failed = readers(&app, Which::Failed).await;
        assert_eq!((failed.len(), failed[0].state, failed[0].attempts), (3, "cancelled", 0));
        assert_eq!(failed[0].words.as_deref(), Some("stopped before it went out"));
        assert_eq!(send_rest::send_rest(&app.app, &list, 1).await.unwrap(), 3);
        app.tick().await;
        assert_eq!((told(&app).await.state, letters(&app, &READERS)), ("sent", vec![1, 1, 1]));
        app.leaves(1);
    }

    async fn the_rest_are_those_who_have_not_got_it_and_are_readers_now(engine) {
        let well = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let told_well = well.clone();
        let server = SmtpServer::start(Security::None, move |moment| {
            let is_well = told_well.load(std::sync::atomic::Ordering::SeqCst);
            let turned_away = ["bo@", "weg@"].iter().any(|name| moment.line.contains(name));
            if !is_well && moment.step == Step::Rcpt && turned_away {
                Act::say("550 5.2.1 mailbox disabled")
            } else {
                Act::Accept
            }
        }).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        let list = app.list().await;
        approved(&app).await;
        refused(send_rest::send_rest(&app.app, &list, 1).await, InvalidTransition::NotPublished);
        for reader in READERS.iter().chain(&["weg@example.org"]) {
            app.reader(reader).await;
        }
        publish::publish(&app.app, &list, 1).await.unwrap();
        app.tick().await;
        let first = told(&app).await;
        assert_eq!((first.state, first.accepted, first.refused), ("sent", 2, 2));
        let failed = readers(&app, Which::Failed).await;
        let said: Vec<_> = failed.iter().map(|it| (it.address.as_deref(), it.code, it.words.as_deref())).collect();
        let words = Some("5.2.1 mailbox disabled");
        assert_eq!(said, [(Some("bo@example.org"), Some(550), words), (Some("weg@example.org"), Some(550), words)]);
        assert_eq!(readers(&app, Which::All).await.len(), 4);

        assert_eq!(app.post(&leave_link(&app, "weg@example.org").await, &[]).await.status, OK);
        app.reader("nieuw@example.org").await;
        well.store(true, std::sync::atomic::Ordering::SeqCst);
        assert_eq!(send_rest::send_rest(&app.app, &list, 1).await.unwrap(), 2);
        app.tick().await;
        let second = told(&app).await;
        assert_eq!((second.state, second.readers, second.accepted, second.refused), ("sent", 5, 4, 1));
        let mut raw = app.raw().await;
        let totals = (raw.number("SELECT accepted FROM issue").await, raw.number("SELECT refused FROM issue").await);
        assert_eq!(totals, (4, 1), "what is counted anew on the way is whole in the end");
        let mut to: Vec<_> = server.received().into_iter().flat_map(|message| message.to).collect();
        to.retain(|to| to != "update@example.org");
        to.sort();
        assert_eq!(to, ["anke@example.org", "bo@example.org", "cas@example.org", "nieuw@example.org"], "nobody twice");
        assert!(matches!(send_rest::send_rest(&app.app, &list, 1).await, Err(SendRestError::Nobody)));
        app.tick().await;
        assert_eq!(told(&app).await.state, "sent");
    }

    async fn who_left_and_came_back_is_among_the_rest(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        published(&app, &["anke@example.org"]).await;
        app.post(&leave_link(&app, "anke@example.org").await, &[]).await;
        app.tick().await;
        let report = told(&app).await;
        assert_eq!((report.state, report.withdrawn), ("sent", 1), "the last one may be one who left");
        let withdrawn = &readers(&app, Which::All).await[0];
        assert_eq!((withdrawn.state, withdrawn.words.as_deref()), ("withdrawn", Some("left before it went out")));
        let nobody = send_rest::send_rest(&app.app, &list, 1).await;
        assert!(matches!(nobody, Err(SendRestError::Nobody)), "who left is no reader");
        app.visitor().becomes_a_reader("anke@example.org").await;
        let before = app.mailbox("anke@example.org").count();
        assert_eq!(send_rest::send_rest(&app.app, &list, 1).await.unwrap(), 1);
        app.tick().await;
        assert_eq!((told(&app).await.accepted, app.mailbox("anke@example.org").count()), (1, before + 1));
    }

    async fn what_cannot_be_done_is_told_plainly(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        for error in [
            no_issue(pause::pause(&app.app, &list, 7).await),
            no_issue(resume::resume(&app.app, &list, 7).await),
            no_issue(send_rest::send_rest(&app.app, &list, 7).await),
            no_issue(outcomes::of_issue(&app.app, &list, 7, Which::All).await),
        ] {
            assert_eq!(error, Some(7));
        }
        approved(&app).await;
        refused(pause::pause(&app.app, &list, 1).await, InvalidTransition::NotSending);
        refused(resume::resume(&app.app, &list, 1).await, InvalidTransition::NotPaused);
        cancel::cancel(&app.app, &list, 1).await.unwrap();
        refused(send_rest::send_rest(&app.app, &list, 1).await, InvalidTransition::Cancelled);
        app.leaves(1);
    }

    async fn of_two_editors_at_once_one_pauses_and_one_is_told(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        published(&app, &READERS).await;
        let other = app.second_process().await;
        let (one, second) = tokio::join!(pause::pause(&app.app, &list, 1), cancel::cancel(&other, &list, 1));
        assert!(one.is_ok() || second.is_ok(), "{one:?} {second:?}");
        app.tick().await;
        assert_eq!(letters(&app, &READERS), [0, 0, 0], "either way nothing goes out");
        // A cancelled issue leaves the mail that tells of it, a paused one its copies.
        app.leaves(if second.is_ok() { 1 } else { 3 });
    }
}
