//! The doctor: examines everything that mail needs, without sending any, and reports for each thing whether it works
//! and what to do.

use std::{collections::BTreeMap, time::Duration};

use chrono::TimeDelta;
use serde::Serialize;
use tokio::time::timeout;

use super::{drops, instance::Report, keys};
use crate::{
    app::App,
    domain::{
        list::List, mail::route::RouteName, running::instance::TOLERANCE, subscriber::limits::Limit,
        text::address::are_related,
    },
    mail::{
        smtp::{Settings, Tls},
        transport::{Route, Routes},
    },
    store::{StoreError, running::instance},
};

/// The time that a mail server may take to accept a connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// The difference between clocks that is not reported.
const EXACT: TimeDelta = TimeDelta::seconds(5);

/// The state of one thing that was examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It works.
    Ok,
    /// It works, but needs attention.
    Look,
    /// It does not work.
    Wrong,
}

/// The doctor's finding about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The thing examined.
    pub about: String,
    /// The state it is in.
    pub verdict: Verdict,
    /// A description of what was found.
    pub words: String,
    /// The remedy, if there is something to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

impl Finding {
    /// A finding that something works.
    pub fn ok(about: impl Into<String>, words: impl Into<String>) -> Self {
        Self { about: about.into(), verdict: Verdict::Ok, words: words.into(), remedy: None }
    }

    /// A finding that something needs attention.
    pub fn look(about: impl Into<String>, words: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { verdict: Verdict::Look, remedy: Some(remedy.into()), ..Self::ok(about, words) }
    }

    /// A finding that something does not work.
    pub fn wrong(about: impl Into<String>, words: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { verdict: Verdict::Wrong, ..Self::look(about, words, remedy) }
    }
}

/// Examines an open installation: its database, clock, standing, workers, and the senders of its lists.
///
/// # Errors
/// [`StoreError`], when the database stops answering in between.
pub async fn examine(app: &App) -> Result<Vec<Finding>, StoreError> {
    let report = super::instance::report(app).await?;
    let server_clock = instance::server_clock(&mut app.snapshot().begin().await?).await?;
    let mut findings = vec![database(app).await, clock(&report, server_clock.map(|there| (there - report.now).abs()))];
    if keys::is_under_way(app).await? {
        let words = "the secret key is being replaced, and some columns are still under the one before it";
        findings.push(Finding::look(
            "key rotation",
            words,
            "run `rondbrief key rotate`; it goes on where it was broken off",
        ));
    }
    findings.extend([standing(&report), workers(&report), limits(&drops::recent(app).await?)]);
    for list in app.snapshot().lists().await? {
        findings.push(sender(app, &list));
    }
    Ok(findings)
}

async fn database(app: &App) -> Finding {
    let written = async {
        let mut tx = app.store().begin().await?;
        // Dropped without a commit: nothing changes.
        instance::lock(&mut tx).await
    };
    match written.await {
        Ok(()) => Finding::ok("database", "it answers, and can be written to"),
        Err(error) => Finding::wrong(
            "database",
            error.to_string(),
            "free some space on its disk, and give this user the right to write",
        ),
    }
}

fn clock(report: &Report, apart: Option<TimeDelta>) -> Finding {
    const REMEDY: &str = "let the system set the clock (timedatectl set-ntp true) on every machine";
    let newest = report.known.workers.iter().map(|worker| worker.seen_at).max();
    if newest.is_some_and(|newest| newest > report.now + TOLERANCE) {
        return Finding::wrong("clock", "a worker's last heartbeat is in the future", REMEDY);
    }
    match apart {
        Some(apart) if apart > EXACT => {
            let words = format!("this machine and the database server are {} seconds apart", apart.num_seconds());
            let verdict = if apart > TOLERANCE { Finding::wrong } else { Finding::look };
            verdict("clock", words, REMEDY)
        }
        Some(_) => Finding::ok("clock", "it agrees with the clocks of the database server and the workers"),
        None => Finding::ok("clock", "no worker has been ahead of it"),
    }
}

fn standing(report: &Report) -> Finding {
    let known = &report.known;
    if let Some(hold) = known.hold {
        return Finding::wrong("sending", format!("it is held: {}", hold.doubt.words()), hold.doubt.remedy());
    }
    match &known.place {
        Some(place) if *place != report.place && !known.is_blank => {
            let words = "the database is not where it was: sending will be held as soon as a worker starts";
            Finding::wrong("sending", words, crate::domain::running::instance::Doubt::Moved.remedy())
        }
        Some(_) => Finding::ok("sending", "the database is where it was, and sending is not held"),
        None => Finding::ok("sending", "no worker has used this database yet"),
    }
}

fn workers(report: &Report) -> Finding {
    match report.known.workers.iter().filter(|worker| worker.is_alive(report.now)).count() {
        0 => Finding::look(
            "workers",
            "no worker is running, so no mail is sent",
            "start `rondbrief serve` or `rondbrief worker`",
        ),
        1 => Finding::ok("workers", "one is running"),
        many => Finding::ok("workers", format!("{many} are running")),
    }
}

fn limits(dropped: &BTreeMap<Limit, u64>) -> Finding {
    if dropped.is_empty() {
        return Finding::ok("limits", "no post was dropped since yesterday");
    }
    let of = |limit| dropped.get(&limit).copied().unwrap_or_default();
    let remedy = if of(Limit::Network) + of(Limit::Asker) > 0 {
        "if your readers seem to come from one address, name your proxy in trusted_proxies; \
         a server that posts for its visitors needs a higher limits.sign_ups_per_network_per_hour"
    } else {
        "somebody may be trying addresses; if these are your readers, raise the limits"
    };
    Finding::look("limits", format!("posts dropped since yesterday: {}", drops::words(dropped)), remedy)
}

/// Tries every route, up to the point where a message would be sent, and checks that mail is signed.
pub async fn ways_out(routes: &Routes) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, route, _) in routes.iter() {
        findings.push(way_out(&format!("route {name}"), route).await);
    }
    findings.push(signature(routes));
    findings
}

async fn way_out(about: &str, route: &Route) -> Finding {
    let settings = match route {
        Route::Smtp(settings) => settings,
        Route::Mailbox(_) => {
            let remedy = "set smtp_url to send mail to readers";
            return Finding::look(about, "mail is caught in the built-in mailbox", remedy);
        }
    };
    let Settings { host, port, .. } = &**settings;
    let trouble = match timeout(PATIENCE, route.open()).await {
        Ok(Ok(channel)) => {
            channel.close().await;
            return let_in(about, settings);
        }
        Ok(Err(trouble)) => trouble.words,
        Err(_) => format!("no answer from {host}:{port} within {} seconds", PATIENCE.as_secs()),
    };
    let remedy = "check the server's URL, user and password, and whether a firewall lets this machine reach it";
    Finding::wrong(about, trouble, remedy)
}

fn let_in(about: &str, settings: &Settings) -> Finding {
    let who = if settings.credentials.is_some() { "signed in" } else { "without a password" };
    let (words, is_clear) = match settings.tls {
        Tls::Implicit => ("TLS from the start", false),
        Tls::StartTls => ("STARTTLS", false),
        Tls::None => ("no TLS", true),
    };
    let words = format!("{}:{} accepts mail from us: {words}, {who}", settings.host, settings.port);
    let is_near =
        settings.host == "localhost" || settings.host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    if is_clear && !is_near {
        return Finding::look(
            about,
            words,
            "every address crosses that network unencrypted; leave ?tls=none out if you can",
        );
    }
    Finding::ok(about, words)
}

fn signature(routes: &Routes) -> Finding {
    let leaves = routes.iter().any(|(_, route, _)| matches!(route, Route::Smtp(_)));
    match routes.signer() {
        Some(_) => Finding::ok("signature", "mail is signed (DKIM); `rondbrief dkim record` prints what DNS must say"),
        None if leaves => {
            let remedy = "set dkim.selector and dkim.key_file, unless your mail server signs the mail";
            Finding::look("signature", "mail is sent unsigned, and large providers refuse that", remedy)
        }
        None => Finding::ok("signature", "no mail leaves this machine"),
    }
}

/// Checks that a list's sender belongs to the addresses that readers see, and to the account that sends.
fn sender(app: &App, list: &List) -> Finding {
    let (about, domain) = (format!("sender of {}", list.slug), list.sender.address.domain());
    let host = app.links().host();
    let account = app.routes().account(&list.delivery.route.clone().unwrap_or_else(RouteName::usual));
    if let Some(account) = account.filter(|account| !are_related(account, domain)) {
        let remedy = "make sure that your mail server may send for it (SPF and DKIM of the sender's domain)";
        return Finding::look(about, format!("mail from {domain} is sent by an account of {account}"), remedy);
    }
    let is_here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok();
    if !is_here && !are_related(host, domain) {
        let remedy = "use one domain for base_url and the sender: filters compare a mail's links with its sender";
        return Finding::look(about, format!("mail from {domain} links to {host}"), remedy);
    }
    Finding::ok(about, format!("mail comes from {domain}"))
}
