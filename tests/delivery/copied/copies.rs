//! A database that was put back, copied or moved, and clocks that are wrong: nothing is sent, and the owner is asked.

use std::{fs, sync::Arc, time::Duration};

use chrono::TimeDelta;
use rondbrief::{
    app::{
        App,
        running::instance::{self, Folder, HeartbeatError, Watch},
    },
    domain::{
        ids::SystemIds,
        running::instance::{Doubt, Memory, Remembered, Standing},
    },
    mail::{captured::Mailbox, transport::Route},
    worker::{heartbeat::Heartbeat, slot::Slot},
};

use crate::{
    both_engines,
    delivery::{address, publish_to},
    support::app::{Engine, TestApp, open_store},
};

const EVERY: Duration = Duration::from_secs(10);
const HOUR: Duration = Duration::from_hours(1);

/// Two readers, whose issue is published and waits to be delivered.
async fn with_an_issue(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    publish_to(&app, 2).await;
    app
}

/// The first free worker of this data folder.
async fn worker(app: &TestApp) -> Heartbeat {
    Heartbeat::start(app.app.clone(), Slot::take(app.folder.path()).unwrap()).await.unwrap()
}

/// Records a heartbeat after this much time has passed, on the wall clock too.
async fn later(app: &TestApp, worker: &mut Heartbeat, by: Duration) -> Option<Doubt> {
    app.clock.advance(TimeDelta::from_std(by).unwrap());
    doubt(worker.record(by).await.unwrap())
}

fn doubt(standing: Standing) -> Option<Doubt> {
    standing.hold().map(|hold| hold.doubt)
}

/// The reason sending is held, as every process sees it; `None` if it is not held.
async fn held(app: &TestApp) -> Option<Doubt> {
    instance::report(&app.app).await.unwrap().known.hold.map(|hold| hold.doubt)
}

/// Delivers what may be, and gives the number of readers who got something.
async fn reached(app: &TestApp) -> usize {
    app.tick().await;
    (0..2).filter(|n| app.mailbox(&address(*n)).count() > 0).count()
}

async fn nothing_is_sent_until_allowed(app: &TestApp, why: Doubt) {
    assert_eq!(held(app).await, Some(why));
    assert_eq!(reached(app).await, 0);
    instance::allow(&app.app).await.unwrap();
    assert_eq!(held(app).await, None);
    assert_eq!(reached(app).await, 2);
}

/// The marks of all workers, as a backup would hold them.
async fn marks(app: &TestApp) -> Vec<String> {
    app.raw().await.texts("SELECT mark FROM worker ORDER BY started_at, id").await
}

async fn put_back(app: &TestApp, mark: &str) {
    assert_eq!(app.raw().await.run(&format!("UPDATE worker SET mark = '{mark}'")).await, 1);
}

both_engines! {
    async fn a_worker_that_stops_and_starts_again_goes_on(engine) {
        let app = with_an_issue(engine).await;
        for _ in 0..3 {
            let mut one = worker(&app).await;
            assert_eq!(later(&app, &mut one, EVERY).await, None);
            drop(one);
            app.clock.advance(TimeDelta::days(40));
        }
        assert_eq!(marks(&app).await.len(), 1, "it is the same worker");
        assert_eq!(reached(&app).await, 2);
    }

    async fn a_database_put_back_from_a_backup_sends_nothing_until_its_owner_allows_it(engine) {
        let app = with_an_issue(engine).await;
        let mut first = worker(&app).await;
        let backup = marks(&app).await.remove(0);
        assert_eq!(later(&app, &mut first, EVERY).await, None);
        drop(first);
        put_back(&app, &backup).await;
        let mut again = worker(&app).await;
        nothing_is_sent_until_allowed(&app, Doubt::Restored).await;
        assert_eq!(later(&app, &mut again, EVERY).await, None);
        drop(again);
        drop(worker(&app).await);
        assert_eq!(held(&app).await, None, "it asks once");
    }

    async fn a_backup_from_before_a_workers_time_is_noticed_too(engine) {
        let app = with_an_issue(engine).await;
        drop(worker(&app).await);
        app.raw().await.run("DELETE FROM worker").await;
        drop(worker(&app).await);
        nothing_is_sent_until_allowed(&app, Doubt::Restored).await;
    }

    async fn a_database_put_back_under_a_running_worker_stops_it(engine) {
        let app = with_an_issue(engine).await;
        let mut one = worker(&app).await;
        let backup = marks(&app).await.remove(0);
        for _ in 0..3 {
            assert_eq!(later(&app, &mut one, EVERY).await, None);
        }
        put_back(&app, &backup).await;
        let mut tx = app.app.snapshot().begin().await.unwrap();
        assert!(!instance::may_claim(&app.app, &mut tx).await.unwrap(), "even before its next heartbeat");
        drop(tx);
        assert_eq!(later(&app, &mut one, EVERY).await, Some(Doubt::Restored));
        nothing_is_sent_until_allowed(&app, Doubt::Restored).await;
        let mut tx = app.app.snapshot().begin().await.unwrap();
        assert!(instance::may_claim(&app.app, &mut tx).await.unwrap());
    }

    async fn allowed_right_after_a_restore_it_is_never_held(engine) {
        let app = with_an_issue(engine).await;
        let mut first = worker(&app).await;
        let backup = marks(&app).await.remove(0);
        later(&app, &mut first, EVERY).await;
        drop(first);
        put_back(&app, &backup).await;
        instance::allow(&app.app).await.unwrap();
        drop(worker(&app).await);
        assert_eq!(held(&app).await, None);
        assert_eq!(reached(&app).await, 2);
    }

    async fn a_database_in_another_place_sends_nothing_until_its_owner_allows_it(engine) {
        let app = with_an_issue(engine).await;
        drop(worker(&app).await);
        app.raw().await.run("UPDATE instance SET place = 'a machine far away'").await;
        let mut one = worker(&app).await;
        assert_eq!(later(&app, &mut one, EVERY).await, Some(Doubt::Moved));
        nothing_is_sent_until_allowed(&app, Doubt::Moved).await;
        assert_eq!(later(&app, &mut one, EVERY).await, None);
    }

    async fn a_new_database_is_taken_silently_and_so_is_one_of_the_first_version(engine) {
        let app = TestApp::new(engine).await;
        drop(worker(&app).await);
        app.raw().await.run("UPDATE instance SET place = 'where nobody was yet'").await;
        drop(worker(&app).await);
        assert_eq!(held(&app).await, None);
        let upgraded = with_an_issue(engine).await;
        drop(worker(&upgraded).await);
        assert_eq!(reached(&upgraded).await, 2);
    }

    async fn a_second_worker_joins_and_so_does_one_whose_folder_is_thrown_away_at_every_start(engine) {
        let app = with_an_issue(engine).await;
        let mut first = worker(&app).await;
        let mut second = worker(&app).await;
        for _ in 0..3 {
            assert_eq!(later(&app, &mut first, EVERY).await, None);
            assert_eq!(later(&app, &mut second, Duration::ZERO).await, None);
        }
        drop((first, second));
        app.clock.advance(TimeDelta::days(1));
        fs::remove_dir_all(app.folder.path().join("workers")).unwrap();
        drop(worker(&app).await);
        assert_eq!((marks(&app).await.len(), held(&app).await), (3, None));
        assert_eq!(reached(&app).await, 2);
    }

    async fn a_crash_between_folder_and_database_is_no_restore(engine) {
        let app = with_an_issue(engine).await;
        for crash in [After::Nothing, After::Folder, After::Nothing, After::Folder, After::Folder] {
            let slot = Slot::take(app.folder.path()).unwrap();
            let mut watch = Watch::new("hier".into(), app.clock_now());
            let mut folder = Crashing(slot, crash);
            let beaten = instance::record_heartbeat(&app.app, &mut folder, &mut watch, TimeDelta::zero()).await;
            assert_eq!(matches!(beaten, Err(HeartbeatError::Folder(_))), crash == After::Folder);
        }
        drop(worker(&app).await);
        assert_eq!(held(&app).await, None);
        assert_eq!(reached(&app).await, 2);
    }

    async fn a_doubt_is_durable_before_the_folder_forgets_why(engine) {
        let app = with_an_issue(engine).await;
        let mut first = worker(&app).await;
        let backup = marks(&app).await.remove(0);
        later(&app, &mut first, EVERY).await;
        drop(first);
        put_back(&app, &backup).await;
        let mut crashing = Crashing(Slot::take(app.folder.path()).unwrap(), After::Folder);
        let mut watch = Watch::new("hier".into(), app.clock_now());
        assert!(instance::record_heartbeat(&app.app, &mut crashing, &mut watch, TimeDelta::zero()).await.is_err());
        drop(crashing);
        drop(worker(&app).await);
        nothing_is_sent_until_allowed(&app, Doubt::Restored).await;
    }

    async fn two_workers_with_one_folder_and_one_database_stop_each_other(engine) {
        let app = with_an_issue(engine).await;
        let mut original = worker(&app).await;
        // The machine was cloned, disk and all: the clone believes its folder to be its own.
        let mut clone = Clone(Slot::take(app.folder.path()).unwrap(), app.folder.path().join("workers/1/mark"));
        let mut watch = Watch::new("kloon".into(), app.clock_now());
        instance::record_heartbeat(&app.app, &mut clone, &mut watch, TimeDelta::zero()).await.unwrap();
        assert_eq!(later(&app, &mut original, EVERY).await, Some(Doubt::Restored));
        nothing_is_sent_until_allowed(&app, Doubt::Restored).await;
    }

    async fn a_clock_that_went_back_holds_until_it_has_caught_up(engine) {
        let app = with_an_issue(engine).await;
        let mut one = worker(&app).await;
        app.clock.set("2026-12-01T08:00:00Z");
        assert_eq!(doubt(one.record(EVERY).await.unwrap()), Some(Doubt::ClockBack));
        assert_eq!(reached(&app).await, 0);
        assert_eq!(later(&app, &mut one, HOUR.saturating_sub(EVERY)).await, Some(Doubt::ClockBack));
        assert_eq!(later(&app, &mut one, EVERY).await, None);
        assert_eq!(reached(&app).await, 2);
    }

    async fn a_worker_that_starts_before_its_last_sign_of_life_waits_or_is_allowed(engine) {
        let app = with_an_issue(engine).await;
        app.clock.advance(TimeDelta::days(1));
        drop(worker(&app).await);
        app.clock.set("2026-12-01T10:00:00Z");
        let mut one = worker(&app).await;
        nothing_is_sent_until_allowed(&app, Doubt::ClockBack).await;
        assert_eq!(later(&app, &mut one, EVERY).await, None);
    }

    async fn a_clock_that_jumps_forwards_holds_until_two_signs_of_life_agree(engine) {
        let app = with_an_issue(engine).await;
        let mut one = worker(&app).await;
        app.clock.advance(TimeDelta::hours(1));
        assert_eq!(doubt(one.record(EVERY).await.unwrap()), Some(Doubt::ClockAhead));
        assert_eq!(reached(&app).await, 0);
        assert_eq!(later(&app, &mut one, EVERY).await, None);
        assert_eq!(reached(&app).await, 2);
    }

    async fn a_clock_ahead_of_another_workers_holds_until_that_one_agrees_or_is_gone(engine) {
        let app = with_an_issue(engine).await;
        let (mut wrong, mut right) = (worker(&app).await, worker(&app).await);
        let back = || app.clock.advance(TimeDelta::hours(-1));
        for beat in 0..4 {
            app.clock.advance(TimeDelta::hours(1));
            assert_eq!(doubt(wrong.record(EVERY).await.unwrap()), Some(Doubt::ClockAhead), "{beat}");
            back();
            assert_eq!(later(&app, &mut right, EVERY).await, Some(Doubt::ClockAhead), "{beat}");
        }
        drop(wrong);
        assert_eq!(later(&app, &mut right, 6 * EVERY).await, None, "it left no heartbeat in the future");
        assert_eq!(reached(&app).await, 2);
    }

    async fn while_sending_is_held_the_timetable_rests(engine) {
        let app = TestApp::new(engine).await;
        app.reader(&address(0)).await;
        drop(worker(&app).await);
        app.raw().await.run("UPDATE instance SET place = 'a machine far away'").await;
        drop(worker(&app).await);
        app.tick().await;
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM round").await, 0);
        instance::allow(&app.app).await.unwrap();
        app.tick().await;
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM round").await, 1);
    }
}

#[tokio::test]
async fn an_sqlite_file_copied_to_another_place_sends_nothing_there() {
    let app = with_an_issue(Engine::Sqlite).await;
    drop(worker(&app).await);
    let copy = app.folder.path().join("copy.db");
    app.raw().await.run(&format!("VACUUM INTO '{}'", copy.display())).await;
    let mailbox = app.folder.path().join("another mailbox");
    let store = open_store(&format!("sqlite:{}", copy.display())).await;
    let links = app.app.links().clone();
    let route = Route::Mailbox(Mailbox::new(mailbox.clone()));
    let there = App::new(store, links, app.clock.clone(), Arc::new(SystemIds), route);
    let new_folder = Slot::take(&app.folder.path().join("elders")).unwrap();
    drop(Heartbeat::start(there.clone(), new_folder).await.unwrap());
    let hold = instance::report(&there).await.unwrap().known.hold;
    assert_eq!(hold.map(|hold| hold.doubt), Some(Doubt::Moved));
    assert_eq!(held(&app).await, None, "the original goes on");
    assert_eq!(reached(&app).await, 2);
}

/// The write after which a process dies: none, or the one to its folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Nothing,
    Folder,
}

/// A worker's folder; the process dies after writing to it, if the second field says so.
struct Crashing(Slot, After);

impl Folder for Crashing {
    fn recall(&self) -> Memory {
        self.0.recall()
    }

    fn keep(&mut self, remembered: &Remembered) -> std::io::Result<()> {
        self.0.keep(remembered)?;
        if self.1 == After::Folder { Err(std::io::Error::other("it dies")) } else { Ok(()) }
    }
}

/// A folder whose memory is another worker's, to the last detail.
struct Clone(Slot, std::path::PathBuf);

impl Folder for Clone {
    fn recall(&self) -> Memory {
        let (mark, own) = (&self.1, self.0.path().join("mark"));
        fs::copy(mark, &own).unwrap();
        let text = fs::read_to_string(mark).unwrap();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let id = |name: &str| serde_json::from_value(read[name].clone()).unwrap();
        Memory::Own(Remembered {
            worker: rondbrief::domain::ids::WorkerId(id("worker")),
            place: read["place"].as_str().unwrap().to_owned(),
            allowed_at: None,
            marks: rondbrief::domain::running::instance::Marks {
                previous: None,
                next: rondbrief::domain::running::instance::Mark(id("next")),
            },
        })
    }

    fn keep(&mut self, remembered: &Remembered) -> std::io::Result<()> {
        self.0.keep(remembered)
    }
}
