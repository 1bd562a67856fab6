//! One SMTP connection, owned by one sending loop, and what each reply on it means.

use std::{error::Error as _, fmt, time::Duration};

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters},
    commands::{Data, Quit},
    extension::ClientId,
    response::Response,
};
use secrecy::ExposeSecret;
use tokio::time::timeout;

use super::{
    settings::{Settings, Timeouts, Tls},
    wire::{Sealed, Wire},
};
use crate::domain::{
    address::EmailAddress,
    delivery::Outcome,
    reply::{Reply, Verdict},
};

/// A connection that greeted us and, where asked for, speaks TLS and knows who we are.
pub struct Connection {
    smtp: AsyncSmtpConnection,
    timeouts: Timeouts,
}

/// What became of one message, and of the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// What became of the message.
    pub outcome: Outcome,
    /// Whether the connection can take the next one.
    pub usable: bool,
}

/// Why there is no connection. It concerns the server or our settings, and no reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct Trouble {
    /// What happened, for a log.
    pub words: String,
    /// The server's own words, if it said any.
    pub reply: Option<Reply>,
}

/// Why a step brought no positive reply.
enum Failure {
    /// The server said no.
    Reply(Reply),
    /// It said nothing, or nothing that can be understood.
    Silence(String),
}

impl Connection {
    /// Connects, secures the connection, greets and signs in.
    ///
    /// # Errors
    /// [`Trouble`], also when the server offers no STARTTLS where it is demanded: nothing is sent in clear then.
    pub async fn open(settings: &Settings) -> Result<Self, Trouble> {
        let trouble = |doing| move |failure: Failure| failure.trouble(settings, doing);
        let hello = hello(&settings.hello);
        let wait = settings.timeouts;
        let stream = connect(settings).await.map_err(trouble("connect"))?;
        let mut smtp = within(wait.command, AsyncSmtpConnection::connect_with_transport(stream, &hello))
            .await
            .map_err(trouble("greet"))?;
        if settings.tls == Tls::StartTls {
            let certificates = certificates(settings).map_err(trouble("start TLS with"))?;
            within(wait.command, smtp.starttls(certificates, &hello)).await.map_err(trouble("start TLS with"))?;
        }
        if let Some((user, password)) = &settings.credentials {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            within(wait.command, smtp.auth(&[Mechanism::Plain, Mechanism::Login], &credentials))
                .await
                .map_err(trouble("sign in to"))?;
        }
        Ok(Self { smtp, timeouts: wait })
    }

    /// Sends one message to one recipient.
    ///
    /// What the server says to RCPT, DATA and the final dot is about this message. What it says to MAIL is about us: it
    /// counts as no contact, for no reader may be lost over our sender address or a block on this machine.
    pub async fn send(&mut self, from: &EmailAddress, to: &EmailAddress, message: &[u8]) -> Attempt {
        // An address that exists is a dot-atom at a host name: it can end no command and begin no other.
        if let Err(failure) = self.command(format!("MAIL FROM:<{}>\r\n", from.as_str())).await {
            return self.after(failure, |reply| Outcome::NoContact(reply.to_string())).await;
        }
        match self.transaction(to, message).await {
            Ok(reply) => Attempt { outcome: Outcome::Accepted(reply), usable: true },
            Err(failure) => self.after(failure, refused_or_deferred).await,
        }
    }

    /// Says goodbye; whether the server hears it does not matter.
    pub async fn quit(mut self) {
        drop(within(self.timeouts.quit, self.smtp.command(Quit)).await);
    }

    async fn transaction(&mut self, to: &EmailAddress, message: &[u8]) -> Result<Reply, Failure> {
        self.command(format!("RCPT TO:<{}>\r\n", to.as_str())).await?;
        self.command(Data).await?;
        // The end of the last line is part of the final dot, which lettre writes.
        let content = message.strip_suffix(b"\r\n").unwrap_or(message);
        within(self.timeouts.message, self.smtp.message(content)).await.map(|response| reply_of(&response))
    }

    async fn command(&mut self, command: impl fmt::Display) -> Result<Response, Failure> {
        within(self.timeouts.command, self.smtp.command(command)).await
    }

    /// What a failure means, and whether the connection survives it: after a refusal RSET clears the way for the next
    /// message; 421 and silence end the connection.
    async fn after(&mut self, failure: Failure, meaning: impl FnOnce(Reply) -> Outcome) -> Attempt {
        match failure {
            Failure::Silence(words) => Attempt { outcome: Outcome::NoContact(words), usable: false },
            Failure::Reply(reply) => {
                let usable = !reply.closes_connection() && self.command("RSET\r\n").await.is_ok();
                Attempt { outcome: meaning(reply), usable }
            }
        }
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}

impl Failure {
    fn trouble(self, settings: &Settings, doing: &str) -> Trouble {
        let place = format!("{}:{}", settings.host, settings.port);
        match self {
            Self::Reply(reply) => {
                Trouble { words: format!("cannot {doing} {place}: it answered \"{reply}\""), reply: Some(reply) }
            }
            Self::Silence(words) => Trouble { words: format!("cannot {doing} {place}: {words}"), reply: None },
        }
    }
}

/// The stream to speak SMTP over: plain, or under TLS already.
async fn connect(settings: &Settings) -> Result<Box<dyn AsyncTokioStream>, Failure> {
    let connecting = Wire::connect(&settings.host, settings.port, settings.tls == Tls::StartTls);
    let wire = timeout(settings.timeouts.connect, connecting)
        .await
        .map_err(|_| too_late(settings.timeouts.connect))?
        .map_err(|error| Failure::Silence(error.to_string()))?;
    if settings.tls == Tls::Implicit {
        return Ok(Box::new(within(settings.timeouts.command, Sealed::over(wire, certificates(settings)?)).await?));
    }
    Ok(Box::new(wire))
}

/// What to check the server against.
fn certificates(settings: &Settings) -> Result<TlsParameters, Failure> {
    settings
        .trust
        .clone()
        .map(|trust| trust.0)
        .ok_or_else(|| Failure::Silence("no certificates to check it against".to_owned()))
}

/// Does one step in its time.
async fn within<T>(limit: Duration, step: impl Future<Output = Result<T, Error>>) -> Result<T, Failure> {
    match timeout(limit, step).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(failure_of(&error)),
        Err(_) => Err(too_late(limit)),
    }
}

fn too_late(limit: Duration) -> Failure {
    Failure::Silence(format!("no answer within {} seconds", limit.as_secs_f32()))
}

/// What lettre's error says: the server's reply, or why there is none.
fn failure_of(error: &Error) -> Failure {
    let words = error.source().map(ToString::to_string);
    match error.status() {
        Some(code) => Failure::Reply(Reply::parse(code.into(), &words.unwrap_or_default())),
        None => Failure::Silence(words.unwrap_or_else(|| error.to_string())),
    }
}

fn reply_of(response: &Response) -> Reply {
    let text: Vec<&str> = response.message().collect();
    Reply::parse(response.code().into(), &text.join(" "))
}

fn refused_or_deferred(reply: Reply) -> Outcome {
    match reply.verdict() {
        Verdict::Refused => Outcome::Refused(reply),
        Verdict::Accepted | Verdict::Deferred => Outcome::Deferred(reply),
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
