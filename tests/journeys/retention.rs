//! What is kept for how long: deliveries become sums, and the built-in mailbox forgets.

use rondbrief::{
    app::{
        issues::{
            approve, compose, publish, report,
            send_rest::{self, SendRestError},
        },
        running::tidy,
    },
    domain::item::ItemKind,
};

use super::days;
use crate::{
    both_engines,
    support::{
        app::TestApp,
        fixtures,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

/// Publishes issue 1, and finishes it.
async fn send(app: &TestApp) {
    let list = app.list().await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    app.tick().await;
    app.tick().await;
}

both_engines! {
    async fn the_deliveries_of_an_issue_become_sums_and_its_report_stays(engine) {
        const ROWS: &str = "SELECT COUNT(*) FROM delivery";
        let server = SmtpServer::start(Security::None, |moment| {
            let is_refused = moment.step == Step::Rcpt && moment.line.contains("weg");
            if is_refused { Act::say("550 5.1.1 weg is unknown") } else { Act::Accept }
        }).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        app.change_list(|list| (list.delivery.canary, list.delivery.refusal_limit) = (0, 100)).await;
        for reader in ["anke@example.org", "bo@example.org", "weg1@example.org", "weg2@example.org"] {
            app.reader(reader).await;
        }
        send(&app).await;
        let list = app.list().await;
        let before = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((before.state, before.readers, before.accepted, before.refused), ("sent", 4, 2, 2));
        app.clock.advance(days(89));
        tidy::tidy(&app.app).await.unwrap();
        assert!(app.raw().await.number(ROWS).await >= 4, "not before their time");
        assert_eq!(send_rest::count(&app.app, &list, 1).await.unwrap(), 2);
        app.clock.advance(days(2));
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(app.raw().await.number(ROWS).await, 0, "other mail is gone as well");
        let after = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((after.readers, after.accepted, after.refused, after.queued), (4, 2, 2, 0));
        let words: Vec<_> = after.words.iter().map(|words| (words.reply.as_str(), words.count)).collect();
        assert_eq!(words, [("550 5.1.1", 2)]);
        assert_eq!(send_rest::count(&app.app, &list, 1).await.unwrap(), 0);
        let again = send_rest::send_rest(&app.app, &list, 1).await;
        assert!(matches!(again, Err(SendRestError::Nobody)), "nobody gets it twice: {again:?}");
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(report::report(&app.app, &list, 1).await.unwrap().readers, 4, "a second time adds nothing");
    }

    async fn the_built_in_mailbox_forgets_old_mail(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().subscribes("anke@example.org").await;
        let count = || app.mailbox("anke@example.org").count();
        let held = count();
        assert!(held > 0);
        app.clock.advance(days(20));
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(count(), held);
        app.clock.advance(days(3_650));
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(count(), 0);
    }
}
