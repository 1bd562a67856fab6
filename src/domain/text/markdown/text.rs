//! Markdown as plain text for the text part of a mail: every word and every link, in lines that fit.

use comrak::{
    Arena, Node,
    nodes::{ListType, NodeValue},
};

/// The longest line that [`wrap`] makes, unless a single word or link is longer (RFC 5322 section 2.1.1 asks for 78).
const WIDTH: usize = 76;

/// Markdown as plain text: links as "word (https://…)", lists with hyphens, quotes with `>`, wrapped at 76 characters.
#[must_use]
pub fn to_text(markdown: &str) -> String {
    let arena = Arena::new();
    let lines = blocks(super::parse(&arena, markdown, super::IN_ITEM));
    wrap(&lines.join("\n"))
}

/// Breaks lines longer than 76 characters at spaces; what follows keeps the indent, and quote marks, of its line.
///
/// A line that begins with a tab is something to type or copy: it stays whole, indented by four spaces.
#[must_use]
pub fn wrap(text: &str) -> String {
    let mut wrapped = String::with_capacity(text.len() + text.len() / 64);
    for (n, line) in text.lines().enumerate() {
        if n > 0 {
            wrapped.push('\n');
        }
        match line.strip_prefix('\t') {
            Some(code) => wrapped.extend(["    ", code.trim_end()]),
            None => wrap_line(line.trim_end(), &mut wrapped),
        }
    }
    wrapped
}

fn wrap_line(line: &str, wrapped: &mut String) {
    let body = line.trim_start_matches([' ', '>']);
    let prefix = &line[..line.len() - body.len()];
    let marker = body.split_once(' ').map_or("", |(first, _)| if is_marker(first) { first } else { "" });
    let hang = if marker.is_empty() { String::new() } else { " ".repeat(marker.chars().count() + 1) };
    wrapped.push_str(prefix);
    let mut width = prefix.chars().count();
    let mut at_start = true;
    for word in body.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if at_start {
            at_start = false;
        } else if width + 1 + length > WIDTH {
            wrapped.push('\n');
            wrapped.push_str(prefix);
            wrapped.push_str(&hang);
            width = prefix.chars().count() + hang.len();
        } else {
            wrapped.push(' ');
            width += 1;
        }
        wrapped.push_str(word);
        width += length;
    }
}

/// Whether a word opens a list item: "-", "*" or "12.".
fn is_marker(word: &str) -> bool {
    matches!(word, "-" | "*")
        || word.strip_suffix('.').is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// The lines of the blocks within `node`, an empty line between two of them.
fn blocks(node: Node<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for child in node.children() {
        let block = block(child);
        if !lines.is_empty() && !block.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}

fn block(node: Node<'_>) -> Vec<String> {
    match &node.data().value {
        NodeValue::BlockQuote => blocks(node).iter().map(|line| format!("> {line}").trim_end().to_owned()).collect(),
        NodeValue::List(list) => {
            let numbered = matches!(list.list_type, ListType::Ordered).then_some(list.start);
            let items: Vec<_> =
                node.children().enumerate().map(|(n, item)| entry(item, numbered.map(|m| m + n), list.tight)).collect();
            if list.tight { items.concat() } else { items.join(&String::new()) }
        }
        NodeValue::CodeBlock(code) => code.literal.lines().map(|line| format!("\t{line}")).collect(),
        NodeValue::ThematicBreak => vec!["* * *".to_owned()],
        NodeValue::Paragraph | NodeValue::Heading(_) => {
            let mut text = String::new();
            inline(node, &mut text);
            text.lines().map(|line| line.trim().to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// A list's entry: its marker before the first line, the other lines indented as far.
fn entry(item: Node<'_>, number: Option<usize>, tight: bool) -> Vec<String> {
    let marker = number.map_or_else(|| "- ".to_owned(), |n| format!("{n}. "));
    let inner: Vec<String> = if tight { item.children().flat_map(block).collect() } else { blocks(item) };
    let hang = " ".repeat(marker.len());
    inner
        .iter()
        .enumerate()
        .map(|(n, line)| format!("{}{line}", if n == 0 { &marker } else { &hang }).trim_end().to_owned())
        .collect()
}

fn inline(node: Node<'_>, text: &mut String) {
    for child in node.children() {
        match &child.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak => text.push(' '),
            NodeValue::LineBreak => text.push('\n'),
            NodeValue::Link(link) => {
                let start = text.len();
                inline(child, text);
                let target = link.url.strip_prefix("mailto:").unwrap_or(&link.url);
                if is_web(&link.url) && text[start..] != *target {
                    text.push_str(" (");
                    text.push_str(target);
                    text.push(')');
                }
            }
            _ => inline(child, text),
        }
    }
}

/// Whether a link survives in the HTML as well.
fn is_web(url: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && !url.contains(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_and_every_link_is_kept() {
        let markdown = "# Kop\n\nLees [het verslag](https://example.org/a) of mail [ons](mailto:post@example.org).\n\n\
                        - een\n- twee\n  - diep\n\n1. eerst\n2. dan\n\n> Citaat\n> verder\n\nhttps://example.org/b\n\n---\n\nslot";
        assert_eq!(
            to_text(markdown),
            "Kop\n\nLees het verslag (https://example.org/a) of mail ons (post@example.org).\n\n- een\n- twee\n  - diep\n\n\
             1. eerst\n2. dan\n\n> Citaat verder\n\nhttps://example.org/b\n\n* * *\n\nslot"
        );
    }

    #[test]
    fn raw_html_and_dangerous_links_leave_no_trace() {
        assert_eq!(to_text("a <b>c</b>\n\n<script>alert(1)</script>\n\n[d](javascript:alert(1))"), "a c\n\nd");
    }

    #[test]
    fn long_lines_are_broken_and_keep_their_indent() {
        let text = to_text(&format!("- {}", "woord ".repeat(30)));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with("  w")), "{text}");
        let link = format!("https://example.org/{}", "x".repeat(100));
        assert_eq!(wrap(&format!("zie {link} daar")), format!("zie\n{link}\ndaar"));
        assert_eq!(wrap(&format!("\t{}", "a ".repeat(50))), format!("    {}", "a ".repeat(50).trim()));
    }

    proptest::proptest! {
        #[test]
        fn wrapping_loses_no_word_and_does_nothing_twice(text in "[a-zé.>\\- ]{0,200}") {
            let wrapped = wrap(&text);
            proptest::prop_assert!(wrapped.lines().all(|line| line.chars().count() <= WIDTH || !line.contains(' ')
                || line.trim_start_matches([' ', '>', '-', '.']).split(' ').count() == 1), "{}", wrapped);
            proptest::prop_assert_eq!(wrap(&wrapped), wrapped);
        }
    }
}
