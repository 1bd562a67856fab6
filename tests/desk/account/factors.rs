//! Second factors: who needs one, an app that makes codes, recovery codes, and what is kept when one is asked for.

use axum::http::StatusCode;
use chrono::TimeDelta;
use data_encoding::BASE32_NOPAD;
use rondbrief::{
    app::{
        editors::{
            factors,
            manage::{self, Post},
        },
        issues::compose,
    },
    domain::{
        audit::Act,
        editor::{Role, factor::AppSecret},
        item::ItemKind,
    },
    store::audit,
};

use crate::{
    both_engines,
    support::{
        app::{Answer, Engine, TestApp},
        desk::{Person, invite},
        fixtures,
    },
};

const ANKE: &str = "anke@example.org";
const ISSUE: &str = "/desk/l/in-de-ggz/issues/1";
const APPROVE: &str = "/desk/l/in-de-ggz/issues/1/do/approve";

async fn with(engine: Engine, role: Role) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, role)).await;
    app.reader("lezer@example.org").await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    app
}

/// The secret that a page tells, for who cannot scan it.
fn secret(page: &Answer) -> AppSecret {
    let letters = page.body.split("<code translate=\"no\">").nth(1).unwrap().split('<').next().unwrap();
    AppSecret(BASE32_NOPAD.decode(letters.replace(' ', "").as_bytes()).unwrap().try_into().unwrap())
}

fn code(app: &TestApp, secret: AppSecret) -> String {
    secret.code(app.app.now()).unwrap()
}

/// Sets an app up; gives what it shares, and the recovery codes.
async fn sets_up(app: &TestApp, person: &Person<'_>) -> (AppSecret, Vec<String>) {
    let secret = secret(&person.get("/desk/factor/app").await);
    let page = person.fills_in("/desk/factor/app", &[("code", &code(app, secret)), ("back", ISSUE)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let codes = page.body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    (secret, codes.collect())
}

async fn shows(person: &Person<'_>, code: &str) -> Answer {
    person.fills_in("/desk/factor", &[("code", code), ("back", ISSUE)]).await
}

async fn approves(person: &Person<'_>) -> Answer {
    let seen = person.get(ISSUE).await.field("seen").unwrap_or_default();
    person.presses(APPROVE, &[("seen", &seen)]).await
}

both_engines! {
    async fn nothing_goes_out_before_a_second_factor_is_shown(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let page = anke.get(ISSUE).await;
        assert!(page.words().contains("Na de tweede stap") && !page.body.contains("do/approve"), "{}", page.words());
        assert_eq!(anke.get(APPROVE).await.header("location"), format!("/desk/factor?back={APPROVE}"));
        assert_eq!(approves(&anke).await.status, StatusCode::FORBIDDEN);
        sets_up(&app, &anke).await;
        assert!(anke.get(ISSUE).await.body.contains("do/approve"));
        assert_eq!(approves(&anke).await.status, StatusCode::SEE_OTHER);
    }

    async fn who_wants_no_factor_yet_is_told_what_it_is_for_and_led_to_a_page_that_asks_for_none(engine) {
        let app = with(engine, Role::Owner).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let settings = "/desk/l/in-de-ggz/settings/rhythm";
        for (path, why) in [
            (APPROVE, "Je hebt eerst een tweede stap nodig om goed te keuren en te versturen."),
            ("/desk/l/in-de-ggz/readers", "Je hebt eerst een tweede stap nodig om lezers te zien."),
            (settings, "Je hebt eerst een tweede stap nodig om de instellingen te wijzigen."),
        ] {
            let to = anke.get(path).await.header("location").to_owned();
            let page = anke.get(&to).await;
            assert!(page.words().contains(why), "{path}: {}", page.words());
            assert!(page.body.contains("<a href=\"/desk/l/in-de-ggz\">Doe dit later</a>"), "{path}: {}", page.body);
            assert_eq!(anke.get("/desk/l/in-de-ggz").await.status, StatusCode::OK);
        }
    }

    async fn that_earlier_recovery_codes_work_no_more_is_said_where_there_were_any(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let secret = secret(&anke.get("/desk/factor/app").await);
        let first = anke.fills_in("/desk/factor/app", &[("code", &code(&app, secret)), ("back", ISSUE)]).await;
        assert!(!first.words().contains("Je oude codes werken niet meer"), "{}", first.words());
        let second = anke.presses("/desk/factor/codes", &[]).await;
        assert!(second.words().contains("Je oude codes werken niet meer"), "{}", second.words());
    }

    async fn a_wrong_name_for_a_passkey_is_said_beside_it_and_stays(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let long = "x".repeat(400);
        for name in ["", long.as_str()] {
            let page = anke.presses("/desk/factor/passkeys", &[("name", name), ("answer", "{}")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.body.contains("id=\"name-error\"") && page.body.contains("href=\"#name\""), "{}", page.body);
            assert_eq!(page.field("name").unwrap(), name);
        }
    }

    async fn who_only_writes_needs_none(engine) {
        let app = with(engine, Role::Editor).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let page = anke.get("/desk/l/in-de-ggz/queue/add").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!anke.get(ISSUE).await.words().contains("tweede stap"));
        assert!(anke.get("/desk/factor").await.words().contains("Een tweede stap is voor jou niet verplicht"));
    }

    async fn an_app_is_set_up_by_a_code_of_it_and_ends_all_other_sessions(engine) {
        let app = with(engine, Role::Publisher).await;
        let (anke, phone) = (Person::by_link_alone(&app, ANKE).await, Person::by_link_alone(&app, ANKE).await);
        for wrong in ["000000", "", "12345", "<script>"] {
            let page = anke.fills_in("/desk/factor/app", &[("code", wrong), ("back", "/desk")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.words().contains("Deze code klopt niet"), "{wrong}");
        }
        let before = anke.cookie("session").unwrap();
        let (_, codes) = sets_up(&app, &anke).await;
        assert_eq!(codes.len(), 10);
        assert!(anke.is_in().await && !phone.is_in().await);
        let after = anke.cookie("session").unwrap();
        assert_ne!(before, after, "it goes on with another secret");
        anke.forge("session", &before);
        assert!(!anke.is_in().await);
        anke.forge("session", &after);
        assert!(anke.get("/desk/factor").await.words().contains("Je hebt nog 10 herstelcodes"));
        let log = audit::newest(&mut app.app.snapshot().begin().await.unwrap(), 1).await.unwrap();
        assert_eq!(log[0].act, Act::FactorAdded);
    }

    async fn a_code_is_asked_for_at_the_next_sign_in_and_counts_once(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let (secret, _) = sets_up(&app, &anke).await;
        let again = Person::by_link_alone(&app, ANKE).await;
        assert!(again.get("/desk/factor").await.words().contains("Laat zien dat jij het bent"));
        let used = shows(&again, &code(&app, secret)).await;
        assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "the code that set the app up");
        app.clock.advance(TimeDelta::seconds(30));
        assert_eq!(shows(&again, &code(&app, secret)).await.header("location"), ISSUE);
        assert_eq!(approves(&again).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_recovery_code_works_once(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let (_, codes) = sets_up(&app, &anke).await;
        let again = Person::by_link_alone(&app, ANKE).await;
        assert_eq!(shows(&again, &codes[3].to_uppercase().replace('-', " ")).await.status, StatusCode::SEE_OTHER);
        let third = Person::by_link_alone(&app, ANKE).await;
        assert_eq!(shows(&third, &codes[3]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.get("/desk/factor").await.words().contains("nog 9 herstelcodes"));
        let log = audit::newest(&mut app.app.snapshot().begin().await.unwrap(), 9).await.unwrap();
        assert!(log.iter().any(|entry| entry.act == Act::RecoveryUsed));
        again.presses("/desk/factor/codes", &[]).await;
        assert!(again.is_in().await && !third.is_in().await);
        let fourth = Person::by_link_alone(&app, ANKE).await;
        assert_eq!(shows(&fourth, &codes[4]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "there are new ones");
    }

    async fn after_five_wrong_codes_not_even_a_right_one_is_taken_for_a_quarter_of_an_hour(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let (secret, _) = sets_up(&app, &anke).await;
        let again = Person::by_link_alone(&app, ANKE).await;
        for _ in 0..5 {
            assert!(shows(&again, "000000").await.words().contains("klopt niet"));
        }
        let log = audit::newest(&mut app.app.snapshot().begin().await.unwrap(), 9).await.unwrap();
        let wrong = log.iter().filter(|entry| entry.act == Act::WrongCode).count();
        assert_eq!(wrong, 5, "each stands in the log");
        app.clock.advance(TimeDelta::minutes(14));
        assert!(shows(&again, &code(&app, secret)).await.words().contains("Wacht een kwartier"));
        app.clock.advance(TimeDelta::minutes(1));
        assert_eq!(shows(&again, &code(&app, secret)).await.status, StatusCode::SEE_OTHER);
    }

    async fn whoever_has_a_factor_shows_it_before_any_is_changed(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        sets_up(&app, &anke).await;
        let thief = Person::by_link_alone(&app, ANKE).await;
        assert_eq!(thief.get("/desk/factor/app").await.header("location"), "/desk/factor");
        for path in ["/desk/factor/app/remove", "/desk/factor/codes"] {
            assert!(thief.presses(path, &[]).await.header("location").starts_with("/desk/factor?back="), "{path}");
        }
        assert_eq!(thief.presses("/desk/factor/passkeys/ask", &[]).await.status, StatusCode::CONFLICT);
        let editor = manage::find(&app.app, &ANKE.parse().unwrap()).await.unwrap().id;
        let own = factors::of(&app.app, editor).await.unwrap();
        assert!(own.app && own.recovery == 10);
    }

    async fn with_the_last_factor_gone_it_counts_as_shown_no_more(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        let (_, codes) = sets_up(&app, &anke).await;
        for _ in 0..2 {
            assert!(anke.presses("/desk/factor/app/remove", &[]).await.header("location").starts_with("/desk/factor"));
        }
        assert_eq!(approves(&anke).await.status, StatusCode::FORBIDDEN);
        assert_eq!(shows(&anke, &codes[0]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "they went with it");
        sets_up(&app, &anke).await;
        assert_eq!(approves(&anke).await.status, StatusCode::SEE_OTHER);
    }

    async fn who_lost_everything_is_helped_at_the_command_line(engine) {
        let app = with(engine, Role::Publisher).await;
        let anke = Person::by_link_alone(&app, ANKE).await;
        sets_up(&app, &anke).await;
        manage::forget_factors(&app.app, &ANKE.parse().unwrap()).await.unwrap();
        assert!(!anke.is_in().await);
        let again = Person::by_link_alone(&app, ANKE).await;
        assert!(again.get("/desk/factor").await.words().contains("tweede stap nodig"));
        sets_up(&app, &again).await;
    }

    async fn a_passkey_that_nobody_made_signs_nobody_in(engine) {
        let app = with(engine, Role::Publisher).await;
        let stranger = Person::new(&app);
        let asked = stranger.fills_in("/desk/sign-in", &[("email", "")]).await;
        let token = asked.field("token").unwrap();
        let options = stranger.post("/desk/passkey/ask", &[("token", &token)]).await;
        assert_eq!(options.status, StatusCode::OK);
        assert!(options.body.contains("\"challenge\""), "{}", options.body);
        assert!(options.body.contains("\"rpId\":\"nieuws.example.org\""), "{}", options.body);
        for answer in ["", "{}", r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"authenticatorData":"AAAA","clientDataJSON":"e30","signature":"AAAA"}}"#] {
            let fields = [("token", token.as_str()), ("answer", answer), ("back", "/desk")];
            let refused = stranger.post("/desk/passkey", &fields).await;
            assert_eq!(refused.header("location"), "/desk/sign-in", "{answer}");
        }
        assert!(!stranger.is_in().await);
    }
}
