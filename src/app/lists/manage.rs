//! Managing lists: making and changing them, and the wording of their forms.

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

/// Reasons why a list is not made or changed.
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
    /// The database failed.
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

/// Requires the list's routes to be in the configuration: mail for an unknown route would wait for ever.
fn has_routes(app: &App, list: &List) -> Result<(), ListError> {
    let mut asked = list.delivery.route.iter().chain(&list.delivery.fallback);
    match asked.find(|name| app.routes().get(name).is_none()) {
        Some(unknown) => Err(ListError::NoRoute(unknown.clone())),
        None => Ok(()),
    }
}

/// Does what [`create`] does, inside a larger transaction.
pub(crate) async fn create_in(app: &App, tx: &mut Tx, list: &List, wording: Option<&str>) -> Result<(), StoreError> {
    lists::insert(tx, list, app.ids()).await?;
    let wording = wording.map_or_else(|| usual_wording(list.language, &list.name), str::to_owned);
    lists::add_wording(tx, list.id, list.language, &wording, app.now()).await
}

/// Changes a list. A new rhythm starts a new round, unless the present round is already composed.
pub async fn change(app: &App, list: &List, wording: Option<&str>) -> Result<(), ListError> {
    has_routes(app, list)?;
    let mut tx = app.store().begin().await?;
    let before = lists::by_id(&mut tx, list.id).await?.ok_or_else(|| ListError::Unknown(list.slug.clone()))?;
    lists::update(&mut tx, list, app.ids()).await?;
    if let Some(wording) = wording {
        lists::add_wording(&mut tx, list.id, list.language, wording, app.now()).await?;
    }
    if before.cadence != list.cadence {
        begin_anew(app, &mut tx, list).await?;
    }
    tx.commit().await?;
    app.note_change();
    Ok(())
}

/// Begins the next round that a changed rhythm asks for; moments that the new rhythm would have had before now do not
/// count as missed.
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

/// The coming moments of a list: the present round, then those of its rhythm.
pub async fn timetable(app: &App, list: &List, count: usize) -> Result<Vec<Occurrence>, StoreError> {
    let now = app.now();
    let round = rounds::present(&mut app.snapshot().begin().await?, list.id).await?;
    let present = round.map(|round| round.occurrence).filter(|occurrence| occurrence.sends_at > now);
    let from: Instant = present.map_or(now, |occurrence| occurrence.sends_at);
    Ok(present.into_iter().chain(list.cadence.after(from)).take(count).collect())
}

/// Sets the cadence's phase so that its first issue comes as soon as its rhythm and lead times allow, and not before
/// the day `begin`, if one is given.
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

/// Our own words in a language, which a list has until somebody gives it others.
pub(crate) fn usual_wording(language: Language, name: &ShortText) -> String {
    Phrases::of(language).fill("wording", &[("list", name.as_str())])
}
