//! Subscribing, from the form to the welcome, and everything that can go wrong in between.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        App, lists,
        running::tidy,
        subscribers::{self, admit, subscribe::sign_up},
    },
    domain::{
        ids::{ListId, SignUpId},
        list::List,
        subscriber::{consent::ConsentForm, sign_up::SignUp},
        text::language::Language,
    },
};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{OK, days, dossier, hours, is_active, leave_link, state_of};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        fixtures::{self, line},
    },
};

const ANKE: &str = "anke@example.org";

/// Posts a form for `list`; true if it was kept.
async fn posts(app: App, list: ListId, address: String) -> bool {
    let (address, form) = (address.parse().unwrap(), ConsentForm::Page);
    let asked = SignUp {
        id: SignUpId(app.ids().uuid()),
        list,
        address,
        name: None,
        language: Language::Nl,
        form,
        wording: 1,
        asker: None,
        asked_at: app.now(),
    };
    sign_up(&app, asked).await.is_ok()
}

both_engines! {
    async fn of_many_who_press_at_once_everybody_is_kept_but_who_cannot_be(engine) {
        let app = TestApp::new(engine).await;
        let (here, nowhere) = (app.list().await.id, ListId(Uuid::nil()));
        let mut visitors = JoinSet::new();
        for n in 0..40 {
            let list = if n == 7 { nowhere } else { here };
            visitors.spawn(posts(app.app.clone(), list, format!("lezer{n}@example.org")));
        }
        let kept = visitors.join_all().await.into_iter().filter(|kept| *kept).count();
        assert_eq!((kept, app.raw().await.number("SELECT COUNT(*) FROM sign_up").await), (39, 39));
    }

    async fn a_visitor_subscribes_confirms_and_is_welcomed(engine) {
        let app = TestApp::new(engine).await;
        let asked_at = app.clock_now() + chrono::TimeDelta::seconds(10);
        let answer = app.visitor().subscribes(ANKE).await;
        assert_eq!(answer.status, OK);
        assert!(answer.words().contains("Kijk in je mailbox"), "{}", answer.words());
        assert!(!answer.body.contains(ANKE), "the answer repeats no address");

        let letters = app.mailbox(ANKE);
        assert_eq!(letters.count(), 1);
        let mail = letters.latest();
        assert_eq!(mail.subject, "Bevestig je aanmelding voor In de ggz");
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert_eq!(mail.header("List-Unsubscribe"), "", "who has not confirmed has nothing to leave");
        assert_eq!(state_of(&app, ANKE).await, "pending");

        app.clock.advance(hours(1));
        let link = mail.confirmation_link();
        for _ in 0..2 {
            let page = app.get(&link).await;
            assert_eq!(page.status, OK);
            assert!(page.words().contains("Ja, meld me aan") && page.words().contains("a…@e….org"));
            assert!(!page.body.contains(ANKE));
            for (name, value) in
                [("cache-control", "no-store"), ("referrer-policy", "no-referrer"), ("x-robots-tag", "noindex")]
            {
                assert_eq!(page.header(name), value);
            }
        }
        assert_eq!(state_of(&app, ANKE).await, "pending", "a scanner that follows the link changes nothing");

        let page = app.post(&link, &[]).await;
        assert_eq!(page.status, OK);
        assert!(page.words().contains("Je bent aangemeld voor In de ggz"));
        app.deliver().await;
        let letters = app.mailbox(ANKE);
        assert_eq!(letters.count(), 2);
        assert_eq!(letters.latest().subject, "Je bent aangemeld voor In de ggz");
        assert_eq!(letters.latest().leave_link(), leave_link(&app, ANKE).await);

        let kept = dossier(&app, ANKE).await.unwrap();
        assert!(is_active(&app, ANKE).await);
        assert_eq!(kept.consents.len(), 1);
        let consent = &kept.consents[0];
        assert_eq!((consent.wording, consent.form, consent.proof.as_deref()), (Some(1), ConsentForm::Page, None));
        assert_eq!((consent.asked_at, consent.confirmed_at), (asked_at, app.clock_now()));
    }

    async fn confirming_again_is_harmless(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().becomes_a_reader(ANKE).await;
        let link = app.mailbox(ANKE).0[0].confirmation_link();
        let first = app.post(&link, &[]).await;
        for _ in 0..3 {
            let again = app.post(&link, &[]).await;
            assert_eq!((again.status, &again.body), (OK, &first.body));
            assert!(app.get(&link).await.words().contains("Je bent aangemeld"));
        }
        app.clock.advance(days(30));
        assert_eq!(app.post(&link, &[]).await.status, StatusCode::NOT_FOUND, "an old link opens nothing");
        assert!(is_active(&app, ANKE).await);
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 2);
        assert_eq!(dossier(&app, ANKE).await.unwrap().consents.len(), 1);
    }

    async fn two_buttons_pressed_at_the_same_moment_welcome_once(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().subscribes(ANKE).await;
        let link = app.mailbox(ANKE).latest().confirmation_link();
        let (one, other) = tokio::join!(app.post(&link, &[]), app.post(&link, &[]));
        assert_eq!((one.status, other.status), (OK, OK));
        app.deliver().await;
        assert_eq!(app.mailbox(ANKE).count(), 2);
        assert_eq!(dossier(&app, ANKE).await.unwrap().consents.len(), 1);
    }

    async fn a_link_works_for_seven_days_and_then_nothing_is_kept(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().subscribes(ANKE).await;
        let link = app.mailbox(ANKE).latest().confirmation_link();
        app.clock.advance(days(7));
        assert_eq!(tidy::tidy(&app.app).await.unwrap(), 0);
        assert_eq!(app.get(&link).await.status, OK);
        app.clock.advance(days(1));
        for answer in [app.get(&link).await, app.post(&link, &[]).await, app.post(&format!("{link}/refuse"), &[]).await] {
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            assert!(answer.words().contains("Deze link werkt niet meer"));
        }
        assert_eq!(state_of(&app, ANKE).await, "pending");
        assert_eq!(tidy::tidy(&app.app).await.unwrap(), 1);
        assert_eq!(app.post(&link, &[]).await.status, StatusCode::NOT_FOUND);
        let mut raw = app.raw().await;
        assert_eq!(raw.number("SELECT COUNT(*) FROM subscriber").await, 0);
        assert_eq!(raw.number("SELECT COUNT(*) FROM delivery WHERE letter IS NOT NULL").await, 0);
    }

    async fn only_the_very_token_of_the_mail_confirms(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().subscribes(ANKE).await;
        app.reader("bo@example.org").await;
        let link = app.mailbox(ANKE).latest().confirmation_link();
        let token = link.rsplit('/').next().unwrap();
        let leave = leave_link(&app, "bo@example.org").await;
        let flipped: String =
            token.chars().map(|c| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect();
        let unknown = app.get("/confirm/AAAAAAAAAAAAAAAAAAAAAA").await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        for forged in [
            &token[..21],
            &format!("{token}A"),
            &flipped,
            leave.rsplit('/').next().unwrap(),
            "%F0%9F%92%8C",
            "%00",
            "..%2F..%2Fetc%2Fpasswd",
        ] {
            for answer in [app.get(&format!("/confirm/{forged}")).await, app.post(&format!("/confirm/{forged}"), &[]).await] {
                assert_eq!((answer.status, &answer.body), (unknown.status, &unknown.body), "{forged}");
            }
        }
        assert_eq!(app.post(&format!("/u/{token}"), &[]).await.status, OK, "no token to leave by, and no matter");
        assert_eq!(state_of(&app, ANKE).await, "pending");
        assert_eq!(app.post(&link, &[]).await.status, OK);
        app.leaves(1);
    }

    async fn who_never_asked_says_so_and_is_left_alone(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().subscribes(ANKE).await;
        let letters = app.mailbox(ANKE);
        let (refuse, link) = (letters.latest().refusal_link(), letters.latest().confirmation_link());
        assert_eq!(app.get(&refuse).await.status, OK);
        assert_eq!(state_of(&app, ANKE).await, "pending", "looking refuses nothing");
        assert_eq!(app.post(&refuse, &[]).await.status, OK);
        assert_eq!(state_of(&app, ANKE).await, "nobody");
        assert_eq!(app.post(&link, &[]).await.status, StatusCode::NOT_FOUND);
        app.clock.advance(days(3));
        app.visitor().subscribes(ANKE).await;
        assert_eq!(app.mailbox(ANKE).count(), 1);
        let added = subscribers::manage::add(&app.app, &app.list().await, ANKE.parse().unwrap(), None, "on paper").await;
        assert!(matches!(added, Err(subscribers::manage::SubscriberError::Barred)));
    }

    async fn a_reader_who_refuses_leaves_every_list_and_stays_accounted_for(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().becomes_a_reader(ANKE).await;
        let refuse = app.mailbox(ANKE).0[0].refusal_link();
        assert_eq!(app.post(&refuse, &[]).await.status, OK);
        let kept = dossier(&app, ANKE).await.unwrap();
        assert_eq!((kept.membership.state.word(), kept.consents.len()), ("unsubscribed", 1));
        app.clock.advance(days(3));
        app.visitor().subscribes(ANKE).await;
        assert_eq!(app.mailbox(ANKE).count(), 2);
    }

    async fn who_was_erased_comes_back_by_confirming_and_by_nothing_less(engine) {
        let app = TestApp::new(engine).await;
        app.reader(ANKE).await;
        subscribers::manage::erase(&app.app, &app.list().await, &ANKE.parse().unwrap()).await.unwrap();
        app.visitor().subscribes(ANKE).await;
        let mut raw = app.raw().await;
        assert_eq!(raw.number("SELECT COUNT(*) FROM list_suppression").await, 1, "anybody can post an address");
        let link = app.mailbox(ANKE).latest().confirmation_link();
        assert_eq!(app.post(&link, &[]).await.status, OK);
        assert_eq!(raw.number("SELECT COUNT(*) FROM list_suppression").await, 0);
        assert!(is_active(&app, ANKE).await);
        app.leaves(1);
    }

    async fn who_was_erased_and_refuses_is_never_asked_again(engine) {
        let app = TestApp::new(engine).await;
        app.reader(ANKE).await;
        subscribers::manage::erase(&app.app, &app.list().await, &ANKE.parse().unwrap()).await.unwrap();
        app.visitor().subscribes(ANKE).await;
        assert_eq!(app.post(&app.mailbox(ANKE).latest().refusal_link(), &[]).await.status, OK);
        app.clock.advance(days(3));
        app.visitor().subscribes(ANKE).await;
        assert_eq!(app.mailbox(ANKE).count(), 1);
    }

    async fn a_stranger_cannot_rename_a_reader(engine) {
        let app = TestApp::new(engine).await;
        let other = List { id: ListId(Uuid::from_u128(2)), slug: "andere".parse().unwrap(), ..fixtures::list(Language::Nl) };
        lists::manage::create(&app.app, &other, None).await.unwrap();
        let list = app.list().await;
        subscribers::manage::add(&app.app, &list, ANKE.parse().unwrap(), Some(line("Anke")), "on paper").await.unwrap();
        app.post_json("/l/andere/subscribe", &format!("{{\"email\":\"{ANKE}\",\"name\":\"Sukkel\"}}")).await;
        app.deliver().await;
        assert_eq!(dossier(&app, ANKE).await.unwrap().membership.name, Some(line("Anke")));
        assert!(!app.mailbox(ANKE).latest().source.contains("Sukkel"));
    }

    async fn the_wording_that_stood_beside_the_button_is_the_one_agreed_to(engine) {
        let app = TestApp::new(engine).await;
        let token = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        lists::manage::change(&app.app, &app.list().await, Some("Nieuwe woorden.")).await.unwrap();
        app.clock.advance(hours(1));
        let fields = [("email", ANKE), ("form_token", &token), ("form", "embed"), ("name", "Anke"), ("language", "en")];
        assert_eq!(app.post("/l/in-de-ggz/subscribe", &fields).await.status, OK);
        app.deliver().await;
        let mail = app.mailbox(ANKE);
        assert_eq!(mail.latest().header("Content-Language"), "en");
        app.post(&mail.latest().confirmation_link(), &[]).await;
        let kept = dossier(&app, ANKE).await.unwrap();
        assert_eq!((kept.consents[0].wording, kept.consents[0].form), (Some(1), ConsentForm::Embed));
        assert_eq!((kept.membership.language, kept.membership.name), (Language::En, Some(line("Anke"))));
        assert!(app.get("/l/in-de-ggz").await.words().contains("Nieuwe woorden."));
        app.leaves(1);
    }

    async fn posts_of_one_address_admitted_at_the_same_time_ask_once(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().subscribes("bekend@example.org").await;
        app.clock.advance(days(2));
        let other = app.second_process().await;
        for address in [ANKE, "bekend@example.org"] {
            for _ in 0..4 {
                app.visitor().posts(address).await;
            }
        }
        let (a, b, c, d) = tokio::join!(
            admit::admit(&app.app, 3), admit::admit(&other, 3), admit::admit(&app.app, 3), admit::admit(&other, 3)
        );
        let admitted: usize = [a, b, c, d].into_iter().map(Result::unwrap).sum();
        assert_eq!(admitted, 8);
        app.deliver().await;
        assert_eq!((app.mailbox(ANKE).count(), app.mailbox("bekend@example.org").count()), (1, 2));
    }
}
