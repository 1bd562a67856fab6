//! A row that no version of this program writes is an error that names it, never a guess.

use rondbrief::{
    domain::{
        issue::IssueState, item::ItemKind, mail::delivery::DeliveryKey, mail_kind::Mail,
        subscriber::suppression::Reason, token::Token,
    },
    store::{
        StoreError,
        issues::{self, prefaces},
        items, lists,
        outbox::deliveries::{self, NewDelivery},
        subscribers::{self, sign_ups, subscriptions, suppressions},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, address, claim_all, id, minutes, now},
    support::{app::Engine, fixtures},
};

/// True if an answer is an error about this column.
fn names<T>(answer: Result<T, StoreError>, table: &str, column: &str) -> bool {
    match answer {
        Err(StoreError::Corrupt { table: found, column: place, row }) => {
            (found, place) == (table, column) && !row.is_empty()
        }
        Err(_) | Ok(_) => false,
    }
}

async fn damage(ground: &Ground, sql: &str) {
    assert!(ground.raw().await.run(sql).await > 0, "{sql}");
}

both_engines! {
    async fn a_corrupt_list_is_named(engine) {
        let ground = Ground::new(engine).await;
        for (column, value) in [
            ("language", "'tlh'"),
            ("sender", "'nobody'"),
            ("name", "''"),
            ("cadence_every", "'now and then'"),
            ("cadence_anchor", "'soon'"),
            ("privacy", "'::'"),
            ("minimum", "9999999999"),
        ] {
            let mut raw = ground.raw().await;
            raw.run("CREATE TABLE kept AS SELECT * FROM list").await;
            damage(&ground, &format!("UPDATE list SET {column} = {value}")).await;
            assert!(names(lists::by_id(&mut ground.look().await, ground.list.id).await, "list", column), "{column}");
            raw.run(&format!("UPDATE list SET {column} = (SELECT {column} FROM kept)")).await;
            raw.run("DROP TABLE kept").await;
        }
        assert!(lists::by_id(&mut ground.look().await, ground.list.id).await.unwrap().is_some());
    }

    async fn a_sealed_value_that_was_moved_or_cut_is_named(engine) {
        let ground = Ground::new(engine).await;
        let anke = ground.member("anke@example.org", ACTIVE()).await;
        ground.member("bo@example.org", ACTIVE()).await;
        let swap = format!(
            "UPDATE subscriber SET address = (SELECT address FROM subscriber WHERE id <> {0}) WHERE id = {0}",
            "(SELECT MIN(CAST(id AS TEXT)) FROM subscriber)"
        );
        // Ids are compared as each engine keeps them.
        let swap = match engine {
            Engine::Sqlite => swap.replace("MIN(CAST(id AS TEXT))", "MIN(id)"),
            Engine::Postgres => swap.replace("MIN(CAST(id AS TEXT))", "MIN(CAST(id AS TEXT))::uuid"),
        };
        damage(&ground, &swap).await;
        assert!(names(subscribers::by_id(&mut ground.look().await, anke.subscriber).await, "subscriber", "address"));
    }

    async fn a_corrupt_subscription_consent_or_suppression_is_named(engine) {
        let ground = Ground::new(engine).await;
        let anke = ground.member("anke@example.org", ACTIVE()).await;
        let mut tx = ground.tx().await;
        let consent = rondbrief::domain::subscriber::consent::Consent {
            wording: None,
            proof: None,
            form: rondbrief::domain::subscriber::consent::ConsentForm::Api,
            asked_at: now(),
            confirmed_at: now(),
        };
        subscriptions::add_consent(&mut tx, id(), anke.id, &consent).await.unwrap();
        suppressions::insert(&mut tx, &address("bo@example.org"), Reason::Refused, now()).await.unwrap();
        tx.commit().await.unwrap();
        damage(&ground, "UPDATE consent SET form = 'fax'").await;
        assert!(names(subscriptions::consents(&mut ground.look().await, anke.id).await, "consent", "form"));
        damage(&ground, "UPDATE suppression SET reason = 'mood'").await;
        assert!(names(suppressions::of(&mut ground.look().await, &address("bo@example.org")).await, "suppression", "reason"));
        damage(&ground, "UPDATE subscription SET wording = -1").await;
        assert!(names(subscriptions::by_id(&mut ground.look().await, anke.id).await, "subscription", "wording"));
        damage(&ground, "UPDATE subscription SET language = 'tlh'").await;
        assert!(names(subscriptions::by_id(&mut ground.look().await, anke.id).await, "subscription", "language"));
        damage(&ground, "UPDATE subscription SET language = 'nl', confirmed_at = 9223372036854775807").await;
        assert!(names(subscriptions::by_id(&mut ground.look().await, anke.id).await, "subscription", "confirmed_at"));
    }

    async fn a_corrupt_item_issue_or_round_is_named(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        items::insert(&mut tx, ground.list.id, &fixtures::item(1, ItemKind::News, "Nieuws"), None).await.unwrap();
        issues::freeze(&mut tx, issue.id, &fixtures::contents()).await.unwrap();
        tx.commit().await.unwrap();
        damage(&ground, "UPDATE item SET facts = '{\"title\":1}'").await;
        assert!(names(items::waiting(&mut ground.look().await, ground.list.id).await, "item", "facts"));
        damage(&ground, "UPDATE issue SET contents = 'no json'").await;
        assert!(names(issues::frozen(&mut ground.look().await, issue.id).await, "issue", "contents"));
        for (column, value) in [("subject", "'a\r\nBcc: x@example.org'"), ("preheader", "''"), ("preface", "' '")] {
            let value = value.replace("\r\n", "' || chr(10) || '");
            let value = if matches!(engine, Engine::Sqlite) { value.replace("chr(", "char(") } else { value };
            damage(&ground, &format!("UPDATE issue SET {column} = {value}")).await;
            assert!(names(prefaces::of_issue(&mut ground.look().await, issue.id).await, "issue", column), "{column}");
            damage(&ground, &format!("UPDATE issue SET {column} = NULL")).await;
        }
        damage(&ground, "UPDATE issue SET state = 'held', hold_reason = 'weather'").await;
        assert!(names(issues::by_id(&mut ground.look().await, issue.id).await, "issue", "hold_reason"));
    }

    async fn a_message_or_form_that_cannot_be_read_is_put_aside(engine) {
        let ground = Ground::new(engine).await;
        let key = DeliveryKey { cause: id(), recipient: id() };
        let mut tx = ground.tx().await;
        let mail = Mail::Confirmation { token: Token::new([1; 16]) };
        let delivery = NewDelivery { key, list: ground.list.id, mail };
        deliveries::enqueue(&mut tx, &delivery, now()).await.unwrap();
        let form = rondbrief::domain::subscriber::sign_up::SignUp {
            id: rondbrief::domain::ids::SignUpId(id()),
            list: ground.list.id,
            address: address("anke@example.org"),
            name: None,
            language: rondbrief::domain::text::language::Language::Nl,
            form: rondbrief::domain::subscriber::consent::ConsentForm::Page,
            wording: 1,
            asker: None,
            asked_at: now(),
        };
        sign_ups::insert(&mut tx, &[form]).await.unwrap();
        tx.commit().await.unwrap();
        ground.raw().await.run("UPDATE delivery SET letter = (SELECT address FROM sign_up)").await;
        ground.raw().await.run("UPDATE sign_up SET form = 'fax'").await;
        assert!(sign_ups::take(&mut ground.tx().await, 9).await.unwrap().is_empty(), "it does not stop the rest");
        assert!(claim_all(&mut ground.tx().await, 1, now(), minutes(1)).await.is_empty());
        ground.raw().await.run("UPDATE delivery SET letter = NULL, kind = 'pigeon'").await;
        let mut tx = ground.tx().await;
        assert!(claim_all(&mut tx, 1, now(), minutes(1)).await.is_empty());
        tx.commit().await.unwrap();
        assert_eq!(ground.raw().await.texts("SELECT state FROM delivery").await, ["refused"]);
    }
}
