//! Real web servers in front of the service, as Debian has them: with nothing but the line that passes requests on, and as
//! docs/installing.md recommends. A stranger behind them opens nothing that is for whoever runs the service.

use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::{
    documents::document,
    support::{
        eventually, free_port,
        program::{Place, Running, SOON, ask, mailbox_pass},
    },
};

/// A web server that Debian has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Server {
    Nginx,
    Apache,
    Caddy,
}

/// The settings of a web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// Nothing but the line that passes requests on.
    Bare,
    /// The text of docs/installing.md.
    Recommended,
}

const ALL: [Server; 3] = [Server::Nginx, Server::Apache, Server::Caddy];

impl Server {
    /// The word behind the fence of its text in the document, and the name of its program.
    const fn word(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Apache => "apache",
            Self::Caddy => "caddy",
        }
    }

    /// The line by which it passes everything on.
    const fn bare(self) -> &'static str {
        match self {
            Self::Nginx => "location / { proxy_pass http://127.0.0.1:8080; }",
            Self::Apache => "ProxyPass / http://127.0.0.1:8080/",
            Self::Caddy => "reverse_proxy 127.0.0.1:8080",
        }
    }

    /// The lines that pass requests on to the service at `port`.
    fn lines(self, setting: Setting, port: u16) -> String {
        let lines = match setting {
            Setting::Bare => self.bare().to_owned(),
            Setting::Recommended => {
                let document = document("docs/installing.md");
                let text = document.blocks_of(self.word()).pop().expect("the document shows how").text;
                // Caddy's text names the site, for which it would fetch a certificate.
                let inside = text.strip_prefix("news.example.org {\n").and_then(|text| text.strip_suffix("}\n"));
                inside.map(str::to_owned).unwrap_or(text)
            }
        };
        lines.replace("127.0.0.1:8080", &format!("127.0.0.1:{port}"))
    }

    /// The whole of its configuration, in which it listens on `own`.
    fn configuration(self, folder: &str, own: u16, lines: &str) -> String {
        match self {
            Self::Nginx => format!(
                "daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;\nevents {{}}\nhttp {{\n\
                 access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n\
                 fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;\n\
                 server {{ listen 127.0.0.1:{own};\n{lines}\n}}\n}}\n"
            ),
            Self::Apache => {
                let module = |name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n");
                let modules: String =
                    ["mpm_event", "authz_core", "headers", "proxy", "proxy_http"].into_iter().map(module).collect();
                format!(
                    "{modules}ServerName localhost\nListen 127.0.0.1:{own}\nPidFile {folder}/pid\n\
                     DefaultRuntimeDir {folder}\nErrorLog {folder}/errors\nUser www-data\nGroup www-data\n{lines}\n"
                )
            }
            Self::Caddy => format!("{{\nadmin off\nauto_https off\n}}\nhttp://:{own} {{\n{lines}\n}}\n"),
        }
    }

    fn start(self, folder: &TempDir, own: u16, lines: &str) -> Child {
        let path = folder.path().to_str().unwrap();
        let file = format!("{path}/configuration");
        std::fs::write(&file, self.configuration(path, own, lines)).unwrap();
        let (program, arguments) = match self {
            Self::Nginx => ("nginx", vec!["-p", path, "-e", "errors", "-c", &file]),
            Self::Apache => ("apache2", vec!["-d", path, "-f", &file, "-DFOREGROUND"]),
            Self::Caddy => ("caddy", vec!["run", "--adapter", "caddyfile", "--config", &file]),
        };
        let mut command = Command::new(program);
        command.args(arguments).env_clear().env("HOME", path).env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap_or_else(|error| panic!("{program} cannot be run ({error}); tests/run installs it"))
    }
}

/// A web server in front of the service, which ends with the test.
struct Proxy {
    port: u16,
    child: Child,
    _folder: TempDir,
}

impl Proxy {
    async fn before(place: &Place, server: Server, setting: Setting) -> Self {
        let (folder, port) = (TempDir::new().unwrap(), free_port());
        let child = server.start(&folder, port, &server.lines(setting, place.port));
        let proxy = Self { port, child, _folder: folder };
        let serves = || matches!(proxy.asks("localhost", "/healthz", ""), Some((200, _)));
        eventually(SOON, &format!("{server:?} passes requests on, {setting:?}"), serves).await;
        proxy
    }

    /// A stranger's request.
    fn asks(&self, host: &str, path: &str, fields: &str) -> Option<(u16, String)> {
        ask(self.port, "GET", path, &format!("Host: {host}\r\n{fields}"), "")
    }

    /// The pages for whoever runs the service that a stranger can open, by any name.
    fn opened(&self, place: &Place) -> Vec<String> {
        let names = ["localhost", "127.0.0.1", &format!("127.0.0.1:{}", place.port), "news.example.org", "[::1]"];
        let paths = ["/mailbox", "/mailbox/messages.json", "/metrics"];
        let pairs = names.iter().flat_map(|name| paths.map(|path| (name, path)));
        let opened = pairs.filter(|(name, path)| {
            let (status, body) = self.asks(name, path, "").expect("the web server answers");
            !(400..500).contains(&status) || body.contains("messages_total") || body.contains("anke@example.net")
        });
        opened.map(|(name, path)| format!("{name}{path}")).collect()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The service, with a mail in its mailbox.
async fn with_a_mail(place: &Place) -> Running {
    let service = place.serve(&[]).await;
    let posted = place.visit("POST", "/l/in-de-ggz/subscribe", r#"{"email": "anke@example.net"}"#).unwrap();
    assert_eq!(posted.0, 202);
    let caught = || place.looks(&service, "/mailbox/messages.json").1.contains("anke@example.net");
    eventually(SOON, "the mail is caught", caught).await;
    service
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bare_web_server_in_front_of_a_first_start_opens_nothing() {
    let place = Place::new();
    let service = with_a_mail(&place).await;
    for (server, setting) in
        ALL.into_iter().flat_map(|server| [(server, Setting::Bare), (server, Setting::Recommended)])
    {
        let proxy = Proxy::before(&place, server, setting).await;
        assert_eq!(proxy.opened(&place), Vec::<String>::new(), "{server:?} {setting:?}");
    }
    assert!(service.log().contains("all visitors look like one"), "{}", service.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_recommended_web_server_the_printed_link_opens_the_mailbox_and_nothing_else_does() {
    let place = Place::new()
        .with("RONDBRIEF_BASE_URL", "https://news.example.org")
        .with("RONDBRIEF_TRUSTED_PROXIES", "127.0.0.1");
    let service = place.serve(&[]).await;
    let output = service.output();
    let (_, link) = output.split_once("mailbox  https://news.example.org").expect("the link is printed");
    let link = link.split_whitespace().next().unwrap();
    let key = link.rsplit('/').next().unwrap();
    for server in ALL {
        let proxy = Proxy::before(&place, server, Setting::Recommended).await;
        assert_eq!(proxy.opened(&place), Vec::<String>::new(), "{server:?}");
        assert_eq!(proxy.asks("news.example.org", link, "").unwrap().0, 303, "{server:?}");
        let cookie = format!("Cookie: __Host-rondbrief-mailbox={}\r\n", mailbox_pass(key));
        assert_eq!(proxy.asks("news.example.org", "/mailbox", &cookie).unwrap().0, 200, "{server:?}");
        assert_eq!(proxy.asks("news.example.org", "/desk/sign-in", "").unwrap().0, 200, "{server:?}");
    }
    assert!(!service.log().contains("all visitors look like one"), "{}", service.log());
}
