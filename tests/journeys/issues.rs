//! An editor's work on an issue, and the acts that each state allows.

use rondbrief::{
    app::{
        issues::{
            approve::{self, ApproveError},
            cancel,
            compose::{self, ComposeError},
            hold, inspect, preview,
            publish::{self, PublishError},
            report,
            transition::TransitionError,
        },
        items::manage::{self, QueueError},
    },
    domain::{
        issue::{HoldReason, InvalidTransition, IssueState},
        item::{Event, Item, ItemKind},
    },
};

use super::{
    OK, days,
    refusals::{no_issue, refused},
};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        fixtures::{self, line},
    },
};

const ANKE: &str = "anke@example.org";

async fn composed(app: &TestApp) -> u32 {
    compose::compose_now(&app.app, &app.list().await).await.unwrap().number
}

both_engines! {
    async fn an_issue_is_composed_looked_at_tested_approved_published_and_reported_on(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        assert!(matches!(compose::compose_now(&app.app, &list).await, Err(ComposeError::NothingDue)));
        app.reader(ANKE).await;
        for item in fixtures::items() {
            app.queue(&item).await;
        }
        assert_eq!(composed(&app).await, 1, "an attempt with nothing to say uses up no number");
        let (issue, letter) = preview::preview(&app.app, &list, 1).await.unwrap();
        assert_eq!(issue.state, IssueState::Draft { planned: None });
        for item in fixtures::items() {
            assert!(letter.text.contains(item.title.as_str()), "{}", item.title);
        }
        let eml = preview::message(&app.app, &list, 1).await.unwrap();
        assert!(eml.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));

        preview::test(&app.app, &list, 1, "kijker@example.org".parse().unwrap()).await.unwrap();
        app.deliver().await;
        let test = app.mailbox("kijker@example.org");
        assert_eq!((test.count(), app.mailbox(ANKE).count()), (1, 0), "a test goes to nobody else");
        assert_eq!(app.post(&test.latest().leave_link(), &[]).await.status, OK);

        refused(publish::publish(&app.app, &list, 1).await, InvalidTransition::NotApproved);
        assert_eq!(approve::approve(&app.app, &list, 1).await.unwrap(), IssueState::Scheduled { planned: None });
        app.clock.advance(days(9));
        app.tick().await;
        assert_eq!(app.mailbox(ANKE).count(), 0, "without a moment it waits to be published by hand");
        assert_eq!(publish::publish(&app.app, &list, 1).await.unwrap(), 1);
        let before = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((before.state, before.readers, before.queued), ("sending", 1, 1));
        app.deliver().await;
        let after = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((after.state, after.accepted, after.queued, after.refused), ("sent", 1, 0, 0));
        assert_eq!(app.mailbox(ANKE).count(), 1);
    }

    async fn an_issue_that_moved_on_is_not_cancelled_as_what_it_was(engine) {
        let app = TestApp::new(engine).await;
        app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
        let list = app.list().await;
        let seen = compose::compose_now(&app.app, &list).await.unwrap().state;
        approve::approve(&app.app, &list, 1).await.unwrap();
        let late = cancel::cancel_seen(&app.app, &list, 1, seen).await;
        assert!(matches!(late, Err(TransitionError::Changed(_))), "{late:?}");
        cancel::cancel(&app.app, &list, 1).await.unwrap();
        let seen = compose::compose_now(&app.app, &list).await.unwrap().state;
        assert_eq!(cancel::cancel_seen(&app.app, &list, 2, seen).await.unwrap().word(), "cancelled");
        app.leaves(2);
    }

    async fn publishing_twice_adds_nothing(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        app.reader(ANKE).await;
        app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
        composed(&app).await;
        approve::approve(&app.app, &list, 1).await.unwrap();
        let other = app.second_process().await;
        let (one, second) = tokio::join!(publish::publish(&app.app, &list, 1), publish::publish(&other, &list, 1));
        assert_eq!(one.is_ok(), second.is_err(), "one of two publishes it: {one:?} {second:?}");
        refused(publish::publish(&app.app, &list, 1).await, InvalidTransition::Published);
        app.reader("laat@example.org").await;
        app.deliver().await;
        refused(publish::publish(&app.app, &list, 1).await, InvalidTransition::Published);
        app.deliver().await;
        assert_eq!((app.mailbox(ANKE).count(), app.mailbox("laat@example.org").count()), (1, 0));
        refused(approve::approve(&app.app, &list, 1).await, InvalidTransition::Published);
        refused(hold::hold(&app.app, &list, 1).await, InvalidTransition::Published);
        refused(cancel::cancel(&app.app, &list, 1).await, InvalidTransition::Published);
    }

    async fn a_cancelled_issue_gives_its_items_back_and_never_goes_out(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
        composed(&app).await;
        assert!(manage::waiting(&app.app, &list).await.unwrap().is_empty());
        for _ in 0..2 {
            assert_eq!(cancel::cancel(&app.app, &list, 1).await.unwrap(), IssueState::Cancelled);
            assert_eq!(manage::waiting(&app.app, &list).await.unwrap().len(), 1);
        }
        refused(approve::approve(&app.app, &list, 1).await, InvalidTransition::Cancelled);
        refused(hold::hold(&app.app, &list, 1).await, InvalidTransition::Cancelled);
        refused(publish::publish(&app.app, &list, 1).await, InvalidTransition::Cancelled);
        assert_eq!(composed(&app).await, 2, "a number is never used twice");
        cancel::cancel(&app.app, &list, 1).await.unwrap();
        assert!(manage::waiting(&app.app, &list).await.unwrap().is_empty(), "they belong to issue 2 now");
        app.leaves(2);
    }

    async fn a_held_issue_waits_for_approval(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
        composed(&app).await;
        let held = IssueState::Held { planned: None, reason: HoldReason::Editor };
        assert_eq!(hold::hold(&app.app, &list, 1).await.unwrap(), held);
        refused(publish::publish(&app.app, &list, 1).await, InvalidTransition::NotApproved);
        approve::approve(&app.app, &list, 1).await.unwrap();
        assert_eq!(publish::publish(&app.app, &list, 1).await.unwrap(), 0);
        app.tick().await;
        let report = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((report.state, report.readers), ("sent", 0), "an issue for nobody is finished at once");
    }

    async fn an_issue_that_is_not_there_is_told_plainly(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        let to = "kijker@example.org".parse().unwrap();
        for error in [
            no_issue(approve::approve(&app.app, &list, 7).await),
            no_issue(hold::hold(&app.app, &list, 7).await),
            no_issue(cancel::cancel(&app.app, &list, 7).await),
            no_issue(publish::publish(&app.app, &list, 7).await),
            no_issue(report::report(&app.app, &list, 7).await),
            no_issue(preview::preview(&app.app, &list, 7).await),
            no_issue(preview::message(&app.app, &list, 7).await),
            no_issue(preview::test(&app.app, &list, 7, to).await),
        ] {
            assert_eq!(error, Some(7));
        }
    }

    async fn what_is_early_expired_or_begun_stays_out_of_the_issue(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        let event = |starts| ItemKind::Event(Event { starts, ends: None, place: None, register: None, full: false });
        let day = |d| fixtures::day(2026, 12, d);
        let all = [
            Item { not_before: Some(day(2)), ..fixtures::item(1, ItemKind::News, "Te vroeg") },
            Item { expires: Some(fixtures::day(2026, 11, 30)), ..fixtures::item(2, ItemKind::News, "Te laat") },
            fixtures::item(3, event(fixtures::at(day(1), 10, 0)), "Begonnen"),
            fixtures::item(4, event(fixtures::at(day(1), 10, 1)), "Begint zo"),
            Item { not_before: Some(day(1)), expires: Some(day(1)), ..fixtures::item(5, ItemKind::News, "Vandaag") },
        ];
        for item in &all {
            app.queue(item).await;
        }
        // 09:00 UTC is 10:00 in Amsterdam.
        composed(&app).await;
        let (_, letter) = preview::preview(&app.app, &list, 1).await.unwrap();
        for (title, stands) in
            [("Te vroeg", false), ("Te laat", false), ("Begonnen", false), ("Begint zo", true), ("Vandaag", true)]
        {
            assert_eq!(letter.text.contains(title), stands, "{title}");
        }
        assert_eq!(manage::waiting(&app.app, &list).await.unwrap().len(), 3);
        app.leaves(1);
    }

    async fn an_item_can_be_mended_until_the_issue_is_approved(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        app.reader(ANKE).await;
        let item = fixtures::item(1, ItemKind::News, "Niews");
        app.queue(&item).await;
        app.queue(&fixtures::item(2, ItemKind::News, "Weg ermee")).await;
        composed(&app).await;
        let mended = Item { title: line("Nieuws"), ..item.clone() };
        manage::change(&app.app, list.id, &mended).await.unwrap();
        manage::remove(&app.app, list.id, fixtures::item(2, ItemKind::News, "x").id).await.unwrap();
        let (_, letter) = preview::preview(&app.app, &list, 1).await.unwrap();
        assert!(letter.text.contains("Nieuws") && !letter.text.contains("Niews") && !letter.text.contains("Weg ermee"));
        approve::approve(&app.app, &list, 1).await.unwrap();
        assert!(matches!(manage::change(&app.app, list.id, &item).await, Err(QueueError::Approved(1))));
        assert!(matches!(manage::remove(&app.app, list.id, item.id).await, Err(QueueError::Approved(1))));
        publish::publish(&app.app, &list, 1).await.unwrap();
        assert!(matches!(manage::change(&app.app, list.id, &item).await, Err(QueueError::Published)));
        assert!(matches!(manage::remove(&app.app, list.id, item.id).await, Err(QueueError::Published)));
        assert_eq!(manage::find(&app.app, list.id, item.id).await.unwrap(), mended);
        app.deliver().await;
        assert!(app.mailbox(ANKE).latest().text.contains("Nieuws"));
    }

    async fn an_issue_is_approved_as_it_was_seen_or_changed_and_never_both(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        for number in 1..=6 {
            let item = fixtures::item(u128::from(number), ItemKind::News, "Zoals gezien");
            app.queue(&item).await;
            assert_eq!(composed(&app).await, number);
            let seen = inspect::look(&app.app, &list, number).await.unwrap().fingerprint;
            let changed = Item { title: line("Anders"), ..item };
            let (approving, changing) = tokio::join!(
                approve::approve_seen(&app.app, &list, number, &seen),
                manage::change_seen(&app.app, list.id, &changed, 1),
            );
            let title = manage::find(&app.app, list.id, changed.id).await.unwrap().title;
            match (approving, changing) {
                (Ok(_), Err(QueueError::Approved(_))) => assert_eq!(title.as_str(), "Zoals gezien"),
                (Err(ApproveError::Changed(_)), Ok(_)) => assert_eq!(title.as_str(), "Anders"),
                other => panic!("{other:?}"),
            }
        }
        app.deliver().await;
    }

    async fn what_the_list_says_around_an_approved_issue_is_approved_with_it(engine) {
        let app = TestApp::new(engine).await;
        app.reader(ANKE).await;
        app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
        composed(&app).await;
        approve::approve(&app.app, &app.list().await, 1).await.unwrap();
        app.change_list(|list| list.minimum = 7).await;
        let (before, other) = (app.list().await.sender, "Een ander <ander@example.org>".parse().unwrap());
        app.change_list(|list| list.sender = other).await;
        let refused = publish::publish(&app.app, &app.list().await, 1).await;
        assert!(matches!(refused, Err(PublishError::Altered)), "{refused:?}");
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 0);
        app.change_list(|list| list.sender = before).await;
        assert_eq!(publish::publish(&app.app, &app.list().await, 1).await.unwrap(), 1, "as it was approved, it goes");
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 1);
    }

    async fn an_item_that_contradicts_itself_is_not_queued(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        let (one, two) = (fixtures::day(2026, 12, 1), fixtures::day(2026, 12, 2));
        let backwards = Event {
            starts: fixtures::at(two, 10, 0), ends: Some(fixtures::at(one, 10, 0)), place: None, register: None, full: false,
        };
        for item in [
            fixtures::item(1, ItemKind::Event(backwards), "Terug in de tijd"),
            Item { not_before: Some(two), expires: Some(one), ..fixtures::item(1, ItemKind::News, "Nooit") },
            Item { body: "x".repeat(20_001), ..fixtures::item(1, ItemKind::News, "Te lang") },
        ] {
            assert!(matches!(manage::add(&app.app, list.id, &item).await, Err(QueueError::Item(_))), "{}", item.title);
        }
        let unknown = fixtures::item(9, ItemKind::News, "Onbekend");
        assert!(matches!(manage::change(&app.app, list.id, &unknown).await, Err(QueueError::NoItem)));
        assert!(matches!(manage::remove(&app.app, list.id, unknown.id).await, Err(QueueError::NoItem)));
        assert!(matches!(manage::find(&app.app, list.id, unknown.id).await, Err(QueueError::NoItem)));
        assert!(manage::waiting(&app.app, &list).await.unwrap().is_empty());
    }
}
