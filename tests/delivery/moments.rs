//! The real program, ended at random moments, again and again in the middle of a large issue.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use super::{
    crash::{CONNECTIONS, all_arrive, published_by},
    to_readers,
};
use crate::support::{
    app::Engine,
    chance::{Chance, is_soak},
    program::{Place, SOON, signal},
    smtp_server::{Act, Moment, Offer, SmtpServer, Step},
};

const READERS: usize = 20_000;

/// The end of a process: a signal, and the moment at which it is sent.
#[derive(Debug, Clone, Copy)]
struct Ending {
    signal: &'static str,
    /// The number of messages taken by then; the signal comes before the server answers at `step`.
    taken: usize,
    step: Step,
}

impl Ending {
    /// Draws `count` endings, in order of time; each leaves messages to send.
    fn draw(chance: &mut Chance, count: usize) -> Vec<Self> {
        let mut moments: Vec<_> = (0..count).map(|_| chance.below(READERS - READERS / 20)).collect();
        moments.sort_unstable();
        let ending = |taken| Self {
            signal: chance.one_of(&["KILL", "TERM"]),
            taken,
            step: chance.one_of(&[Step::Mail, Step::Rcpt, Step::Data, Step::Dot]),
        };
        moments.into_iter().map(ending).collect()
    }

    fn is_now(self, moment: &Moment<'_>) -> bool {
        moment.taken >= self.taken && moment.step == self.step
    }
}

/// A server that signals the process it is given, at the moment that its ending says.
async fn deadly() -> (SmtpServer, Arc<Mutex<Option<(Ending, u32)>>>) {
    let victim = Arc::new(Mutex::new(None));
    let told = Arc::clone(&victim);
    let server = SmtpServer::start(Offer::plain().pipelining(true).remembering_heads(), move |moment| {
        let due = told.lock().unwrap().take_if(|(ending, _): &mut (Ending, u32)| ending.is_now(&moment));
        if let Some((ending, process)) = due {
            signal(process, ending.signal);
        }
        Act::Accept
    });
    (server.await, victim)
}

/// The number of messages of each process that a later one sent again; processes are told apart by their last connections.
fn repeated(server: &SmtpServer, last_connections: &[usize]) -> Vec<usize> {
    let mut lives: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for message in to_readers(server.received()) {
        let life = last_connections.partition_point(|last| *last < message.connection);
        lives.entry(message.to[0].clone()).or_default().push(life);
    }
    let mut repeated = vec![0; last_connections.len() + 1];
    for (reader, mut lives) in lives {
        lives.sort_unstable();
        assert!(lives.is_sorted_by(|one, next| one < next), "one process sent {reader} two copies: {lives:?}");
        lives.pop();
        for life in lives {
            repeated[life] += 1;
        }
    }
    repeated
}

async fn ended_at_random_moments(engine: Engine) {
    let mut chance = Chance::new(&format!("moments on {engine:?}"));
    let endings = Ending::draw(&mut chance, if is_soak() { 200 } else { 10 });
    let (server, victim) = deadly().await;
    let place = published_by(engine, server.port, READERS, "").await;
    let last_connections = end_at(&place, &server, &victim, &endings).await;
    let last = place.start(&["serve"]);
    let doubled = all_arrive(&place, &server, READERS).await;
    let repeated = repeated(&server, &last_connections);
    println!("{doubled} copies too many: {repeated:?}");
    for (ending, repeated) in endings.iter().zip(repeated) {
        let most = if ending.signal == "KILL" { CONNECTIONS } else { 0 };
        assert!(repeated <= most, "{repeated} messages came again after {ending:?}\n{}", last.log());
    }
}

/// Starts the program once for each ending; returns the number of connections the server had seen after each.
async fn end_at(
    place: &Place,
    server: &SmtpServer,
    victim: &Mutex<Option<(Ending, u32)>>,
    endings: &[Ending],
) -> Vec<usize> {
    let mut last_connections = Vec::new();
    for ending in endings {
        let service = place.start(&["serve"]);
        *victim.lock().unwrap() = Some((*ending, service.id()));
        let status = service.ends(4 * SOON).await;
        assert_eq!(status.success(), ending.signal == "TERM", "{ending:?}: {status}");
        last_connections.push(server.connections());
    }
    last_connections
}

#[tokio::test(flavor = "multi_thread")]
async fn whenever_it_ends_nobody_is_lost_and_only_a_kill_repeats_what_was_in_flight_on_sqlite() {
    ended_at_random_moments(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whenever_it_ends_nobody_is_lost_and_only_a_kill_repeats_what_was_in_flight_on_postgres() {
    ended_at_random_moments(Engine::Postgres).await;
}
