//! The subscription form, with everything that the pages and frames that show it need. Reading what it posts belongs to
//! `posted`.

use crate::{
    app::{lists::wording, subscribers::form_token},
    domain::{
        list::List,
        text::{language::Language, phrases::Phrases},
    },
    web::{Site, fault::Fault, frame},
};

/// A mistake in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// The field's name.
    pub field: &'static str,
    /// The mistake, and the way to put it right.
    pub text: String,
}

/// A form, empty or as the visitor filled it in.
pub(super) struct Form {
    /// The phrases of the form's language.
    pub phrases: Phrases,
    /// The list's name.
    pub list: String,
    /// The path that the form is posted to.
    pub action: String,
    /// The address typed so far.
    pub email: String,
    /// The name typed so far, where the list asks for one.
    pub name: Option<String>,
    /// True if the form is in a page of another site.
    pub embedded: bool,
    /// The signed token that records when the form was shown, and with which wording.
    pub token: String,
    /// The text that the subscriber agrees to.
    pub consent: String,
    /// The link to the privacy statement.
    pub privacy: Option<String>,
    /// The mistakes in what was typed.
    pub troubles: Vec<Trouble>,
}

impl Form {
    /// An empty form with a fresh token.
    ///
    /// # Errors
    /// A failure of ours (`FaultKind::Inside`) if the list's words in this language cannot be read from the database.
    pub(super) async fn fresh(site: &Site, list: &List, language: Language, embedded: bool) -> Result<Self, Fault> {
        let wording = wording::shown(&site.app, list, language).await?;
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

    /// The form as the visitor filled it in, with the mistakes.
    #[must_use]
    pub(super) fn filled(self, email: &str, name: Option<&str>, troubles: Vec<Trouble>) -> Self {
        let name = self.name.map(|empty| name.map_or(empty, str::to_owned));
        Self { email: email.to_owned(), name, troubles, ..self }
    }

    /// The text of the mistake in `field`, if there is one.
    #[must_use]
    pub(super) fn trouble(&self, field: &str) -> Option<&str> {
        self.troubles.iter().find(|trouble| trouble.field == field).map(|trouble| trouble.text.as_str())
    }

    /// The tag of the language, for the mail that follows.
    #[must_use]
    pub(super) fn language(&self) -> &'static str {
        self.phrases.language().tag()
    }

    /// The phrase `key`.
    #[must_use]
    pub(super) fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }
}
