//! Two months of a list, with the clock moved by hand: reminded, composed, approved, sent, and what happens otherwise.

use chrono::TimeDelta;
use rondbrief::{
    app::{
        issues::{publish, report},
        items, lists, schedule,
    },
    domain::{
        item::{Item, ItemKind},
        list::{
            Approval, List,
            cadence::{Cadence, GRACE, Words},
        },
    },
};

use super::days;
use crate::{
    both_engines,
    support::{app::TestApp, fixtures},
};

/// A list without editors is looked after by its sender.
const DESK: &str = "update@example.org";
const READERS: [&str; 2] = ["anke@example.org", "bo@example.org"];

const REMINDER: &str = "2026-12-31T09:00:00Z";
const CUTOFF: &str = "2027-01-07T09:00:00Z";
const SENDING: &str = "2027-01-12T09:00:00Z";

/// A service with two readers and two items.
async fn prepared(engine: crate::support::app::Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    for reader in READERS {
        app.reader(reader).await;
    }
    for n in [1, 2] {
        app.queue(&fixtures::item(n, ItemKind::News, &format!("Nieuws {n}"))).await;
    }
    app.tick().await;
    app
}

async fn tick_at(app: &TestApp, moment: &str) {
    app.clock.set(moment);
    app.tick().await;
}

/// The subjects of all mail to the editors.
fn told(app: &TestApp) -> Vec<String> {
    app.mailbox(DESK).0.iter().map(|letter| letter.subject.clone()).collect()
}

fn delivered(app: &TestApp) -> Vec<usize> {
    READERS.iter().map(|reader| app.mailbox(reader).count()).collect()
}

async fn states(app: &TestApp) -> Vec<&'static str> {
    let issues = report::issues(&app.app, &app.list().await).await.unwrap();
    issues.iter().rev().map(|issue| issue.state.word()).collect()
}

async fn approve(app: &TestApp, number: u32) {
    publish::approve(&app.app, &app.list().await, number).await.unwrap();
}

async fn waiting(app: &TestApp) -> usize {
    items::manage::waiting(&app.app, &app.list().await).await.unwrap().len()
}

fn rhythm(list: &mut List, every: &str, on: &str, cutoff: &str, reminder: &str) {
    let words = Words {
        every: every.into(),
        on: on.into(),
        cutoff: cutoff.into(),
        reminder: reminder.into(),
        ..list.cadence.words()
    };
    list.cadence = Cadence::read(&words, list.cadence.anchor).unwrap();
}

both_engines! {
    async fn a_round_is_reminded_of_composed_approved_and_sent_each_once_and_in_time(engine) {
        let app = prepared(engine).await;
        assert!(told(&app).is_empty());
        tick_at(&app, "2026-12-31T08:59:59Z").await;
        assert!(told(&app).is_empty());
        for _ in 0..3 {
            tick_at(&app, REMINDER).await;
        }
        assert_eq!(told(&app), ["In de ggz: de wachtrij sluit op donderdag 7 januari 2027"]);
        let reminder = app.mailbox(DESK);
        assert!(reminder.latest().text.contains("Nieuws 1") && reminder.latest().text.contains("Nieuws 2"));

        tick_at(&app, "2027-01-07T08:59:59Z").await;
        assert!(states(&app).await.is_empty());
        for _ in 0..3 {
            tick_at(&app, CUTOFF).await;
        }
        assert_eq!(states(&app).await, ["draft"]);
        assert_eq!(told(&app)[1..], ["Bekijk update 1 van In de ggz"]);
        assert_eq!(waiting(&app).await, 0);
        approve(&app, 1).await;

        tick_at(&app, "2027-01-12T08:59:59Z").await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["scheduled"], vec![0, 0]));
        for _ in 0..3 {
            tick_at(&app, SENDING).await;
            assert_eq!((states(&app).await, delivered(&app)), (vec!["sent"], vec![1, 1]));
        }
        let report = report::report(&app.app, &app.list().await, 1).await.unwrap();
        assert_eq!((report.readers, report.accepted, report.queued), (2, 2, 0));
        assert_eq!(app.mailbox(READERS[0]).latest().subject, "In de ggz: update van januari 2027");
        assert_eq!(told(&app)[2..], ["Update 1 van In de ggz is verstuurd"], "and nothing more");
    }

    async fn processes_that_tick_at_the_same_moment_do_everything_once(engine) {
        let app = prepared(engine).await;
        let other = app.second_process().await;
        for moment in [REMINDER, CUTOFF, SENDING] {
            app.clock.set(moment);
            for _ in 0..2 {
                let (a, b, c) =
                    tokio::join!(schedule::tick(&app.app), schedule::tick(&other), schedule::tick(&app.app));
                a.unwrap();
                b.unwrap();
                c.unwrap();
            }
            app.tick().await;
            if moment == CUTOFF {
                approve(&app, 1).await;
            }
        }
        assert_eq!((states(&app).await, delivered(&app)), (vec!["sent"], vec![1, 1]));
        app.tick().await;
        assert_eq!(told(&app).len(), 3, "the reminder, the request to review an update, and what it came to");
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM round").await, 2, "this one and the next");
    }

    async fn an_issue_nobody_approved_is_held_and_its_editors_hear_of_it_once(engine) {
        let app = prepared(engine).await;
        tick_at(&app, CUTOFF).await;
        for _ in 0..2 {
            tick_at(&app, SENDING).await;
        }
        assert_eq!((states(&app).await, delivered(&app)), (vec!["held"], vec![0, 0]));
        let letters = app.mailbox(DESK);
        assert_eq!(letters.latest().subject, "Update 1 van In de ggz staat in de wacht");
        assert!(letters.latest().text.contains("had niemand de update goedgekeurd"));
        assert_eq!(letters.0.iter().filter(|letter| letter.subject.contains("staat in de wacht")).count(), 1);

        approve(&app, 1).await;
        app.clock.advance(days(1));
        app.tick().await;
        assert_eq!(delivered(&app), [0, 0], "its moment has passed: an editor decides when");
        publish::publish(&app.app, &app.list().await, 1).await.unwrap();
        app.tick().await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["sent"], vec![1, 1]));
    }

    async fn a_list_that_says_so_is_sent_without_approval(engine) {
        let app = prepared(engine).await;
        app.change_list(|list| list.approval = Approval::NotNeeded).await;
        tick_at(&app, CUTOFF).await;
        assert_eq!(states(&app).await, ["scheduled"]);
        assert!(app.mailbox(DESK).latest().text.contains("automatisch verstuurd"));
        tick_at(&app, SENDING).await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["sent"], vec![1, 1]));
    }

    async fn an_editor_who_holds_an_issue_keeps_it_from_going_out(engine) {
        let app = prepared(engine).await;
        tick_at(&app, CUTOFF).await;
        approve(&app, 1).await;
        publish::hold(&app.app, &app.list().await, 1).await.unwrap();
        tick_at(&app, SENDING).await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["held"], vec![0, 0]));
    }

    async fn too_few_items_skip_the_round_and_stay_for_the_next(engine) {
        let app = prepared(engine).await;
        app.change_list(|list| list.minimum = 3).await;
        tick_at(&app, CUTOFF).await;
        tick_at(&app, SENDING).await;
        assert!(states(&app).await.is_empty());
        assert_eq!((waiting(&app).await, delivered(&app)), (2, vec![0, 0]));
        app.queue(&fixtures::item(3, ItemKind::Podcast, "Podcast")).await;
        tick_at(&app, "2027-03-04T09:00:00Z").await;
        assert_eq!((states(&app).await, waiting(&app).await), (vec!["draft"], 0));
        let report = report::report(&app.app, &app.list().await, 1).await.unwrap();
        assert_eq!(report.planned_at, Some("2027-03-09T09:00:00Z".parse().unwrap()), "a skipped round uses up no number");
    }

    async fn after_downtime_past_the_sending_moment_the_issue_is_held_and_not_fired_late(engine) {
        let app = prepared(engine).await;
        tick_at(&app, CUTOFF).await;
        approve(&app, 1).await;
        app.clock.set(SENDING);
        app.clock.advance(GRACE + TimeDelta::seconds(1));
        app.tick().await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["held"], vec![0, 0]));
        assert!(app.mailbox(DESK).latest().text.contains("terwijl de dienst niet draaide"));
    }

    async fn a_restart_within_minutes_of_the_moment_still_sends(engine) {
        let app = prepared(engine).await;
        tick_at(&app, CUTOFF).await;
        approve(&app, 1).await;
        app.clock.set(SENDING);
        app.clock.advance(GRACE);
        app.tick().await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["sent"], vec![1, 1]));
    }

    async fn of_several_missed_rounds_one_issue_comes_and_it_is_held(engine) {
        let app = prepared(engine).await;
        app.change_list(|list| list.approval = Approval::NotNeeded).await;
        tick_at(&app, "2027-10-01T09:00:00Z").await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["held"], vec![0, 0]));
        let held = told(&app).iter().filter(|subject| subject.contains("staat in de wacht")).count();
        assert_eq!((held, waiting(&app).await), (1, 0));
        let timetable = lists::manage::timetable(&app.app, &app.list().await, 2).await.unwrap();
        let sends: Vec<_> = timetable.iter().map(|it| it.sends_at.to_rfc3339()).collect();
        assert_eq!(sends, ["2027-11-09T09:00:00+00:00", "2028-01-11T09:00:00+00:00"]);
    }

    async fn ten_oclock_stays_ten_oclock_when_the_clocks_change(engine) {
        let app = prepared(engine).await;
        for (n, (from, cutoff, early, sending)) in (10..).zip([
            ("2027-03-22T12:00:00Z", "2027-03-27T09:00:00Z", "2027-03-28T07:59:59Z", "2027-03-28T08:00:00Z"),
            ("2027-10-25T12:00:00Z", "2027-10-30T08:00:00Z", "2027-10-31T08:59:59Z", "2027-10-31T09:00:00Z"),
        ]) {
            app.clock.set(from);
            app.change_list(|list| {
                list.approval = Approval::NotNeeded;
                rhythm(list, "week", "sunday", "1d", &format!("{}d", n - 8));
            }).await;
            app.queue(&fixtures::item(n, ItemKind::News, "Op tijd")).await;
            let before = delivered(&app);
            tick_at(&app, cutoff).await;
            tick_at(&app, early).await;
            assert_eq!(delivered(&app), before, "{early}");
            tick_at(&app, sending).await;
            assert_eq!(delivered(&app), before.iter().map(|count| count + 1).collect::<Vec<_>>(), "{sending}");
        }
    }

    async fn a_changed_rhythm_begins_with_its_next_moment_and_makes_up_for_none(engine) {
        let app = prepared(engine).await;
        tick_at(&app, REMINDER).await;
        app.clock.set("2027-01-05T12:00:00Z");
        app.change_list(|list| rhythm(list, "week", "tuesday", "1d", "2d")).await;
        app.tick().await;
        assert!(states(&app).await.is_empty(), "the moments a weekly list would have had were never missed");
        let timetable = lists::manage::timetable(&app.app, &app.list().await, 1).await.unwrap();
        assert_eq!(timetable[0].sends_at, SENDING.parse::<rondbrief::domain::time::Instant>().unwrap());
        tick_at(&app, "2027-01-11T09:00:00Z").await;
        assert_eq!(states(&app).await, ["draft"]);

        app.clock.set("2027-01-11T10:00:00Z");
        app.change_list(|list| rhythm(list, "month", "last friday", "3d", "5d")).await;
        approve(&app, 1).await;
        tick_at(&app, SENDING).await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["sent"], vec![1, 1]), "what was composed keeps its moment");
        let timetable = lists::manage::timetable(&app.app, &app.list().await, 1).await.unwrap();
        assert_eq!(timetable[0].sends_at.to_rfc3339(), "2027-01-29T09:00:00+00:00");
    }

    async fn every_editor_hears_and_the_sender_only_where_there_is_none(engine) {
        let app = prepared(engine).await;
        app.change_list(|list| {
            list.editors = ["een@example.org", "twee@example.org"].map(|text| text.parse().unwrap()).into();
        }).await;
        tick_at(&app, REMINDER).await;
        assert_eq!([DESK, "een@example.org", "twee@example.org"].map(|to| app.mailbox(to).count()), [0, 1, 1]);
    }

    async fn an_issue_that_cannot_be_built_at_its_moment_is_held_and_loses_nothing(engine) {
        let app = prepared(engine).await;
        for n in 3..10 {
            let item = Item { body: "woord ".repeat(3_300), ..fixtures::item(n, ItemKind::News, "Lang") };
            app.queue(&item).await;
        }
        tick_at(&app, CUTOFF).await;
        approve(&app, 1).await;
        for _ in 0..2 {
            tick_at(&app, SENDING).await;
        }
        assert_eq!((states(&app).await, delivered(&app)), (vec!["held"], vec![0, 0]));
        let letters = app.mailbox(DESK);
        assert_eq!(letters.0.iter().filter(|letter| letter.subject.contains("staat in de wacht")).count(), 1);
        assert!(letters.latest().text.contains("lang"), "{}", letters.latest().text);
        publish::cancel(&app.app, &app.list().await, 1).await.unwrap();
        assert_eq!(waiting(&app).await, 9);
    }

    async fn an_issue_whose_list_changed_after_its_approval_is_held_and_its_editors_hear_why(engine) {
        let app = prepared(engine).await;
        tick_at(&app, CUTOFF).await;
        approve(&app, 1).await;
        app.change_list(|list| list.postal = fixtures::line("Straat 2, 2000 AA Haarlem")).await;
        tick_at(&app, SENDING).await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["held"], vec![0, 0]));
        assert!(app.mailbox(DESK).latest().text.contains("De naam, de afzender of een vaste tekst van de lijst"));
        approve(&app, 1).await;
        publish::publish(&app.app, &app.list().await, 1).await.unwrap();
        app.tick().await;
        assert_eq!((states(&app).await, delivered(&app)), (vec!["sent"], vec![1, 1]));
    }
}
