//! Whether the time of one's own posts tells whose address was posted just before: two attacks, on each form that takes an
//! address. `tests/soak timing` measures them with a thousand posts a side, and how long a confirmation takes that is admitted at a
//! beat.

use std::{
    env,
    net::SocketAddr,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use rondbrief::{
    app::editors::manage::Post,
    domain::editor::Role,
    web::{self, Budget},
    worker::outbox::{self, Journal, Until},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};

use crate::support::{
    app::{Engine, TestApp},
    chance::{Chance, is_soak},
    desk::{Person, invite},
    eventually, guesses,
    program::SOON,
    smtp_server::SmtpServer,
};

/// The posts of each kind of address, known and not; `RONDBRIEF_TEST_TRIALS` sets another number for a first look.
fn trials() -> usize {
    let usual = if is_soak() { 1_000 } else { 10 };
    env::var("RONDBRIEF_TEST_TRIALS").map_or(usual, |trials| trials.parse().unwrap())
}

/// The posts of one's own that an attacker times after the victim's.
const PROBES: usize = 12;

/// The pause of the other attacker, who times one post.
const PAUSE: Duration = Duration::from_millis(2);

/// A form that takes an address.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Page,
    Data,
    SignIn,
}

/// The attack.
#[derive(Debug, Clone, Copy)]
enum Attack {
    /// Twelve posts on a second connection.
    Series,
    /// One post, two milliseconds later.
    Single,
}

/// A kept connection to the service.
struct Connection(BufReader<TcpStream>);

impl Connection {
    async fn open(to: SocketAddr) -> Self {
        let stream = TcpStream::connect(to).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    /// Sends a request and reads its whole answer; gives the status and the time that it took.
    async fn sends(&mut self, request: &str) -> (u16, Duration) {
        let start = Instant::now();
        self.0.get_mut().write_all(request.as_bytes()).await.unwrap();
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await.unwrap();
            let line = line.trim_end().to_ascii_lowercase();
            if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest[..3].parse().unwrap();
            } else if let Some(rest) = line.strip_prefix("content-length: ") {
                length = rest.parse().unwrap();
            } else if line.is_empty() {
                break;
            }
        }
        self.0.read_exact(&mut vec![0; length]).await.unwrap();
        (status, start.elapsed())
    }
}

/// The service with its worker, and what an attacker has to fill in.
struct Stage {
    app: TestApp,
    /// Takes the mail.
    server: SmtpServer,
    at: SocketAddr,
    form_token: String,
    desk_token: String,
    desk_cookie: String,
}

impl Stage {
    async fn new(trials: usize) -> Self {
        let server = SmtpServer::friendly().await;
        let app = TestApp::with_smtp(Engine::Sqlite, server.port).await;
        for n in 0..trials {
            app.reader(&reader(n)).await;
        }
        let list = app.list().await.id;
        for n in 0..trials.div_ceil(5) {
            invite(&app, &editor(n), Post::On(list, Role::Editor)).await;
        }
        app.deliver().await;
        let form_token = app.get("/l/in-de-ggz").await.field("form_token").unwrap();
        let person = Person::new(&app);
        let desk_token = person.get("/desk/sign-in").await.field("token").unwrap();
        let desk_cookie = format!("__Host-rondbrief-browser={}", person.cookie("browser").unwrap());
        app.clock.advance(TimeDelta::seconds(10));
        let at = serve(&app).await;
        Self { app, server, at, form_token, desk_token, desk_cookie }
    }

    /// The request that posts `address`; each comes from another network.
    fn post(&self, entry: Entry, address: &str, number: usize) -> String {
        let from = format!("X-Forwarded-For: 10.{}.{}.{}", (number >> 16) & 255, (number >> 8) & 255, number & 255);
        let encoded = |fields: &[(&str, &str)]| {
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
        };
        let (path, kind, more, body) = match entry {
            Entry::Data => {
                let body = format!("{{\"email\":\"{address}\"}}");
                ("/l/in-de-ggz/subscribe", "application/json", String::new(), body)
            }
            Entry::Page => {
                let body = encoded(&[("email", address), ("form_token", &self.form_token)]);
                ("/l/in-de-ggz/subscribe", "application/x-www-form-urlencoded", String::new(), body)
            }
            Entry::SignIn => {
                let body = encoded(&[("email", address), ("token", &self.desk_token)]);
                let more = format!("Cookie: {}\r\nOrigin: {}\r\n", self.desk_cookie, self.app.app.links().base());
                ("/desk/sign-in", "application/x-www-form-urlencoded", more, body)
            }
        };
        let length = body.len();
        format!(
            "POST {path} HTTP/1.1\r\nHost: nieuws.example.org\r\n{from}\r\n{more}Content-Type: {kind}\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        )
    }

    /// The times of an attacker who posts `address` by `entry`, as logarithms.
    async fn attack(&self, (entry, attack): (Entry, Attack), address: &str, number: usize) -> Vec<f64> {
        let (mut one, mut other) = (Connection::open(self.at).await, Connection::open(self.at).await);
        let own = self.post(Entry::Data, "aanvaller@example.org", number);
        // Opens the way for both.
        other.sends(&own).await;
        let (status, _) = one.sends(&self.post(entry, address, number)).await;
        assert!(matches!(status, 200 | 202), "{entry:?} {status}");
        let probes = match attack {
            Attack::Series => PROBES,
            Attack::Single => {
                let start = Instant::now();
                while start.elapsed() < PAUSE {
                    tokio::task::yield_now().await;
                }
                1
            }
        };
        let mut times = Vec::new();
        for _ in 0..probes {
            let (_, took) = other.sends(&own).await;
            times.push(took.as_secs_f64().ln());
        }
        times
    }
}

fn reader(n: usize) -> String {
    format!("lezer{n:05}@example.org")
}

fn editor(n: usize) -> String {
    format!("redac{n:05}@example.org")
}

/// Serves pages with limits that are out of the way, on a port of the loopback.
async fn serve(app: &TestApp) -> SocketAddr {
    let most = 1_000_000_u32.try_into().unwrap();
    let limits = Budget { per_network_per_hour: most, total_per_hour: most };
    let trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    let settings = web::Settings { limits, trusted_proxies, works: true, ..web::Settings::default() };
    let router = web::router(app.app.clone(), settings).into_make_service_with_connect_info::<SocketAddr>();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    at
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_time_of_ones_own_posts_tells_nothing_about_the_address_posted_before() {
    let (trials, mut chance) = (trials(), Chance::new("timing"));
    let mut stage = Stage::new(trials).await;
    let settings = outbox::Settings { batch: 50, lease: TimeDelta::seconds(50), drain: Duration::from_secs(5) };
    let (stop, stopped) = watch::channel(false);
    let worker =
        tokio::spawn(outbox::run(stage.app.app.clone(), settings, Journal::default(), stopped, Until::Stopped));
    let (mut number, mut found) = (0, Vec::new());
    for entry in [Entry::Page, Entry::Data, Entry::SignIn] {
        for attack in [Attack::Series, Attack::Single] {
            // The limits on asking for links to sign in begin anew.
            stage.at = serve(&stage.app).await;
            stage.app.clock.advance(TimeDelta::hours(1) + TimeDelta::minutes(1));
            let (mut strangers, mut known) = (Vec::new(), Vec::new());
            while strangers.len() + known.len() < 2 * trials {
                number += 1;
                let is_known = strangers.len() == trials || (known.len() < trials && chance.below(2) == 1);
                let nth = known.len();
                let address = match (is_known, entry) {
                    (false, _) => format!("vreem{number:05}@example.org"),
                    (true, Entry::SignIn) => editor(nth % trials.div_ceil(5)),
                    (true, Entry::Page | Entry::Data) => reader(nth),
                };
                let times = stage.attack((entry, attack), &address, number).await;
                if is_known { known.push(times) } else { strangers.push(times) }
            }
            let (area, error) = guesses::area(&strangers, &known, &mut chance);
            println!("{entry:?} {attack:?}: AUC {area:.3} ± {:.3}", 1.96 * error);
            found.push((entry, attack, area));
        }
    }
    stop.send_replace(true);
    worker.await.unwrap();
    stage.app.leaves_anything();
    for (entry, attack, area) in found {
        assert!(!is_soak() || (0.45..=0.55).contains(&area), "{entry:?} {attack:?}: AUC {area}");
    }
}

/// The longest time, at the median, until a confirmation is with the mail server.
const WAIT: Duration = Duration::from_secs(5);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmation_is_in_the_mailbox_within_five_seconds_at_the_median() {
    let (trials, mut chance) = (if is_soak() { 100 } else { 3 }, Chance::new("waiting"));
    let stage = Stage::new(0).await;
    let settings = outbox::Settings { batch: 50, lease: TimeDelta::seconds(50), drain: Duration::from_secs(5) };
    let (stop, stopped) = watch::channel(false);
    let worker =
        tokio::spawn(outbox::run(stage.app.app.clone(), settings, Journal::default(), stopped, Until::Stopped));
    let (mut connection, mut times) = (Connection::open(stage.at).await, Vec::new());
    for number in 0..trials {
        // At any moment between two beats: the last mail came right after one.
        let (start, pause) = (Instant::now(), Duration::from_millis(u64::try_from(chance.below(2_000)).unwrap()));
        eventually(SOON, "the moment to post comes", || start.elapsed() >= pause).await;
        let start = Instant::now();
        let (status, _) =
            connection.sends(&stage.post(Entry::Data, &format!("nieuw{number}@example.org"), number)).await;
        assert_eq!(status, 202);
        eventually(SOON, "the mail arrives", || stage.server.taken() == number + 1).await;
        times.push(start.elapsed());
    }
    stop.send_replace(true);
    worker.await.unwrap();
    stage.app.leaves_anything();
    times.sort();
    let (median, most) = (times[trials / 2], times[trials - 1]);
    println!("{trials} confirmations: {median:.2?} at the median, {most:.2?} at most");
    assert!(median <= WAIT, "{times:?}");
}
