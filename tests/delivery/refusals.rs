//! A server's replies about a recipient: try again later, or never.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::TimeDelta;

use super::{copies, later, message_id, one_each, publish_to, report, sick, to_readers};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        smtp_server::{Act, Moment, Security, SmtpServer, Step},
    },
};

/// A script that answers `text` whenever reader 1 is named.
fn about_reader_one(text: &'static str) -> impl Fn(Moment<'_>) -> Act + Send + Sync {
    move |moment| {
        if moment.step == Step::Rcpt && moment.line.contains("lezer1@") { Act::say(text) } else { Act::Accept }
    }
}

/// A server with such a script until the flag is set; from then on it accepts all.
async fn reader_one_until_told(text: &'static str) -> (SmtpServer, Arc<AtomicBool>) {
    let told = Arc::new(AtomicBool::new(false));
    let (is_told, script) = (Arc::clone(&told), about_reader_one(text));
    let server =
        SmtpServer::start(
            Security::None,
            move |moment| {
                if is_told.load(Ordering::SeqCst) { Act::Accept } else { script(moment) }
            },
        )
        .await;
    (server, told)
}

both_engines! {
    async fn a_refused_reader_is_not_tried_again_and_nobody_else_is_affected(engine) {
        let server = SmtpServer::start(Security::None, about_reader_one("550 5.1.1 no such user here")).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 3).await;
        app.deliver().await;
        let report = report(&app).await;
        assert_eq!((report.state, report.accepted, report.refused, report.deferred), ("sent", 2, 1, 0));
        assert_eq!(report.words[0].reply, "550 5.1.1 no such user here");
        later(&app, TimeDelta::days(3)).await;
        let tries = server.lines().iter().filter(|line| line.contains("RCPT TO:<lezer1@")).count();
        assert_eq!(tries, 1);
    }

    async fn a_reader_who_is_deferred_is_tried_again_after_half_an_hour(engine) {
        let (server, has_room) = reader_one_until_told("452 4.2.2 mailbox full").await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 4).await;
        app.deliver().await;
        let waiting = report(&app).await;
        assert_eq!((waiting.state, waiting.accepted, waiting.deferred), ("sending", 3, 1));
        assert_eq!((waiting.words[0].state.as_str(), waiting.words[0].reply.as_str()), ("deferred", "452 4.2.2 mailbox full"));
        has_room.store(true, Ordering::SeqCst);
        later(&app, TimeDelta::minutes(29)).await;
        assert_eq!(report(&app).await.accepted, 3, "too soon");
        later(&app, TimeDelta::minutes(17)).await;
        let sent = report(&app).await;
        assert_eq!((sent.state, sent.accepted, sent.deferred), ("sent", 4, 0));
        assert_eq!(copies(&server), one_each(4));
    }

    async fn a_message_that_is_deferred_at_its_final_dot_comes_again_under_the_same_message_id(engine) {
        let (server, is_known) = sick(Step::Dot, Act::say("451 4.7.1 greylisted, come back in five minutes")).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 3).await;
        app.deliver().await;
        is_known.store(true, Ordering::SeqCst);
        later(&app, TimeDelta::minutes(12)).await;
        assert_eq!(copies(&server), one_each(3), "greylisting lasts minutes");
        let (first, second) = (to_readers(server.turned_away()), to_readers(server.received()));
        assert_eq!(first.len(), 3);
        for turned_away in first {
            let taken = second.iter().find(|message| message.to == turned_away.to).unwrap();
            assert_eq!(message_id(taken), message_id(&turned_away));
        }
    }

    async fn after_two_days_of_deferrals_the_servers_last_word_is_final(engine) {
        let server = SmtpServer::start(Security::None, about_reader_one("450 4.2.1 account on leave")).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 2).await;
        app.deliver().await;
        for _ in 0..5 {
            later(&app, TimeDelta::hours(9)).await;
        }
        assert_eq!(report(&app).await.deferred, 1, "after 45 hours there is hope");
        later(&app, TimeDelta::hours(9)).await;
        let given_up = report(&app).await;
        assert_eq!((given_up.state, given_up.accepted, given_up.refused), ("sent", 1, 1));
        assert_eq!((given_up.words[0].state.as_str(), given_up.words[0].reply.as_str()), ("refused", "450 4.2.1 account on leave"));
        let tries = server.lines().len();
        later(&app, TimeDelta::days(2)).await;
        assert_eq!(server.lines().len(), tries, "nobody knocks any more");
    }

    async fn a_message_id_tells_readers_apart_and_says_nothing_about_them(engine) {
        let server = SmtpServer::friendly().await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 5).await;
        app.deliver().await;
        let ids: std::collections::BTreeSet<_> = to_readers(server.received()).iter().map(message_id).collect();
        assert_eq!(ids.len(), 5);
        assert!(ids.iter().all(|id| id.ends_with("@example.org") && !id.contains("lezer")), "{ids:?}");
    }
}
