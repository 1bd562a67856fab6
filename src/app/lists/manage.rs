//! Keeping lists: making one, changing one, wording its form.

use chrono::NaiveDate;

use crate::{
    app::App,
    domain::{
        list::{
            List, Slug,
            cadence::{Cadence, Occurrence, Rhythm},
        },
        mail::route::RouteName,
        text::{language::Language, phrases::Phrases, short_text::ShortText},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        lists::{self, rounds},
    },
};

/// Why a list was not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The short name is taken.
    #[error("a list with this short name already exists; choose another --slug, or use `rondbrief list edit`")]
    Taken,
    /// There is no such list.
    #[error("there is no list \"{0}\"; `rondbrief list list` shows the lists")]
    Unknown(Slug),
    /// There is no such route.
    #[error(
        "the configuration has no route \"{0}\"; write a [routes.{0}], or choose another: `rondbrief route list` shows the routes"
    )]
    NoRoute(RouteName),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for ListError {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Exists) { Self::Taken } else { Self::Store(error) }
    }
}

/// Makes a list with the first version of its wording.
pub async fn create(app: &App, list: &List, wording: Option<&str>) -> Result<(), ListError> {
    has_routes(app, list)?;
    let mut tx = app.store().begin().await?;
    create_in(app, &mut tx, list, wording).await?;
    tx.commit().await?;
    Ok(())
}

/// Mail of a list whose route nobody knows would wait for ever.
fn has_routes(app: &App, list: &List) -> Result<(), ListError> {
    let mut asked = list.delivery.route.iter().chain(&list.delivery.fallback);
    match asked.find(|name| app.routes().get(name).is_none()) {
        Some(unknown) => Err(ListError::NoRoute(unknown.clone())),
        None => Ok(()),
    }
}

/// [`create`], as part of something larger.
pub(crate) async fn create_in(app: &App, tx: &mut Tx, list: &List, wording: Option<&str>) -> Result<(), StoreError> {
    lists::insert(tx, list, app.ids()).await?;
    let wording = wording.map_or_else(|| usual_wording(list.language, &list.name), str::to_owned);
    lists::add_wording(tx, list.id, &wording, app.now()).await
}

/// Changes a list. A new rhythm starts a new round, unless the present one was composed already.
pub async fn change(app: &App, list: &List, wording: Option<&str>) -> Result<(), ListError> {
    has_routes(app, list)?;
    let mut tx = app.store().begin().await?;
    let before = lists::by_id(&mut tx, list.id).await?.ok_or_else(|| ListError::Unknown(list.slug.clone()))?;
    lists::update(&mut tx, list, app.ids()).await?;
    if let Some(wording) = wording {
        lists::add_wording(&mut tx, list.id, wording, app.now()).await?;
    }
    if before.cadence != list.cadence {
        begin_anew(app, &mut tx, list).await?;
    }
    tx.commit().await?;
    app.note_change();
    Ok(())
}

/// Begins the round that a changed rhythm asks for next; the moments it would have had before now were never missed.
pub(crate) async fn begin_anew(app: &App, tx: &mut Tx, list: &List) -> Result<(), StoreError> {
    rounds::forget_untouched(tx, list.id).await?;
    let now = app.now();
    let present = rounds::present(tx, list.id).await?.map_or(now, |round| round.occurrence.sends_at);
    let next = list.cadence.after(present.max(now)).find(|occurrence| occurrence.cutoff_at > now);
    if let Some(occurrence) = next {
        rounds::begin(tx, list.id, occurrence).await?;
    }
    Ok(())
}

/// The list with this short name.
pub async fn find(app: &App, slug: &Slug) -> Result<List, ListError> {
    app.snapshot().list(slug).await?.ok_or_else(|| ListError::Unknown(slug.clone()))
}

/// The coming moments of a list: the present round, then those its rhythm brings.
pub async fn timetable(app: &App, list: &List, count: usize) -> Result<Vec<Occurrence>, StoreError> {
    let now = app.now();
    let round = rounds::present(&mut app.snapshot().begin().await?, list.id).await?;
    let present = round.map(|round| round.occurrence).filter(|occurrence| occurrence.sends_at > now);
    let from: Instant = present.map_or(now, |occurrence| occurrence.sends_at);
    Ok(present.into_iter().chain(list.cadence.after(from)).take(count).collect())
}

/// The cadence with its phase set so that its first issue comes as soon as its rhythm and lead allow, and not before the day
/// `begin`, where there is one.
#[must_use]
pub fn starting(mut cadence: Cadence, begin: Option<NaiveDate>, now: Instant) -> Cadence {
    cadence.anchor = first_day(&cadence, begin, now);
    cadence
}

fn first_day(cadence: &Cadence, begin: Option<NaiveDate>, now: Instant) -> NaiveDate {
    let today = cadence.local(now).date();
    let begin = begin.unwrap_or(today).max(today);
    let rhythm = match cadence.rhythm {
        Rhythm::Weeks { on, .. } => Rhythm::Weeks { every: 1, on },
        Rhythm::Months { on, .. } => Rhythm::Months { every: 1, on },
    };
    let every = Cadence { rhythm, anchor: begin, ..cadence.clone() };
    let day = |occurrence: &Occurrence| cadence.local(occurrence.sends_at).date();
    let first = every.after(now).find(|occurrence| occurrence.cutoff_at > now && day(occurrence) >= begin);
    first.map_or(begin, |occurrence| day(&occurrence))
}

/// The wording a list starts with.
fn usual_wording(language: Language, name: &ShortText) -> String {
    Phrases::of(language).fill("wording", &[("list", name.as_str())])
}
