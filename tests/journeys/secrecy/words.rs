//! Servers name the recipient they refuse, in many forms. Their words are told to editors, and stand nowhere in clear.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use rondbrief::{
    app::{
        issues::{
            approve, compose,
            outcomes::{self, Which},
            publish, report, resume,
        },
        subscribers::manage,
    },
    domain::item::ItemKind,
};

use crate::{
    both_engines,
    journeys::hours,
    support::{
        app::{Engine, TestApp},
        at_rest::{Log, at_rest, holds},
        fixtures,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

/// Replies that name a recipient.
const FORMS: [&str; 7] = [
    "550 5.1.1 Unknown user: LOCAL",
    "550 5.1.1 LOCAL @ vogelnest.example does not exist",
    "550 5.1.1 LOCAL%40vogelnest.example",
    "550 5.1.1 LOCAL=40vogelnest.example",
    "550 5.1.1 LOCAL&#64;vogelnest.example",
    "550 5.1.1 no such user at vogelnest.example",
    "450 4.2.0 LOCAL is busy",
];

fn local(form: usize) -> String {
    format!("zilvermeeuw{form}")
}

/// The address of the reader who is answered in this form. A domain that asks for patience rests, so it is another one.
fn address(form: usize) -> String {
    let domain = if FORMS[form].starts_with('4') { "elders.example" } else { "vogelnest.example" };
    format!("{}@{domain}", local(form))
}

/// A published issue to a reader for each form, each answered in that form, and to one who is named when the connection is ended
/// and when the message is taken.
async fn told(engine: Engine) -> TestApp {
    const OPEN: &str = "SELECT COUNT(*) FROM delivery WHERE finished_at IS NULL";
    let goodbye = AtomicBool::new(true);
    let server = SmtpServer::start(Security::None, move |moment| {
        let named = (0..FORMS.len()).find(|form| moment.line.contains(&local(*form)));
        match (moment.step, named) {
            (Step::Rcpt, Some(form)) => Act::say(FORMS[form].replace("LOCAL", &local(form))),
            (Step::Rcpt, None) if moment.line.contains("koolmees") && goodbye.swap(false, Ordering::Relaxed) => {
                Act::say("421 4.7.0 too busy with koolmees, goodbye")
            }
            (Step::Dot, _) => Act::say("250 2.0.0 Ok for koolmees at vogelnest.example"),
            _ => Act::Accept,
        }
    })
    .await;
    let app = TestApp::with_smtp(engine, server.port).await;
    app.change_list(|list| (list.delivery.canary, list.delivery.refusal_limit) = (0, 100)).await;
    let list = app.list().await;
    for form in 0..FORMS.len() {
        app.reader(&address(form)).await;
    }
    app.reader("koolmees@vogelnest.example").await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    // A server that asks for less is left alone for a while, so not everybody has an answer at once.
    for _ in 0..12 {
        app.deliver().await;
        if app.raw().await.number(OPEN).await == 1 {
            break;
        }
        // So many refusals pause the issue.
        drop(resume::resume(&app.app, &list, 1).await);
        app.clock.advance(hours(2));
    }
    app.leaves(1);
    app
}

/// Everything that the report and the outcomes tell of the servers' words.
async fn words(app: &TestApp) -> String {
    let list = app.list().await;
    let report = report::report(&app.app, &list, 1).await.unwrap();
    let mut walk = outcomes::of_issue(&app.app, &list, 1, Which::All).await.unwrap();
    let outcomes = walk.next_page(&app.app).await.unwrap();
    format!("{:?} {outcomes:?}", report.words)
}

/// Answers to the opening of a connection that name a recipient of an earlier one.
const GREETINGS: [&str; 7] = [
    "554 5.7.1 too much mail to koolmees",
    "554 5.7.1 koolmees @ vogelnest.example",
    "554 5.7.1 koolmees%40vogelnest.example",
    "554 5.7.1 koolmees=40vogelnest.example",
    "554 5.7.1 koolmees&#64;vogelnest.example",
    "554 5.7.1 koolmees@vogelnest.example",
    "koolmees is no reply",
];

both_engines! {
    async fn whoever_a_server_names_while_a_connection_is_opened_stands_in_no_log_and_no_reason(engine) {
        for step in [Step::Greeting, Step::Ehlo, Step::Mail] {
            let log = Log::default();
            let watching = log.watch();
            let said = Arc::new(AtomicUsize::new(0));
            let counted = said.clone();
            let server = SmtpServer::start(Security::None, move |moment| {
                if moment.step != step {
                    return Act::Accept;
                }
                Act::say(GREETINGS[counted.fetch_add(1, Ordering::Relaxed) % GREETINGS.len()])
            })
            .await;
            let app = TestApp::with_smtp(engine, server.port).await;
            let mut reasons = Vec::new();
            for number in 0..GREETINGS.len() {
                app.visitor().posts(&format!("koolmees@vogelnest{number}.example")).await;
                app.deliver().await;
                reasons.extend(app.raw().await.texts("SELECT reason FROM route WHERE reason IS NOT NULL").await);
                app.clock.advance(hours(20));
            }
            drop(watching);
            let (all, text) = (at_rest(&app).await, log.text());
            assert!(said.load(Ordering::Relaxed) >= GREETINGS.len(), "{step:?}: each was said");
            if step != Step::Mail {
                let of_server = format!("127.0.0.1:{}: it answered 554 5.7.1", server.port);
                assert!(text.contains(&of_server) && reasons.iter().any(|it| it.contains(&of_server)), "{step:?}: {text}");
            }
            assert!(reasons.iter().all(|reason| !reason.contains("koolmees")), "{step:?}: {reasons:?}");
            for secret in ["koolmees", "vogelnest"] {
                assert!(!holds(&all, secret.as_bytes()), "{step:?}: {secret} stands in the database");
                assert_eq!(text.lines().find(|line| line.contains(secret)), None, "{step:?}");
            }
            app.leaves_anything();
        }
    }

    async fn no_byte_of_database_and_log_names_a_recipient_in_a_servers_words(engine) {
        let log = Log::default();
        let watching = log.watch();
        let app = told(engine).await;
        let told = words(&app).await;
        drop(watching);
        for form in FORMS.iter().enumerate().map(|(form, words)| words[4..].replace("LOCAL", &local(form))) {
            let form = form.replace(" @ ", " …@… ");
            assert!(told.contains(&form), "{form:?} is told from {told}");
        }
        assert!(told.contains("2.0.0 Ok for koolmees at vogelnest.example"), "{told}");
        let (all, text) = (at_rest(&app).await, log.text());
        assert!(text.contains("reason=\"450 4.2.0\""), "why the route rests is told by its codes: {text}");
        for secret in ["zilvermeeuw", "koolmees", "vogelnest"] {
            assert!(!holds(&all, secret.as_bytes()), "{secret} stands in the database");
            assert_eq!(text.lines().find(|line| line.contains(secret)), None);
        }
    }

    async fn the_words_about_a_person_go_with_them_and_the_codes_stay(engine) {
        const LEFT: &str = "SELECT COUNT(*) FROM delivery WHERE kind = 'issue' AND reply_text IS NOT NULL";
        let app = told(engine).await;
        let list = app.list().await;
        for reader in (0..FORMS.len()).map(address).chain(["koolmees@vogelnest.example".to_owned()]) {
            manage::erase(&app.app, &list, &reader.parse().unwrap()).await.unwrap();
        }
        let told = words(&app).await;
        assert!(!told.contains("zilvermeeuw") && !told.contains("vogelnest"), "{told}");
        let report = report::report(&app.app, &list, 1).await.unwrap();
        let told: Vec<_> = report.words.iter().map(|words| (words.state.as_str(), words.reply.as_str(), words.count)).collect();
        assert_eq!(told, [("refused", "550 5.1.1", 6), ("deferred", "450 4.2.0", 1)]);
        assert_eq!(app.raw().await.number(LEFT).await, 0);
    }
}
