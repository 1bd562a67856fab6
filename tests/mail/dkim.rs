//! Signatures, checked with an independent verifier: they fail after a change of the mail, and survive its transport.

use std::{fs, path::Path, process::Command};

use chrono::DateTime;
use rondbrief::{
    domain::text::language::Language,
    mail::compose::dkim::{Key, Signer},
};

use super::letters;

/// The verifier's verdict on a mail whose signatures are good, and on one that was changed.
const GOOD: &str = "rsa-sha256=pass ed25519-sha256=pass";
const BROKEN: &str = "rsa-sha256=fail ed25519-sha256=fail";

/// The fields that nobody may change, and nobody may add.
const GUARDED: [&str; 12] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Reply-To",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Feedback-ID",
];

fn signer() -> Signer {
    let rsa = Key::rsa("brief", include_str!("keys/rsa_pkcs8.pem")).unwrap();
    let ed25519 = Key::ed25519("brief-ed25519", include_str!("keys/ed25519.pem")).unwrap();
    Signer::new(rsa, Some(ed25519))
}

/// A message with its signatures above it.
fn signed(message: &[u8]) -> String {
    let at = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    signer().sign("example.org", message, at).unwrap() + str::from_utf8(message).unwrap()
}

/// An issue for a reader, signed.
fn signed_issue() -> String {
    let (kind, issue) = letters(Language::Nl).into_iter().find(|(kind, _)| *kind == "issue").unwrap();
    signed(&super::message(kind, &issue))
}

/// The verdict of Debian's dkimpy on each mail.
fn verdicts<'a>(mails: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let python = std::env::var("RONDBRIEF_TEST_PYTHON").unwrap_or_else(|_| "/usr/bin/python3".to_owned());
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records");
    let zone: Vec<_> = signer().records("example.org").iter().map(|it| format!("{}. {}", it.name, it.text)).collect();
    fs::write(&records, zone.join("\n")).unwrap();
    let write = |(number, mail): (usize, &String)| {
        let file = folder.path().join(format!("{number}.eml"));
        fs::write(&file, mail).unwrap();
        file
    };
    let files: Vec<_> = mails.into_iter().enumerate().map(write).collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/verify_dkim.py");
    let output = Command::new(&python).arg(script).arg(records).args(&files).output();
    let output = output.unwrap_or_else(|error| panic!("{python} cannot be run ({error}); install python3-dkim"));
    let said: Vec<_> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(said.len(), files.len(), "install python3-dkim\n{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// The mail with one letter of this field's value changed.
fn with_changed(mail: &str, field: &str) -> Option<String> {
    let value = mail.find(&format!("\r\n{field}: "))? + field.len() + 4;
    let at = value + mail[value..].find(|c: char| c.is_ascii_alphanumeric())?;
    let other = if &mail[at..=at] == "x" { "y" } else { "x" };
    Some(format!("{}{other}{}", &mail[..at], &mail[at + 1..]))
}

#[test]
fn every_mail_that_is_signed_verifies_by_another_make() {
    let kinds = Language::ALL.into_iter().flat_map(letters);
    let mails: Vec<_> = kinds.map(|(kind, letter)| signed(&super::message(kind, &letter))).collect();
    assert!(mails.len() >= 12);
    assert!(verdicts(&mails).iter().all(|verdict| verdict == GOOD), "{:?}", verdicts(&mails));
}

#[test]
fn whoever_changes_a_field_or_adds_one_breaks_both_signatures() {
    let issue = signed_issue();
    let added = GUARDED.map(|field| (format!("a second {field}"), format!("{field}: x@example.org\r\n{issue}")));
    let changed = GUARDED.iter().filter_map(|field| Some((format!("another {field}"), with_changed(&issue, field)?)));
    let tampered: Vec<_> = added.into_iter().chain(changed).collect();
    assert_eq!(tampered.len(), 23, "of all fields only Reply-To is not there");
    for ((what, _), verdict) in tampered.iter().zip(verdicts(tampered.iter().map(|(_, mail)| mail))) {
        assert_eq!(verdict, BROKEN, "{what}");
    }
}

#[test]
fn whoever_changes_a_byte_of_the_body_breaks_both_signatures() {
    let issue = signed_issue();
    let body = issue.find("\r\n\r\n").unwrap() + 4;
    let places = issue[body..].match_indices(|c: char| c.is_ascii_lowercase()).map(|(at, _)| body + at);
    let places: Vec<_> = places.collect();
    let spread = places.iter().step_by(places.len() / 20).chain(places.last());
    let changed = spread.map(|at| format!("{}~{}", &issue[..*at], &issue[at + 1..]));
    let longer = [format!("{issue}P.S.\r\n")];
    let mails: Vec<_> = changed.chain(longer).collect();
    assert!(verdicts(&mails).iter().all(|verdict| verdict == BROKEN), "{:?}", verdicts(&mails));
}

#[test]
fn what_servers_do_on_the_way_breaks_nothing() {
    let issue = signed_issue();
    let (head, body) = issue.split_once("\r\n\r\n").unwrap();
    let traced = format!("Received: from a by b; Tue, 12 Jan 2027 09:00:00 +0000\r\n{issue}");
    let refolded = format!("{}\r\n\r\n{body}", head.replace("\r\n\t", "\r\n   ").replace("Subject: ", "subject:  "));
    let spaced = format!("{issue}\r\n\r\n");
    assert_eq!(verdicts(&vec![traced, refolded, spaced]), [GOOD; 3]);
}
