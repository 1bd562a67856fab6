//! Two workers, of which one is frozen until others have taken its work over, and then woken.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use tokio::sync::Notify;

use super::{
    crash::{CONNECTIONS, LEASE, PATIENCE, all_arrive, published, silent_from},
    to_readers,
};
use crate::support::{
    app::Engine,
    chance::Chance,
    eventually,
    program::{Place, signal},
    raw::Raw,
    smtp_server::{Act, Offer, Security, SmtpServer, Step},
    until,
};

const READERS: usize = 1_000;

/// The number of deliveries that a worker claims at once.
const BATCH: usize = 400;

/// Waits until the workers have recorded every copy that the server took.
async fn all_is_recorded(place: &Place, server: &SmtpServer) {
    let all = async || recorded(place).await >= server.taken();
    until(PATIENCE, "all copies that were taken are recorded", all).await;
    assert_eq!(recorded(place).await, server.taken());
}

/// A place with an issue, whose workers claim large batches under a short lease.
async fn slow_to_let_go(server: &SmtpServer) -> Place {
    published(Engine::Postgres, server.port, READERS)
        .await
        .with("RONDBRIEF_DELIVERY_LEASE_SECONDS", LEASE)
        .with("RONDBRIEF_DELIVERY_BATCH", &BATCH.to_string())
}

/// The number of copies recorded in the database.
async fn recorded(place: &Place) -> usize {
    let copies =
        Raw::open(&place.database_url()).await.number("SELECT CAST(SUM(copies) AS BIGINT) FROM delivery").await;
    usize::try_from(copies).unwrap()
}

/// The state of the worker under test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Unknown,
    Works(u32),
    Frozen(u32),
    Woken,
}

/// Frozen at a random moment, and woken while the other worker is sending what it had claimed.
#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_wakes_after_its_lease_sends_nothing_that_another_one_took_over() {
    let mut chance = Chance::new("the freeze");
    let (freeze_at, wake_at) = (chance.below(BATCH / 2), READERS - BATCH / 4);
    let step = chance.one_of(&[Step::Mail, Step::Rcpt, Step::Data, Step::Dot]);
    let fate = Arc::new(Mutex::new(Fate::Unknown));
    let told = Arc::clone(&fate);
    let server = SmtpServer::start(Offer::plain().pipelining(true), move |moment| {
        let mut fate = told.lock().unwrap();
        match *fate {
            Fate::Works(worker) if moment.taken >= freeze_at && moment.step == step => {
                signal(worker, "STOP");
                *fate = Fate::Frozen(worker);
            }
            Fate::Frozen(worker) if moment.taken >= wake_at => {
                signal(worker, "CONT");
                *fate = Fate::Woken;
            }
            Fate::Unknown | Fate::Works(_) | Fate::Frozen(_) | Fate::Woken => {}
        }
        Act::Accept
    })
    .await;
    let place = slow_to_let_go(&server).await;
    let sleeper = place.start(&["worker"]);
    *fate.lock().unwrap() = Fate::Works(sleeper.id());
    eventually(PATIENCE, "it is frozen", || matches!(*fate.lock().unwrap(), Fate::Frozen(_))).await;
    let (last_connection, recorded) = (server.connections(), recorded(&place).await);
    let other = place.start(&["worker"]);
    eventually(PATIENCE, "the other one begins", || server.connections() > last_connection).await;
    let between = server.received().iter().filter(|copy| copy.connection <= last_connection).count() - recorded;
    let doubled = all_arrive(&place, &server, READERS).await;
    assert_eq!(*fate.lock().unwrap(), Fate::Woken);
    all_is_recorded(&place, &server).await;
    println!("{doubled} copies too many; the freeze came between the dot and the record of {between}");
    assert!(doubled <= between + CONNECTIONS, "{doubled}, {between}\n{}\n{}", sleeper.log(), other.log());
    assert_eq!((sleeper.stops("TERM").await, other.stops("TERM").await), (0, 0));
}

/// The worst moment: its handovers are not recorded yet, and the transaction that began to record them blocks other workers.
#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_freezes_while_it_records_holds_nobody_up_and_records_when_it_wakes() {
    let (most, word) = (Arc::new(AtomicUsize::new(READERS / 4)), Arc::new(Notify::new()));
    let server = SmtpServer::start(Security::None, silent_from(&most, &word)).await;
    let place = slow_to_let_go(&server).await;
    let mut lock = Raw::open(&place.database_url()).await;
    lock.run("BEGIN").await;
    lock.run("UPDATE issue SET number = number").await;
    let sleeper = place.start(&["worker"]);
    eventually(PATIENCE, "all connections wait", || server.taken() >= READERS / 4 + CONNECTIONS).await;
    signal(sleeper.id(), "STOP");
    let handed_over = to_readers(server.received()).len();
    lock.run("ROLLBACK").await;
    most.store(usize::MAX, Ordering::SeqCst);
    word.notify_waiters();
    let other = place.start(&["worker"]);
    // It takes over the deliveries whose handover is not recorded, and all the rest.
    assert_eq!(all_arrive(&place, &server, READERS).await, handed_over, "{}", other.log());
    signal(sleeper.id(), "CONT");
    all_is_recorded(&place, &server).await;
    assert_eq!((sleeper.stops("TERM").await, other.stops("TERM").await), (0, 0));
    assert_eq!(to_readers(server.received()).len(), READERS + handed_over, "nothing came after it woke");
}
