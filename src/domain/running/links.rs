//! Every address this service hands out, in one place.

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

    /// The page with a list's form.
    #[must_use]
    pub fn list(&self, list: &Slug) -> String {
        format!("{}/l/{list}", self.base)
    }

    /// Where the form is posted to.
    #[must_use]
    pub fn subscribe(&self, list: &Slug) -> String {
        format!("{}/l/{list}/subscribe", self.base)
    }

    /// The page with a button that confirms a subscription.
    #[must_use]
    pub fn confirm(&self, token: Token) -> String {
        format!("{}/confirm/{}", self.base, token.text())
    }

    /// The page on which somebody says they never asked for the confirmation mail.
    #[must_use]
    pub fn refuse(&self, token: Token) -> String {
        format!("{}/confirm/{}/refuse", self.base, token.text())
    }

    /// The one link by which a reader leaves (RFC 8058).
    #[must_use]
    pub fn leave(&self, token: Token) -> String {
        format!("{}/u/{}", self.base, token.text())
    }

    /// The desk.
    #[must_use]
    pub fn desk(&self) -> String {
        format!("{}/desk", self.base)
    }

    /// The page on which an editor asks for a link to sign in.
    #[must_use]
    pub fn sign_in(&self) -> String {
        format!("{}/desk/sign-in", self.base)
    }

    /// What waits for a list's next issue, at the desk.
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

    /// How far an issue is on its way, at the desk.
    #[must_use]
    pub fn sending(&self, list: &Slug, number: u32) -> String {
        format!("{}/desk/l/{list}/issues/{number}/sending", self.base)
    }

    /// A list in numbers, at the desk.
    #[must_use]
    pub fn numbers(&self, list: &Slug) -> String {
        format!("{}/desk/l/{list}/numbers", self.base)
    }

    /// Where somebody chooses which mail they get about the lists they work at.
    #[must_use]
    pub fn account(&self) -> String {
        format!("{}/desk/sessions#mail", self.base)
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

    /// What the address of every picture begins with.
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
