//! Every public page and every mail, as axe-core judges it: light and dark, on a phone and on a desk, and by keyboard.

use axum::{Router, extract::Path, response::Html, routing::get};
use chrono::TimeDelta;
use rondbrief::domain::{
    list::{Approval, List},
    text::language::Language,
};
use serde_json::Value;

use super::{
    chrome::{Chrome, tool},
    keyboard::stops,
    served::{Served, Stage},
};
use crate::support::fixtures;

/// Everything that WCAG 2.2 AA asks and axe-core can see, and what its authors think wise besides.
const RULES: &str = "const done = arguments[arguments.length - 1]; \
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
    axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], iframes: false }) \
      .then((report) => report.passes.length ? report.violations.flatMap((broken) => \
        broken.nodes.map((node) => `${broken.id}: ${node.html}: ${node.failureSummary}`)) : ['nothing was judged']) \
      .then(done, (error) => done([String(error)]));";

/// A browser with a judge in it.
pub struct Judge {
    pub chrome: Chrome,
    axe: String,
    complaints: Vec<String>,
}

impl Judge {
    pub async fn new() -> Self {
        let path = tool("AXE", "target/test-tools/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&path);
        let axe = axe.unwrap_or_else(|error| panic!("{path} cannot be read ({error}); tests/run fetches axe-core"));
        Self { chrome: Chrome::start().await, axe, complaints: Vec::new() }
    }

    /// Judges a page.
    pub async fn visits(&mut self, link: &str) {
        self.chrome.open(link).await;
        self.looks(link).await;
    }

    /// Judges the page the browser is on.
    pub async fn looks(&mut self, name: &str) {
        self.chrome.run(&self.axe).await;
        for (width, scheme) in [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")] {
            self.chrome.looks(width, scheme).await;
            let wide = self.chrome.run("return document.documentElement.scrollWidth > window.innerWidth").await;
            if wide == true {
                self.complaints.push(format!("{name}, {width} px: has to be scrolled sideways"));
            }
            let broken = self.chrome.page.execute_async(RULES, Vec::new()).await.unwrap();
            let Value::Array(broken) = broken else { panic!("axe-core reports") };
            self.complaints.extend(broken.iter().map(|broken| format!("{name}, {width} px, {scheme}: {broken}")));
            let amiss = stops(&self.chrome).await;
            self.complaints.extend(amiss.iter().map(|amiss| format!("{name}, {width} px, by keyboard: {amiss}")));
        }
    }

    pub fn is_satisfied(&self) {
        assert!(self.complaints.is_empty(), "{}", self.complaints.join("\n"));
    }
}

/// A list with a published issue, and a mail in the mailbox.
async fn lively() -> Stage {
    let stage = Stage::new().await;
    let list = List { approval: Approval::NotNeeded, ..stage.app.list().await };
    rondbrief::app::lists::manage::change(&stage.app.app, &list, None).await.unwrap();
    for item in fixtures::items() {
        stage.app.queue(&item).await;
    }
    for _ in 0..50 {
        stage.app.clock.advance(TimeDelta::days(1));
        stage.app.tick().await;
    }
    stage
}

#[tokio::test]
async fn axe_finds_nothing_on_the_pages_of_a_list() {
    let (stage, mut judge) = (lively().await, Judge::new().await);
    let pages =
        ["/", "/l/in-de-ggz", "/l/in-de-ggz?lang=en", "/l/in-de-ggz/archive", "/l/in-de-ggz/1", "/embed/in-de-ggz"];
    for page in pages {
        judge.visits(&stage.page(page)).await;
    }
    assert!(stage.app.get("/l/in-de-ggz/1").await.body.contains("Slotbijeenkomst Welkome Wijk"));
    for nowhere in ["/nowhere", "/l/unknown", "/l/in-de-ggz/99", "/confirm/unknown"] {
        judge.visits(&stage.page(nowhere)).await;
    }
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_on_the_way_in_and_out() {
    let (stage, mut judge) = (Stage::new().await, Judge::new().await);
    for start in ["/l/in-de-ggz", "/embed/in-de-ggz"] {
        judge.chrome.open(&stage.page(start)).await;
        judge.chrome.presses("main button").await;
        judge.looks("what is wrong").await;
        judge.chrome.types("#email", "anke@example.org").await;
        judge.chrome.presses("main button").await;
        judge.looks("press once more").await;
        stage.fill_in_calmly();
        judge.chrome.presses("main button").await;
        judge.looks("look in your mailbox").await;
    }
    stage.app.deliver().await;
    let letter = stage.app.mailbox("anke@example.org");
    for (link, name) in [(letter.latest().refusal_link(), "refuse"), (letter.latest().confirmation_link(), "confirm")] {
        judge.visits(&stage.page(&link)).await;
        if name == "confirm" {
            judge.chrome.presses("main button").await;
            judge.looks("confirmed").await;
        }
    }
    stage.app.deliver().await;
    let leave = stage.app.mailbox("anke@example.org").latest().leave_link();
    for link in [leave.as_str(), "/u/unknown"] {
        judge.visits(&stage.page(link)).await;
        judge.chrome.presses("main button").await;
        judge.looks("left").await;
    }
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_on_a_refusal_in_the_mailbox_and_in_a_foreign_page() {
    let (stage, mut judge) = (Stage::new().await, Judge::new().await);
    let key = rondbrief::app::running::captured::key(&stage.app.app).unwrap();
    judge.visits(&stage.page("/mailbox")).await;
    judge.chrome.open(&stage.page(&stage.app.app.links().mailbox(key))).await;
    judge.looks("the empty mailbox").await;
    stage.app.visitor().subscribes("anke@example.org").await;
    judge.visits(&stage.page("/mailbox")).await;
    judge.chrome.presses("main li a").await;
    judge.looks("a mail in the mailbox").await;

    judge.chrome.open(&stage.foreign("script")).await;
    judge.chrome.find("main div[lang]").await;
    judge.looks("the form in a foreign page").await;

    judge.chrome.open(&stage.page(&stage.app.mailbox("anke@example.org").latest().refusal_link())).await;
    judge.chrome.presses("main button").await;
    judge.looks("refused").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_in_any_mail() {
    let letters: Vec<_> = Language::ALL.into_iter().flat_map(crate::mail::letters).collect();
    let count = letters.len();
    let pages: Vec<String> = letters.into_iter().map(|(_, letter)| letter.html).collect();
    let page = async move |Path(n): Path<usize>| Html(pages[n].clone());
    let (mails, mut judge) = (Served::new(Router::new().route("/{n}", get(page))).await, Judge::new().await);
    for n in 0..count {
        judge.visits(&format!("{}/{n}", mails.origin)).await;
    }
    judge.is_satisfied();
}
