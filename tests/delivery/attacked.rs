//! The real program under attack from outside: half requests at a limit of descriptors.

use std::{io::Write, net::TcpStream};

use super::crash::{all_arrive, published};
use crate::support::{app::Engine, chance::is_soak, smtp_server::SmtpServer};

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
