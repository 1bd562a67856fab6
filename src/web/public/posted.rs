//! Input that a form or a machine posted, checked at the boundary: lengths by `validator`, meaning by the domain.

use std::{str::FromStr, sync::Arc};

use axum::{
    Form, Json,
    extract::{FromRequest, FromRequestParts, Request},
    http::{StatusCode, header::CONTENT_TYPE},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use validator::Validate;

use super::form::Trouble;
use crate::{
    domain::{
        list::List,
        subscriber::consent,
        text::{
            address::{AddressError, EmailAddress},
            language::Language,
            phrases::Phrases,
            short_text::{ShortText, ShortTextError},
        },
    },
    web::{
        Network, Site,
        client::Client,
        fault::{self, Fault, FaultKind},
    },
};

/// The fields of the form; other fields that a machine sends are ignored.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Fields {
    #[validate(length(max = 300))]
    email: String,
    #[validate(length(max = 300))]
    name: Option<String>,
    #[validate(length(max = 35))]
    language: Option<String>,
    website: Option<String>,
    form: Option<String>,
    form_token: Option<String>,
}

/// A posted form.
pub(super) struct Posted {
    fields: Fields,
    json: bool,
    /// True if the answer is to be JSON.
    pub machine: bool,
    /// The network that the request came from.
    pub network: Network,
}

/// A well-formed request to subscribe.
pub(super) struct Wish {
    /// The address to subscribe.
    pub address: EmailAddress,
    /// The name, where the list asks for one and it was given.
    pub name: Option<ShortText>,
}

impl Posted {
    /// True if a robot filled in the field that visitors do not see.
    #[must_use]
    pub(super) fn is_trapped(&self) -> bool {
        self.fields.website.as_ref().is_some_and(|text| !text.is_empty())
    }

    /// The address as it was typed.
    #[must_use]
    pub(super) fn email(&self) -> &str {
        &self.fields.email
    }

    /// The name as it was typed.
    #[must_use]
    pub(super) fn name(&self) -> Option<&str> {
        self.fields.name.as_deref()
    }

    /// The form's signed token.
    #[must_use]
    pub(super) fn form_token(&self) -> Option<&str> {
        self.fields.form_token.as_deref().filter(|text| !text.is_empty())
    }

    /// True if the form was posted from a frame in another site.
    #[must_use]
    pub(super) fn is_framed(&self) -> bool {
        !self.json && self.fields.form.as_deref() == Some("embed")
    }

    /// True if a machine of the list's site posted it, such as a webhook, which was never shown our form.
    #[must_use]
    pub(super) fn is_from_machine(&self) -> bool {
        self.json && self.form_token().is_none()
    }

    /// The kind of form that it came by, for the record of consent.
    #[must_use]
    pub(super) fn form(&self) -> consent::ConsentForm {
        if self.is_from_machine() {
            consent::ConsentForm::Api
        } else if self.fields.form.as_deref() == Some("embed") {
            consent::ConsentForm::Embed
        } else {
            consent::ConsentForm::Page
        }
    }

    /// The language of the answer and of the mail that follows: the one asked for, or else the list's.
    #[must_use]
    pub(super) fn language(&self, list: &List) -> Language {
        self.fields.language.as_deref().and_then(|tag| Language::from_str(tag).ok()).unwrap_or(list.language)
    }

    /// The request to subscribe, read by the rules of the domain.
    ///
    /// # Errors
    /// Every mistake, field by field.
    pub(super) fn wish(&self, list: &List) -> Result<Wish, Vec<Trouble>> {
        let phrases = Phrases::of(self.language(list));
        let too_long = self.fields.validate().err().unwrap_or_default();
        let is_long = |field| too_long.field_errors().contains_key(field);
        let mut troubles = Vec::new();
        let mut wrong = |field, phrase: &str| troubles.push(Trouble { field, text: phrases.say(phrase) });

        let address = if is_long("email") { Err(AddressError::TooLong) } else { EmailAddress::parse(self.email()) };
        if let Err(error) = address {
            wrong("email", error.phrase());
        }
        let name = match self.name().filter(|name| list.asks_name && !name.trim().is_empty()).map(ShortText::name) {
            None => None,
            Some(Ok(name)) => Some(name),
            Some(Err(ShortTextError::TooLong)) => {
                wrong("name", "page-name-too-long");
                None
            }
            Some(Err(ShortTextError::Empty | ShortTextError::Control)) => {
                wrong("name", "page-name-control");
                None
            }
        };
        let unknown = |tag: &str| Language::from_str(tag).is_err();
        if self.json && self.fields.language.as_deref().is_some_and(unknown) {
            wrong("language", "page-language-unknown");
        }
        match address {
            Ok(address) if troubles.is_empty() => Ok(Wish { address, name }),
            Ok(_) | Err(_) => Err(troubles),
        }
    }
}

impl FromRequest<Arc<Site>> for Posted {
    type Rejection = Fault;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Fault> {
        let (mut parts, body) = request.into_parts();
        let Ok(Client(network)) = Client::from_request_parts(&mut parts, site).await;
        let machine = fault::is_machine(&parts.headers);
        let json = fault::is_json(parts.headers.get(CONTENT_TYPE));
        let request = Request::from_parts(parts, body);
        let fields = if json {
            let Json(object): Json<Map<String, Value>> =
                Json::from_request(request, site).await.map_err(|refusal| refused(refusal.status()))?;
            serde_json::from_value(Value::Object(object)).map_err(|_| Fault::from(FaultKind::Shape))?
        } else {
            let Form(fields) = Form::from_request(request, site).await.map_err(|refusal| {
                let status = refusal.status();
                refused(if status == StatusCode::UNPROCESSABLE_ENTITY { StatusCode::BAD_REQUEST } else { status })
            })?;
            fields
        };
        Ok(Self { fields, json, machine, network })
    }
}

/// The fault for a body that the framework refused with `status`.
fn refused(status: StatusCode) -> Fault {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => FaultKind::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => FaultKind::MediaType,
        StatusCode::UNPROCESSABLE_ENTITY => FaultKind::Shape,
        _ => FaultKind::Unreadable,
    }
    .into()
}
