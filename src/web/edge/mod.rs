//! The edge: connections from outside, before anybody is known. Their number is limited, in all and from each network, and each of
//! them has its time: for the head of a request, for its body, and for taking the answer.
//!
//! A connection that waits for its client gives its place to a newcomer when none is free, so that neither half a request nor an
//! idle client keeps anybody out; an upload that makes progress comes last. A request whose head can be read in two ways gets 400
//! here: with two `Host` fields or none (RFC 9112 section 3.2), or with a line that ends in LF alone (see [`heads`]).

pub mod heads;
mod patience;
mod places;
mod stream;

use std::{convert::Infallible, future::poll_fn, io, net::SocketAddr, pin::Pin, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::{
        HeaderMap, HeaderValue, StatusCode, Version,
        header::{CONNECTION, HOST, TRANSFER_ENCODING},
        uri::Authority,
    },
    response::{IntoResponse, Response},
};
use hyper::{body::Incoming, server::conn::http1, service::Service, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};

pub use patience::Patience;
use patience::{AtWork, Patient};
use places::Place;
pub use places::{Places, Room};
use stream::Stream;

use super::Network;

/// The most bytes of the head of a request.
const HEAD_LIMIT: usize = 32 * 1024;

/// The pause after a connection that could not be accepted.
const PAUSE: Duration = Duration::from_millis(100);

/// The limits on connections.
#[derive(Debug, Clone)]
pub struct Edge {
    /// The places of connections.
    pub places: Arc<Places>,
    /// The time that clients have.
    pub patience: Patience,
}

impl Edge {
    /// The usual patience, with this room; `proxies` speak for many clients.
    #[must_use]
    pub fn new(room: Room, proxies: Vec<Network>) -> Self {
        Self { places: Places::new(room, proxies), patience: Patience::default() }
    }
}

/// Serves `pages` to everybody who connects, until `stop` becomes true; then lets the requests that are under way finish.
///
/// Handlers find the address of the peer in [`ConnectInfo`].
pub async fn serve(listener: TcpListener, pages: Router, edge: Edge, mut stop: watch::Receiver<bool>) {
    let pages = TowerToHyperService::new(pages);
    let mut open = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = stopped(&mut stop) => break,
            Some(_) = open.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = edge.places.take(peer.ip()).await {
                    let client = Client { peer, place: Arc::new(place), patience: edge.patience };
                    open.spawn(attend(stream, client, pages.clone(), stop.clone()));
                }
            }
            Err(error) => rest(&error, &edge.places).await,
        }
    }
    drop(listener);
    while open.join_next().await.is_some() {}
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that the service has ended.
    drop(stop.wait_for(|stop| *stop).await);
}

/// Rests after a connection that could not be accepted, which is the client's doing or a lack of descriptors.
async fn rest(error: &io::Error, places: &Places) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::warn!(%error, "a connection cannot be accepted");
        places.ask_one_to_leave();
        sleep(PAUSE).await;
    }
}

/// Who is at the other end of a connection.
#[derive(Clone)]
struct Client {
    peer: SocketAddr,
    place: Arc<Place>,
    patience: Patience,
}

/// Attends to one connection until it ends, or its place is needed.
async fn attend(
    stream: TcpStream,
    client: Client,
    pages: TowerToHyperService<Router>,
    mut stop: watch::Receiver<bool>,
) {
    let Client { place, patience, .. } = &client;
    let service = service_fn(|request| -> Pin<Box<dyn Future<Output = _> + Send>> {
        Box::pin(answer(pages.clone(), client.clone(), request))
    });
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_header_size(HEAD_LIMIT)
        .max_buf_size(2 * HEAD_LIMIT);
    let mut connection = protocol.serve_connection(TokioIo::new(Stream::new(stream, patience.answer)), service);
    let mut stopping = false;
    loop {
        tokio::select! {
            biased;
            () = place.needed() => return,
            // The reason matters to nobody: the client has gone, or was too slow, or spoke no HTTP.
            _ = poll_fn(|context| connection.poll_without_shutdown(context)) => break,
            () = stopped(&mut stop), if !stopping => {
                stopping = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    }
    if place.has_unread() && !stopping {
        let stream = connection.into_parts().io.into_inner();
        tokio::select! {
            () = place.needed() => {}
            () = stopped(&mut stop) => {}
            _ = timeout(patience.body, linger(stream, patience.piece)) => {}
        }
    }
}

/// Lets a client that still sends its body read the answer: a connection that is closed with bytes unread is reset, which takes
/// the answer away with it. The bytes go nowhere.
async fn linger(mut stream: Stream, piece: Duration) -> io::Result<()> {
    stream.shutdown().await?;
    let mut bytes = vec![0; 16 * 1024];
    while timeout(piece, stream.read(&mut bytes)).await?? > 0 {}
    Ok(())
}

/// Answers one request.
async fn answer(
    pages: TowerToHyperService<Router>,
    Client { peer, place, patience }: Client,
    request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let working = AtWork::on(Arc::clone(&place));
    let is_clear = names_one_host(request.version(), request.headers());
    // The lines after such a body are not looked at by `heads`.
    let is_last = request.headers().contains_key(TRANSFER_ENCODING) || !is_clear;
    let mut request: Request = request.map(|body| Body::new(Patient::new(body, place, patience)));
    request.extensions_mut().insert(ConnectInfo(peer));
    let mut response = if is_clear { pages.call(request).await? } else { StatusCode::BAD_REQUEST.into_response() };
    if is_last {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| Body::new(working.until_sent(body))))
}

/// True if a request names its host once, and in a form that can be one. HTTP/1.0 need not name any.
fn names_one_host(version: Version, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => version < Version::HTTP_11,
        (Some(host), None) => Authority::try_from(host.as_bytes()).is_ok_and(|host| !host.as_str().contains('@')),
        (Some(_), Some(_)) => false,
    }
}
