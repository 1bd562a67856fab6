//! Publishing issues that are too large or that servers refuse.

use rondbrief::{
    app::{
        issues::letter::LetterError,
        issues::{
            approve, compose, hold, preview,
            publish::{self, PublishError},
            report,
        },
        items::manage,
    },
    domain::item::{Item, ItemKind},
    mail::MailError,
};

use super::{days, hours};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        fixtures,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

both_engines! {
    async fn an_issue_too_long_for_a_mail_is_refused_at_publishing_and_nothing_is_lost(engine) {
        let app = TestApp::new(engine).await;
        let list = app.list().await;
        app.reader("anke@example.org").await;
        for n in 1..=6 {
            app.queue(&Item { body: "woord ".repeat(3_300), ..fixtures::item(n, ItemKind::News, "Lang") }).await;
        }
        compose::compose_now(&app.app, &list).await.unwrap();
        approve::approve(&app.app, &list, 1).await.unwrap();
        for _ in 0..2 {
            let error = publish::publish(&app.app, &list, 1).await.unwrap_err();
            assert!(matches!(error, PublishError::Letter(LetterError::Mail(MailError::TooLong(_)))), "{error:?}");
            assert!(error.to_string().contains("100000") || error.to_string().contains("100,000"), "{error}");
        }
        assert!(preview::preview(&app.app, &list, 1).await.is_err());
        let report = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((report.state, report.readers), ("scheduled", 0));
        assert_eq!(app.get("/l/in-de-ggz/1").await.status, axum::http::StatusCode::NOT_FOUND);
        hold::hold(&app.app, &list, 1).await.unwrap();
        for n in 2..=6 {
            manage::change(&app.app, list.id, &fixtures::item(n, ItemKind::News, "Kort")).await.unwrap();
        }
        approve::approve(&app.app, &list, 1).await.unwrap();
        assert_eq!(publish::publish(&app.app, &list, 1).await.unwrap(), 1, "made shorter, it goes");
        app.deliver().await;
        assert_eq!(app.mailbox("anke@example.org").count(), 1);
    }

    async fn what_servers_say_about_readers_is_reported_without_their_addresses(engine) {
        let server = SmtpServer::start(Security::None, |moment| {
            let address = moment.line.trim().trim_start_matches("RCPT TO:");
            if moment.step != Step::Rcpt {
                Act::Accept
            } else if address.contains("vol@") {
                Act::say(format!("452 4.2.2 {address}: mailbox full"))
            } else if address.contains("weg") {
                Act::say(format!("550 5.1.1 {address}: no such user"))
            } else {
                Act::Accept
            }
        }).await;
        let app = TestApp::with_smtp(engine, server.port).await;
        let list = app.list().await;
        for reader in ["anke@example.org", "vol@example.org", "weg1@example.org", "weg2@example.org"] {
            app.reader(reader).await;
        }
        app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
        compose::compose_now(&app.app, &list).await.unwrap();
        approve::approve(&app.app, &list, 1).await.unwrap();
        publish::publish(&app.app, &list, 1).await.unwrap();
        app.deliver().await;
        let first = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((first.state, first.readers, first.accepted, first.refused, first.deferred), ("sending", 4, 1, 2, 1));
        let words: Vec<_> = first.words.iter().map(|words| (words.reply.as_str(), words.count)).collect();
        assert_eq!(words, [("550 5.1.1 <…@…>: no such user", 2), ("452 4.2.2 <…@…>: mailbox full", 1)]);

        app.clock.advance(hours(1));
        app.deliver().await;
        assert_eq!(report::report(&app.app, &list, 1).await.unwrap().deferred, 1);
        app.clock.advance(days(2));
        app.tick().await;
        let settled = report::report(&app.app, &list, 1).await.unwrap();
        assert_eq!((settled.state, settled.deferred, settled.refused), ("sent", 0, 3), "after two days it is final");
    }
}
