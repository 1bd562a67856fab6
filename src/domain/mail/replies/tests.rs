use super::*;

/// The stages, by the words that the samples have for them.
const STAGES: [(&str, Stage); 5] = [
    ("opening", Stage::Opening),
    ("mail", Stage::Mail),
    ("rcpt", Stage::Rcpt),
    ("data", Stage::Data),
    ("dot", Stage::Dot),
];

fn word(concern: Concern) -> &'static str {
    match concern {
        Concern::Mailbox => "mailbox",
        Concern::Domain => "domain",
        Concern::Us => "us",
        Concern::Connection => "connection",
        Concern::Moment => "moment",
        Concern::Quota(Period::Hour) => "quota-hour",
        Concern::Quota(Period::Day) => "quota-day",
        Concern::Gone => "gone",
    }
}

fn reply(told: &str) -> Reply {
    let (code, text) = told.split_once(' ').unwrap();
    Reply::parse(code.parse().unwrap(), text)
}

#[test]
fn the_replies_that_mail_systems_publish_are_understood() {
    let mut wrong = Vec::new();
    let samples = include_str!("samples.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for sample in samples {
        let cells: Vec<_> = sample.split(" | ").collect();
        let [stage, told, class, concerned] = cells[..] else { panic!("{sample}") };
        let stage = STAGES.iter().find(|(word, _)| *word == stage).unwrap().1;
        let found = (reply(told).class().word(), word(concern(stage, &reply(told))));
        if found != (class, concerned) {
            wrong.push(format!("{told}: {found:?} instead of {:?}", (class, concerned)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn before_a_recipient_is_named_nothing_is_about_one() {
    for code in [421, 450, 451, 452, 454, 500, 535, 550, 552, 554] {
        for text in ["no", "5.1.1 no such user", "4.2.2 over quota", "5.7.1 spam", "mailbox unavailable"] {
            for stage in [Stage::Opening, Stage::Mail] {
                let found = concern(stage, &Reply::parse(code, text));
                assert!(!matches!(found, Concern::Mailbox | Concern::Domain), "{code} {text}: {found:?}");
            }
        }
    }
}

#[test]
fn a_quota_of_ours_refuses_nobody_at_any_stage_whatever_the_code() {
    for told in ["550 5.4.5 daily limit", "552 5.2.2 sending limit", "554 too many emails per second"] {
        for (_, stage) in STAGES {
            assert!(matches!(outcome(stage, reply(told)), Outcome::PutOff(_)), "{told} at {stage:?}");
        }
    }
}
