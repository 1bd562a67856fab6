//! Lists, their wordings, and what stands in tables of their own.

use rondbrief::{
    domain::{
        ids::{ListId, SystemIds},
        list::{Approval, List},
        text::language::Language,
    },
    store::{StoreError, lists},
};

use crate::{
    both_engines,
    store::{Ground, address, id, now},
    support::fixtures::{self, line},
};

fn another(slug: &str, name: &str) -> List {
    List {
        id: ListId(id()),
        slug: slug.parse().unwrap(),
        name: line(name),
        created_at: now(),
        ..fixtures::list(Language::En)
    }
}

both_engines! {
    async fn a_list_reads_back_as_it_was_written(engine) {
        let ground = Ground::new(engine).await;
        let list = List {
            origins: vec!["https://a.example".parse().unwrap(), "https://b.example:8443".parse().unwrap()],
            editors: vec![address("een@example.org"), address("twee@example.org")],
            privacy: None,
            minimum: 3,
            approval: Approval::NotNeeded,
            asks_name: false,
            reply: Some(address("antwoord@example.org")),
            footers: [(Language::Nl, "Bel 113.".parse().unwrap()), (Language::En, "Call 113.".parse().unwrap())].into(),
            ..another("nieuwe-wegen", "Nieuwe wegen: ggz & opvang")
        };
        let mut tx = ground.tx().await;
        lists::insert(&mut tx, &list, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        assert_eq!(lists::by_slug(&mut tx, &list.slug).await.unwrap(), Some(list.clone()));
        assert_eq!(lists::by_id(&mut tx, list.id).await.unwrap(), Some(list));
        assert_eq!(lists::by_id(&mut tx, ListId(id())).await.unwrap(), None);
        assert_eq!(lists::by_slug(&mut tx, &"onbekend".parse().unwrap()).await.unwrap(), None);
    }

    async fn a_list_keeps_what_its_issues_need_to_go_out(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        for approval in [Approval::ByTwo, Approval::NotNeeded, Approval::Needed] {
            lists::update(&mut tx, &List { approval, ..ground.list.clone() }, &SystemIds).await.unwrap();
            assert_eq!(lists::by_id(&mut tx, ground.list.id).await.unwrap().unwrap().approval, approval);
        }
    }

    async fn a_short_name_is_given_out_once(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        let taken = lists::insert(&mut tx, &another("in-de-ggz", "Nog een"), &SystemIds).await;
        assert!(matches!(taken, Err(StoreError::Exists)));
    }

    async fn a_change_replaces_everything_but_the_short_name(engine) {
        let ground = Ground::new(engine).await;
        let changed = List {
            name: line("In de ggz, elke week"),
            origins: vec!["https://www.example.org".parse().unwrap()],
            editors: vec![address("redactie@example.org")],
            cadence: rondbrief::domain::list::cadence::Cadence::read(
                &rondbrief::domain::list::cadence::Words { every: "2 weeks".into(), on: "friday".into(), ..ground.list.cadence.words() },
                fixtures::day(2026, 12, 4),
            ).unwrap(),
            ..ground.list.clone()
        };
        let mut tx = ground.tx().await;
        lists::update(&mut tx, &changed, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ground.store.snapshot().list(&changed.slug).await.unwrap(), Some(changed.clone()));
        let mut tx = ground.tx().await;
        lists::update(&mut tx, &ground.list, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ground.store.snapshot().list(&changed.slug).await.unwrap(), Some(ground.list.clone()));
    }

    async fn a_list_is_as_it_was_seen_until_somebody_changes_it(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        let seen = lists::version(&mut tx, ground.list.id).await.unwrap();
        assert!(lists::is_still(&mut tx, ground.list.id, seen).await.unwrap());
        lists::update(&mut tx, &ground.list, &SystemIds).await.unwrap();
        assert!(!lists::is_still(&mut tx, ground.list.id, seen).await.unwrap());
        assert_eq!(lists::version(&mut tx, ground.list.id).await.unwrap(), seen + 1);
        assert!(!lists::is_still(&mut tx, ListId(id()), seen).await.unwrap());
    }

    async fn lists_stand_in_the_order_of_their_names(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        for list in [another("w", "Welkome Wijk"), another("b", "Beweging")] {
            lists::insert(&mut tx, &list, &SystemIds).await.unwrap();
        }
        tx.commit().await.unwrap();
        let names: Vec<_> =
            ground.store.snapshot().lists().await.unwrap().into_iter().map(|list| list.name.to_string()).collect();
        assert_eq!(names, ["Beweging", "In de ggz", "Welkome Wijk"]);
    }

    async fn a_new_wording_is_a_new_version_and_the_old_one_stays(engine) {
        let ground = Ground::new(engine).await;
        assert_eq!(ground.store.snapshot().wording(ground.list.id, Language::Nl).await.unwrap(), None);
        for text in ["Stuur mij de update.", "Ja, stuur mij de update."] {
            let mut tx = ground.tx().await;
            lists::add_wording(&mut tx, ground.list.id, Language::Nl, text, now()).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut tx = ground.tx().await;
        lists::add_wording(&mut tx, ground.list.id, Language::En, "Yes, send me the update.", now()).await.unwrap();
        tx.commit().await.unwrap();
        let present = async |language| lists::wording(&mut ground.look().await, ground.list.id, language).await.unwrap();
        let english = present(Language::En).await.unwrap();
        assert_eq!((english.version, english.language, english.text.as_str()), (3, Language::En, "Yes, send me the update."));
        let wording = present(Language::Nl).await.unwrap();
        assert_eq!((wording.version, wording.text.as_str()), (2, "Ja, stuur mij de update."));
        let all = lists::wordings(&mut ground.look().await, ground.list.id).await.unwrap();
        assert_eq!(all.iter().map(|it| (it.version, it.since)).collect::<Vec<_>>(), [(3, now()), (2, now()), (1, now())]);
        let of = async |list, version| lists::wording_of(&mut ground.look().await, list, version).await.unwrap();
        assert_eq!(of(ground.list.id, 1).await.map(|it| it.text).as_deref(), Some("Stuur mij de update."));
        assert_eq!((of(ground.list.id, 4).await, of(ListId(id()), 1).await), (None, None));
        let texts = ground.raw().await.texts("SELECT text FROM wording ORDER BY version").await;
        assert_eq!(texts, ["Stuur mij de update.", "Ja, stuur mij de update.", "Yes, send me the update."]);
    }
}
