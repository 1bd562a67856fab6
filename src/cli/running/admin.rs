//! The address of the metrics and the built-in mailbox, where they have one of their own (`admin_listen`).

use anyhow::Context;
use tokio::{net::TcpListener, task::JoinHandle};
use url::Url;

use crate::{
    app::{App, running::captured},
    config::Config,
    domain::running::links::Links,
    web::{
        self,
        edge::{self, Edge},
    },
};

/// Serves them until the service stops, in the same room as the pages; `None` if they have no address of their own.
pub(crate) async fn serve(
    app: &App,
    config: &Config,
    settings: &web::Settings,
    edge: Edge,
) -> anyhow::Result<Option<JoinHandle<()>>> {
    let Some(address) = config.admin_listen else { return Ok(None) };
    let listener = TcpListener::bind(address).await.with_context(|| {
        format!("nothing can listen on {address} for metrics and mailbox (RONDBRIEF_ADMIN_LISTEN chooses another)")
    })?;
    let pages = web::admin_router(app.clone(), settings.clone());
    let stop = settings.stop.clone().context("the service cannot be told to stop")?;
    Ok(Some(tokio::spawn(edge::serve(listener, pages, edge, stop))))
}

/// The link that opens the built-in mailbox; `None` without one.
pub(crate) fn mailbox_link(app: &App, config: &Config) -> anyhow::Result<Option<String>> {
    let Some(key) = captured::key(app) else { return Ok(None) };
    let Some(address) = config.admin_listen else { return Ok(Some(app.links().mailbox(key))) };
    let base = if address.ip().is_unspecified() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    };
    Ok(Some(Links::below(&Url::parse(&base)?).mailbox(key)))
}
