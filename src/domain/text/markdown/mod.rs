//! Markdown, the language of item bodies, to HTML that is safe in a mail and on a page, and to plain text.
//!
//! Two guards stand in line: the parser writes no raw HTML and no dangerous link, and ammonia then keeps a short list of
//! elements. Pictures become links, for the only remote content of an issue is an item's own picture. What this leaves to
//! others: the size of an issue (`mail`) and the length of a body ([`Item::MAX_BODY`](crate::domain::item::Item::MAX_BODY)).

#![expect(clippy::wildcard_enum_match_arm, reason = "the parser knows kinds of nodes that are switched off here")]

mod text;

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::{
    Arena, Node, Options, format_html,
    nodes::{NodeHeading, NodeValue},
    parse_document,
};

pub use text::{to_text, wrap};

/// How deep quotes, lists and emphasis may stand in each other; what stands deeper is left out.
///
/// Some readers of the result are recursive, and a thousand quotes in each other would end them.
const MAX_DEPTH: usize = 20;

/// The level of every heading in an item, right below its own.
const IN_ITEM: u8 = 4;

/// The level of every heading in a text that has none of its own, right below the title of the page.
const ON_TOP: u8 = 2;

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut sanitiser = Builder::empty();
    sanitiser
        .tags(["p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "h2", "h4", "a", "hr"].into())
        .tag_attributes([("a", ["href"].into()), ("ol", ["start"].into())].into())
        .clean_content_tags(["script", "style"].into())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener"));
    sanitiser
});

/// Markdown as HTML of a few harmless elements; raw HTML, scripts and pictures do not pass.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    html(markdown, IN_ITEM)
}

/// The same for a text that stands right below the title of a mail or a page.
#[must_use]
pub fn to_html_on_top(markdown: &str) -> String {
    html(markdown, ON_TOP)
}

fn html(markdown: &str, level: u8) -> String {
    let arena = Arena::new();
    let mut html = String::new();
    match format_html(parse(&arena, markdown, level), &options(), &mut html) {
        Ok(()) => SANITISER.clean(&html).to_string().trim_end().to_owned(),
        // Writing into a string does not fail.
        Err(_) => String::new(),
    }
}

/// The document, cut at [`MAX_DEPTH`], its headings at one level and its pictures turned into links.
fn parse<'a>(arena: &'a Arena<'a>, markdown: &str, level: u8) -> Node<'a> {
    let root = parse_document(arena, markdown, &options());
    cut(root);
    for node in root.descendants() {
        let mut data = node.data_mut();
        match &mut data.value {
            NodeValue::Heading(heading) => *heading = NodeHeading { level, ..*heading },
            NodeValue::Image(link) => data.value = NodeValue::Link(std::mem::take(link)),
            _ => {}
        }
    }
    root
}

/// Takes off every branch below [`MAX_DEPTH`], level by level, without recursion.
fn cut(root: Node<'_>) {
    let mut level = vec![root];
    for _ in 0..MAX_DEPTH {
        level = level.iter().flat_map(|node| node.children()).collect();
    }
    for child in level.iter().flat_map(|node| node.children()).collect::<Vec<_>>() {
        child.detach();
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_write_comes_out_as_they_meant_it() {
        let markdown = "# Kop\n\nEen **vet** en *schuin* woord, ~~weg~~.\n\n- een\n- [twee](https://example.org/?a=1&b=2)\n\n\
                        > Citaat\n\n1. eerst\n\nZie https://example.org/x.\n\n---\n";
        assert_eq!(
            to_html(markdown),
            "<h4>Kop</h4>\n<p>Een <strong>vet</strong> en <em>schuin</em> woord, <del>weg</del>.</p>\n<ul>\n<li>een</li>\n\
             <li><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener\">twee</a></li>\n</ul>\n<blockquote>\n\
             <p>Citaat</p>\n</blockquote>\n<ol>\n<li>eerst</li>\n</ol>\n<p>Zie \
             <a href=\"https://example.org/x\" rel=\"noopener\">https://example.org/x</a>.</p>\n<hr>"
        );
    }

    #[test]
    fn headings_stand_right_below_what_is_above_them() {
        for heading in ["# Kop", "###### Kop", "Kop\n==="] {
            assert_eq!(to_html(heading), "<h4>Kop</h4>");
            assert_eq!(to_html_on_top(heading), "<h2>Kop</h2>");
        }
        assert!(!to_html("<h2>Kop</h2>").contains("<h2>"));
    }

    #[test]
    fn a_picture_becomes_a_link_so_that_nothing_is_loaded() {
        assert_eq!(
            to_html("![Een foto](https://example.org/a.png)"),
            "<p><a href=\"https://example.org/a.png\" rel=\"noopener\">Een foto</a></p>"
        );
    }

    #[test]
    fn nothing_that_runs_or_loads_passes() {
        let attacks = [
            "<script>alert(1)</script>",
            "hallo <img src=x onerror=alert(1)> daar",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt&colon;alert(1))",
            "[a](<java\tscript:alert(1)>)",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "[a](vbscript:x \"onmouseover=alert(1)\")",
            "[a](//evil.example/x)",
            "<javascript:alert(1)>",
            "![x](https://example.org/a.png\" onerror=\"alert(1))",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<a href=\"https://example.org\" onclick=\"alert(1)\" style=\"position:fixed\">x</a>",
            "# <base href=\"https://evil.example\"><link rel=stylesheet href=//evil.example>",
            "```\n<script>alert(1)</script>\n```",
        ];
        for attack in attacks {
            let html = to_html(attack);
            let tags: Vec<&str> =
                html.split('<').skip(1).map(|rest| rest.split(['>', ' ']).next().unwrap().trim_matches('/')).collect();
            assert!(
                tags.iter().all(|tag| matches!(*tag, "p" | "a" | "h4" | "em" | "br" | "blockquote" | "li" | "ul")),
                "{attack} became {html}"
            );
            for attribute in html.split('<').filter(|tag| tag.starts_with("a ")) {
                let href = attribute.split("href=\"").nth(1);
                assert!(href.is_none_or(|href| href.starts_with("https://example.org")), "{attack} became {html}");
                assert!(!attribute.split('>').next().unwrap().contains(" on"), "{attack} became {html}");
            }
        }
    }

    #[test]
    fn input_of_any_size_and_depth_ends_quickly() {
        let hostile = [
            ">".repeat(20_000),
            "- ".repeat(10_000),
            "*a **a ".repeat(3_000),
            "[".repeat(20_000),
            "![a](".repeat(4_000),
            "`".repeat(20_000),
            "<b>".repeat(6_000),
            "woord ".repeat(3_300),
            "x".repeat(20_000),
        ];
        for markdown in &hostile {
            let start = std::time::Instant::now();
            assert!(to_html(markdown).len() < 400_000);
            assert!(to_text(markdown).len() < 400_000);
            assert!(start.elapsed().as_secs() < 10, "{} took {:?}", &markdown[..6], start.elapsed());
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_an_element_outside_the_list(markdown in "[<>a-z/!\"'= \\[\\]():*`&;#\\n]{0,80}") {
            let html = to_html(&markdown);
            for forbidden in ["<script", "<img", "<svg", "<style", "<iframe", "<math", "<form", "<!--"] {
                proptest::prop_assert!(!html.contains(forbidden), "{} became {}", markdown, html);
            }
        }
    }
}
