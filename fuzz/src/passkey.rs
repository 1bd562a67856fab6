//! A browser's answer to a request to make a passkey, or to sign in with one.

use std::sync::Mutex;

use data_encoding::BASE64URL_NOPAD;
use rondbrief::{
    app::editors::{
        factors,
        manage::{self, Invitation, Post},
        passkeys,
        sessions::{self, Signed},
        sign_in::{self, Browser, Entered, Entry},
    },
    domain::text::language::Language,
};
use serde_json::{Value, json};

use super::place::Place;

/// An editor who makes passkeys.
pub struct Maker(Mutex<Signed>);

/// A browser that is in no session.
const BROWSER: Browser<'_> = Browser { secret: None, session: None, remembered: None, user_agent: "" };

impl Maker {
    /// An editor who is signed in.
    pub fn new(place: &Place) -> Self {
        let (app, address) = (&place.app, "anke@example.org".parse().unwrap());
        let signed = place.wait_for(async {
            let (name, language) = ("Anke".parse().unwrap(), Language::Nl);
            manage::invite(app, Invitation { address, name, language, post: Post::OwnerOfAll }).await.unwrap();
            let editor = manage::find(app, &"anke@example.org".parse().unwrap()).await.unwrap();
            let link = sign_in::link(app, &editor).await.unwrap();
            let Entry::Entered(Entered { begun, .. }) = sign_in::enter(app, link, BROWSER).await.unwrap() else {
                panic!("no entry")
            };
            sessions::recognise(app, begun.session).await.unwrap().unwrap()
        });
        Self(Mutex::new(signed))
    }

    /// Answers with any JSON, or with any attestation in JSON that is otherwise as it should be. Neither signs anybody in.
    pub fn run(&self, place: &Place, bytes: &[u8]) {
        let app = &place.app;
        let mut signed = self.0.lock().unwrap();
        place.wait_for(async {
            let options = passkeys::ask_for_new(app, &signed).await.unwrap();
            let answer = match bytes.first() {
                Some(b'{') => String::from_utf8_lossy(bytes).into_owned(),
                _ => made(&options, bytes).to_string(),
            };
            if let Ok(session) = passkeys::add(app, &signed, "Sleutel".parse().unwrap(), &answer).await {
                *signed = sessions::recognise(app, session).await.unwrap().unwrap();
                let made = factors::of(app, signed.editor.id).await.unwrap();
                for passkey in made.passkeys {
                    let session = passkeys::remove(app, &signed, passkey.id).await.unwrap();
                    *signed = sessions::recognise(app, session).await.unwrap().unwrap();
                }
            }
            passkeys::ask_to_sign(app, signed.hash, None).await.unwrap();
            assert!(passkeys::sign_in(app, signed.hash, BROWSER, &answer).await.is_err(), "{answer} signs in");
        });
    }
}

/// A browser's answer to `options` with this attestation.
fn made(options: &Value, attestation: &[u8]) -> Value {
    let challenge = &options["publicKey"]["challenge"];
    let data = json!({ "type": "webauthn.create", "challenge": challenge, "origin": "https://nieuws.example.org" });
    let (data, attestation) =
        (BASE64URL_NOPAD.encode(data.to_string().as_bytes()), BASE64URL_NOPAD.encode(attestation));
    json!({
        "id": "AAAA",
        "rawId": "AAAA",
        "type": "public-key",
        "response": { "attestationObject": attestation, "clientDataJSON": data },
    })
}
