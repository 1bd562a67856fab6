//! The queue in a real browser: what its script adds, and every state of its pages as axe-core judges it.

use std::fs;

use rondbrief::{
    app::{
        editors::{self, manage::Post},
        issues::{approve, compose},
        items, lists,
    },
    domain::{
        editor::Role,
        ids::ListId,
        item::{Item, ItemKind},
        list::List,
    },
};
use uuid::Uuid;

use super::day::Desk;
use crate::{
    browser::{
        accessibility::Judge,
        chrome::{Chrome, until},
    },
    support::{
        desk::{invite, link},
        fixtures::{self, line},
    },
};

const ANKE: &str = "anke@example.org";
pub const QUEUE: &str = "/desk/l/in-de-ggz/queue";

/// The desk with items in the queue, and Anke in this browser.
pub async fn with_items(chrome: &Chrome) -> Desk {
    let desk = Desk::new().await;
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Publisher)).await;
    for item in fixtures::items() {
        desk.app.queue(&item).await;
    }
    chrome.open(&link(&desk.app, ANKE).await).await;
    chrome.presses("main button").await;
    desk
}

fn form(desk: &Desk, item: &Item) -> String {
    desk.page(&format!("{QUEUE}/{}", item.id.0.simple()))
}

/// A picture of 48 million pixels in a small file; gives its path.
fn photograph(desk: &Desk) -> String {
    let path = desk.app.folder.path().join("foto.png");
    let mut encoder = png::Encoder::new(fs::File::create(&path).unwrap(), 8000, 6000);
    encoder.set_depth(png::BitDepth::One);
    encoder.write_header().unwrap().write_image_data(&vec![0; 1000 * 6000]).unwrap();
    path.display().to_string()
}

#[tokio::test]
async fn a_photo_with_more_pixels_than_we_take_is_made_smaller_by_the_browser() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    chrome.open(&desk.page(&format!("{QUEUE}/add"))).await;
    chrome.types("#title", "Een grote foto").await;
    chrome.types("#alt", "Een zwart vlak").await;
    chrome.types("#upload", &photograph(&desk)).await;
    let kind = "return document.getElementById('upload').files[0].type";
    until("it is another picture", async || chrome.run(kind).await == "image/jpeg").await;
    chrome.presses(".save").await;
    assert!(chrome.words().await.contains("Een grote foto"), "{}", chrome.words().await);
    assert_eq!(desk.app.raw().await.number("SELECT COUNT(*) FROM picture").await, 1);
}

#[tokio::test]
async fn axe_finds_nothing_on_the_way_of_an_item() {
    let mut judge = Judge::new().await;
    let desk = with_items(&judge.chrome).await;
    let (list, item) = (desk.app.list().await, fixtures::items().remove(1));
    let other = List { id: ListId(Uuid::from_u128(2)), slug: "wijk".parse().unwrap(), ..list.clone() };
    lists::manage::create(&desk.app.app, &other, None).await.unwrap();
    editors::manage::set_role(&desk.app.app, &ANKE.parse().unwrap(), other.id, Some(Role::Editor)).await.unwrap();
    judge.chrome.open(&link(&desk.app, ANKE).await).await;
    judge.chrome.presses("main button").await;

    judge.visits(&desk.page(QUEUE)).await;
    judge.chrome.run("document.querySelector('.more').open = true").await;
    judge.looks("what one can do with an item").await;
    judge.visits(&format!("{}/move", form(&desk, &item))).await;
    judge.chrome.presses("main button").await;
    judge.looks("no list chosen").await;
    judge.visits(&form(&desk, &fixtures::items()[2])).await;
    judge.visits(&form(&desk, &item)).await;
    let changed = Item { title: line("Van Joost"), ..item.clone() };
    items::manage::change(&desk.app.app, list.id, &changed).await.unwrap();
    judge.chrome.presses(".save").await;
    judge.looks("somebody else was first").await;
    judge.chrome.presses(".save").await;
    judge.looks("saved").await;
    judge.chrome.run("document.querySelector('.more').open = true").await;
    judge.chrome.presses(".more form[action$='withdraw'] button").await;
    judge.chrome.run("document.querySelector('details.after').open = true").await;
    judge.looks("taken out").await;

    judge.chrome.open(&form(&desk, &item)).await;
    compose::compose_now(&desk.app.app, &list).await.unwrap();
    approve::approve(&desk.app.app, &list, 1).await.unwrap();
    judge.chrome.presses(".save").await;
    judge.looks("too late to save").await;
    judge.visits(&form(&desk, &item)).await;
    judge.is_satisfied();
}

#[tokio::test]
async fn the_preview_follows_what_is_typed_and_leaves_the_way_back_alone() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    chrome.looks(1280, "light").await;
    chrome.open(&desk.page(QUEUE)).await;
    chrome.presses("main .button").await;
    chrome.find("#live-preview iframe:not(.coming)").await;
    let steps = chrome.run("return history.length").await;
    chrome.types("#title", "Een nieuwe titel").await;
    until("the preview", async || {
        let frame = chrome.find("#live-preview iframe:not(.coming)").await;
        // Each look is a new frame: the one that was entered may be gone before it is read.
        let words = match frame.enter_frame().await {
            Ok(()) => chrome.page.source().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        drop(chrome.page.clone().enter_parent_frame().await);
        words.contains("Een nieuwe titel")
    })
    .await;
    assert_eq!(chrome.run("return history.length").await, steps);
}

#[tokio::test]
async fn an_item_goes_down_by_the_keyboard_and_the_eye_stays_with_it() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    chrome.forbids_javascript().await;
    let item = fixtures::item(1, ItemKind::News, "Eerst");
    desk.app.queue(&item).await;
    desk.app.queue(&fixtures::item(2, ItemKind::News, "Dan")).await;
    chrome.open(&desk.page(QUEUE)).await;
    let down = format!("#down-{}", item.id.0.simple());
    let before = chrome.find("html").await;
    chrome.types(&down, "\u{e007}").await;
    until("the next page", async || before.tag_name().await.is_err()).await;
    let focused = chrome.page.active_element().await.unwrap().attr("id").await.unwrap();
    assert_eq!(focused.as_deref(), down.strip_prefix('#'));
    let words = chrome.words().await;
    assert!(words.contains("‘Eerst’ staat nu op plaats 3 van 4."), "{words}");
    let cards = words.split_once("plaats 3 van 4.").unwrap().1;
    assert!(cards.find("Dan") < cards.find("Eerst"), "{words}");
}

#[tokio::test]
async fn an_item_is_dragged_beside_another_and_a_menu_closes_by_escape() {
    let chrome = Chrome::start().await;
    let desk = with_items(&chrome).await;
    for (n, title) in [(1, "Eerst"), (2, "Dan")] {
        desk.app.queue(&fixtures::item(n, ItemKind::News, title)).await;
    }
    chrome.open(&desk.page(QUEUE)).await;
    let open = async || chrome.run("return document.querySelectorAll('.more[open]').length").await;
    for menu in ["more-00000000000000000000000000000001", "more-00000000000000000000000000000002"] {
        chrome.run(&format!("document.getElementById('{menu}').click()")).await;
        assert_eq!(open().await, 1, "one at a time");
    }
    chrome.types("body", "\u{e00c}").await;
    assert_eq!(open().await, 0);
    let before = chrome.find("html").await;
    chrome
        .run(
            "const card = (n) => document.getElementById(`item-${String(n).padStart(32, '0')}`); \
             const drag = (kind, card) => card.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, \
             clientY: card.getBoundingClientRect().bottom - 1 })); \
             drag('dragstart', card(1)); drag('dragover', card(2)); drag('drop', card(2))",
        )
        .await;
    until("the next page", async || before.tag_name().await.is_err()).await;
    assert!(chrome.words().await.contains("‘Eerst’ staat nu op plaats 3 van 4."), "{}", chrome.words().await);
}
