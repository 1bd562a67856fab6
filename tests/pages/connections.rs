//! Connections from outside: half requests and slow clients keep nobody out, and what can be read in two ways is not read.

use std::{net::SocketAddr, time::Duration};

use axum::{
    Router,
    body::Bytes,
    routing::{get, post},
};
use rondbrief::web::edge::{self, Edge, Patience, Room};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// A patience that a test can wait for.
const SHORT: Duration = Duration::from_millis(200);

/// A patience that no test waits for.
const LONG: Duration = Duration::from_mins(5);

/// Pages behind the edge, until the test ends them.
struct Served {
    at: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Served {
    async fn with(places: usize, patience: Patience) -> Self {
        let pages = Router::new()
            .route("/", get(async || "here"))
            .route("/read", post(async |body: Bytes| body.len().to_string()))
            .route("/unread", post(async || "no need"));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let edge = Edge { patience, ..Edge::new(Room { total: places, per_network: 100 }, Vec::new()) };
        Self { at, stop, task: tokio::spawn(edge::serve(listener, pages, edge, stopped)) }
    }

    /// A connection on which this was sent.
    async fn sent(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.at).await.unwrap();
        // The other end may have closed it by now.
        drop(stream.write_all(text.as_bytes()).await);
        stream
    }

    /// Everything that is answered to this until the connection ends.
    async fn answers(&self, text: &str) -> String {
        rest(self.sent(text).await).await
    }

    /// The status codes of all answers to this.
    async fn codes(&self, text: &str) -> Vec<String> {
        let answer = self.answers(text).await;
        answer.split("HTTP/1.1 ").skip(1).map(|answer| answer[..3].to_owned()).collect()
    }

    async fn ends(self) {
        self.stop.send_replace(true);
        self.task.await.unwrap();
    }
}

/// What still comes on a connection until it ends.
async fn rest(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    // A connection that was reset has ended as well.
    drop(stream.read_to_end(&mut answer).await);
    String::from_utf8(answer).unwrap()
}

const PATIENT: Patience = Patience { head: LONG, piece: LONG, body: LONG, answer: LONG };

const GET: &str = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn half_requests_and_idle_connections_give_their_places_to_newcomers() {
    let served = Served::with(4, PATIENT).await;
    let mut waiting = Vec::new();
    for text in ["GET / HTTP/1.1\r\nHost: a\r\n", "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf", ""]
    {
        for _ in 0..10 {
            waiting.push(served.sent(text).await);
        }
    }
    assert!(served.answers(GET).await.ends_with("\r\n\r\nhere"));
    for gone in waiting.drain(..26) {
        assert!(!rest(gone).await.contains("200 OK"));
    }
    drop(waiting);
    served.ends().await;
}

#[tokio::test]
async fn a_client_has_its_time_for_a_head_a_body_and_the_next_request() {
    let (half, post) = ("GET / HTTP/1.1\r\nHost: a\r\n", "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
    let served = Served::with(9, Patience { head: SHORT, ..PATIENT }).await;
    for nothing in ["", half] {
        assert!(!served.answers(nothing).await.contains("200 OK"));
    }
    assert!(served.answers("GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.ends_with("here"), "no next request comes");
    served.ends().await;
    for patience in [Patience { piece: SHORT, ..PATIENT }, Patience { body: SHORT, ..PATIENT }] {
        let served = Served::with(9, patience).await;
        for body in ["", "half"] {
            assert!(!served.answers(&format!("{post}{body}")).await.contains("200 OK"), "{patience:?}");
        }
        served.ends().await;
    }
}

#[tokio::test]
async fn an_answer_reaches_a_client_that_is_still_sending() {
    let served = Served::with(9, PATIENT).await;
    let body = "x".repeat(8_000_000);
    let text = format!("POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    assert!(served.answers(&text).await.ends_with("no need"));
    served.ends().await;
}

#[tokio::test]
async fn a_request_names_one_host() {
    let served = Served::with(9, PATIENT).await;
    let request = |hosts: &str| format!("GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
    for host in ["a", "news.example.org:8443", "[::1]", "[::1]:80", "127.0.0.1"] {
        assert_eq!(served.codes(&request(&format!("Host: {host}\r\n"))).await, ["200"], "{host}");
    }
    for hosts in
        ["", "Host: a\r\nHost: a\r\n", "Host: a\r\nX: y\r\nHost: b\r\n", "Host: a b\r\n", "Host: \r\n", "Host: b@a\r\n"]
    {
        assert_eq!(served.codes(&request(hosts)).await, ["400"], "{hosts}");
    }
    let old = served.answers("GET / HTTP/1.0\r\n\r\n").await;
    assert!(old.contains("200 OK"), "HTTP/1.0 knows no such field: {old}");
    served.ends().await;
}

#[tokio::test]
async fn lines_end_in_cr_lf_in_every_request_of_a_connection() {
    let served = Served::with(9, PATIENT).await;
    let before = "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n\n\n\n";
    for wrong in [
        "GET / HTTP/1.1\nHost: a\n\n",
        "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\n",
        "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ] {
        assert_eq!(served.codes(wrong).await, ["400"], "{wrong:?}");
        assert_eq!(served.codes(&[before, wrong].concat()).await, ["200", "400"], "{wrong:?}");
    }
    assert_eq!(served.codes(&[before, before, GET].concat()).await, ["200", "200", "200"]);
    let chunked = "POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\n\n\n\r\n0\r\n\r\n";
    assert_eq!(
        served.codes(&[chunked, "GET / HTTP/1.1\nHost: a\n\n"].concat()).await,
        ["200"],
        "and then it is closed"
    );
    served.ends().await;
}
