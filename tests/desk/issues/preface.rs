//! The opening of an issue: written at the desk, read by everybody, and never overwritten unseen.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{approve, compose, hold, preface, publish},
    },
    domain::{editor::Role, issue::preface::Preface, item::ItemKind},
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
const LEZER: &str = "lezer@example.org";
const ISSUE: &str = "/desk/l/in-de-ggz/issues/1";
const OPENING: &str = "/desk/l/in-de-ggz/issues/1/opening";

/// A list with a reader and an issue, and Anke, who may send it.
async fn with_an_issue(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Publisher)).await;
    app.reader(LEZER).await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    app
}

async fn kept(app: &TestApp) -> Preface {
    preface::of(&app.app, &app.list().await, 1).await.unwrap().preface
}

const TYPED: [(&str, &str); 3] = [
    ("subject", "Kleine stappen"),
    ("preheader", "Twee pilots beginnen"),
    ("word", "Beste lezer,\r\n\r\nMail *mij*: anke@example.org\r\n\r\n# Kop <script>alert(1)</script>"),
];

both_engines! {
    async fn what_an_editor_writes_reaches_readers_and_the_archive_as_it_was_approved(engine) {
        let app = with_an_issue(engine).await;
        let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
        assert!(anke.get(ISSUE).await.body.contains(OPENING));
        let form = anke.get(OPENING).await;
        assert_eq!((form.field("subject").unwrap(), form.field("version").unwrap()), (String::new(), "1".into()));
        for _ in 0..2 {
            let answer = anke.presses(OPENING, &[&TYPED[..], &[("version", "1")]].concat()).await;
            assert_eq!(answer.header("location"), format!("{ISSUE}?done=opening"), "a second click is the same wish");
        }
        let page = anke.get(&format!("{ISSUE}?done=opening")).await.words();
        for words in ["zijn bewaard", "Onderwerp Kleine stappen", "Voorproefje in de mailbox Twee pilots beginnen Update · nummer 1"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert_eq!(page.matches("Onderwerp of opening gewijzigd door Anke").count(), 1, "{page}");
        approve::approve(&app.app, &list, 1).await.unwrap();
        publish::publish(&app.app, &list, 1).await.unwrap();
        // Nothing that happens after publishing reaches what was published.
        app.raw().await.run("UPDATE issue SET subject = 'Anders', preface = 'Anders'").await;
        app.tick().await;
        let mails = app.mailbox(LEZER);
        let mail = mails.latest();
        assert_eq!(mail.subject, "Kleine stappen");
        assert!(mail.text.contains("Beste lezer,") && mail.html.contains("<em>mij</em>"));
        assert!(!mail.html.contains("<script"));
        let (page, feed) = (app.get("/l/in-de-ggz/1").await, app.get("/l/in-de-ggz/feed.atom").await);
        assert!(page.words().contains("Beste lezer, Mail mij : anke [apenstaartje] example.org"), "{}", page.words());
        assert!(!page.body.contains("anke@example.org") && !page.body.contains("<script"));
        assert!(feed.body.contains("Beste lezer,"));
    }

    async fn who_comes_second_sees_what_differs_and_overwrites_nothing_unknowingly(engine) {
        let app = with_an_issue(engine).await;
        let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
        let other = Preface { subject: Some(fixtures::line("Van Joost")), ..Preface::default() };
        preface::change(&app.app, &list, 1, &other, 1).await.unwrap();
        let typed = |version| [("version", version), ("subject", "Van <b>Anke</b>"), ("preheader", ""), ("word", "Hoi")];
        let page = anke.presses(OPENING, &typed("1")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let words = page.words();
        for shown in ["Er staat nu Van Joost Jij typte Van <b>Anke</b>", "Er staat nu Niets Jij typte Hoi"] {
            assert!(words.contains(shown), "{shown}: {words}");
        }
        assert_eq!(page.field("subject").unwrap(), "Van <b>Anke</b>");
        assert_eq!(kept(&app).await, other);
        let seen = page.field("version").unwrap();
        assert_eq!(anke.presses(OPENING, &typed(&seen)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(kept(&app).await.subject.unwrap().as_str(), "Van <b>Anke</b>");
    }
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    let app = with_an_issue(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let (long, longer) = ("x".repeat(301), "é".repeat(2_001));
    for (field, text, words) in [
        ("subject", "a\r\nBcc: x@example.org", "regeleinde of een onzichtbaar teken"),
        ("subject", "a\u{202e}b", "onzichtbaar teken"),
        ("subject", long.as_str(), "minder dan 300 tekens"),
        ("preheader", "a\u{0}b", "onzichtbaar teken"),
        ("preheader", long.as_str(), "minder dan 300 tekens"),
        ("word", longer.as_str(), "minder dan 2.000 tekens"),
        ("word", "a\u{1b}b", "In deze tekst staat een onzichtbaar teken"),
    ] {
        let mut typed = vec![("version", "1"), (field, text)];
        typed.extend(
            [("subject", "S"), ("preheader", "P"), ("word", "W")].into_iter().filter(|(name, _)| *name != field),
        );
        let page = anke.presses(OPENING, &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {text}");
        assert!(page.words().contains(words), "{field} {text}\n{}", page.words());
        assert!(page.body.contains(&format!("href=\"#{field}\"")), "{field}");
        if field != "subject" {
            assert_eq!(page.field("subject").unwrap(), "S");
        }
        if field != "word" {
            assert!(page.body.contains(">\nW</textarea>"));
        }
    }
    assert!(kept(&app).await.is_empty());
    for version in ["", "x", "-1"] {
        assert_eq!(anke.presses(OPENING, &[("version", version)]).await.status, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn what_was_approved_changes_only_after_it_is_held() {
    let app = with_an_issue(Engine::Sqlite).await;
    let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
    let typed = [("version", "1"), ("subject", "S"), ("preheader", ""), ("word", "Wat ik typte")];
    approve::approve(&app.app, &list, 1).await.unwrap();
    assert!(!anke.get(ISSUE).await.body.contains(OPENING));
    for refusal in ["Zet de update eerst in de wacht", "is al verstuurd"] {
        assert_eq!(anke.get(OPENING).await.status, StatusCode::CONFLICT);
        let page = anke.presses(OPENING, &typed).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.words().contains(refusal), "{}", page.words());
        assert!(page.body.contains("Wat ik typte"));
        if refusal.starts_with("Zet") {
            publish::publish(&app.app, &list, 1).await.unwrap();
        }
    }
    app.deliver().await;
    assert!(kept(&app).await.is_empty());
}

#[tokio::test]
async fn a_held_issue_is_changed_and_what_somebody_looked_at_before_is_not_approved() {
    let app = with_an_issue(Engine::Sqlite).await;
    let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
    approve::approve(&app.app, &list, 1).await.unwrap();
    hold::hold(&app.app, &list, 1).await.unwrap();
    for (field, text) in [("subject", "S"), ("preheader", "P"), ("word", "W")] {
        let seen = anke.get(ISSUE).await.field("seen").unwrap();
        let form = anke.get(OPENING).await;
        let (version, kept) = (form.field("version").unwrap(), |name| form.field(name).unwrap_or_default());
        let (subject, preheader) = (kept("subject"), kept("preheader"));
        let mut typed = vec![("version", version.as_str()), ("subject", &subject), ("preheader", &preheader)];
        typed.retain(|(name, _)| *name != field);
        typed.push((field, text));
        assert_eq!(anke.presses(OPENING, &typed).await.status, StatusCode::SEE_OTHER, "{field}");
        let answer = anke.presses(&format!("{ISSUE}/do/approve"), &[("seen", &seen)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{field}");
        assert!(answer.words().contains("is gewijzigd nadat je de update bekeek"), "{}", answer.words());
    }
}
