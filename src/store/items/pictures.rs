//! Pictures that editors gave.

use crate::{
    domain::{
        ids::{ListId, PictureId},
        time::Instant,
    },
    store::{
        Snapshot, StoreError, Tx,
        sql::{
            codec::micros,
            dispatch::{execute, fetch_optional},
        },
    },
};

/// Keeps a picture, a JPEG.
pub async fn insert(tx: &mut Tx, list: ListId, id: PictureId, content: &[u8], now: Instant) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO picture (id, list_id, made_at, content) VALUES ($1, $2, $3, $4)";
    execute!(tx, SQL, id.0, list.0, micros(now), content)?;
    Ok(())
}

/// A picture.
pub async fn by_id(tx: &mut Tx, id: PictureId) -> Result<Option<Vec<u8>>, StoreError> {
    let row = fetch_optional!(tx, (Vec<u8>,), "SELECT content FROM picture WHERE id = $1", id.0)?;
    Ok(row.map(|(content,)| content))
}

impl Snapshot {
    /// A picture, a JPEG.
    pub async fn picture(&self, id: PictureId) -> Result<Option<Vec<u8>>, StoreError> {
        by_id(&mut self.begin().await?, id).await
    }
}
