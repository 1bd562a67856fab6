//! Verifying the audit log: whether anything in it was changed, taken out or put in.

use crate::{
    app::App,
    domain::audit::chain::{Findings, Hash},
    store::{StoreError, audit},
};

/// Goes through the whole log, and looks for a hash that somebody kept from an earlier day.
pub async fn verify(app: &App, kept: Option<Hash>) -> Result<Findings, StoreError> {
    audit::verify::verify(&mut app.snapshot().begin().await?, kept).await
}
