//! The real program under attack from outside: half requests at a limit of descriptors, bodies and pictures as large as they come.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    thread,
};

use super::crash::{all_arrive, published};
use crate::support::{
    app::Engine,
    chance::is_soak,
    program::{Place, Running, SOON},
    smtp_server::SmtpServer,
};

/// The most memory that an attack may take, and any upload: in kB, above what the program had.
const MOST: u64 = 64 * 1000;

#[tokio::test(flavor = "multi_thread")]
async fn half_requests_keep_neither_visitors_nor_subscribers_waiting() {
    let (limit, halves, readers) = if is_soak() { (1024, 1100, 20_000) } else { (256, 300, 400) };
    let server = SmtpServer::friendly().await;
    let place = published(Engine::Sqlite, server.port, readers).await;
    let service = place.serve_by(&format!("ulimit -n {limit}; exec rondbrief serve")).await;
    let half = || {
        let mut stream = TcpStream::connect(("127.0.0.1", place.port)).unwrap();
        // It may be closed by now, for one that came later.
        drop(stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n"));
        stream
    };
    let halves: Vec<_> = (0..halves).map(|_| half()).collect();
    for path in ["/healthz", "/", "/l/in-de-ggz"] {
        assert_eq!(place.visit("GET", path, "").map(|(code, _)| code), Some(200), "{path}\n{}", service.log());
    }
    assert_eq!(all_arrive(&place, &server, readers).await, 0, "{}", service.log());
    assert_eq!(place.visit("GET", "/healthz", "").unwrap().0, 200);
    drop(halves);
    assert!(!service.log().contains("WARN") && !service.log().contains("ERROR"), "{}", service.log());
    assert_eq!(service.stops("TERM").await, 0);
}

/// A value of a process's memory in kB (proc(5)).
fn memory(process: &Running, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// The most memory that `work` takes above what the program has before, in kB.
fn peak(process: &Running, work: impl FnOnce()) -> u64 {
    // 5 begins the peak anew.
    fs::write(format!("/proc/{}/clear_refs", process.id()), "5").unwrap();
    let before = memory(process, "VmRSS");
    work();
    memory(process, "VmHWM") - before
}

/// The program with an origin that a form can name.
struct Desk {
    place: Place,
    origin: String,
}

impl Desk {
    fn new() -> Self {
        let place = Place::new();
        let origin = format!("http://127.0.0.1:{}", place.port);
        Self { place: place.with("RONDBRIEF_BASE_URL", &origin), origin }
    }

    /// Sends a request; gives everything that comes back.
    fn asks(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.place.port)).unwrap();
        stream.set_read_timeout(Some(SOON * 4)).unwrap();
        let (host, length) = (self.origin.trim_start_matches("http://"), body.len());
        let own =
            format!("Host: {host}\r\nOrigin: {}\r\nConnection: close\r\nContent-Length: {length}\r\n", self.origin);
        let head = format!("{method} {path} HTTP/1.1\r\n{own}{headers}\r\n");
        stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn uploads(&self, path: &str, fields: &[(&str, &str)], file: &[u8], cookie: &str) -> String {
        let part = |(name, value): &(&str, &str)| {
            format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let head = "--x\r\ncontent-disposition: form-data; name=\"upload\"; filename=\"a.png\"\r\n\r\n";
        let fields: String = fields.iter().map(part).collect();
        let body = [fields.as_bytes(), head.as_bytes(), file, b"\r\n--x--\r\n"].concat();
        let headers = format!("Content-Type: multipart/form-data; boundary=x\r\nCookie: {cookie}\r\n");
        self.asks("POST", path, &headers, &body)
    }

    /// Signs an editor in by a link from the command line; gives the cookie of the session.
    fn signs_in(&self) -> String {
        self.place.does("rondbrief editor invite --list in-de-ggz --role editor --email anke@example.net --name Anke");
        let link = self.place.does("rondbrief editor link --email anke@example.net");
        let path = link.trim().strip_prefix(&self.origin).unwrap().to_owned();
        let page = self.asks("GET", &path, "", b"");
        let (cookie, token) = (cookie(&page), value(&page, "token"));
        let form = "Content-Type: application/x-www-form-urlencoded\r\n";
        cookie_of(&self.asks(
            "POST",
            &path,
            &format!("{form}Cookie: {cookie}\r\n"),
            format!("token={token}").as_bytes(),
        ))
    }
}

/// The first cookie that an answer gives.
fn cookie(answer: &str) -> String {
    let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("set-cookie: ")).unwrap();
    line["set-cookie: ".len()..].split(';').next().unwrap().to_owned()
}

/// The cookie of the session that an answer gives.
fn cookie_of(answer: &str) -> String {
    let lines = answer.lines().filter(|line| line.to_ascii_lowercase().starts_with("set-cookie: "));
    let mut cookies = lines.map(|line| line["set-cookie: ".len()..].split(';').next().unwrap().to_owned());
    cookies.find(|cookie| cookie.contains("session")).unwrap_or_else(|| panic!("{answer}"))
}

/// The value of a hidden field.
fn value(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    page.split(&field).nth(1).unwrap_or_else(|| panic!("{name} in {page}")).split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn large_bodies_of_strangers_take_no_memory() {
    let desk = Desk::new();
    let service = desk.place.serve(&["serve"]).await;
    let file = vec![0; 11_000_000];
    let attack = || {
        let answer = desk.uploads("/desk/l/nobody/queue/add", &[("token", "x")], &file, "");
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    };
    // So that what the first request needs once is not counted.
    attack();
    let taken = peak(&service, || {
        thread::scope(|scope| {
            for _ in 0..if is_soak() { 60 } else { 12 } {
                scope.spawn(attack);
            }
        });
    });
    assert!(taken < MOST / 2, "{taken} kB");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_file_with_many_pixels_takes_little_memory() {
    let desk = Desk::new();
    let service = desk.place.serve(&["serve"]).await;
    let cookie = desk.signs_in();
    let upload = |side: u32| {
        let page = desk.asks("GET", "/desk/l/in-de-ggz/queue/add", &format!("Cookie: {cookie}\r\n"), b"");
        let (token, id) = (value(&page, "token"), value(&page, "id"));
        let fields =
            [("token", &*token), ("id", &id), ("version", ""), ("kind", "news"), ("title", "Nieuws"), ("alt", "Wit")];
        let answer = desk.uploads("/desk/l/in-de-ggz/queue/add", &fields, &png(side), &cookie);
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    };
    upload(9);
    let taken = peak(&service, || upload(if is_soak() { 5600 } else { 2800 }));
    assert!(taken < MOST, "{taken} kB");
}

/// A PNG of this many pixels in each direction, all see-through, with 16 bits for each colour.
fn png(side: u32) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    image::ImageBuffer::<image::Rgba<u16>, _>::new(side, side).write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}
