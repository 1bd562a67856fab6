//! Departures outlive the database: an older copy of it, a crash on either side of a commit, and a second machine bring nobody
//! back.

use std::{fs, path::Path, sync::Arc, time::Duration};

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        App, lists,
        subscribers::{
            departures::{Extent, apply_journal, keep_journal},
            erase::{self, Decision, Reach},
            import::{self, Fate, Run},
            look_up, manage, unsubscribe,
        },
    },
    domain::{
        ids::{ListId, SystemIds},
        list::List,
        running::instance::Doubt,
        subscriber::departure::{Departure, DepartureKind},
        text::language::Language,
    },
    mail::{captured::Mailbox, transport::Route},
    store::{
        Store,
        journal::{Journal, NAME},
    },
    worker::{heartbeat::Heartbeat, slot::Slot},
};
use tempfile::TempDir;
use uuid::Uuid;

use super::{dossier, hours, is_active, state_of};
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp, open_store},
        fixtures,
    },
};

const ANKE: &str = "anke@example.net";
const BO: &str = "bo@example.net";

/// A process on a machine whose data folder this is.
async fn process(app: &TestApp, folder: &Path) -> App {
    let store: Store = open_store(&app.url).await.with_journal(Journal::in_folder(folder));
    let route = Route::Mailbox(Mailbox::new(folder.join("mailbox")));
    App::new(store, app.app.links().clone(), app.clock.clone(), Arc::new(SystemIds), route)
}

/// Puts the subscriptions back as they were before anybody left, and forgets all departures since: an older copy.
async fn older_copy(app: &TestApp) {
    let mut raw = app.raw().await;
    raw.run("UPDATE subscription SET state = 'active', confirmed_at = asked_at, left_at = NULL WHERE state = 'unsubscribed'").await;
    raw.run("DELETE FROM suppression").await;
    raw.run("DELETE FROM list_suppression").await;
    raw.run("DELETE FROM confirmation").await;
    raw.run("DELETE FROM departure").await;
}

/// Leaves by the link in every mail, as a request to this process.
async fn leave(app: &TestApp, process: &App, address: &str) {
    let membership = dossier(app, address).await.unwrap().membership;
    let token = process.store().vault().leave_token(membership.id);
    assert!(unsubscribe::leave(process, token).await.unwrap().is_some());
    assert_eq!(state_of(app, address).await, "unsubscribed");
}

/// The outcome of importing this address.
async fn imported(app: &TestApp, address: &str) -> Fate {
    let row = import::Row {
        email: address.to_owned(),
        consented_at: "2026-03-01".to_owned(),
        consent: "op papier".to_owned(),
        ..import::Row::default()
    };
    import::import(&app.app, &app.list().await, &[row], &mut Run::new(false)).await.unwrap()[0]
}

/// Makes every commit fail that notes a departure, and lets it succeed again.
async fn commits_fail(app: &TestApp, engine: Engine, fail: bool) {
    let sql: &[&str] = match (engine, fail) {
        (Engine::Sqlite, true) => &[
            "CREATE TABLE never (list_id UUID REFERENCES list (id) DEFERRABLE INITIALLY DEFERRED)",
            "CREATE TRIGGER fails AFTER INSERT ON departure BEGIN INSERT INTO never VALUES (x'00'); END",
        ],
        (Engine::Postgres, true) => &[
            "CREATE TABLE never (list_id UUID REFERENCES list (id) DEFERRABLE INITIALLY DEFERRED)",
            "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             INSERT INTO never VALUES ('ffffffff-0000-0000-0000-000000000000'); RETURN NULL; END $$",
            "CREATE TRIGGER fails AFTER INSERT ON departure FOR EACH ROW EXECUTE FUNCTION fails()",
        ],
        (Engine::Sqlite, false) => &["DROP TRIGGER fails"],
        (Engine::Postgres, false) => &["DROP TRIGGER fails ON departure"],
    };
    let mut raw = app.raw().await;
    for statement in sql {
        raw.run(statement).await;
    }
}

both_engines! {
    async fn who_left_or_was_erased_since_a_copy_stays_so_and_no_import_brings_them_back(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        for address in [ANKE, BO, "cas@example.net"] {
            app.reader(address).await;
        }
        app.clock.advance(hours(1));
        let here = process(&app, data.path()).await;
        leave(&app, &here, ANKE).await;
        // The copy still has Bo, who is erased after it was made.
        manage::erase(&here, &app.list().await, &BO.parse().unwrap()).await.unwrap();
        older_copy(&app).await;
        app.clock.advance(TimeDelta::hours(-1));
        app.reader(BO).await;
        app.clock.advance(hours(2));
        assert!(is_active(&app, ANKE).await && is_active(&app, BO).await, "as in the copy");

        assert_eq!(apply_journal(&process(&app, data.path()).await).await.unwrap(), 2);
        assert_eq!((state_of(&app, ANKE).await, state_of(&app, BO).await), ("unsubscribed", "nobody"));
        assert!(is_active(&app, "cas@example.net").await);
        assert_eq!((imported(&app, ANKE).await, imported(&app, BO).await), (Fate::Left, Fate::Barred));
        assert_eq!(apply_journal(&process(&app, data.path()).await).await.unwrap(), 0, "once");
        let entries = Journal::in_folder(data.path()).read().unwrap();
        assert_eq!(entries.len(), 2, "what is applied is not noted again");
        let text = fs::read_to_string(data.path().join(NAME)).unwrap();
        assert!(!text.contains("anke") && !text.contains("example.net"), "{text}");
    }

    async fn a_granted_wish_of_who_came_back_to_one_list_keeps_them_off_the_others_in_an_older_copy(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        let first = app.list().await;
        let list = |n: u128| {
            let (id, slug) = (ListId(Uuid::from_u128(n)), format!("lijst-{n}").parse().unwrap());
            List { id, slug, ..fixtures::list(Language::Nl) }
        };
        let (second, third) = (list(2), list(3));
        for list in [&second, &third] {
            lists::manage::create(&app.app, list, None).await.unwrap();
        }
        app.reader(ANKE).await;
        manage::add(&app.app, &second, ANKE.parse().unwrap(), None, "op papier").await.unwrap();
        app.clock.advance(hours(1));
        let here = process(&app, data.path()).await;
        let id = dossier(&app, ANKE).await.unwrap().membership.id;
        erase::erase(&here, &first, id, Reach::ListAndWish).await.unwrap();
        app.clock.advance(hours(1));
        app.post_json("/l/lijst-3/subscribe", &format!("{{\"email\":\"{ANKE}\"}}")).await;
        app.deliver().await;
        assert_eq!(app.post(&app.mailbox(ANKE).latest().confirmation_link(), &[]).await.status, StatusCode::OK);
        app.deliver().await;
        let wished = erase::wished(&here).await.unwrap();
        erase::decide(&here, wished[0].wish.id, Decision::Erase).await.unwrap();
        let on = async |list: &List| look_up::find(&app.app, list, &ANKE.parse().unwrap()).await.unwrap().is_some();
        assert_eq!((on(&first).await, on(&second).await, on(&third).await), (false, false, true));
        let entries = Journal::in_folder(data.path()).read().unwrap();
        let mut erased: Vec<_> = entries.iter().map(|entry| (entry.kind, entry.list)).collect();
        erased.sort_by_key(|(_, list)| *list != Some(first.id));
        let each = [first.id, first.id, second.id].map(|list| (DepartureKind::Erased, Some(list)));
        assert_eq!(erased, each, "list by list: nothing says that the third is to go");

        // A copy from before all this: Anke reads the first two, and the third as she does now.
        older_copy(&app).await;
        let mut raw = app.raw().await;
        raw.run("DELETE FROM erasure_wish").await;
        app.clock.advance(hours(-2));
        for list in [&first, &second] {
            manage::add(&app.app, list, ANKE.parse().unwrap(), None, "op papier").await.unwrap();
        }
        app.clock.advance(hours(3));
        assert_eq!(apply_journal(&process(&app, data.path()).await).await.unwrap(), 3);
        assert_eq!((on(&first).await, on(&second).await, on(&third).await), (false, false, true));
        assert!(erase::wished(&app.app).await.unwrap().is_empty(), "a wish itself is not in the journal");
    }

    async fn an_erasure_from_a_list_that_the_copy_does_not_know_stops_nothing(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        app.reader(ANKE).await;
        let here = process(&app, data.path()).await;
        let unknown = Departure {
            id: Uuid::from_bytes([7; 16]),
            kind: DepartureKind::Erased,
            list: Some(ListId(Uuid::nil())),
            address_index: vec![7; 32],
            key: None,
            at: app.app.now(),
        };
        Journal::in_folder(data.path()).add_missing(&[unknown]).unwrap();
        assert_eq!(apply_journal(&here).await.unwrap(), 1);
        assert!(is_active(&app, ANKE).await);
    }

    async fn whom_an_import_brought_back_before_the_journal_came_goes_again(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        app.reader(ANKE).await;
        app.reader(BO).await;
        app.clock.advance(hours(1));
        let here = process(&app, data.path()).await;
        manage::erase(&here, &app.list().await, &ANKE.parse().unwrap()).await.unwrap();
        leave(&app, &here, BO).await;
        older_copy(&app).await;
        app.clock.advance(hours(1));
        // Another machine started first, and knows nothing of it.
        app.raw().await.run("DELETE FROM consent").await;
        app.raw().await.run("DELETE FROM subscription").await;
        app.raw().await.run("DELETE FROM subscriber").await;
        assert_eq!((imported(&app, ANKE).await, imported(&app, BO).await), (Fate::Added, Fate::Added));
        assert_eq!(apply_journal(&here).await.unwrap(), 2);
        assert_eq!((state_of(&app, ANKE).await, state_of(&app, BO).await), ("nobody", "unsubscribed"));
        assert_eq!((imported(&app, ANKE).await, imported(&app, BO).await), (Fate::Barred, Fate::Left));
    }

    async fn who_refused_all_mail_since_a_copy_gets_none(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        app.visitor().subscribes(ANKE).await;
        let link = app.mailbox(ANKE).latest().refusal_link();
        let token = link.rsplit('/').find_map(rondbrief::domain::token::Token::parse).unwrap();
        let here = process(&app, data.path()).await;
        app.clock.advance(hours(1));
        assert!(rondbrief::app::subscribers::confirm::refuse(&here, token).await.unwrap().is_some());
        older_copy(&app).await;
        app.clock.advance(TimeDelta::hours(-1));
        app.visitor().subscribes(ANKE).await;
        assert_eq!(state_of(&app, ANKE).await, "pending", "as in the copy");
        app.visitor().posts(ANKE).await;
        app.clock.advance(hours(2));
        assert_eq!(apply_journal(&here).await.unwrap(), 1);
        assert_eq!(state_of(&app, ANKE).await, "nobody");
        let mails = app.mailbox(ANKE).count();
        app.visitor().subscribes(ANKE).await;
        assert_eq!((app.mailbox(ANKE).count(), imported(&app, ANKE).await), (mails, Fate::Barred));
    }

    async fn a_crash_before_the_commit_loses_nothing(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        app.reader(ANKE).await;
        app.reader(BO).await;
        let here = process(&app, data.path()).await;
        commits_fail(&app, engine, true).await;
        assert!(manage::erase(&here, &app.list().await, &ANKE.parse().unwrap()).await.is_err());
        let membership = dossier(&app, BO).await.unwrap().membership;
        assert!(unsubscribe::leave(&here, here.store().vault().leave_token(membership.id)).await.is_err());
        assert!(is_active(&app, ANKE).await && is_active(&app, BO).await);
        commits_fail(&app, engine, false).await;
        assert_eq!(apply_journal(&process(&app, data.path()).await).await.unwrap(), 2, "at the next start");
        assert_eq!((state_of(&app, ANKE).await, state_of(&app, BO).await), ("nobody", "unsubscribed"));
        assert_eq!(imported(&app, ANKE).await, Fate::Barred);
    }

    async fn a_journal_that_could_not_be_written_stops_nobody_and_catches_up(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        app.reader(ANKE).await;
        let here = process(&app, data.path()).await;
        fs::create_dir(data.path().join(NAME)).unwrap();
        leave(&app, &here, ANKE).await;
        assert!(keep_journal(&here, Extent::Recent).await.is_err());
        assert!(apply_journal(&here).await.is_err(), "an unreadable journal is no empty one");
        fs::remove_dir(data.path().join(NAME)).unwrap();
        app.clock.advance(hours(1));
        assert_eq!(keep_journal(&here, Extent::Recent).await.unwrap(), 0, "long ago");
        assert_eq!(keep_journal(&here, Extent::All).await.unwrap(), 1, "at the next start");
        older_copy(&app).await;
        assert_eq!(apply_journal(&process(&app, data.path()).await).await.unwrap(), 1);
        assert_eq!(state_of(&app, ANKE).await, "unsubscribed");
    }

    async fn every_machine_has_the_journal_and_each_can_bring_it_back(engine) {
        let (app, first, second) = (TestApp::new(engine).await, TempDir::new().unwrap(), TempDir::new().unwrap());
        app.reader(ANKE).await;
        app.reader(BO).await;
        app.clock.advance(hours(1));
        let (one, other) = (process(&app, first.path()).await, process(&app, second.path()).await);
        leave(&app, &one, ANKE).await;
        assert_eq!(keep_journal(&other, Extent::Recent).await.unwrap(), 1);
        assert_eq!(keep_journal(&other, Extent::Recent).await.unwrap(), 0);
        assert_eq!(keep_journal(&one, Extent::Recent).await.unwrap(), 0);
        leave(&app, &other, BO).await;
        older_copy(&app).await;
        // The first machine is gone with its folder, and its entry is in the second one's.
        assert_eq!(apply_journal(&process(&app, second.path()).await).await.unwrap(), 2);
        assert_eq!((state_of(&app, ANKE).await, state_of(&app, BO).await), ("unsubscribed", "unsubscribed"));
        assert_eq!(keep_journal(&one, Extent::All).await.unwrap(), 1);
        assert_eq!(apply_journal(&process(&app, first.path()).await).await.unwrap(), 0);
    }

    async fn who_left_one_list_and_came_to_another_has_left_the_one(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        let other = List { id: ListId(Uuid::from_u128(2)), slug: "andere".parse().unwrap(), ..fixtures::list(Language::Nl) };
        lists::manage::create(&app.app, &other, None).await.unwrap();
        app.visitor().becomes_a_reader(ANKE).await;
        app.clock.advance(hours(1));
        let here = process(&app, data.path()).await;
        leave(&app, &here, ANKE).await;
        older_copy(&app).await;
        app.clock.advance(hours(25));
        app.post_json("/l/andere/subscribe", &format!("{{\"email\":\"{ANKE}\"}}")).await;
        app.deliver().await;
        assert_eq!(apply_journal(&here).await.unwrap(), 1);
        assert_eq!(state_of(&app, ANKE).await, "unsubscribed");
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM subscription WHERE state = 'pending'").await, 1);
    }

    async fn workers_keep_the_journal_and_apply_it_when_an_older_database_comes_under_them(engine) {
        let (app, first, second) = (TestApp::new(engine).await, TempDir::new().unwrap(), TempDir::new().unwrap());
        app.reader(ANKE).await;
        app.clock.advance(hours(1));
        let here = process(&app, first.path()).await;
        let mut worker = Heartbeat::start(here.clone(), Slot::take(first.path()).unwrap()).await.unwrap();
        leave(&app, &here, ANKE).await;
        let other = process(&app, second.path()).await;
        let mut elsewhere = Heartbeat::start(other.clone(), Slot::take(second.path()).unwrap()).await.unwrap();
        assert_eq!(Journal::in_folder(second.path()).read().unwrap().len(), 1, "all of them at the start");
        app.reader(BO).await;
        leave(&app, &here, BO).await;
        elsewhere.record(Duration::from_secs(10)).await.unwrap();
        assert_eq!(Journal::in_folder(second.path()).read().unwrap().len(), 2, "and those of others at every heartbeat");
        older_copy(&app).await;
        app.raw().await.run("UPDATE worker SET mark = '00000000-0000-0000-0000-000000000000'").await;
        let standing = worker.record(Duration::from_secs(10)).await.unwrap();
        assert_eq!(standing.hold().map(|hold| hold.doubt), Some(Doubt::Restored));
        assert_eq!((state_of(&app, ANKE).await, state_of(&app, BO).await), ("unsubscribed", "unsubscribed"));
    }

    async fn whoever_came_back_after_a_departure_stays(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        app.visitor().becomes_a_reader(ANKE).await;
        app.visitor().becomes_a_reader(BO).await;
        app.clock.advance(hours(1));
        let here = process(&app, data.path()).await;
        leave(&app, &here, ANKE).await;
        manage::erase(&here, &app.list().await, &BO.parse().unwrap()).await.unwrap();
        app.clock.advance(hours(25));
        app.visitor().becomes_a_reader(ANKE).await;
        app.visitor().becomes_a_reader(BO).await;
        assert_eq!(apply_journal(&process(&app, data.path()).await).await.unwrap(), 0, "the database knows them");
        // Even if it did not: both confirmed after they left.
        app.raw().await.run("DELETE FROM departure").await;
        assert_eq!(apply_journal(&process(&app, data.path()).await).await.unwrap(), 2);
        assert!(is_active(&app, ANKE).await && is_active(&app, BO).await);
        assert_eq!(app.get("/l/in-de-ggz").await.status, StatusCode::OK);
    }
}
