//! Second factors in a real browser: a passkey that is made and shown, an app that is set up; and what axe-core says of it.

use rondbrief::{app::editors::manage::Post, domain::editor::Role};

use super::day::Desk;
use crate::{
    browser::{accessibility::Judge, chrome::Chrome},
    support::desk::{invite, link},
};

const ANKE: &str = "anke@example.org";

async fn with_anke(host: &str) -> Desk {
    let desk = Desk::called(host).await;
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Publisher)).await;
    desk
}

#[tokio::test]
async fn a_passkey_is_made_and_signs_in_without_any_mail() {
    let (desk, chrome) = (with_anke("localhost").await, Chrome::start().await);
    chrome.keeps_passkeys().await;
    chrome.open(&link(&desk.app, ANKE).await).await;
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("tweede stap nodig"), "{}", chrome.words().await);
    chrome.presses("form[data-passkey=make] button").await;
    assert!(chrome.words().await.contains("Mijn apparaat"), "{}", chrome.words().await);
    chrome.unfolds(".who").await;
    chrome.presses(".who button").await;
    chrome.presses("form[data-passkey=show] button").await;
    assert!(chrome.words().await.contains("Je bent eindredacteur"), "{}", chrome.words().await);
    chrome.open(&format!("{}/desk/sessions", desk.app.app.links().base())).await;
    assert!(chrome.words().await.contains("Je hebt de tweede stap in deze browser gedaan"));

    chrome.page.delete_all_cookies().await.unwrap();
    chrome.open(&link(&desk.app, ANKE).await).await;
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("Laat zien dat jij het bent"));
    chrome.presses("form[data-passkey=show] button").await;
    assert!(chrome.words().await.contains("Je bent eindredacteur"), "{}", chrome.words().await);
}

#[tokio::test]
async fn axe_finds_nothing_on_the_way_of_a_second_factor() {
    let (desk, mut judge) = (with_anke("localhost").await, Judge::new().await);
    judge.visits(&format!("{}/desk/sign-in", desk.app.app.links().base())).await;
    judge.chrome.open(&link(&desk.app, ANKE).await).await;
    judge.chrome.presses("main button").await;
    judge.looks("no factor yet").await;
    judge.chrome.presses("section a").await;
    judge.looks("an app to be set up").await;
    judge.chrome.presses("main button").await;
    judge.looks("a code that is missing").await;
    let letters = judge.chrome.find("code").await.text().await.unwrap().replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(letters.as_bytes()).unwrap().try_into().unwrap();
    let code = rondbrief::domain::editor::factor::AppSecret(secret).code(desk.app.app.now()).unwrap();
    judge.chrome.types("#code", &code).await;
    judge.chrome.presses("main button").await;
    judge.looks("recovery codes").await;
    judge.visits(&format!("{}/desk/factor", desk.app.app.links().base())).await;
    judge.chrome.page.delete_all_cookies().await.unwrap();
    judge.chrome.open(&link(&desk.app, ANKE).await).await;
    judge.chrome.presses("main button").await;
    judge.looks("a code is asked for").await;
    judge.chrome.presses("main button").await;
    judge.looks("a code that is wrong").await;
    judge.is_satisfied();
}
