use chrono::DateTime;
use proptest::prelude::*;

use super::*;

fn now() -> Instant {
    DateTime::from_timestamp(1_796_115_600, 0).unwrap()
}

fn seconds(count: i64) -> Instant {
    now() + TimeDelta::seconds(count)
}

fn mark(n: u128) -> Mark {
    Mark(Uuid::from_u128(n))
}

fn worker(n: u128, left: u128, seen_at: Instant) -> Worker {
    Worker { id: WorkerId(Uuid::from_u128(n)), host: "here".into(), mark: mark(left), started_at: now(), seen_at }
}

/// A database with readers that worker 1 last marked with 7.
fn known() -> Known {
    Known {
        place: Some("here".into()),
        is_blank: false,
        allowed_at: None,
        hold: None,
        workers: vec![worker(1, 7, seconds(-3_600))],
    }
}

/// What worker 1 remembers after it wrote 7.
fn remembered() -> Remembered {
    Remembered {
        worker: WorkerId(Uuid::from_u128(1)),
        place: "here".into(),
        allowed_at: None,
        marks: Marks { previous: Some(mark(6)), next: mark(7) },
    }
}

fn seen(memory: Memory) -> Seen {
    Seen { memory, place: "here".into(), now: now(), expected: None, witnesses: Vec::new() }
}

fn doubt(known: &Known, seen: &Seen) -> Option<Doubt> {
    match judge(known, seen) {
        Standing::Ours => None,
        Standing::Held(hold) => Some(hold.doubt),
    }
}

#[test]
fn a_worker_goes_on_where_it_was_also_after_a_crash_between_its_folder_and_the_database() {
    for (found, expected) in [(7, None), (6, None), (5, Some(Doubt::Restored)), (8, Some(Doubt::Restored))] {
        let known = Known { workers: vec![worker(1, found, now())], ..known() };
        assert_eq!(doubt(&known, &seen(Memory::Own(remembered()))), expected, "mark {found}");
    }
}

#[test]
fn a_database_that_does_not_know_this_worker_any_more_is_an_older_one() {
    let older = Known { workers: Vec::new(), ..known() };
    assert_eq!(doubt(&older, &seen(Memory::Own(remembered()))), Some(Doubt::Restored));
    let of_the_first_version = Known { place: None, ..older.clone() };
    assert_eq!(doubt(&of_the_first_version, &seen(Memory::Own(remembered()))), Some(Doubt::Restored));
    let never_written = Remembered { marks: Marks { previous: None, next: mark(7) }, ..remembered() };
    assert_eq!(doubt(&older, &seen(Memory::Own(never_written))), None, "it crashed before its first mark");
}

#[test]
fn a_database_in_another_place_is_held_whoever_looks() {
    for memory in [Memory::New, Memory::Own(remembered()), Memory::Copied(None), Memory::Copied(Some(remembered()))] {
        let elsewhere = Seen { place: "there".into(), ..seen(memory) };
        assert_eq!(doubt(&known(), &elsewhere), Some(Doubt::Moved), "{elsewhere:?}");
    }
}

#[test]
fn a_database_in_which_nobody_is_yet_is_taken_wherever_it_lies() {
    let blank = Known { is_blank: true, ..known() };
    for memory in [Memory::New, Memory::Own(remembered()), Memory::Copied(None)] {
        assert_eq!(doubt(&blank, &Seen { place: "there".into(), ..seen(memory) }), None);
    }
}

#[test]
fn a_worker_with_a_new_folder_joins_by_the_place_alone() {
    assert_eq!(doubt(&known(), &seen(Memory::New)), None);
    assert_eq!(doubt(&Known { place: None, ..known() }, &seen(Memory::New)), None, "an upgrade");
}

#[test]
fn a_folder_that_was_put_back_with_its_database_is_noticed() {
    let copied = seen(Memory::Copied(Some(remembered())));
    assert_eq!(doubt(&known(), &copied), Some(Doubt::Restored));
    let just_now = Known { workers: vec![worker(1, 7, seconds(-5))], ..known() };
    assert_eq!(doubt(&just_now, &copied), Some(Doubt::Restored), "even a moment after the backup");
    assert_eq!(doubt(&known(), &seen(Memory::Copied(None))), Some(Doubt::Restored));
}

#[test]
fn a_folder_copied_from_a_worker_that_goes_on_makes_a_second_worker() {
    let it_went_on = Known { workers: vec![worker(1, 99, seconds(-5))], ..known() };
    for memory in [Memory::Copied(Some(remembered())), Memory::Copied(None)] {
        assert_eq!(doubt(&it_went_on, &seen(memory)), None);
    }
}

#[test]
fn a_folder_that_was_used_with_another_database_says_nothing_about_this_one() {
    let of_another = Remembered { place: "there".into(), ..remembered() };
    let stranger = Known { workers: Vec::new(), ..known() };
    assert_eq!(doubt(&stranger, &seen(Memory::Own(of_another))), None);
}

#[test]
fn what_the_owner_said_later_counts_more_than_what_a_worker_remembers() {
    let older = Known { allowed_at: Some(now()), workers: Vec::new(), ..known() };
    assert_eq!(doubt(&older, &seen(Memory::Own(remembered()))), None);
    assert_eq!(doubt(&older, &seen(Memory::Copied(Some(remembered())))), None);
    let before_the_word = Known { allowed_at: None, ..known() };
    let after = Remembered { allowed_at: Some(now()), ..remembered() };
    assert_eq!(doubt(&before_the_word, &seen(Memory::Own(after))), Some(Doubt::Restored));
}

#[test]
fn what_is_held_for_good_stays_held() {
    let hold = Hold { doubt: Doubt::Moved, since: seconds(-900), until: None };
    let held = Known { hold: Some(hold), ..known() };
    assert_eq!(judge(&held, &seen(Memory::Own(remembered()))), Standing::Held(hold));
}

#[test]
fn a_clock_that_went_back_holds_until_it_has_passed_the_newest_sign_of_life() {
    let ahead = |by| Known { workers: vec![worker(1, 7, seconds(by)), worker(2, 1, seconds(-9))], ..known() };
    let own = seen(Memory::Own(remembered()));
    assert_eq!(judge(&ahead(120), &own), Standing::Ours);
    let hold = Hold { doubt: Doubt::ClockBack, since: now(), until: Some(seconds(121)) };
    assert_eq!(judge(&ahead(121), &own), Standing::Held(hold));
    // By the next sign of life this worker has written its own, earlier one.
    let later = |at| Seen { now: seconds(at), ..own.clone() };
    let held = Known { hold: Some(hold), ..ahead(-3) };
    assert_eq!(judge(&held, &later(120)), Standing::Held(hold));
    assert_eq!(judge(&held, &later(121)), Standing::Ours);
}

#[test]
fn a_clock_that_jumps_forwards_holds_until_two_signs_of_life_agree() {
    let at = |expected, now| Seen {
        expected: Some(seconds(expected)),
        now: seconds(now),
        ..seen(Memory::Own(remembered()))
    };
    assert_eq!(judge(&known(), &at(10, 130)), Standing::Ours);
    let Standing::Held(hold) = judge(&known(), &at(10, 3_610)) else { panic!("it jumped by an hour") };
    assert_eq!((hold.doubt, hold.until), (Doubt::ClockAhead, Some(seconds(70))));
    let held = Known { hold: Some(hold), ..known() };
    assert_eq!(judge(&held, &at(3_620, 3_620)), Standing::Ours);
    assert_eq!(judge(&held, &at(20, 20)), Standing::Held(hold), "to another worker, whose clock is right");
    assert_eq!(judge(&held, &at(70, 70)), Standing::Ours, "when the one with the doubt is gone");
}

#[test]
fn a_clock_ahead_of_another_workers_holds_for_as_long_as_that_one_is_heard() {
    let at = |now, witness| Seen {
        expected: Some(seconds(now)),
        witnesses: vec![seconds(witness)],
        now: seconds(now),
        ..seen(Memory::Own(remembered()))
    };
    let Standing::Held(first) = judge(&known(), &at(3_610, 5)) else { panic!("the other says it is an hour earlier") };
    assert_eq!((first.doubt, first.until), (Doubt::ClockAhead, Some(seconds(65))));
    let held = Known { hold: Some(first), ..known() };
    let Standing::Held(second) = judge(&held, &at(3_620, 15)) else { panic!("it still says so") };
    assert_eq!((second.since, second.until), (first.since, Some(seconds(75))));
    assert_eq!(judge(&held, &at(3_620, 3_615)), Standing::Ours, "they agree");
}

#[test]
fn a_doubt_about_the_database_outweighs_one_about_the_clock() {
    let hold = Hold { doubt: Doubt::ClockBack, since: now(), until: Some(seconds(900)) };
    let held = Known { hold: Some(hold), workers: vec![worker(1, 5, seconds(900))], ..known() };
    assert_eq!(doubt(&held, &seen(Memory::Own(remembered()))), Some(Doubt::Restored));
}

proptest! {
    #[test]
    fn whatever_the_clocks_say_a_held_clock_is_let_go_only_when_its_time_is_over_and_nobody_doubts(
        newest in -5_000i64..5_000, at in -5_000i64..5_000, expected in -5_000i64..5_000, witness in -5_000i64..5_000,
        until in -5_000i64..5_000,
    ) {
        let hold = Hold { doubt: Doubt::ClockAhead, since: now(), until: Some(seconds(until)) };
        let held = Known { hold: Some(hold), workers: vec![worker(1, 7, seconds(newest))], ..known() };
        let it = Seen {
            expected: Some(seconds(expected)),
            witnesses: vec![seconds(witness)],
            now: seconds(at),
            ..seen(Memory::Own(remembered()))
        };
        let agrees = newest <= at + 120 && expected >= at - 120 && witness >= at - 120;
        let is_ours = judge(&held, &it) == Standing::Ours;
        prop_assert_eq!(is_ours, agrees && until <= at);
        if let Standing::Held(next) = judge(&held, &it) {
            prop_assert!(next.until >= hold.until);
        }
    }
}
