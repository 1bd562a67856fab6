//! The form by which somebody subscribes, as every page that shows it needs it.

use crate::{
    app::subscribers::form_token,
    domain::{
        list::List,
        text::{language::Language, phrases::Phrases},
    },
    web::{Site, fault::Fault, frame},
};

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The field's name.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub text: String,
}

/// A form, empty or as it was filled in.
pub struct Form {
    /// The words of the form.
    pub phrases: Phrases,
    /// The list's name.
    pub list: String,
    /// Where it is posted to.
    pub action: String,
    /// The address typed so far.
    pub email: String,
    /// The name typed so far, where the list asks for one.
    pub name: Option<String>,
    /// Whether it stands in another site's page.
    pub embedded: bool,
    /// The signed token that tells when, and beside which words, it was shown.
    pub token: String,
    /// What its sender agrees to.
    pub consent: String,
    /// Where the privacy statement stands.
    pub privacy: Option<String>,
    /// What is wrong with what was typed.
    pub troubles: Vec<Trouble>,
}

impl Form {
    /// An empty form with a fresh token.
    ///
    /// # Errors
    /// When the list's wording cannot be read.
    pub async fn fresh(site: &Site, list: &List, language: Language, embedded: bool) -> Result<Self, Fault> {
        let wording = site.app.snapshot().wording(list.id).await?;
        Ok(Self {
            phrases: Phrases::of(language),
            list: list.name.to_string(),
            action: format!("{}/l/{}/subscribe", frame::root(site), list.slug),
            email: String::new(),
            name: list.asks_name.then(String::new),
            embedded,
            token: form_token::issue(&site.app, list.id, wording.version),
            consent: wording.text,
            privacy: list.privacy.as_ref().map(ToString::to_string),
            troubles: Vec::new(),
        })
    }

    /// The form as somebody left it, with what is wrong.
    #[must_use]
    pub fn filled(self, email: &str, name: Option<&str>, troubles: Vec<Trouble>) -> Self {
        let name = self.name.map(|empty| name.map_or(empty, str::to_owned));
        Self { email: email.to_owned(), name, troubles, ..self }
    }

    /// What is wrong with `field`.
    #[must_use]
    pub fn trouble(&self, field: &str) -> Option<&str> {
        self.troubles.iter().find(|trouble| trouble.field == field).map(|trouble| trouble.text.as_str())
    }

    /// The language's tag, for the mail that follows.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.phrases.language().tag()
    }

    /// The phrase `key`.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }
}
