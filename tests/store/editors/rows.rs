//! Editors, their roles, their links and sessions, and the log of what they did.

use chrono::TimeDelta;
use rondbrief::{
    domain::{
        audit::{Act, AuditEntry},
        editor::{
            Editor, Role, Roles,
            browser::{REMEMBERED_FOR, RememberedBrowser},
            session::{IDLE, LONGEST, Session},
            sign_in::{Asked, Mailed, SignIn},
        },
        ids::{BrowserId, EditorId, IssueId, ListId, SessionId, SubscriptionId, SystemIds},
        list::List,
        text::language::Language,
    },
    store::{
        StoreError, audit,
        editors::{self, browsers, sessions, sign_ins},
        lists, subscribers,
    },
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    both_engines,
    store::{ACTIVE, Ground, address, id, minutes, now},
    support::{app::Engine, fixtures::line, raw::Raw},
};

fn anke(ground: &Ground) -> Editor {
    let roles = Roles { owns_all: false, of_lists: [(ground.list.id, Role::Editor)].into() };
    Editor {
        id: EditorId(id()),
        address: address("Anke@Example.org"),
        name: line("Anke Zeeë"),
        language: Language::Nl,
        roles,
        created_at: now(),
    }
}

/// A request for a link, from a browser with this number.
fn asked(browser: u8) -> Asked {
    Asked { browser: [browser; 32], asker: Some(vec![browser; 16]), remembered: (browser > 1).then_some([browser; 32]) }
}

/// An editor in the database.
async fn known(ground: &Ground) -> Editor {
    let (editor, mut tx) = (anke(ground), ground.tx().await);
    editors::insert(&mut tx, &editor).await.unwrap();
    tx.commit().await.unwrap();
    editor
}

both_engines! {
    async fn an_editor_is_found_by_id_and_by_address_whatever_its_case(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        assert_eq!(editors::by_id(&mut tx, editor.id).await.unwrap(), Some(editor.clone()));
        assert_eq!(editors::by_address(&mut tx, &address("anke@example.ORG")).await.unwrap(), Some(editor.clone()));
        assert_eq!(editors::by_address(&mut tx, &address("bo@example.org")).await.unwrap(), None);
        assert_eq!(editors::all(&mut tx).await.unwrap(), std::slice::from_ref(&editor));
        let twin = Editor { id: EditorId(id()), ..editor };
        assert!(matches!(editors::insert(&mut tx, &twin).await, Err(StoreError::Exists)));
    }

    async fn roles_and_language_change_and_owners_are_counted(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        editors::set_role(&mut tx, editor.id, ground.list.id, Some(Role::Owner)).await.unwrap();
        editors::set_owns_all(&mut tx, editor.id, true).await.unwrap();
        editors::set_language(&mut tx, editor.id, Language::En).await.unwrap();
        let changed = editors::by_id(&mut tx, editor.id).await.unwrap().unwrap();
        assert_eq!(changed.roles, Roles { owns_all: true, of_lists: [(ground.list.id, Role::Owner)].into() });
        assert_eq!(changed.language, Language::En);
        assert_eq!(editors::count_owners(&mut tx).await.unwrap(), 1);
        assert_eq!(editors::count_owners_of(&mut tx, ground.list.id).await.unwrap(), 1, "one person, by both ways");
        editors::set_owns_all(&mut tx, editor.id, false).await.unwrap();
        assert_eq!(editors::count_owners_of(&mut tx, ground.list.id).await.unwrap(), 1);
        assert_eq!(editors::count_owners_of(&mut tx, ListId(id())).await.unwrap(), 0, "of another list");
        editors::set_role(&mut tx, editor.id, ground.list.id, None).await.unwrap();
        assert_eq!(editors::count_owners_of(&mut tx, ground.list.id).await.unwrap(), 0);
        assert_eq!(editors::by_id(&mut tx, editor.id).await.unwrap().unwrap().roles, Roles::default());
        assert_eq!(editors::count_owners(&mut tx).await.unwrap(), 0);
    }

    async fn a_browser_is_remembered_for_its_editor_for_half_a_year(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        let it = RememberedBrowser {
            id: BrowserId(id()),
            editor: editor.id,
            made_at: now(),
            seen_at: now(),
            agent: Some("Firefox, Linux".to_owned()),
        };
        browsers::remember(&mut tx, [1; 32], &it).await.unwrap();
        assert_eq!(browsers::of_editor(&mut tx, editor.id).await.unwrap(), std::slice::from_ref(&it));
        browsers::note_seen(&mut tx, editor.id, [1; 32], minutes(5)).await.unwrap();
        for (who, hash, at, expected) in [
            (editor.id, [1; 32], minutes(6), true),
            (editor.id, [2; 32], minutes(6), false),
            (EditorId(id()), [1; 32], minutes(6), false),
            (editor.id, [1; 32], minutes(5) + REMEMBERED_FOR, false),
        ] {
            assert_eq!(browsers::is_remembered(&mut tx, who, hash, at).await.unwrap(), expected);
        }
        assert!(!browsers::forget(&mut tx, EditorId(id()), it.id).await.unwrap(), "somebody else's");
        assert!(browsers::forget(&mut tx, editor.id, it.id).await.unwrap());
        browsers::remember(&mut tx, [1; 32], &it).await.unwrap();
        browsers::forget_unused(&mut tx, now() + REMEMBERED_FOR).await.unwrap();
        assert_eq!(browsers::of_editor(&mut tx, editor.id).await.unwrap(), []);
        browsers::remember(&mut tx, [1; 32], &it).await.unwrap();
        browsers::forget_all(&mut tx, editor.id).await.unwrap();
        assert_eq!(browsers::of_editor(&mut tx, editor.id).await.unwrap(), []);
    }

    async fn the_list_that_an_editor_has_worked_for_longest_is_known(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        let (id, slug) = (ListId(Uuid::from_u128(99)), "aaa".parse().unwrap());
        let newer = List { id, slug, created_at: minutes(9), ..ground.list.clone() };
        lists::insert(&mut tx, &newer, &SystemIds).await.unwrap();
        for (list, role) in [(ground.list.id, Role::Viewer), (newer.id, Role::Owner), (ground.list.id, Role::Editor)] {
            editors::set_role(&mut tx, editor.id, list, Some(role)).await.unwrap();
            assert_eq!(editors::longest_on(&mut tx, editor.id, false).await.unwrap(), Some(ground.list.id));
        }
        editors::set_role(&mut tx, editor.id, ground.list.id, None).await.unwrap();
        assert_eq!(editors::longest_on(&mut tx, editor.id, false).await.unwrap(), Some(newer.id));
        assert_eq!(editors::longest_on(&mut tx, editor.id, true).await.unwrap(), Some(ground.list.id), "the oldest");
    }

    async fn who_was_removed_is_not_found_and_may_be_invited_anew(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        editors::remove(&mut tx, editor.id, minutes(1)).await.unwrap();
        assert_eq!(editors::by_id(&mut tx, editor.id).await.unwrap(), None);
        assert_eq!(editors::by_address(&mut tx, &editor.address).await.unwrap(), None);
        assert_eq!(editors::all(&mut tx).await.unwrap(), []);
        let again = Editor { id: EditorId(id()), ..editor };
        editors::insert(&mut tx, &again).await.unwrap();
        tx.commit().await.unwrap();
        let addresses = "SELECT COUNT(*) FROM editor WHERE removed_at IS NOT NULL AND address IS NULL";
        assert_eq!(ground.raw().await.number(addresses).await, 1);
    }

    async fn every_address_that_was_filled_in_is_a_row_and_only_editors_come_out(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        assert!(!sign_ins::any_asked(&mut tx).await.unwrap());
        for (text, browser) in [("ANKE@example.org", 1), ("niemand@example.org", 2), ("anke@example.org", 3)] {
            sign_ins::ask(&mut tx, id(), &address(text), &asked(browser), now()).await.unwrap();
        }
        assert!(sign_ins::any_asked(&mut tx).await.unwrap());
        assert_eq!(sign_ins::take_asked(&mut tx, 2).await.unwrap(), [(Some(editor.clone()), asked(1)), (None, asked(2))]);
        assert_eq!(sign_ins::take_asked(&mut tx, 9).await.unwrap(), [(Some(editor), asked(3))]);
        assert!(!sign_ins::any_asked(&mut tx).await.unwrap());
    }

    async fn an_editor_who_cannot_be_read_is_named_and_stops_nobody_behind(engine) {
        let ground = Ground::new(engine).await;
        let broken = known(&ground).await;
        ground.raw().await.run("UPDATE editor SET language = 'tlh'").await;
        let fine = Editor { id: EditorId(id()), address: address("bo@example.org"), ..anke(&ground) };
        let mut tx = ground.tx().await;
        editors::insert(&mut tx, &fine).await.unwrap();
        let read = editors::by_id(&mut tx, broken.id).await;
        assert!(matches!(read, Err(StoreError::Corrupt { table: "editor", column: "language", .. })), "{read:?}");
        for asking in [&broken, &fine] {
            sign_ins::ask(&mut tx, id(), &asking.address, &asked(1), now()).await.unwrap();
        }
        assert_eq!(sign_ins::take_asked(&mut tx, 9).await.unwrap(), [(Some(fine), asked(1))]);
        assert!(!sign_ins::any_asked(&mut tx).await.unwrap());
    }

    async fn a_link_is_used_once_counted_withdrawn_and_forgotten(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        let (asker, is_remembered) = (Some(vec![7; 16]), true);
        let link = SignIn { asker, is_remembered, ..SignIn::new(editor.id, Some([9; 32]), now()) };
        sign_ins::insert(&mut tx, [1; 32], None, &link).await.unwrap();
        sign_ins::insert(&mut tx, [2; 32], None, &SignIn::new(editor.id, None, minutes(5))).await.unwrap();
        assert_eq!(sign_ins::by_hash(&mut tx, [1; 32]).await.unwrap(), Some(link.clone()));
        assert_eq!(sign_ins::by_hash(&mut tx, [2; 32]).await.unwrap().unwrap().browser, None);
        assert_eq!(sign_ins::by_hash(&mut tx, [3; 32]).await.unwrap(), None);
        let mailed = |is_same_network| Mailed { is_same_network, is_remembered: true };
        let of = |asker: u8, since| (Some(vec![asker; 16]), since);
        for ((asker, since), expected) in
            [(of(7, -1), vec![mailed(true)]), (of(8, -1), vec![mailed(false)]), (of(7, 1), vec![])]
        {
            let found = sign_ins::mailed_since(&mut tx, editor.id, asker.as_deref(), minutes(since)).await.unwrap();
            assert_eq!(found, expected, "those made at the command line do not count");
        }
        assert!(sign_ins::use_up(&mut tx, [1; 32], minutes(1)).await.unwrap());
        assert!(!sign_ins::use_up(&mut tx, [1; 32], minutes(2)).await.unwrap());
        let used = SignIn { used_at: Some(minutes(1)), ..link };
        assert_eq!(sign_ins::by_hash(&mut tx, [1; 32]).await.unwrap(), Some(used));
        sign_ins::forget_before(&mut tx, minutes(1)).await.unwrap();
        assert_eq!(sign_ins::by_hash(&mut tx, [1; 32]).await.unwrap(), None);
        sign_ins::withdraw(&mut tx, editor.id).await.unwrap();
        assert_eq!(sign_ins::by_hash(&mut tx, [2; 32]).await.unwrap(), None);
    }

    async fn the_newest_link_makes_the_first_owner_once_and_in_time(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        sign_ins::set_first(&mut tx, [1; 32], minutes(5)).await.unwrap();
        sign_ins::set_first(&mut tx, [2; 32], minutes(5)).await.unwrap();
        assert!(!sign_ins::is_first(&mut tx, [1; 32], now()).await.unwrap(), "an older one");
        assert!(!sign_ins::is_first(&mut tx, [2; 32], minutes(5)).await.unwrap(), "too late");
        assert!(!sign_ins::use_first(&mut tx, [2; 32], minutes(5)).await.unwrap(), "too late");
        assert!(sign_ins::is_first(&mut tx, [2; 32], now()).await.unwrap());
        assert!(sign_ins::use_first(&mut tx, [2; 32], now()).await.unwrap());
        assert!(!sign_ins::use_first(&mut tx, [2; 32], now()).await.unwrap(), "a second time");
    }

    async fn a_session_is_found_noted_listed_and_ended_by_its_own_editor(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let session = |n| Session {
            id: SessionId(id()),
            editor: editor.id,
            created_at: now(),
            seen_at: minutes(n),
            factor_at: None,
            agent: Some("Firefox, Linux".to_owned()),
        };
        let (first, second) = (session(0), session(1));
        let mut tx = ground.tx().await;
        sessions::insert(&mut tx, [1; 32], &first).await.unwrap();
        sessions::insert(&mut tx, [2; 32], &second).await.unwrap();
        assert_eq!(sessions::by_hash(&mut tx, [1; 32]).await.unwrap(), Some(first.clone()));
        assert_eq!(sessions::by_hash(&mut tx, [3; 32]).await.unwrap(), None);
        assert_eq!(sessions::of_editor(&mut tx, editor.id).await.unwrap(), [second.clone(), first.clone()]);
        sessions::note_seen(&mut tx, first.id, minutes(2)).await.unwrap();
        assert_eq!(sessions::of_editor(&mut tx, editor.id).await.unwrap()[0].seen_at, minutes(2));
        assert!(!sessions::end(&mut tx, EditorId(id()), first.id).await.unwrap(), "somebody else's");
        assert!(sessions::end(&mut tx, editor.id, first.id).await.unwrap());
        assert!(!sessions::end(&mut tx, editor.id, first.id).await.unwrap());
        assert_eq!(sessions::end_all(&mut tx, editor.id).await.unwrap(), 1);
        assert_eq!(sessions::by_hash(&mut tx, [2; 32]).await.unwrap(), None);
    }

    async fn sessions_that_are_over_are_forgotten(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        for (n, created, seen) in [(1, LONGEST, TimeDelta::zero()), (2, IDLE, IDLE), (3, IDLE, TimeDelta::minutes(1))] {
            let (created_at, seen_at) = (now() - created, now() - seen);
            let session = Session { id: SessionId(id()), editor: editor.id, created_at, seen_at, factor_at: None, agent: None };
            sessions::insert(&mut tx, [n; 32], &session).await.unwrap();
        }
        sessions::forget_over(&mut tx, now()).await.unwrap();
        assert_eq!(sessions::of_editor(&mut tx, editor.id).await.unwrap().len(), 1);
        assert!(sessions::by_hash(&mut tx, [3; 32]).await.unwrap().is_some());
    }

    async fn the_log_is_read_back_and_the_database_refuses_to_change_it(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let invited = AuditEntry {
            at: now(),
            actor: None,
            act: Act::Invited,
            list: Some(ground.list.id),
            subject: Some(editor.id),
            role: Some(Role::Editor),
        };
        let signed_in =
            AuditEntry { at: minutes(1), actor: Some(editor.id), act: Act::SignedIn, list: None, subject: None, role: None };
        let mut tx = ground.tx().await;
        for entry in [&invited, &signed_in] {
            audit::add(&mut tx, id(), entry).await.unwrap();
        }
        tx.commit().await.unwrap();
        let replace = match engine {
            Engine::Sqlite => "INSERT OR REPLACE INTO audit (id, at, act) SELECT id, at, 'nothing' FROM audit",
            Engine::Postgres => {
                "INSERT INTO audit (id, at, act) SELECT id, at, 'nothing' FROM audit \
                 ON CONFLICT (id) DO UPDATE SET act = excluded.act"
            }
        };
        for sql in ["UPDATE audit SET act = 'nothing'", "DELETE FROM audit", replace] {
            let query = AssertSqlSafe(sql);
            let refused = match &mut ground.raw().await {
                Raw::Sqlite(connection) => sqlx::query(query).execute(connection).await.unwrap_err(),
                Raw::Postgres(connection) => sqlx::query(query).execute(connection).await.unwrap_err(),
            };
            assert!(refused.to_string().contains("the audit log is only added to"), "{sql}: {refused}");
        }
        assert_eq!(audit::newest(&mut ground.look().await, 9).await.unwrap(), [signed_in, invited]);
        assert_eq!(audit::newest(&mut ground.look().await, 1).await.unwrap(), [signed_in]);
    }

    async fn the_log_of_an_issue_is_its_own_and_in_order(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let issue = ground.sending().await;
        let entry = |n, act| {
            AuditEntry { at: minutes(n), actor: Some(editor.id), act, list: Some(ground.list.id), subject: None, role: None }
        };
        let (approved, published, elsewhere) = (entry(1, Act::Approved), entry(2, Act::Published), entry(3, Act::SignedIn));
        let mut tx = ground.tx().await;
        audit::add_about(&mut tx, id(), issue.id, &published).await.unwrap();
        audit::add_about(&mut tx, id(), issue.id, &approved).await.unwrap();
        audit::add(&mut tx, id(), &elsewhere).await.unwrap();
        assert_eq!(audit::of_issue(&mut tx, issue.id).await.unwrap(), [approved, published]);
        assert_eq!(audit::newest(&mut tx, 1).await.unwrap(), [elsewhere]);
        assert_eq!(audit::of_issue(&mut tx, IssueId(id())).await.unwrap(), []);
    }

    async fn the_log_of_a_reader_is_its_own_and_outlives_them(engine) {
        let ground = Ground::new(engine).await;
        let reader = ground.member("lezer@example.org", ACTIVE()).await;
        let entry = |n, act| {
            AuditEntry { at: minutes(n), actor: None, act, list: Some(ground.list.id), subject: None, role: None }
        };
        let (seen, erased) = (entry(1, Act::SubscriberSeen), entry(2, Act::SubscriberErased));
        let mut tx = ground.tx().await;
        for it in [&erased, &seen] {
            audit::add_about_subscriber(&mut tx, id(), reader.id, it).await.unwrap();
        }
        subscribers::erase(&mut tx, reader.subscriber, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        assert_eq!(audit::of_reader(&mut tx, ground.list.id, reader.id).await.unwrap(), [seen, erased]);
        assert_eq!(audit::of_reader(&mut tx, ListId(id()), reader.id).await.unwrap(), []);
        assert_eq!(audit::of_reader(&mut tx, ground.list.id, SubscriptionId(id())).await.unwrap(), []);
    }

    async fn each_list_knows_an_editor_by_the_name_in_its_own_invitation(engine) {
        let ground = Ground::new(engine).await;
        let (editor, list) = (known(&ground).await, ground.list.id);
        let mut tx = ground.tx().await;
        assert!(editors::names::on(&mut tx, list).await.unwrap().is_empty());
        for name in ["Cees", "Cees de Vries"] {
            editors::names::set(&mut tx, id(), (list, editor.id), &line(name)).await.unwrap();
        }
        let here = line("Cees de Vries");
        assert_eq!(editors::names::on(&mut tx, list).await.unwrap(), [(editor.id, here.clone())].into());
        assert_eq!(editors::names::of(&mut tx, editor.id, Some(list)).await.unwrap(), Some(here));
        for elsewhere in [None, Some(ListId(id()))] {
            assert_eq!(editors::names::of(&mut tx, editor.id, elsewhere).await.unwrap(), Some(editor.name.clone()));
        }
    }

    async fn who_was_removed_keeps_a_name(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        assert_eq!(editors::names::of(&mut tx, editor.id, None).await.unwrap(), Some(editor.name.clone()));
        editors::remove(&mut tx, editor.id, minutes(1)).await.unwrap();
        assert_eq!(editors::names::of(&mut tx, editor.id, None).await.unwrap(), Some(editor.name));
        assert_eq!(editors::names::of(&mut tx, EditorId(id()), None).await.unwrap(), None);
    }
}
