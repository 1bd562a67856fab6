//! Whose database this is: a worker's signs of life, and what its owner says when sending is held.
//!
//! A sign of life goes into the worker's folder, into the database, and is then confirmed in the folder: a crash in between
//! leaves a mark that is still known, and at any other time only the newest one is. A doubt goes the other way round: it is durable in the database before the folder forgets why.

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
    /// What is in it.
    fn recall(&self) -> Memory;

    /// Puts this in its place, durably.
    ///
    /// # Errors
    /// Those of the file system: nothing changed.
    fn keep(&mut self, remembered: &Remembered) -> io::Result<()>;
}

/// What a worker keeps in mind from one sign of life to the next.
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

/// Why there was no sign of life.
#[derive(Debug, thiserror::Error)]
pub enum BeatError {
    /// The worker's folder.
    #[error("the worker's folder cannot be written: {0}")]
    Folder(#[from] io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives a sign of life, `elapsed` after the last one by a clock that nobody sets, and tells whether mail may be sent.
///
/// # Errors
/// [`BeatError`]: the next one tries again.
pub async fn beat(
    app: &App,
    folder: &mut impl Folder,
    watch: &mut Watch,
    elapsed: TimeDelta,
) -> Result<Standing, BeatError> {
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
    // A worker that starts says what it finds.
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
    /// Adds what other workers say, and keeps it in mind.
    fn look(&mut self, known: &Known, worker: WorkerId, seen: Seen) -> Seen {
        let others = known.workers.iter().filter(|other| other.id != worker);
        let heard: BTreeMap<_, _> = others.map(|other| (other.id, other.seen_at)).collect();
        let moved = heard.iter().filter(|(id, at)| self.heard.get(id).is_some_and(|before| before < at));
        let witnesses = moved.map(|(_, at)| *at).collect();
        self.heard = heard;
        Seen { witnesses, ..seen }
    }
}

/// Makes the database say where it is and whether sending is held; `false` when it says so already.
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

/// Somebody else left a mark under this worker's name since it was read.
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

/// Whether sending is held.
pub async fn is_held(app: &App) -> Result<bool, StoreError> {
    instance::is_held(&mut app.snapshot().begin().await?).await
}

/// Whether this process may claim messages: sending is not held, and the database is the one it left its mark in.
pub async fn may_claim(app: &App, tx: &mut Tx) -> Result<bool, StoreError> {
    if instance::is_held(tx).await? {
        return Ok(false);
    }
    let Some((worker, marks)) = app.counters().identity else { return Ok(true) };
    Ok(marks.allow(instance::mark_of(tx, worker).await?))
}

/// How an instance stands.
#[derive(Debug, Clone)]
pub struct Report {
    /// What the database says about itself.
    pub known: Known,
    /// Where it lies now.
    pub place: String,
    /// What the clock shows.
    pub now: Instant,
}

/// Tells how the instance stands.
pub async fn report(app: &App) -> Result<Report, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    Ok(Report { known: instance::read(&mut tx).await?, place: instance::place(&mut tx).await?, now: app.now() })
}

/// Takes the owner's word that this is the only copy: what held sending is over, and the database belongs where it is.
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
