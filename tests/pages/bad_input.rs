//! Bad requests get a kind answer, and change nothing.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::support::app::{Answer, Engine, TestApp};

const FORM: &str = "application/x-www-form-urlencoded";

async fn send(app: &TestApp, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
    app.request(Request::post(path).header("content-type", kind).body(body.into()).unwrap()).await
}

async fn subscribe(app: &TestApp, kind: &str, body: impl Into<Body>) -> Answer {
    send(app, "/l/in-de-ggz/subscribe", kind, body).await
}

#[tokio::test]
async fn a_body_of_which_nothing_can_be_made_is_answered_kindly_and_in_the_lists_language() {
    let app = TestApp::new(Engine::Sqlite).await;
    for (kind, body, status, words) in [
        (
            FORM,
            "email=a%40example.org&email=b%40example.org",
            StatusCode::BAD_REQUEST,
            "We konden het formulier niet lezen",
        ),
        ("text/plain", "a@example.org", StatusCode::UNSUPPORTED_MEDIA_TYPE, "We konden deze gegevens niet lezen"),
        ("", "email=a%40example.org", StatusCode::UNSUPPORTED_MEDIA_TYPE, "We konden deze gegevens niet lezen"),
        ("application/json", "{", StatusCode::BAD_REQUEST, "vul het formulier opnieuw in"),
        ("application/json", "", StatusCode::BAD_REQUEST, "vul het formulier opnieuw in"),
        ("application/json", "[\"a@example.org\"]", StatusCode::UNPROCESSABLE_ENTITY, "Stuur een JSON-object"),
        ("application/json", "{\"email\": 3}", StatusCode::UNPROCESSABLE_ENTITY, "Stuur een JSON-object"),
        ("application/json", "{\"email\": null}", StatusCode::UNPROCESSABLE_ENTITY, "Stuur een JSON-object"),
        ("application/json", "{}", StatusCode::UNPROCESSABLE_ENTITY, "Vul je e-mailadres in"),
    ] {
        let answer = subscribe(&app, kind, body).await;
        assert_eq!(answer.status, status, "{kind} {body}");
        assert!(answer.body.contains(words), "{kind} {body}: {}", answer.body);
        let json = kind.contains("json");
        assert_eq!(answer.header("content-type").contains("json"), json, "{kind} {body}");
    }
    app.deliver().await;
    assert_eq!(app.mailbox("example.org").count(), 0);
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_at_once() {
    let app = TestApp::new(Engine::Sqlite).await;
    let long = format!("email={}", "a".repeat(17 * 1024));
    let page = subscribe(&app, FORM, long.clone()).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.words().contains("Dit formulier is te groot"), "{}", page.body);
    let json = subscribe(&app, "application/json", format!("{{\"email\": \"{long}\"}}")).await;
    assert_eq!(json.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(json.body.contains("16 kB"), "{}", json.body);
}

#[tokio::test]
async fn an_address_the_standards_refuse_is_told_beside_the_field_and_kept() {
    let app = TestApp::new(Engine::Sqlite).await;
    for (typed, reason) in [
        ("", "Vul je e-mailadres in"),
        ("anke", "Dit is geen e-mailadres"),
        ("josé@example.org", "een letter met een accent"),
        ("a\r\nBcc: b@example.org", "Het stuk voor de @ klopt niet"),
        ("\"<svg/onload=alert(1)>\"@example.org", "Het stuk voor de @ klopt niet"),
        ("a@localhost", "Het stuk na de @ klopt niet"),
    ] {
        let answer = app.post("/l/in-de-ggz/subscribe", &[("email", typed)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
        assert_eq!(answer.words().matches(reason).count(), 2, "{typed:?} in the summary and beside the field");
        assert_eq!(answer.field("email").as_deref(), Some(typed.replace("\r\n", "\n").as_str()), "{typed:?}");
        assert!(!answer.body.contains("<svg/onload"), "{typed:?}");
        let json = serde_json::json!({ "email": typed }).to_string();
        let answer = app.post_json("/l/in-de-ggz/subscribe", &json).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
        let errors: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert!(errors["errors"]["email"].as_str().unwrap().contains(reason), "{typed:?}: {errors}");
    }
    let long = app.post("/l/in-de-ggz/subscribe", &[("email", &format!("{}@example.org", "a".repeat(5_000)))]).await;
    assert!(long.words().contains("te lang"));
}

#[tokio::test]
async fn a_name_with_a_line_break_is_refused_beside_its_field() {
    let app = TestApp::new(Engine::Sqlite).await;
    for (name, reason) in [("Anke\r\nBcc: x@example.org", "regeleinde"), (&"a".repeat(301) as &str, "te lang")] {
        let fields = [("email", "anke@example.org"), ("name", name)];
        let answer = app.post("/l/in-de-ggz/subscribe", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.words().contains(reason), "{}", answer.words());
        assert_eq!(answer.field("email").as_deref(), Some("anke@example.org"));
    }
}

#[tokio::test]
async fn an_address_that_servers_read_differently_is_refused_with_the_reason() {
    let app = TestApp::new(Engine::Sqlite).await;
    for address in ["anke%elders.example@example.org", "elders!anke@example.org", "|cat@example.org", "-f@example.org"]
    {
        let answer = app.post("/l/in-de-ggz/subscribe", &[("email", address)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(answer.words().contains("leest dat hetzelfde"), "{address}: {}", answer.words());
    }
}

#[tokio::test]
async fn a_name_with_what_nobody_sees_is_refused_with_the_reason() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.change_list(|list| list.asks_name = true).await;
    for name in ["An\u{200b}ke", "\u{200b}", "Anke\u{2060}", "\u{ad}Anke", "Anke\u{e0041}"] {
        let answer = app.post("/l/in-de-ggz/subscribe", &[("email", "anke@example.org"), ("name", name)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
        assert!(answer.words().contains("onzichtbaar teken"), "{name:?}: {}", answer.words());
    }
}

#[tokio::test]
async fn a_token_that_does_not_count_leads_to_one_more_press() {
    let app = TestApp::new(Engine::Sqlite).await;
    let fresh = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
    let mut forged = fresh.clone();
    forged.replace_range(..2, "zz");
    for token in ["", "nonsense", &forged, &fresh] {
        let fields = [("email", "anke@example.org"), ("form_token", token)];
        let answer = app.post("/l/in-de-ggz/subscribe", &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{token}");
        assert!(answer.words().contains("Druk nog één keer op de knop"), "{token}");
        assert_eq!(answer.field("email").as_deref(), Some("anke@example.org"), "{token}");
    }
    app.deliver().await;
    assert_eq!(app.mailbox("anke@example.org").count(), 0);
    let again = app.post("/l/in-de-ggz/subscribe", &[("email", "anke@example.org")]).await;
    app.clock.advance(chrono::TimeDelta::hours(25));
    let stale = again.field("form_token").unwrap();
    let answer = app.post("/l/in-de-ggz/subscribe", &[("email", "anke@example.org"), ("form_token", &stale)]).await;
    assert!(answer.words().contains("Druk nog één keer op de knop"));
    app.clock.advance(chrono::TimeDelta::seconds(10));
    let token = answer.field("form_token").unwrap();
    let answer = app.post("/l/in-de-ggz/subscribe", &[("email", "anke@example.org"), ("form_token", &token)]).await;
    assert!(answer.words().contains("Kijk in je mailbox"));
    app.deliver().await;
    assert_eq!(app.mailbox("anke@example.org").count(), 1);
}

#[tokio::test]
async fn a_robot_that_fills_in_everything_gets_the_usual_answer_and_no_mail() {
    let app = TestApp::new(Engine::Sqlite).await;
    let usual = app.visitor().posts("anke@example.org").await;
    let token = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
    app.clock.advance(chrono::TimeDelta::seconds(10));
    let fields = [("email", "robot@example.org"), ("website", "https://spam.example"), ("form_token", &token)];
    let trapped = app.post("/l/in-de-ggz/subscribe", &fields).await;
    assert_eq!((trapped.status, &trapped.body), (usual.status, &usual.body));
    app.deliver().await;
    assert_eq!(app.mailbox("robot@example.org").count(), 0);
}

#[tokio::test]
async fn what_is_not_there_says_so_and_where_to_go() {
    let app = TestApp::new(Engine::Sqlite).await;
    for (path, words) in [
        ("/nowhere", "Deze pagina bestaat niet"),
        ("/l/unknown", "Deze nieuwsbrief bestaat niet"),
        ("/l/..%2f..%2fetc%2fpasswd", "Deze nieuwsbrief bestaat niet"),
        ("/l/%ff", "We konden het formulier niet lezen"),
        ("/embed/unknown", "Deze nieuwsbrief bestaat niet"),
        ("/l/unknown/archive", "Deze nieuwsbrief bestaat niet"),
        ("/l/in-de-ggz/0", "Deze update is niet te vinden"),
        ("/l/in-de-ggz/99999999999999999999", "Deze update is niet te vinden"),
        ("/l/in-de-ggz/event/nonsense.ics", "Deze pagina bestaat niet"),
        ("/confirm/nonsense", "Deze link werkt niet meer"),
        ("/confirm/AAAAAAAAAAAAAAAAAAAAAA", "Deze link werkt niet meer"),
        ("/confirm/AAAAAAAAAAAAAAAAAAAAAA/refuse", "Deze link werkt niet meer"),
    ] {
        let answer = app.get(path).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(answer.words().contains(words), "{path}: {}", answer.words());
    }
    let answer = app.post("/l/unknown/subscribe", &[("email", "anke@example.org")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let wrong_method = app.post("/l/in-de-ggz", &[]).await;
    assert_eq!(wrong_method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(wrong_method.header("allow"), "GET,HEAD");
}
