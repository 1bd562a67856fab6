//! The table of faults (`faults.md`), row by row: the fate of the message that is hit, of its neighbours, of the connection and
//! of the route. No recipient is lost, and none has a copy more than the table allows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
    time::Duration,
};

use chrono::TimeDelta;
use rondbrief::{
    app::{
        App,
        delivery::routes,
        issues::{approve, compose, publish, report, resume},
    },
    domain::{
        ids::SystemIds,
        item::ItemKind,
        mail::{reply_class::ReplyClass, route::Limits},
    },
    mail::{
        smtp::Settings,
        transport::{Route, Routes},
    },
};
use tokio::task::JoinSet;

use super::{address, message_id, to_readers};
use crate::support::{
    app::{Engine, TestApp, deliver_by},
    fixtures, free_port,
    smtp_server::{Act, Manner, Moment, Offer, Received, Security, SmtpServer, Step},
};

/// The readers of every issue here.
const READERS: usize = 4;

/// The time limit of each step.
const PATIENCE: Duration = Duration::from_millis(700);

/// A line of the table.
#[derive(Debug, Clone, Copy)]
struct Row {
    step: &'static str,
    server: &'static str,
    message: &'static str,
    others: &'static str,
    connections: usize,
    route: &'static str,
    waits: &'static str,
    how_long: &'static str,
    page: &'static str,
    too_many: usize,
}

fn table() -> Vec<Row> {
    let lines = include_str!("faults.md").lines().filter(|line| line.starts_with("| ")).skip(1);
    lines.map(Row::parse).collect()
}

impl Row {
    fn parse(line: &'static str) -> Self {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [step, server, message, others, connections, route, waits, how_long, page, too_many] = cells[..] else {
            panic!("{line}")
        };
        let number = |cell: &str| cell.parse().unwrap();
        let (connections, too_many) = (number(connections), number(too_many));
        Self { step, server, message, others, connections, route, waits, how_long, page, too_many }
    }

    /// The expected number of recipients in each state after the first run.
    fn expected(&self, pipelining: bool) -> BTreeMap<&'static str, i64> {
        let mut expected = BTreeMap::from([(self.message, 1)]);
        let (by_turns, pipelined) = self.others.split_once("; pipelined ").unwrap_or((self.others, self.others));
        for part in if pipelining { pipelined } else { by_turns }.split(", ") {
            let (count, state) = part.split_once(' ').unwrap();
            *expected.entry(state).or_default() += count.parse::<i64>().unwrap();
        }
        expected
    }

    /// The texts between backticks, as one answer.
    fn words(&self) -> String {
        let lines: Vec<_> = self.server.split('`').skip(1).step_by(2).collect();
        let mut words = lines.join("\r\n");
        if self.server.ends_with("at a length of 100 kB") {
            words.extend([" ", &"x".repeat(100_000)]);
        }
        words
    }

    /// The server's action at the step of this row.
    fn act(&self) -> Act {
        match self.server {
            "hangs" => Act::Hang,
            "drips" => Act::Drip,
            "closes" | "closes before it has it" => Act::Close,
            "takes it and closes" => Act::TakeAndClose,
            "takes it and answers too late" => Act::AnswerTooLate,
            "reads no further" => Act::StopReading,
            says if says.starts_with("says `") && says.ends_with(" and closes") => {
                Act::SayAndClose(self.words().into())
            }
            says if says.starts_with("says `") => Act::say(self.words()),
            _ => Act::Accept,
        }
    }

    fn asks_for_content(&self) -> bool {
        self.server.ends_with("and asks for content")
    }

    /// The step, and whether it belongs to a message.
    fn step(&self) -> (Step, bool) {
        match self.step {
            "greeting" => (Step::Greeting, false),
            "ehlo" => (Step::Ehlo, false),
            "starttls" => (Step::StartTls, false),
            "auth" => (Step::Auth, false),
            "mail" => (Step::Mail, true),
            "rcpt" => (Step::Rcpt, true),
            "data" => (Step::Data, true),
            "dot" => (Step::Dot, true),
            "connect" | "every reply" => (Step::Other, false),
            unknown => panic!("no step is called {unknown}"),
        }
    }

    /// The server's extensions, and the URL by which the client reaches it.
    fn offer(&self, pipelining: bool) -> (Offer, &'static str) {
        let offer = Offer::plain().pipelining(pipelining);
        let tls = Offer { security: Security::StartTls, ..offer };
        match (self.step, self.server) {
            ("starttls", "does not offer it") => (offer, "smtp://localhost:PORT?tls=starttls"),
            ("starttls", "has a certificate for another name") => (tls, "smtp://127.0.0.1:PORT?tls=starttls"),
            ("starttls", _) => (tls, "smtp://localhost:PORT?tls=starttls"),
            ("auth", _) => (offer, "smtp://post:geheim@127.0.0.1:PORT"),
            (_, "takes no more than 1 kB") => (offer.sized(1_000), "smtp://127.0.0.1:PORT"),
            (_, "comes byte by byte") => (offer.writing(Manner::Bytes), "smtp://127.0.0.1:PORT"),
            (_, "comes with others in one write") => (offer.writing(Manner::Together), "smtp://127.0.0.1:PORT"),
            _ => (offer, "smtp://127.0.0.1:PORT"),
        }
    }

    /// A server that fails as this row says, at the second message or on the first connection, and otherwise works.
    async fn fails(self, offer: Offer) -> SmtpServer {
        let (step, is_of_message) = self.step();
        let second = move |moment: Moment<'_>| {
            let is_hit = if is_of_message { moment.begun == 2 } else { moment.connection == 1 };
            if !is_hit {
                Act::Accept
            } else if moment.step == Step::Data && self.asks_for_content() {
                Act::say("354 go ahead")
            } else {
                moment.only(step, self.act())
            }
        };
        SmtpServer::start(offer, second).await
    }
}

/// A database with readers, on which row after row is played.
struct Stage {
    app: TestApp,
    pipelining: bool,
}

impl Stage {
    async fn new(engine: Engine, pipelining: bool) -> Self {
        let app = TestApp::new(engine).await;
        for n in 0..READERS {
            app.reader(&address(n)).await;
        }
        Self { app, pipelining }
    }

    /// The service, with one connection to this server.
    fn towards(&self, url: &str, certificate: Option<&str>) -> App {
        let ca_file = certificate.map(|pem| {
            let path = self.app.folder.path().join("ca.pem");
            std::fs::write(&path, pem).unwrap();
            path
        });
        let mut settings = Settings::parse(url, ca_file).unwrap();
        (settings.timeouts.connect, settings.timeouts.command, settings.timeouts.message) =
            (PATIENCE, PATIENCE, PATIENCE);
        let route = (Route::Smtp(Box::new(settings)), Limits { connections: 1, ..Limits::default() });
        let (store, links) = (self.app.app.store().clone(), self.app.app.links().clone());
        App::new(store, links, self.app.clock.clone(), std::sync::Arc::new(SystemIds), Routes::new(route, []))
    }

    /// Composes this many issues, and delivers the mail to their editors.
    async fn compose(&self, issues: usize) -> Vec<u32> {
        let (list, mut numbers) = (self.app.list().await, Vec::new());
        for n in 0..issues {
            self.app.queue(&fixtures::item(n as u128, ItemKind::News, "Nieuws")).await;
            let number = compose::compose_now(&self.app.app, &list).await.unwrap().number;
            approve::approve(&self.app.app, &list, number).await.unwrap();
            numbers.push(number);
        }
        self.app.deliver().await;
        numbers
    }

    async fn report(&self, number: u32) -> report::Report {
        report::report(&self.app.app, &self.app.list().await, number).await.unwrap()
    }

    /// The number of recipients of an issue in each state.
    async fn states(&self, number: u32) -> BTreeMap<&'static str, i64> {
        let it = self.report(number).await;
        let states = [
            ("accepted", it.accepted),
            ("refused", it.refused),
            ("deferred", it.deferred),
            ("queued", it.queued),
            ("unknown", it.unknown),
        ];
        states.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// Plays a row with a composed issue; returns the differences from it.
    async fn play(&self, number: u32, row: Row) -> Complaints {
        let mut complaints = Complaints(Vec::new());
        let list = self.app.list().await;
        assert_eq!(publish::publish(&self.app.app, &list, number).await.unwrap(), READERS as u64);
        let (offer, url) = row.offer(self.pipelining);
        let sick = row.fails(offer).await;
        let port = if row.step == "connect" { free_port() } else { sick.port };
        let certificate = (offer.security != Security::None || url.contains("tls=")).then_some(&*sick.certificate);
        let app = self.towards(&url.replace("PORT", &port.to_string()), certificate);
        deliver_by(&app).await;
        complaints.compare("readers", &self.states(number).await, &row.expected(self.pipelining));
        complaints.compare("connections", &sick.connections(), &row.connections);
        let closed_until = routes::report(&app).await.unwrap()[0].closed_until;
        complaints.compare("route", &if closed_until.is_some() { "rests" } else { "open" }, &row.route);
        let told = self.report(number).await.words;
        let next_try = told.iter().filter_map(|it| it.next_try).max();
        let waits = match (closed_until, next_try) {
            (Some(_), _) => "the route",
            (None, Some(_)) => "its message",
            (None, None) => "nobody",
        };
        complaints.compare("who waits", &waits, &row.waits);
        let wait = closed_until.or(next_try).map(|until| until - self.app.clock_now());
        complaints.compare("how long", &wait.map_or("-", |wait| about(wait, row.how_long)), &row.how_long);
        let said = told.iter().find(|it| it.state == row.message).map(|it| phrase(ReplyClass::of(&it.reply)));
        complaints.compare("the page says", &said.unwrap_or("-"), &row.page);
        self.heal(number, row, sick.received(), &mut complaints).await;
        complaints
    }

    /// Delivers the rest to a server that works, and counts all copies.
    async fn heal(&self, number: u32, row: Row, taken_before: Vec<Received>, complaints: &mut Complaints) {
        let list = self.app.list().await;
        if self.report(number).await.state == "paused" {
            resume::resume(&self.app.app, &list, number).await.unwrap();
        }
        let well = SmtpServer::start(Offer::plain().pipelining(self.pipelining), |_| Act::Accept).await;
        let app = self.towards(&format!("smtp://127.0.0.1:{}", well.port), None);
        self.app.clock.advance(TimeDelta::minutes(50));
        deliver_by(&app).await;
        let refused = usize::from(row.message == "refused");
        let it = self.report(number).await;
        let counts =
            (it.state, usize::try_from(it.accepted).unwrap(), usize::try_from(it.refused).unwrap(), it.doubled);
        // A copy without an answer is not known to the report, so it counts none as doubled.
        complaints.compare("in the end", &counts, &("sent", READERS - refused, refused, 0));
        let mut copies: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for message in to_readers([taken_before, well.received()].concat()) {
            copies.entry(message.to[0].clone()).or_default().push(message_id(&message));
        }
        complaints.compare("readers with a copy", &copies.len(), &(READERS - refused));
        let too_many = copies.values().map(Vec::len).sum::<usize>() - copies.len();
        complaints.compare("copies too many", &too_many, &row.too_many);
        let is_one = copies.values().all(|ids| ids.iter().collect::<BTreeSet<_>>().len() == 1);
        complaints.compare("one Message-ID each", &is_one, &true);
    }
}

/// The first wait that fits, `expected` before others: each may have grown by up to half by chance.
fn about(wait: TimeDelta, expected: &str) -> &'static str {
    const WAITS: [(i64, &str); 6] =
        [(1, "1 s"), (5, "5 s"), (300, "5 min"), (420, "7 min"), (900, "15 min"), (1_800, "30 min")];
    let fits = |seconds| (TimeDelta::seconds(seconds)..=TimeDelta::seconds(seconds) * 3 / 2).contains(&wait);
    let named = WAITS.iter().filter(|(seconds, _)| fits(*seconds)).map(|(_, name)| *name);
    named.max_by_key(|name| *name == expected).unwrap_or("something else")
}

/// The words of the desk for a class of replies.
fn phrase(class: ReplyClass) -> &'static str {
    let start = format!("desk-reply-{} = ", class.word());
    let mut lines = include_str!("../../locales/en/desk-sending.ftl").lines();
    lines.find_map(|line| line.strip_prefix(start.as_str())).unwrap()
}

/// The differences from the table.
struct Complaints(Vec<String>);

impl Complaints {
    fn compare<T: PartialEq + Debug>(&mut self, what: &str, found: &T, expected: &T) {
        if found != expected {
            self.0.push(format!("{what}: {found:?} instead of {expected:?}"));
        }
    }
}

/// The number of databases that the rows are divided over: a row mostly waits.
const STAGES: usize = 6;

/// Plays the rows of one stage: row `first`, and every row [`STAGES`] further on.
async fn some_rows(engine: Engine, pipelining: bool, first: usize) -> Vec<String> {
    let stage = Stage::new(engine, pipelining).await;
    let rows: Vec<_> = table().into_iter().skip(first).step_by(STAGES).collect();
    let mut all = Vec::new();
    for (number, row) in stage.compose(rows.len()).await.into_iter().zip(rows) {
        let complaints = stage.play(number, row).await.0;
        all.extend(complaints.into_iter().map(|complaint| format!("{}: {}: {complaint}", row.step, row.server)));
    }
    all
}

async fn all_rows(engine: Engine, pipelining: bool) {
    let mut stages = JoinSet::new();
    for first in 0..STAGES {
        stages.spawn(some_rows(engine, pipelining, first));
    }
    let complaints = stages.join_all().await.concat();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[tokio::test]
async fn every_row_of_the_table_holds_on_sqlite_one_command_at_a_time() {
    all_rows(Engine::Sqlite, false).await;
}

#[tokio::test]
async fn every_row_of_the_table_holds_on_sqlite_pipelined() {
    all_rows(Engine::Sqlite, true).await;
}

#[tokio::test]
async fn every_row_of_the_table_holds_on_postgres_one_command_at_a_time() {
    all_rows(Engine::Postgres, false).await;
}

#[tokio::test]
async fn every_row_of_the_table_holds_on_postgres_pipelined() {
    all_rows(Engine::Postgres, true).await;
}
