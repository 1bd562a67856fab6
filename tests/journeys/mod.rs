//! Journeys through the whole service: the real router, both engines, a clock moved by hand, and a mailbox.

mod archive;
mod bad_input;
mod brake;
mod cadence;
mod consents;
mod control;
mod departures;
mod issues;
mod leaving;
mod letters;
mod limits;
mod links;
mod publishing;
mod refusals;
mod retention;
mod rotation;
pub(crate) mod secrecy;
mod subscribing;

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::subscribers::manage::{self, Dossier, SubscriberError},
    domain::subscriber::subscription::Subscription,
};

use crate::support::app::TestApp;

/// The data kept about an address, if it is known on the list.
async fn dossier(app: &TestApp, address: &str) -> Option<Dossier> {
    let list = app.list().await;
    match manage::find(&app.app, &list, &address.parse().unwrap()).await {
        Ok(dossier) => Some(dossier),
        Err(SubscriberError::Unknown) => None,
        Err(error) => panic!("{error}"),
    }
}

/// The word of the state of somebody's subscription.
async fn state_of(app: &TestApp, address: &str) -> &'static str {
    dossier(app, address).await.map_or("nobody", |dossier| dossier.membership.state.word())
}

/// The link by which a subscriber leaves.
async fn leave_link(app: &TestApp, address: &str) -> String {
    let membership = dossier(app, address).await.unwrap().membership;
    app.app.links().leave(app.app.store().vault().leave_token(membership.id))
}

async fn is_active(app: &TestApp, address: &str) -> bool {
    dossier(app, address).await.is_some_and(|it| matches!(it.membership.state, Subscription::Active { .. }))
}

fn days(count: i64) -> TimeDelta {
    TimeDelta::days(count)
}

fn hours(count: i64) -> TimeDelta {
    TimeDelta::hours(count)
}

const OK: StatusCode = StatusCode::OK;
