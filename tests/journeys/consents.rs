//! Consents: in the log, in the receipt that a reader gets, and in the words of the form's own language; and the hash of the log
//! that its owners get by mail.

use rondbrief::{
    app::{audit::verify::verify, editors::manage::Post, lists, schedule, subscribers},
    domain::{
        audit::chain::{FaultKind, Hash, Kept},
        editor::Role,
        text::language::Language,
    },
};

use super::{OK, days, dossier, leave_link};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        desk::{Person, invite},
    },
};

const ANKE: &str = "anke@example.org";
const BOSS: &str = "baas@example.org";
const LEES: &str = "lees@example.org";
const LOG: &str = "/desk/l/in-de-ggz/log";

async fn number(app: &TestApp, act: &str) -> i64 {
    app.raw().await.number(&format!("SELECT COUNT(*) FROM audit WHERE act = '{act}'")).await
}

/// The faults in the log.
async fn kinds(app: &TestApp) -> Vec<FaultKind> {
    verify(&app.app, None).await.unwrap().faults.into_iter().map(|fault| fault.kind).collect()
}

both_engines! {
    async fn a_consent_and_its_withdrawal_stand_in_the_log_and_go_with_who_gave_it(engine) {
        let app = TestApp::new(engine).await;
        invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
        for n in 0..3 {
            app.visitor().subscribes(&format!("vreemd{n}@example.org")).await;
        }
        assert_eq!(number(&app, "consent-given").await, 0, "who does not confirm adds nothing");
        app.visitor().becomes_a_reader(LEES).await;
        let link = leave_link(&app, LEES).await;
        let sql = "SELECT COUNT(*) FROM audit WHERE act = 'consent-given' AND form = 'page' AND wording = 1 \
                   AND words IS NOT NULL AND subscription_id IS NOT NULL AND actor_id IS NULL";
        assert_eq!(app.raw().await.number(sql).await, 1);
        for _ in 0..2 {
            assert_eq!(app.post(&link, &[]).await.status, OK);
        }
        assert_eq!((number(&app, "consent-given").await, number(&app, "consent-withdrawn").await), (1, 1));
        let anke = Person::by_link(&app, ANKE).await;
        assert!(!anke.get(LOG).await.words().contains("Toestemming gegeven"), "what readers do is not among what editors do");
        let told = anke.get(&format!("{LOG}?what=consent")).await.words();
        assert!(told.contains("Toestemming gegeven") && told.contains("Toestemming ingetrokken"), "{told}");
        assert!(!told.contains("gegeven via de opdrachtregel") && !told.contains("lees@"), "{told}");
        assert_eq!(kinds(&app).await, []);
        app.raw().await.run("UPDATE wording SET text = 'Ik wil alles.'").await;
        assert_eq!(kinds(&app).await, [FaultKind::Words]);
        subscribers::erase::from_all(&app.app, &LEES.parse().unwrap()).await.unwrap();
        assert_eq!((number(&app, "consent-given").await, number(&app, "consent-withdrawn").await), (0, 0));
        let found = verify(&app.app, None).await.unwrap();
        assert_eq!((found.faults, found.erased), (vec![], 2));
    }

    async fn a_reader_gets_a_receipt_of_when_where_and_to_which_words(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().becomes_a_reader(LEES).await;
        let mail = app.mailbox(LEES).latest().text.split_whitespace().collect::<Vec<_>>().join(" ");
        for told in [
            "Op onze pagina https://nieuws.example.org/l/in-de-ggz heb je op dinsdag 1 december 2026",
            "Dat is de tijd in Europe/Amsterdam.",
            "Ik wil de update van In de ggz per e-mail ontvangen.",
            "Je kunt je toestemming altijd intrekken",
            &leave_link(&app, LEES).await,
        ] {
            assert!(mail.contains(told), "{told}\n{mail}");
        }
    }

    async fn a_form_shows_the_words_of_its_own_language_and_the_consent_keeps_them(engine) {
        let app = TestApp::new(engine).await;
        let dutch = lists::wording::shown(&app.app, &app.list().await, Language::Nl).await.unwrap();
        lists::wording::set(&app.app, &app.list().await, Language::Nl, "Ja, stuur mij de update.").await.unwrap();
        for _ in 0..2 {
            let page = app.get("/l/in-de-ggz?lang=en").await.words();
            assert!(page.contains("I want to receive the update") && !page.contains("stuur mij"), "{page}");
        }
        assert!(app.get("/l/in-de-ggz").await.words().contains("Ja, stuur mij de update."));
        assert_eq!((dutch.version, app.raw().await.number("SELECT COUNT(*) FROM wording").await), (1, 3));
        app.post_json("/l/in-de-ggz/subscribe", &format!("{{\"email\":\"{LEES}\",\"language\":\"en\"}}")).await;
        app.deliver().await;
        app.post(&app.mailbox(LEES).latest().confirmation_link(), &[]).await;
        app.deliver().await;
        assert_eq!(dossier(&app, LEES).await.unwrap().consents[0].wording, Some(3));
        let mail = app.mailbox(LEES).latest().text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(mail.contains("I want to receive the update of In de ggz") && !mail.contains("stuur mij"), "{mail}");
        lists::wording::set(&app.app, &app.list().await, Language::En, "Yes, please.").await.unwrap();
        let page = app.get("/l/in-de-ggz?lang=en").await.words();
        assert!(page.contains("Yes, please.") && !page.contains("I want to receive"), "{page}");
    }

    async fn owners_of_all_lists_get_the_hash_of_the_log_once_a_month(engine) {
        let app = TestApp::new(engine).await;
        invite(&app, BOSS, Post::OwnerOfAll).await;
        invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
        app.tick().await;
        app.deliver().await;
        let (before, others) = (app.mailbox(BOSS).count(), app.mailbox(ANKE).count());
        app.clock.advance(days(31));
        let other = app.second_process().await;
        let (one, two) = tokio::join!(schedule::tick(&app.app), schedule::tick(&other));
        one.unwrap();
        two.unwrap();
        app.tick().await;
        app.deliver().await;
        let mails = app.mailbox(BOSS);
        let told: Vec<_> = mails.0[before..].iter().filter(|mail| mail.text.contains("hash van deze maand")).collect();
        assert_eq!(told.len(), 1);
        let hash = told[0].text.split_whitespace().find_map(|word| word.parse::<Hash>().ok()).unwrap();
        assert!(matches!(verify(&app.app, Some(hash)).await.unwrap().kept, Some(Kept::At(_))));
        assert!(app.mailbox(ANKE).0[others..].iter().all(|mail| !mail.text.contains("hash van deze maand")));
        app.clock.advance(days(10));
        app.tick().await;
        app.deliver().await;
        let count = app.mailbox(BOSS).0.iter().filter(|mail| mail.text.contains("hash van deze maand")).count();
        assert_eq!(count, 1, "not before the month is over");
    }
}
