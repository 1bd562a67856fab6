//! Importing subscribers with proof of their consent. Rows without proof are refused: a mail that asks for consent
//! would itself need consent.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        ids::{SubscriberId, SubscriptionId},
        list::{List, cadence},
        subscriber::consent::{Proof, ProofError},
        text::{
            address::{AddressError, EmailAddress},
            short_text::{ShortText, ShortTextError},
        },
        time::Instant,
    },
    store::{
        StoreError, Tx, audit,
        subscribers::bulk::{self, ImportStatus, ImportedSubscriber, Index},
    },
};

/// One row of a file, unparsed.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The address.
    pub email: String,
    /// The name, or empty.
    pub name: String,
    /// The moment of consent.
    pub consented_at: String,
    /// The proof of consent: how it was given.
    pub consent: String,
}

/// The result for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fate {
    /// A new subscriber.
    #[error("added")]
    Added,
    /// The address is already subscribed to the list.
    #[error("is already a reader")]
    AlreadyReader,
    /// The address occurs earlier in the file.
    #[error("is in this file twice")]
    Repeated,
    /// The subscriber left the list themselves.
    #[error("has unsubscribed; only they can subscribe again, with the form")]
    Left,
    /// Nobody but the owner of the address may add it. One sentence for all reasons, which may come from another list.
    #[error("cannot be added; they can sign up themselves, with the form")]
    Barred,
    /// There is no proof of consent.
    #[error("has no proof of consent; fill in the column consent")]
    NoConsent,
    /// The proof of consent is not readable text, or too long.
    #[error("has a proof of consent that is longer than {} characters, or is not readable text", Proof::MAX)]
    BadConsent,
    /// There is no valid moment of consent, or it is in the future.
    #[error("has no valid moment of consent; write consented_at as 2026-03-01 or 2026-03-01 14:00, in the past")]
    BadMoment,
    /// The address cannot be read.
    #[error("{0}")]
    BadAddress(AddressError),
    /// The name cannot be read.
    #[error("the name: {0}")]
    BadName(ShortTextError),
}

impl Fate {
    /// The result in one word, for scripts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::AlreadyReader | Self::Repeated => "unchanged",
            Self::Left
            | Self::Barred
            | Self::NoConsent
            | Self::BadConsent
            | Self::BadMoment
            | Self::BadAddress(_)
            | Self::BadName(_) => "refused",
        }
    }
}

/// A row that was parsed.
struct Person {
    address: EmailAddress,
    index: Index,
    name: Option<ShortText>,
    consented_at: Instant,
    proof: Proof,
}

/// One run through a file, block by block.
pub struct Run {
    dry: bool,
    /// True once the audit log has an entry for this run.
    noted: bool,
    /// The addresses so far, by the first half of their keyed hash: those of the present block, or of the whole file in
    /// a dry run, where the database does not remember those of earlier blocks.
    seen: HashSet<[u8; 16]>,
}

impl Run {
    /// A new run; a dry one writes nothing.
    #[must_use]
    pub fn new(dry: bool) -> Self {
        Self { dry, noted: false, seen: HashSet::new() }
    }

    /// True if an address occurs in this run for the first time.
    fn is_first(&mut self, index: &Index) -> bool {
        index.first_chunk().is_none_or(|half| self.seen.insert(*half))
    }
}

/// Imports one block of rows in one transaction; returns the result for each, in their order.
///
/// # Errors
/// [`StoreError`]: nothing of the block was written.
pub async fn import(app: &App, list: &List, rows: &[Row], run: &mut Run) -> Result<Vec<Fate>, StoreError> {
    let now = app.now();
    if !run.dry {
        run.seen.clear();
    }
    let mut tx = if run.dry { app.snapshot().begin().await? } else { app.store().begin().await? };
    let people: Vec<Result<Person, Fate>> = rows.iter().map(|row| read(&tx, list, row, now)).collect();
    let block: Vec<Index> = people.iter().flatten().map(|person| person.index.clone()).collect();
    let known = bulk::known(&mut tx, list.id, &block).await?;
    let mut readers = Vec::new();
    let mut fates = Vec::with_capacity(rows.len());
    for person in people {
        let fate = match person {
            Err(fate) => fate,
            Ok(person) if !run.is_first(&person.index) => Fate::Repeated,
            Ok(person) => match known.standing(&person.index) {
                ImportStatus::Active => Fate::AlreadyReader,
                ImportStatus::Left => Fate::Left,
                ImportStatus::Suppressed => Fate::Barred,
                ImportStatus::New => {
                    readers.push(new_reader(app, person, None, None));
                    Fate::Added
                }
                ImportStatus::Elsewhere(id) => {
                    readers.push(new_reader(app, person, Some(id), None));
                    Fate::Added
                }
                ImportStatus::Pending(id, subscription) => {
                    readers.push(new_reader(app, person, Some(id), Some(subscription)));
                    Fate::Added
                }
            },
        };
        fates.push(fate);
    }
    if !run.dry {
        bulk::add(&mut tx, list.id, list.language, &readers, now).await?;
        let is_told = run.noted || readers.is_empty();
        if !is_told {
            let (act, list) = (Act::SubscribersImported, Some(list.id));
            let entry = AuditEntry { at: now, actor: app.actor(), act, list, subject: None, role: None };
            audit::add(&mut tx, app.ids().uuid(), &entry).await?;
        }
        tx.commit().await?;
        run.noted |= !is_told;
    }
    Ok(fates)
}

fn read(tx: &Tx, list: &List, row: &Row, now: Instant) -> Result<Person, Fate> {
    let address = EmailAddress::parse(&row.email).map_err(Fate::BadAddress)?;
    let proof = Proof::parse(&row.consent).map_err(|error| match error {
        ProofError::Empty => Fate::NoConsent,
        ProofError::TooLong | ProofError::Unreadable => Fate::BadConsent,
    })?;
    let consented_at = moment(list, row.consented_at.trim()).filter(|at| *at <= now).ok_or(Fate::BadMoment)?;
    let name = match row.name.trim() {
        "" => None,
        name => Some(ShortText::name(name).map_err(Fate::BadName)?),
    };
    Ok(Person { index: bulk::index(tx, &address), address, name, consented_at, proof })
}

/// Reads a moment with its own zone, one in the list's time zone, or a whole day.
fn moment(list: &List, text: &str) -> Option<Instant> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    let local = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))?;
    Some(cadence::moment(list.cadence.zone, local))
}

fn new_reader(
    app: &App,
    person: Person,
    known: Option<SubscriberId>,
    pending: Option<SubscriptionId>,
) -> ImportedSubscriber {
    ImportedSubscriber {
        person: known.unwrap_or_else(|| SubscriberId(app.ids().uuid())),
        is_known: known.is_some(),
        subscription: pending.unwrap_or_else(|| SubscriptionId(app.ids().uuid())),
        consent: app.ids().uuid(),
        address: person.address,
        name: person.name,
        consented_at: person.consented_at,
        proof: person.proof.into(),
    }
}
