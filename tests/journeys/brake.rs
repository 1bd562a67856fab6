//! The brake: seeds and a slice of readers first, the others by themselves, and a pause where servers say no.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use rondbrief::{
    app::{
        issues::{brake, control},
        schedule,
    },
    domain::list::DeliveryRules,
};

use super::{
    control::{published, told},
    hours, is_active,
};
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        letter::ReadLetter,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

const EDITOR: &str = "redactie@example.org";

fn readers(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("lezer{n:02}@example.net")).collect()
}

async fn publish_to(app: &TestApp, count: usize) {
    let readers = readers(count);
    published(app, &readers.iter().map(String::as_str).collect::<Vec<_>>()).await;
}

/// An installation whose list has this canary, and whose server answers the readers with `words` until it is well.
async fn with_server(engine: Engine, canary: u32, words: &'static str) -> (TestApp, SmtpServer, Arc<AtomicBool>) {
    let well = Arc::new(AtomicBool::new(false));
    let told = well.clone();
    let server = SmtpServer::start(Security::None, move |moment| {
        let is_refused = !told.load(Ordering::SeqCst) && moment.line.contains("lezer");
        if is_refused { moment.only(Step::Rcpt, Act::say(words)) } else { Act::Accept }
    })
    .await;
    let app = TestApp::with_smtp(engine, server.port).await;
    app.change_list(|list| {
        list.editors = vec![EDITOR.parse().unwrap()];
        list.delivery = DeliveryRules { canary, ..DeliveryRules::default() };
    })
    .await;
    (app, server, well)
}

/// How many messages a server took whose recipient has this in their address.
fn taken(server: &SmtpServer, to: &str) -> usize {
    server.received().iter().filter(|message| message.to[0].contains(to)).count()
}

/// Whom the issue went to, in the order in which the server took it.
fn to_readers_and_seeds(server: &SmtpServer) -> Vec<String> {
    let everybody = server.received().into_iter().map(|message| message.to[0].clone());
    everybody.filter(|to| to.starts_with("lezer") || to.starts_with("proef")).collect()
}

/// The letters that tell the editors of a pause.
fn warnings(server: &SmtpServer) -> Vec<ReadLetter> {
    let received = server.received().into_iter().filter(|message| message.to[0] == EDITOR);
    let letters = received.map(|message| ReadLetter::parse(&message.data));
    letters.filter(|letter| letter.subject.contains("is gepauzeerd")).collect()
}

both_engines! {
    async fn seeds_and_a_few_readers_come_first_and_the_others_follow_by_themselves(engine) {
        let (app, server, well) = with_server(engine, 2, "").await;
        well.store(true, Ordering::SeqCst);
        app.change_list(|list| list.delivery.seeds = vec!["proef@example.org".parse().unwrap()]).await;
        publish_to(&app, 5).await;
        app.deliver().await;
        let all = told(&app).await;
        assert_eq!((all.state, all.readers, all.accepted, all.queued), ("sent", 5, 5, 0));
        assert_eq!((all.seeds, all.seeds_accepted), (1, 1), "a seed is no reader");
        let order: Vec<_> = to_readers_and_seeds(&server);
        let seed = order.iter().position(|to| to.starts_with("proef")).unwrap();
        assert!(seed < 3, "with the first readers: {order:?}");
        assert_eq!((taken(&server, "lezer"), taken(&server, "proef")), (5, 1), "nobody twice");
        assert!(warnings(&server).is_empty(), "nobody is told of what goes well");
    }

    async fn a_list_no_larger_than_its_canary_gets_it_at_once(engine) {
        let (app, server, well) = with_server(engine, 3, "").await;
        well.store(true, Ordering::SeqCst);
        publish_to(&app, 3).await;
        app.deliver().await;
        assert_eq!((told(&app).await.state, taken(&server, "lezer")), ("sent", 3));
    }

    async fn what_is_refused_for_our_sake_pauses_tells_the_editors_and_harms_no_reader(engine) {
        let (app, server, well) = with_server(engine, 4, "550 5.7.26 unauthenticated mail is not accepted").await;
        publish_to(&app, 9).await;
        app.deliver().await;
        let other = app.second_process().await;
        let (one, second) = tokio::join!(brake::watch(&app.app), brake::watch(&other));
        assert!(one.is_ok() && second.is_ok(), "{one:?} {second:?}");
        app.deliver().await;
        let paused = told(&app).await;
        assert_eq!((paused.state, paused.pause_reason), ("paused", Some("blocked")));
        assert_eq!((paused.refused, paused.deferred, paused.queued), (0, 4, 5));
        let told_editor = warnings(&server);
        assert_eq!(told_editor.len(), 1, "of two that looked at once, one tells");
        assert!(told_editor[0].text.contains("/desk/l/in-de-ggz/issues/1/sending"));
        for reader in readers(9) {
            assert!(is_active(&app, &reader).await);
        }
        app.clock.advance(hours(30));
        app.tick().await;
        assert_eq!((told(&app).await.state, warnings(&server).len()), ("paused", 1), "it waits for a person");

        well.store(true, Ordering::SeqCst);
        control::resume(&app.app, &app.list().await, 1).await.unwrap();
        app.tick().await;
        let sent = told(&app).await;
        assert_eq!((sent.state, sent.accepted, sent.refused), ("sent", 9, 0), "nobody was lost");
    }

    async fn too_many_wrong_addresses_pause_it_and_a_person_may_let_it_go_on(engine) {
        let (app, server, _) = with_server(engine, 6, "550 5.1.1 no such user").await;
        publish_to(&app, 8).await;
        app.tick().await;
        let paused = told(&app).await;
        assert_eq!((paused.state, paused.pause_reason, paused.refused), ("paused", Some("refusals"), 6));
        app.deliver().await;
        assert!(warnings(&server)[0].text.contains("5 van de honderd"));
        control::resume(&app.app, &app.list().await, 1).await.unwrap();
        app.tick().await;
        let sent = told(&app).await;
        assert_eq!((sent.state, sent.refused), ("sent", 8), "what was looked at is not held against it again");
    }

    async fn an_issue_that_has_been_with_everybody_is_sent_and_not_paused_any_more(engine) {
        let (app, server, _) = with_server(engine, 0, "550 5.1.1 no such user").await;
        publish_to(&app, 6).await;
        app.tick().await;
        assert_eq!((told(&app).await.state, told(&app).await.refused), ("sent", 6));
        app.deliver().await;
        assert!(warnings(&server).is_empty());
    }

    async fn a_canary_that_is_told_to_come_back_later_holds_nobody_up(engine) {
        let (app, server, well) = with_server(engine, 2, "451 4.7.1 greylisted, come back later").await;
        publish_to(&app, 4).await;
        app.deliver().await;
        assert_eq!((told(&app).await.deferred, told(&app).await.queued), (4, 0), "the others were tried too");
        well.store(true, Ordering::SeqCst);
        app.clock.advance(hours(2));
        app.tick().await;
        assert_eq!((told(&app).await.state, taken(&server, "lezer")), ("sent", 4));
    }

    async fn an_editor_who_pauses_a_canary_and_resumes_it_lets_it_go_to_everybody(engine) {
        let (app, _server, well) = with_server(engine, 2, "").await;
        well.store(true, Ordering::SeqCst);
        publish_to(&app, 5).await;
        control::pause(&app.app, &app.list().await, 1).await.unwrap();
        control::resume(&app.app, &app.list().await, 1).await.unwrap();
        app.deliver().await;
        schedule::tick(&app.app).await.unwrap();
        assert_eq!((told(&app).await.state, told(&app).await.accepted), ("sent", 5));
    }
}
