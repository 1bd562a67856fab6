//! The addresses of the desk's pages, made of what they name. Their words are the routes' own: `readers` for subscribers,
//! `people` for editors, `opening` for a preface.

use std::fmt::{self, Display};

use crate::{
    domain::{
        ids::{BrowserId, EditorId, ItemId, PasskeyId, SessionId, SubscriptionId},
        list::Slug,
    },
    web::{Site, frame},
};

/// An address of this site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    root: String,
    /// The path below the root, with its query and its anchor.
    path: String,
}

impl Link {
    /// The path below the root.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// An address below this one.
    pub(crate) fn below(&self, part: impl Display) -> Self {
        Self { root: self.root.clone(), path: format!("{}/{part}", self.path) }
    }

    /// This address, with a value of its query: a word of ours, a number or an id.
    #[must_use]
    pub(crate) fn with(self, name: &str, value: impl Display) -> Self {
        let sign = if self.path.contains('?') { '&' } else { '?' };
        Self { path: format!("{}{sign}{name}={value}", self.path), ..self }
    }

    /// This address, which tells what was done a moment ago.
    #[must_use]
    pub(crate) fn done(self, word: &str) -> Self {
        self.with("done", word)
    }

    /// This address, at an element of its page.
    #[must_use]
    pub(crate) fn at(self, element: impl Display) -> Self {
        Self { path: format!("{}#{element}", self.path), ..self }
    }
}

impl Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.root, self.path)
    }
}

/// The addresses of pages about no list in particular.
pub(crate) struct DeskPaths(Link);

impl DeskPaths {
    /// The addresses on this site.
    pub(crate) fn of(site: &Site) -> Self {
        Self(Link { root: frame::root(site), path: "/desk".to_owned() })
    }

    /// The lists.
    pub(crate) fn lists(&self) -> Link {
        self.0.clone()
    }

    /// The page of the desk at this path below the root, which is one of ours.
    pub(crate) fn page(&self, path: &str) -> Link {
        Link { path: path.to_owned(), ..self.0.clone() }
    }

    /// The page where an editor signs in.
    pub(crate) fn sign_in(&self) -> Link {
        self.0.below("sign-in")
    }

    /// The second factors.
    pub(crate) fn factor(&self) -> Link {
        self.0.below("factor")
    }

    /// Removes the app that makes codes.
    pub(crate) fn remove_app(&self) -> Link {
        self.factor().below("app/remove")
    }

    /// Removes a passkey.
    pub(crate) fn remove_passkey(&self, id: PasskeyId) -> Link {
        self.factor().below("passkeys").below(id).below("remove")
    }

    /// The account.
    pub(crate) fn sessions(&self) -> Link {
        self.0.below("sessions")
    }

    /// Ends a session.
    pub(crate) fn end(&self, id: SessionId) -> Link {
        self.sessions().below(id).below("end")
    }

    /// Forgets a browser.
    pub(crate) fn forget(&self, id: BrowserId) -> Link {
        self.sessions().below("browsers").below(id).below("forget")
    }

    /// The log of all lists.
    pub(crate) fn log(&self) -> Link {
        self.0.below("log")
    }

    /// The wishes to be erased everywhere.
    pub(crate) fn wishes(&self) -> Link {
        self.0.below("wishes")
    }

    /// The addresses of a list's pages.
    pub(crate) fn list(&self, slug: &Slug) -> ListPaths {
        ListPaths(self.0.below("l").below(slug))
    }
}

/// The addresses of a list's pages.
pub(crate) struct ListPaths(Link);

impl ListPaths {
    /// The list's first page.
    pub(crate) fn home(&self) -> Link {
        self.0.clone()
    }

    /// The queue.
    pub(crate) fn queue(&self) -> Link {
        self.0.below("queue")
    }

    /// The form of a new item.
    pub(crate) fn new_item(&self) -> Link {
        self.queue().below("add")
    }

    /// The form of an item; the paths of its buttons begin with it.
    pub(crate) fn item(&self, id: ItemId) -> Link {
        self.queue().below(id)
    }

    /// The next update as a whole.
    pub(crate) fn whole(&self) -> Link {
        self.queue().below("update")
    }

    /// An item as it will look.
    pub(crate) fn preview(&self) -> Link {
        self.queue().below("preview")
    }

    /// The issues.
    pub(crate) fn issues(&self) -> Link {
        self.0.below("issues")
    }

    /// The page that composes an issue.
    pub(crate) fn compose(&self) -> Link {
        self.issues().below("compose")
    }

    /// An issue.
    pub(crate) fn issue(&self, number: u32) -> Link {
        self.issues().below(number)
    }

    /// The form of an issue's preface.
    pub(crate) fn preface(&self, number: u32) -> Link {
        self.issue(number).below("opening")
    }

    /// The page that mails an issue as a test.
    pub(crate) fn tests(&self, number: u32) -> Link {
        self.issue(number).below("tests")
    }

    /// An item in an issue; the paths of its buttons begin with it.
    pub(crate) fn issue_item(&self, number: u32, id: ItemId) -> Link {
        self.issue(number).below("items").below(id)
    }

    /// A control of an issue.
    pub(crate) fn control(&self, number: u32, word: &str) -> Link {
        self.issue(number).below("do").below(word)
    }

    /// The page about the sending of an issue.
    pub(crate) fn sending(&self, number: u32) -> Link {
        self.issue(number).below("sending")
    }

    /// The subscribers who have not got an issue.
    pub(crate) fn missed(&self, number: u32) -> Link {
        self.sending(number).below("missed")
    }

    /// The subscribers.
    pub(crate) fn subscribers(&self) -> Link {
        self.0.below("readers")
    }

    /// The form that adds a subscriber.
    pub(crate) fn new_subscriber(&self) -> Link {
        self.subscribers().below("add")
    }

    /// A subscriber.
    pub(crate) fn subscriber(&self, id: SubscriptionId) -> Link {
        self.subscribers().below(id)
    }

    /// The editors.
    pub(crate) fn editors(&self) -> Link {
        self.0.below("people")
    }

    /// The form that invites an editor.
    pub(crate) fn invite(&self) -> Link {
        self.editors().below("invite")
    }

    /// An editor's role.
    pub(crate) fn editor(&self, id: EditorId) -> Link {
        self.editors().below(id)
    }

    /// The numbers.
    pub(crate) fn numbers(&self) -> Link {
        self.0.below("numbers")
    }

    /// The log.
    pub(crate) fn log(&self) -> Link {
        self.0.below("log")
    }

    /// The settings.
    pub(crate) fn settings(&self) -> Link {
        self.0.below("settings")
    }

    /// The form of a group of settings, or the page about embedding.
    pub(crate) fn setting(&self, word: &str) -> Link {
        self.settings().below(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_grows_by_what_it_names() {
        let list = ListPaths(Link { root: "/nieuws".to_owned(), path: "/desk/l/in-de-ggz".to_owned() });
        let item: ItemId = "018f0000000070008000000000000001".parse().unwrap();
        let link = list.queue().done("pinned").with("item", item).at(format_args!("more-{item}"));
        let expected = "/desk/l/in-de-ggz/queue?done=pinned&item=018f0000000070008000000000000001\
                        #more-018f0000000070008000000000000001";
        assert_eq!((link.path(), link.to_string()), (expected, format!("/nieuws{expected}")));
        assert_eq!(list.issue_item(7, item).path(), format!("/desk/l/in-de-ggz/issues/7/items/{item}"));
    }
}
