//! What robots, machines and hurried people post: each has a clear, kind answer, and loses nothing.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use rondbrief::{
    app::{lists::manage, subscribers::form_token},
    domain::{ids::ListId, list::List, text::language::Language},
};
use uuid::Uuid;

use super::{OK, hours};
use crate::{
    both_engines,
    support::{
        app::{Answer, TestApp},
        fixtures,
    },
};

const POST: &str = "/l/in-de-ggz/subscribe";
const ANKE: &str = "anke@example.org";

async fn waiting(app: &TestApp) -> i64 {
    app.raw().await.number("SELECT COUNT(*) FROM sign_up").await
}

/// A token that has been in somebody's page for a while.
async fn token(app: &TestApp) -> String {
    let token = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
    app.clock.advance(chrono::TimeDelta::seconds(20));
    token
}

async fn raw_post(app: &TestApp, kind: &str, body: impl Into<Body>) -> Answer {
    app.request(Request::post(POST).header(header::CONTENT_TYPE, kind).body(body.into()).unwrap()).await
}

both_engines! {
    async fn a_robot_in_the_trap_is_told_what_everybody_is_told(engine) {
        let app = TestApp::new(engine).await;
        let token = token(&app).await;
        let honest = app.post(POST, &[("email", ANKE), ("form_token", &token)]).await;
        let trapped = app.post(POST, &[("email", ANKE), ("form_token", &token), ("website", "http://spam.example")]).await;
        assert_eq!((trapped.status, &trapped.body), (honest.status, &honest.body));
        let json = app.post_json(POST, "{\"email\":\"x\",\"website\":\"http://spam.example\"}").await;
        assert_eq!(json.status, StatusCode::ACCEPTED);
        assert_eq!(waiting(&app).await, 1);
    }

    async fn a_form_without_a_good_token_comes_back_with_one_button_that_works(engine) {
        let app = TestApp::new(engine).await;
        let other = List { id: ListId(Uuid::from_u128(2)), slug: "andere".parse().unwrap(), ..fixtures::list(Language::Nl) };
        manage::create(&app.app, &other, None).await.unwrap();
        let stale = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        let others = app.get("/l/andere").await.field("form_token").unwrap();
        app.clock.advance(hours(25));
        let fresh_of_other = app.get("/l/andere").await.field("form_token").unwrap();
        app.clock.advance(chrono::TimeDelta::seconds(9));
        let too_fast = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        let forged = format!("{}A", &too_fast[..too_fast.len() - 1]);
        let list = app.list().await;
        for bad in [&*too_fast, "", "x", "💌", &stale, &others, &fresh_of_other, &forged] {
            let before = waiting(&app).await;
            let page = app.post(POST, &[("email", ANKE), ("name", "Anke & \"Bo\""), ("form_token", bad)]).await;
            assert_eq!(page.status, OK, "{bad}");
            assert!(page.words().contains("Druk nog één keer op de knop"), "{bad}: {}", page.words());
            assert_eq!(waiting(&app).await, before, "{bad}");
            assert_eq!(page.field("email").as_deref(), Some(ANKE));
            assert_eq!(page.field("name").as_deref(), Some("Anke & \"Bo\""));
            let token = page.field("form_token").unwrap();
            app.clock.advance(form_token::FILL_TIME);
            let fields = [("email", ANKE), ("form_token", &token)];
            assert!(app.post(POST, &fields).await.words().contains("Kijk in je mailbox"), "{bad}");
            assert_eq!(waiting(&app).await, before + 1, "{bad}");
        }
        assert!(form_token::check(&app.app, None, list.id).is_err());
        let pasted = app.post(POST, &[("email", ANKE)]).await;
        assert!(pasted.words().contains("Druk nog één keer op de knop"), "a form pasted as plain HTML has no token");
        let json = app.post_json(POST, &format!("{{\"email\":\"{ANKE}\",\"form_token\":\"x\"}}")).await;
        assert_eq!(json.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(json.body.contains("\"form_token\""));
    }

    async fn an_address_that_cannot_be_reached_is_told_beside_its_field_and_kept(engine) {
        let app = TestApp::new(engine).await;
        let token = token(&app).await;
        let long = format!("{}@example.org", "a".repeat(65));
        let huge = format!("{}@example.org", "a".repeat(400));
        for (typed, reason) in [
            ("", "Vul je e-mailadres in."),
            ("anke", "Dit is geen e-mailadres."),
            ("anke@", "Dit is geen e-mailadres."),
            ("josé@example.org", "een letter met een accent"),
            ("a..b@example.org", "Het stuk voor de @ klopt niet."),
            ("anke@example", "Het stuk na de @ klopt niet."),
            ("anke@[127.0.0.1]", "Het stuk na de @ klopt niet."),
            ("\"<svg/onload=alert(1)>\"@example.org", "Het stuk voor de @ klopt niet."),
            ("anke\r\nBcc: bo@example.org", "Het stuk voor de @ klopt niet."),
            (&long, "Dit adres is te lang."),
            (&huge, "Dit adres is te lang."),
        ] {
            let page = app.post(POST, &[("email", typed), ("form_token", &token)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
            let html = scraper::Html::parse_document(&page.body);
            let beside = scraper::Selector::parse("#email-error").unwrap();
            let said: String = html.select(&beside).flat_map(|element| element.text()).collect();
            assert!(said.contains(reason), "{typed:?}: {said}");
            let kept = page.field("email").unwrap();
            assert_eq!(kept.replace(['\r', '\n'], ""), typed.replace(['\r', '\n'], ""), "what was typed is kept");
            let input = scraper::Selector::parse("#email[aria-invalid=true][aria-describedby~=email-error]").unwrap();
            assert_eq!(html.select(&input).count(), 1);
            assert!(!page.body.contains("<svg/"));

            let body = serde_json::json!({ "email": typed }).to_string();
            let json = app.post_json(POST, &body).await;
            assert_eq!(json.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
            let told: serde_json::Value = serde_json::from_str(&json.body).unwrap();
            assert!(told["errors"]["email"].as_str().unwrap().contains(reason), "{typed:?}: {told}");
        }
        assert_eq!(waiting(&app).await, 0);
    }

    async fn a_name_with_line_breaks_or_control_characters_is_refused(engine) {
        let app = TestApp::new(engine).await;
        let token = token(&app).await;
        let long = "é".repeat(301);
        for (name, reason) in [
            ("Anke\r\nBcc: bo@example.org", "een regeleinde"),
            ("Anke\u{0}", "een regeleinde"),
            ("Anke\u{202e}ekna", "een regeleinde"),
            ("Anke\u{2028}", "een regeleinde"),
            (&long, "te lang"),
        ] {
            let page = app.post(POST, &[("email", ANKE), ("name", name), ("form_token", &token)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
            assert!(page.words().contains(reason), "{name:?}");
            assert_eq!(page.field("email").as_deref(), Some(ANKE));
            let body = serde_json::json!({ "email": ANKE, "name": name }).to_string();
            assert_eq!(app.post_json(POST, &body).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
        }
        assert_eq!(waiting(&app).await, 0);
    }

    async fn an_internationalised_domain_becomes_what_mail_servers_understand(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().subscribes("Info@Bücher.example").await;
        assert_eq!(app.mailbox("Info@xn--bcher-kva.example").count(), 1);
    }

    async fn a_machine_posts_json_and_gets_json(engine) {
        let app = TestApp::new(engine).await;
        let body = format!("{{\"email\":\"{ANKE}\",\"name\":\"Anke\",\"language\":\"en\",\"entry_id\":97}}");
        let answer = app.post_json(POST, &body).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::ACCEPTED, "application/json"));
        assert!(answer.body.contains("message"));
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).latest().header("Content-Language"), "en");
        let answer = app.post_json(POST, &format!("{{\"email\":\"{ANKE}\",\"language\":\"tlh\"}}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("\"language\""));
    }

    async fn what_cannot_be_read_is_refused_in_the_askers_own_format(engine) {
        let app = TestApp::new(engine).await;
        let big = format!("{{\"email\":\"{ANKE}\",\"name\":\"{}\"}}", "x".repeat(20_000));
        for (body, status) in [
            ("[]", StatusCode::UNPROCESSABLE_ENTITY),
            ("\"anke@example.org\"", StatusCode::UNPROCESSABLE_ENTITY),
            ("{\"email\":[\"anke@example.org\"]}", StatusCode::UNPROCESSABLE_ENTITY),
            ("{\"email\":1}", StatusCode::UNPROCESSABLE_ENTITY),
            ("{}", StatusCode::UNPROCESSABLE_ENTITY),
            ("{", StatusCode::BAD_REQUEST),
            ("", StatusCode::BAD_REQUEST),
            ("\u{0}", StatusCode::BAD_REQUEST),
            (&big, StatusCode::PAYLOAD_TOO_LARGE),
        ] {
            let answer = app.post_json(POST, body).await;
            assert_eq!(answer.status, status, "{}", &body[..body.len().min(40)]);
            assert_eq!(answer.header("content-type"), "application/json");
            assert!(serde_json::from_str::<serde_json::Value>(&answer.body).unwrap().is_object());
        }
        let form = "application/x-www-form-urlencoded";
        let huge = format!("email={ANKE}&name={}", "x".repeat(20_000));
        for (kind, body, status) in [
            (form, huge.as_bytes(), StatusCode::PAYLOAD_TOO_LARGE),
            (form, b"email=%FF%FE&form_token=%", StatusCode::UNPROCESSABLE_ENTITY),
            (form, b"email=a@b.nl&email=c@d.nl", StatusCode::BAD_REQUEST),
            ("text/plain", b"email=a@b.nl", StatusCode::UNSUPPORTED_MEDIA_TYPE),
            ("multipart/form-data; boundary=x", b"--x--", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ] {
            let answer = raw_post(&app, kind, body.to_vec()).await;
            assert_eq!(answer.status, status, "{kind} {}", String::from_utf8_lossy(&body[..body.len().min(40)]));
            assert!(answer.header("content-type").starts_with("text/html"));
            assert!(!answer.words().is_empty());
        }
        assert_eq!(waiting(&app).await, 0);
    }

    async fn a_list_that_is_not_there_is_a_clear_404_everywhere(engine) {
        let app = TestApp::new(engine).await;
        for path in ["/l/onbekend", "/l/onbekend/archive", "/l/onbekend/1", "/l/onbekend/feed.atom", "/embed/onbekend", "/l/%2e%2e"] {
            let page = app.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(page.words().contains("Deze nieuwsbrief bestaat niet"), "{path}: {}", page.words());
        }
        let posted = app.post("/l/onbekend/subscribe", &[("email", ANKE)]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND);
        let json = app.post_json("/l/onbekend/subscribe", "{}").await;
        assert_eq!((json.status, json.header("content-type")), (StatusCode::NOT_FOUND, "application/json"));
        let page = app.get("/nergens").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert_eq!(app.get(POST).await.status, StatusCode::SEE_OTHER);
    }
}
