//! The simplest sender: it sends messages in order, and returns the fate of each.

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use rondbrief::{
    domain::mail::delivery::Outcome,
    mail::smtp::{Begun, Connection, Exchange, Parcel, Settings, Timeouts},
};

use crate::support::smtp_server::SmtpServer;

/// The fate of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Accepted(String),
    Refused(String),
    Deferred(String),
    Blocked(String),
    /// The server spoke of the route.
    PutOff(String),
    /// The server ended the connection before this message was handed over.
    Closed(String),
    /// Nothing was handed over.
    NoContact,
    /// All of it was handed over, and no answer came.
    Unknown,
}

impl From<Outcome> for Fate {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Accepted(reply) => Self::Accepted(reply.to_string()),
            Outcome::Refused(reply) => Self::Refused(reply.to_string()),
            Outcome::Deferred(reply) => Self::Deferred(reply.to_string()),
            Outcome::Blocked(reply) => Self::Blocked(reply.to_string()),
            Outcome::PutOff(reply) => Self::PutOff(reply.to_string()),
            Outcome::NoContact(_) => Self::NoContact,
            Outcome::Unknown(_) => Self::Unknown,
            Outcome::Withdrawn => panic!("nobody left"),
        }
    }
}

/// Settings for this server, with this much patience.
pub fn settings(server: &SmtpServer, patience: Duration) -> Settings {
    let mut settings = Settings::parse(&format!("smtp://127.0.0.1:{}", server.port), None).unwrap();
    settings.timeouts = Timeouts { connect: patience, command: patience, message: patience, quit: patience };
    settings
}

/// Message number `n`, of `lines` lines, from and to addresses that tell its number.
pub fn parcel(n: usize, lines: usize) -> Parcel {
    let content = format!("Subject: {n}\r\n\r\n{}", "een regel van deze brief\r\n".repeat(lines));
    let address = |name: &str| format!("{name}{n}@example.net").parse().unwrap();
    Parcel { from: address("van"), to: address("aan"), content }
}

/// This many short messages.
pub fn parcels(count: usize) -> Vec<Parcel> {
    (0..count).map(|n| parcel(n, 3)).collect()
}

/// The number in an address of [`parcel`].
pub fn number(line: &str) -> usize {
    line.trim_start_matches(|c: char| !c.is_ascii_digit()).split('@').next().unwrap().parse().unwrap()
}

/// Sends `messages` in order, as a sender does: a new connection when one has ended, an untried message once more.
pub async fn send(settings: &Settings, parcels: Vec<Parcel>) -> Vec<Fate> {
    let messages = parcels.len();
    let mut waiting: VecDeque<_> = parcels.into_iter().enumerate().collect();
    let (mut fates, mut way, mut agreed) = (BTreeMap::new(), None, None);
    while !waiting.is_empty() || agreed.is_some() {
        let mut connection: Connection = match way.take() {
            Some(connection) => connection,
            None => Connection::open(settings).await.unwrap(),
        };
        let finish: Option<(usize, Parcel)> = agreed.take();
        let next = if finish.is_none() || connection.pipelines() { waiting.pop_front() } else { None };
        let ends = finish.as_ref().map(|(_, parcel)| parcel.content.clone());
        let begins = next.as_ref().map(|(_, parcel)| parcel);
        let Exchange { finished, begun, usable } = connection.exchange(ends, begins).await;
        if usable {
            way = Some(connection);
        }
        assert_eq!((finish.is_some(), next.is_some()), (finished.is_some(), begun.is_some()));
        if let (Some((n, _)), Some(outcome)) = (finish, finished) {
            assert!(fates.insert(n, outcome.into()).is_none(), "one fate a message");
        }
        if let (Some((n, parcel)), Some(begun)) = (next, begun) {
            let fate = match begun {
                Begun::Agreed => {
                    agreed = Some((n, parcel));
                    continue;
                }
                Begun::Untried => {
                    waiting.push_front((n, parcel));
                    continue;
                }
                Begun::Answered(_, outcome) => outcome.into(),
                Begun::Closed(reply) => Fate::Closed(reply.to_string()),
                Begun::Silent(_) => Fate::NoContact,
            };
            assert!(fates.insert(n, fate).is_none(), "one fate a message");
        }
    }
    if let Some(connection) = way {
        connection.quit().await;
    }
    assert!(fates.keys().copied().eq(0..messages), "no message without a fate");
    fates.into_values().collect()
}
