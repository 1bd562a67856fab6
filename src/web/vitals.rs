//! The answers for monitoring: liveness, readiness, and the metrics for Prometheus.
//!
//! The metrics name no list, for a list's name may reveal a health condition of its subscribers. They are for requests
//! with the token of `metrics_token`; where none is set, they are answered at the address of `admin_listen` only.

use std::{collections::BTreeMap, fmt, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{
        HeaderMap, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use secrecy::ExposeSecret;
use subtle::ConstantTimeEq;

use super::{
    Site,
    fault::{Fault, FaultKind},
    forwarding, this_machine,
};
use crate::{
    app::running::{drops, vitals},
    domain::{
        running::vitals::{Depth, RouteVitals, Vitals},
        subscriber::limits::Limit,
        time::Instant,
    },
};

/// The content type of Prometheus's text format.
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The routes of liveness and readiness, for everybody.
pub(super) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/healthz", get(async || "ok")).route("/readyz", get(ready))
}

/// The route of the metrics.
pub(super) fn metrics_routes() -> Router<Arc<Site>> {
    Router::new().route("/metrics", get(metrics))
}

/// `GET /readyz`
async fn ready(State(site): State<Arc<Site>>) -> Response {
    let reasons = vitals::unready(&site.app, site.works).await;
    if reasons.is_empty() {
        return "ready\n".into_response();
    }
    (StatusCode::SERVICE_UNAVAILABLE, reasons.join("\n") + "\n").into_response()
}

/// `GET /metrics`
async fn metrics(State(site): State<Arc<Site>>, asked: HeaderMap) -> Result<Response, Fault> {
    if !may_read(&site, &asked) {
        return Err(FaultKind::NoPage.into());
    }
    let (vitals, routes, depth) = vitals::read(&site.app).await?;
    let drops = drops::ever(&site.app).await?;
    let page = Page { vitals, routes, depth, drops, now: site.app.now() };
    Ok(([(CONTENT_TYPE, FORMAT)], page.to_string()).into_response())
}

/// True if a request may read the metrics: with the token where one is set, or else at the admin address, unless a proxy
/// passed it on, or a page of another site may have sent it.
fn may_read(site: &Site, asked: &HeaderMap) -> bool {
    let Some(token) = &site.metrics_token else {
        return site.is_admin && !forwarding::is_forwarded(asked) && this_machine::is_for_us(site, asked);
    };
    let shown = asked.get(AUTHORIZATION).map_or(&[][..], |value| value.as_bytes());
    shown.strip_prefix(b"Bearer ").is_some_and(|shown| shown.ct_eq(token.expose_secret().as_bytes()).into())
}

/// The page of metrics.
struct Page {
    vitals: Vitals,
    routes: Vec<RouteVitals>,
    depth: Depth,
    drops: BTreeMap<Limit, u64>,
    now: Instant,
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (it, depth) = (&self.vitals, &self.depth);
        let age = |moment: Option<Instant>| moment.map_or(0, |moment| (self.now - moment).num_seconds().max(0));
        let open = depth.open.iter().map(|(state, count)| (format!("{{state=\"{state}\"}}"), *count));
        family(f, "outbox_messages", "gauge", "Messages that are not final, by state.", open)?;
        one(f, "outbox_leased_messages", "gauge", "Messages that workers hold.", it.leased)?;
        one(f, "outbox_oldest_due_seconds", "gauge", "How long the oldest due message has waited.", age(it.due_since))?;
        one(
            f,
            "outbox_oldest_lease_seconds",
            "gauge",
            "How long ago the oldest claim was made.",
            age(it.oldest_lease),
        )?;
        let done = [("accepted", depth.accepted), ("refused", depth.refused)];
        let done = done.map(|(outcome, count)| (format!("{{outcome=\"{outcome}\"}}"), count));
        family(f, "issue_deliveries_total", "counter", "Deliveries of issues, by outcome.", done)?;
        let replies = depth.replies.iter();
        let replies = replies.map(|(route, class, count)| (labels(route.as_str(), class.word()), count));
        family(f, "replies_total", "counter", "What servers answered, by route and class.", replies)?;
        one(f, "sent_messages_per_minute", "gauge", "Messages that servers take in a minute now.", it.per_minute)?;
        let route = |name: &str| format!("{{route=\"{name}\"}}");
        let used = self.routes.iter().filter_map(|it| Some((&it.name, it.condition.as_ref()?.connections)));
        let used = used.map(|(name, connections)| (route(name.as_str()), connections));
        family(f, "route_connections", "gauge", "Connections that a route may use now.", used)?;
        let closed = self.routes.iter().map(|it| (route(it.name.as_str()), u64::from(it.is_closed(self.now))));
        family(f, "route_closed", "gauge", "Whether a route is closed for now.", closed)?;
        let rests = self.routes.iter().map(|it| (route(it.name.as_str()), u64::from(it.rests)));
        family(f, "route_rests", "gauge", "Whether a route's quota is used up, or its hours are quiet.", rests)?;
        one(f, "workers", "gauge", "Workers that had a heartbeat within a minute.", it.workers)?;
        if it.ticked_at.is_some() {
            one(f, "scheduler_lag_seconds", "gauge", "How long ago the timetable was looked at.", age(it.ticked_at))?;
        }
        one(f, "issue_overdue_seconds", "gauge", "How long an issue's moment has passed.", age(it.overdue_since))?;
        one(f, "sending_held", "gauge", "Whether all sending is held.", u64::from(it.held.is_some()))?;
        let dropped = Limit::ALL.map(|limit| {
            (format!("{{limit=\"{}\"}}", limit.word()), self.drops.get(&limit).copied().unwrap_or_default())
        });
        family(f, "dropped_posts_total", "counter", "Posts that limits stopped, by limit.", dropped)
    }
}

fn labels(route: &str, class: &str) -> String {
    format!("{{route=\"{route}\",class=\"{class}\"}}")
}

fn one(f: &mut fmt::Formatter<'_>, name: &str, kind: &str, help: &str, value: impl fmt::Display) -> fmt::Result {
    family(f, name, kind, help, [(String::new(), value)])
}

/// Writes one metric with its samples, each with its labels and value.
fn family<V: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    kind: &str,
    help: &str,
    samples: impl IntoIterator<Item = (String, V)>,
) -> fmt::Result {
    writeln!(f, "# HELP rondbrief_{name} {help}\n# TYPE rondbrief_{name} {kind}")?;
    samples.into_iter().try_for_each(|(labels, value)| writeln!(f, "rondbrief_{name}{labels} {value}"))
}
