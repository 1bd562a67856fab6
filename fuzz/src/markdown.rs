//! Markdown, of editors and of those whose texts they paste.

use rondbrief::domain::{item::Item, text::markdown};

/// The elements that may come of it.
const ELEMENTS: [&str; 14] =
    ["p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "h2", "h4", "a", "hr", ""];

/// Any text becomes only harmless elements, and links to the web and to mail.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(Item::MAX_BODY)]);
    for html in [markdown::to_html(&text), markdown::to_html_on_top(&text)] {
        for tag in html.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').expect("every element is closed");
            let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
            assert!(ELEMENTS.contains(&name) && !name.is_empty(), "<{tag}> came of {text:?}");
            let attributes = tag.split_once(' ').map_or("", |(_, attributes)| attributes);
            for attribute in attributes.split("\" ").filter(|attribute| !attribute.is_empty()) {
                let is_fine = match attribute.split_once("=\"") {
                    Some(("href", link)) => ["http:", "https:", "mailto:"].iter().any(|it| link.starts_with(it)),
                    Some(("title", _)) => true,
                    Some(("rel", value)) => value.trim_end_matches('"') == "noopener",
                    Some(("start", value)) => value.trim_end_matches('"').parse::<u64>().is_ok(),
                    _ => false,
                };
                assert!(is_fine, "<{tag}> came of {text:?}");
            }
        }
    }
    let plain = markdown::to_text(&text);
    assert!(markdown::wrap(&plain).len() >= plain.trim().len() / 2);
}
