use chrono::DateTime;
use uuid::Uuid;

use super::*;

const ISSUE: IssueId = IssueId(Uuid::from_u128(7));

/// One of each.
fn all() -> Vec<Mail> {
    let to: EmailAddress = "redactie@example.org".parse().unwrap();
    let token = Token::new([9; 16]);
    let (cutoff_at, sends_at) = (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + TimeDelta::days(5));
    let desk = [
        DeskMail::Reminder { cutoff_at, sends_at },
        DeskMail::Review { issue: ISSUE },
        DeskMail::Held { issue: ISSUE, reason: HoldReason::NotApproved },
        DeskMail::Paused { issue: ISSUE, reason: PauseReason::Refusals },
        DeskMail::Sent { issue: ISSUE },
        DeskMail::SignIn { token },
        DeskMail::Invitation { role: Role::Publisher },
        DeskMail::Wish,
        DeskMail::LogHash { entries: 7, hash: Hash([9; 32]) },
    ];
    let subscribers = [Mail::Confirmation { token }, Mail::Welcome, Mail::Issue { issue: ISSUE }];
    let looked_at = [Mail::Test { to: to.clone(), issue: ISSUE }, Mail::Seed { to: to.clone(), issue: ISSUE }];
    let to = Correspondent { address: to, language: Some(Language::En) };
    let desk = desk.map(|says| Mail::Desk { to: to.clone(), says });
    subscribers.into_iter().chain(looked_at).chain(desk).collect()
}

#[test]
fn every_kind_has_one_mail_and_one_word() {
    let kinds: Vec<_> = all().iter().map(Mail::kind).collect();
    assert_eq!(kinds, MailKind::ALL);
    let words: std::collections::BTreeSet<_> = MailKind::ALL.iter().map(|kind| kind.word()).collect();
    assert_eq!(words.len(), MailKind::ALL.len());
}

#[test]
fn a_mail_reads_back_as_it_was_written() {
    for mail in all() {
        let text = serde_json::to_string(&mail).unwrap();
        assert_eq!(serde_json::from_str::<Mail>(&text).unwrap(), mail, "{text}");
    }
    let held = serde_json::to_string(&all()[7]).unwrap();
    assert_eq!(
        held,
        r#"{"mail":"desk","to":{"address":"redactie@example.org","language":"en"},"says":"held","issue":"00000000-0000-0000-0000-000000000007","reason":"not-approved"}"#
    );
    for wrong in ["{}", r#"{"mail":"letter"}"#, &held.replace("not-approved", "whim"), &held.replace('@', "")] {
        assert!(serde_json::from_str::<Mail>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn every_topic_is_one_kind_of_mail_to_editors() {
    let mails = all();
    let topic_of = |mail: &Mail| if let Mail::Desk { says, .. } = mail { says.topic() } else { None };
    for topic in Topic::ALL {
        assert_eq!(mails.iter().filter(|mail| topic_of(mail) == Some(topic)).count(), 1, "{}", topic.word());
    }
}
