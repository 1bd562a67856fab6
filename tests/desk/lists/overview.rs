//! The first pages: one's lists, what comes next for each, and the language one reads them in.

use rondbrief::{
    app::editors::manage::Post,
    domain::{
        editor::Role,
        item::{Item, ItemKind},
    },
};

use crate::support::{
    app::{Answer, Engine, TestApp},
    desk::{Person, invite},
    fixtures,
};

const ANKE: &str = "anke@example.org";
const EDITOR: &str = "redacteur@example.org";
const READER: &str = "meelezer@example.org";

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
    says("Update 1 wordt op donderdag 7 januari om 10.00 uur samengesteld en op dinsdag 12 januari om 10.00 uur verstuurd, maar er zijn nog geen lezers. De wachtrij is nog leeg.").await;
    app.reader("lezer@example.org").await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    says("verstuurd, naar één lezer. Er staat één bericht in de wachtrij.").await;
    app.clock.set("2027-01-07T09:00:00Z");
    app.tick().await;
    says("Update 1 is samengesteld en wacht op goedkeuring. Daarna wordt de update op dinsdag 12 januari om 10.00 uur verstuurd, naar één lezer.").await;
    let list = app.list().await;
    rondbrief::app::issues::approve::approve(&app.app, &list, 1).await.unwrap();
    says("Update 1 is klaar en wordt op dinsdag 12 januari om 10.00 uur verstuurd").await;
    rondbrief::app::issues::hold::hold(&app.app, &list, 1).await.unwrap();
    says("Update 1 staat in de wacht").await;
    rondbrief::app::issues::approve::approve(&app.app, &list, 1).await.unwrap();
    app.clock.set("2027-01-12T09:00:00Z");
    rondbrief::app::schedule::tick(&app.app).await.unwrap();
    says("Update 1 wordt nu verstuurd").await;
    rondbrief::app::issues::pause::pause(&app.app, &list, 1).await.unwrap();
    says("Update 1 is gepauzeerd").await;
    rondbrief::app::issues::resume::resume(&app.app, &list, 1).await.unwrap();
    app.tick().await;
    says("Update 2 wordt op").await;
}

/// The target and the text of the one button on the page of a list.
fn button(page: &Answer) -> (String, String) {
    let html = scraper::Html::parse_document(&page.body);
    let css = scraper::Selector::parse("main a.button").unwrap();
    let all: Vec<_> = html.select(&css).collect();
    assert_eq!(all.len(), 1, "{}", page.body);
    (all[0].attr("href").unwrap().to_owned(), all[0].text().collect())
}

/// The steps of the line through time, as they stand on the page.
fn way(page: &Answer) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let css = scraper::Selector::parse(".way li span").unwrap();
    html.select(&css).map(|step| step.text().collect()).collect()
}

const QUEUE: &str = "/desk/l/in-de-ggz/queue";
const ISSUE: &str = "/desk/l/in-de-ggz/issues/1";

#[tokio::test]
async fn a_lists_first_page_leads_each_person_to_the_next_thing_and_shows_the_whole_way() {
    let app = with_anke().await;
    let list = app.list().await;
    invite(&app, EDITOR, Post::On(list.id, Role::Editor)).await;
    invite(&app, READER, Post::On(list.id, Role::Viewer)).await;
    app.deliver().await;
    let people = [ANKE, EDITOR, READER];
    let sees = async |expected: [(&str, &str); 3]| {
        for (who, (href, text)) in people.into_iter().zip(expected) {
            let page = Person::by_link(&app, who).await.get("/desk/l/in-de-ggz").await;
            assert_eq!(button(&page), (href.to_owned(), text.to_owned()), "{who}");
        }
        way(&Person::by_link(&app, READER).await.get("/desk/l/in-de-ggz").await)
    };
    let add = (&*format!("{QUEUE}/add"), "Bericht toevoegen");
    sees([add, add, (QUEUE, "Bekijk de wachtrij")]).await;
    app.reader("lezer@example.org").await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    app.clock.set("2027-01-07T09:00:00Z");
    app.tick().await;
    let look = (ISSUE, "Bekijk update 1");
    let steps = sees([(ISSUE, "Bekijk update 1 en keur die goed"), look, look]).await;
    assert_eq!(steps, ["Samengesteld", "bekijken en goedkeuren", "versturen"]);
    rondbrief::app::issues::hold::hold(&app.app, &list, 1).await.unwrap();
    let steps = sees([look; 3]).await;
    assert_eq!(
        steps[1..],
        ["In de wacht gezet via de opdrachtregel", "in de wacht", "opnieuw goedkeuren en versturen"]
    );
    rondbrief::app::issues::approve::approve(&app.app, &list, 1).await.unwrap();
    rondbrief::app::issues::publish::publish(&app.app, &list, 1).await.unwrap();
    let sending = (&*format!("{ISSUE}/sending"), "Bekijk hoe het versturen gaat");
    let steps = sees([sending; 3]).await;
    assert_eq!(steps.last().unwrap(), "naar iedereen verstuurd");
    let page = Person::by_link(&app, READER).await.get("/desk/l/in-de-ggz").await;
    assert!(page.words().contains("Laatst verstuurd Er is nog geen update verstuurd."), "{}", page.words());
    assert!(page.body.contains(&format!("<a href=\"{ISSUE}\">Update 1</a> wordt nu verstuurd")), "{}", page.body);
    let lists = Person::by_link(&app, READER).await.get("/desk").await;
    assert!(lists.body.contains(&format!("<a href=\"{ISSUE}\">Update 1</a> wordt nu")), "{}", lists.body);
    app.tick().await;
    let page = Person::by_link(&app, READER).await.get("/desk/l/in-de-ggz").await;
    let last =
        "Laatst verstuurd Update 1 , donderdag 7 januari om 10.00 uur. Eén mail is aangekomen bij de mailserver.";
    assert!(page.words().contains(last) && page.words().contains("Lezers Eén lezer"), "{}", page.words());
    assert_eq!(button(&page).0, QUEUE, "and the next one is collected for");
}

#[tokio::test]
async fn the_title_names_the_list_and_one_door_leads_to_where_one_is() {
    let app = with_anke().await;
    invite(&app, "chef@example.org", Post::OwnerOfAll).await;
    let chef = Person::by_link(&app, "chef@example.org").await;
    for (path, title, here) in [
        ("/desk/l/in-de-ggz", "Overzicht · In de ggz · Rondbrief", "/desk/l/in-de-ggz"),
        (QUEUE, "Wachtrij · In de ggz · Rondbrief", QUEUE),
        ("/desk/l/in-de-ggz/log", "Logboek · In de ggz · Rondbrief", "/desk/l/in-de-ggz/log"),
        ("/desk/log", "Logboek · Rondbrief", "/desk/log"),
        ("/desk/sessions", "Account · Rondbrief", "/desk/sessions"),
    ] {
        let page = chef.get(path).await;
        assert!(page.body.contains(&format!("<title>{title}</title>")), "{path}: {}", page.body);
        let html = scraper::Html::parse_document(&page.body);
        let css = scraper::Selector::parse("header [aria-current=page]").unwrap();
        let doors: Vec<_> = html.select(&css).filter_map(|door| door.attr("href")).collect();
        assert_eq!(doors, [here], "{path}");
    }
    let html = scraper::Html::parse_document(&chef.get(QUEUE).await.body);
    let doors = scraper::Selector::parse(".place li").unwrap();
    let doors: Vec<String> = html.select(&doors).map(|door| door.text().collect()).collect();
    let order = ["Overzicht", "Wachtrij", "Edities", "Lezers", "Cijfers", "Mensen", "Logboek", "Instellingen"];
    assert_eq!(doors, order);
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
    let early = Item { not_before: Some(fixtures::day(2027, 1, 13)), ..fixtures::item(1, ItemKind::News, "Vroeg") };
    app.queue(&early).await;
    says("Er staat één bericht in de wachtrij, maar dat gaat later mee.").await;
    app.queue(&Item { expires: Some(fixtures::day(2027, 1, 11)), ..fixtures::item(2, ItemKind::News, "Oud") }).await;
    says("Er staan 2 berichten in de wachtrij: er gaat nog niets mee, één gaat later mee, één is dan al voorbij.")
        .await;
    for n in 3..5 {
        app.queue(&fixtures::item(n, ItemKind::News, "Nieuws")).await;
    }
    says("Er staan 4 berichten in de wachtrij: 2 gaan mee, één gaat later mee, één is dan al voorbij.").await;
}

#[tokio::test]
async fn the_chosen_language_stays_with_the_person() {
    let app = with_anke().await;
    let anke = Person::by_link(&app, ANKE).await;
    assert!(anke.get("/desk?lang=en").await.words().contains("Je bent eindredacteur"));
    let fields = [("language", "en"), ("back", "/desk/l/in-de-ggz")];
    assert_eq!(anke.presses("/desk/language", &fields).await.header("location"), "/desk/l/in-de-ggz");
    let page = anke.get("/desk").await;
    assert!(page.words().contains("You are a publisher") && page.body.contains("<html lang=\"en\">"));
    assert_eq!(page.header("content-language"), "en");
    assert!(anke.get("/desk/nowhere").await.words().contains("You cannot view this page"));
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
    rondbrief::app::editors::manage::set_role(&app.app, &address, list, None).await.unwrap();
    let page = Person::by_link(&app, ANKE).await.get("/desk").await;
    assert!(page.words().contains("Vraag een eigenaar"), "{}", page.words());
}
