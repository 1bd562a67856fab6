//! Sending over SMTP: each answer of a mail server has its meaning, and nothing secret is sent in clear.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use rondbrief::{
    domain::{mail::delivery::Outcome, text::address::EmailAddress},
    mail::{
        smtp::{Begun, Connection, Parcel, Settings, Timeouts, Trouble},
        transport::{Channel, Route},
    },
};

use crate::support::{
    free_port,
    smtp_server::{Act, Security, SmtpServer, Step},
};

const MESSAGE: &str = "Subject: dag\r\n\r\neen\r\n\r\ntwee..\r\n";

fn address(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

/// Settings for a server of ours, with little patience.
fn settings(url: &str, ca_file: Option<&Path>) -> Settings {
    let mut settings = Settings::parse(url, ca_file.map(Path::to_owned)).unwrap();
    let soon = Duration::from_millis(400);
    settings.timeouts = Timeouts { connect: soon, command: soon, message: soon, quit: soon };
    settings
}

async fn open(server: &SmtpServer) -> Connection {
    Connection::open(&settings(&format!("smtp://127.0.0.1:{}", server.port), None)).await.unwrap()
}

/// The outcome of one message, and the state of the connection.
#[derive(Debug)]
struct Attempt {
    outcome: Outcome,
    usable: bool,
}

fn parcel(to: &str, content: &str) -> Parcel {
    Parcel { from: address("update@example.org"), to: address(to), content: content.to_owned() }
}

async fn send(connection: &mut Connection) -> Attempt {
    deliver(connection, &parcel("rene@example.net", MESSAGE)).await
}

/// Begins and ends one message.
async fn deliver(connection: &mut Connection, parcel: &Parcel) -> Attempt {
    let begun = connection.exchange(None, Some(parcel)).await;
    match begun.begun.unwrap() {
        Begun::Agreed => {
            let ended = connection.exchange(Some(parcel.content.clone()), None).await;
            Attempt { outcome: ended.finished.unwrap(), usable: ended.usable }
        }
        Begun::Answered(_, outcome) => Attempt { outcome, usable: begun.usable },
        Begun::Closed(reply) => Attempt { outcome: Outcome::Deferred(reply), usable: begun.usable },
        Begun::Silent(words) => Attempt { outcome: Outcome::NoContact(words), usable: begun.usable },
        Begun::Untried => panic!("nothing went before"),
    }
}

/// Sends one message to a server that does `act` at `step`.
async fn attempt(step: Step, act: Act) -> (Attempt, SmtpServer) {
    let server = SmtpServer::start(Security::None, move |moment| moment.only(step, act.clone())).await;
    let mut connection = open(&server).await;
    (send(&mut connection).await, server)
}

fn code(outcome: &Outcome) -> (&'static str, u16) {
    match outcome {
        Outcome::Accepted(reply) => ("accepted", reply.code),
        Outcome::Deferred(reply) => ("deferred", reply.code),
        Outcome::Refused(reply) => ("refused", reply.code),
        Outcome::Blocked(reply) => ("blocked", reply.code),
        Outcome::PutOff(reply) => ("put off", reply.code),
        Outcome::NoContact(_) => ("no contact", 0),
        Outcome::Unknown(_) => ("unknown", 0),
        Outcome::Withdrawn => ("withdrawn", 0),
    }
}

#[tokio::test]
async fn a_message_arrives_byte_for_byte() {
    let server = SmtpServer::friendly().await;
    let mut connection = open(&server).await;
    // Sending loops are tasks of their own, so all of this must be able to move between threads.
    let sending = tokio::spawn(async move {
        for _ in 0..3 {
            let attempt = send(&mut connection).await;
            assert!(attempt.usable);
            assert_eq!(code(&attempt.outcome), ("accepted", 250));
        }
        connection.quit().await;
    });
    sending.await.unwrap();
    let received = server.received();
    assert_eq!((received.len(), server.connections()), (3, 1));
    assert_eq!(received[2].from, "update@example.org");
    assert_eq!(received[2].to, ["rene@example.net"]);
    assert_eq!(received[2].data, MESSAGE.as_bytes());
    assert_eq!(server.lines().last().unwrap(), "QUIT");
}

#[tokio::test]
async fn messages_do_not_wait_for_acknowledgements() {
    let server = SmtpServer::friendly().await;
    let mut connection = open(&server).await;
    let letter = parcel("rene@example.net", &format!("Subject: dag\r\n\r\n{}", "woord\r\n".repeat(3_000)));
    let start = Instant::now();
    for _ in 0..50 {
        assert!(deliver(&mut connection, &letter).await.usable);
    }
    // Without TCP_NODELAY each takes 40 ms or more.
    assert!(start.elapsed() < Duration::from_millis(1_500), "{:?}", start.elapsed());
}

#[tokio::test]
async fn the_answer_at_each_step_decides() {
    for (step, answer, outcome, usable) in [
        (Step::Rcpt, "550 5.1.1 no such user", ("refused", 550), true),
        (Step::Rcpt, "452 4.2.2 mailbox full", ("deferred", 452), true),
        (Step::Data, "554 5.7.1 no", ("refused", 554), true),
        (Step::Dot, "451 4.7.1 greylisted", ("deferred", 451), true),
        (Step::Dot, "554 5.6.0 not this", ("refused", 554), true),
        (Step::Dot, "250-taken\r\n250 as 12345", ("accepted", 250), true),
        (Step::Mail, "550 5.7.1 you are blocked", ("blocked", 550), true),
        (Step::Mail, "451 4.3.2 busy", ("put off", 451), true),
        (Step::Mail, "421 4.3.2 going down", ("deferred", 421), false),
        (Step::Rcpt, "421 4.7.0 too many", ("deferred", 421), false),
        (Step::Dot, "421 4.3.0 sorry", ("put off", 421), false),
        (Step::Dot, "454 Throttling failure: Maximum sending rate exceeded.", ("put off", 454), true),
        (Step::Rcpt, "550 5.4.5 daily limit", ("put off", 550), true),
    ] {
        let server = SmtpServer::start(Security::None, move |moment| moment.only(step, Act::say(answer))).await;
        let mut connection = open(&server).await;
        let attempt = send(&mut connection).await;
        assert_eq!((code(&attempt.outcome), attempt.usable), (outcome, usable), "{step:?} {answer}");
        assert_eq!(server.received().len(), usize::from(outcome.0 == "accepted"), "{step:?} {answer}");
        if usable {
            assert_eq!(code(&send(&mut connection).await.outcome), outcome, "the next message, {step:?} {answer}");
            let resets = server.lines().iter().filter(|line| *line == "RSET").count();
            assert_eq!(resets, usize::from(step != Step::Dot), "{step:?} {answer}");
        }
    }
}

#[tokio::test]
async fn after_a_refusal_the_next_message_goes_over_the_same_connection() {
    let server = SmtpServer::start(Security::None, |moment| {
        if moment.line.contains("nobody@") { Act::say("550 5.1.1 no such user") } else { Act::Accept }
    })
    .await;
    let mut connection = open(&server).await;
    let refused = deliver(&mut connection, &parcel("nobody@example.net", MESSAGE)).await;
    assert_eq!(code(&refused.outcome), ("refused", 550));
    assert_eq!(code(&send(&mut connection).await.outcome), ("accepted", 250));
    assert_eq!((server.connections(), server.received().len()), (1, 1));
}

#[tokio::test]
async fn silence_and_broken_connections_say_nothing_about_the_reader() {
    for step in [Step::Mail, Step::Rcpt, Step::Data, Step::Dot] {
        for act in [Act::Hang, Act::Close, Act::TakeAndClose, Act::say("what is this"), Act::say("999 9.9.9")] {
            let (attempt, _server) = attempt(step, act.clone()).await;
            let expected = if step == Step::Dot { "unknown" } else { "no contact" };
            assert_eq!((code(&attempt.outcome).0, attempt.usable), (expected, false), "{step:?} {act:?}");
        }
    }
}

#[tokio::test]
async fn answers_of_any_length_are_kept_short() {
    let long = format!("550 5.1.1 {}", "x".repeat(900));
    let (refused, _server) = attempt(Step::Rcpt, Act::say(long)).await;
    assert!(matches!(&refused.outcome, Outcome::Refused(reply) if reply.text.len() <= 512), "{refused:?}");
    let lines = format!("{}550 5.1.1 end", "550-5.1.1 another line\r\n".repeat(200));
    let (refused, _server) = attempt(Step::Dot, Act::say(lines)).await;
    assert!(matches!(&refused.outcome, Outcome::Refused(reply) if reply.text.len() <= 512), "{refused:?}");
    for endless in ["x".repeat(10_000_000), "ok\r\n250-".repeat(15_000)] {
        let (attempt, _server) = attempt(Step::Rcpt, Act::say(format!("250-{endless}"))).await;
        assert_eq!((code(&attempt.outcome).0, attempt.usable), ("no contact", false));
    }
}

#[tokio::test]
async fn a_server_that_does_not_let_us_in_is_trouble_and_not_a_refusal() {
    let to = |server: &SmtpServer| settings(&format!("smtp://127.0.0.1:{}", server.port), None);
    for (step, act, words) in [
        (Step::Greeting, Act::say("554 5.7.1 go away"), "go away"),
        (Step::Greeting, Act::say("421 4.3.2 too busy"), "too busy"),
        (Step::Greeting, Act::Hang, "no answer within 0.4 seconds"),
        (Step::Greeting, Act::Close, "cannot greet"),
        (Step::Ehlo, Act::say("550 5.5.1 no"), "550"),
        (Step::Ehlo, Act::Hang, "no answer"),
    ] {
        let server = SmtpServer::start(Security::None, move |moment| moment.only(step, act.clone())).await;
        let trouble = Connection::open(&to(&server)).await.unwrap_err();
        assert!(trouble.words.contains(words), "{step:?}: {trouble}");
    }
    let nobody = settings(&format!("smtp://127.0.0.1:{}", free_port()), None);
    let trouble = Connection::open(&nobody).await.unwrap_err();
    assert!(trouble.words.starts_with("cannot connect 127.0.0.1:"), "{trouble}");
}

/// Opens a connection under TLS to a server that follows `script`, trusting its certificate.
async fn open_sealed(
    security: Security,
    host: &str,
    user: &str,
    script: impl Fn(crate::support::smtp_server::Moment<'_>) -> Act + Send + Sync + 'static,
) -> (Result<Connection, Trouble>, SmtpServer) {
    let server = SmtpServer::start(security, script).await;
    let folder = tempfile::tempdir().unwrap();
    let ca = folder.path().join("ca.pem");
    std::fs::write(&ca, &server.certificate).unwrap();
    let (scheme, query) = if security == Security::Implicit { ("smtps", "") } else { ("smtp", "?tls=starttls") };
    let url = format!("{scheme}://{user}{host}:{}{query}", server.port);
    (Connection::open(&settings(&url, Some(&ca))).await, server)
}

#[tokio::test]
async fn mail_travels_under_tls_with_a_checked_certificate() {
    for security in [Security::StartTls, Security::Implicit] {
        let (connection, server) =
            open_sealed(security, "localhost", "post%40x:geheim@", |moment| moment.only(Step::Dot, Act::say("250")))
                .await;
        let mut connection = connection.unwrap();
        assert_eq!(code(&send(&mut connection).await.outcome), ("accepted", 250), "{security:?}");
        assert!(server.received()[0].sealed);
        assert!(server.lines().iter().any(|line| line.starts_with("AUTH PLAIN ")));
    }
}

#[tokio::test]
async fn nothing_is_sent_when_starttls_is_not_offered() {
    let (trouble, server) = open_sealed(Security::None, "localhost", "post:geheim@", |_| Act::Accept).await;
    assert!(trouble.unwrap_err().words.contains("STARTTLS is not supported"));
    assert!(server.lines().iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{:?}", server.lines());
}

#[tokio::test]
async fn nothing_is_sent_when_starttls_is_refused_or_falsified() {
    for answer in ["454 4.7.0 not now", "220 go\r\n250-localhost\r\n250 AUTH PLAIN\r\n235 welcome\r\n250 ok\r\n250 ok"]
    {
        let (trouble, server) = open_sealed(Security::StartTls, "localhost", "post:geheim@", move |moment| {
            moment.only(Step::StartTls, Act::say(answer))
        })
        .await;
        let trouble = trouble.unwrap_err();
        assert!(trouble.words.starts_with("cannot start TLS"), "{trouble}");
        assert!(!server.lines().iter().any(|line| line.starts_with("AUTH")), "{:?}", server.lines());
    }
}

#[tokio::test]
async fn answers_slipped_in_before_tls_are_never_taken_for_the_servers() {
    let injected = "250-localhost\r\n250 STARTTLS\r\n220 go\r\n250 AUTH PLAIN\r\n235 welcome";
    let (trouble, server) = open_sealed(Security::StartTls, "localhost", "post:geheim@", move |moment| {
        moment.only(Step::Ehlo, Act::say(injected))
    })
    .await;
    assert!(trouble.is_err());
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_certificate_for_another_name_or_of_nobody_we_trust_is_refused() {
    for security in [Security::StartTls, Security::Implicit] {
        let (trouble, server) = open_sealed(security, "127.0.0.1", "post:geheim@", |_| Act::Accept).await;
        assert!(trouble.unwrap_err().words.contains("certificate"), "{security:?}");
        assert!(!server.lines().iter().any(|line| line.starts_with("AUTH")));
    }
    let server = SmtpServer::start(Security::Implicit, |_| Act::Accept).await;
    let stranger = settings(&format!("smtps://localhost:{}", server.port), None);
    assert!(Connection::open(&stranger).await.unwrap_err().words.contains("certificate"));
}

#[tokio::test]
async fn a_refused_password_is_told_in_the_servers_words_and_without_the_password() {
    let (trouble, _server) = open_sealed(Security::Implicit, "localhost", "post:geheim@", |moment| {
        moment.only(Step::Auth, Act::say("535 5.7.8 wrong credentials"))
    })
    .await;
    let trouble = trouble.unwrap_err();
    assert!(
        trouble.words.contains("cannot sign in") && trouble.words.contains("535 5.7.8 wrong credentials"),
        "{trouble}"
    );
    assert!(!trouble.words.contains("geheim"));
    assert_eq!(trouble.reply.unwrap().code, 535);
}

#[tokio::test]
async fn the_built_in_mailbox_takes_everything_and_a_full_disk_is_no_refusal() {
    let folder = tempfile::tempdir().unwrap();
    let letter = parcel("rene@example.net", MESSAGE);
    let mailbox = rondbrief::mail::captured::Mailbox::new(folder.path().join("mailbox"));
    let mut channel: Channel = Route::Mailbox(mailbox.clone()).open().await.unwrap();
    let id = uuid::Uuid::from_u128(7);
    assert_eq!(channel.exchange(|| id, None, Some(&letter)).await.begun, Some(Begun::Agreed));
    assert_eq!(
        code(&channel.exchange(|| id, Some(letter.content.clone()), None).await.finished.unwrap()),
        ("accepted", 250)
    );
    assert_eq!(mailbox.one(id).unwrap().as_deref(), Some(MESSAGE.as_bytes()));
    channel.close().await;
    let blocked = folder.path().join("file");
    std::fs::write(&blocked, "").unwrap();
    let mut channel = Route::Mailbox(rondbrief::mail::captured::Mailbox::new(blocked)).open().await.unwrap();
    let ended = channel.exchange(|| id, Some(letter.content.clone()), None).await;
    assert_eq!(code(&ended.finished.unwrap()).0, "no contact");
}
