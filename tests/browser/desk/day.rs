//! The desk in a real browser, without any script: coming in, around, and out; and every page as axe-core judges it.

use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::{
            first_owner,
            manage::{self, Post},
        },
        issues::{approve, compose, preface},
    },
    domain::{editor::Role, issue::preface::Preface, item::ItemKind, list::Approval},
};
use tokio::net::TcpListener;

use crate::{
    browser::{accessibility::Judge, chrome::Chrome, served::Served},
    support::{
        app::{Engine, TestApp},
        desk::{factor_shown, invite, link},
        fixtures,
    },
};

const ANKE: &str = "anke@example.org";

/// The service on a port of its own, by that name: the desk takes forms from nowhere else.
pub struct Desk {
    pub app: TestApp,
    pub served: Served,
}

impl Desk {
    pub async fn new() -> Self {
        Self::called("127.0.0.1").await
    }

    /// The service by this name of this machine.
    pub async fn called(host: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{host}:{}", listener.local_addr().unwrap().port());
        let app = TestApp::at(Engine::Sqlite, &base).await;
        app.leaves_anything();
        let served = Served::on(listener, app.router.clone());
        Self { app, served }
    }

    /// The service whose mail goes to this port of the loopback.
    pub async fn with_smtp(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let app = TestApp::at_with_smtp(Engine::Sqlite, &base, port).await;
        app.leaves_anything();
        let served = Served::on(listener, app.router.clone());
        Self { app, served }
    }

    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.served.origin)
    }

    /// Lets an editor in by a link from the command line, with the second factor shown.
    pub async fn lets_in(&self, chrome: &Chrome, address: &str) {
        chrome.open(&link(&self.app, address).await).await;
        chrome.presses("main button").await;
        let cookie = chrome.page.get_named_cookie("rondbrief-session").await.unwrap();
        factor_shown(&self.app, cookie.value()).await;
        chrome.open(&self.page("/desk")).await;
    }
}

#[tokio::test]
async fn the_first_owner_comes_in_goes_out_and_comes_back_by_mail_without_any_script() {
    let (desk, chrome) = (Desk::new().await, Chrome::start().await);
    chrome.forbids_javascript().await;
    let first = first_owner::link(&desk.app.app).await.unwrap().unwrap();
    chrome.open(&desk.app.app.links().first_owner(first)).await;
    chrome.types("#name", "Anke").await;
    chrome.types("#email", ANKE).await;
    chrome.presses("main button").await;
    assert!(chrome.words().await.contains("You need a second step"), "{}", chrome.words().await);
    chrome.presses("main .after a").await;
    assert!(chrome.words().await.contains("You are an owner"), "{}", chrome.words().await);
    chrome.presses("main .cards a").await;
    assert!(chrome.words().await.contains("collecting items"));
    chrome.presses("footer button").await;
    assert!(chrome.words().await.contains("berichten verzamelen"), "back on the same page, in Dutch");
    chrome.unfolds(".who").await;
    chrome.presses(".who button").await;
    assert!(chrome.page.current_url().await.unwrap().path().ends_with("/desk/sign-in"));

    chrome.types("#email", ANKE).await;
    chrome.presses("main button").await;
    chrome.find("[role=status]").await;
    desk.app.deliver().await;
    chrome.open(&desk.app.mailbox(ANKE).latest().sign_in_link()).await;
    chrome.presses("main button").await;
    chrome.presses("main .after a").await;
    assert!(chrome.words().await.contains("Je bent eigenaar"));
}

#[tokio::test]
async fn on_a_phone_the_head_of_a_lists_page_is_low_and_every_door_comes_in_sight_by_keyboard() {
    let (desk, chrome) = (Desk::new().await, Chrome::start().await);
    invite(&desk.app, ANKE, Post::OwnerOfAll).await;
    desk.lets_in(&chrome, ANKE).await;
    chrome.open(&desk.page("/desk/l/in-de-ggz/log")).await;
    chrome.looks(360, "light").await;
    let height = chrome.run("return document.querySelector('.top').getBoundingClientRect().height").await;
    assert!(height.as_f64().unwrap() < 170.0, "{height}");
    let hidden = "return [...document.querySelectorAll('.place a')].filter((door) => { door.focus(); \
        const box = door.getBoundingClientRect(); return box.left < 0 || box.right > innerWidth || box.height < 44; \
        }).map((door) => door.textContent)";
    assert_eq!(chrome.run(hidden).await, serde_json::json!([]));
    let twice = "const ids = [...document.querySelectorAll('[id]')].map((it) => it.id); \
        return ids.filter((id, at) => ids.indexOf(id) !== at)";
    chrome.open(&desk.page("/desk/l/in-de-ggz/queue/add")).await;
    assert_eq!(chrome.run(twice).await, serde_json::json!([]));
}

#[tokio::test]
async fn a_wrong_field_has_a_red_edge_whatever_is_typed_in_it_and_all_are_as_high() {
    let (desk, chrome) = (Desk::new().await, Chrome::start().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Owner)).await;
    desk.lets_in(&chrome, ANKE).await;
    chrome.open(&desk.page("/desk/l/in-de-ggz/settings/form")).await;
    chrome.run("document.querySelector('#privacy').value = 'nergens'").await;
    chrome.presses("main button").await;
    let edge = "return getComputedStyle(document.querySelector('#privacy[aria-invalid=true]')).borderTopWidth";
    assert_eq!(chrome.run(edge).await, "2px");
    chrome.open(&desk.page("/desk/l/in-de-ggz/queue/add")).await;
    let heights = "return [...new Set([...document.querySelectorAll('.form input:not([type=checkbox], [type=radio], \
        [type=hidden], [type=file]), .form select')].map((it) => it.offsetHeight).filter((high) => high > 0))]";
    assert_eq!(chrome.run(heights).await, serde_json::json!([48]));
}

#[tokio::test]
async fn axe_finds_nothing_on_the_way_in() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Editor)).await;
    let first = first_owner::link(&desk.app.app).await.unwrap().unwrap();
    judge.visits(&desk.app.app.links().first_owner(first)).await;
    judge.chrome.presses("main button").await;
    judge.looks("nothing filled in by the first owner").await;
    for path in ["/desk/sign-in", "/desk/sign-in?lang=en", "/desk/in/x", "/desk/first/x", "/desk/nowhere"] {
        judge.visits(&desk.page(path)).await;
    }
    judge.visits(&link(&desk.app, ANKE).await).await;
    desk.app.deliver().await;
    desk.app.clock.advance(TimeDelta::seconds(1));
    judge.chrome.open(&desk.page("/desk/sign-in")).await;
    judge.chrome.presses("main button").await;
    judge.looks("nothing filled in to sign in").await;
    judge.chrome.types("#email", ANKE).await;
    judge.chrome.presses("main button").await;
    judge.looks("look in your mailbox").await;
    judge.chrome.page.delete_all_cookies().await.unwrap();
    desk.app.deliver().await;
    judge.visits(&desk.app.mailbox(ANKE).latest().sign_in_link()).await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_at_the_desk() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Owner)).await;
    desk.app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    for _ in 0..2 {
        desk.lets_in(&judge.chrome, ANKE).await;
        judge.chrome.page.delete_all_cookies().await.unwrap();
    }
    desk.lets_in(&judge.chrome, ANKE).await;
    let queue = ["/desk/l/in-de-ggz/queue", "/desk/l/in-de-ggz/queue/add"];
    for path in ["/desk", "/desk/l/in-de-ggz", "/desk/sessions", "/desk/nowhere"].into_iter().chain(queue) {
        judge.visits(&desk.page(path)).await;
    }
    judge.chrome.unfolds(".who").await;
    judge.looks("the menu of one's own").await;
    judge.chrome.presses(".save").await;
    judge.looks("an item without a title").await;
    manage::set_role(&desk.app.app, &ANKE.parse().unwrap(), desk.app.list().await.id, None).await.unwrap();
    judge.chrome.open(&link(&desk.app, ANKE).await).await;
    judge.chrome.presses("main button").await;
    judge.looks("no list yet").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_on_the_way_of_an_issue() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    let list = desk.app.list().await;
    invite(&desk.app, ANKE, Post::On(list.id, Role::Publisher)).await;
    desk.app.reader("lezer@example.org").await;
    for item in fixtures::items() {
        desk.app.queue(&item).await;
    }
    desk.lets_in(&judge.chrome, ANKE).await;
    judge.visits(&desk.page("/desk/l/in-de-ggz/issues")).await;
    judge.chrome.presses("main .button").await;
    judge.looks("put it together?").await;
    judge.chrome.presses("main form button").await;
    judge.looks("a new issue").await;
    let issue = "/desk/l/in-de-ggz/issues/1";
    for page in
        ["/desk/l/in-de-ggz/issues", "?as=phone", "?as=dark", "?as=text", "/do/cancel", "/do/publish", "/opening"]
    {
        let path = if page.starts_with("/desk") { page.to_owned() } else { format!("{issue}{page}") };
        judge.visits(&desk.page(&path)).await;
    }
    judge.visits(&desk.page(&format!("{issue}/tests"))).await;
    judge.chrome.run("document.querySelector('main [type=checkbox]').checked = false").await;
    judge.chrome.presses("main form button").await;
    judge.looks("nobody chosen for a test").await;
    judge.chrome.open(&desk.page(&format!("{issue}/opening"))).await;
    judge.chrome.types("#subject", &"x".repeat(301)).await;
    judge.chrome.presses("main form button").await;
    judge.looks("a subject that is too long").await;
    let other = Preface { subject: Some(fixtures::line("Van Joost")), ..Preface::default() };
    preface::change(&desk.app.app, &list, 1, &other, 1).await.unwrap();
    judge.chrome.run("document.getElementById('subject').value = 'Van Anke'").await;
    judge.chrome.presses("main form button").await;
    judge.looks("an opening that somebody else changed").await;
    judge.chrome.open(&desk.page(issue)).await;
    judge.chrome.presses("main .entries form:last-of-type button").await;
    judge.chrome.run("document.querySelector('.side details').open = true").await;
    judge.looks("an item left out").await;
    judge.chrome.presses("main [role=status] button").await;
    judge.looks("and taken in again").await;
    judge.chrome.open(&desk.page(issue)).await;
    judge.chrome.presses("main .controls button").await;
    judge.looks("approved").await;
    judge.visits(&desk.page(&format!("{issue}/opening"))).await;
    judge.chrome.open(&desk.page(issue)).await;
    judge.chrome.presses("main .controls a").await;
    judge.chrome.presses("main button").await;
    judge.looks("being sent").await;
    judge.chrome.presses("main .controls button").await;
    judge.looks("paused").await;
    judge.chrome.presses("main .controls a").await;
    judge.chrome.presses("main button").await;
    desk.app.tick().await;
    judge.visits(&desk.page(&format!("{issue}/sending"))).await;
    judge.visits(&desk.page(issue)).await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_where_two_people_approve() {
    let (desk, mut judge) = (Desk::new().await, Judge::new().await);
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Publisher)).await;
    desk.app.change_list(|list| list.approval = Approval::ByTwo).await;
    desk.app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&desk.app.app, &desk.app.list().await).await.unwrap();
    approve::approve(&desk.app.app, &desk.app.list().await, 1).await.unwrap();
    desk.lets_in(&judge.chrome, ANKE).await;
    judge.visits(&desk.page("/desk/l/in-de-ggz/issues/1")).await;
    desk.app.change_list(|list| list.postal = fixtures::line("Straat 2")).await;
    judge.visits(&desk.page("/desk/l/in-de-ggz/issues/1")).await;
    judge.is_satisfied();
}
