//! Pictures that editors gave.

use super::{
    StoreError, Tx,
    codec::micros,
    sql::{execute, fetch_optional},
};
use crate::domain::{
    ids::{ListId, PictureId},
    time::Instant,
};

/// Keeps a picture, a JPEG.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, list: ListId, id: PictureId, content: &[u8], now: Instant) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO picture (id, list_id, made_at, content) VALUES ($1, $2, $3, $4)";
    execute!(tx, SQL, id.0, list.0, micros(now), content)?;
    Ok(())
}

/// A picture.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn by_id(tx: &mut Tx, id: PictureId) -> Result<Option<Vec<u8>>, StoreError> {
    let row = fetch_optional!(tx, (Vec<u8>,), "SELECT content FROM picture WHERE id = $1", id.0)?;
    Ok(row.map(|(content,)| content))
}
