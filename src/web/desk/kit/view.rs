//! A mail before it is sent, in one of its views, each with an address of its own.

use super::paths::Link;
use crate::{
    app::issues::inspect::Letter,
    domain::{issue::composing::Contents, text::phrases::Phrases, words::words},
};

words! {
    /// A view of a mail.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum View {
        /// As on a computer.
        Computer = "computer",
        /// As on a phone.
        Phone = "phone",
        /// As in a dark mail program.
        Dark = "dark",
        /// As text.
        Text = "text",
    }
}

impl View {
    /// The view that an address asks for: as on a computer, where it asks for none.
    pub(crate) fn asked(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|view| word == Some(view.word())).unwrap_or(Self::Computer)
    }
}

/// A link to a view.
pub(crate) struct Tab {
    /// The address.
    pub href: Link,
    /// The name of the view.
    pub text: String,
    /// True if the page shows this view.
    pub here: bool,
}

/// A mail in a view.
pub(crate) struct Mail {
    /// The subject.
    pub subject: String,
    /// The text that mailboxes show after the subject.
    pub beginning: String,
    /// The mail as text.
    pub text: String,
    /// True if the mail has pictures.
    pub has_pictures: bool,
    /// The title of its frame.
    pub name: String,
    /// The address that its frame loads.
    pub at: Link,
    /// The word of its view.
    pub view: &'static str,
    /// The links to all views.
    pub tabs: Vec<Tab>,
}

/// A page that shows a mail.
pub(crate) struct MailPage<'a> {
    /// The phrases of the page.
    pub phrases: Phrases,
    /// Its address.
    pub home: Link,
    /// Its title.
    pub title: &'a str,
    /// The view that is asked for.
    pub view: View,
}

impl MailPage<'_> {
    /// The mail as this page shows it.
    pub(crate) fn show(&self, letter: &Letter, contents: &Contents) -> Mail {
        let viewed = |link: Link, view: View| link.with("as", view.word());
        let tab = |view: View| Tab {
            href: viewed(self.home.clone(), view).at("mail"),
            text: self.phrases.say(&format!("desk-as-{}", view.word())),
            here: view == self.view,
        };
        Mail {
            subject: letter.subject.clone(),
            beginning: letter.beginning(),
            text: letter.text.clone(),
            has_pictures: contents.items().any(|item| item.image.is_some()),
            name: format!("{}: {}", self.title, letter.subject),
            at: viewed(self.home.below("mail"), self.view),
            view: self.view.word(),
            tabs: View::ALL.map(tab).into(),
        }
    }
}
