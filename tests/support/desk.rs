//! A user of the desk, in a browser that keeps cookies and sends the origin of its forms.

use std::{cell::RefCell, collections::BTreeMap};

use axum::{
    body::Body,
    http::{Request, header},
};
use chrono::TimeDelta;
use rondbrief::{
    app::editors::{
        manage::{self, Invitation, Post},
        sign_in,
    },
    domain::{
        text::language::Language,
        token::{Purpose, Token},
    },
    store::editors::sessions,
};

use super::{
    app::{Answer, TestApp},
    fixtures::line,
};

/// A user with a browser of their own.
pub struct Person<'a> {
    app: &'a TestApp,
    jar: RefCell<BTreeMap<String, String>>,
    pub origin: String,
}

impl<'a> Person<'a> {
    /// A user whose browser has no cookies yet.
    pub fn new(app: &'a TestApp) -> Self {
        let base: url::Url = app.app.links().base().parse().unwrap();
        Self { app, jar: RefCell::default(), origin: base.origin().ascii_serialization() }
    }

    /// An editor who signed in by a link from the command line, and has shown a second factor.
    pub async fn by_link(app: &'a TestApp, address: &str) -> Self {
        let person = Self::by_link_alone(app, address).await;
        let token = person.cookie("session").unwrap();
        factor_shown(app, &token).await;
        person
    }

    /// An editor who signed in by a link from the command line, without a second factor.
    pub async fn by_link_alone(app: &'a TestApp, address: &str) -> Self {
        let (person, link) = (Self::new(app), link(app, address).await);
        let answer = person.fills_in(&link, &[]).await;
        assert!(answer.header("location").starts_with("/desk"), "{}", answer.body);
        person
    }

    /// The value of a cookie of the desk, by the end of its name.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let name = format!("__Host-rondbrief-{name}");
        self.jar.borrow().get(&name).cloned()
    }

    /// Sets a cookie of the desk to another value.
    pub fn forge(&self, name: &str, value: &str) {
        self.jar.borrow_mut().insert(format!("__Host-rondbrief-{name}"), value.to_owned());
    }

    /// Opens a page.
    pub async fn get(&self, link: &str) -> Answer {
        self.send(self.request("GET", link).body(Body::empty()).unwrap()).await
    }

    /// Posts a form with these fields only.
    pub async fn post(&self, link: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request("POST", link)
            .header(header::ORIGIN, &self.origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Posts a form with these fields and a file only, as a browser does.
    pub async fn post_with_file(&self, link: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        let head = "--x\r\ncontent-disposition: form-data; name=\"upload\"; filename=\"../<a>.svg\"\r\n\r\n";
        body.extend([head.as_bytes(), file, b"\r\n--x--\r\n"].concat());
        let request = self
            .request("POST", link)
            .header(header::ORIGIN, &self.origin)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Opens a page, fills in its form and presses its button.
    pub async fn fills_in(&self, link: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.get(link).await.field("token").expect("the page has a form");
        self.post(link, &[&[("token", token.as_str())], fields].concat()).await
    }

    /// Presses one of the buttons that every page of the desk has for an editor who is signed in.
    pub async fn presses(&self, action: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.get("/desk").await.field("token").expect("somebody is signed in");
        self.post(action, &[&[("token", token.as_str())], fields].concat()).await
    }

    /// Asks for a sign-in link, and finds it in the mailbox.
    pub async fn asks_for_a_link(&self, address: &str) -> String {
        // The mailbox orders mails by the second, so the next one has to be a second later.
        self.app.deliver().await;
        self.app.clock.advance(TimeDelta::seconds(1));
        self.fills_in("/desk/sign-in", &[("email", address)]).await;
        self.app.deliver().await;
        self.app.mailbox(&address.to_lowercase()).latest().sign_in_link()
    }

    /// Asks for a sign-in link, opens it, and presses the button.
    pub async fn signs_in(&self, address: &str) {
        let link = self.asks_for_a_link(address).await;
        let answer = self.fills_in(&link, &[]).await;
        assert_eq!(answer.status.as_u16(), 303);
        assert!(answer.header("location").starts_with("/desk"));
    }

    /// True if the editor is signed in at the desk.
    pub async fn is_in(&self) -> bool {
        self.get("/desk").await.status.is_success()
    }

    /// A request with this browser's cookies.
    pub fn request(&self, method: &str, link: &str) -> axum::http::request::Builder {
        let path = link.strip_prefix(self.app.app.links().base()).unwrap_or(link);
        let cookies: Vec<_> = self.jar.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder().method(method).uri(path).header(header::COOKIE, cookies.join("; "))
    }

    /// Sends a request, and keeps the cookies of the response.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.app.request(request).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.jar.borrow_mut().remove(name);
            } else {
                let value = rest.split(';').next().unwrap().to_owned();
                self.jar.borrow_mut().insert(name.to_owned(), value);
            }
        }
        answer
    }
}

/// A sign-in link from the command line.
pub async fn link(app: &TestApp, address: &str) -> String {
    let editor = manage::find(&app.app, &address.parse().unwrap()).await.unwrap();
    app.app.links().enter(sign_in::link(&app.app, &editor).await.unwrap())
}

/// Records that a second factor was shown in the session with this token.
pub async fn factor_shown(app: &TestApp, token: &str) {
    let hash = Token::parse(token).unwrap().hash(Purpose::Session);
    let mut tx = app.app.store().begin().await.unwrap();
    let session = sessions::by_hash(&mut tx, hash).await.unwrap().unwrap();
    sessions::renew(&mut tx, session.id, hash, Some(app.app.now())).await.unwrap();
    tx.commit().await.unwrap();
}

/// Invites an editor to the desk.
pub async fn invite(app: &TestApp, address: &str, post: Post) {
    let (address, name) = (address.parse().unwrap(), line("Anke"));
    manage::invite(&app.app, Invitation { address, name, language: Language::Nl, post }).await.unwrap();
    app.deliver().await;
}
