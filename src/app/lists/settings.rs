//! A list's settings at the desk: reading them, showing what follows from them, and changing one setting without
//! undoing what another editor changed meanwhile.

use chrono::NaiveDate;

use super::manage;
use crate::{
    app::App,
    domain::{
        audit::AuditEntry,
        ids::ListId,
        issue::IssueState,
        list::{
            List,
            cadence::{Cadence, CadenceError, Occurrence, Words},
            settings::Change,
        },
        subscriber::consent::Wording,
        text::language::Language,
    },
    store::{
        StoreError, Tx, audit, issues,
        lists::{self, rounds},
    },
};

/// The number of coming moments that are shown.
const MOMENTS: usize = 6;

/// A list with its settings as they are now.
pub struct Settings {
    /// The list.
    pub list: List,
    /// The version of its settings.
    pub version: u32,
    /// The wordings of its form in all languages, the newest first.
    pub wordings: Vec<Wording>,
    /// The list's coming moments.
    pub moments: Vec<Moment>,
    /// True if this installation signs the list's mail.
    pub is_signed: bool,
}

/// One of a list's coming moments.
pub struct Moment {
    /// The moment.
    pub occurrence: Occurrence,
    /// The progress of this moment so far.
    pub fate: Fate,
}

/// The progress of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The moment is still to come.
    Coming,
    /// Too few items were waiting at the cut-off.
    Skipped,
    /// The issue with this number was composed for the moment.
    Composed(u32, IssueState),
}

/// Reasons why settings are not changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The list no longer exists.
    #[error("there is no such list")]
    Gone,
    /// Another change was made to the list after the form was opened.
    #[error("the settings were changed since they were looked at")]
    Stale,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads a list with its settings.
pub async fn of(app: &App, id: ListId) -> Result<Settings, SettingsError> {
    let mut tx = app.snapshot().begin().await?;
    let version = lists::version(&mut tx, id).await?;
    let list = lists::by_id(&mut tx, id).await?.ok_or(SettingsError::Gone)?;
    let wordings = lists::wordings(&mut tx, id).await?;
    let moments = moments(app, &mut tx, &list, false).await?;
    Ok(Settings { list, version, wordings, moments, is_signed: app.routes().signer().is_some() })
}

/// The coming moments that `list` would have with this cadence.
pub async fn outlook(app: &App, list: &List, cadence: &Cadence) -> Result<Vec<Moment>, StoreError> {
    let list = List { cadence: cadence.clone(), ..list.clone() };
    moments(app, &mut app.snapshot().begin().await?, &list, true).await
}

/// Reads the cadence in these words, to begin no earlier than the day `begin`; without such a day, a changed rhythm
/// begins as soon as it can.
///
/// # Errors
/// Every [`CadenceError`] in the words.
pub fn rhythm(
    app: &App,
    before: &Cadence,
    words: &Words,
    begin: Option<NaiveDate>,
) -> Result<Cadence, Vec<CadenceError>> {
    let cadence = Cadence::read(words, before.anchor)?;
    let stays = cadence.rhythm == before.rhythm && begin.is_none();
    Ok(if stays { cadence } else { manage::starting(cadence, begin, app.now()) })
}

/// The rounds that are under way, then the moments of the rhythm; `anew` leaves out the round that a changed rhythm
/// forgets.
async fn moments(app: &App, tx: &mut Tx, list: &List, anew: bool) -> Result<Vec<Moment>, StoreError> {
    let now = app.now();
    let mut moments = Vec::new();
    for (round, issue) in rounds::coming(tx, list.id, now).await? {
        let fate = match issue {
            _ if !round.composed && anew => continue,
            _ if !round.composed => Fate::Coming,
            None => Fate::Skipped,
            Some(id) => {
                issues::by_id(tx, id).await?.map_or(Fate::Skipped, |issue| Fate::Composed(issue.number, issue.state))
            }
        };
        moments.push(Moment { occurrence: round.occurrence, fate });
    }
    let last = moments.last().map_or(now, |moment| moment.occurrence.sends_at);
    let next = list.cadence.after(last).skip_while(|occurrence| occurrence.cutoff_at <= now);
    let next = next.map(|occurrence| Moment { occurrence, fate: Fate::Coming });
    Ok(moments.into_iter().chain(next).take(MOMENTS).collect())
}

/// Makes a change, if the list still has the version `seen`. A change that was already made, by any editor, is not made
/// again.
pub async fn change(app: &App, id: ListId, seen: u32, change: &Change) -> Result<(), SettingsError> {
    let mut tx = app.store().begin().await?;
    let is_still = lists::is_still(&mut tx, id, seen).await?;
    let before = lists::by_id(&mut tx, id).await?.ok_or(SettingsError::Gone)?;
    let mut list = before.clone();
    change.apply(&mut list);
    let wordings = new_wordings(&mut tx, &before, change).await?;
    if list == before && wordings.is_empty() {
        return Ok(());
    }
    if !is_still {
        return Err(SettingsError::Stale);
    }
    lists::update(&mut tx, &list, app.ids()).await?;
    for (language, text) in wordings {
        lists::add_wording(&mut tx, id, language, &text, app.now()).await?;
    }
    if before.cadence != list.cadence {
        manage::begin_anew(app, &mut tx, &list).await?;
    }
    let entry =
        AuditEntry { at: app.now(), actor: app.actor(), act: change.act(), list: Some(id), subject: None, role: None };
    audit::add(&mut tx, app.ids().uuid(), &entry).await?;
    tx.commit().await?;
    app.note_change();
    Ok(())
}

/// The words of a change that differ from those that the form shows now.
async fn new_wordings(tx: &mut Tx, list: &List, change: &Change) -> Result<Vec<(Language, String)>, StoreError> {
    let mut new = Vec::new();
    for (language, text) in change.wordings().into_iter().flatten() {
        let usual = manage::usual_wording(*language, &list.name);
        let text = text.as_ref().map_or_else(|| usual.clone(), |text| text.as_str().to_owned());
        let present = lists::wording(tx, list.id, *language).await?.map_or(usual, |wording| wording.text);
        if text != present {
            new.push((*language, text));
        }
    }
    Ok(new)
}

impl Settings {
    /// The words of the form in a language, as they are typed; empty for our own words in a language that is not the list's.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let usual = manage::usual_wording(language, &self.list.name);
        let present = self.wordings.iter().find(|wording| wording.language == language);
        let words = present.map_or_else(|| usual.clone(), |wording| wording.text.clone());
        if language != self.list.language && words == usual { String::new() } else { words }
    }
}
