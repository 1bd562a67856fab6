//! The links this service hands out, all in one place.

use url::Url;

use crate::domain::{
    ids::{ItemId, PictureId},
    list::Slug,
    token::Token,
};

/// Makes links below the installation's base URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    base: String,
    host: String,
}

impl Links {
    /// Links below `base`, with or without a slash at its end.
    #[must_use]
    pub fn below(base: &Url) -> Self {
        Self {
            base: base.as_str().trim_end_matches('/').to_owned(),
            host: base.host_str().unwrap_or("localhost").to_owned(),
        }
    }

    /// The base URL without a slash at its end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The host name of the base URL.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The page that opens the built-in mailbox for a browser, by its key.
    #[must_use]
    pub fn mailbox(&self, key: Token) -> String {
        format!("{}/mailbox/open/{}", self.base, key.text())
    }

    /// The page with a list's form.
    #[must_use]
    pub fn list(&self, list: &Slug) -> String {
        format!("{}/l/{list}", self.base)
    }

    /// The address that the form posts to.
    #[must_use]
    pub fn subscribe(&self, list: &Slug) -> String {
        format!("{}/l/{list}/subscribe", self.base)
    }

    /// The page with a button that confirms a subscription.
    #[must_use]
    pub fn confirm(&self, token: Token) -> String {
        format!("{}/confirm/{}", self.base, token.text())
    }

    /// The page on which somebody says that they never asked for the confirmation mail.
    #[must_use]
    pub fn refuse(&self, token: Token) -> String {
        format!("{}/confirm/{}/refuse", self.base, token.text())
    }

    /// The link by which a subscriber leaves (RFC 8058).
    #[must_use]
    pub fn leave(&self, token: Token) -> String {
        format!("{}/u/{}", self.base, token.text())
    }

    /// The start page of the desk.
    #[must_use]
    pub fn desk(&self) -> String {
        format!("{}/desk", self.base)
    }

    /// The page on which an editor asks for a link to sign in.
    #[must_use]
    pub fn sign_in(&self) -> String {
        format!("{}/desk/sign-in", self.base)
    }

    /// The queue of a list's next issue, at the desk.
    #[must_use]
    pub fn queue(&self, list: &Slug) -> String {
        format!("{}/desk/l/{list}/queue", self.base)
    }

    /// The form of a new item, at the desk.
    #[must_use]
    pub fn add_item(&self, list: &Slug) -> String {
        format!("{}/desk/l/{list}/queue/add", self.base)
    }

    /// An issue, at the desk.
    #[must_use]
    pub fn desk_issue(&self, list: &Slug, number: u32) -> String {
        format!("{}/desk/l/{list}/issues/{number}", self.base)
    }

    /// The progress of sending an issue, at the desk.
    #[must_use]
    pub fn sending(&self, list: &Slug, number: u32) -> String {
        format!("{}/desk/l/{list}/issues/{number}/sending", self.base)
    }

    /// The numbers of a list, at the desk.
    #[must_use]
    pub fn numbers(&self, list: &Slug) -> String {
        format!("{}/desk/l/{list}/numbers", self.base)
    }

    /// The page on which an editor chooses the mail they get about their lists.
    #[must_use]
    pub fn account(&self) -> String {
        format!("{}/desk/sessions#mail", self.base)
    }

    /// The page with the wishes to be erased everywhere.
    #[must_use]
    pub fn wishes(&self) -> String {
        format!("{}/desk/wishes", self.base)
    }

    /// The log of all lists.
    #[must_use]
    pub fn log(&self) -> String {
        format!("{}/desk/log", self.base)
    }

    /// The page with a button that signs in.
    #[must_use]
    pub fn enter(&self, token: Token) -> String {
        format!("{}/desk/in/{}", self.base, token.text())
    }

    /// The page on which somebody becomes the first owner.
    #[must_use]
    pub fn first_owner(&self, token: Token) -> String {
        format!("{}/desk/first/{}", self.base, token.text())
    }

    /// A list's archive.
    #[must_use]
    pub fn archive(&self, list: &Slug) -> String {
        format!("{}/l/{list}/archive", self.base)
    }

    /// A list's Atom feed.
    #[must_use]
    pub fn feed(&self, list: &Slug) -> String {
        format!("{}/l/{list}/feed.atom", self.base)
    }

    /// An issue in the archive.
    #[must_use]
    pub fn issue(&self, list: &Slug, number: u32) -> String {
        format!("{}/l/{list}/{number}", self.base)
    }

    /// A picture.
    #[must_use]
    pub fn picture(&self, id: PictureId) -> String {
        format!("{}{}.jpg", self.pictures(), id.0.simple())
    }

    /// The beginning of every picture's address.
    #[must_use]
    pub fn pictures(&self) -> String {
        format!("{}/p/", self.base)
    }

    /// An event as a calendar file.
    #[must_use]
    pub fn calendar(&self, list: &Slug, item: ItemId) -> String {
        format!("{}/l/{list}/event/{}.ics", self.base, item.0.simple())
    }
}
