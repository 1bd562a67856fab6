//! The identity of the database: the heartbeats of its workers, and the owner's permission after sending was held.
//!
//! A heartbeat writes the new mark to the worker's folder, then to the database, and then confirms it in the folder. So
//! a crash in between leaves a mark that is still known, and at any other time only the newest one is known. A doubt
//! takes the opposite order: it is durable in the database before the folder forgets the reason for it.

use std::{collections::BTreeMap, io};

use chrono::TimeDelta;

use crate::{
    app::App,
    domain::{
        ids::WorkerId,
        running::instance::{Doubt, Hold, Known, Mark, Marks, Memory, Remembered, Seen, Standing, Worker, judge},
        time::Instant,
    },
    store::{StoreError, Tx, running::instance},
};

/// A worker's own folder, as far as it remembers a database.
pub trait Folder: Send {
    /// The contents of the folder.
    fn recall(&self) -> Memory;

    /// Replaces the contents of the folder, durably.
    ///
    /// # Errors
    /// An error of the file system: nothing changed.
    fn keep(&mut self, remembered: &Remembered) -> io::Result<()>;
}

/// The state that a worker keeps from one heartbeat to the next.
#[derive(Debug)]
pub struct Watch {
    host: String,
    started_at: Instant,
    last: Option<Instant>,
    heard: BTreeMap<WorkerId, Instant>,
}

impl Watch {
    /// The watch of a worker that starts at `now` on the machine `host`.
    #[must_use]
    pub const fn new(host: String, now: Instant) -> Self {
        Self { host, started_at: now, last: None, heard: BTreeMap::new() }
    }
}

/// Reasons why a heartbeat failed.
#[derive(Debug, thiserror::Error)]
pub enum HeartbeatError {
    /// The worker's folder cannot be written.
    #[error("the worker's folder cannot be written: {0}")]
    Folder(#[from] io::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sends a heartbeat, `elapsed` after the last one by a monotonic clock, and returns whether mail may be sent.
///
/// # Errors
/// [`HeartbeatError`]: the next heartbeat tries again.
pub async fn record_heartbeat(
    app: &App,
    folder: &mut impl Folder,
    watch: &mut Watch,
    elapsed: TimeDelta,
) -> Result<Standing, HeartbeatError> {
    let mut tx = app.store().begin().await?;
    instance::lock(&mut tx).await?;
    let (known, place) = (instance::read(&mut tx).await?, instance::place(&mut tx).await?);
    let memory = folder.recall();
    let worker = match &memory {
        Memory::Own(remembered) => remembered.worker,
        Memory::New | Memory::Copied(_) => WorkerId(app.ids().uuid()),
    };
    let seen = watch.look(
        &known,
        worker,
        Seen { memory, place, now: app.now(), expected: watch.last.map(|last| last + elapsed), witnesses: Vec::new() },
    );
    let standing = judge(&known, &seen);
    if write(&mut tx, &known, &seen.place, standing).await? {
        tx.commit().await?;
        app.note_change();
        app.wake();
        tx = app.store().begin().await?;
    }
    // A worker that starts reports what it finds.
    tell(known.hold.filter(|_| watch.last.is_some() || standing == Standing::Ours), standing);
    let marks = Marks { previous: known.mark_of(worker), next: Mark(app.ids().uuid()) };
    app.counters().identity = Some((worker, marks));
    let remembered = Remembered { worker, place: seen.place.clone(), allowed_at: known.allowed_at, marks };
    folder.keep(&remembered)?;
    let sign = Worker {
        id: worker,
        host: watch.host.clone(),
        mark: marks.next,
        started_at: watch.started_at,
        seen_at: seen.steady(),
    };
    let standing = if instance::leave_mark(&mut tx, &sign, marks.previous).await? {
        standing
    } else {
        hold_for_a_twin(&mut tx, known.hold, seen.now).await?
    };
    tx.commit().await?;
    folder.keep(&Remembered { marks: Marks { previous: Some(marks.next), next: marks.next }, ..remembered })?;
    watch.last = Some(seen.now);
    Ok(standing)
}

impl Watch {
    /// Adds what the other workers' heartbeats show, and remembers it.
    fn look(&mut self, known: &Known, worker: WorkerId, seen: Seen) -> Seen {
        let others = known.workers.iter().filter(|other| other.id != worker);
        let heard: BTreeMap<_, _> = others.map(|other| (other.id, other.seen_at)).collect();
        let moved = heard.iter().filter(|(id, at)| self.heard.get(id).is_some_and(|before| before < at));
        let witnesses = moved.map(|(_, at)| *at).collect();
        self.heard = heard;
        Seen { witnesses, ..seen }
    }
}

/// Makes the database record where it is and whether sending is held; returns `false` when it does so already.
async fn write(tx: &mut Tx, known: &Known, place: &str, standing: Standing) -> Result<bool, StoreError> {
    let hold = standing.hold();
    let is_new_place = hold.is_none() && known.place.as_deref() != Some(place);
    if is_new_place {
        instance::set_place(tx, place).await?;
    }
    if hold != known.hold {
        instance::set_hold(tx, hold).await?;
    }
    Ok(is_new_place || hold != known.hold)
}

/// Holds sending, because another worker left a mark under this worker's id after it was read.
async fn hold_for_a_twin(tx: &mut Tx, before: Option<Hold>, now: Instant) -> Result<Standing, StoreError> {
    let standing = Standing::Held(Hold { doubt: Doubt::Restored, since: now, until: None });
    instance::set_hold(tx, standing.hold()).await?;
    tell(before, standing);
    Ok(standing)
}

/// Logs what changed.
fn tell(before: Option<Hold>, standing: Standing) {
    match (before, standing) {
        (Some(before), Standing::Held(hold)) if before.doubt == hold.doubt => {}
        (_, Standing::Held(Hold { doubt, until, .. })) => {
            let until = until.map(tracing::field::display);
            tracing::error!(reason = doubt.word(), until, "sending is held: {}; {}", doubt.words(), doubt.remedy());
        }
        (Some(before), Standing::Ours) => tracing::warn!(reason = before.doubt.word(), "sending goes on"),
        (None, Standing::Ours) => {}
    }
}

/// True while sending is held.
pub async fn is_held(app: &App) -> Result<bool, StoreError> {
    instance::is_held(&mut app.snapshot().begin().await?).await
}

/// True if this process may claim messages: sending is not held, and the database is the one in which it left its mark.
pub async fn may_claim(app: &App, tx: &mut Tx) -> Result<bool, StoreError> {
    if instance::is_held(tx).await? {
        return Ok(false);
    }
    let Some((worker, marks)) = app.counters().identity else { return Ok(true) };
    Ok(marks.allow(instance::mark_of(tx, worker).await?))
}

/// The state of an instance.
#[derive(Debug, Clone)]
pub struct Report {
    /// The database's own record of the instance.
    pub known: Known,
    /// The place where the database is now.
    pub place: String,
    /// The present moment.
    pub now: Instant,
}

/// Reads the state of the instance.
pub async fn report(app: &App) -> Result<Report, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    Ok(Report { known: instance::read(&mut tx).await?, place: instance::place(&mut tx).await?, now: app.now() })
}

/// Holds sending on a database that was put back from a copy, until its owner allows it.
///
/// # Errors
/// [`StoreError`]: nothing changed.
pub async fn hold_as_restored(app: &App) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    instance::lock(&mut tx).await?;
    instance::set_hold(&mut tx, Some(Hold { doubt: Doubt::Restored, since: app.now(), until: None })).await?;
    tx.commit().await
}

/// Accepts the owner's word that this is the only copy: sending is no longer held, and the database belongs where it
/// is.
///
/// # Errors
/// [`StoreError`]: nothing changed.
pub async fn allow(app: &App) -> Result<Report, StoreError> {
    let mut tx = app.store().begin().await?;
    instance::lock(&mut tx).await?;
    let before =
        Report { known: instance::read(&mut tx).await?, place: instance::place(&mut tx).await?, now: app.now() };
    instance::allow(&mut tx, &before.place, before.now).await?;
    tx.commit().await?;
    tracing::warn!("sending is allowed by its owner");
    app.wake();
    Ok(before)
}
