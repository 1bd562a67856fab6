//! A mail before it goes out, and the ways of looking at it, each an address of its own.

use crate::{
    app::issues::inspect::Letter,
    domain::{issue::composing::Contents, text::phrases::Phrases},
};

/// How somebody looks at a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// As on a computer.
    Computer,
    /// As on a phone.
    Phone,
    /// As in a dark mail program.
    Dark,
    /// As text.
    Text,
}

impl View {
    const ALL: [Self; 4] = [Self::Computer, Self::Phone, Self::Dark, Self::Text];

    /// How an address says that somebody looks: as on a computer, where it says nothing else.
    pub fn asked(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|view| word == Some(view.word())).unwrap_or(Self::Computer)
    }

    /// The word in the address, in phrase names and class names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Computer => "computer",
            Self::Phone => "phone",
            Self::Dark => "dark",
            Self::Text => "text",
        }
    }
}

/// A way of looking.
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// Whether somebody looks like that.
    pub here: bool,
}

/// A mail as somebody looks at it.
pub struct Mail {
    pub subject: String,
    /// What mailboxes show behind the subject.
    pub beginning: String,
    pub text: String,
    pub has_pictures: bool,
    /// What its frame is called.
    pub name: String,
    /// Where the frame loads it.
    pub at: String,
    pub view: &'static str,
    pub tabs: Vec<Tab>,
}

impl Mail {
    /// The mail of the page at `home` with this title.
    pub fn new(phrases: Phrases, view: View, home: &str, title: &str, letter: &Letter, contents: &Contents) -> Self {
        let tab = |other: View| Tab {
            href: format!("{home}?as={}#mail", other.word()),
            text: phrases.say(&format!("desk-as-{}", other.word())),
            here: other == view,
        };
        Self {
            subject: letter.subject.clone(),
            beginning: letter.beginning(),
            text: letter.text.clone(),
            has_pictures: contents.items().any(|item| item.image.is_some()),
            name: format!("{title}: {}", letter.subject),
            at: format!("{home}/mail?as={}", view.word()),
            view: view.word(),
            tabs: View::ALL.map(tab).into(),
        }
    }
}
