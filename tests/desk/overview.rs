//! The first pages: one's lists, what comes next for each, and the language one reads them in.

use rondbrief::{
    app::keep_editors::Post,
    domain::{
        editor::Role,
        item::{Item, Kind},
    },
};

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures,
};

const ANKE: &str = "anke@example.org";

async fn with_anke() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Publisher)).await;
    app
}

#[tokio::test]
async fn a_list_says_in_a_sentence_what_comes_next_at_every_step_of_an_issue() {
    let app = with_anke().await;
    let says = async |words: &str| {
        let page = Person::by_link(&app, ANKE).await.get("/desk/l/in-de-ggz").await.words();
        assert!(page.contains(words), "{words}\n{page}");
    };
    says("Update 1 wordt op donderdag 7 januari om 10.00 uur samengesteld en gaat op dinsdag 12 januari om 10.00 uur de deur uit, maar er zijn nog geen lezers. De wachtrij is nog leeg.").await;
    app.reader("lezer@example.org").await;
    app.queue(&fixtures::item(1, Kind::News, "Nieuws")).await;
    says("de deur uit, naar één lezer. Er wacht één bericht.").await;
    app.clock.set("2027-01-07T09:00:00Z");
    app.tick().await;
    says("Update 1 is samengesteld en wacht op goedkeuring. Dan gaat hij op dinsdag 12 januari om 10.00 uur de deur uit, naar één lezer.").await;
    let list = app.list().await;
    rondbrief::app::publish::approve(&app.app, &list, 1).await.unwrap();
    says("Update 1 is klaar en gaat op dinsdag 12 januari om 10.00 uur de deur uit").await;
    rondbrief::app::publish::hold(&app.app, &list, 1).await.unwrap();
    says("Update 1 wordt vastgehouden").await;
    rondbrief::app::publish::approve(&app.app, &list, 1).await.unwrap();
    app.clock.set("2027-01-12T09:00:00Z");
    rondbrief::app::schedule::tick(&app.app).await.unwrap();
    says("Update 1 wordt nu verstuurd").await;
    rondbrief::app::control::pause(&app.app, &list, 1).await.unwrap();
    says("Update 1 staat onderweg stil").await;
    rondbrief::app::control::resume(&app.app, &list, 1).await.unwrap();
    app.tick().await;
    says("Update 2 wordt op").await;
}

#[tokio::test]
async fn the_sentence_says_what_goes_along_and_what_does_not() {
    let app = with_anke().await;
    let says = async |words: &str| {
        for page in ["/desk", "/desk/l/in-de-ggz", "/desk/l/in-de-ggz/queue"] {
            let page = Person::by_link(&app, ANKE).await.get(page).await.words();
            assert!(page.contains(words), "{words}\n{page}");
        }
    };
    // The next update goes out on 12 January.
    let early = Item { not_before: Some(fixtures::day(2027, 1, 13)), ..fixtures::item(1, Kind::News, "Vroeg") };
    app.queue(&early).await;
    says("Er wacht één bericht, maar dat komt later.").await;
    app.queue(&Item { expires: Some(fixtures::day(2027, 1, 11)), ..fixtures::item(2, Kind::News, "Oud") }).await;
    says("Er wachten 2 berichten: er gaat nog niets mee, één komt later, één is dan al voorbij.").await;
    for n in 3..5 {
        app.queue(&fixtures::item(n, Kind::News, "Nieuws")).await;
    }
    says("Er wachten 4 berichten: 2 gaan mee, één komt later, één is dan al voorbij.").await;
}

#[tokio::test]
async fn the_chosen_language_stays_with_the_person() {
    let app = with_anke().await;
    let anke = Person::by_link(&app, ANKE).await;
    assert!(anke.get("/desk?lang=en").await.words().contains("Je verstuurt"));
    let fields = [("language", "en"), ("back", "/desk/l/in-de-ggz")];
    assert_eq!(anke.presses("/desk/language", &fields).await.header("location"), "/desk/l/in-de-ggz");
    let page = anke.get("/desk").await;
    assert!(page.words().contains("You are a publisher") && page.body.contains("<html lang=\"en\">"));
    assert_eq!(page.header("content-language"), "en");
    assert!(anke.get("/desk/nowhere").await.words().contains("There is nothing for you to see here"));
    let again = Person::by_link(&app, ANKE).await;
    assert!(again.get("/desk").await.words().contains("You are a publisher"));
    for (language, back, location) in [("tlh", "/desk", ""), ("nl", "https://evil.example/desk", "/desk")] {
        let answer = again.presses("/desk/language", &[("language", language), ("back", back)]).await;
        assert_eq!(answer.header("location"), location);
    }
}

#[tokio::test]
async fn the_mail_that_holds_a_link_speaks_the_editors_language() {
    let app = with_anke().await;
    let anke = Person::by_link(&app, ANKE).await;
    anke.presses("/desk/language", &[("language", "en"), ("back", "/desk")]).await;
    anke.presses("/desk/sign-out", &[]).await;
    anke.asks_for_a_link(ANKE).await;
    assert_eq!(app.mailbox(ANKE).latest().subject, "Sign in at the desk");
}

#[tokio::test]
async fn who_has_no_list_yet_is_told_what_to_do() {
    let app = with_anke().await;
    let (list, address) = (app.list().await.id, ANKE.parse().unwrap());
    rondbrief::app::keep_editors::set_role(&app.app, &address, list, None).await.unwrap();
    let page = Person::by_link(&app, ANKE).await.get("/desk").await;
    assert!(page.words().contains("Vraag een eigenaar"), "{}", page.words());
}
