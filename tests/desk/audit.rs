//! The log: who did what, for owners, of one list or of all; filtered, page by page.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        audit::read,
        editors::{
            self,
            manage::{Invitation, Post},
        },
        issues::{compose, preview, rearrange},
        items, lists,
        subscribers::import::{self, Row, Run},
    },
    domain::{
        audit::{Act, AuditEntry},
        editor::Role,
        ids::{IdMaker, ItemId, ListId, SystemIds},
        item::ItemKind,
        list::List,
        text::language::Language,
    },
    store::audit,
};
use uuid::Uuid;

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures::{self, line},
};

const ANKE: &str = "anke@example.org";
const BO: &str = "bo@example.org";
const BOSS: &str = "boss@example.org";
const LOG: &str = "/desk/l/in-de-ggz/log";
const OTHER: &str = "/desk/l/welkome-wijk/log";

/// Two lists; Anke owns the first, somebody else all.
async fn with_owners() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let other = List {
        id: ListId(Uuid::from_u128(2)),
        slug: "welkome-wijk".parse().unwrap(),
        name: "Welkome Wijk".parse().unwrap(),
        ..app.list().await
    };
    lists::manage::create(&app.app, &other, None).await.unwrap();
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    invite(&app, BOSS, Post::OwnerOfAll).await;
    app
}

/// Writes that many entries about a list, one for each minute from now on.
async fn note(app: &TestApp, list: ListId, act: Act, count: u32) {
    let actor = editors::manage::find(&app.app, &ANKE.parse().unwrap()).await.unwrap().id;
    let mut tx = app.app.store().begin().await.unwrap();
    for n in 0..count {
        let at = app.clock_now() + chrono::TimeDelta::minutes(i64::from(n));
        let entry = AuditEntry { at, actor: Some(actor), act, list: Some(list), subject: None, role: None };
        audit::add(&mut tx, SystemIds.uuid(), &entry).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_list_tells_its_owner_who_did_what_to_it_and_nothing_of_another_list() {
    let app = with_owners().await;
    note(&app, app.list().await.id, Act::ListChanged, 1).await;
    note(&app, ListId(Uuid::from_u128(2)), Act::SitesChanged, 1).await;
    let anke = Person::by_link(&app, ANKE).await;
    let words = anke.get(LOG).await.words();
    assert!(words.contains("dinsdag 1 december 2026"), "{words}");
    assert!(words.contains("10.00 uur Instellingen Gewijzigd door Anke"), "{words}");
    assert!(words.contains("Anke Uitgenodigd via de opdrachtregel · Eigenaar"), "{words}");
    assert!(words.contains("Rondbrief kan in dit logboek niets wijzigen of verwijderen"), "{words}");
    assert!(!words.contains("Sites met het formulier gewijzigd"), "{words}");
    assert!(!words.contains("Link om in te loggen gemaakt"), "signing in is about no list: {words}");
    let boss = Person::by_link(&app, BOSS).await;
    assert!(boss.get(OTHER).await.words().contains("Sites met het formulier gewijzigd"));
    let all = boss.get("/desk/log").await.words();
    for told in ["Gewijzigd door Anke In de ggz", "gewijzigd door Anke Welkome Wijk", "Anke Ingelogd"] {
        assert!(all.contains(told), "{told}\n{all}");
    }
    assert!(boss.get("/desk").await.body.contains("\"/desk/log\""));
}

#[tokio::test]
async fn the_whole_log_waits_for_the_second_factor() {
    let app = with_owners().await;
    let boss = Person::by_link_alone(&app, BOSS).await;
    for path in ["/desk/log", LOG] {
        let answer = boss.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.header("location").starts_with("/desk/factor"), "{path}");
    }
}

#[tokio::test]
async fn older_entries_stand_on_a_next_page_each_once() {
    let app = with_owners().await;
    let list = app.list().await.id;
    note(&app, list, Act::ItemAdded, read::PAGE + 7).await;
    let anke = Person::by_link(&app, ANKE).await;
    let first = anke.get(&format!("{LOG}?what=queue")).await;
    let count = |body: &str| body.matches("Een bericht toegevoegd").count();
    assert_eq!(count(&first.body), read::PAGE as usize);
    let query = first.body.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
    let older = query.split('"').next().unwrap().replace("&#38;", "&");
    let second = anke.get(&older).await;
    assert_eq!(count(&second.body), 7, "{older}");
    assert!(!second.body.contains("rel=\"next\""));
    assert!(second.words().contains("Het hele logboek"));
}

#[tokio::test]
async fn the_log_is_narrowed_by_person_topic_and_period() {
    let app = with_owners().await;
    let list = app.list().await.id;
    note(&app, list, Act::ListChanged, 1).await;
    app.clock.advance(chrono::TimeDelta::days(20));
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    let anke = Person::by_link(&app, ANKE).await;
    let id = editors::manage::find(&app.app, &ANKE.parse().unwrap()).await.unwrap().id.0.simple().to_string();
    let narrowed = async |query: &str| anke.get(&format!("{LOG}?{query}")).await.words();
    let (changed, queued) = ("Gewijzigd door Anke", "Een bericht toegevoegd via de opdrachtregel");
    for (query, has_changed, has_queued) in [
        (String::new(), true, true),
        ("who=&what=&since=&before=".to_owned(), true, true),
        (format!("who={id}"), true, false),
        ("who=nobody".to_owned(), false, true),
        ("what=settings".to_owned(), true, false),
        ("what=queue".to_owned(), false, true),
        ("since=week".to_owned(), false, true),
        ("since=month".to_owned(), true, true),
        (format!("who={id}&since=week"), false, false),
    ] {
        let words = narrowed(&query).await;
        assert_eq!((words.contains(changed), words.contains(queued)), (has_changed, has_queued), "{query}\n{words}");
    }
    assert!(narrowed(&format!("who={id}&since=week")).await.contains("Hierover staat nog niets in het logboek"));
    for query in ["who=anke", "what=x", "since=x", "before=x", "what=%27%20OR%201%3D1"] {
        assert_eq!(anke.get(&format!("{LOG}?{query}")).await.status, StatusCode::NOT_FOUND, "{query}");
    }
}

#[tokio::test]
async fn who_was_removed_keeps_their_name_in_the_log() {
    let app = with_owners().await;
    note(&app, app.list().await.id, Act::ListChanged, 1).await;
    editors::manage::remove(&app.app, &ANKE.parse().unwrap()).await.unwrap();
    let words = Person::by_link(&app, BOSS).await.get(LOG).await.words();
    assert!(words.contains("Instellingen Gewijzigd door Anke"), "{words}");
}

#[tokio::test]
async fn the_log_and_the_way_of_an_issue_name_the_item_and_who_got_a_test() {
    let app = with_owners().await;
    let list = app.list().await;
    let post = Post::On(list.id, Role::Editor);
    let bo = Invitation { address: BO.parse().unwrap(), name: line("Bo"), language: Language::Nl, post };
    editors::manage::invite(&app.app, bo).await.unwrap();
    for (n, title) in [(1, "Gezond op werk"), (2, "Dit gaat weg")] {
        app.queue(&fixtures::item(n, ItemKind::News, title)).await;
    }
    let [stays, goes] = [1, 2].map(|n| ItemId(Uuid::from_u128(n)));
    items::manage::remove(&app.app, list.id, goes).await.unwrap();
    compose::compose_now(&app.app, &list).await.unwrap();
    rearrange::leave_out(&app.app, &list, 1, stays).await.unwrap();
    rearrange::take_in(&app.app, &list, 1, stays).await.unwrap();
    let [asker, bo] = [ANKE, BO].map(|address| address.parse().unwrap());
    let asker = editors::manage::find(&app.app, &asker).await.unwrap();
    let bo = editors::manage::find(&app.app, &bo).await.unwrap();
    preview::test_for(&app.app, &list, 1, &asker, &[bo]).await.unwrap();
    app.deliver().await;
    let anke = Person::by_link(&app, ANKE).await;
    let (read, issue) = (anke.get(LOG).await.words(), anke.get("/desk/l/in-de-ggz/issues/1").await.words());
    for told in [
        "Wachtrij Een bericht toegevoegd via de opdrachtregel · ‘Gezond op werk’",
        "Wachtrij Een bericht definitief verwijderd via de opdrachtregel · een bericht dat hier niet meer staat",
        "Update 1 Een bericht uit de update gehaald via de opdrachtregel · ‘Gezond op werk’",
        "Update 1 Als test gemaild door Anke · aan Bo",
    ] {
        assert!(read.contains(told), "{told}\n{read}");
    }
    for told in ["in de update gezet via de opdrachtregel · ‘Gezond op werk’", "gemaild door Anke · aan Bo"] {
        assert!(issue.contains(told), "{told}\n{issue}");
    }
}

#[tokio::test]
async fn an_import_stands_in_the_log_once_and_only_where_it_made_readers() {
    let app = with_owners().await;
    let list = app.list().await;
    let row = |email: &str| Row {
        email: email.to_owned(),
        consented_at: "2026-03-01".to_owned(),
        consent: "op papier".to_owned(),
        ..Row::default()
    };
    import::import(&app.app, &list, &[row("een@example.org")], &mut Run::new(true)).await.unwrap();
    let mut run = Run::new(false);
    for rows in [[row("geen adres")], [row("een@example.org")], [row("twee@example.org")]] {
        import::import(&app.app, &list, &rows, &mut run).await.unwrap();
    }
    import::import(&app.app, &list, &[row("een@example.org")], &mut Run::new(false)).await.unwrap();
    let read = Person::by_link(&app, ANKE).await.get(LOG).await.words();
    assert_eq!(read.matches("Lezers Lezers toegevoegd uit een bestand via de opdrachtregel").count(), 1, "{read}");
    assert!(!read.contains("een@example.org"));
}
