//! The queue: adding an item, what is wrong with one, pinning, and all else one does with it.

mod changing;
mod moving;
mod order;
mod pictures;
mod preview;
mod whole;

use axum::http::StatusCode;
use rondbrief::{
    app::{editors::manage::Post, items::manage},
    domain::{
        editor::Role,
        item::{Item, ItemKind},
    },
};

use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        desk::{Person, invite},
        fixtures,
    },
};

const ANKE: &str = "anke@example.org";
const QUEUE: &str = "/desk/l/in-de-ggz/queue";
const ADD: &str = "/desk/l/in-de-ggz/queue/add";
const ID: &str = "018f0000000070008000000000000001";

async fn with_anke(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Editor)).await;
    app
}

async fn waiting(app: &TestApp) -> Vec<Item> {
    manage::waiting(&app.app, &app.list().await).await.unwrap()
}

/// The path of an item's form, with which the paths of its buttons begin.
fn path(item: &Item) -> String {
    format!("{QUEUE}/{}", item.id.0.simple())
}

/// The number of times that an act is in the log.
async fn count(app: &TestApp, act: &str) -> i64 {
    app.raw().await.number(&format!("SELECT COUNT(*) FROM audit WHERE act = '{act}'")).await
}

both_engines! {
    async fn an_item_is_added_once_however_often_its_form_is_posted(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        assert!(anke.get(QUEUE).await.words().contains("Voeg het eerste bericht toe"));
        let fields = [
            ("id", ID),
            ("kind", "event"),
            ("title", "Slotbijeenkomst <script>"),
            ("section", "Welkome Wijk"),
            ("body", "Een **woord**.\r\n\r\nNog een."),
            ("source", "Gemeente"),
            ("source_link", "https://www.example.org/zeist"),
            ("starts", "2027-01-21T14:00"),
            ("ends", "2027-01-21T16:30"),
            ("place", "online"),
            ("full", "yes"),
            ("image", "https://www.example.org/foto.jpg"),
            ("alt", "Vier collega's"),
            ("expires", "2027-01-20"),
        ];
        for _ in 0..2 {
            let place = format!("{QUEUE}?done=added&item={ID}");
            assert_eq!(anke.presses(ADD, &fields).await.header("location"), place);
        }
        let all = waiting(&app).await;
        assert_eq!((all.len(), all[0].body.as_str()), (1, "Een **woord**.\n\nNog een."));
        let ItemKind::Event(event) = &all[0].kind else { panic!("it is an event") };
        assert!(event.full && event.ends.is_some_and(|ends| ends > event.starts));
        assert_eq!(all[0].section.as_ref().unwrap().as_str(), "Welkome Wijk");
        assert_eq!(all[0].source.as_ref().unwrap().link.as_str(), "https://www.example.org/zeist");
        let page = anke.get(&format!("{QUEUE}?done=added&item={ID}")).await;
        assert!(!page.body.contains("<script>") && page.body.contains("data-saved=\"in-de-ggz/new\""));
        for words in [
            "‘Slotbijeenkomst <script>’ staat in de wachtrij",
            "Agenda donderdag 21 januari 2027, 14.00 uur · online · volgeboekt Slotbijeenkomst",
            "Anke, vandaag · met foto · tot en met woensdag 20 januari 2027",
        ] {
            assert!(page.words().contains(words), "{words}\n{}", page.words());
        }
        assert_eq!(count(&app, "item-added").await, 1);
    }

    async fn an_item_is_pinned_once_and_loosened(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let item = fixtures::item(1, ItemKind::News, "Nieuws");
        app.queue(&item).await;
        for (pinned, is) in [("yes", true), ("yes", true), ("no", false)] {
            let answer = anke.presses(&format!("{}/pin", path(&item)), &[("pinned", pinned)]).await;
            let (id, done) = (item.id.0.simple(), if is { "pinned" } else { "loosened" });
            assert_eq!(answer.header("location"), format!("{QUEUE}?done={done}&item={id}#more-{id}"));
            let words = anke.get(answer.header("location")).await.words();
            assert!(words.contains(if is { "‘Nieuws’ is vastgezet op plaats 1 van 1." } else { "‘Nieuws’ is niet meer vastgezet" }), "{words}");
            assert_eq!(waiting(&app).await[0].pinned, is);
        }
        assert_eq!(count(&app, "item-pinned").await, 2);
    }
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let long = "x".repeat(301);
    let link = format!("https://www.example.org/{}", "x".repeat(2000));
    for (field, text, words) in [
        ("title", "", "Vul een titel in"),
        ("title", long.as_str(), "minder dan 300 tekens"),
        ("title", "a\u{202e}b", "onzichtbaar teken"),
        ("section", long.as_str(), "minder dan 300 tekens"),
        ("section", "a\nb", "onzichtbaar teken"),
        ("source", long.as_str(), "minder dan 300 tekens"),
        ("source", "Gemeente", "Vul dit in"),
        ("source_link", "https://www.example.org", "Vul dit in"),
        ("source_link", "javascript:alert(1)", "Dit is geen link"),
        ("source_link", link.as_str(), "minder dan 2000 tekens"),
        ("link", link.as_str(), "minder dan 2000 tekens"),
        ("body", "a\u{1b}[2Jb", "onzichtbaar teken"),
        ("body", "a\u{202e}b", "onzichtbaar teken"),
        ("kind", "boek", "Vul dit in"),
        ("kind", "event", "een datum en een tijd"),
        ("starts", "2027-01-21T14:00", "Je hebt iets ingevuld bij ‘Bijeenkomst’"),
        ("full", "yes", "Je hebt iets ingevuld bij ‘Bijeenkomst’"),
        ("ends", "morgen", "een datum en een tijd"),
        ("place", "a\u{0}b", "onzichtbaar teken"),
        ("register", "www.example.org", "Dit is geen link"),
        ("link", "javascript:alert(1)", "Dit is geen link"),
        ("image", "http://www.example.org/a.jpg", "moet met https:// beginnen"),
        ("image", "https://www.example.org/a.jpg", "Vul dit in"),
        ("alt", "Vier collega's", "Kies een foto"),
        ("expires", "2027-13-01", "geen datum"),
        ("expires", "+262142-12-31", "een jaar van 2000 tot en met 2100"),
        ("not_before", "-0001-01-01", "een jaar van 2000 tot en met 2100"),
        ("starts", "2101-01-01T10:00", "een jaar van 2000 tot en met 2100"),
        ("starts", "2027-03-28T02:30", "Dit tijdstip bestaat niet"),
    ] {
        let mut fields = vec![("id", ID), ("summary", "Wat ik typte")];
        fields.extend([("title", "T"), ("kind", "news")].into_iter().filter(|(name, _)| *name != field));
        fields.push((field, text));
        let page = anke.presses(ADD, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {text}");
        assert!(page.words().contains(words), "{field} {text}\n{}", page.words());
        assert_eq!(page.field("summary").unwrap(), "Wat ik typte");
    }
    let days = [("id", ID), ("kind", "news"), ("title", "T"), ("not_before", "2027-02-02"), ("expires", "2027-02-01")];
    assert!(anke.presses(ADD, &days).await.words().contains("is eerder dan de eerste"));
    let hours =
        [("starts", "2027-02-02T14:00"), ("ends", "2027-02-02T13:00"), ("id", ID), ("kind", "event"), ("title", "T")];
    assert!(anke.presses(ADD, &hours).await.words().contains("Het einde is eerder dan het begin"));
    assert!(waiting(&app).await.is_empty());
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let fields = [
        ("id", ID),
        ("kind", "event"),
        ("link", "geen link"),
        ("starts", "2027-02-02T14:00"),
        ("ends", "2027-02-02T13:00"),
        ("not_before", "2027-02-02"),
        ("expires", "2027-02-01"),
    ];
    let words = anke.presses(ADD, &fields).await.words();
    let wrong =
        ["Vul een titel in", "Dit is geen link", "Het einde is eerder dan het begin", "is eerder dan de eerste"];
    for trouble in wrong {
        assert!(words.contains(trouble), "{trouble}\n{words}");
    }
}
