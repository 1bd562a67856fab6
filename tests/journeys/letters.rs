//! What stands above every letter as it leaves (mail-rules A1, A2, A3).

use rondbrief::app::issues::{compose, preview, publish};

use super::leave_link;
use crate::{
    both_engines,
    support::{app::TestApp, fixtures, letter::ReadLetter},
};

const ANKE: &str = "lezeres@example.net";

/// Every header field with this name, unfolded.
fn fields(letter: &ReadLetter, name: &str) -> Vec<String> {
    let head = letter.source.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ").replace("\r\n\t", " ");
    let prefix = format!("{}:", name.to_lowercase());
    head.lines()
        .filter(|line| line.to_lowercase().starts_with(&prefix))
        .map(|line| line.split_once(':').unwrap().1.trim().to_owned())
        .collect()
}

/// What is true of every letter.
fn is_well_formed(letter: &ReadLetter) {
    for once in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Language"] {
        assert_eq!(fields(letter, once).len(), 1, "{}: {once}", letter.subject);
    }
    for never in ["Bcc", "Cc", "Return-Receipt-To", "Disposition-Notification-To"] {
        assert!(fields(letter, never).is_empty(), "{}: {never}", letter.subject);
    }
    let id = fields(letter, "Message-ID").remove(0);
    assert!(id.starts_with('<') && id.ends_with("@example.org>") && !id.contains("lezeres"), "{id}");
    assert!(letter.text.contains("Straat 1, 1000 AA Amsterdam") && letter.html.contains("Straat 1, 1000 AA Amsterdam"));
    assert!(!letter.html.contains("<script") && !letter.html.contains("<form"));
}

both_engines! {
    async fn every_letter_says_what_it_owes_its_reader(engine) {
        let app = TestApp::new(engine).await;
        app.visitor().becomes_a_reader(ANKE).await;
        app.reader("bo@example.org").await;
        for item in fixtures::items() {
            app.queue(&item).await;
        }
        let list = app.list().await;
        compose::compose_now(&app.app, &list).await.unwrap();
        preview::test(&app.app, &list, 1, "kijker@example.org".parse().unwrap()).await.unwrap();
        publish::approve(&app.app, &list, 1).await.unwrap();
        publish::publish(&app.app, &list, 1).await.unwrap();
        app.deliver().await;

        let anke = app.mailbox(ANKE);
        let [confirmation, welcome, issue] = &anke.0[..] else { panic!("three letters") };
        for letter in [confirmation, welcome, issue] {
            is_well_formed(letter);
        }
        let leave = leave_link(&app, ANKE).await;
        for letter in [welcome, issue] {
            assert_eq!(fields(letter, "List-Unsubscribe"), [format!("<{leave}>")]);
            assert_eq!(fields(letter, "List-Unsubscribe-Post"), ["List-Unsubscribe=One-Click"]);
            assert_eq!(fields(letter, "List-Id"), ["In de ggz <in-de-ggz.nieuws.example.org>"]);
            assert_eq!(fields(letter, "List-Help"), ["<https://nieuws.example.org/l/in-de-ggz>"]);
            assert_eq!(fields(letter, "List-Archive"), ["<https://nieuws.example.org/l/in-de-ggz/archive>"]);
            assert_eq!(fields(letter, "List-Post"), ["NO"]);
            assert_eq!(fields(letter, "Precedence"), ["bulk"]);
            assert_eq!(fields(letter, "Feedback-ID").len(), 1);
            assert!(letter.text.contains(&leave) && letter.html.contains(&leave), "{}", letter.subject);
        }
        for list_only in ["List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Precedence"] {
            assert!(fields(confirmation, list_only).is_empty(), "{list_only}");
        }
        assert_eq!(fields(confirmation, "Auto-Submitted"), ["auto-generated"]);
        assert_eq!(fields(welcome, "Auto-Submitted"), ["auto-generated"]);
        assert!(fields(issue, "Auto-Submitted").is_empty(), "people wrote it");
        assert!(issue.html.len() < 100_000);

        let bo = app.mailbox("bo@example.org");
        assert_ne!(fields(bo.latest(), "Message-ID"), fields(issue, "Message-ID"));
        assert_ne!(bo.latest().leave_link(), leave, "everybody has a link of their own");
        assert!(!bo.latest().source.contains(ANKE), "nobody sees another reader");

        let test = app.mailbox("kijker@example.org");
        is_well_formed(test.latest());
        assert!(!test.latest().source.contains(&leave));
        for letter in &app.mailbox("update@example.org").0 {
            is_well_formed(letter);
            assert!(fields(letter, "List-Unsubscribe").is_empty());
            assert_eq!(fields(letter, "Auto-Submitted"), ["auto-generated"]);
        }
        assert_eq!(fields(issue, "To"), [ANKE]);
    }

    async fn a_name_stands_quoted_above_the_letter_and_breaks_no_header(engine) {
        let app = TestApp::new(engine).await;
        let name = "René \"de\" Vries, <bo@example.org>; x";
        let body = serde_json::json!({ "email": ANKE, "name": name }).to_string();
        app.post_json("/l/in-de-ggz/subscribe", &body).await;
        app.deliver().await;
        app.post(&app.mailbox(ANKE).latest().confirmation_link(), &[]).await;
        app.deliver().await;
        let letters = app.mailbox(ANKE);
        assert_eq!(letters.count(), 2);
        for (letter, expected) in letters.0.iter().zip([None, Some(name)]) {
            is_well_formed(letter);
            let message = mail_parser::MessageParser::default().parse(letter.source.as_bytes()).unwrap();
            let to: Vec<_> = message.to().unwrap().iter().collect();
            assert_eq!(to.len(), 1);
            assert_eq!((to[0].address(), to[0].name()), (Some(ANKE), expected), "used once its owner has confirmed");
        }
    }
}
