//! Coming in: by a mailed link, by one from the command line, and as the first owner.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::{
            first_owner,
            manage::{self, Post},
            sign_in::{self, Asking},
        },
        subscribers::admit,
    },
    domain::{audit::Act, editor::Role, token::Token},
    store::audit,
};

use crate::{
    both_engines,
    journeys::secrecy::enumeration::is_woken,
    support::{
        app::{Answer, TestApp},
        at_rest::Log,
        desk::{Person, invite, link},
    },
};

const ANKE: &str = "anke@example.org";

async fn with_anke(engine: crate::support::app::Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Editor)).await;
    app
}

fn seen(answer: &Answer) -> (StatusCode, Vec<String>, String) {
    (answer.status, answer.headers.keys().map(ToString::to_string).collect(), answer.body.clone())
}

both_engines! {
    async fn an_invited_editor_signs_in_by_a_mailed_link(engine) {
        let app = with_anke(engine).await;
        app.deliver().await;
        let invitation = app.mailbox(ANKE).latest().text.clone();
        assert!(invitation.contains("https://nieuws.example.org/desk/sign-in"), "{invitation}");
        let anke = Person::new(&app);
        let link = anke.asks_for_a_link("ANKE@example.org").await;
        assert!(!anke.is_in().await);
        assert!(anke.get(&link).await.words().contains("Druk op de knop"));
        assert!(!anke.is_in().await, "a link alone signs nobody in");
        anke.fills_in(&link, &[]).await;
        let page = anke.get("/desk").await;
        assert!(page.words().contains("Anke") && page.words().contains("In de ggz"), "{}", page.words());
        assert_eq!(anke.cookie("browser"), None, "the secret that the link was bound to has done its work");
        let log = audit::newest(&mut app.app.snapshot().begin().await.unwrap(), 9).await.unwrap();
        assert_eq!(log.iter().map(|entry| entry.act).collect::<Vec<_>>(), [Act::SignedIn, Act::Invited]);
    }

    async fn an_editor_who_follows_a_mail_ends_on_its_page_after_signing_in(engine) {
        let app = with_anke(engine).await;
        for (page, to) in [
            ("/desk/l/in-de-ggz/queue", "/desk/l/in-de-ggz/queue"),
            ("/desk/l/in-de-ggz/queue?done=x", "/desk/l/in-de-ggz/queue"),
            ("/desk/l/In-de-ggz/queue", "/desk"),
        ] {
            let anke = Person::new(&app);
            assert_eq!(anke.get(page).await.header("location"), "/desk/sign-in");
            let link = anke.asks_for_a_link(ANKE).await;
            assert_eq!(anke.fills_in(&link, &[]).await.header("location"), to);
            assert_eq!(anke.cookie("page"), None, "the next time begins at the desk's first page");
        }
        let anke = Person::new(&app);
        anke.forge("page", "//evil.example/desk");
        let link = anke.asks_for_a_link(ANKE).await;
        assert_eq!(anke.fills_in(&link, &[]).await.header("location"), "/desk");
        let anke = Person::new(&app);
        anke.post("/desk/l/in-de-ggz/queue/add", &[]).await;
        assert_eq!(anke.cookie("page"), None, "a form is no page to go back to");
    }

    async fn a_link_works_once(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        let link = anke.asks_for_a_link(ANKE).await;
        let token = anke.get(&link).await.field("token").unwrap();
        let secret = anke.cookie("browser").unwrap();
        assert_eq!(anke.post(&link, &[("token", &token)]).await.status, StatusCode::SEE_OTHER);
        anke.forge("browser", &secret);
        let again = anke.post(&link, &[("token", &token)]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert!(again.words().contains("Deze link werkt niet meer"));
    }

    async fn a_link_works_for_ten_minutes(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        let link = anke.asks_for_a_link(ANKE).await;
        let token = anke.get(&link).await.field("token").unwrap();
        app.clock.advance(TimeDelta::minutes(10));
        assert_eq!(anke.get(&link).await.status, StatusCode::NOT_FOUND);
        assert_eq!(anke.post(&link, &[("token", &token)]).await.status, StatusCode::NOT_FOUND);
        assert!(!anke.is_in().await);
    }

    async fn a_link_works_only_in_the_browser_that_asked(engine) {
        let app = with_anke(engine).await;
        let (anke, other) = (Person::new(&app), Person::new(&app));
        let link = anke.asks_for_a_link(ANKE).await;
        let page = other.get(&link).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.words().contains("alleen in de browser waarin je de link hebt aangevraagd"));
        let token = other.get("/desk/sign-in").await.field("token").unwrap();
        assert_eq!(other.post(&link, &[("token", &token)]).await.status, StatusCode::FORBIDDEN);
        assert!(!other.is_in().await);
        anke.fills_in(&link, &[]).await;
        assert!(anke.is_in().await, "it was not used up elsewhere");
    }

    async fn every_address_gets_the_same_answer_and_the_same_single_row_is_written(engine) {
        let app = with_anke(engine).await;
        invite(&app, "weg@example.org", Post::On(app.list().await.id, Role::Editor)).await;
        manage::remove(&app.app, &"weg@example.org".parse().unwrap()).await.unwrap();
        app.reader("lezer@example.org").await;
        app.deliver().await;
        let person = Person::new(&app);
        let (mut raw, mut answers) = (app.raw().await, Vec::new());
        for address in [ANKE, "weg@example.org", "lezer@example.org", "niemand@example.org"] {
            let before = raw.counts().await;
            answers.push(seen(&person.fills_in("/desk/sign-in", &[("email", address)]).await));
            for ((table, before), (_, after)) in before.into_iter().zip(raw.counts().await) {
                assert_eq!(after - before, i64::from(table == "sign_in_request"), "{address}: {table}");
            }
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]));
        assert_eq!(answers[0].0, StatusCode::OK);
        app.deliver().await;
        let counts = [ANKE, "weg@example.org", "niemand@example.org"].map(|address| app.mailbox(address).count());
        assert_eq!(counts, [2, 1, 0], "the invitations, and one link");
        assert_eq!(raw.number("SELECT COUNT(*) FROM sign_in_request").await, 0);
    }

    async fn every_address_costs_the_same_commits_and_wakes_nobody(engine) {
        const DURABLE: &str = "a transaction is durable";
        let log = Log::default();
        let app = with_anke(engine).await;
        invite(&app, "weg@example.org", Post::On(app.list().await.id, Role::Editor)).await;
        manage::remove(&app.app, &"weg@example.org".parse().unwrap()).await.unwrap();
        app.reader("lezer@example.org").await;
        app.deliver().await;
        let (person, mut costs, _listening) = (Person::new(&app), Vec::new(), log.watch());
        // The first one is not counted: a log that has just begun may miss a line.
        person.fills_in("/desk/sign-in", &[("email", "eerst@example.org")]).await;
        app.deliver().await;
        for address in [ANKE, "weg@example.org", "lezer@example.org", "niemand@example.org"] {
            is_woken(&app);
            log.count("");
            person.fills_in("/desk/sign-in", &[("email", address)]).await;
            let posting = log.count(DURABLE);
            admit::admit(&app.app, 50).await.unwrap();
            let admitting = log.count(DURABLE);
            assert!(!is_woken(&app), "{address}: asking wakes the worker");
            app.deliver().await;
            costs.push((posting, admitting, log.count(DURABLE)));
        }
        assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
        assert_eq!((costs[0].0, costs[0].1), (1, 1));
    }

    async fn over_the_limit_of_an_editor_the_answer_stays_and_over_that_of_a_network_it_is_to_come_back_later(engine) {
        let app = with_anke(engine).await;
        app.deliver().await;
        let anke = Person::new(&app);
        let first = seen(&anke.fills_in("/desk/sign-in", &[("email", ANKE)]).await);
        for _ in 1..30 {
            assert_eq!(seen(&anke.fills_in("/desk/sign-in", &[("email", ANKE)]).await), first);
        }
        let [known, unknown] = [ANKE, "niemand@example.org"];
        let known = anke.fills_in("/desk/sign-in", &[("email", known)]).await;
        assert_eq!((known.status, known.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "600"));
        assert_eq!(seen(&anke.fills_in("/desk/sign-in", &[("email", unknown)]).await), seen(&known));
        let mut raw = app.raw().await;
        assert_eq!(raw.number("SELECT COUNT(*) FROM sign_in_request").await, 30, "of one network, in an hour");
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 6, "the invitation, and five links that one network asks for in an hour");
    }

    async fn strangers_who_ask_for_all_links_keep_no_editor_out_of_a_browser_that_is_remembered(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        anke.signs_in(ANKE).await;
        anke.presses("/desk/sign-out", &[]).await;
        assert!(anke.cookie("remembered").is_some());
        for network in 0..12 {
            let (stranger, address) = (Token::new([network; 16]), ANKE.parse().unwrap());
            let by = Asking { browser: stranger, remembered: Some(stranger), network: [network; 16] };
            sign_in::ask(&app.app, &address, by).await.unwrap();
        }
        app.deliver().await;
        let before = app.mailbox(ANKE).count();
        let elsewhere = Person::new(&app);
        elsewhere.fills_in("/desk/sign-in", &[("email", ANKE)]).await;
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), before, "what is for new browsers is used up");
        anke.signs_in(ANKE).await;
        assert!(anke.is_in().await, "the editor's own browser is let in");
    }

    async fn a_new_browser_stands_in_the_log_and_a_remembered_one_with_the_account(engine) {
        let app = with_anke(engine).await;
        let (one, other) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, ANKE).await);
        one.fills_in(&link(&app, ANKE).await, &[]).await;
        let log = audit::newest(&mut app.app.snapshot().begin().await.unwrap(), 9).await.unwrap();
        let acts: Vec<_> = log.iter().map(|entry| entry.act).filter(|act| *act != Act::LinkMade).collect();
        assert_eq!(acts, [Act::SignedIn, Act::SignedIn, Act::BrowserAdded, Act::SignedIn, Act::Invited]);
        let account = other.get("/desk/sessions").await;
        assert!(account.words().contains("Browsers die we kennen"), "{}", account.words());
        let forget = account.body.split('"').find(|it| it.ends_with("/forget")).unwrap().to_owned();
        assert_eq!(account.body.matches("/forget\"").count(), 2);
        let bo = invite(&app, "bo@example.org", Post::OwnerOfAll);
        bo.await;
        let bo = Person::by_link(&app, "bo@example.org").await;
        assert_eq!(bo.presses(&forget, &[]).await.status, StatusCode::NOT_FOUND, "nobody forgets those of others");
        assert_eq!(other.presses(&forget, &[]).await.header("location"), "/desk/sessions");
        assert_eq!(other.get("/desk/sessions").await.body.matches("/forget\"").count(), 1);
        app.clock.advance(TimeDelta::days(181));
        let later = Person::by_link(&app, ANKE).await;
        let account = later.get("/desk/sessions").await;
        assert_eq!(account.body.matches("/forget\"").count(), 1, "after half a year only the new one is known");
    }

    async fn a_typing_mistake_is_told_beside_the_field_and_stays_there(engine) {
        let app = with_anke(engine).await;
        let page = Person::new(&app).fills_in("/desk/sign-in", &[("email", "anke@\"<svg>")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.field("email").as_deref(), Some("anke@\"<svg>"));
        assert!(!page.body.contains("<svg>") && page.words().contains("Er klopt iets niet"));
    }

    async fn a_link_from_the_command_line_works_once_in_any_browser(engine) {
        let app = with_anke(engine).await;
        let link = link(&app, ANKE).await;
        let (one, other) = (Person::new(&app), Person::new(&app));
        one.fills_in(&link, &[]).await;
        assert!(one.is_in().await);
        assert_eq!(other.get(&link).await.status, StatusCode::NOT_FOUND);
    }

    async fn signing_in_always_begins_a_new_session(engine) {
        let app = with_anke(engine).await;
        let anke = Person::new(&app);
        anke.forge("session", "AAAAAAAAAAAAAAAAAAAAAA");
        anke.signs_in(ANKE).await;
        let first = anke.cookie("session").unwrap();
        assert_ne!(first, "AAAAAAAAAAAAAAAAAAAAAA");
        anke.fills_in(&link(&app, ANKE).await, &[]).await;
        assert_ne!(anke.cookie("session").unwrap(), first);
        let thief = Person::new(&app);
        thief.forge("session", &first);
        assert!(!thief.is_in().await, "the session before has ended");
    }

    async fn the_newest_printed_link_makes_the_first_owner_once(engine) {
        let app = TestApp::new(engine).await;
        let old = first_owner::link(&app.app).await.unwrap().unwrap();
        let link = app.app.links().first_owner(first_owner::link(&app.app).await.unwrap().unwrap());
        let anke = Person::new(&app);
        assert_eq!(anke.get(&app.app.links().first_owner(old)).await.status, StatusCode::NOT_FOUND);
        let wrong = anke.fills_in(&link, &[("name", " "), ("email", "anke@")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.words().contains("Vul je naam in") && wrong.words().contains("geen e-mailadres"));
        anke.fills_in(&link, &[("name", "Anke"), ("email", ANKE)]).await;
        let page = anke.get("/desk").await;
        assert!(page.words().contains("Je bent eigenaar"), "{}", page.words());
        assert!(first_owner::link(&app.app).await.unwrap().is_none(), "there is an owner");
        assert_eq!(Person::new(&app).get(&link).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_link_of_the_first_owner_is_worth_nothing_after_a_day_or_once_there_is_one(engine) {
        let app = TestApp::new(engine).await;
        let late = app.app.links().first_owner(first_owner::link(&app.app).await.unwrap().unwrap());
        app.clock.advance(TimeDelta::hours(24));
        assert_eq!(Person::new(&app).get(&late).await.status, StatusCode::NOT_FOUND);
        let link = app.app.links().first_owner(first_owner::link(&app.app).await.unwrap().unwrap());
        let bo = Person::new(&app);
        let token = bo.get(&link).await.field("token").unwrap();
        invite(&app, ANKE, Post::OwnerOfAll).await;
        let fields = [("token", token.as_str()), ("name", "Bo"), ("email", "bo@example.org")];
        assert_eq!(bo.post(&link, &fields).await.status, StatusCode::NOT_FOUND);
        assert!(!bo.is_in().await);
    }
}
