//! Embedding the form in another site: what to paste, for `WordPress` and for plain HTML, and how it looks there.

use askama::{
    Template,
    filters::{Html, escape},
};
use axum::response::Response;

use crate::{
    domain::{
        editor::Permission,
        list::{List, Origin},
        text::phrases::Phrases,
    },
    web::{
        Site, assets,
        desk::kit::{
            access::{may, on_list::OnList},
            frame::{Frame, Room},
            paths::Link,
        },
        fault::Fault,
    },
};

/// A snippet to paste.
struct Snippet {
    /// The id of its field.
    id: &'static str,
    /// Its purpose.
    title: String,
    /// Its effect.
    text: String,
    /// The code.
    code: String,
    /// The lines of the code.
    rows: usize,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/settings/embed.html")]
struct Page {
    frame: Frame,
    home: Link,
    script: String,
    /// The form that adds a site, for an editor who may.
    add: Option<Link>,
    /// The sites that may have the form.
    sites: Vec<String>,
    snippets: Vec<Snippet>,
    /// True if the form also asks for a name, which makes it longer.
    asks_name: bool,
    /// The form as it looks in a frame.
    preview: String,
    preview_title: String,
}

/// `GET /desk/l/{list}/settings/embed`
pub(crate) async fn show(on: OnList<may::See>) -> Result<Response, Fault> {
    let (frame, list) = (on.frame(Room::Settings), &on.list);
    let phrases = frame.phrases;
    let snippet = |(id, code): (&'static str, String)| Snippet {
        title: phrases.say(&format!("settings-snippet-{id}")),
        text: phrases.say(&format!("settings-snippet-{id}-text")),
        rows: code.lines().count(),
        id,
        code,
    };
    let codes =
        [("script", script(&on.site, list)), ("frame", iframe(&on.site, list)), ("plain", plain(&on.site, list))];
    on.page(&Page {
        home: on.paths().settings(),
        script: format!("{}/desk-copy.js?v={}", frame.root, assets::COPY.version()),
        add: on.has(Permission::Manage).then(|| on.paths().setting("sites")),
        sites: list.origins.iter().map(|origin: &Origin| origin.as_str().to_owned()).collect(),
        snippets: codes.map(snippet).into(),
        asks_name: list.asks_name,
        preview: format!("{}/embed/{}", frame.root, list.slug),
        preview_title: phrases.fill("settings-preview-of", &[("list", list.name.as_str())]),
        frame,
    })
}

/// The form in the page itself, by our script.
fn script(site: &Site, list: &List) -> String {
    let base = site.links().base();
    format!(r#"<script src="{base}/embed.js" data-list="{}" async></script>"#, list.slug)
}

/// The form in a frame.
fn iframe(site: &Site, list: &List) -> String {
    let title = Phrases::of(list.language).fill("page-list-title", &[("list", &escaped(list.name.as_str()))]);
    let (base, slug) = (site.links().base(), &list.slug);
    format!("<iframe src=\"{base}/embed/{slug}\"\n  title=\"{title}\"\n  width=\"100%\" height=\"480\"></iframe>")
}

/// A form that works without frames and without scripts.
fn plain(site: &Site, list: &List) -> String {
    let own = Phrases::of(list.language);
    let (action, email) = (site.links().subscribe(&list.slug), own.say("page-email"));
    let button = own.say("page-subscribe-button");
    format!(
        "<form action=\"{action}\" method=\"post\">\n  <label>{email}\n    <input type=\"email\" name=\"email\" \
         autocomplete=\"email\" required>\n  </label>\n  <button>{button}</button>\n</form>"
    )
}

/// A text as it may stand in an attribute.
fn escaped(text: &str) -> String {
    escape(text, Html).map_or_else(|_| String::new(), |text| text.to_string())
}
