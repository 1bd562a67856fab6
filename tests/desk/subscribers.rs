//! The readers of a list: numbers, looking one up, what happened with them, and what an editor may do.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{approve, compose, publish},
        lists,
        subscribers::{self, look_up},
    },
    domain::{
        audit::Act,
        editor::Role,
        ids::{ListId, SubscriptionId},
        item::ItemKind,
        list::List,
    },
    store::audit,
};
use uuid::Uuid;

use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        desk::{Person, invite},
        fixtures,
        smtp_server::{self, Security, SmtpServer, Step},
    },
};

const ANKE: &str = "anke@example.org";
const LEES: &str = "lees@example.org";
const READERS: &str = "/desk/l/in-de-ggz/readers";

/// A list with Anke, its owner.
async fn with_anke(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    app
}

/// A reader of another list.
async fn reads_another_list(app: &TestApp, address: &str) -> SubscriptionId {
    let slug = "welkome-wijk".parse().unwrap();
    let other = List { id: ListId(Uuid::from_u128(2)), slug, ..app.list().await };
    lists::manage::create(&app.app, &other, None).await.unwrap();
    let address = address.parse().unwrap();
    subscribers::manage::add(&app.app, &other, address, None, "op papier").await.unwrap();
    look_up::find(&app.app, &other, &LEES.parse().unwrap()).await.unwrap().unwrap()
}

async fn id_of(app: &TestApp, address: &str) -> Option<SubscriptionId> {
    look_up::find(&app.app, &app.list().await, &address.parse().unwrap()).await.unwrap()
}

/// The path of a subscriber's page.
async fn page_of(app: &TestApp, address: &str) -> String {
    format!("{READERS}/{}", id_of(app, address).await.unwrap().0.simple())
}

/// The acts in the log about a subscriber.
async fn log_of(app: &TestApp, id: SubscriptionId) -> Vec<Act> {
    let mut tx = app.app.snapshot().begin().await.unwrap();
    let log = audit::of_reader(&mut tx, app.list().await.id, id).await.unwrap();
    log.iter().map(|entry| entry.act).collect()
}

async fn receives(app: &TestApp, address: &str) -> bool {
    let found = subscribers::manage::find(&app.app, &app.list().await, &address.parse().unwrap()).await;
    found.is_ok_and(|it| it.membership.state.receives_issues())
}

const PAPER: [(&str, &str); 4] =
    [("email", LEES), ("name", "Lees"), ("proof", "Kaart van het congres, bij Cees"), ("day", "2026-11-03")];

both_engines! {
    async fn a_reader_is_found_by_exact_address_and_seeing_them_stands_in_the_log(engine) {
        let app = with_anke(engine).await;
        app.reader(LEES).await;
        let anke = Person::by_link(&app, ANKE).await;
        let id = id_of(&app, LEES).await.unwrap();
        let page = page_of(&app, LEES).await;
        for typed in [LEES, " LEES@Example.org "] {
            let found = anke.presses(READERS, &[("email", typed)]).await;
            assert_eq!((found.status.as_u16(), found.header("location")), (303, page.as_str()), "{typed}");
            assert!(!found.body.contains("lees@"));
        }
        assert_eq!(log_of(&app, id).await, [Act::SubscriberAdded], "looking up shows no address yet");
        let shown = anke.get(&page).await;
        assert!(shown.words().contains(LEES) && shown.words().contains("on paper"), "{}", shown.words());
        assert!(shown.words().contains("We meten niet of iemand een mail opent"), "{}", shown.words());
        assert!(!shown.body.split("</title>").next().unwrap().contains("lees@"), "no address in the title");
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(log_of(&app, id).await, [Act::SubscriberAdded, Act::SubscriberSeen]);
        let mut tx = app.app.snapshot().begin().await.unwrap();
        let newest = audit::newest(&mut tx, 1).await.unwrap()[0];
        assert!(newest.actor.is_some() && newest.list == Some(app.list().await.id));
    }

    async fn a_reader_of_another_list_looks_as_if_not_there(engine) {
        let app = with_anke(engine).await;
        let foreign = reads_another_list(&app, LEES).await;
        let anke = Person::by_link(&app, ANKE).await;
        let one = anke.presses(READERS, &[("email", LEES)]).await;
        let none = anke.presses(READERS, &[("email", "niemand@example.org")]).await;
        assert_eq!(one.status, none.status);
        assert_eq!(one.words(), none.words());
        assert!(one.words().contains("Niemand op deze lijst heeft dit adres. Controleer het adres."), "{}", one.words());
        assert_eq!(one.field("email").as_deref(), Some(LEES), "what was typed is still there");
        let page = format!("{READERS}/{}", foreign.0.simple());
        for path in ["", "/unsubscribe", "/erase"] {
            assert_eq!(anke.get(&format!("{page}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in ["/ask-again", "/unsubscribe", "/erase"] {
            let answer = anke.presses(&format!("{page}{path}"), &[("seen", "0")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(log_of(&app, foreign).await, []);
    }

    async fn somebody_with_proof_is_added_once_however_often_it_is_pressed(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        for _ in 0..2 {
            let answer = anke.fills_in(&format!("{READERS}/add"), &PAPER).await;
            assert_eq!(answer.header("location"), format!("{}?done=added", page_of(&app, LEES).await));
        }
        let id = id_of(&app, LEES).await.unwrap();
        assert_eq!(log_of(&app, id).await, [Act::SubscriberAdded]);
        let page = anke.get(&format!("{}?done=added", page_of(&app, LEES).await)).await.words();
        for words in [
            "De lezer is toegevoegd en krijgt de volgende update.",
            "dinsdag 3 november 2026 Toestemming gegeven, met dit bewijs: Kaart van het congres, bij Cees",
            "dinsdag 1 december 2026, 10.00 uur Toegevoegd door Anke",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let other = anke.fills_in(&format!("{READERS}/add"), &[&PAPER[..3], &[("day", "2026-11-04")]].concat()).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.words().contains("Dit adres ontvangt deze lijst al."), "{}", other.words());
        assert!(receives(&app, LEES).await);
        app.deliver().await;
        assert_eq!(app.mailbox(LEES).count(), 0, "and gets no mail about it");
    }

    async fn two_clicks_at_the_same_moment_add_somebody_once(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let form = format!("{READERS}/add");
        let (one, other) = tokio::join!(anke.fills_in(&form, &PAPER), anke.fills_in(&form, &PAPER));
        assert_eq!((one.status, one.header("location")), (other.status, other.header("location")));
        assert_eq!(one.header("location"), format!("{}?done=added", page_of(&app, LEES).await));
        assert_eq!(log_of(&app, id_of(&app, LEES).await.unwrap()).await, [Act::SubscriberAdded]);
    }

    async fn who_left_is_told_of_and_all_others_who_are_not_added_are_refused_in_one_sentence(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        app.reader(LEES).await;
        subscribers::manage::unsubscribe(&app.app, &app.list().await, id_of(&app, LEES).await.unwrap()).await.unwrap();
        app.reader("gewist@example.org").await;
        subscribers::manage::erase(&app.app, &app.list().await, &"gewist@example.org".parse().unwrap()).await.unwrap();
        app.visitor().subscribes("nooit@example.org").await;
        let link = app.mailbox("nooit@example.org").latest().refusal_link();
        app.post(&link, &[]).await;
        let barred = "Dit adres kun je niet toevoegen. Deze persoon kan zich wel zelf aanmelden, met het formulier.";
        for (address, words) in [
            (LEES, "Alleen de lezer zelf kan zich weer aanmelden"),
            ("gewist@example.org", barred),
            ("nooit@example.org", barred),
        ] {
            let answer = anke.fills_in(&format!("{READERS}/add"), &[&[("email", address)], &PAPER[1..]].concat()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
            assert!(answer.words().contains(words), "{words}: {}", answer.words());
            assert!(!receives(&app, address).await);
        }
    }

    async fn who_did_not_confirm_is_asked_once_more_within_the_limits(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        app.visitor().subscribes(LEES).await;
        let page = page_of(&app, LEES).await;
        let fresh = anke.get(&page).await;
        assert!(fresh.words().contains("Vanaf dinsdag 1 december om 10.10 uur"), "{}", fresh.words());
        assert_eq!(fresh.field("seen"), None, "there is no button yet");
        let asked_at = async || {
            let found = subscribers::manage::find(&app.app, &app.list().await, &LEES.parse().unwrap()).await.unwrap();
            found.membership.asked_at.timestamp_micros().to_string()
        };
        let too_soon = anke.presses(&format!("{page}/ask-again"), &[("seen", &asked_at().await)]).await;
        assert_eq!(too_soon.status, StatusCode::CONFLICT);
        assert!(too_soon.words().contains("minder dan tien minuten geleden een mail om te bevestigen"), "{}", too_soon.words());
        app.clock.advance(TimeDelta::minutes(10));
        let seen = anke.get(&page).await.field("seen").unwrap();
        let first = app.mailbox(LEES).latest().confirmation_link();
        for _ in 0..2 {
            let answer = anke.presses(&format!("{page}/ask-again"), &[("seen", &seen)]).await;
            assert_eq!(answer.header("location"), format!("{page}?done=asked-again"), "however often it is pressed");
        }
        app.deliver().await;
        assert_eq!(app.mailbox(LEES).count(), 2);
        let told = anke.get(&format!("{page}?done=asked-again")).await;
        assert!(told.words().contains("Opnieuw om bevestiging gevraagd door Anke"), "{}", told.words());
        assert_eq!(told.field("seen"), None, "the button is gone");
        app.clock.advance(TimeDelta::hours(25));
        let anke = Person::by_link(&app, ANKE).await;
        let answer = anke.presses(&format!("{page}/ask-again"), &[("seen", "")]).await;
        assert_eq!(answer.header("location"), format!("{page}?done=asked-again"), "a page that is too old");
        let seen = asked_at().await;
        let again = anke.presses(&format!("{page}/ask-again"), &[("seen", &seen)]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.words().contains("al een keer opnieuw gestuurd"), "{}", again.words());
        assert_eq!(app.get(&first).await.status, StatusCode::NOT_FOUND, "the first link is worthless");
        let link = app.mailbox(LEES).latest().confirmation_link();
        app.post(&link, &[]).await;
        assert!(receives(&app, LEES).await);
        let late = anke.presses(&format!("{page}/ask-again"), &[("seen", &seen)]).await;
        assert!(late.words().contains("hoeft niet meer te bevestigen"), "{}", late.words());
        app.leaves(1);
    }

    async fn a_reader_is_taken_off_after_a_question_and_only_once(engine) {
        let app = with_anke(engine).await;
        app.reader(LEES).await;
        let (anke, id) = (Person::by_link(&app, ANKE).await, id_of(&app, LEES).await.unwrap());
        let page = page_of(&app, LEES).await;
        let asked = anke.get(&format!("{page}/unsubscribe")).await;
        assert!(asked.words().contains("Deze lezer afmelden?") && !asked.body.contains("lees@"), "{}", asked.words());
        for _ in 0..2 {
            let answer = anke.presses(&format!("{page}/unsubscribe"), &[]).await;
            assert_eq!(answer.header("location"), format!("{page}?done=unsubscribed"));
        }
        assert!(!receives(&app, LEES).await);
        assert_eq!(log_of(&app, id).await, [Act::SubscriberAdded, Act::ConsentWithdrawn, Act::SubscriberUnsubscribed]);
        let told = anke.get(&page).await.words();
        assert!(told.contains("Afgemeld door Anke") && !told.contains("Heeft zich afgemeld"), "{told}");
        assert_eq!(anke.get(&format!("{page}/unsubscribe")).await.status, StatusCode::CONFLICT);
    }

    async fn a_reader_is_erased_after_a_question_and_only_the_log_keeps_that_it_was_done(engine) {
        let app = with_anke(engine).await;
        app.reader(LEES).await;
        let (anke, id) = (Person::by_link(&app, ANKE).await, id_of(&app, LEES).await.unwrap());
        let page = page_of(&app, LEES).await;
        let asked = anke.get(&format!("{page}/erase")).await.words();
        assert!(asked.contains("op deze lijst") && asked.contains("een onleesbaar kenmerk van het adres"), "{asked}");
        for _ in 0..2 {
            let answer = anke.presses(&format!("{page}/erase"), &[]).await;
            assert_eq!(answer.header("location"), format!("{READERS}?done=erased-list"));
        }
        assert!(anke.get(&format!("{READERS}?done=erased-list")).await.words().contains("De lezer is van deze lijst gewist."));
        assert_eq!(id_of(&app, LEES).await, None);
        assert_eq!(log_of(&app, id).await, [Act::SubscriberErased], "what the log knew of them is erased as well");
        assert_eq!(anke.get(&page).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_history_tells_what_was_agreed_mailed_and_left(engine) {
        let app = with_anke(engine).await;
        app.visitor().becomes_a_reader(LEES).await;
        publish_one(&app).await;
        app.tick().await;
        let leave = app.mailbox(LEES).latest().leave_link();
        app.post(&leave, &[]).await;
        let anke = Person::by_link(&app, ANKE).await;
        let page = anke.get(&page_of(&app, LEES).await).await.words();
        for words in [
            "Afgemeld E-mailadres lees@example.org",
            "Aangevraagd met het formulier op onze pagina",
            "Mail om te bevestigen · Aangekomen bij de mailserver van de lezer",
            "Bevestigd, bij deze tekst (versie 1): Ik wil de update van In de ggz per e-mail ontvangen.",
            "Welkomstmail · Aangekomen",
            "Update 1 · Aangekomen",
            "Heeft zich afgemeld",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
}

/// Publishes an issue.
async fn publish_one(app: &TestApp) {
    let list = app.list().await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
}

#[tokio::test]
async fn what_a_server_said_stands_there_in_plain_words_and_in_its_own() {
    let server = SmtpServer::start(Security::None, |moment| {
        if moment.step == Step::Rcpt {
            smtp_server::Act::say("550 5.1.1 no such user")
        } else {
            smtp_server::Act::Accept
        }
    })
    .await;
    let app = TestApp::with_smtp(Engine::Sqlite, server.port).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    app.reader(LEES).await;
    publish_one(&app).await;
    app.deliver().await;
    let page = Person::by_link(&app, ANKE).await.get(&page_of(&app, LEES).await).await.words();
    let told = "Update 1 · Geweigerd · Dit adres bestaat niet 550 5.1.1 no such user";
    assert!(page.contains(told), "{page}");
}

#[tokio::test]
async fn the_numbers_stand_there_by_state() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    assert!(anke.get(READERS).await.words().contains("Deze lijst heeft nog geen lezers."));
    app.reader(LEES).await;
    app.reader("weg@example.org").await;
    subscribers::manage::unsubscribe(&app.app, &app.list().await, id_of(&app, "weg@example.org").await.unwrap())
        .await
        .unwrap();
    app.visitor().subscribes("wacht@example.org").await;
    let page = anke.get(READERS).await.words();
    for words in
        ["Deze lijst heeft één lezer.", "krijgen elke update. 1 ", "wissen we het adres. 1 ", "weer aanmelden. 1 "]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains('@'), "no address: {page}");
    app.clock.advance(TimeDelta::days(8));
    let page = Person::by_link(&app, ANKE).await.get(READERS).await.words();
    assert!(page.contains("binnen een uur gewist. 1 "), "{page}");
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let (long, longer) = ("x".repeat(301), "é".repeat(2001));
    let script = "<script>alert(1)</script>";
    for (at, value, words) in [
        (0, "", "Vul een e-mailadres in."),
        (0, "lees", "Dit is geen e-mailadres."),
        (0, "lees@example.org\r\nBcc: a@b.nl", "E-mailadres:"),
        (1, long.as_str(), "minder dan 300"),
        (1, "Lees\u{202e}", "onzichtbaar"),
        (2, " \n ", "Zonder bewijs voegen we niemand toe."),
        (2, longer.as_str(), "minder dan 2.000"),
        (2, "kaart\u{0}", "Hierin staat een onzichtbaar teken."),
        (3, "", "Vul een datum in."),
        (3, script, "Dit is geen datum."),
        (3, "-262143-01-01", "Dit is geen datum."),
        (3, "2026-12-02", "ligt in de toekomst"),
    ] {
        let mut fields = PAPER;
        fields[at].1 = value;
        let answer = anke.fills_in(&format!("{READERS}/add"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.words().contains(words) && !answer.body.contains("<script"), "{words}: {}", answer.words());
        assert!(answer.words().contains("Kaart van het congres") || at == 2, "what was typed is still there");
    }
    let missing = anke.fills_in(&format!("{READERS}/add"), &[]).await.words();
    assert!(missing.contains("Vul een e-mailadres in.") && missing.contains("Vul een datum in."), "{missing}");
    for (typed, words) in [("", "Vul een e-mailadres in."), (script, "Dit is geen e-mailadres.")] {
        let answer = anke.presses(READERS, &[("email", typed)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.words().contains(words) && !answer.body.contains("<script"), "{}", answer.words());
    }
    assert_eq!(id_of(&app, LEES).await, None);
}

#[tokio::test]
async fn a_proof_full_of_markup_stays_a_proof() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let mut fields = PAPER;
    (fields[1].1, fields[2].1) = ("<svg onload=alert(1)>", "</blockquote><script>alert(1)</script>");
    anke.fills_in(&format!("{READERS}/add"), &fields).await;
    let page = anke.get(&page_of(&app, LEES).await).await;
    assert!(!page.body.contains("<svg onload") && !page.body.contains("<script"));
    assert!(page.words().contains("<svg onload=alert(1)>") && page.words().contains("<script>alert(1)"));
}
