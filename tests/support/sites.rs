//! Other people's web sites, on this machine: every host leads to one server, which answers by path.

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex},
};

use rondbrief::{
    domain::running::public_address::is_public,
    outside::{Finding, Names, Outside},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};
use tokio_rustls::rustls::RootCertStore;

use super::certificate::Certificate;

/// The host that every test of links may use.
pub const HOST: &str = "www.voorbeeld.nl";

/// A running server; it ends with the test.
pub struct Sites {
    /// What asks it.
    pub outside: Outside,
    asked: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

/// Hosts that lead where the test says, one answer after the other; the last one stays.
pub struct Hosts(Mutex<BTreeMap<String, Vec<Vec<SocketAddr>>>>);

impl Names for Hosts {
    fn find(&self, host: String) -> Finding {
        let mut hosts = self.0.lock().unwrap();
        let found = hosts.get_mut(&host).map(|answers| {
            if answers.len() > 1 { answers.remove(0) } else { answers.first().cloned().unwrap_or_default() }
        });
        let unknown = || std::io::Error::new(std::io::ErrorKind::NotFound, "nobody has this name");
        Box::pin(async move { found.ok_or_else(unknown) })
    }
}

/// Public addresses, and the one where the sites of a test are.
fn public_or_here(ip: IpAddr) -> bool {
    is_public(ip) || ip == IpAddr::from([127, 0, 0, 1])
}

impl Sites {
    /// Sites that answer a path with a status line and headers, such as `301 Moved\r\nLocation: /other`.
    pub async fn start(answer: impl Fn(&str) -> &'static str + Send + Sync + 'static) -> Self {
        Self::with_hosts(answer, |_| BTreeMap::new()).await
    }

    /// The same with further hosts; `more` is given the server's address.
    pub async fn with_hosts(
        answer: impl Fn(&str) -> &'static str + Send + Sync + 'static,
        more: impl FnOnce(SocketAddr) -> BTreeMap<String, Vec<Vec<SocketAddr>>>,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let here = listener.local_addr().unwrap();
        let mut hosts = more(here);
        let names: Vec<String> = hosts.keys().cloned().chain([HOST.to_owned()]).collect();
        let certificate = Certificate::of(&names.iter().map(String::as_str).collect::<Vec<_>>());
        hosts.insert(HOST.to_owned(), vec![vec![here]]);
        let mut roots = RootCertStore::empty();
        roots.add(certificate.der.clone()).unwrap();
        let outside = Outside::new(Arc::new(Hosts(Mutex::new(hosts))), public_or_here, roots).unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&asked), Arc::new(answer));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, kept, answer) = (certificate.acceptor.clone(), Arc::clone(&kept), Arc::clone(&answer));
                tokio::spawn(async move {
                    // Who turns away asks nothing.
                    let Ok(mut stream) = acceptor.accept(stream).await else { return };
                    let mut asked = Vec::new();
                    while !asked.ends_with(b"\r\n\r\n") {
                        let Ok(byte) = stream.read_u8().await else { return };
                        asked.push(byte);
                    }
                    let asked = String::from_utf8(asked).unwrap();
                    let path = asked.split(' ').nth(1).unwrap().to_owned();
                    let answer =
                        format!("HTTP/1.1 {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", answer(&path));
                    kept.lock().unwrap().push(path);
                    drop(stream.write_all(answer.as_bytes()).await);
                    drop(stream.shutdown().await);
                });
            }
        });
        Self { outside, asked, task }
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Sites {
    fn drop(&mut self) {
        self.task.abort();
    }
}
