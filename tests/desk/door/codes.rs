//! Coming in by the code of a mailed link, for an editor whose mail opens in another browser.

use axum::http::StatusCode;
use chrono::TimeDelta;
use futures_util::future::join_all;
use rondbrief::{
    app::{
        editors::{
            manage::Post,
            sign_in::{self, Asking, Browser},
            sign_in_codes::{self, CodeEntry},
        },
        running::tidy,
        subscribers::admit,
    },
    domain::{
        audit::Act,
        editor::{Role, code::Code},
        token::Token,
    },
    store::audit,
};

use crate::{
    both_engines,
    journeys::secrecy::enumeration::is_woken,
    support::{
        app::{Answer, Engine, TestApp},
        at_rest::Log,
        desk::{Person, invite},
    },
};

const ANKE: &str = "anke@example.org";
const NOBODY: &str = "niemand@example.org";

async fn with_anke(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Editor)).await;
    app
}

/// Asks for a link, and finds the code beside it.
async fn asks_for_a_code(app: &TestApp, anke: &Person<'_>) -> String {
    anke.asks_for_a_link(ANKE).await;
    let text = app.mailbox(ANKE).latest().text.clone();
    let is_code = |line: &&str| line.len() == 7 && Code::parse(line).is_some();
    text.lines().map(str::trim).find(is_code).unwrap_or_else(|| panic!("no code in {text}")).to_owned()
}

/// Another code than this one.
fn other_than(code: &str) -> String {
    let number: u32 = code.replace(' ', "").parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

async fn types(person: &Person<'_>, code: &str) -> Answer {
    person.fills_in("/desk/code", &[("code", code)]).await
}

/// The answer without the token that differs in each browser.
fn seen(answer: &Answer) -> (StatusCode, Vec<String>, String) {
    let token = answer.field("token").unwrap_or_default();
    (answer.status, answer.headers.keys().map(ToString::to_string).collect(), answer.body.replace(&token, ""))
}

async fn wrong_codes_in_the_log(app: &TestApp) -> usize {
    let log = audit::newest(&mut app.app.snapshot().begin().await.unwrap(), 99).await.unwrap();
    log.iter().filter(|entry| entry.act == Act::WrongSignInCode).count()
}

both_engines! {
    async fn a_code_signs_in_once_and_then_its_link_is_worth_nothing(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        let code = asks_for_a_code(&app, &anke).await;
        let (link, secret) = (app.mailbox(ANKE).latest().sign_in_link(), anke.cookie("browser").unwrap());
        let page = anke.get("/desk/code").await;
        assert!(page.body.contains("autocomplete=\"one-time-code\"") && page.body.contains("inputmode=\"numeric\""));
        assert_eq!(types(&anke, &format!(" {} ", code.replace(' ', "-"))).await.header("location"), "/desk");
        assert!(anke.is_in().await);
        let again = Person::new(&app);
        again.forge("browser", &secret);
        assert_eq!(types(&again, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.get(&link).await.status, StatusCode::NOT_FOUND);
        assert!(!again.is_in().await);
    }

    async fn a_link_that_was_used_takes_its_code_along(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        let code = asks_for_a_code(&app, &anke).await;
        let (link, secret) = (app.mailbox(ANKE).latest().sign_in_link(), anke.cookie("browser").unwrap());
        anke.fills_in(&link, &[]).await;
        let again = Person::new(&app);
        again.forge("browser", &secret);
        assert_eq!(types(&again, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!again.is_in().await);
    }

    async fn a_code_works_for_ten_minutes_in_the_browser_that_asked(engine) {
        let app = with_anke(engine).await;
        let (anke, other) = (Person::new(&app), Person::new(&app));
        let code = asks_for_a_code(&app, &anke).await;
        asks_for_a_code(&app, &other).await;
        assert!(types(&other, &code).await.words().contains("Deze code klopt niet"));
        assert!(!other.is_in().await);
        app.clock.advance(TimeDelta::minutes(10));
        assert_eq!(types(&anke, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!anke.is_in().await);
        let code = asks_for_a_code(&app, &anke).await;
        assert_eq!(types(&anke, &code).await.status, StatusCode::SEE_OTHER);
    }

    async fn an_editor_who_follows_a_mail_ends_on_its_page_after_typing_a_code(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        anke.get("/desk/l/in-de-ggz/queue").await;
        let code = asks_for_a_code(&app, &anke).await;
        assert_eq!(types(&anke, &code).await.header("location"), "/desk/l/in-de-ggz/queue");
    }

    async fn five_codes_may_be_typed_and_a_stranger_sees_the_same(engine) {
        let app = with_anke(engine).await;
        let (anke, stranger) = (Person::new(&app), Person::new(&app));
        let code = asks_for_a_code(&app, &anke).await;
        stranger.fills_in("/desk/sign-in", &[("email", NOBODY)]).await;
        app.deliver().await;
        assert_eq!(seen(&anke.get("/desk/code").await), seen(&stranger.get("/desk/code").await));
        for typed in ["12345", "abcdef", ""] {
            let page = types(&anke, typed).await;
            assert!(page.words().contains("Vul de zes cijfers uit de mail in"), "{}", page.words());
            assert_eq!(seen(&page), seen(&types(&stranger, typed).await), "no try is counted");
        }
        for says in [": 4.", ": 3.", ": 2.", ": 1.", "te vaak een verkeerde code", "te vaak een verkeerde code"] {
            let page = types(&anke, &other_than(&code)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.words().contains(says), "{says}: {}", page.words());
            assert_eq!(seen(&page), seen(&types(&stranger, &other_than(&code)).await));
        }
        assert!(types(&anke, &code).await.words().contains("te vaak een verkeerde code"), "nor the right one");
        assert!(!anke.is_in().await);
        let link = app.mailbox(ANKE).latest().sign_in_link();
        anke.fills_in(&link, &[]).await;
        assert!(anke.is_in().await, "the link still works");
        app.deliver().await;
        assert_eq!(wrong_codes_in_the_log(&app).await, 5, "those of the stranger are meant for nobody");
    }

    async fn codes_typed_at_the_same_moment_are_counted_one_by_one(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        let code = other_than(&asks_for_a_code(&app, &anke).await);
        let token = anke.get("/desk/code").await.field("token").unwrap();
        let fields = [("token", token.as_str()), ("code", code.as_str())];
        join_all((0..12).map(|_| anke.post("/desk/code", &fields))).await;
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM wrong_code").await, 5);
    }

    async fn a_wrong_code_costs_the_same_commits_for_everybody_and_wakes_nobody(engine) {
        const DURABLE: &str = "a transaction is durable";
        let log = Log::default();
        let app = with_anke(engine).await;
        app.deliver().await;
        let _listening = log.watch();
        // The first one is not counted: a log that has just begun may miss a line.
        let mut costs = Vec::new();
        for address in [NOBODY, ANKE, NOBODY, "anders@example.org"] {
            let person = Person::new(&app);
            person.fills_in("/desk/sign-in", &[("email", address)]).await;
            app.deliver().await;
            for _ in 0..6 {
                is_woken(&app);
                log.count("");
                types(&person, "123456").await;
                let posting = log.count(DURABLE);
                admit::admit(&app.app, 50).await.unwrap();
                let admitting = log.count(DURABLE);
                assert!(!is_woken(&app), "{address}: a code wakes the worker");
                app.deliver().await;
                costs.push((posting, admitting, log.count(DURABLE)));
            }
        }
        let costs: Vec<_> = costs.chunks(6).skip(1).collect();
        assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
        assert_eq!((costs[0][0].0, costs[0][0].1, costs[0][5].0), (1, 1, 0), "{costs:?}");
    }

    async fn after_twenty_wrong_codes_in_a_day_an_editor_comes_in_by_links_only(engine) {
        let app = with_anke(engine).await;
        for n in 0..5 {
            let (secret, address) = (Token::new([n; 16]), ANKE.parse().unwrap());
            let by = Asking { browser: secret, remembered: None, network: [n; 16] };
            sign_in::ask(&app.app, &address, by).await.unwrap();
            app.deliver().await;
            let browser = Browser { secret: Some(secret), session: None, remembered: None, user_agent: "" };
            for _ in 0..5 {
                let wrong = Code::parse("123456").unwrap();
                let entry = sign_in_codes::enter(&app.app, &wrong, browser).await.unwrap();
                assert!(matches!(entry, CodeEntry::Wrong { .. } | CodeEntry::Spent));
            }
        }
        app.deliver().await;
        assert_eq!(wrong_codes_in_the_log(&app).await, 20, "no more stand in the log");
        let anke = Person::new(&app);
        let code = asks_for_a_code(&app, &anke).await;
        assert!(types(&anke, &code).await.words().contains("Deze code klopt niet"));
        let link = app.mailbox(ANKE).latest().sign_in_link();
        anke.fills_in(&link, &[]).await;
        assert!(anke.is_in().await, "links still work");
        app.clock.advance(TimeDelta::hours(25));
        tidy::tidy(&app.app).await.unwrap();
        let mut raw = app.raw().await;
        assert_eq!(raw.number("SELECT COUNT(*) FROM wrong_code").await, 0);
        assert_eq!(raw.number("SELECT COUNT(*) FROM code_count").await, 0);
        let later = Person::new(&app);
        let code = asks_for_a_code(&app, &later).await;
        types(&later, &code).await;
        assert!(later.is_in().await, "the next day codes work again");
    }

    async fn one_network_types_so_many_codes_in_an_hour(engine) {
        let app = with_anke(engine).await;
        for _ in 0..30 {
            assert_eq!(types(&Person::new(&app), "123456").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(types(&Person::new(&app), "123456").await.status, StatusCode::TOO_MANY_REQUESTS);
    }
}
