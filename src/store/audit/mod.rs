//! The audit log. Rows are only added; the database itself refuses to change one, or to delete one that is not erased with its
//! subscriber. Every entry has a link in a chain ([`verify`]), which the transaction adds when it commits.

pub mod verify;

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    sql::{
        chain::{self, Entry, Head},
        codec::{Place, micros},
        dispatch::fetch_all,
    },
};
use crate::domain::{
    audit::{Act, Area, AuditEntry, chain::of_words},
    ids::{EditorId, IssueId, ItemId, ListId, SubscriptionId},
    subscriber::consent::ConsentForm,
    time::Instant,
};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    at: i64,
    actor_id: Option<Uuid>,
    act: String,
    list_id: Option<Uuid>,
    subject_id: Option<Uuid>,
    role: Option<String>,
}

#[derive(FromRow)]
struct ItemRow {
    #[sqlx(flatten)]
    row: Row,
    item_id: Option<Uuid>,
}

/// Adds an entry.
pub async fn add(tx: &mut Tx, id: Uuid, it: &AuditEntry) -> Result<(), StoreError> {
    insert(tx, id, it, About::default()).await
}

/// Adds an entry about an issue.
pub async fn add_about(tx: &mut Tx, id: Uuid, issue: IssueId, it: &AuditEntry) -> Result<(), StoreError> {
    insert(tx, id, it, About { issue: Some(issue), ..About::default() }).await
}

/// Adds an entry about an item and, if an issue has taken the item, about that issue.
pub async fn add_about_item(
    tx: &mut Tx,
    id: Uuid,
    item: ItemId,
    issue: Option<IssueId>,
    it: &AuditEntry,
) -> Result<(), StoreError> {
    insert(tx, id, it, About { issue, item: Some(item), reader: None }).await
}

/// Adds an entry about a subscriber.
pub async fn add_about_subscriber(
    tx: &mut Tx,
    id: Uuid,
    reader: SubscriptionId,
    it: &AuditEntry,
) -> Result<(), StoreError> {
    insert(tx, id, it, About { reader: Some(reader), ..About::default() }).await
}

/// A consent that somebody gave by a form, as the log keeps it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The form.
    pub form: ConsentForm,
    /// The version of the list's wording.
    pub wording: Option<u32>,
    /// The words of that version.
    pub words: Option<&'a str>,
}

/// Adds an entry about a consent that was given or, without one, withdrawn.
pub(in crate::store) async fn add_consent(
    tx: &mut Tx,
    (list, reader): (ListId, SubscriptionId),
    given: Option<Given<'_>>,
    at: Instant,
) -> Result<(), StoreError> {
    let act = if given.is_some() { Act::ConsentGiven } else { Act::ConsentWithdrawn };
    let entry = Entry {
        id: tx.vault.uuid(),
        at: micros(at),
        act: act.word().to_owned(),
        list_id: Some(list.0),
        subscription_id: Some(reader.0),
        form: given.map(|given| given.form.word().to_owned()),
        wording: given.and_then(|given| given.wording).map(i64::from),
        words: given.and_then(|given| given.words).map(|words| of_words(words).to_vec()),
        ..Entry::default()
    };
    chain::add(tx, entry).await
}

/// The things an entry is about, besides its list.
#[derive(Default)]
struct About {
    issue: Option<IssueId>,
    item: Option<ItemId>,
    reader: Option<SubscriptionId>,
}

async fn insert(tx: &mut Tx, id: Uuid, it: &AuditEntry, about: About) -> Result<(), StoreError> {
    let entry = Entry {
        id,
        at: micros(it.at),
        actor_id: it.actor.map(|actor| actor.0),
        act: it.act.word().to_owned(),
        list_id: it.list.map(|list| list.0),
        subject_id: it.subject.map(|subject| subject.0),
        role: it.role.map(|role| role.word().to_owned()),
        issue_id: about.issue.map(|issue| issue.0),
        subscription_id: about.reader.map(|reader| reader.0),
        item_id: about.item.map(|item| item.0),
        ..Entry::default()
    };
    chain::add(tx, entry).await
}

/// The end of the chain.
pub async fn head(tx: &mut Tx) -> Result<Head, StoreError> {
    chain::head(tx).await
}

/// The newest `most` entries, newest first.
pub async fn newest(tx: &mut Tx, most: u32) -> Result<Vec<AuditEntry>, StoreError> {
    const SQL: &str =
        "SELECT id, at, actor_id, act, list_id, subject_id, role FROM audit ORDER BY at DESC, id DESC LIMIT $1";
    fetch_all!(tx, Row, SQL, i64::from(most))?.into_iter().map(read).collect()
}

/// The entries about an issue, oldest first.
pub async fn of_issue(tx: &mut Tx, issue: IssueId) -> Result<Vec<AuditEntry>, StoreError> {
    const SQL: &str =
        "SELECT id, at, actor_id, act, list_id, subject_id, role FROM audit WHERE issue_id = $1 ORDER BY at, id";
    fetch_all!(tx, Row, SQL, issue.0)?.into_iter().map(read).collect()
}

/// The same, each with the item it is about.
pub async fn of_issue_with_items(tx: &mut Tx, issue: IssueId) -> Result<Vec<(AuditEntry, Option<ItemId>)>, StoreError> {
    const SQL: &str = "SELECT id, at, actor_id, act, list_id, subject_id, role, item_id FROM audit \
                       WHERE issue_id = $1 ORDER BY at, id";
    let told = |ItemRow { row, item_id }: ItemRow| Ok((read(row)?, item_id.map(ItemId)));
    fetch_all!(tx, ItemRow, SQL, issue.0)?.into_iter().map(told).collect()
}

/// The entries about a subscriber of a list, oldest first, even about one who was erased.
pub async fn of_reader(tx: &mut Tx, list: ListId, reader: SubscriptionId) -> Result<Vec<AuditEntry>, StoreError> {
    const SQL: &str = "SELECT id, at, actor_id, act, list_id, subject_id, role FROM audit \
                       WHERE subscription_id = $1 AND list_id = $2 ORDER BY at, id";
    fetch_all!(tx, Row, SQL, reader.0, list.0)?.into_iter().map(read).collect()
}

/// The actor whose entries are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Any actor.
    Anybody,
    /// One editor.
    Editor(EditorId),
    /// No editor: acts at the command line, or of the service by itself.
    Nobody,
}

/// The selection of entries that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The list; none: all entries, those about no particular list included.
    pub list: Option<ListId>,
    /// The actor.
    pub actor: Actor,
    /// The area of their acts; none: any area.
    pub topic: Option<Area>,
    /// The earliest moment.
    pub since: Instant,
    /// The entry before which they come; none: from the newest on.
    pub before: Option<Mark>,
}

/// The place of an entry in the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The moment it was done.
    pub at: Instant,
    /// The entry's id.
    pub id: Uuid,
}

/// An entry and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the audit log.
    pub mark: Mark,
    /// The entry itself.
    pub entry: AuditEntry,
    /// The number of the issue it is about, if any.
    pub issue: Option<u32>,
    /// The item it is about, if any.
    pub item: Option<ItemId>,
}

#[derive(FromRow)]
struct PlacedRow {
    #[sqlx(flatten)]
    row: ItemRow,
    number: Option<i64>,
}

/// The query for the entries of one list or of all, about consents or about everything else; the rest of the text is the same.
macro_rules! entries {
    ($of:literal, $consent:literal) => {
        concat!(
            "SELECT a.id, a.at, a.actor_id, a.act, a.list_id, a.subject_id, a.role, a.item_id, i.number FROM audit a \
             LEFT JOIN issue i ON i.id = a.issue_id WHERE ",
            $of,
            " AND a.act ",
            $consent,
            " ('consent-given', 'consent-withdrawn') AND a.at >= $2 AND (a.at, a.id) < ($3, $4) \
             AND ($5 = '' OR $5 LIKE '%,' || a.act || ',%') \
             AND ($6 = 0 OR ($6 = 1 AND a.actor_id = $7) OR ($6 = 2 AND a.actor_id IS NULL)) \
             ORDER BY a.at DESC, a.id DESC LIMIT $8"
        )
    };
}

/// Up to `most` of the wanted entries, newest first. Those about consents are many, and are left out unless that area is wanted.
pub async fn page(tx: &mut Tx, wanted: &Wanted, most: u32) -> Result<Vec<Placed>, StoreError> {
    let sql = match (wanted.list.is_some(), wanted.topic == Some(Area::Consent)) {
        (true, false) => entries!("a.list_id = $1", "NOT IN"),
        (true, true) => entries!("a.list_id = $1", "IN"),
        (false, false) => entries!("$1 = $1", "NOT IN"),
        (false, true) => entries!("$1 = $1", "IN"),
    };
    let acts: String = wanted.topic.map_or_else(String::new, |topic| {
        let acts = Act::ALL.iter().filter(|act| act.topic() == topic);
        acts.fold(",".to_owned(), |all, act| all + act.word() + ",")
    });
    let (whose, actor) = match wanted.actor {
        Actor::Anybody => (0_i64, Uuid::nil()),
        Actor::Editor(id) => (1, id.0),
        Actor::Nobody => (2, Uuid::nil()),
    };
    let (at, id) = wanted.before.map_or((i64::MAX, Uuid::max()), |mark| (micros(mark.at), mark.id));
    let rows = fetch_all!(
        tx,
        PlacedRow,
        sql,
        wanted.list.map_or(Uuid::nil(), |list| list.0),
        micros(wanted.since),
        at,
        id,
        acts.as_str(),
        whose,
        actor,
        i64::from(most),
    )?;
    let placed = |PlacedRow { row: ItemRow { row, item_id }, number }: PlacedRow| {
        let id = row.id;
        let place = Place { table: "audit", row: &id };
        let issue = number.map(|number| place.count("issue_id", number)).transpose()?;
        let entry = read(row)?;
        Ok(Placed { mark: Mark { at: entry.at, id }, entry, issue, item: item_id.map(ItemId) })
    };
    rows.into_iter().map(placed).collect()
}

/// The editors who did something that the audit log of one list, or of all, records.
pub async fn actors(tx: &mut Tx, list: Option<ListId>) -> Result<Vec<EditorId>, StoreError> {
    let sql = match list {
        Some(_) => "SELECT DISTINCT actor_id FROM audit WHERE list_id = $1 AND actor_id IS NOT NULL ORDER BY actor_id",
        None => "SELECT DISTINCT actor_id FROM audit WHERE $1 = $1 AND actor_id IS NOT NULL ORDER BY actor_id",
    };
    let rows = fetch_all!(tx, (Uuid,), sql, list.map_or(Uuid::nil(), |list| list.0))?;
    Ok(rows.into_iter().map(|(id,)| EditorId(id)).collect())
}

fn read(row: Row) -> Result<AuditEntry, StoreError> {
    let place = Place { table: "audit", row: &row.id };
    let role = row.role.map(|word| place.parse("role", &word));
    Ok(AuditEntry {
        at: place.moment("at", row.at)?,
        actor: row.actor_id.map(EditorId),
        act: place.word("act", &row.act, &Act::ALL, Act::word)?,
        list: row.list_id.map(ListId),
        subject: row.subject_id.map(EditorId),
        role: role.transpose()?,
    })
}
