//! What pages may do: read. The database itself refuses a write on these connections.

use std::sync::Arc;

use chrono_tz::Tz;

use super::{StoreError, Tx, dialect::Pools, issues, items, lists, pictures, vault::Vault};
use crate::domain::{
    composing::Contents,
    consent::Wording,
    ids::{ItemId, ListId, PictureId},
    issue::Issue,
    item::Item,
    list::{List, Slug},
    standing::{Kept, Standing},
};

/// The database, open for reading only.
#[derive(Clone)]
pub struct Reader {
    pools: Pools,
    vault: Arc<Vault>,
}

impl Reader {
    pub(super) const fn new(pools: Pools, vault: Arc<Vault>) -> Self {
        Self { pools, vault }
    }

    /// Begins a transaction that sees one state of the database and cannot write.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx { engine: self.pools.begin_reading().await?, vault: self.vault.clone() })
    }

    /// The list with this short name.
    ///
    /// # Errors
    /// [`StoreError`], as all below.
    pub async fn list(&self, slug: &Slug) -> Result<Option<List>, StoreError> {
        lists::by_slug(&mut self.begin().await?, slug).await
    }

    /// All lists, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn lists(&self) -> Result<Vec<List>, StoreError> {
        lists::all(&mut self.begin().await?).await
    }

    /// The wording beside a list's button now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn wording(&self, list: ListId) -> Result<Wording, StoreError> {
        lists::wording(&mut self.begin().await?, list).await
    }

    /// A list's published issues, newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn issues(&self, list: ListId) -> Result<Vec<Issue>, StoreError> {
        let mut issues = issues::of_list(&mut self.begin().await?, list).await?;
        issues.retain(|issue| issue.state.published_at().is_some());
        Ok(issues)
    }

    /// A published issue with what it says.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn issue(&self, list: ListId, number: u32) -> Result<Option<(Issue, Contents)>, StoreError> {
        let mut tx = self.begin().await?;
        let Some(issue) = issues::by_number(&mut tx, list, number).await? else { return Ok(None) };
        if issue.state.published_at().is_none() {
            return Ok(None);
        }
        Ok(issues::frozen(&mut tx, issue.id).await?.map(|contents| (issue, contents)))
    }

    /// A picture, a JPEG.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn picture(&self, id: PictureId) -> Result<Option<Vec<u8>>, StoreError> {
        pictures::by_id(&mut self.begin().await?, id).await
    }

    /// An event of a published issue, and the zone its clock is in.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn event(&self, list: ListId, item: ItemId) -> Result<Option<(Item, Tz)>, StoreError> {
        let mut tx = self.begin().await?;
        let Some(Kept { standing: Standing::Taken(issue), .. }) = items::by_id(&mut tx, list, item).await? else {
            return Ok(None);
        };
        let Some(contents) = issues::frozen(&mut tx, issue).await? else { return Ok(None) };
        Ok(contents.items().find(|candidate| candidate.id == item).map(|found| (found.clone(), contents.zone)))
    }
}
