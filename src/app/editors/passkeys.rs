//! Passkeys (WebAuthn): making one, signing in with one, removing one. A passkey is required to verify its owner, so it
//! counts as two factors: signing in with it needs nothing more.

use chrono::TimeDelta;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey as Key, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder,
};

use super::{
    factors::{FactorError, changed, may_change},
    sessions::Signed,
    sign_in::{self, Begun, Browser, Evidence},
};
use crate::{
    app::App,
    domain::{
        audit::Act,
        editor::factor::Passkey,
        ids::{EditorId, PasskeyId},
        text::short_text::ShortText,
        token::{Token, TokenHash},
    },
    store::{
        StoreError, Tx,
        editors::{self, passkeys},
    },
};

/// The time within which a browser has to answer.
const ANSWERED_WITHIN: TimeDelta = TimeDelta::minutes(5);

/// A challenge that a browser was asked to sign.
#[derive(Serialize, Deserialize)]
enum Asked {
    Make(PasskeyRegistration),
    SignIn(DiscoverableAuthentication),
}

/// True if passkeys can be used here: they belong to a host with a name, not to a bare IP address (`WebAuthn` section
/// 5.1.2).
#[must_use]
pub fn work(app: &App) -> bool {
    party(app).is_some()
}

/// The relying party of the passkeys: the host in the addresses we hand out.
fn party(app: &App) -> Option<Webauthn> {
    let origin = Url::parse(app.links().base()).ok()?;
    let builder = WebauthnBuilder::new(origin.domain()?, &origin).ok()?;
    builder.rp_name("Rondbrief").build().ok()
}

/// Asks a browser to make a passkey for an editor. Returns the JSON for `navigator.credentials.create`.
///
/// # Errors
/// [`FactorError::NotShown`], [`FactorError::Wrong`] where passkeys cannot be used, and [`FactorError::Store`].
pub async fn ask_for_new(app: &App, signed: &Signed) -> Result<Value, FactorError> {
    let party = party(app).ok_or(FactorError::Wrong)?;
    let mut tx = app.store().begin().await?;
    may_change(&mut tx, signed).await?;
    let editor = &signed.editor;
    let known = passkeys::of_editor(&mut tx, editor.id).await?;
    let known = known.into_iter().map(|passkey| passkey.credential).collect();
    let (options, state) = party
        .start_passkey_registration(editor.id.0, editor.address.as_str(), editor.name.as_str(), Some(known))
        .map_err(|_| FactorError::Wrong)?;
    keep(app, &mut tx, signed.hash, &Asked::Make(state)).await?;
    tx.commit().await?;
    let mut options = serde_json::to_value(options).map_err(|_| FactorError::Wrong)?;
    // A passkey that is stored on the device lets its owner sign in without typing an address; a key without room for
    // it is still accepted.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = "preferred".into();
    Ok(options)
}

/// Stores a passkey that a browser made. Returns the session's new token.
pub async fn add(app: &App, signed: &Signed, name: ShortText, answer: &str) -> Result<Token, FactorError> {
    let (party, editor) = (party(app).ok_or(FactorError::Wrong)?, signed.editor.id);
    let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_| FactorError::Wrong)?;
    let Some(Asked::Make(state)) = asked(app, signed.hash).await? else { return Err(FactorError::Wrong) };
    let key = party.finish_passkey_registration(&answer, &state).map_err(|_| FactorError::Wrong)?;
    let passkey = Passkey {
        id: PasskeyId(app.ids().uuid()),
        editor,
        credential: key.cred_id().clone(),
        facts: serde_json::to_string(&key).map_err(|_| FactorError::Wrong)?,
        name,
        made_at: app.now(),
        used_at: None,
    };
    let mut tx = app.store().begin().await?;
    may_change(&mut tx, signed).await?;
    match passkeys::insert(&mut tx, &passkey).await {
        Err(StoreError::Exists) => return Err(FactorError::Done),
        inserted => inserted?,
    }
    let token = changed(app, &mut tx, signed, Act::FactorAdded).await?;
    tx.commit().await?;
    Ok(token)
}

/// Removes one of the editor's passkeys. Returns the session's new token.
pub async fn remove(app: &App, signed: &Signed, id: PasskeyId) -> Result<Token, FactorError> {
    let mut tx = app.store().begin().await?;
    may_change(&mut tx, signed).await?;
    if !passkeys::remove(&mut tx, signed.editor.id, id).await? {
        return Err(FactorError::Done);
    }
    let token = changed(app, &mut tx, signed, Act::FactorRemoved).await?;
    tx.commit().await?;
    Ok(token)
}

/// Asks a browser to sign in with a passkey. Returns the JSON for `navigator.credentials.get`. If the editor is known,
/// their passkeys are named, because a key without room of its own does not know them.
///
/// # Errors
/// [`FactorError::Wrong`] where passkeys cannot be used, and [`FactorError::Store`].
pub async fn ask_to_sign(app: &App, bound_to: TokenHash, who: Option<EditorId>) -> Result<Value, FactorError> {
    let party = party(app).ok_or(FactorError::Wrong)?;
    let (options, state) = party.start_discoverable_authentication().map_err(|_| FactorError::Wrong)?;
    let mut tx = app.store().begin().await?;
    let mut options = serde_json::to_value(options).map_err(|_| FactorError::Wrong)?;
    if let Some(editor) = who {
        let known = passkeys::of_editor(&mut tx, editor).await?.into_iter();
        let named = known.map(|it| json!({ "type": "public-key", "id": BASE64URL_NOPAD.encode(&it.credential) }));
        options["publicKey"]["allowCredentials"] = named.collect();
    }
    keep(app, &mut tx, bound_to, &Asked::SignIn(state)).await?;
    tx.commit().await?;
    Ok(options)
}

/// Signs in with a passkey. A session begins in which the second factor counts as shown.
pub async fn sign_in(app: &App, bound_to: TokenHash, browser: Browser<'_>, answer: &str) -> Result<Begun, FactorError> {
    let party = party(app).ok_or(FactorError::Wrong)?;
    let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|_| FactorError::Wrong)?;
    let Some(Asked::SignIn(state)) = asked(app, bound_to).await? else { return Err(FactorError::Wrong) };
    let mut tx = app.store().begin().await?;
    let found = passkeys::by_credential(&mut tx, answer.get_credential_id()).await?.ok_or(FactorError::Wrong)?;
    let mut key: Key = serde_json::from_str(&found.facts).map_err(|_| FactorError::Wrong)?;
    let signed = party.finish_discoverable_authentication_v2(&answer, state, DiscoverableKey::from(&key));
    let signed = signed.map_err(|_| FactorError::Wrong)?;
    if !signed.user_verified() || editors::by_id(&mut tx, found.editor).await?.is_none() {
        return Err(FactorError::Wrong);
    }
    key.update_credential(&signed);
    let facts = serde_json::to_string(&key).map_err(|_| FactorError::Wrong)?;
    passkeys::note_used(&mut tx, found.id, &facts, app.now()).await?;
    let begun = sign_in::begin(app, &mut tx, found.editor, browser, Evidence::Passkey).await?;
    tx.commit().await?;
    Ok(begun)
}

async fn keep(app: &App, tx: &mut Tx, bound_to: TokenHash, asked: &Asked) -> Result<(), FactorError> {
    let facts = serde_json::to_string(asked).map_err(|_| FactorError::Wrong)?;
    Ok(passkeys::challenge(tx, bound_to, &facts, app.now() + ANSWERED_WITHIN).await?)
}

/// Takes out the challenge, in a transaction of its own: whatever becomes of the first answer, no second one is
/// considered.
async fn asked(app: &App, bound_to: TokenHash) -> Result<Option<Asked>, StoreError> {
    let mut tx = app.store().begin().await?;
    let facts = passkeys::take_challenge(&mut tx, bound_to, app.now()).await?;
    tx.commit().await?;
    Ok(facts.and_then(|facts| serde_json::from_str(&facts).ok()))
}
