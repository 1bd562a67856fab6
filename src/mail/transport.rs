//! The two ways a message can take: to a mail server, or into the built-in mailbox.

use std::{collections::BTreeMap, sync::Arc};

use uuid::Uuid;

use super::{
    captured::Mailbox,
    compose::dkim::Signer,
    smtp::{Begun, Connection, Exchange, Parcel, Settings, Trouble},
};
use crate::domain::mail::{
    delivery::Outcome,
    destination::Destinations,
    reply::Reply,
    route::{Limits, RouteName},
};

/// A way for messages to leave.
#[derive(Debug, Clone)]
pub enum Route {
    /// To the next server.
    Smtp(Box<Settings>),
    /// Into a folder of this machine.
    Mailbox(Mailbox),
}

/// The routes of an installation, each with its limits; the signer of messages; and the limits of the mail systems behind them.
#[derive(Debug, Clone)]
pub struct Routes {
    ways: BTreeMap<RouteName, (Route, Limits)>,
    signer: Option<Arc<Signer>>,
    destinations: Destinations,
}

impl Routes {
    /// The routes of these names; one of them is the usual one.
    #[must_use]
    pub fn new(usual: (Route, Limits), others: impl IntoIterator<Item = (RouteName, (Route, Limits))>) -> Self {
        Self {
            ways: others.into_iter().chain([(RouteName::usual(), usual)]).collect(),
            signer: None,
            destinations: Destinations::default(),
        }
    }

    /// The same routes with signed messages.
    #[must_use]
    pub fn signed_by(self, signer: Option<Signer>) -> Self {
        Self { signer: signer.map(Arc::new), ..self }
    }

    /// The same routes with the owner's limits for the mail systems behind them.
    #[must_use]
    pub fn towards(self, destinations: Destinations) -> Self {
        Self { destinations, ..self }
    }

    /// The owner's limits for the mail systems behind the routes.
    #[must_use]
    pub const fn destinations(&self) -> &Destinations {
        &self.destinations
    }

    /// The DKIM signer of messages; `None` if they are not signed.
    #[must_use]
    pub const fn signer(&self) -> Option<&Arc<Signer>> {
        self.signer.as_ref()
    }

    /// All routes by name.
    pub fn iter(&self) -> impl Iterator<Item = (&RouteName, &Route, &Limits)> {
        self.ways.iter().map(|(name, (route, limits))| (name, route, limits))
    }

    /// The route of this name.
    #[must_use]
    pub fn get(&self, name: &RouteName) -> Option<&Route> {
        self.ways.get(name).map(|(route, _)| route)
    }

    /// The domain of the account that a route's server knows us by, where it is an address.
    #[must_use]
    pub fn account(&self, name: &RouteName) -> Option<&str> {
        match self.get(name)? {
            Route::Smtp(settings) => Some(settings.credentials.as_ref()?.0.rsplit_once('@')?.1),
            Route::Mailbox(_) => None,
        }
    }

    /// The built-in mailbox, if that is where mail goes.
    #[must_use]
    pub fn mailbox(&self) -> Option<&Mailbox> {
        match self.get(&RouteName::usual())? {
            Route::Mailbox(mailbox) => Some(mailbox),
            Route::Smtp(_) => None,
        }
    }
}

impl From<Route> for Routes {
    fn from(route: Route) -> Self {
        Self::new((route, Limits::default()), [])
    }
}

/// An open route, owned by one sender.
#[derive(Debug)]
pub enum Channel {
    /// A connection to the next server.
    Smtp(Box<Connection>),
    /// A folder.
    Mailbox(Mailbox),
}

impl Route {
    /// Opens the route.
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
    /// True if the end of one message and the envelope of the next can be sent in one write.
    #[must_use]
    pub const fn pipelines(&self) -> bool {
        match self {
            Self::Smtp(connection) => connection.pipelines(),
            Self::Mailbox(_) => false,
        }
    }

    /// Sends commands one at a time from now on, or as the server offers.
    pub const fn by_turns(&mut self, yes: bool) {
        match self {
            Self::Smtp(connection) => connection.by_turns(yes),
            Self::Mailbox(_) => {}
        }
    }

    /// Ends a message whose envelope was accepted, with its content `finish`, and begins `begin`; `id` makes the id of a captured
    /// message, and rises with time.
    pub async fn exchange(
        &mut self,
        id: impl FnOnce() -> Uuid,
        finish: Option<String>,
        begin: Option<&Parcel>,
    ) -> Exchange {
        match self {
            Self::Smtp(connection) => connection.exchange(finish, begin).await,
            Self::Mailbox(mailbox) => {
                let keep = |content: String| match mailbox.deliver(id(), content.as_bytes()) {
                    Ok(()) => Outcome::Accepted(Reply::parse(250, "2.0.0 kept in the built-in mailbox")),
                    Err(error) => Outcome::NoContact(format!("the built-in mailbox cannot be written to: {error}")),
                };
                Exchange { finished: finish.map(keep), begun: begin.map(|_| Begun::Agreed), usable: true }
            }
        }
    }

    /// Closes the route; an SMTP connection ends with QUIT.
    pub async fn close(self) {
        if let Self::Smtp(connection) = self {
            connection.quit().await;
        }
    }
}
