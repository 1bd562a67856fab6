//! The pages for readers and visitors: the forms, confirming and leaving, the archive with its feed and calendar files,
//! and the pictures of mails. Nobody signs in here; the desk has its own pages.

mod archive;
mod calendar;
mod confirm;
mod embed;
mod feed;
mod form;
mod home;
mod issue;
mod leave;
mod list;
mod picture;
mod posted;
mod sites;
mod stories;
mod subscribe;

use std::sync::Arc;

use axum::{
    Router, middleware,
    routing::{get, post},
};

use super::{Site, headers};

/// The routes for readers and visitors.
pub(super) fn routes() -> Router<Arc<Site>> {
    let private = Router::new()
        .route("/confirm/{token}", get(confirm::ask).post(confirm::confirm))
        .route("/confirm/{token}/refuse", get(confirm::ask_refuse).post(confirm::refuse))
        .route("/u/{token}", get(leave::ask).post(leave::leave))
        .layer(middleware::map_response(headers::private));
    Router::new()
        .route("/", get(home::show))
        .route("/l/{list}", get(list::show))
        .route("/l/{list}/subscribe", post(subscribe::post).options(subscribe::preflight).get(subscribe::to_form))
        .route("/embed/{list}", get(embed::show))
        .route("/embed/{list}/form.json", get(embed::parts))
        .route("/l/{list}/archive", get(archive::show))
        .route("/l/{list}/{number}", get(issue::show))
        .route("/l/{list}/feed.atom", get(feed::show))
        .route("/l/{list}/event/{file}", get(calendar::show))
        .route("/p/{file}", get(picture::show))
        .merge(private)
}
