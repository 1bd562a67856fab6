//! Every page of the desk as it loads: small, from nowhere else, and standing still.

use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{approve, compose, publish},
    },
    domain::{editor::Role, item::ItemKind},
};

use super::{chrome::Chrome, desk::day::Desk};
use crate::support::{desk::invite, fixtures};

const ANKE: &str = "anke@example.org";

/// The most that a page and all it loads may be, in bytes.
const MOST: u64 = 100_000;

/// A script that lists the resources loaded, each with its encoded size in bytes.
const LOADED: &str = "return performance.getEntries().filter((entry) => entry.name.startsWith('http')) \
                      .map((entry) => [entry.name, entry.encodedBodySize || 0])";

/// A script that adds up the layout shifts of the page so far (web.dev/cls).
pub const MOVED: &str = "const observer = new PerformanceObserver(() => {}); \
                     observer.observe({ type: 'layout-shift', buffered: true }); \
                     return observer.takeRecords().reduce((sum, entry) => sum + entry.value, 0)";

/// The pages, below the desk or below the list.
const PAGES: [&str; 35] = [
    "/desk",
    "/desk/sessions",
    "/desk/factor",
    "/desk/factor/app",
    "/desk/log",
    "",
    "/queue",
    "/queue/add",
    "/queue/update",
    "/queue/update?as=text",
    "/issues",
    "/issues/compose",
    "/issues/1",
    "/issues/1/sending",
    "/issues/2",
    "/issues/2?as=phone",
    "/issues/2?as=dark",
    "/issues/2?as=text",
    "/issues/2/opening",
    "/issues/2/tests",
    "/issues/2/do/cancel",
    "/settings",
    "/settings/rhythm",
    "/settings/sender",
    "/settings/form",
    "/settings/wording",
    "/settings/sites",
    "/settings/footer",
    "/settings/embed",
    "/readers",
    "/readers/add",
    "/people",
    "/people/invite",
    "/numbers",
    "/log",
];

/// A list with an issue that was sent, one that waits for approval, and readers of several months.
async fn a_desk_at_work() -> Desk {
    let desk = Desk::new().await;
    let list = desk.app.list().await;
    invite(&desk.app, ANKE, Post::On(list.id, Role::Owner)).await;
    for (n, item) in fixtures::items().into_iter().enumerate() {
        desk.app.reader(&format!("lezer{n}@example.org")).await;
        desk.app.queue(&item).await;
        desk.app.clock.advance(TimeDelta::days(9));
    }
    compose::compose_now(&desk.app.app, &list).await.unwrap();
    approve::approve(&desk.app.app, &list, 1).await.unwrap();
    publish::publish(&desk.app.app, &list, 1).await.unwrap();
    desk.app.tick().await;
    for n in 10..14 {
        desk.app.queue(&fixtures::item(n, ItemKind::News, &format!("Nieuws {n}"))).await;
    }
    compose::compose_now(&desk.app.app, &list).await.unwrap();
    desk.app.queue(&fixtures::item(20, ItemKind::Podcast, "Een podcast")).await;
    desk
}

#[tokio::test]
async fn every_page_of_the_desk_is_small_asks_nothing_of_others_and_stands_still() {
    let (desk, chrome) = (a_desk_at_work().await, Chrome::start().await);
    desk.lets_in(&chrome, ANKE).await;
    for width in [1280, 360] {
        chrome.looks(width, "light").await;
        for page in PAGES {
            let path = if page.starts_with("/desk") { page.to_owned() } else { format!("/desk/l/in-de-ggz{page}") };
            chrome.open(&desk.page(&path)).await;
            let loaded: Vec<(String, u64)> = serde_json::from_value(chrome.run(LOADED).await).unwrap();
            assert!(loaded.iter().all(|(name, _)| name.starts_with(&desk.served.origin)), "{path}: {loaded:?}");
            let is_own = |(name, _): &(String, u64)| name.contains("/source-sans-3.");
            assert!(loaded.iter().any(is_own), "{path}: in its own typeface: {loaded:?}");
            let size: u64 = loaded.iter().map(|(_, size)| size).sum();
            assert!(size > 10_000 && size < MOST, "{path}: {size} bytes: {loaded:?}");
            let moved = chrome.run(MOVED).await.as_f64().unwrap();
            assert!(moved < 0.01, "{path}, {width} px wide: moved by {moved}");
        }
    }
    desk.app.deliver().await;
}
