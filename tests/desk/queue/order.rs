//! The order of the queue: what is moved stays there, in the issue as well.

use axum::http::StatusCode;
use rondbrief::{
    app::issues::{compose, preview},
    domain::{
        ids::ItemId,
        item::{Item, ItemKind},
    },
};

use super::{ANKE, QUEUE, count, path, with_anke};
use crate::{
    both_engines,
    support::{
        app::{Answer, Engine},
        desk::Person,
        fixtures,
    },
};

fn news(n: u128) -> Item {
    fixtures::item(n, ItemKind::News, &format!("Bericht {n}"))
}

/// The numbers of the messages in the order in which they stand in a text.
fn order(text: &str) -> Vec<u32> {
    let mut seen = Vec::new();
    for number in text.split("Bericht ").skip(1).filter_map(|rest| rest.get(..1)?.parse().ok()) {
        if !seen.contains(&number) {
            seen.push(number);
        }
    }
    seen
}

async fn puts(anke: &Person<'_>, item: &Item, side: &str, other: &Item) -> Answer {
    let other = other.id.0.simple().to_string();
    anke.presses(&format!("{}/place", path(item)), &[("side", side), ("other", &other)]).await
}

async fn queued(anke: &Person<'_>) -> Vec<u32> {
    order(&anke.get(QUEUE).await.words())
}

both_engines! {
    async fn an_item_goes_up_and_down_once_and_the_issue_keeps_that_order(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let all = [news(1), news(2), news(3)];
        for item in &all {
            app.queue(item).await;
        }
        let answer = puts(&anke, &all[2], "before", &all[1]).await;
        let here = |id: &ItemId, arrow: &str| format!("{QUEUE}?done=placed&item={0}#{arrow}-{0}", id.0.simple());
        assert_eq!(answer.header("location"), here(&all[2].id, "up"));
        let page = anke.get(answer.header("location")).await;
        assert!(page.words().contains("‘Bericht 3’ staat nu op plaats 2 van 3."), "{}", page.words());
        assert!(page.body.contains(&format!("id=\"up-{}\"", all[2].id.0.simple())), "the arrow keeps the keyboard");
        assert_eq!(queued(&anke).await, [1, 3, 2]);
        puts(&anke, &all[2], "before", &all[1]).await;
        assert_eq!(queued(&anke).await, [1, 3, 2], "a second click is the same wish");
        assert_eq!(count(&app, "item-placed").await, 1);
        let answer = puts(&anke, &all[0], "after", &all[2]).await;
        assert_eq!(answer.header("location"), here(&all[0].id, "down"));
        assert_eq!(queued(&anke).await, [3, 1, 2]);
        app.queue(&news(4)).await;
        assert_eq!(queued(&anke).await, [3, 1, 2, 4], "what is new comes last");
        let answer = puts(&anke, &all[2], "before", &all[0]).await;
        assert_eq!(answer.header("location"), here(&all[2].id, "down"), "on top it can only go down");
        anke.presses(&format!("{}/pin", path(&all[1])), &[("pinned", "yes")]).await;
        assert_eq!(queued(&anke).await, [2, 3, 1, 4], "what is pinned stands on top");
        puts(&anke, &all[2], "before", &all[1]).await;
        assert_eq!(queued(&anke).await, [2, 3, 1, 4], "nothing goes above what is pinned");

        let list = app.list().await;
        compose::compose_now(&app.app, &list).await.unwrap();
        let (_, letter) = preview::preview(&app.app, &list, 1).await.unwrap();
        assert_eq!(order(&letter.text), [2, 3, 1, 4]);
        app.leaves(1);
    }
}

#[tokio::test]
async fn only_what_waits_is_put_beside_what_waits_with_it() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let (one, two) = (news(1), fixtures::item(2, ItemKind::Podcast, "Bericht 2"));
    for item in [&one, &two] {
        app.queue(item).await;
    }
    assert_eq!(puts(&anke, &one, "before", &two).await.status, StatusCode::SEE_OTHER);
    assert_eq!(puts(&anke, &one, "after", &news(7)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(puts(&anke, &news(7), "after", &one).await.status, StatusCode::NOT_FOUND);
    assert_eq!(puts(&anke, &one, "beside", &two).await.status, StatusCode::BAD_REQUEST);
    let place = format!("{}/place", path(&one));
    assert_eq!(anke.presses(&place, &[("side", "after"), ("other", "x")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(queued(&anke).await, [1, 2]);
    assert_eq!(count(&app, "item-placed").await, 0);
}
