//! Text that is typed and not saved is kept in the browser, for the editor who typed it.

use rondbrief::{
    app::{editors::manage::Post, issues::compose},
    domain::editor::Role,
};

use super::{
    day::Desk,
    queue::{QUEUE, with_items},
};
use crate::{
    browser::{chrome::Chrome, weight::MOVED},
    support::desk::{invite, link},
};

async fn value(chrome: &Chrome, css: &str) -> String {
    chrome.find(css).await.prop("value").await.unwrap().unwrap()
}

async fn is_offered(chrome: &Chrome) -> bool {
    chrome.run("return document.getElementById('kept').checkVisibility()").await == true
}

async fn adds(desk: &Desk, chrome: &Chrome) {
    chrome.open(&desk.page(&format!("{QUEUE}/add"))).await;
}

#[tokio::test]
async fn what_is_typed_and_not_saved_is_offered_again_until_it_is() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    adds(&desk, &chrome).await;
    assert!(!is_offered(&chrome).await);
    chrome.types("#title", "Half").await;
    chrome.types("#body", "Een woord").await;
    chrome.run("document.getElementById('body').select()").await;
    chrome.find("[data-tool=bold]").await.click().await.unwrap();
    assert_eq!(value(&chrome, "#body").await, "**Een woord**");

    assert!(chrome.words().await.contains("Bewaard in deze browser"));
    adds(&desk, &chrome).await;
    let moved = chrome.run(MOVED).await.as_f64().unwrap();
    assert!(moved < 0.01, "the offer moves what stands there by {moved}");
    assert!(is_offered(&chrome).await && value(&chrome, "#title").await.is_empty());
    chrome.find("[data-kept=restore]").await.click().await.unwrap();
    assert_eq!(
        (value(&chrome, "#title").await.as_str(), value(&chrome, "#body").await.as_str()),
        ("Half", "**Een woord**")
    );
    assert!(!is_offered(&chrome).await);
    chrome.presses(".save").await;
    assert!(chrome.words().await.contains("‘Half’ staat in de wachtrij"));
    adds(&desk, &chrome).await;
    assert!(!is_offered(&chrome).await, "it is saved");
}

#[tokio::test]
async fn what_is_typed_under_the_offer_does_not_take_its_place() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    adds(&desk, &chrome).await;
    chrome.find("#kind-podcast").await.click().await.unwrap();
    adds(&desk, &chrome).await;
    assert!(!is_offered(&chrome).await, "another kind alone is nothing typed");
    chrome.types("#title", "Eerst").await;
    adds(&desk, &chrome).await;
    chrome.types("#title", "Daarna").await;
    adds(&desk, &chrome).await;
    assert!(is_offered(&chrome).await);
    chrome.types("#title", "Nog iets").await;
    chrome.find("[data-kept=restore]").await.click().await.unwrap();
    assert_eq!(value(&chrome, "#title").await, "Eerst");
    assert!(is_offered(&chrome).await, "what was typed meanwhile can come back");
    chrome.find("[data-kept=restore]").await.click().await.unwrap();
    assert_eq!(value(&chrome, "#title").await, "Nog iets");
}

#[tokio::test]
async fn who_comes_next_in_the_same_browser_finds_nothing_of_it() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    invite(&desk.app, "joost@example.org", Post::On(desk.app.list().await.id, Role::Editor)).await;
    adds(&desk, &chrome).await;
    chrome.types("#title", "Van Anke").await;
    chrome.open(&link(&desk.app, "joost@example.org").await).await;
    chrome.presses("main button").await;
    adds(&desk, &chrome).await;
    assert!(!is_offered(&chrome).await);
    assert_eq!(chrome.run("return localStorage.length").await, 0);
    chrome.types("#title", "Van Joost").await;
    chrome.unfolds(".who").await;
    chrome.presses(".who button").await;
    assert_eq!(chrome.run("return localStorage.length").await, 0, "signing out leaves nothing");
}

#[tokio::test]
async fn the_opening_of_an_issue_is_kept_as_well() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    compose::compose_now(&desk.app.app, &desk.app.list().await).await.unwrap();
    let opening = desk.page("/desk/l/in-de-ggz/issues/1/opening");
    chrome.open(&opening).await;
    chrome.types("#subject", "Herfst").await;
    chrome.open(&opening).await;
    assert!(is_offered(&chrome).await);
    chrome.find("[data-kept=restore]").await.click().await.unwrap();
    assert_eq!(value(&chrome, "#subject").await, "Herfst");
    chrome.presses("main form.form button[type=submit]").await;
    chrome.open(&opening).await;
    assert!(!is_offered(&chrome).await && value(&chrome, "#subject").await == "Herfst", "it is saved");
    assert!(chrome.run("return localStorage.length").await == 0);
}
