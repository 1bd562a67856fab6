//! How the form comes into another site: what to paste, for `WordPress` and for plain HTML, and how it looks there.

use std::sync::Arc;

use askama::{
    Template,
    filters::{Html, escape},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use super::path;
use crate::{
    domain::{
        editor::Permission,
        list::{List, Origin},
        text::phrases::Phrases,
    },
    web::{
        Site, assets,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::Here,
            },
            lists::list::list_for,
        },
        fault::Fault,
        frame,
    },
};

/// What can be pasted.
struct Snippet {
    /// The id of its field.
    id: &'static str,
    /// What it is for.
    title: String,
    /// What it does.
    text: String,
    /// What is pasted.
    code: String,
    /// How many lines that takes.
    rows: usize,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/settings/embed.html")]
struct Page {
    frame: Frame,
    home: String,
    script: String,
    /// Where a site is added, for who may.
    add: Option<String>,
    /// The sites that may have the form.
    sites: Vec<String>,
    snippets: Vec<Snippet>,
    /// Whether the form has a field more.
    asks_name: bool,
    /// The form as it looks in a frame.
    preview: String,
    preview_title: String,
}

/// `GET /desk/l/{list}/settings/embed`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::See).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Settings);
    let phrases = frame.phrases;
    let snippet = |(id, code): (&'static str, String)| Snippet {
        title: phrases.say(&format!("settings-snippet-{id}")),
        text: phrases.say(&format!("settings-snippet-{id}-text")),
        rows: code.lines().count(),
        id,
        code,
    };
    let codes = [("script", script(&site, &list)), ("frame", iframe(&site, &list)), ("plain", plain(&site, &list))];
    let page = Page {
        home: path(&site, &list),
        script: format!("{}/desk-copy.js?v={}", frame.root, assets::COPY.version()),
        add: signed.editor.roles.may(list.id, Permission::Manage).then(|| format!("{}/sites", path(&site, &list))),
        sites: list.origins.iter().map(|origin: &Origin| origin.as_str().to_owned()).collect(),
        snippets: codes.map(snippet).into(),
        asks_name: list.asks_name,
        preview: format!("{}/embed/{}", frame.root, list.slug),
        preview_title: phrases.fill("settings-preview-of", &[("list", list.name.as_str())]),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
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
