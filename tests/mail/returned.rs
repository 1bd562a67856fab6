//! Mail that comes back, understood: the mails of the fuzz target's corpus, written after RFC 3464, 5965, 6533 and 8098.

use std::fs;

use rondbrief::domain::returned::{By, Returned, read};

fn mail(name: &str) -> Vec<u8> {
    fs::read(format!("{}/fuzz/corpus/returned/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Kind, class and code of a mail, and its recipients.
fn told(mail: &Returned) -> (String, Vec<&str>) {
    let code = mail.status().map(|code| format!(" {code}")).unwrap_or_default();
    let recipients = mail.recipients.iter().map(|one| one.address.as_str()).collect();
    (format!("{} {}{code}", mail.kind.word(), mail.class.word()), recipients)
}

#[test]
fn each_kind_of_mail_is_told_from_the_others() {
    let lezer = "lezer@example.net";
    for (name, expected, by, recipients) in [
        ("unknown", "bounce hard 5.1.1", By::DeliveryStatus, vec![lezer]),
        ("full", "bounce soft 5.1.1", By::DeliveryStatus, vec![lezer]),
        ("ours", "bounce ours 5.7.26", By::DeliveryStatus, vec![lezer]),
        ("forwarded", "bounce soft 5.4.6", By::DeliveryStatus, vec![lezer]),
        ("delayed", "delayed none 4.4.1", By::DeliveryStatus, vec![lezer]),
        ("delivered", "delivered none 2.1.5", By::DeliveryStatus, vec![lezer]),
        ("utf8", "bounce hard 5.1.1", By::DeliveryStatus, vec!["josé@example.net"]),
        ("local", "bounce hard 5.0.0", By::DeliveryStatus, vec![lezer]),
        ("glued", "bounce hard 5.1.1", By::DeliveryStatus, vec!["een@example.net", "twee@example.net"]),
        ("abuse", "complaint none", By::FeedbackReport, vec!["lezer@provider.example.net"]),
        ("not_spam", "report none", By::FeedbackReport, vec!["lezer@provider.example.net"]),
        ("read", "report none", By::Disposition, vec![]),
        ("refused", "bounce soft", By::Disposition, vec![lezer]),
        ("exim", "bounce hard", By::Words, vec![lezer, "ander@example.net"]),
        ("qmail", "bounce soft", By::Words, vec![lezer]),
        ("filter", "bounce soft", By::Words, vec![lezer]),
        ("notification", "complaint none", By::Notification, vec![lezer]),
        ("torn", "complaint none", By::Notification, vec![lezer]),
        ("away", "auto-reply none", By::Headers, vec![]),
        ("person", "person none", By::Headers, vec![]),
        ("dmarc", "report none", By::Headers, vec![]),
    ] {
        let mail = read(&mail(name));
        assert_eq!(told(&mail), (expected.to_owned(), recipients), "{name}: {mail:?}");
        assert_eq!(mail.by, by, "{name}");
    }
}

#[test]
fn each_recipient_of_a_report_has_its_own_fate() {
    let mail = read(&mail("several"));
    let each: Vec<_> =
        mail.recipients.iter().map(|one| (one.address.as_str(), one.kind.word(), one.class.word())).collect();
    assert_eq!(
        each,
        [
            ("een@example.net", "bounce", "hard"),
            ("twee@example.net", "delayed", "none"),
            ("drie@example.net", "bounce", "soft")
        ]
    );
}

#[test]
fn what_is_returned_of_our_letter_is_found_and_is_not_taken_for_the_report() {
    let mail = read(&mail("unknown"));
    assert!(mail.return_paths.contains(&"bounces+0123.abcd@example.org".to_owned()), "{:?}", mail.return_paths);
    assert_eq!(mail.envelope_id.as_deref(), Some("env-17"));
    assert_eq!(mail.message_ids, ["letter-17@example.org"]);
    assert_eq!(mail.leave_links, ["https://nieuws.example.org/u/AbCd"]);
    // The subject of the letter in this one says "mailbox full".
    assert_eq!(read(&self::mail("exim")).message_ids, ["letter-17@example.org"]);
}

#[test]
fn line_ends_of_the_wire_make_no_difference() {
    for name in ["unknown", "several", "abuse", "exim", "qmail", "refused"] {
        let unix = mail(name);
        let wire = String::from_utf8(unix.clone()).unwrap().replace('\n', "\r\n");
        assert_eq!(read(wire.as_bytes()), read(&unix), "{name}");
    }
}

#[test]
fn any_mail_is_read_to_its_end_and_names_no_more_than_a_hundred_recipients() {
    let from = "From: mailer-daemon@example.net\nSubject: failure notice\n";
    let repeated = |times: usize, piece: &dyn Fn(usize) -> String| (0..times).map(piece).collect::<Vec<_>>().concat();
    let deep = repeated(500, &|level| format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
    let many = repeated(20_000, &|at| format!("Final-Recipient: rfc822; a{at}@example.net\nAction: failed\n\n"));
    let listed = repeated(20_000, &|at| format!("a{at}@example.net\n"));
    let deep = format!("{from}{deep}");
    let many = format!("Content-Type: message/delivery-status\n\n{many}");
    let listed = format!("{from}\nCould not be delivered:\n{listed}");
    let heads = "X: y\n".repeat(1_000_000);
    let long = format!("Subject: {}\n\n", "=?utf-8?Q?".repeat(400_000));
    let large = format!("{from}\n{}", "could not be delivered ".repeat(900_000));
    for mail in [deep, many, listed, heads, long, large] {
        let found = read(mail.as_bytes());
        assert!(found.recipients.len() <= 100);
    }
}
