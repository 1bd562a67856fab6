//! Mail as a server receives it: few connections, one recipient a message, and headers as the RFCs prescribe.

use super::{copies, one_each, publish_to, to_readers};
use crate::{
    both_engines,
    support::{
        app::TestApp,
        letter::ReadLetter,
        smtp_server::{Received, SmtpServer},
    },
};

/// The number of times a header occurs in the head of a message.
fn times(letter: &ReadLetter, name: &str) -> usize {
    let head = letter.source.split("\r\n\r\n").next().unwrap();
    let start = format!("{}:", name.to_ascii_lowercase());
    head.lines().filter(|line| line.to_ascii_lowercase().starts_with(&start)).count()
}

/// The rules every message keeps (mail-rules A4).
fn keeps_the_form(message: &Received) -> ReadLetter {
    let text = String::from_utf8(message.data.clone()).unwrap();
    assert!(text.is_ascii(), "7 bits only");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "CRLF only");
    assert!(text.lines().all(|line| line.len() <= 998));
    let letter = ReadLetter::parse(&message.data);
    for once in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"] {
        assert_eq!(times(&letter, once), 1, "{once}");
    }
    for never in ["Bcc", "Cc", "Sender", "Return-Path"] {
        assert_eq!(times(&letter, never), 0, "{never}");
    }
    assert_eq!(message.from, "update@example.org");
    assert!(letter.header("To").contains(&message.to[0]) || letter.source.contains(&message.to[0]));
    letter
}

both_engines! {
    async fn connections_are_used_again(engine) {
        let server = SmtpServer::friendly().await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 60).await;
        app.deliver().await;
        assert_eq!(copies(&server), one_each(60));
        assert!(server.connections() <= 4, "{} connections", server.connections());
        let lines = server.lines();
        assert_eq!(lines.iter().filter(|line| *line == "QUIT").count(), server.connections(), "each ends politely");
    }

    async fn an_issue_on_the_wire_says_whose_it_is_and_how_to_leave(engine) {
        let server = SmtpServer::friendly().await;
        let app = TestApp::with_smtp(engine, server.port).await;
        publish_to(&app, 2).await;
        app.deliver().await;
        let received = to_readers(server.received());
        let mut links = Vec::new();
        for message in &received {
            let letter = keeps_the_form(message);
            for once in ["List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "List-Help", "List-Post", "Precedence"] {
                assert_eq!(times(&letter, once), 1, "{once}");
            }
            assert_eq!(letter.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
            assert_eq!(letter.header("Precedence"), "bulk");
            assert!(letter.source.contains("List-Id: In de ggz\r\n <in-de-ggz.nieuws.example.org>\r\n"));
            assert!(letter.leave_link().starts_with("https://nieuws.example.org/u/"));
            assert!(letter.text.contains("https://nieuws.example.org/u/"), "the text says it too");
            links.push(letter.leave_link());
        }
        assert_ne!(links[0], links[1], "each reader has a way out of their own");
        let strangers = received[0].to[0] == received[1].to[0];
        assert!(!strangers && !String::from_utf8_lossy(&received[0].data).contains(&received[1].to[0]));
    }

    async fn a_confirmation_on_the_wire_is_no_list_mail(engine) {
        let server = SmtpServer::friendly().await;
        let app = TestApp::with_smtp(engine, server.port).await;
        app.visitor().subscribes("anke@example.net").await;
        let received = server.received();
        assert_eq!(received.len(), 1);
        let letter = keeps_the_form(&received[0]);
        assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
        for never in ["List-Unsubscribe", "List-Id", "Precedence"] {
            assert_eq!(times(&letter, never), 0, "{never}");
        }
        assert!(letter.confirmation_link().starts_with("https://nieuws.example.org/confirm/"));
    }
}
