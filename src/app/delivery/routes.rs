//! How the routes fare: what they may, what they do, and why it is less.

use chrono::TimeDelta;
use serde::Serialize;

use crate::{
    app::App,
    domain::time::Instant,
    mail::transport::Route,
    store::{StoreError, outbox::routes},
};

/// One route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RouteReport {
    /// Its name.
    pub name: String,
    /// Its server, or that it is the built-in mailbox.
    pub server: String,
    /// How many connections a worker may use.
    pub most_connections: u32,
    /// How many it uses now.
    pub connections: u32,
    /// Why they are fewer, or why the route is closed.
    pub reason: Option<String>,
    /// Until when it is closed, if it is.
    pub closed_until: Option<Instant>,
    /// How many messages it took in the last 60 minutes.
    pub used_in_an_hour: i64,
    /// How many it took in the last 24 hours.
    pub used_in_a_day: i64,
}

/// Reports on all routes of this configuration, by name.
pub async fn report(app: &App) -> Result<Vec<RouteReport>, StoreError> {
    let now = app.now();
    let mut tx = app.snapshot().begin().await?;
    let hour = routes::used_since(&mut tx, now - TimeDelta::hours(1)).await?;
    let day = routes::used_since(&mut tx, now - TimeDelta::hours(24)).await?;
    let mut reports = Vec::new();
    for (name, route, limits) in app.routes().iter() {
        let told = routes::condition(&mut tx, name).await?;
        let used = |counts: &[(_, i64)]| counts.iter().find(|(route, _)| route == name).map_or(0, |(_, count)| *count);
        reports.push(RouteReport {
            name: name.to_string(),
            server: match route {
                Route::Smtp(settings) => format!("{}:{}", settings.host, settings.port),
                Route::Mailbox(_) => "the built-in mailbox".to_owned(),
            },
            most_connections: limits.connections,
            connections: told.as_ref().map_or(limits.connections, |told| told.connections.min(limits.connections)),
            reason: told.as_ref().and_then(|told| told.reason.clone()),
            closed_until: told.and_then(|told| told.closed_until).filter(|until| *until > now),
            used_in_an_hour: used(&hour),
            used_in_a_day: used(&day),
        });
    }
    Ok(reports)
}
