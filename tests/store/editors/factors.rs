//! Second factors: an app's secret and its steps, recovery codes, how often somebody tried, and passkeys.

use rondbrief::{
    domain::{
        editor::{
            Editor, Roles,
            factor::{AppSecret, Passkey, RecoveryCode},
            session::Session,
        },
        ids::{EditorId, PasskeyId, SessionId},
        text::language::Language,
    },
    store::{
        StoreError,
        editors::{self, factors, passkeys, sessions},
    },
};

use crate::{
    both_engines,
    store::{Ground, address, id, minutes, now},
    support::fixtures::line,
};

/// An editor in the database.
async fn known(ground: &Ground) -> EditorId {
    let editor = Editor {
        id: EditorId(id()),
        address: address("anke@example.org"),
        name: line("Anke"),
        language: Language::Nl,
        roles: Roles::default(),
        created_at: now(),
    };
    let mut tx = ground.tx().await;
    editors::insert(&mut tx, &editor).await.unwrap();
    tx.commit().await.unwrap();
    editor.id
}

fn passkey(editor: EditorId, credential: u8) -> Passkey {
    Passkey {
        id: PasskeyId(id()),
        editor,
        credential: vec![credential; 16],
        facts: "{}".to_owned(),
        name: line("Telefoon"),
        made_at: now(),
        used_at: None,
    }
}

both_engines! {
    async fn an_app_is_kept_sealed_and_each_step_is_taken_once_and_forwards(engine) {
        let ground = Ground::new(engine).await;
        let (editor, secret) = (known(&ground).await, AppSecret(*b"12345678901234567890"));
        let mut tx = ground.tx().await;
        assert!(factors::app(&mut tx, editor).await.unwrap().is_none());
        factors::set_app(&mut tx, editor, secret, 7, now()).await.unwrap();
        assert!(factors::app(&mut tx, editor).await.unwrap() == Some(secret));
        for (step, taken) in [(7, false), (6, false), (8, true), (8, false), (10, true), (9, false)] {
            assert_eq!(factors::take_step(&mut tx, editor, step).await.unwrap(), taken, "{step}");
        }
        tx.commit().await.unwrap();
        let mut tx = ground.tx().await;
        let twice = factors::set_app(&mut tx, editor, secret, 7, now()).await;
        assert!(matches!(twice, Err(StoreError::Exists)));
        drop(tx);
        let mut tx = ground.tx().await;
        assert!(factors::remove_app(&mut tx, editor).await.unwrap());
        assert!(!factors::remove_app(&mut tx, editor).await.unwrap());
    }

    async fn a_recovery_code_is_used_once_and_new_ones_take_the_place_of_the_old(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let codes = [1, 2, 3].map(|n| RecoveryCode([n; 10]).hash());
        let mut tx = ground.tx().await;
        factors::set_recovery(&mut tx, editor, &codes[..2]).await.unwrap();
        assert_eq!(factors::count_recovery(&mut tx, editor).await.unwrap(), 2);
        assert!(factors::use_recovery(&mut tx, editor, codes[0]).await.unwrap());
        assert!(!factors::use_recovery(&mut tx, editor, codes[0]).await.unwrap());
        assert!(!factors::use_recovery(&mut tx, EditorId(id()), codes[1]).await.unwrap(), "nobody else's");
        factors::set_recovery(&mut tx, editor, &codes[2..]).await.unwrap();
        assert!(!factors::use_recovery(&mut tx, editor, codes[1]).await.unwrap());
        assert_eq!(factors::count_recovery(&mut tx, editor).await.unwrap(), 1);
    }

    async fn what_was_tried_counts_for_a_quarter_of_an_hour(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        for (minute, count) in [(0, 1), (5, 2), (14, 3), (15, 1), (16, 2)] {
            assert_eq!(factors::count_trial(&mut tx, editor, minutes(minute)).await.unwrap(), count, "{minute}");
        }
        factors::forget_trials(&mut tx, editor).await.unwrap();
        assert_eq!(factors::count_trial(&mut tx, editor, minutes(17)).await.unwrap(), 1);
    }

    async fn passkeys_are_found_by_what_devices_call_them_and_belong_to_one_editor(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let (one, other) = (passkey(editor, 1), passkey(editor, 2));
        let mut tx = ground.tx().await;
        passkeys::insert(&mut tx, &one).await.unwrap();
        passkeys::insert(&mut tx, &other).await.unwrap();
        assert_eq!(passkeys::of_editor(&mut tx, editor).await.unwrap(), [one.clone(), other.clone()]);
        assert_eq!(passkeys::by_credential(&mut tx, &[3; 16]).await.unwrap(), None);
        passkeys::note_used(&mut tx, one.id, "{\"counter\":1}", minutes(1)).await.unwrap();
        let used = Passkey { facts: "{\"counter\":1}".to_owned(), used_at: Some(minutes(1)), ..one.clone() };
        assert_eq!(passkeys::by_credential(&mut tx, &[1; 16]).await.unwrap(), Some(used));
        assert!(!passkeys::remove(&mut tx, EditorId(id()), one.id).await.unwrap(), "nobody else's");
        assert!(passkeys::remove(&mut tx, editor, one.id).await.unwrap());
        assert_eq!(passkeys::remove_all(&mut tx, editor).await.unwrap(), 1);
        passkeys::insert(&mut tx, &other).await.unwrap();
        let twin = Passkey { id: PasskeyId(id()), ..other };
        assert!(matches!(passkeys::insert(&mut tx, &twin).await, Err(StoreError::Exists)));
    }

    async fn a_challenge_is_answered_once_and_in_time(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        passkeys::challenge(&mut tx, [1; 32], "first", minutes(5)).await.unwrap();
        passkeys::challenge(&mut tx, [1; 32], "second", minutes(5)).await.unwrap();
        assert_eq!(passkeys::take_challenge(&mut tx, [2; 32], now()).await.unwrap(), None);
        assert_eq!(passkeys::take_challenge(&mut tx, [1; 32], minutes(4)).await.unwrap().as_deref(), Some("second"));
        assert_eq!(passkeys::take_challenge(&mut tx, [1; 32], minutes(4)).await.unwrap(), None);
        passkeys::challenge(&mut tx, [1; 32], "late", minutes(5)).await.unwrap();
        assert_eq!(passkeys::take_challenge(&mut tx, [1; 32], minutes(5)).await.unwrap(), None);
        passkeys::challenge(&mut tx, [3; 32], "never answered", minutes(5)).await.unwrap();
        passkeys::forget_unanswered(&mut tx, minutes(5)).await.unwrap();
        assert_eq!(passkeys::take_challenge(&mut tx, [3; 32], now()).await.unwrap(), None);
    }

    async fn a_session_goes_on_under_another_secret_and_the_others_end(engine) {
        let ground = Ground::new(engine).await;
        let editor = known(&ground).await;
        let mut tx = ground.tx().await;
        let session = |n: u8| Session {
            id: SessionId(id()),
            editor,
            created_at: now(),
            seen_at: now(),
            factor_at: (n == 2).then(now),
            agent: None,
        };
        let (one, other) = (session(1), session(2));
        sessions::insert(&mut tx, [1; 32], &one).await.unwrap();
        sessions::insert(&mut tx, [2; 32], &other).await.unwrap();
        assert_eq!(sessions::by_hash(&mut tx, [2; 32]).await.unwrap(), Some(other));
        sessions::renew(&mut tx, one.id, [3; 32], Some(minutes(1))).await.unwrap();
        assert_eq!(sessions::by_hash(&mut tx, [1; 32]).await.unwrap(), None);
        let renewed = Session { factor_at: Some(minutes(1)), ..one.clone() };
        assert_eq!(sessions::by_hash(&mut tx, [3; 32]).await.unwrap(), Some(renewed.clone()));
        sessions::end_others(&mut tx, editor, one.id).await.unwrap();
        assert_eq!(sessions::of_editor(&mut tx, editor).await.unwrap(), [renewed]);
    }
}
