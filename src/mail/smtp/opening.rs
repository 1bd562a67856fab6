//! Opening a connection: TCP, TLS, the greeting and the sign-in; and what every step's failure means.

use std::{error::Error as _, time::Duration};

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters},
    commands::{Ehlo, Starttls},
    extension::ClientId,
    response::Response,
};
use secrecy::ExposeSecret;
use tokio::time::timeout;

use super::{
    answers::Answers,
    settings::{Settings, Tls},
    wire::{Sealed, Sent, Wire},
};
use crate::domain::mail::reply::Reply;

/// The reason a connection could not be opened. It concerns the server or our settings, and never a recipient.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct Trouble {
    /// The failed step and its cause, with the server's words: for who asks at once, and sealed with the message that waited. They
    /// may name a recipient of an earlier connection, in any form.
    pub words: String,
    /// The same with the server's codes in place of its words, for the log and the condition of the route.
    pub codes: String,
    /// The server's reply, if there was one.
    pub reply: Option<Reply>,
}

/// The reason a step got no positive reply.
pub(super) enum Failure {
    /// A negative reply.
    Reply(Reply),
    /// No reply, or one that cannot be understood.
    Silence(String),
}

/// Connects, secures the connection, greets and signs in; also returns the reply that lists the server's extensions.
pub(super) async fn open(settings: &Settings, sent: Sent) -> Result<(AsyncSmtpConnection, Response), Trouble> {
    let trouble = |doing| move |failure: Failure| failure.trouble(settings, doing);
    let (hello, wait) = (hello(&settings.hello), settings.timeouts);
    let wire = connect(settings, sent).await.map_err(trouble("connect"))?;
    let stream: Box<dyn AsyncTokioStream> = match settings.tls {
        Tls::None => Box::new(Answers::over(wire)),
        Tls::Implicit => Box::new(Answers::over(seal(wire, settings).await.map_err(trouble("connect"))?)),
        Tls::StartTls => {
            ask_for_tls(&wire, settings, &hello).await?;
            Box::new(Answers::greeted(seal(wire, settings).await.map_err(trouble("start TLS with"))?))
        }
    };
    let mut smtp = within(wait.command, AsyncSmtpConnection::connect_with_transport(stream, &hello))
        .await
        .map_err(trouble("greet"))?;
    if let Some((user, password)) = &settings.credentials {
        let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
        within(wait.command, smtp.auth(&[Mechanism::Plain, Mechanism::Login], &credentials))
            .await
            .map_err(trouble("sign in to"))?;
    }
    // lettre keeps neither PIPELINING nor SIZE of what the server offers.
    let offers = within(wait.command, smtp.command(Ehlo::new(hello))).await.map_err(trouble("greet"))?;
    Ok((smtp, offers))
}

/// Speaks in clear up to the reply that TLS may begin. Bytes that an attacker injected after that reply are not read here, so
/// the handshake fails on them: they can never be taken for a reply under TLS (RFC 3207 section 6; CVE-2011-0411).
async fn ask_for_tls(wire: &Wire, settings: &Settings, hello: &ClientId) -> Result<(), Trouble> {
    let trouble = |doing| move |failure: Failure| failure.trouble(settings, doing);
    let (stream, limit) = (Box::new(Answers::one_by_one(wire.clone())), settings.timeouts.command);
    let mut clear =
        within(limit, AsyncSmtpConnection::connect_with_transport(stream, hello)).await.map_err(trouble("greet"))?;
    if !clear.can_starttls() {
        let failure = Failure::Silence("STARTTLS is not supported on this server".to_owned());
        return Err(trouble("start TLS with")(failure));
    }
    within(limit, clear.command(Starttls)).await.map_err(trouble("start TLS with")).map(drop)
}

/// Opens a TCP connection.
async fn connect(settings: &Settings, sent: Sent) -> Result<Wire, Failure> {
    let limit = settings.timeouts.connect;
    timeout(limit, Wire::connect(&settings.host, settings.port, sent))
        .await
        .map_err(|_| too_late(limit))?
        .map_err(|error| Failure::Silence(error.to_string()))
}

/// Begins TLS.
async fn seal(wire: Wire, settings: &Settings) -> Result<Sealed, Failure> {
    within(settings.timeouts.command, Sealed::over(wire, certificates(settings)?)).await
}

/// The certificates that the server's own is checked against.
fn certificates(settings: &Settings) -> Result<TlsParameters, Failure> {
    settings
        .trust
        .clone()
        .map(|trust| trust.0)
        .ok_or_else(|| Failure::Silence("no certificates to check it against".to_owned()))
}

impl Failure {
    fn trouble(self, settings: &Settings, doing: &str) -> Trouble {
        let place = format!("{}:{}", settings.host, settings.port);
        match self {
            Self::Reply(reply) => Trouble {
                words: format!("cannot {doing} {place}: it answered \"{reply}\""),
                codes: format!("cannot {doing} {place}: it answered {}", reply.codes()),
                reply: Some(reply),
            },
            Self::Silence(words) => {
                let words = format!("cannot {doing} {place}: {words}");
                Trouble { codes: words.clone(), words, reply: None }
            }
        }
    }
}

/// Runs one step within its time limit.
pub(super) async fn within<T>(limit: Duration, step: impl Future<Output = Result<T, Error>>) -> Result<T, Failure> {
    match timeout(limit, step).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(failure_of(&error)),
        Err(_) => Err(too_late(limit)),
    }
}

fn too_late(limit: Duration) -> Failure {
    Failure::Silence(format!("no answer within {} seconds", limit.as_secs_f32()))
}

/// The failure behind an error of lettre's: the server's reply, or the reason there is none.
fn failure_of(error: &Error) -> Failure {
    let words = error.source().map(ToString::to_string);
    match error.status() {
        Some(code) => Failure::Reply(Reply::parse(code.into(), &words.unwrap_or_default())),
        // The error would repeat what came instead of a reply.
        None if error.is_response() => Failure::Silence("an answer that cannot be understood".to_owned()),
        None => Failure::Silence(words.unwrap_or_else(|| error.to_string())),
    }
}

/// The name to greet with: a host name, or an address in brackets.
fn hello(name: &str) -> ClientId {
    match name.parse() {
        Ok(std::net::IpAddr::V4(ip)) => ClientId::Ipv4(ip),
        Ok(std::net::IpAddr::V6(ip)) => ClientId::Ipv6(ip),
        Err(_) => ClientId::Domain(name.to_owned()),
    }
}
