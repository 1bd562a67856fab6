//! A response of the service, as its client reads it.

use axum::http::{StatusCode, header};

/// A response: status, headers and body.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub body: String,
}

impl Answer {
    /// The text of a header; empty without one.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The visible text of the page.
    pub fn words(&self) -> String {
        let page = scraper::Html::parse_document(&self.body);
        let body = scraper::Selector::parse("body").unwrap();
        let text: String = page.select(&body).flat_map(|body| body.text()).collect::<Vec<_>>().join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of the first field with this name.
    pub fn field(&self, name: &str) -> Option<String> {
        let page = scraper::Html::parse_document(&self.body);
        let field = scraper::Selector::parse(&format!("[name=\"{name}\"]")).unwrap();
        page.select(&field).next()?.value().attr("value").map(str::to_owned)
    }
}
