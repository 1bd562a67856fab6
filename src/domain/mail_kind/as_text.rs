//! The form in which a mail's arguments are sealed: each is one text, parsed again when it is read.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::domain::{
    audit::chain::Hash,
    editor::Role,
    issue::{HoldReason, PauseReason},
    text::address::EmailAddress,
    token::Token,
};

/// A value that is sealed as one text.
pub(super) trait Text: Sized {
    /// The text.
    fn text(&self) -> String;
    /// The value that `text` stands for.
    fn read(text: &str) -> Option<Self>;
}

/// Writes a value as its text.
pub(super) fn serialize<T: Text, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.text())
}

/// Reads a value from its text.
pub(super) fn deserialize<'de, T: Text, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("not a text of this kind"))
}

impl Text for EmailAddress {
    fn text(&self) -> String {
        self.as_str().to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Text for Token {
    fn text(&self) -> String {
        Self::text(*self)
    }

    fn read(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

impl Text for Role {
    fn text(&self) -> String {
        self.word().to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Text for Hash {
    fn text(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Text for HoldReason {
    fn text(&self) -> String {
        self.word().to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == text)
    }
}

impl Text for PauseReason {
    fn text(&self) -> String {
        self.word().to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == text)
    }
}
