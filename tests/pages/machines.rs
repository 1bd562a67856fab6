//! The answers for machines: JSON for a webhook, and the parts of the form for `embed.js`.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::app::{Engine, TestApp};

const SUBSCRIBE: &str = "/l/in-de-ggz/subscribe";

fn read(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

#[tokio::test]
async fn a_webhook_subscribes_without_a_token_and_its_other_fields_are_passed_over() {
    let app = TestApp::new(Engine::Sqlite).await;
    let body = json!({ "email": "anke@example.org", "name": "Anke", "language": "en", "form_id": 97, "extra": [1] });
    let answer = app.post_json(SUBSCRIBE, &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
    assert!(read(&answer.body)["message"].as_str().unwrap().contains("at most six of these mails a day"));
    app.deliver().await;
    assert_eq!(app.mailbox("anke@example.org").latest().subject, "Confirm your subscription to In de ggz");
}

#[tokio::test]
async fn a_webhook_with_an_unknown_language_is_told() {
    let app = TestApp::new(Engine::Sqlite).await;
    let answer = app.post_json(SUBSCRIBE, "{\"email\": \"anke@example.org\", \"language\": \"tlh\"}").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&answer.body)["errors"]["language"].as_str().unwrap().contains("nl of en"));
}

#[tokio::test]
async fn a_script_with_a_bad_token_gets_a_good_one_for_the_next_press() {
    let app = TestApp::new(Engine::Sqlite).await;
    let with = |token: &str| json!({ "email": "anke@example.org", "form_token": token }).to_string();
    let answer = app.post_json(SUBSCRIBE, &with("nonsense")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = read(&answer.body);
    assert!(answer["errors"]["form_token"].as_str().unwrap().contains("Druk nog één keer"));
    app.clock.advance(TimeDelta::seconds(10));
    let token = answer["form_token"].as_str().unwrap();
    assert_eq!(app.post_json(SUBSCRIBE, &with(token)).await.status, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn who_posts_a_form_and_accepts_json_gets_json() {
    let app = TestApp::new(Engine::Sqlite).await;
    let request = Request::post(SUBSCRIBE)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json");
    let answer = app.request(request.body(Body::from("email=anke")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&answer.body)["errors"]["email"].is_string());
}

#[tokio::test]
async fn the_parts_of_the_form_speak_the_language_asked_for() {
    let app = TestApp::new(Engine::Sqlite).await;
    for (path, lang, words) in
        [("/embed/in-de-ggz/form.json", "nl", "Meld me aan"), ("/embed/in-de-ggz/form.json?lang=en", "en", "Subscribe")]
    {
        let parts = read(&app.get(path).await.body);
        assert_eq!(parts["lang"], lang);
        assert!(parts["html"].as_str().unwrap().contains(words), "{path}");
        assert!(parts["css"].as_str().unwrap().contains(":host"), "{path}");
    }
}
