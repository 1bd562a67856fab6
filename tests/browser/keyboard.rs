//! The ways of the desk by keyboard alone: every stop is seen, none is skipped, and nothing holds the focus.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{compose, preview},
        items::manage,
    },
    domain::{editor::Role, item::ItemKind},
};
use serde_json::json;

use super::{
    chrome::{Chrome, until},
    desk::{day::Desk, queue::with_items},
};
use crate::support::{desk::invite, fixtures};

const ANKE: &str = "anke@example.org";
const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';

/// A script that lists the faults of a focused element; without faults, its focus can be seen. Frames and fields for a date or
/// a time are skipped, since the browser draws the focus of their parts.
const SEEN: &str = "const seen = (here) => { \
    const style = getComputedStyle(here), box = here.getBoundingClientRect(), is = here.outerHTML.slice(0, 120); \
    if (here === document.body || here.matches('iframe, input:is([type^=date], [type=time], [type=month])')) return []; \
    if (style.outlineStyle === 'none' && style.boxShadow === 'none') return ['no ring: ' + is]; \
    return box.width < 2 || box.height < 2 || box.right <= 0 || box.left >= innerWidth ? ['not seen: ' + is] : []; };";

/// A script that finds the elements that Tab should reach. Of radio buttons in a group, one is a stop: the arrows reach the others.
const STOPS: &str = "const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]'; \
    const group = (it) => [...document.querySelectorAll('[type=radio]')].filter((other) => other.name === it.name); \
    const stands = (it) => it.type !== 'radio' || it === (group(it).find((other) => other.checked) ?? group(it)[0]); \
    const can = (it) => !it.disabled && it.tabIndex >= 0 && stands(it) && it.checkVisibility({ visibilityProperty: true }); \
    const stops = [...document.querySelectorAll(all)].filter(can);";

/// The faults in the Tab stops of the current page: each must take the focus, keep to the order of the page, and be visible.
pub async fn stops(chrome: &Chrome) -> Vec<String> {
    const AMISS: &str = "return stops.flatMap((it) => { it.focus({ focusVisible: true }); \
        const turned = it.tabIndex > 0 ? ['out of turn: ' + it.outerHTML.slice(0, 120)] : []; \
        return document.activeElement === it ? [...turned, ...seen(it)] : ['no focus: ' + it.outerHTML.slice(0, 120)]; })";
    serde_json::from_value(chrome.run(&[SEEN, STOPS, AMISS].concat()).await).unwrap()
}

/// Goes through a page from its first stop, with Tab alone; the mail in its frame has stops of its own.
async fn walks(chrome: &Chrome, link: &str) {
    chrome.open(link).await;
    let watch = "window.left = new Set(stops); addEventListener('focusin', ({ target }) => left.delete(target)); \
                 addEventListener('blur', () => left.delete(document.activeElement))";
    chrome.run(&[STOPS, watch].concat()).await;
    let mut pressed = 0;
    while pressed < 400 && chrome.run("return left.size").await != 0 {
        presses_key(chrome, TAB).await;
        pressed += 1;
    }
    let left = chrome.run("return [...left].map((it) => it.outerHTML.slice(0, 120))").await;
    assert_eq!(left, json!([]), "{link}");
}

async fn presses_key(chrome: &Chrome, key: char) {
    let press = KeyActions::new("keyboard".to_owned());
    let press = press.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
    chrome.page.perform_actions(press).await.unwrap();
}

async fn types(chrome: &Chrome, text: &str) {
    for key in text.chars() {
        presses_key(chrome, key).await;
    }
}

/// Goes on with Tab until the focus is on what `css` finds; every stop on the way is seen.
async fn tabs_to(chrome: &Chrome, css: &str) {
    for _ in 0..80 {
        let there = chrome.run(&format!("return document.activeElement.matches(\"{css}\")")).await;
        if there == true {
            return;
        }
        presses_key(chrome, TAB).await;
        let wrong = chrome.run(&[SEEN, "return seen(document.activeElement)"].concat()).await;
        assert_eq!(wrong, json!([]), "on the way to {css}");
    }
    panic!("{css} is not reached with Tab");
}

/// Goes to a link or a button with Tab, presses Enter, and waits for the next page.
async fn goes_by(chrome: &Chrome, css: &str) {
    tabs_to(chrome, css).await;
    let before = chrome.find("html").await;
    presses_key(chrome, ENTER).await;
    until("the next page", async || before.tag_name().await.is_err()).await;
    chrome.find("main").await;
}

#[tokio::test]
async fn an_item_is_queued_and_an_issue_approved_without_a_mouse() {
    let (desk, chrome) = (Desk::new().await, Chrome::start().await);
    let list = desk.app.list().await;
    invite(&desk.app, ANKE, Post::On(list.id, Role::Publisher)).await;
    desk.app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    desk.lets_in(&chrome, ANKE).await;
    goes_by(&chrome, "main .cards a").await;
    goes_by(&chrome, ".place a[href$='/queue']").await;
    goes_by(&chrome, "main a.button").await;
    tabs_to(&chrome, "#title").await;
    types(&chrome, "Met het toetsenbord").await;
    tabs_to(&chrome, "#body").await;
    types(&chrome, "Een alinea.").await;
    goes_by(&chrome, ".save").await;
    let waiting = manage::waiting(&desk.app.app, &list).await.unwrap();
    let typed = waiting.iter().find(|item| item.title.as_str() == "Met het toetsenbord").unwrap();
    assert_eq!(typed.body, "Een alinea.");

    compose::compose_now(&desk.app.app, &list).await.unwrap();
    goes_by(&chrome, ".place a[href$='/issues']").await;
    goes_by(&chrome, "main a[href$='/issues/1']").await;
    goes_by(&chrome, "main .controls button").await;
    assert!(chrome.words().await.contains("Goedgekeurd") || chrome.words().await.contains("goedgekeurd"));
}

#[tokio::test]
async fn tab_comes_everywhere_and_nothing_holds_it() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    compose::compose_now(&desk.app.app, &desk.app.list().await).await.unwrap();
    desk.app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    for path in ["queue", "queue/add", "issues/1"] {
        walks(&chrome, &desk.page(&format!("/desk/l/in-de-ggz/{path}"))).await;
    }
}

#[tokio::test]
async fn the_items_of_an_issue_are_put_in_order_without_a_mouse_and_the_focus_stays_with_what_is_moved() {
    let (desk, chrome) = (Desk::new().await, Chrome::start().await);
    let list = desk.app.list().await;
    invite(&desk.app, ANKE, Post::On(list.id, Role::Editor)).await;
    for n in 1..=3 {
        desk.app.queue(&fixtures::item(n, ItemKind::News, &format!("Bericht {n}"))).await;
    }
    compose::compose_now(&desk.app.app, &list).await.unwrap();
    desk.lets_in(&chrome, ANKE).await;
    chrome.open(&desk.page("/desk/l/in-de-ggz/issues/1?as=text")).await;
    let last = "item-00000000000000000000000000000003";
    for order in [[1, 3, 2], [3, 1, 2]] {
        goes_by(&chrome, &format!("#{last} form:first-of-type button")).await;
        assert_eq!(chrome.run("return document.activeElement.id").await, last);
        let (_, letter) = preview::preview(&desk.app.app, &list, 1).await.unwrap();
        let places = order.map(|n| letter.text.find(&format!("Bericht {n}")).unwrap());
        assert!(places.is_sorted(), "{order:?}: {places:?}");
    }
    goes_by(&chrome, &format!("#{last} form:last-of-type button")).await;
    assert!(chrome.words().await.contains("‘Bericht 3’ gaat niet mee"), "{}", chrome.words().await);
    goes_by(&chrome, "main [role=status] button").await;
    assert_eq!(chrome.run("return document.activeElement.id").await, last, "and it is undone");
}

#[tokio::test]
async fn after_a_mistake_the_focus_is_on_what_is_wrong_and_leads_to_the_field() {
    let (desk, chrome) = (Desk::new().await, Chrome::start().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Editor)).await;
    desk.lets_in(&chrome, ANKE).await;
    chrome.open(&desk.page("/desk/l/in-de-ggz/queue/add")).await;
    goes_by(&chrome, ".save").await;
    assert_eq!(chrome.run("return document.activeElement.className").await, "summary");
    tabs_to(&chrome, ".summary a").await;
    presses_key(&chrome, ENTER).await;
    assert_eq!(chrome.run("return document.activeElement.id").await, "title");
}
