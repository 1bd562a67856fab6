//! The same journey in a browser that runs no script at all.

use super::{chrome::Chrome, served::Stage};

const ANKE: &str = "anke@example.org";

#[tokio::test]
async fn a_plain_form_in_a_foreign_page_leads_to_one_button_and_on_to_the_list() {
    let (stage, chrome) = (Stage::new().await, Chrome::start().await);
    chrome.forbids_javascript().await;
    chrome.open(&stage.foreign("both")).await;
    chrome.types("form input[name=email]", ANKE).await;
    chrome.presses("form button").await;
    assert!(chrome.words().await.contains("Druk nog één keer op de knop"));
    assert_eq!(chrome.find("#email").await.prop("value").await.unwrap().as_deref(), Some(ANKE));

    stage.fill_in_calmly();
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("Kijk in je mailbox"));

    stage.app.deliver().await;
    chrome.open(&stage.page(&stage.app.mailbox(ANKE).latest().confirmation_link())).await;
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("Je bent aangemeld voor In de ggz"));

    stage.app.deliver().await;
    chrome.open(&stage.page(&stage.app.mailbox(ANKE).latest().leave_link())).await;
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("Je bent afgemeld"));
}

#[tokio::test]
async fn what_is_wrong_is_told_on_top_and_beside_the_field_and_what_was_typed_stays() {
    let (stage, chrome) = (Stage::new().await, Chrome::start().await);
    chrome.forbids_javascript().await;
    chrome.open(&stage.page("/l/in-de-ggz")).await;
    stage.fill_in_calmly();
    chrome.types("#email", "anke@").await;
    chrome.presses("main button").await;
    let wrong = "Dit is geen e-mailadres";
    assert!(chrome.find(".summary a[href='#email']").await.text().await.unwrap().contains(wrong));
    assert!(chrome.find("#email-error").await.text().await.unwrap().contains(wrong));
    assert_eq!(chrome.find("#email").await.prop("value").await.unwrap().as_deref(), Some("anke@"));
    assert!(chrome.page.title().await.unwrap().starts_with("Fout: "));
}
