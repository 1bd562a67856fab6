//! The two ways a message can take: to a mail server, or into the built-in mailbox.

use uuid::Uuid;

use super::{
    file::Mailbox,
    smtp::{Attempt, Connection, Settings, Trouble},
};
use crate::domain::{address::EmailAddress, delivery::Outcome, reply::Reply};

/// Where messages go.
#[derive(Debug, Clone)]
pub enum Route {
    /// To the next server.
    Smtp(Box<Settings>),
    /// Into a folder of this machine.
    Mailbox(Mailbox),
}

/// An open way, owned by one sending loop.
#[derive(Debug)]
pub enum Channel {
    /// A connection to the next server.
    Smtp(Box<Connection>),
    /// A folder.
    Mailbox(Mailbox),
}

impl Route {
    /// Opens the way.
    ///
    /// # Errors
    /// [`Trouble`], if the server cannot be reached or does not let us in.
    pub async fn open(&self) -> Result<Channel, Trouble> {
        match self {
            Self::Smtp(settings) => Ok(Channel::Smtp(Box::new(Connection::open(settings).await?))),
            Self::Mailbox(mailbox) => Ok(Channel::Mailbox(mailbox.clone())),
        }
    }
}

impl Channel {
    /// Sends one message to one recipient; `id` is what a caught message is known by, and rises with time.
    pub async fn send(&mut self, id: Uuid, from: &EmailAddress, to: &EmailAddress, message: &[u8]) -> Attempt {
        match self {
            Self::Smtp(connection) => connection.send(from, to, message).await,
            Self::Mailbox(mailbox) => {
                let outcome = match mailbox.deliver(id, message) {
                    Ok(()) => Outcome::Accepted(Reply::parse(250, "2.0.0 kept in the built-in mailbox")),
                    Err(error) => Outcome::NoContact(format!("the built-in mailbox cannot be written to: {error}")),
                };
                Attempt { outcome, usable: true }
            }
        }
    }

    /// Closes the way politely.
    pub async fn close(self) {
        if let Self::Smtp(connection) = self {
            connection.quit().await;
        }
    }
}
