//! The pages of owners, as axe-core judges them: settings, people and readers of a list.

use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        subscribers::{
            erase::{self, Reach},
            look_up,
        },
    },
    domain::{editor::Role, text::language::Language},
};
use serde_json::json;

use super::day::Desk;
use crate::{
    browser::{accessibility::Judge, chrome::Chrome},
    support::desk::invite,
};

const ANKE: &str = "anke@example.org";

#[tokio::test]
async fn axe_finds_nothing_in_the_settings() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Owner)).await;
    let others = ["https://www.example.org", "https://intranet.example.org"];
    let footer = [(Language::Nl, "Praat erover. Bel **113**.".parse().unwrap())];
    desk.app.change_list(|list| list.footers = footer.into()).await;
    desk.lets_in(&judge.chrome, ANKE).await;
    let settings = "/desk/l/in-de-ggz/settings";
    for page in ["", "/rhythm", "/approval", "/sender", "/form", "/wording", "/sites", "/footer", "/embed"] {
        judge.visits(&desk.page(&format!("{settings}{page}"))).await;
    }
    desk.app.change_list(|list| list.origins = others.map(|site| site.parse().unwrap()).into()).await;
    for page in ["?done=sites", "/embed"] {
        judge.visits(&desk.page(&format!("{settings}{page}"))).await;
    }
    judge.visits(&desk.page("/l/in-de-ggz")).await;
    judge.chrome.open(&desk.page(&format!("{settings}/sites"))).await;
    judge.chrome.types("#sites", " geen site").await;
    judge.chrome.presses("main button").await;
    judge.looks("a site that is none").await;
    judge.chrome.open(&desk.page(&format!("{settings}/sender"))).await;
    judge.chrome.types("#sender", " en wij").await;
    desk.app.change_list(|list| list.minimum = 3).await;
    judge.chrome.presses("main button").await;
    judge.looks("settings that somebody else changed").await;
    judge.chrome.open(&desk.page(&format!("{settings}/rhythm"))).await;
    judge.chrome.types("#zone", "x").await;
    judge.chrome.presses("main button").await;
    judge.looks("a zone that is none").await;
    judge.chrome.open(&desk.page(&format!("{settings}/rhythm"))).await;
    judge.chrome.find("#which option[value=last]").await.click().await.unwrap();
    judge.chrome.presses("main button").await;
    judge.looks("a rhythm to check").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn of_a_rhythm_only_the_fields_that_count_are_shown() {
    let (desk, chrome) = (Desk::new().await, Chrome::start().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Owner)).await;
    desk.lets_in(&chrome, ANKE).await;
    chrome.open(&desk.page("/desk/l/in-de-ggz/settings/rhythm")).await;
    let shown = "return ['which', 'weekday', 'day'].filter((id) => document.getElementById(id).checkVisibility())";
    let chooses = async |css: &str| chrome.find(css).await.click().await.unwrap();
    assert_eq!(chrome.run(shown).await, json!(["which", "weekday"]));
    chooses("#which option[value=day]").await;
    assert_eq!(chrome.run(shown).await, json!(["which", "day"]));
    chooses("#every option[value='2 weeks']").await;
    assert_eq!(chrome.run(shown).await, json!(["weekday"]));
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("om de week"), "{}", chrome.words().await);
}

#[tokio::test]
async fn axe_finds_nothing_at_the_people_of_a_list() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    let list = desk.app.list().await;
    invite(&desk.app, ANKE, Post::OwnerOfAll).await;
    invite(&desk.app, "bo@example.org", Post::On(list.id, Role::Editor)).await;
    desk.lets_in(&judge.chrome, ANKE).await;
    let people = "/desk/l/in-de-ggz/people";
    judge.visits(&desk.page(people)).await;
    judge.visits(&desk.page(&format!("{people}/invite"))).await;
    judge.chrome.presses("main button").await;
    judge.looks("nobody to invite").await;
    judge.chrome.open(&desk.page(people)).await;
    judge.chrome.presses("main .people a").await;
    judge.looks("a role").await;
    judge.chrome.presses("main .after .button").await;
    judge.looks("taken off the list?").await;
    judge.chrome.presses("main button").await;
    judge.looks("taken off the list").await;
    judge.chrome.presses("main .people a").await;
    judge.chrome.presses("main button").await;
    judge.looks("the last owner stays").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_at_the_readers_of_a_list() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Owner)).await;
    desk.app.visitor().becomes_a_reader("een-heel-lang-adres-van-een-trouwe-lezer@nieuws.voorbeeld.example").await;
    desk.lets_in(&judge.chrome, ANKE).await;
    let readers = "/desk/l/in-de-ggz/readers";
    judge.visits(&desk.page(readers)).await;
    judge.chrome.presses("main button").await;
    judge.looks("no address to look up").await;
    judge.chrome.types("#email", "niemand@example.org").await;
    judge.chrome.presses("main button").await;
    judge.looks("nobody has this address").await;
    judge.visits(&desk.page(&format!("{readers}/add"))).await;
    judge.chrome.presses("main button").await;
    judge.looks("nothing filled in to add").await;
    judge.chrome.open(&desk.page(readers)).await;
    judge.chrome.types("#email", "een-heel-lang-adres-van-een-trouwe-lezer@nieuws.voorbeeld.example").await;
    judge.chrome.presses("main button").await;
    judge.looks("a reader").await;
    judge.chrome.presses("main .controls a").await;
    judge.looks("unsubscribe?").await;
    judge.chrome.presses("main button").await;
    judge.looks("unsubscribed").await;
    judge.chrome.presses("main .controls a").await;
    judge.looks("erase?").await;
    judge.chrome.presses("main button").await;
    judge.looks("erased").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_at_the_wishes_to_be_erased() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    invite(&desk.app, ANKE, Post::OwnerOfAll).await;
    let list = desk.app.list().await;
    for address in ["een@example.org", "twee@example.org"] {
        desk.app.reader(address).await;
        let id = look_up::find(&desk.app.app, &list, &address.parse().unwrap()).await.unwrap().unwrap();
        erase::erase(&desk.app.app, &list, id, Reach::ListAndWish).await.unwrap();
    }
    desk.app.deliver().await;
    desk.lets_in(&judge.chrome, ANKE).await;
    for path in ["/desk", "/desk/wishes"] {
        judge.visits(&desk.page(path)).await;
    }
    judge.chrome.presses("main button").await;
    judge.looks("erased everywhere").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_in_the_numbers_and_the_log() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    invite(&desk.app, ANKE, Post::OwnerOfAll).await;
    desk.lets_in(&judge.chrome, ANKE).await;
    let (numbers, log) = ("/desk/l/in-de-ggz/numbers", "/desk/l/in-de-ggz/log");
    for path in [numbers, log] {
        judge.visits(&desk.page(path)).await;
    }
    desk.app.reader("a@example.org").await;
    judge.visits(&desk.page(numbers)).await;
    desk.app.clock.advance(TimeDelta::days(40));
    desk.app.reader("b@example.org").await;
    desk.lets_in(&judge.chrome, ANKE).await;
    judge.visits(&desk.page(numbers)).await;
    judge.chrome.find("main summary").await.click().await.unwrap();
    judge.looks("the months as a table").await;
    for path in [log.to_owned(), format!("{log}?what=readers"), "/desk/log".to_owned()] {
        judge.visits(&desk.page(&path)).await;
    }
    judge.is_satisfied();
}
