//! A Chromium of our own, by way of chromedriver; both end with the test.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use axum::http::Method;
use fantoccini::{Client, ClientBuilder, Locator, elements::Element, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::support;

/// The time that a page may take to do what was asked.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser with one window.
pub struct Chrome {
    driver: Child,
    port: u16,
    session: String,
    pub page: Client,
}

/// The path of a tool that `tests/run` found.
#[expect(clippy::disallowed_methods, reason = "tests are told of their tools by the environment")]
pub fn tool(name: &str, usual: &str) -> String {
    std::env::var(format!("RONDBRIEF_TEST_{name}")).unwrap_or_else(|_| usual.to_owned())
}

impl Chrome {
    pub async fn start() -> Self {
        let (driver, port) = start_driver();
        let options = json!({
            "binary": tool("CHROMIUM", "/usr/bin/chromium"),
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900",
                // Nothing is asked of any other machine.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
            ],
        });
        let capabilities = [("goog:chromeOptions".to_owned(), options)].into_iter().collect();
        let page = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("chromedriver starts chromium");
        let session = page.session_id().await.unwrap().unwrap();
        Self { driver, port, session, page }
    }

    pub async fn open(&self, link: &str) {
        self.page.goto(link).await.unwrap();
    }

    /// The element that `css` finds, as soon as it is there.
    pub async fn find(&self, css: &str) -> Element {
        let wait = self.page.wait().at_most(PATIENCE);
        wait.for_element(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// Types into a field of the page.
    pub async fn types(&self, css: &str, text: &str) {
        self.find(css).await.send_keys(text).await.unwrap();
    }

    /// Presses what `css` finds and waits for the next page.
    pub async fn presses(&self, css: &str) {
        let before = self.find("html").await;
        self.find(css).await.click().await.unwrap();
        until("the next page", async || before.tag_name().await.is_err()).await;
        self.find("main").await;
    }

    /// Opens what is folded away, such as a menu, and waits until it is open.
    pub async fn unfolds(&self, css: &str) {
        self.find(&format!("{css} > summary")).await.click().await.unwrap();
        let inside = self.find(&format!("{css}[open] > :not(summary)")).await;
        until("what is folded away", async || inside.is_displayed().await.unwrap()).await;
    }

    /// The words of the page as a person sees them.
    pub async fn words(&self) -> String {
        self.find("body").await.text().await.unwrap()
    }

    /// Runs a script in the page, whatever the page's own policy says.
    pub async fn run(&self, script: &str) -> Value {
        self.page.execute(script, Vec::new()).await.unwrap()
    }

    /// Shows the page in another width and colour scheme.
    pub async fn looks(&self, width: u32, scheme: &str) {
        let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.tell("Emulation.setDeviceMetricsOverride", screen).await;
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.tell("Emulation.setEmulatedMedia", features).await;
    }

    /// Runs no script of any page from now on.
    pub async fn forbids_javascript(&self) {
        self.tell("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Gives the browser a device that keeps passkeys and finds that its owner is there.
    pub async fn keeps_passkeys(&self) {
        self.tell("WebAuthn.enable", json!({})).await;
        let options = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": true, "automaticPresenceSimulation": true,
        });
        self.tell("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await;
    }

    /// Gives the browser an order of its own protocol.
    async fn tell(&self, order: &'static str, with: Value) {
        self.page.issue_cmd(Order(json!({ "cmd": order, "params": with }))).await.unwrap();
    }
}

impl Drop for Chrome {
    /// Ends the session, and with it the browser, also when the test has failed; then the driver.
    fn drop(&mut self) {
        if let Ok(mut driver) = TcpStream::connect(("127.0.0.1", self.port)) {
            let request = format!("DELETE /session/{} HTTP/1.1\r\nHost: localhost\r\n\r\n", self.session);
            drop(driver.set_read_timeout(Some(PATIENCE)));
            drop(driver.write_all(request.as_bytes()).and_then(|()| driver.read(&mut [0; 64])));
        }
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// Waits until `done` says so.
pub async fn until(what: &str, done: impl AsyncFn() -> bool) {
    support::until(PATIENCE, what, done).await;
}

/// Starts chromedriver on a free port. It gives up when the port that it found with IPv4 is taken with IPv6, and is then started
/// again.
fn start_driver() -> (Child, u16) {
    (0..10).find_map(|_| try_driver()).expect("chromedriver finds a port")
}

/// Starts chromedriver, which tells its port on its first lines; `None` if it ends without having told one.
fn try_driver() -> Option<(Child, u16)> {
    let program = tool("CHROMEDRIVER", "/usr/bin/chromedriver");
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} cannot be run ({error}); install chromium-driver"));
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
    let port = lines.find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok());
    let Some(port) = port else {
        driver.wait().unwrap();
        return None;
    };
    // The rest is read, so that the driver never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    Some((driver, port))
}

/// An order of the browser's own protocol.
#[derive(Debug)]
struct Order(Value);

impl WebDriverCompatibleCommand for Order {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}
