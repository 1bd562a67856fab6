//! Pictures of items: what becomes of a file, and what of one that is no picture.

use axum::http::StatusCode;

use super::{ADD, ANKE, ID, QUEUE, count, path, waiting, with_anke};
use crate::{
    both_engines,
    support::{
        app::{Answer, Engine, TestApp},
        desk::Person,
    },
};

/// A PNG of one pixel, with words behind it that are no picture.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\x0bIDA\
                       Tx\x9cc`\0\x02\0\0\x05\0\x01z^\xab?\0\0\0\0IEND\xaeB`\x82GPS 52.09 5.12";

/// Posts the form of a new item with a file, as a browser does.
async fn posts(anke: &Person<'_>, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let token = anke.get("/desk").await.field("token").unwrap();
    let own = [("token", token.as_str()), ("id", ID), ("kind", "news")];
    anke.post_with_file(ADD, &[&own[..], fields].concat(), file).await
}

async fn pictures(app: &TestApp) -> i64 {
    app.raw().await.number("SELECT COUNT(*) FROM picture").await
}

both_engines! {
    async fn a_picture_is_drawn_anew_and_shown_to_anybody_for_ever(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let answer = posts(&anke, &[("title", "Nieuws"), ("alt", "Een punt"), ("body", "a\r\nb & c=d")], PIXEL).await;
        assert_eq!(answer.header("location"), format!("{QUEUE}?done=added&item={ID}"), "{}", answer.words());
        let item = waiting(&app).await.remove(0);
        assert_eq!(item.body, "a\nb & c=d");
        let link = item.image.unwrap().link.as_str().to_owned();
        assert!(link.starts_with("https://nieuws.example.org/p/"), "{link}");
        let picture = app.get(&link).await;
        assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/jpeg"));
        assert_eq!(picture.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(picture.header("x-content-type-options"), "nosniff");
        assert!(!picture.body.contains("GPS"), "nothing else of the file is left");
        assert_eq!(count(&app, "picture-added").await, 1);
    }
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_what_was_typed_stays() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let mut huge = PIXEL.to_vec();
    huge[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    huge[29..33].copy_from_slice(&[0x66, 0x27, 0xf8, 0xba]);
    let heavy = vec![0; 9 * 1024 * 1024];
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    for (file, words) in [
        (&svg[..], "geen foto die we kunnen lezen"),
        (&PIXEL[..40], "geen foto die we kunnen lezen"),
        (&heavy, "hoogstens 8 MB"),
        (&huge, "Deze foto is te groot"),
    ] {
        let page = posts(&anke, &[("title", "Nieuws"), ("alt", "Wat ik typte")], file).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.words().contains(words), "{words}\n{}", page.words());
        assert_eq!(page.field("alt").unwrap(), "Wat ik typte");
    }
    assert_eq!(pictures(&app).await, 0);
}

#[tokio::test]
async fn a_picture_stays_when_something_else_is_wrong() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let page = posts(&anke, &[("title", "Nieuws")], PIXEL).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.words().contains("Wat er op de foto staat: Vul dit in"), "{}", page.words());
    let link = page.field("picture").unwrap();
    assert!(page.body.contains(&format!("<img src=\"{link}\"")), "one sees which picture it is");
    assert_eq!(app.get(&link).await.status, StatusCode::OK);
    let page = posts(&anke, &[("title", "Nieuws"), ("picture", &link), ("alt", "Een punt")], b"").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(pictures(&app).await, 1);
}

#[tokio::test]
async fn a_picture_is_shown_in_the_form_exchanged_and_taken_away() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    posts(&anke, &[("title", "Nieuws"), ("alt", "Een punt")], PIXEL).await;
    let item = waiting(&app).await.remove(0);
    let form = anke.get(&path(&item)).await;
    let link = form.field("picture").unwrap();
    assert!(
        form.body.contains(&format!("<img src=\"{link}\" alt=\"Een punt\"")) && form.field("image").unwrap().is_empty()
    );
    assert!(form.words().contains("Kies een andere foto"), "{}", form.words());

    let typed = |version: &'static str, more: [(&'static str, &'static str); 3]| {
        let picture = ("picture", link.as_str());
        [&[("version", version), ("kind", "news"), ("title", "Nieuws"), picture][..], &more].concat()
    };
    let elsewhere = [("image", "https://www.example.org/a.jpg"), ("alt", "Een plein"), ("without", "")];
    assert_eq!(anke.presses(&path(&item), &typed("1", elsewhere)).await.status, StatusCode::SEE_OTHER);
    let image = waiting(&app).await.remove(0).image.unwrap();
    assert_eq!(image.link.as_str(), "https://www.example.org/a.jpg", "a link that was typed comes in its place");
    let form = anke.get(&path(&item)).await;
    assert_eq!(form.field("image").unwrap(), "https://www.example.org/a.jpg");
    assert!(!form.body.contains("<img") && form.field("picture").unwrap().is_empty());

    let gone = [("image", ""), ("alt", "Een punt"), ("without", "yes")];
    assert_eq!(anke.presses(&path(&item), &typed("2", gone)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(waiting(&app).await[0].image, None, "what it showed goes with it");
}

#[tokio::test]
async fn the_file_is_the_last_thing_in_the_form() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let page = scraper::Html::parse_document(&anke.get(ADD).await.body);
    let fields = scraper::Selector::parse("form[enctype='multipart/form-data'] [name]").unwrap();
    let names: Vec<_> = page.select(&fields).map(|field| field.value().attr("name").unwrap()).collect();
    assert_eq!((names.first(), names.last()), (Some(&"token"), Some(&"upload")), "what follows it may not be read");
}

#[tokio::test]
async fn only_an_editors_own_page_gives_a_picture() {
    let app = with_anke(Engine::Sqlite).await;
    let fields = [("title", "Nieuws"), ("alt", "Een punt")];
    let anke = Person::by_link(&app, ANKE).await;
    let mut elsewhere = Person::by_link(&app, ANKE).await;
    elsewhere.origin = "https://elders.example".to_owned();
    assert_eq!(posts(&elsewhere, &fields, PIXEL).await.status, StatusCode::FORBIDDEN);
    let forged = [("token", "x"), ("title", "Nieuws"), ("alt", "Een punt")];
    assert!(posts(&anke, &forged, PIXEL).await.status.is_client_error());
    assert_eq!(pictures(&app).await, 0);
    for nowhere in ["/p/x.jpg", "/p/018f0000000070008000000000000001.jpg", "/p/018f0000000070008000000000000001"] {
        assert_eq!(app.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}
