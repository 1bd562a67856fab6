//! Lists, their wordings, and the sites that may embed their forms.

pub mod numbers;
pub mod rounds;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::FromRow;
use url::Url;
use uuid::Uuid;

use super::{
    Snapshot, StoreError, Tx,
    sql::{
        codec::{Place, micros},
        dispatch::{execute, fetch_all, fetch_optional},
        vault::Sealed,
    },
};
use crate::domain::{
    ids::{IdMaker, ListId},
    list::{
        Approval, DeliveryRules, List, Slug,
        cadence::{Cadence, Words},
    },
    mail::{route::RouteName, settling::UnknownPolicy},
    subscriber::consent::Wording,
    text::{address::EmailAddress, language::Language, prose::Prose},
    time::Instant,
};

const EDITOR: Sealed = Sealed("list_editor", "address");
const SEED: Sealed = Sealed("list_seed", "address");

#[derive(FromRow)]
struct Row {
    id: Uuid,
    slug: String,
    name: String,
    language: String,
    sender: String,
    postal: String,
    privacy: Option<String>,
    cadence_every: String,
    cadence_on: String,
    cadence_at: String,
    cadence_zone: String,
    cadence_cutoff: String,
    cadence_reminder: String,
    cadence_anchor: String,
    minimum: i64,
    approval_needed: bool,
    approvals: i64,
    asks_name: bool,
    created_at: i64,
    route: Option<String>,
    fallback: Option<String>,
    unknown_again: bool,
    canary: i64,
    refusal_limit: i64,
    reply: Option<String>,
}

/// The columns of [`Row`].
macro_rules! columns {
    () => {
        "id, slug, name, language, sender, postal, privacy, cadence_every, cadence_on, cadence_at, \
         cadence_zone, cadence_cutoff, cadence_reminder, cadence_anchor, minimum, approval_needed, \
         approvals, asks_name, created_at, route, fallback, unknown_again, canary, refusal_limit, \
         reply"
    };
}

/// The list with this name.
pub async fn by_slug(tx: &mut Tx, slug: &Slug) -> Result<Option<List>, StoreError> {
    let row = fetch_optional!(tx, Row, concat!("SELECT ", columns!(), " FROM list WHERE slug = $1"), slug.as_str())?;
    whole(tx, row).await
}

/// The list with this id.
pub async fn by_id(tx: &mut Tx, id: ListId) -> Result<Option<List>, StoreError> {
    let row = fetch_optional!(tx, Row, concat!("SELECT ", columns!(), " FROM list WHERE id = $1"), id.0)?;
    whole(tx, row).await
}

/// All lists, by name.
pub async fn all(tx: &mut Tx) -> Result<Vec<List>, StoreError> {
    let mut lists = Vec::new();
    for row in fetch_all!(tx, Row, concat!("SELECT ", columns!(), " FROM list ORDER BY name, id"))? {
        lists.extend(whole(tx, Some(row)).await?);
    }
    Ok(lists)
}

/// Runs a statement with the values of a list: $1 its id, $2 to $23 what may change, then `$more`.
macro_rules! write_list {
    ($tx:expr, $sql:expr, $list:expr $(, $more:expr)*) => {{
        let words = $list.cadence.words();
        execute!(
            $tx,
            $sql,
            $list.id.0,
            $list.name.as_str(),
            $list.language.tag(),
            $list.sender.to_string(),
            $list.postal.as_str(),
            $list.privacy.as_ref().map(Url::as_str),
            &words.every,
            &words.on,
            &words.at,
            &words.zone,
            &words.cutoff,
            &words.reminder,
            $list.cadence.anchor.to_string(),
            i64::from($list.minimum),
            $list.approval != Approval::NotNeeded,
            $list.asks_name,
            $list.delivery.route.as_ref().map(RouteName::as_str),
            $list.delivery.fallback.as_ref().map(RouteName::as_str),
            $list.delivery.unknown == UnknownPolicy::Again,
            i64::from($list.delivery.canary),
            i64::from($list.delivery.refusal_limit),
            $list.reply.as_ref().map(EmailAddress::as_str),
            if $list.approval == Approval::ByTwo { 2_i64 } else { 1 },
            $($more,)*
        )
    }};
}

/// Writes a new list.
///
/// # Errors
/// [`StoreError::Exists`] if the slug is taken, [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, list: &List, ids: &dyn IdMaker) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO list (id, name, language, sender, postal, privacy, cadence_every, cadence_on, cadence_at, \
                       cadence_zone, cadence_cutoff, cadence_reminder, cadence_anchor, minimum, approval_needed, \
                       asks_name, route, fallback, unknown_again, canary, refusal_limit, reply, approvals, slug, \
                       created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
                       $18, $19, $20, $21, $22, $23, $24, $25)";
    write_list!(tx, SQL, list, list.slug.as_str(), micros(list.created_at))?;
    write_lines(tx, list, ids).await
}

/// Writes everything about a list that may change.
pub async fn update(tx: &mut Tx, list: &List, ids: &dyn IdMaker) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE list SET name = $2, language = $3, sender = $4, postal = $5, privacy = $6, \
                       cadence_every = $7, cadence_on = $8, cadence_at = $9, cadence_zone = $10, cadence_cutoff = $11, \
                       cadence_reminder = $12, cadence_anchor = $13, minimum = $14, approval_needed = $15, \
                       asks_name = $16, route = $17, fallback = $18, unknown_again = $19, canary = $20, \
                       refusal_limit = $21, reply = $22, approvals = $23, version = version + 1 WHERE id = $1";
    write_list!(tx, SQL, list)?;
    write_lines(tx, list, ids).await
}

/// Writes the rows that belong to a list: its footers, the sites that may embed its form, its editors and its seeds.
async fn write_lines(tx: &mut Tx, list: &List, ids: &dyn IdMaker) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM list_footer WHERE list_id = $1", list.id.0)?;
    for (language, text) in &list.footers {
        execute!(
            tx,
            "INSERT INTO list_footer (list_id, language, text) VALUES ($1, $2, $3)",
            list.id.0,
            language.tag(),
            text.as_str(),
        )?;
    }
    execute!(tx, "DELETE FROM list_origin WHERE list_id = $1", list.id.0)?;
    for origin in &list.origins {
        execute!(
            tx,
            "INSERT INTO list_origin (list_id, origin) VALUES ($1, $2) ON CONFLICT (list_id, origin) DO NOTHING",
            list.id.0,
            origin.as_str(),
        )?;
    }
    execute!(tx, "DELETE FROM list_editor WHERE list_id = $1", list.id.0)?;
    for editor in &list.editors {
        let id = ids.uuid();
        let address = tx.vault.seal(EDITOR, id, editor.as_str().as_bytes())?;
        execute!(tx, "INSERT INTO list_editor (id, list_id, address) VALUES ($1, $2, $3)", id, list.id.0, address)?;
    }
    execute!(tx, "DELETE FROM list_seed WHERE list_id = $1", list.id.0)?;
    for seed in &list.delivery.seeds {
        let id = ids.uuid();
        let address = tx.vault.seal(SEED, id, seed.as_str().as_bytes())?;
        execute!(tx, "INSERT INTO list_seed (id, list_id, address) VALUES ($1, $2, $3)", id, list.id.0, address)?;
    }
    Ok(())
}

/// The number of times that a list was changed.
pub async fn version(tx: &mut Tx, list: ListId) -> Result<u32, StoreError> {
    let place = Place { table: "list", row: &list };
    let row = fetch_optional!(tx, (i64,), "SELECT version FROM list WHERE id = $1", list.0)?;
    place.count("version", row.map_or(0, |(version,)| version))
}

/// True if a list is as it was at `version`. If so, it stays so until the transaction ends.
pub async fn is_still(tx: &mut Tx, list: ListId, version: u32) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE list SET version = version WHERE id = $1 AND version = $2";
    Ok(execute!(tx, SQL, list.0, i64::from(version))? == 1)
}

/// The present wording beside a list's button in a language; `None` if there never was one.
pub async fn wording(tx: &mut Tx, list: ListId, language: Language) -> Result<Option<Wording>, StoreError> {
    const SQL: &str = "SELECT version, language, text, created_at FROM wording WHERE list_id = $1 AND language = $2 \
                       ORDER BY version DESC LIMIT 1";
    fetch_optional!(tx, WordingRow, SQL, list.0, language.tag())?.map(|row| as_wording(list, row)).transpose()
}

/// A wording: version, language, text, moment.
type WordingRow = (i64, String, String, i64);

/// All wordings of a list, the newest first.
pub async fn wordings(tx: &mut Tx, list: ListId) -> Result<Vec<Wording>, StoreError> {
    const SQL: &str =
        "SELECT version, language, text, created_at FROM wording WHERE list_id = $1 ORDER BY version DESC";
    fetch_all!(tx, WordingRow, SQL, list.0)?.into_iter().map(|row| as_wording(list, row)).collect()
}

fn as_wording(list: ListId, (version, language, text, since): WordingRow) -> Result<Wording, StoreError> {
    let place = Place { table: "wording", row: &list };
    Ok(Wording {
        version: place.count("version", version)?,
        language: place.parse("language", &language)?,
        text,
        since: place.moment("created_at", since)?,
    })
}

/// One version of a list's wording.
pub async fn wording_of(tx: &mut Tx, list: ListId, version: u32) -> Result<Option<Wording>, StoreError> {
    const SQL: &str = "SELECT version, language, text, created_at FROM wording WHERE list_id = $1 AND version = $2";
    fetch_optional!(tx, WordingRow, SQL, list.0, i64::from(version))?.map(|row| as_wording(list, row)).transpose()
}

/// Adds the next version of a list's wording. Versions of all languages are counted together.
///
/// # Errors
/// [`StoreError::Exists`] if another process adds one at the same moment, [`StoreError::Unavailable`].
pub async fn add_wording(
    tx: &mut Tx,
    list: ListId,
    language: Language,
    text: &str,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO wording (list_id, version, language, text, created_at) \
         SELECT $1, COALESCE(MAX(version), 0) + 1, $2, $3, $4 FROM wording WHERE list_id = $1",
        list.0,
        language.tag(),
        text,
        micros(now),
    )?;
    Ok(())
}

/// Reads the parts of a list that are kept in tables of their own.
async fn whole(tx: &mut Tx, row: Option<Row>) -> Result<Option<List>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let origins =
        fetch_all!(tx, (String,), "SELECT origin FROM list_origin WHERE list_id = $1 ORDER BY origin", row.id)?;
    let sealed =
        fetch_all!(tx, (Uuid, Vec<u8>), "SELECT id, address FROM list_editor WHERE list_id = $1 ORDER BY id", row.id)?;
    let editors: Result<Vec<EmailAddress>, _> =
        sealed.iter().map(|(id, address)| tx.vault.open_address(EDITOR, *id, address)).collect();
    let sealed =
        fetch_all!(tx, (Uuid, Vec<u8>), "SELECT id, address FROM list_seed WHERE list_id = $1 ORDER BY id", row.id)?;
    let seeds: Result<Vec<EmailAddress>, _> =
        sealed.iter().map(|(id, address)| tx.vault.open_address(SEED, *id, address)).collect();
    let footers = footers(tx, row.id).await?;
    row.into_list(&origins, editors?, seeds?).map(|list| Some(List { footers, ..list }))
}

async fn footers(tx: &mut Tx, list: Uuid) -> Result<BTreeMap<Language, Prose>, StoreError> {
    let place = Place { table: "list_footer", row: &list };
    let rows = fetch_all!(tx, (String, String), "SELECT language, text FROM list_footer WHERE list_id = $1", list)?;
    rows.iter().map(|(tag, text)| Ok((place.parse("language", tag)?, place.parse("text", text)?))).collect()
}

impl Row {
    fn into_list(
        self,
        origins: &[(String,)],
        editors: Vec<EmailAddress>,
        seeds: Vec<EmailAddress>,
    ) -> Result<List, StoreError> {
        let id = self.id;
        let place = Place { table: "list", row: &id };
        let anchor: NaiveDate = place.day("cadence_anchor", &self.cadence_anchor)?;
        let name_of = |column, name: Option<String>| name.map(|name| place.parse(column, &name)).transpose();
        let delivery = DeliveryRules {
            route: name_of("route", self.route)?,
            fallback: name_of("fallback", self.fallback)?,
            unknown: if self.unknown_again { UnknownPolicy::Again } else { UnknownPolicy::Leave },
            canary: place.count("canary", self.canary)?,
            refusal_limit: place.count("refusal_limit", self.refusal_limit)?,
            seeds,
        };
        let words = Words {
            every: self.cadence_every,
            on: self.cadence_on,
            at: self.cadence_at,
            zone: self.cadence_zone,
            cutoff: self.cadence_cutoff,
            reminder: self.cadence_reminder,
        };
        Ok(List {
            id: ListId(id),
            slug: place.parse("slug", &self.slug)?,
            name: place.parse("name", &self.name)?,
            language: place.parse("language", &self.language)?,
            sender: place.parse("sender", &self.sender)?,
            reply: self.reply.map(|address| place.parse("reply", &address)).transpose()?,
            postal: place.parse("postal", &self.postal)?,
            privacy: self.privacy.map(|url| place.parse("privacy", &url)).transpose()?,
            footers: BTreeMap::new(),
            cadence: Cadence::read(&words, anchor).map_err(|_| place.corrupt("cadence_every"))?,
            minimum: place.count("minimum", self.minimum)?,
            approval: match (self.approval_needed, self.approvals) {
                (false, _) => Approval::NotNeeded,
                (true, 1) => Approval::Needed,
                (true, 2) => Approval::ByTwo,
                (true, _) => return Err(place.corrupt("approvals")),
            },
            asks_name: self.asks_name,
            origins: origins.iter().map(|(text,)| place.parse("origin", text)).collect::<Result<_, _>>()?,
            editors,
            delivery,
            created_at: place.moment("created_at", self.created_at)?,
        })
    }
}

impl Snapshot {
    /// The list with this slug.
    pub async fn list(&self, slug: &Slug) -> Result<Option<List>, StoreError> {
        by_slug(&mut self.begin().await?, slug).await
    }

    /// All lists, by name.
    pub async fn lists(&self) -> Result<Vec<List>, StoreError> {
        all(&mut self.begin().await?).await
    }

    /// The present wording beside a list's button in a language.
    pub async fn wording(&self, list: ListId, language: Language) -> Result<Option<Wording>, StoreError> {
        wording(&mut self.begin().await?, list, language).await
    }
}
