//! The secret key is replaced while the service runs: everybody is found and every link works, before, during and after, in
//! every process; and in the end the old key opens nothing.

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        App,
        editors::manage::Post,
        running::keys,
        subscribers::{
            departures::apply_journal,
            import::{self, Fate, Run},
            manage,
        },
    },
    domain::{
        editor::{
            Role,
            factor::{AppSecret, Passkey},
        },
        ids::{IdMaker, PasskeyId, SubscriberId, SystemIds, WishId},
        subscriber::suppression::Reason,
    },
    mail::{captured::Mailbox, transport::Route},
    store::{
        editors::{factors, names, passkeys},
        journal::Journal,
        sql::rotation::{Begun, Progress},
        subscribers::{
            self, Subscriber, suppressions,
            wishes::{self, Wish},
        },
    },
};
use tempfile::TempDir;

use super::{OK, dossier, hours, is_active, leave_link, state_of};
use crate::{
    both_engines,
    support::{
        app::{KEY, NEXT_KEY, TestApp, open_store},
        at_rest::{at_rest, holds},
        desk::{Person, invite},
        fixtures::line,
        opened::{index, opened_by},
    },
};

const ANKE: &str = "anke@example.org";
const BO: &str = "bo@example.org";
const CAS: &str = "cas@example.org";
const DORA: &str = "dora@example.org";
const EEF: &str = "eef@example.org";
const FRED: &str = "fred@example.org";
const GIJS: &str = "gijs@example.org";
const EDITOR: &str = "redactie@example.org";
const ALL: [&str; 8] = [ANKE, BO, CAS, DORA, EEF, FRED, GIJS, EDITOR];

/// Somebody in every state: Anke and Bo read it, Cas has to confirm, Dora left, Eef was erased, Fred refused, the form of Gijs
/// waits; and an editor with all that editors can have.
async fn population(app: &TestApp) {
    app.visitor().becomes_a_reader(ANKE).await;
    let list = app.list().await;
    manage::add(&app.app, &list, BO.parse().unwrap(), Some(line("Bo")), "op papier").await.unwrap();
    app.reader(DORA).await;
    assert_eq!(app.post(&leave_link(app, DORA).await, &[]).await.status, OK);
    app.reader(EEF).await;
    manage::erase(&app.app, &list, &EEF.parse().unwrap()).await.unwrap();
    app.visitor().subscribes(FRED).await;
    let refusal = app.mailbox(FRED).latest().refusal_link();
    assert_eq!(app.post(&refusal, &[]).await.status, OK);
    app.visitor().subscribes(CAS).await;
    invite(app, EDITOR, Post::On(list.id, Role::Owner)).await;
    let editor = rondbrief::app::editors::manage::find(&app.app, &EDITOR.parse().unwrap()).await.unwrap();
    let mut tx = app.app.store().begin().await.unwrap();
    factors::set_app(&mut tx, editor.id, AppSecret([3; 20]), 1, app.app.now()).await.unwrap();
    names::set(&mut tx, SystemIds.uuid(), (list.id, editor.id), &line("Redactie")).await.unwrap();
    let passkey = Passkey {
        id: PasskeyId(SystemIds.uuid()),
        editor: editor.id,
        credential: vec![1],
        facts: "{}".to_owned(),
        name: line("Sleutel"),
        made_at: app.app.now(),
        used_at: None,
    };
    passkeys::insert(&mut tx, &passkey).await.unwrap();
    let id = WishId(SystemIds.uuid());
    let wish = Wish { id, address: ANKE.parse().unwrap(), list: list.id, asked_at: app.app.now() };
    wishes::insert(&mut tx, &wish).await.unwrap();
    tx.commit().await.unwrap();
    app.change_list(|list| {
        list.editors = vec![EDITOR.parse().unwrap()];
        list.delivery.seeds = vec![BO.parse().unwrap()];
    })
    .await;
    app.visitor().posts(GIJS).await;
}

/// The outcome of importing this address.
async fn imported(app: &App, address: &str) -> Fate {
    let row = import::Row {
        email: address.to_owned(),
        consented_at: "2026-03-01".to_owned(),
        consent: "op papier".to_owned(),
        ..import::Row::default()
    };
    let list = rondbrief::app::lists::manage::find(app, &"in-de-ggz".parse().unwrap()).await.unwrap();
    import::import(app, &list, &[row], &mut Run::new(true)).await.unwrap()[0]
}

/// Everybody is as they were, in this process.
async fn all_stand(app: &TestApp, process: &App) {
    let states =
        [(ANKE, "active"), (BO, "active"), (CAS, "pending"), (DORA, "unsubscribed"), (EEF, "nobody"), (FRED, "nobody")];
    for (address, state) in states {
        assert_eq!(state_of(app, address).await, state, "{address}");
    }
    let fates = [(ANKE, Fate::AlreadyReader), (DORA, Fate::Left), (EEF, Fate::Barred), (FRED, Fate::Barred)];
    for (address, fate) in fates {
        assert_eq!(imported(process, address).await, fate, "{address}");
    }
    assert_eq!(imported(process, "niemand@example.org").await, Fate::Added);
    assert_eq!(dossier(app, BO).await.unwrap().membership.name, Some(line("Bo")));
    assert!(rondbrief::app::editors::manage::find(process, &EDITOR.parse().unwrap()).await.is_ok());
    assert_eq!(app.list().await.editors, [EDITOR.parse().unwrap()]);
}

/// Rewrites all blocks, and ends the rotation.
async fn goes_on(app: &App) {
    let mut at = Progress::default();
    while !at.is_over() {
        at = keys::rewrite_some(app, at).await.unwrap();
    }
    assert_eq!(at.unreadable, 0);
    keys::end(app).await.unwrap();
}

both_engines! {
    async fn all_is_found_at_every_moment_and_the_old_key_opens_nothing_in_the_end(engine) {
        let app = TestApp::new(engine).await;
        population(&app).await;
        let (leave, confirm) = (leave_link(&app, ANKE).await, app.mailbox(CAS).latest().confirmation_link());
        let (filled, opened) = opened_by(&mut app.raw().await, &KEY).await;
        assert_eq!(filled, opened);
        assert!(filled.len() >= 12, "{filled:?}");
        assert!(holds(&at_rest(&app).await, &index(&KEY, ANKE)));

        // Another process begins it, and is killed after a few blocks. A third one goes on.
        let other = app.second_process().await;
        assert_eq!(keys::begin(&other, &NEXT_KEY).await.unwrap(), Begun::Anew);
        all_stand(&app, &app.app).await;
        let mut at = Progress::default();
        for _ in 0..4 {
            at = keys::rewrite_some(&other, at).await.unwrap();
            all_stand(&app, &app.app).await;
        }
        drop(other);
        let third = app.second_process().await;
        assert_eq!(keys::begin(&third, &[9; 32]).await.unwrap(), Begun::GoesOn);
        assert!(keys::is_under_way(&third).await.unwrap());
        goes_on(&third).await;
        all_stand(&app, &third).await;
        all_stand(&app, &app.app).await;

        let (again, of_old) = opened_by(&mut app.raw().await, &KEY).await;
        assert!(of_old.is_empty(), "the old key opens nothing: {of_old:?}");
        let (_, of_new) = opened_by(&mut app.raw().await, &NEXT_KEY).await;
        assert_eq!(again, of_new, "the new key opens all");
        assert!(filled.is_subset(&again), "{filled:?} {again:?}");
        let bytes = at_rest(&app).await;
        for address in ALL {
            assert!(!holds(&bytes, &index(&KEY, address)), "{address}: the old key finds nobody");
        }

        assert_eq!(app.post(&leave, &[]).await.status, OK);
        assert_eq!(state_of(&app, ANKE).await, "unsubscribed", "the link in an old mail");
        assert_eq!(app.post(&confirm, &[]).await.status, OK);
        assert!(is_active(&app, CAS).await, "and the one to confirm");
        app.tick().await;
        assert_eq!(app.mailbox(GIJS).count(), 1, "the form that waited is acted on");
        let state = keys::examine(&app.app, None).await.unwrap();
        assert!(!state.is_rotating && state.columns.iter().all(|it| it.wrong + it.previous == 0), "{state:?}");
        assert_eq!(state.earlier, 1);
        app.deliver().await;
    }

    async fn pages_that_were_open_can_be_posted_and_mail_goes_on(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().becomes_a_reader(ANKE).await;
        invite(&app, EDITOR, Post::On(app.list().await.id, Role::Owner)).await;
        let editor = Person::by_link(&app, EDITOR).await;
        let token = editor.get("/desk").await.field("token").unwrap();
        let form = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        app.clock.advance(TimeDelta::seconds(10));

        assert_eq!(keys::begin(&app.app, &NEXT_KEY).await.unwrap(), Begun::Anew);
        let posts = async |address: &str| app.post("/l/in-de-ggz/subscribe", &[("email", address), ("form_token", &form)]).await;
        assert_eq!(posts(BO).await.status, OK);
        app.deliver().await;
        let answer = editor.post("/desk/language", &[("token", &token), ("language", "en")]).await;
        assert_ne!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
        // Somebody known gets no second row, whatever form the first one has.
        app.visitor().subscribes(ANKE).await;
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM subscriber").await, 2);
        goes_on(&app.app).await;
        let link = app.mailbox(BO).latest().confirmation_link();
        assert_eq!(app.post(&link, &[]).await.status, OK);
        app.deliver().await;
        assert!(is_active(&app, BO).await);
        let fresh = Person::new(&app);
        fresh.signs_in(EDITOR).await;
    }

    async fn what_is_written_while_it_begins_is_not_forgotten(engine) {
        let app = TestApp::new(engine).await;
        app.reader(ANKE).await;
        let process = app.second_process().await;
        let mut tx = app.app.store().begin().await.unwrap();
        suppressions::insert(&mut tx, &EEF.parse().unwrap(), Reason::Erased, app.app.now()).await.unwrap();
        let person = Subscriber { id: SubscriberId(SystemIds.uuid()), address: BO.parse().unwrap() };
        subscribers::insert(&mut tx, &person, app.app.now()).await.unwrap();
        let begins = tokio::spawn(async move { keys::begin(&process, &NEXT_KEY).await.unwrap() });
        tokio::task::yield_now().await;
        tx.commit().await.unwrap();
        assert_eq!(begins.await.unwrap(), Begun::Anew);
        goes_on(&app.app).await;
        let (_, of_old) = opened_by(&mut app.raw().await, &KEY).await;
        assert!(of_old.is_empty(), "{of_old:?}");
        assert_eq!((imported(&app.app, EEF).await, imported(&app.app, BO).await), (Fate::Barred, Fate::Added));
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM subscriber").await, 2);
    }

    async fn a_second_rotation_keeps_every_link_and_every_refusal(engine) {
        let app = TestApp::new(engine).await;
        population(&app).await;
        let (leave, process) = (leave_link(&app, ANKE).await, app.second_process().await);
        for (key, earlier) in [(NEXT_KEY, 1), ([12; 32], 2)] {
            assert_eq!(keys::begin(&app.app, &key).await.unwrap(), Begun::Anew);
            all_stand(&app, &process).await;
            goes_on(&app.app).await;
            all_stand(&app, &process).await;
            assert_eq!(keys::examine(&app.app, None).await.unwrap().earlier, earlier);
        }
        for used in [KEY, NEXT_KEY, [12; 32]] {
            assert_eq!(keys::begin(&app.app, &used).await.unwrap(), Begun::UsedBefore);
        }
        for key in [KEY, NEXT_KEY] {
            assert!(opened_by(&mut app.raw().await, &key).await.1.is_empty());
        }
        assert_eq!(app.post(&leave, &[]).await.status, OK);
        assert_eq!(state_of(&app, ANKE).await, "unsubscribed");
        app.deliver().await;
    }

    async fn the_journal_speaks_for_every_key(engine) {
        let (app, data) = (TestApp::new(engine).await, TempDir::new().unwrap());
        for address in [ANKE, BO] {
            app.reader(address).await;
        }
        app.clock.advance(hours(1));
        let here = journalling(&app, &data).await;
        manage::erase(&here, &app.list().await, &ANKE.parse().unwrap()).await.unwrap();
        // The copy still has Anke; it is put back, and its key is replaced before the journal is applied.
        for table in ["suppression", "list_suppression", "departure"] {
            app.raw().await.run(&format!("DELETE FROM {table}")).await;
        }
        app.clock.advance(TimeDelta::hours(-1));
        app.reader(ANKE).await;
        app.clock.advance(hours(1));
        assert_eq!(keys::begin(&app.app, &NEXT_KEY).await.unwrap(), Begun::Anew);
        assert_eq!(apply_journal(&journalling(&app, &data).await).await.unwrap(), 1, "although her row is not rewritten yet");
        assert_eq!((state_of(&app, ANKE).await, imported(&app.app, ANKE).await), ("nobody", Fate::Barred));
        goes_on(&app.app).await;
        manage::erase(&here, &app.list().await, &BO.parse().unwrap()).await.unwrap();
        let entries = Journal::in_folder(data.path()).read().unwrap();
        assert_eq!((entries[0].key.clone(), entries.len()), (None, 2));
        assert!(entries[1].key.is_some(), "who goes after it stands there under the new key");
    }
}

async fn journalling(app: &TestApp, data: &TempDir) -> App {
    let store = open_store(&app.url).await.with_journal(Journal::in_folder(data.path()));
    let route = Route::Mailbox(Mailbox::new(data.path().join("mailbox")));
    App::new(store, app.app.links().clone(), app.clock.clone(), Arc::new(SystemIds), route)
}
