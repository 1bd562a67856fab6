//! The form in a foreign page: in place by `embed.js`, and in a frame.

use fantoccini::{Locator, elements::ShadowRoot};

use super::{
    chrome::{Chrome, until},
    served::Stage,
};

const ANKE: &str = "anke@example.org";

/// The form that `embed.js` rendered.
struct Embedded(ShadowRoot);

impl Embedded {
    async fn find(chrome: &Chrome) -> Self {
        Self(chrome.find("main div[lang]").await.shadow_root().await.unwrap())
    }

    async fn types(&self, text: &str) {
        let field = self.0.find(Locator::Css("#email")).await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    async fn presses(&self) {
        self.0.find(Locator::Css("button")).await.unwrap().click().await.unwrap();
    }

    async fn says(&self, css: &str, words: &str) {
        let heard = async || match self.0.find(Locator::Css(css)).await {
            Ok(element) => element.text().await.is_ok_and(|text| text.contains(words)),
            Err(_) => false,
        };
        until(words, heard).await;
    }
}

/// A script that names the focused element of the embedded form by its id, role or tag.
const FOCUS: &str = "const focus = document.querySelector('main div[lang]').shadowRoot.activeElement; \
                     return focus && (focus.id || focus.getAttribute('role') || focus.localName)";

#[tokio::test]
async fn a_visitor_subscribes_confirms_and_leaves_from_a_foreign_page() {
    let (stage, chrome) = (Stage::new().await, Chrome::start().await);
    chrome.open(&stage.foreign("both")).await;
    let form = Embedded::find(&chrome).await;
    form.types("anke").await;
    form.presses().await;
    form.says("#email-error", "Dit is geen e-mailadres").await;
    assert_eq!(chrome.run(FOCUS).await, "email");
    let field = form.0.find(Locator::Css("#email")).await.unwrap();
    assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"));
    assert_eq!(field.attr("aria-describedby").await.unwrap().as_deref(), Some("email-hint email-error"));

    stage.fill_in_calmly();
    form.types(ANKE).await;
    form.presses().await;
    form.says("[role=status]", "Klik op de link in de nieuwste mail").await;
    assert_eq!(chrome.run(FOCUS).await, "status");
    assert_eq!(chrome.page.current_url().await.unwrap().as_str(), stage.foreign("both"));

    stage.app.deliver().await;
    chrome.open(&stage.page(&stage.app.mailbox(ANKE).latest().confirmation_link())).await;
    assert!(chrome.words().await.contains("a…@e….org"));
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("Je bent aangemeld voor In de ggz"));

    stage.app.deliver().await;
    chrome.open(&stage.page(&stage.app.mailbox(ANKE).latest().leave_link())).await;
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("Je bent afgemeld"));
}

#[tokio::test]
async fn a_form_that_comes_back_too_fast_asks_for_one_more_press() {
    let (stage, chrome) = (Stage::new().await, Chrome::start().await);
    chrome.open(&stage.foreign("script")).await;
    let form = Embedded::find(&chrome).await;
    form.types(ANKE).await;
    form.presses().await;
    form.says("[role=alert]", "Druk nog één keer op de knop").await;
    assert_eq!(chrome.run(FOCUS).await, "button");
    stage.fill_in_calmly();
    form.presses().await;
    form.says("[role=status]", "Klik op de link in de nieuwste mail").await;
    stage.app.deliver().await;
    assert_eq!(stage.app.mailbox(ANKE).count(), 1);
}

#[tokio::test]
async fn a_visitor_subscribes_in_a_frame() {
    let (stage, chrome) = (Stage::new().await, Chrome::start().await);
    chrome.open(&stage.foreign("frame")).await;
    chrome.find("iframe").await.enter_frame().await.unwrap();
    stage.fill_in_calmly();
    chrome.types("#email", ANKE).await;
    chrome.presses("button").await;
    assert!(chrome.words().await.contains("Kijk in je mailbox"));
    stage.app.deliver().await;
    assert_eq!(stage.app.mailbox(ANKE).count(), 1);
}

#[tokio::test]
async fn a_site_that_is_not_the_lists_gets_a_link_and_no_frame() {
    let (stage, chrome) = (Stage::with_a_strange_site().await, Chrome::start().await);
    chrome.open(&stage.foreign("script")).await;
    let link = chrome.find("main a").await.attr("href").await.unwrap();
    assert_eq!(link, Some(stage.page("/l/in-de-ggz")));

    chrome.open(&stage.foreign("frame")).await;
    chrome.find("iframe").await.enter_frame().await.unwrap();
    assert!(chrome.page.find(Locator::Css("form")).await.is_err());
}
