//! The journal as the next process finds it, wherever the last one was killed.

use chrono::DateTime;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::domain::{
    mail::{
        delivery::DeliveryState,
        route::RouteName,
        settling::{History, Settled},
    },
    mail_kind::MailKind,
};

/// A number of lines that is more than one file holds.
const MANY: u128 = LONG as u128 / 100;

/// A tag that tells one report from another.
fn tag(n: impl std::fmt::Display) -> String {
    n.to_string()
}

/// A report about message `n`; `tag` decides when it is due again, for the journal keeps no words.
fn report(n: u128, state: DeliveryState, tag: &str) -> Report {
    let at = DateTime::UNIX_EPOCH;
    let due = tag.bytes().fold(0, |sum: i64, byte| (sum * 257 + i64::from(byte)) % 1_000_000_007);
    Report {
        key: DeliveryKey { cause: Uuid::nil(), recipient: Uuid::from_u128(n) },
        lease: Uuid::from_u128(77),
        kind: MailKind::Issue,
        issue: None,
        route: RouteName::usual(),
        settled: Settled {
            state,
            code: None,
            enhanced: None,
            words: String::new(),
            history: History { deferrals: 0, no_contacts: 0, queued_at: at, is_unknown: false },
            due_at: DateTime::from_timestamp_micros(due).unwrap(),
            finished_at: None,
            is_blocked: false,
            is_put_off: false,
        },
    }
}

fn unknown(n: u128, tag: &str) -> Report {
    report(n, DeliveryState::Unknown, tag)
}

fn accepted(n: u128, tag: &str) -> Report {
    report(n, DeliveryState::Accepted, tag)
}

fn journal(folder: &TempDir) -> Journal {
    let (journal, left) = Journal::open(folder.path()).unwrap();
    assert!(left.reports.is_empty() && left.leases.is_empty());
    journal.begin().unwrap();
    journal
}

/// The state of each message that a process killed now leaves behind.
fn left(folder: &TempDir) -> HashMap<u128, Report> {
    let reports = Journal::open(folder.path()).unwrap().1.reports;
    reports.into_iter().map(|report| (report.key.recipient.as_u128(), report)).collect()
}

fn length(folder: &TempDir, name: &str) -> u64 {
    fs::metadata(folder.path().join(name)).map_or(0, |file| file.len())
}

/// Writes so much, durable at once, that a new file begins which holds nothing of what was written before.
fn turn_over(journal: &Journal) {
    for n in 0..2 * MANY {
        let noted = journal.settled(accepted(1_000_000 + n, &tag(n)));
        journal.is_durable(&[noted.number]);
    }
}

#[test]
fn a_kill_leaves_a_message_unknown_until_its_answer_is_there() {
    let folder = TempDir::new().unwrap();
    let journal = journal(&folder);
    journal.took(Uuid::from_u128(77));
    journal.is_leaving(unknown(1, "ended"));
    journal.is_leaving(unknown(2, "ended"));
    journal.settled(accepted(2, "taken"));
    let (_, left) = Journal::open(folder.path()).unwrap();
    assert_eq!(left.leases, [Uuid::from_u128(77)]);
    assert_eq!(left.reports.len(), 2);
    assert!(left.reports.contains(&unknown(1, "ended")) && left.reports.contains(&accepted(2, "taken")));
    assert_eq!(journal.unanswered(), [unknown(1, "ended")]);
}

#[test]
fn the_servers_words_stand_in_no_file() {
    let folder = TempDir::new().unwrap();
    let journal = journal(&folder);
    let mut told = accepted(1, "taken");
    told.settled.words = "5.1.1 Unknown user: anke".to_owned();
    journal.is_leaving(told.clone());
    assert_eq!(journal.settled(told).report.settled.words, "5.1.1 Unknown user: anke", "the recorder still gets them");
    let written = fs::read_to_string(folder.path().join(NEWER)).unwrap();
    assert!(written.contains("Settled") && !written.contains("anke") && !written.contains("Unknown user"), "{written}");
    assert_eq!(left(&folder)[&1], accepted(1, "taken"));
}

#[test]
fn a_line_of_before_that_holds_words_is_read_without_them() {
    let folder = TempDir::new().unwrap();
    let journal = journal(&folder);
    journal.settled(accepted(1, "taken"));
    let line = fs::read_to_string(folder.path().join(NEWER)).unwrap();
    let earlier = line.replace("\"enhanced\":null", "\"words\":\"2.0.0 Ok anke\"");
    assert_ne!(line, earlier);
    fs::write(folder.path().join(NEWER), earlier).unwrap();
    assert_eq!(left(&folder)[&1], accepted(1, "taken"));
}

#[test]
fn what_was_left_stays_until_it_was_told() {
    let folder = TempDir::new().unwrap();
    journal(&folder).settled(accepted(1, "taken"));
    assert_eq!(left(&folder).len(), 1, "opening it takes nothing away");
    let (journal, left_behind) = Journal::open(folder.path()).unwrap();
    assert_eq!(left_behind.reports, [accepted(1, "taken")]);
    journal.begin().unwrap();
    assert_eq!(left(&folder), HashMap::new());
}

#[test]
fn half_a_last_line_is_left_out_and_all_before_it_counts() {
    let folder = TempDir::new().unwrap();
    let journal = journal(&folder);
    journal.is_leaving(unknown(1, "ended"));
    journal.settled(accepted(1, "taken"));
    let whole = length(&folder, NEWER);
    journal.settled(accepted(2, "taken"));
    let file = File::options().write(true).open(folder.path().join(NEWER)).unwrap();
    for end in (whole..length(&folder, NEWER) - 1).rev() {
        file.set_len(end).unwrap();
        assert_eq!(left(&folder), HashMap::from([(1, accepted(1, "taken"))]), "cut at {end}");
    }
}

#[test]
fn the_older_file_stays_until_all_in_it_is_durable() {
    let folder = TempDir::new().unwrap();
    let journal = journal(&folder);
    let first = journal.settled(accepted(0, "waits"));
    turn_over(&journal);
    assert!(length(&folder, OLDER) > 0, "it was turned over");
    assert_eq!(left(&folder)[&0], accepted(0, "waits"));
    let long = length(&folder, NEWER);
    turn_over(&journal);
    assert!(length(&folder, NEWER) > long, "it is not turned over again as long as an older one is needed");
    assert_eq!(left(&folder)[&0], accepted(0, "waits"));
    journal.is_durable(&[first.number]);
    assert!(!left(&folder).contains_key(&0), "the file it stood in is gone");
}

#[test]
fn leases_and_messages_without_an_answer_go_into_the_next_file() {
    let folder = TempDir::new().unwrap();
    let journal = journal(&folder);
    journal.took(Uuid::from_u128(77));
    journal.is_leaving(unknown(0, "ended"));
    for _ in 0..3 {
        turn_over(&journal);
    }
    let (_, left) = Journal::open(folder.path()).unwrap();
    assert_eq!(left.leases, [Uuid::from_u128(77)]);
    assert!(left.reports.contains(&unknown(0, "ended")));
    journal.settled(accepted(0, "taken"));
    assert_eq!(journal.unanswered(), []);
}

#[test]
fn it_stays_short_however_much_it_was_told() {
    let folder = TempDir::new().unwrap();
    let journal = journal(&folder);
    for _ in 0..6 {
        turn_over(&journal);
        assert!(length(&folder, OLDER) + length(&folder, NEWER) < 3 * LONG);
    }
}

#[test]
fn without_a_folder_nothing_is_written_and_all_is_known() {
    let journal = Journal::default();
    journal.is_leaving(unknown(1, "ended"));
    journal.is_leaving(unknown(2, "ended"));
    let noted = journal.settled(accepted(2, "taken"));
    let keys = [1, 2].map(|n| unknown(n, "").key);
    assert_eq!(journal.untold(), HashSet::from(keys));
    journal.is_durable(&[noted.number]);
    assert_eq!(journal.untold(), HashSet::from([keys[0]]));
    journal.begin().unwrap();
    assert_eq!(journal.unanswered(), [unknown(1, "ended")]);
}

#[derive(Debug, Clone)]
enum Event {
    Leaves(u128),
    IsSettled(u128),
    /// Those of the outcomes that are not durable yet at these places become durable.
    AreDurable(Vec<prop::sample::Index>),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        2 => (0..8u128).prop_map(Event::Leaves),
        2 => (0..8u128).prop_map(Event::IsSettled),
        1 => prop::collection::vec(any::<prop::sample::Index>(), 1..6).prop_map(Event::AreDurable),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_kill_at_any_moment_loses_nothing_that_is_not_durable(events in prop::collection::vec(event(), 1..150)) {
        let folder = TempDir::new().unwrap();
        let journal = journal(&folder);
        let (mut said, mut open) = (HashMap::new(), Vec::new());
        for (moment, event) in events.into_iter().enumerate() {
            match event {
                Event::Leaves(n) => {
                    journal.is_leaving(unknown(n, &tag(moment)));
                    said.insert(n, unknown(n, &tag(moment)));
                }
                Event::IsSettled(n) => {
                    let Noted { report, number } = journal.settled(accepted(n, &tag(moment)));
                    said.insert(n, report.clone());
                    open.push((number, report));
                }
                Event::AreDurable(places) => for place in places {
                    if !open.is_empty() {
                        let (number, report) = open.remove(place.index(open.len()));
                        journal.is_durable(&[number]);
                        let n = report.key.recipient.as_u128();
                        if said.get(&n) == Some(&report) {
                            said.remove(&n);
                        }
                    }
                },
            }
            let left = left(&folder);
            for (n, report) in &said {
                prop_assert!(left.get(n) == Some(report), "what was last said of message {n}, at {moment}");
            }
        }
    }
}
