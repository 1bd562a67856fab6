//! The ways of looking at a mail before it goes out, each an address of its own.

use crate::domain::phrases::Phrases;

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

/// The ways of looking at the mail that is shown at `home`.
pub fn tabs(phrases: Phrases, here: View, home: &str) -> Vec<Tab> {
    let tab = |view: View| Tab {
        href: format!("{home}?as={}#mail", view.word()),
        text: phrases.say(&format!("desk-as-{}", view.word())),
        here: view == here,
    };
    View::ALL.map(tab).into()
}
