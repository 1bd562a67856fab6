//! Second factors: showing one, and seeing, setting up and removing one's own.

pub(crate) mod app;
pub(crate) mod passkeys;
mod qr;

use askama::Template;
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::editors::{
        factors::{self as verb, FactorError},
        passkeys as passkey_verb,
        sessions::Signed,
    },
    domain::{
        editor::factor::{Factors, RecoveryCode},
        time::Instant,
        token::{Purpose, Token},
    },
    web::{
        Site, assets,
        desk::kit::{
            access::signed_in::{AtDesk, SignedIn},
            back,
            cookies::Cookie,
            form::{Errors, Field, Form, Input, Problem},
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
        },
        fault::Fault,
    },
};

/// The page that asks for a factor.
#[derive(Template)]
#[template(path = "desk/account/factor/ask.html")]
struct Ask {
    frame: Frame,
    /// The reason the factor is asked for.
    why: Option<String>,
    back: String,
    app: bool,
    /// True if the editor has a passkey, and can show it instead.
    passkey: bool,
    script: String,
    form: Form,
}

/// A passkey, or the app.
struct Own {
    title: String,
    about: String,
    remove: Link,
}

/// The page with the factors one has.
#[derive(Template)]
#[template(path = "desk/account/factor/factors.html")]
struct Page {
    frame: Frame,
    /// The reason a factor is asked for, if that is what led the editor here.
    why: Option<String>,
    lead: String,
    own: Vec<Own>,
    app: bool,
    recovery: Option<String>,
    /// True if passkeys work at this site's address.
    passkeys: bool,
    /// The name that a new passkey is to have.
    name: Field,
    problems: Vec<Problem>,
    /// The error in the answer with the new passkey.
    failure: Option<String>,
    /// The link past this page, for an editor who has no factor yet.
    later: Option<Link>,
    back: String,
    script: String,
}

/// The page with new recovery codes.
#[derive(Template)]
#[template(path = "desk/account/factor/codes.html")]
struct Kept {
    frame: Frame,
    /// True if these codes replace earlier ones.
    renewed: bool,
    script: String,
    codes: Vec<String>,
    back: Link,
}

/// A passkey that was not made.
struct Refused {
    /// The name it was to have.
    name: String,
    /// The errors in that name.
    errors: Errors,
    /// Any other error.
    failure: Option<&'static str>,
}

/// The query of an address: the page to go back to.
#[derive(Deserialize)]
pub(crate) struct Asked {
    back: Option<String>,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(crate) struct Fields {
    code: String,
    back: String,
}

/// `GET /desk/factor`
pub(crate) async fn show(Query(asked): Query<Asked>, at: SignedIn) -> Result<Response, Fault> {
    let path = asked.back.unwrap_or_default();
    let factors = verb::of(at.app(), at.editor().id).await?;
    if factors.are_any() && at.signed.session.factor_at.is_none() {
        ask(&at, &factors, &path, &Errors::default())
    } else {
        page(&at, factors, &path, None)
    }
}

/// `POST /desk/factor`
pub(crate) async fn check(Posted { by: at, fields }: Posted<SignedIn, Fields>) -> Result<Response, Fault> {
    let phrase = match verb::show(&at.site.app, &at.signed, &fields.code).await {
        Ok(token) => return Ok(go_on(&at.site, token, &back::link(&at.site, &fields.back))),
        Err(FactorError::TooMany) => "desk-factor-too-many",
        Err(FactorError::Store(error)) => return Err(error.into()),
        Err(FactorError::Wrong | FactorError::NotShown | FactorError::Done) => "desk-factor-wrong",
    };
    let factors = verb::of(at.app(), at.editor().id).await?;
    ask(&at, &factors, &fields.back, &Errors::of("code", phrase))
}

/// Goes on in the session's new secret.
fn go_on(site: &Site, token: Token, to: &Link) -> Response {
    let mut response = Redirect::to(&to.to_string()).into_response();
    Cookie::Session.give(site, response.headers_mut(), token);
    response
}

fn ask(at: &AtDesk, factors: &Factors, path: &str, errors: &Errors) -> Result<Response, Fault> {
    let (frame, phrases) = (at.frame(Room::Other), at.phrases());
    let key = if factors.app { "desk-factor-code" } else { "desk-factor-recovery" };
    let code = Field::labelled("code", Input::Code, phrases.say(key), "").of_door("one-time-code");
    let code = Field { hint: phrases.say(&format!("{key}-hint")), ..code };
    let page = Ask {
        why: back::reason(path).map(|key| phrases.say(key)),
        app: factors.app,
        passkey: !factors.passkeys.is_empty() && passkey_verb::work(at.app()),
        script: script(&frame),
        form: Form(vec![code]).with_errors(phrases, errors),
        back: back::page_of_desk(path).to_owned(),
        frame,
    };
    at.answer(if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

fn page(at: &AtDesk, factors: Factors, path: &str, refused: Option<Refused>) -> Result<Response, Fault> {
    let (frame, phrases, are_any) = (at.frame(Room::Sessions), at.phrases(), factors.are_any());
    let lead = match (are_any, at.editor().roles.need_factor()) {
        (true, _) => "desk-factors-some",
        (false, true) => "desk-factors-needed",
        (false, false) => "desk-factors-none",
    };
    let status = if refused.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let first = || Refused { name: phrases.say("desk-passkey-name-first"), errors: Errors::default(), failure: None };
    let Refused { name, errors, failure } = refused.unwrap_or_else(first);
    let name = Field { is_required: true, ..Field::new(phrases, "desk-passkey", "name", Input::Line, &name) };
    let name = Field { error: errors.told(phrases, "name"), ..name };
    let page = Page {
        why: back::reason(path).filter(|_| !are_any).map(|key| phrases.say(key)),
        lead: phrases.say(lead),
        app: factors.app,
        recovery: are_any.then(|| phrases.count("desk-recovery-left", factors.recovery)),
        passkeys: passkey_verb::work(at.app()),
        later: (!are_any).then(|| back::link(&at.site, back::without_factor(path))),
        own: own(at, factors),
        back: back::page_of_desk(path).to_owned(),
        script: script(&frame),
        problems: name.problem().into_iter().collect(),
        name,
        failure: failure.map(|key| phrases.say(key)),
        frame,
    };
    at.answer(status, &page)
}

fn own(at: &AtDesk, factors: Factors) -> Vec<Own> {
    let (phrases, paths, now) = (at.phrases(), at.desk_paths(), at.now());
    let app = factors.app.then(|| Own {
        title: phrases.say("desk-factor-app"),
        about: phrases.say("desk-factor-app-about"),
        remove: paths.remove_app(),
    });
    let passkeys = factors.passkeys.into_iter().map(|it| Own {
        about: phrases.count("desk-passkey-days", whole_days(it.used_at.unwrap_or(it.made_at), now)),
        remove: paths.remove_passkey(it.id),
        title: it.name.to_string(),
    });
    app.into_iter().chain(passkeys).collect()
}

fn whole_days(since: Instant, now: Instant) -> u64 {
    u64::try_from((now - since).num_days()).unwrap_or(0)
}

/// The link to the script for passkeys.
pub(crate) fn script(frame: &Frame) -> String {
    format!("{}/passkey.js?v={}", frame.root, assets::PASSKEY.version())
}

/// New recovery codes: shown once, in the answer to the form that made them; `renewed` where others worked before.
fn codes(at: &AtDesk, made: (Token, Vec<RecoveryCode>), renewed: bool, path: &str) -> Result<Response, Fault> {
    let (token, codes) = made;
    let frame = at.frame_in(&Signed { hash: token.hash(Purpose::Session), ..at.signed.clone() }, Room::Sessions);
    let page = Kept {
        renewed,
        script: format!("{}/desk-copy.js?v={}", frame.root, assets::COPY.version()),
        codes: codes.iter().map(|code| code.text()).collect(),
        back: back::link(&at.site, path),
        frame,
    };
    let mut response = at.page(&page)?;
    Cookie::Session.give(&at.site, response.headers_mut(), token);
    Ok(response)
}
