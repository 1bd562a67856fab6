//! Many subscribers at once, for imports: a few statements for a whole block of them.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{
    ADDRESS,
    subscriptions::{NAME, PROOF},
};
use crate::{
    domain::{
        ids::{ListId, SubscriberId, SubscriptionId},
        subscriber::consent::ConsentForm,
        text::{address::EmailAddress, language::Language, short_text::ShortText},
        time::Instant,
        token::Purpose,
    },
    store::{
        StoreError, Tx,
        lists::numbers,
        sql::{
            codec::micros,
            dispatch::{fetch_in, fetch_values, insert_many},
        },
    },
};

/// The most rows in one statement: SQLite binds at most 32,766 values.
const ROWS: usize = 1_000;

const PEOPLE: &str = "SELECT address_index, id FROM subscriber WHERE address_index IN";
const SUPPRESSED: &str = "SELECT address_index FROM suppression WHERE address_index IN";
const SUPPRESSED_ON: &str = "SELECT address_index, list_id FROM list_suppression WHERE address_index IN";
/// A subscriber who left, and did not confirm when asked again, still counts as unsubscribed.
const STATES: &str = "SELECT list_id, subscriber_id, id, CASE WHEN left_at IS NULL THEN state ELSE 'unsubscribed' END \
                      FROM subscription WHERE subscriber_id IN";
const IDS: &str = "SELECT subscriber_id, list_id, id FROM subscription WHERE subscriber_id IN";

/// The keyed hash by which an address is recognised within one block: while the key is rotated, the one of the previous key,
/// which gives the one of the present key, and not the other way round.
pub type Index = Vec<u8>;

/// The facts known about a block of addresses before an import.
#[derive(Debug, Default)]
pub struct Known {
    people: HashMap<Index, SubscriberId>,
    suppressed: HashSet<Index>,
    subscriptions: HashMap<Uuid, (SubscriptionId, String)>,
}

/// The status of an address before an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStatus {
    /// Unknown.
    New,
    /// Known, on other lists only.
    Elsewhere(SubscriberId),
    /// Pending on this list.
    Pending(SubscriberId, SubscriptionId),
    /// An active subscriber of this list.
    Active,
    /// Left this list.
    Left,
    /// Not to be added by anybody but its owner: suppressed, or erased from this list.
    Suppressed,
}

/// A subscriber to add.
#[derive(Debug)]
pub struct ImportedSubscriber {
    /// The id they have already, or the id they get.
    pub person: SubscriberId,
    /// True if the subscriber is known already.
    pub is_known: bool,
    /// The id of the subscription they have already on the list, or the one it gets.
    pub subscription: SubscriptionId,
    /// The consent's id.
    pub consent: Uuid,
    /// Their address.
    pub address: EmailAddress,
    /// Their name.
    pub name: Option<ShortText>,
    /// The moment they agreed.
    pub consented_at: Instant,
    /// The proof of consent.
    pub proof: String,
}

/// The keyed hash of an address.
#[must_use]
pub fn index(tx: &Tx, address: &EmailAddress) -> Index {
    let [_, previous] = tx.vault.indexes(address);
    previous
}

/// Looks up a block of addresses for an import into `list`.
pub async fn known(tx: &mut Tx, list: ListId, block: &[Index]) -> Result<Known, StoreError> {
    let mut known = Known::default();
    for part in block.chunks(ROWS) {
        let of_present: HashMap<Index, &Index> = part.iter().map(|it| (tx.vault.present_form(it), it)).collect();
        let given = |index: Index| of_present.get(&index).map_or(index, |it| (*it).clone());
        let both = part.iter().chain(of_present.keys());
        let people = fetch_in!(tx, (Index, Uuid), PEOPLE, both)?;
        let ids: Vec<Uuid> = people.iter().map(|(_, id)| *id).collect();
        if !ids.is_empty() {
            let here = |(of, person, id, state)| (of == list.0).then_some((person, (SubscriptionId(id), state)));
            let states = fetch_in!(tx, (Uuid, Uuid, Uuid, String), STATES, &ids)?;
            known.subscriptions.extend(states.into_iter().filter_map(here));
        }
        known.people.extend(people.into_iter().map(|(index, id)| (given(index), SubscriberId(id))));
        let suppressed = fetch_in!(tx, (Index,), SUPPRESSED, of_present.keys())?;
        known.suppressed.extend(suppressed.into_iter().map(|(index,)| given(index)));
        let here = |(index, of)| (of == list.0).then(|| given(index));
        let suppressed = fetch_in!(tx, (Index, Uuid), SUPPRESSED_ON, of_present.keys())?;
        known.suppressed.extend(suppressed.into_iter().filter_map(here));
    }
    Ok(known)
}

impl Known {
    /// The status of one address. What it is on this list comes first: a suppression may come from another.
    #[must_use]
    pub fn standing(&self, index: &Index) -> ImportStatus {
        let person = self.people.get(index);
        let here = person.and_then(|person| Some((*person, self.subscriptions.get(&person.0)?)));
        match here {
            Some((_, (_, state))) if state == "active" => ImportStatus::Active,
            Some((_, (_, state))) if state != "pending" => ImportStatus::Left,
            _ if self.suppressed.contains(index) => ImportStatus::Suppressed,
            Some((person, (id, _))) => ImportStatus::Pending(person, *id),
            None => person.map_or(ImportStatus::New, |person| ImportStatus::Elsewhere(*person)),
        }
    }
}

/// Adds a block of subscribers with their consents.
pub async fn add(
    tx: &mut Tx,
    list: ListId,
    language: Language,
    readers: &[ImportedSubscriber],
    now: Instant,
) -> Result<(), StoreError> {
    for part in readers.chunks(ROWS) {
        add_people(tx, part, now).await?;
        add_subscriptions(tx, list, language, part).await?;
        add_consents(tx, list, part).await?;
    }
    Ok(())
}

async fn add_subscriptions(
    tx: &mut Tx,
    list: ListId,
    language: Language,
    readers: &[ImportedSubscriber],
) -> Result<(), StoreError> {
    let vault = tx.vault.clone();
    let seal = |it: &ImportedSubscriber| {
        let name = it.name.as_ref();
        name.map(|name| vault.seal(NAME, it.subscription.0, name.as_str().as_bytes())).transpose()
    };
    let names = readers.iter().map(seal).collect::<Result<Vec<_>, StoreError>>()?;
    let added = fetch_values!(
        tx,
        (i64,),
        "INSERT INTO subscription (id, list_id, subscriber_id, language, state, asked_at, confirmed_at, leave_hash, form, name) ",
        readers.iter().zip(names),
        " ON CONFLICT (list_id, subscriber_id) DO UPDATE SET state = 'active', asked_at = excluded.asked_at, \
         confirmed_at = excluded.confirmed_at, form = excluded.form, wording = NULL, name = CASE \
         WHEN subscription.id = excluded.id AND excluded.name IS NOT NULL THEN excluded.name ELSE subscription.name END \
         WHERE subscription.state = 'pending' AND subscription.left_at IS NULL RETURNING confirmed_at",
        |row, both| {
            let (it, name) = both;
            row.push_bind(it.subscription.0)
                .push_bind(list.0)
                .push_bind(it.person.0)
                .push_bind(language.tag())
                .push_bind("active")
                .push_bind(micros(it.consented_at))
                .push_bind(micros(it.consented_at))
                .push_bind(vault.leave_token(it.subscription).hash(Purpose::Leave).to_vec())
                .push_bind(ConsentForm::Import.word())
                .push_bind(name);
        }
    )?;
    let moments: Vec<i64> = added.into_iter().map(|(moment,)| moment).collect();
    numbers::count_added(tx, list, &moments).await
}

/// Adds the consents; where there was a subscription before, to that one.
async fn add_consents(tx: &mut Tx, list: ListId, readers: &[ImportedSubscriber]) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = readers.iter().filter(|it| it.is_known).map(|it| it.person.0).collect();
    let mut rows: HashMap<Uuid, Uuid> = HashMap::new();
    if !ids.is_empty() {
        let here = |(person, of, id)| (of == list.0).then_some((person, id));
        rows.extend(fetch_in!(tx, (Uuid, Uuid, Uuid), IDS, &ids)?.into_iter().filter_map(here));
    }
    let proof = |it: &ImportedSubscriber| tx.vault.seal(PROOF, it.consent, it.proof.as_bytes());
    let sealed = readers.iter().map(proof).collect::<Result<Vec<_>, _>>()?;
    insert_many!(
        tx,
        "INSERT INTO consent (id, subscription_id, proof, form, asked_at, confirmed_at) ",
        readers.iter().zip(sealed),
        "",
        |row, added| {
            let (it, proof) = added;
            row.push_bind(it.consent)
                .push_bind(rows.get(&it.person.0).copied().unwrap_or(it.subscription.0))
                .push_bind(proof)
                .push_bind(ConsentForm::Import.word())
                .push_bind(micros(it.consented_at))
                .push_bind(micros(it.consented_at));
        }
    )?;
    Ok(())
}

async fn add_people(tx: &mut Tx, readers: &[ImportedSubscriber], now: Instant) -> Result<(), StoreError> {
    let mut sealed = Vec::new();
    for it in readers.iter().filter(|it| !it.is_known) {
        let address = tx.vault.seal(ADDRESS, it.person.0, it.address.as_str().as_bytes())?;
        sealed.push((it.person.0, address, tx.vault.index(&it.address)));
    }
    if sealed.is_empty() {
        return Ok(());
    }
    insert_many!(tx, "INSERT INTO subscriber (id, address, address_index, created_at) ", sealed, "", |row, it| {
        row.push_bind(it.0).push_bind(it.1).push_bind(it.2).push_bind(micros(now));
    })?;
    Ok(())
}
