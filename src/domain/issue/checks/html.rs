//! The HTML of our own letters, read back: names in lower case, attributes in double quotes, every text escaped.

/// A piece of a letter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// An element begins.
    Open {
        /// Its name.
        name: &'a str,
        /// Its attributes as they stand there.
        attributes: Vec<(&'a str, &'a str)>,
    },
    /// An element ends.
    Close(&'a str),
    /// What stands between, as it is written.
    Text(&'a str),
}

/// The pieces of a letter, one after another; comments and declarations are left out.
pub(crate) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        if !text.trim().is_empty() {
            pieces.push(Piece::Text(text));
        }
        let (name, after) = tag.split_at(tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len()));
        if let Some(name) = after.strip_prefix('/').filter(|_| name.is_empty()).map(name_of) {
            pieces.push(Piece::Close(name));
            rest = past(after);
        } else if name.is_empty() {
            rest =
                after.strip_prefix("!--").and_then(|it| Some(it.split_once("-->")?.1)).unwrap_or_else(|| past(after));
        } else {
            let (attributes, after) = attributes(after);
            pieces.push(Piece::Open { name, attributes });
            rest = if name == "style" { after.find("</style").map_or("", |end| &after[end..]) } else { after };
        }
    }
    pieces
}

fn name_of(closing: &str) -> &str {
    closing.split('>').next().unwrap_or_default().trim()
}

/// What follows the end of a tag.
fn past(tag: &str) -> &str {
    tag.split_once('>').map_or("", |(_, after)| after)
}

/// The attributes of a tag, and what follows its end.
fn attributes(mut rest: &str) -> (Vec<(&str, &str)>, &str) {
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"")
        && !name.contains('>')
        && let Some((value, after)) = after.split_once('"')
    {
        found.push((name.trim(), value));
        rest = after;
    }
    (found, past(rest))
}

/// The value of an attribute, unescaped; empty where there is none.
pub(crate) fn value(attributes: &[(&str, &str)], name: &str) -> String {
    attributes.iter().find(|(key, _)| *key == name).map_or_else(String::new, |(_, value)| plain(value))
}

/// Text as people see it.
pub(crate) fn plain(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let text = signs.into_iter().fold(text.to_owned(), |text, (written, sign)| text.replace(written, sign));
    ["&#60;", "&#62;", "&#38;", "&amp;"]
        .into_iter()
        .zip(["<", ">", "&", "&"])
        .fold(text, |text, (written, sign)| text.replace(written, sign))
}

/// A link: where it goes, and the words one follows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// Where it goes.
    pub href: String,
    /// The words.
    pub words: String,
}

/// The links of a letter, in order.
pub(crate) fn anchors(html: &str) -> Vec<Anchor> {
    let (mut anchors, mut open) = (Vec::new(), None::<Anchor>);
    for piece in pieces(html) {
        match piece {
            Piece::Open { name: "a", attributes } => {
                anchors.extend(open.replace(Anchor { href: value(&attributes, "href"), words: String::new() }));
            }
            Piece::Close("a") => anchors.extend(open.take()),
            Piece::Text(text) => {
                if let Some(anchor) = &mut open {
                    anchor.words += &plain(text);
                }
            }
            Piece::Open { .. } | Piece::Close(_) => {}
        }
    }
    anchors.extend(open);
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_texts_and_links_come_out_as_they_were_written() {
        let html =
            "<!DOCTYPE html><!-- <a href=\"x\"> --><style>a > b { }</style><p class=\"x\">Een &amp; <br>twee</p>";
        let open = |name, attributes| Piece::Open { name, attributes };
        assert_eq!(
            pieces(html),
            [
                open("style", vec![]),
                Piece::Close("style"),
                open("p", vec![("class", "x")]),
                Piece::Text("Een &amp; "),
                open("br", vec![]),
                Piece::Text("twee"),
                Piece::Close("p"),
            ]
        );
        let links =
            anchors("<a rel=\"noopener\" href=\"https://a.nl/?x=1&amp;y=2\">Kijk <b>hier</b></a><a href=\"/b\">");
        let link = |href: &str, words: &str| Anchor { href: href.to_owned(), words: words.to_owned() };
        assert_eq!(links, [link("https://a.nl/?x=1&y=2", "Kijk hier"), link("/b", "")]);
    }

    #[test]
    fn signs_are_unescaped_once() {
        assert_eq!(plain("&lt;&amp;lt;&gt; &quot;&#39;"), "<&lt;> \"'");
    }

    #[test]
    fn what_ends_too_early_ends_nothing_else() {
        for html in ["<", "<a", "<a href=\"", "</", "<!--", "<!-- <a", "<style>a", "<p x=\"1\"", "a<b"] {
            pieces(html);
            anchors(html);
        }
    }
}
