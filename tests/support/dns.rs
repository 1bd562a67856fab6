//! A DNS server on the loopback that answers from a table.

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
};

use mail_auth::{
    MessageAuthenticator,
    hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts},
};
use rondbrief::outside::records::Dns;
use tokio::{net::UdpSocket, task::JoinHandle};

/// What the server says about a name.
#[derive(Clone)]
pub enum Entry {
    /// A text.
    Txt(String),
    /// A server that takes its mail; an empty name: nobody does (RFC 7505).
    Mx(&'static str),
    /// An address.
    A(Ipv4Addr),
    /// That it fails to look (SERVFAIL).
    Fails,
}

impl From<&str> for Entry {
    fn from(text: &str) -> Self {
        Self::Txt(text.to_owned())
    }
}

/// A running server, which ends with the test.
pub struct DnsServer {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl DnsServer {
    /// A server of these names; no other name exists.
    pub async fn start(names: &[(&str, Entry)]) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let mut table: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for (name, entry) in names {
            table.entry((*name).to_owned()).or_default().push(entry.clone());
        }
        let task = tokio::spawn(async move {
            let mut asked = [0; 1024];
            while let Ok((length, from)) = socket.recv_from(&mut asked).await {
                socket.send_to(&answer(&asked[..length], &table), from).await.unwrap();
            }
        });
        Self { address, task }
    }

    /// A resolver that asks this server.
    pub fn resolver(&self) -> Dns {
        let mut way = ConnectionConfig::udp();
        way.port = self.address.port();
        let server = NameServerConfig::new(self.address.ip(), true, vec![way]);
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        MessageAuthenticator::new(config, ResolverOpts::default()).unwrap().into()
    }
}

impl Drop for DnsServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The answer to one question (RFC 1035 section 4.1).
fn answer(asked: &[u8], table: &BTreeMap<String, Vec<Entry>>) -> Vec<u8> {
    let (name, end) = question(asked);
    let kind = u16::from_be_bytes([asked[end], asked[end + 1]]);
    let entries = table.get(&name);
    let of_kind = |entry: &&Entry| match entry {
        Entry::A(_) => kind == 1,
        Entry::Mx(_) => kind == 15,
        Entry::Txt(_) => kind == 16,
        Entry::Fails => false,
    };
    let there = entries.map(Vec::as_slice).unwrap_or_default();
    let fails = there.iter().any(|entry| matches!(entry, Entry::Fails));
    let code = if fails {
        2
    } else if entries.is_none() {
        3
    } else {
        0
    };
    let records: Vec<_> = there.iter().filter(of_kind).map(data).collect();
    // The id that was asked; an authoritative answer; one question.
    let mut said =
        vec![asked[0], asked[1], 0x84, 0x80 | code, 0, 1, 0, u8::try_from(records.len()).unwrap(), 0, 0, 0, 0];
    said.extend_from_slice(&asked[12..end + 4]);
    for record in records {
        // The name of the question, its type and class, and a minute to live.
        said.extend([0xc0, 12, 0, u8::try_from(kind).unwrap(), 0, 1, 0, 0, 0, 60]);
        said.extend(u16::try_from(record.len()).unwrap().to_be_bytes());
        said.extend(record);
    }
    said
}

fn data(entry: &Entry) -> Vec<u8> {
    match entry {
        Entry::A(address) => address.octets().to_vec(),
        Entry::Mx(server) => [vec![0, 10], labels(server)].concat(),
        Entry::Txt(text) => {
            let strings = text.as_bytes().chunks(255);
            strings.flat_map(|part| [vec![u8::try_from(part.len()).unwrap()], part.to_vec()].concat()).collect()
        }
        Entry::Fails => Vec::new(),
    }
}

fn labels(name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for label in name.split('.').filter(|label| !label.is_empty()) {
        bytes.push(u8::try_from(label.len()).unwrap());
        bytes.extend(label.bytes());
    }
    bytes.push(0);
    bytes
}

/// The name in the question, and where its type begins.
fn question(asked: &[u8]) -> (String, usize) {
    let (mut labels, mut at) = (Vec::new(), 12);
    while asked[at] != 0 {
        let length = usize::from(asked[at]);
        labels.push(String::from_utf8_lossy(&asked[at + 1..=at + length]).to_lowercase());
        at += length + 1;
    }
    (labels.join("."), at + 1)
}
