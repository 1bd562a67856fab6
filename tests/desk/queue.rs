//! The queue: adding an item, what is wrong with one, pinning, and taking out.

use axum::http::StatusCode;
use rondbrief::{
    app::{keep_editors::Post, keep_items},
    domain::{
        editor::Role,
        item::{Item, Kind},
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
    keep_items::waiting(&app.app, &app.list().await).await.unwrap()
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
            ("body", "Een **woord**.\r\n\r\nNog een."),
            ("starts", "2027-01-21T14:00"),
            ("place", "online"),
            ("image", "https://www.example.org/foto.jpg"),
            ("alt", "Vier collega's"),
            ("expires", "2027-01-20"),
        ];
        for _ in 0..2 {
            assert_eq!(anke.presses(ADD, &fields).await.header("location"), QUEUE);
        }
        let all = waiting(&app).await;
        assert_eq!((all.len(), all[0].body.as_str()), (1, "Een **woord**.\n\nNog een."));
        let page = anke.get(QUEUE).await;
        assert!(!page.body.contains("<script"));
        for words in ["Slotbijeenkomst <script>", "Bijeenkomst · donderdag 21 januari 2027", "online", "tot en met"] {
            assert!(page.words().contains(words), "{words}\n{}", page.words());
        }
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM audit WHERE act = 'item-added'").await, 1);
    }

    async fn an_item_is_pinned_once_and_loosened(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let item = fixtures::item(1, Kind::News, "Nieuws");
        app.queue(&item).await;
        let path = format!("{QUEUE}/{}", item.id.0.simple());
        for (pinned, is) in [("yes", true), ("yes", true), ("no", false)] {
            assert_eq!(anke.presses(&format!("{path}/pin"), &[("pinned", pinned)]).await.header("location"), QUEUE);
            assert_eq!(waiting(&app).await[0].pinned, is);
        }
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM audit WHERE act LIKE 'item-%'").await, 2);
    }
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let long = "x".repeat(301);
    for (field, text, words) in [
        ("title", "", "Vul dit in"),
        ("title", long.as_str(), "korter dan 300 tekens"),
        ("title", "a\u{202e}b", "onzichtbaar teken"),
        ("kind", "boek", "Vul dit in"),
        ("kind", "event", "een datum en een tijd"),
        ("link", "javascript:alert(1)", "Dit is geen link"),
        ("image", "http://www.example.org/a.jpg", "moet met https:// beginnen"),
        ("image", "https://www.example.org/a.jpg", "Vul dit in"),
        ("expires", "2027-13-01", "geen datum"),
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
    assert!(anke.presses(ADD, &days).await.words().contains("ligt voor de eerste"));
    assert!(waiting(&app).await.is_empty());
}
